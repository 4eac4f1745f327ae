"""Files that somebody hands in, and where in a data folder each belongs."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath

import polars as pl

from lib.contract.codes import Code
from lib.contract.finding import Finding, Severity
from lib.contract.tables import BOUNDARY_FOLDER, TABLES, VALUES_FOLDER
from lib.load.folder import Role, role_of

_SHAPES = frozenset((".geojson", ".gpkg", ".kml", ".kmz", ".zip", ".shp", ".geoparquet"))
"""Endings that only boundaries have."""

_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"|?*]')
"""Signs that some system does not allow in a name."""


@dataclass(frozen=True, slots=True)
class Handed:
    """One file as it was handed in."""

    name: str
    """Its name; below a handed-in folder its path there, with forward slashes."""
    content: bytes


class Kind(StrEnum):
    """What a handed-in file holds."""

    TABLE = "tabel"
    VALUES = "nilai"
    BOUNDARY = "batas"


@dataclass(frozen=True, slots=True)
class Placed:
    """A handed-in file and where it belongs."""

    handed: Handed
    kind: Kind
    file: str
    """Where it would lie in the data folder if it were simply put there."""


def collect(paths: Iterable[Path]) -> list[Handed]:
    """Read files and folders from the disk.

    Raises:
        OSError: One of them is not there or cannot be read.
    """
    found = []
    for path in paths:
        if path.is_dir():
            found += [Handed(p.relative_to(path).as_posix(), p.read_bytes()) for p in _below(path)]
        else:
            found.append(Handed(path.name, path.read_bytes()))
    return found


def _below(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        yield from (Path(place, name) for name in sorted(names))


def place(handed: Sequence[Handed]) -> tuple[list[Placed], list[Finding]]:
    """Say where each file belongs.

    Returns:
        The files that can be taken in, and a finding for each of the others: notes and
        temporary files are passed over, files of an unknown kind are errors.
    """
    placed: dict[str, Placed] = {}
    findings: list[Finding] = []
    for one in handed:
        found = _placed(one)
        if isinstance(found, Finding):
            findings.append(found)
        elif found.file in placed:
            params = {"other": placed[found.file].handed.name}
            findings.append(Finding(Severity.ERROR, Code.TABLE_TWICE, one.name, params=params))
        else:
            placed[found.file] = found
    return list(placed.values()), findings


def _placed(handed: Handed) -> Placed | Finding:
    file = _file(handed)
    role, _ = role_of(file)
    kinds = {Role.TABLE: Kind.TABLE, Role.VALUES: Kind.VALUES, Role.BOUNDARY: Kind.BOUNDARY}
    if role in kinds:
        return Placed(handed, kinds[role], file)
    if role is Role.UNKNOWN:
        allowed = {"allowed": ", ".join(TABLES)}
        return Finding(Severity.ERROR, Code.FILE_UNKNOWN, handed.name, params=allowed)
    return Finding(Severity.INFO, Code.FILE_IGNORED, handed.name)


def _file(handed: Handed) -> str:
    """Return where a file would be put: a path that says so itself is kept."""
    path = harmless(handed.name)
    if len(path.parts) > 1 and path.parts[0].casefold() in (VALUES_FOLDER, BOUNDARY_FOLDER):
        return path.as_posix()
    if path.stem.casefold() in TABLES:
        return path.name
    if path.suffix.casefold() in _SHAPES or _is_geoparquet(handed):
        return f"{BOUNDARY_FOLDER}/{path.name}"
    return f"{VALUES_FOLDER}/{path.name}"


def harmless(name: str) -> PurePosixPath:
    """Return a path that leads nowhere else, in signs that every system allows."""
    parts = [_FORBIDDEN.sub("_", p) for p in name.replace("\\", "/").split("/")]
    named = [p for p in parts if p.strip(". ")]
    return PurePosixPath(*named) if named == parts else PurePosixPath(*named[-1:] or ["_"])


def _is_geoparquet(handed: Handed) -> bool:
    if not handed.content.startswith(b"PAR1"):
        return False
    try:
        return "geo" in pl.read_parquet_metadata(io.BytesIO(handed.content))
    except pl.exceptions.PolarsError:
        return False
