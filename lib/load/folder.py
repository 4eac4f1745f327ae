"""What lies in a data folder: each file and the part it plays."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath

from lib.contract.tables import BOUNDARY_FOLDER, EVIDENCE_FOLDER, TABLES, VALUES_FOLDER
from lib.load.pending import overlaid

READABLE = frozenset(
    (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".parquet")
)
"""Endings that a table may have."""
_NOTES = frozenset((".md", ".rst", ".html", ".json"))
_TEMPORARY = (".tmp", ".temp", ".bak", ".part", ".crdownload", ".swp", ".lock", "~")
_SYSTEM = frozenset(("thumbs.db", "desktop.ini", "icon\r"))


class Role(StrEnum):
    """Part that a file plays."""

    TABLE = "tabel"
    VALUES = "nilai"
    BOUNDARY = "batas"
    IGNORED = "dilewati"
    """Lock, hidden and temporary files."""
    EVIDENCE = "bukti"
    """Supporting evidence: listed, never read."""
    NOTE = "catatan"
    """Read-me files: neither read nor reported."""
    UNKNOWN = "tidak_dikenal"


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the folder as the directory describes it."""

    path: Path
    file: str
    """Relative to the folder, with forward slashes."""
    role: Role
    table: str | None
    """Name of the contract table it holds, if its role is ``TABLE``."""
    size: int
    modified_ns: int


def scan(folder: Path) -> list[Entry]:
    """List every file below a folder, sorted by relative name.

    A folder that is not there or cannot be listed has no files. While a publication is under
    way, the files are those that it leaves behind.
    """
    places = {path.relative_to(folder).as_posix(): path for path in _files(folder)}
    found = [_entry(file, path) for file, path in overlaid(folder, places).items()]
    return sorted((e for e in found if e is not None), key=lambda e: e.file)


def _files(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in names:
            yield Path(place, name)


def _entry(file: str, path: Path) -> Entry | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    role, table = role_of(file)
    return Entry(path, file, role, table, stat.st_size, stat.st_mtime_ns)


def role_of(file: str) -> tuple[Role, str | None]:
    """Return the part that a file plays by its relative name, and the table it would hold."""
    parts = file.split("/")
    name = parts[-1].casefold()
    base, ending = PurePath(name).stem, PurePath(name).suffix
    if name.startswith((".", "~$")) or name.endswith(_TEMPORARY) or name in _SYSTEM:
        return Role.IGNORED, None
    if parts[0].casefold() == BOUNDARY_FOLDER and len(parts) > 1:
        return Role.BOUNDARY, None
    if EVIDENCE_FOLDER in (part.casefold() for part in parts[:-1]):
        return Role.EVIDENCE, None
    if ending in _NOTES or base in ("readme", "baca", "license", "lisensi"):
        return Role.NOTE, None
    if ending not in READABLE:
        return Role.UNKNOWN, None
    if parts[0].casefold() == VALUES_FOLDER and len(parts) > 1:
        return (Role.TABLE, base) if base in TABLES else (Role.VALUES, None)
    return (Role.TABLE, base) if base in TABLES and len(parts) == 1 else (Role.UNKNOWN, None)
