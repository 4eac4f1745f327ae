"""A new data folder for a city: every table with its headers, notes, and nothing invented."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from lib.contract.tables import OBSERVATION, TABLES
from lib.contract.vocabulary import AreaKind
from lib.errors import FolderTaken, NoRoom

UNKNOWN_CODE = "00.00"
"""Stands for the city's code until somebody enters it."""
_BEGINNINGS = Path(__file__).with_name("awal")
"""Files that every city begins with: usual dimensions, notes."""


@dataclass(frozen=True, slots=True)
class NewCity:
    """What is known of a city that begins."""

    name: str
    code: str = UNKNOWN_CODE
    """Of Kemendagri, dotted."""
    latitude: float | None = None
    """Of its middle, degrees north."""
    longitude: float | None = None
    """Degrees east."""
    area: float | None = None
    """km2."""


def found_city(folder: Path, city: NewCity) -> list[str]:
    """Write a data folder that is valid and holds no figure.

    Args:
        folder: Where to; it is made, and must be empty if it is there.
        city: What is known of the city.

    Returns:
        Names of the files, sorted.

    Raises:
        FolderTaken: The folder holds something, or is a file.
        NoRoom: It cannot be written; nothing is left behind.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderTaken(folder=str(folder))
    files = _files(city)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as fault:
        raise NoRoom(reason=fault.strerror or str(fault)) from fault
    try:
        for name, content in files.items():
            (beside / name).parent.mkdir(exist_ok=True)
            (beside / name).write_bytes(content)
        beside.chmod(0o755)
        if folder.exists():
            folder.rmdir()
        beside.rename(folder)
    except OSError as fault:
        shutil.rmtree(beside, ignore_errors=True)
        raise NoRoom(reason=fault.strerror or str(fault)) from fault
    return sorted(files)


def _files(city: NewCity) -> dict[str, bytes]:
    found = {f"{t.name}.csv": f"{','.join(t.columns)}\n".encode() for t in TABLES.values()}
    words = {"{kota}": city.name, "{kode}": city.code, "{kolom}": ",".join(OBSERVATION.columns)}
    for path in sorted(p for p in _BEGINNINGS.rglob("*") if p.is_file()):
        text = path.read_text(encoding="utf-8")
        for word, meaning in words.items():
            text = text.replace(word, meaning)
        found[path.relative_to(_BEGINNINGS).as_posix()] = text.encode()
    return found | {"wilayah.csv": _areas(city)}


def _areas(city: NewCity) -> bytes:
    columns = TABLES["wilayah"].columns
    known = {
        "kode": city.code,
        "nama": city.name,
        "jenis": AreaKind.CITY.value,
        "lintang": city.latitude,
        "bujur": city.longitude,
        "luas_km2": city.area,
    }
    return pl.DataFrame({c: [known.get(c)] for c in columns}).write_csv().encode()
