"""What lies in a data folder: each file and the part it plays."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path, PurePath

from lib.contract.codes import Code
from lib.contract.tables import BOUNDARY_FOLDER, EVIDENCE_FOLDER, TABLES, VALUES_FOLDER
from lib.load.pending import overlaid

READABLE = frozenset(
    (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".parquet")
)
"""Endings that a table may have."""
_NOTES = frozenset((".md", ".rst", ".html", ".json", ".pptx"))
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
    BROKEN = "rusak"
    """Files that cannot be opened at all, whatever their name promises."""


MAX_BYTES = 2_000_000_000
"""Largest file that is read."""
_COPY = re.compile(
    r"(?:(?:copy|salinan|kopi)(?: of| dari)? (?P<after>.+)"
    r"|(?P<before>.+?)[ _]?(?:- ?)?(?:copy|salinan|kopi)(?: ?\(\d+\))?"
    r"|(?P<numbered>.+?) ?\(\d{1,2}\))"
)
"""Names that Windows, browsers and people give to copies."""


UNREAD = frozenset((Role.IGNORED, Role.NOTE, Role.EVIDENCE, Role.UNKNOWN, Role.BROKEN))
"""Parts of files that nobody opens."""


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
    fault: Code | None = None
    """Why it cannot be opened, if its role is ``BROKEN``."""
    copy_of: str | None = None
    """File beside it that it is a copy of by its name."""


def scan(folder: Path) -> list[Entry]:
    """List every file below a folder, sorted by relative name.

    A folder that is not there or cannot be listed has no files. While a publication is under
    way, the files are those that it leaves behind.
    """
    shut: list[Path] = []
    places = {path.relative_to(folder).as_posix(): path for path in _files(folder, shut)}
    found = [_entry(file, path) for file, path in overlaid(folder, places).items()]
    found += [_shut(path, folder) for path in shut]
    return _paired(sorted((e for e in found if e is not None), key=lambda e: e.file))


def _files(folder: Path, shut: list[Path]) -> Iterator[Path]:
    """Yield the files of a folder; folders in it that are not looked into go to ``shut``."""

    def refused(fault: OSError) -> None:
        if Path(fault.filename) != folder:
            shut.append(Path(fault.filename))

    for place, folders, names in os.walk(folder, onerror=refused):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        shut += [path for f in folders if (path := Path(place, f)).is_symlink()]
        for name in names:
            yield Path(place, name)


def unseen(entries: Iterable[Entry], files: Iterable[str]) -> set[str]:
    """Return those of the files that lie in a folder that is not looked into now."""
    shut = tuple(f"{e.file}/" for e in entries if e.fault is Code.FOLDER_UNREAD)
    return {file for file in files if file.startswith(shut)} if shut else set()


def _shut(path: Path, folder: Path) -> Entry:
    name = path.relative_to(folder).as_posix()
    readable = os.fsencode(name).decode("utf-8", "backslashreplace")
    return Entry(path, readable, Role.BROKEN, None, 0, 0, Code.FOLDER_UNREAD)


def _entry(file: str, path: Path) -> Entry | None:
    readable = os.fsencode(file).decode("utf-8", "backslashreplace")
    try:
        found = path.stat()
    except OSError:
        if not path.is_symlink():
            return None
        return Entry(path, readable, Role.BROKEN, None, 0, 0, Code.FILE_UNREADABLE)
    role, table = role_of(readable)
    fault = None
    if readable != file:
        fault = Code.FILE_NAME
    elif not stat.S_ISREG(found.st_mode):
        fault = Code.FILE_UNREADABLE
    elif found.st_size > MAX_BYTES and role not in UNREAD:
        fault = Code.FILE_TOO_LARGE
    if fault is not None and role is not Role.IGNORED:
        role, table = Role.BROKEN, None
    return Entry(path, readable, role, table, found.st_size, found.st_mtime_ns, fault)


def _paired(entries: Iterable[Entry]) -> list[Entry]:
    """Put its original beside each file that is a copy by its name."""
    entries = list(entries)
    stems: dict[tuple[str, str], str] = {}
    for entry in entries:
        if entry.role in (Role.TABLE, Role.VALUES):
            stems.setdefault(_stem(entry.file), entry.file)
    return [replace(e, copy_of=o) if (o := _original(e, stems)) else e for e in entries]


def _stem(file: str) -> tuple[str, str]:
    path = PurePath(file)
    return path.parent.as_posix(), path.stem.casefold()


def _original(entry: Entry, stems: Mapping[tuple[str, str], str]) -> str | None:
    if entry.role not in (Role.VALUES, Role.UNKNOWN):
        return None
    place, stem = _stem(entry.file)
    match = _COPY.fullmatch(stem)
    name = next((g for g in match.groups() if g), "") if match else ""
    return stems.get((place, name.strip()))


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
