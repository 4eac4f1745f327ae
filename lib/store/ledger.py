"""The history of a data folder: what was put into it, by whom, when and why.

Below ``.riwayat`` lie numbered entries, and every version of every file that an entry speaks
of, named by its hash. Nothing there is ever changed or deleted.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path

from lib.errors import UnknownEntry
from lib.load.folder import Role, scan
from lib.load.pending import ENTRIES, HISTORY_FOLDER, content_path
from lib.store.durable import put_whole


class Deed(StrEnum):
    """What an entry stands for."""

    FOUND = "awal"
    """The folder as it was when its history began."""
    BY_HAND = "langsung"
    """Files were changed in the folder itself, without publishing."""
    PUBLISHED = "publikasi"
    RETURNED = "pengembalian"
    WITHDRAWN = "penarikan"
    DECIDED = "keputusan"
    """A decision of a meeting was written down or marked as done."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file of an entry; hashes of its bytes, ``None`` where there was or is no file."""

    file: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One entry of the history."""

    number: int
    """From 1."""
    when: str
    """ISO time with offset."""
    who: str
    """Name as it was given; blank if nobody gave one."""
    why: str
    deed: Deed
    changes: tuple[FileChange, ...]
    files: Mapping[str, str]
    """Hash of every file of the folder once the entry is carried out."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """How many values are ``new``, ``changed``, ``removed``, ``suspicious``."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """Hash of each file as it was handed in, by its name."""
    target: int | None = None
    """Entry whose state was returned to."""


def to_json(entry: LedgerEntry) -> bytes:
    """Return an entry as it is kept."""
    return json.dumps(asdict(entry), indent=1).encode()


def from_json(content: bytes) -> LedgerEntry:
    """Return a kept entry.

    Raises:
        ValueError: It is none.
        KeyError: A field is missing.
        TypeError: It has other fields.
    """
    raw = json.loads(content)
    changes = tuple(FileChange(**c) for c in raw["changes"])
    return LedgerEntry(**{**raw, "changes": changes, "deed": Deed(raw["deed"])})


class Ledger:
    """The history of one folder."""

    def __init__(self, folder: Path) -> None:
        """Name the folder; nothing is read or written."""
        self.folder = folder
        self.place = folder / HISTORY_FOLDER

    def entries(self) -> list[LedgerEntry]:
        """Return every entry that can be read, oldest first."""
        found = []
        for path in sorted((self.place / ENTRIES).glob("*.json")):
            try:
                found.append(from_json(path.read_bytes()))
            except (OSError, ValueError, KeyError, TypeError):
                continue
        return found

    def entry(self, number: int) -> LedgerEntry:
        """Return an entry.

        Raises:
            UnknownEntry: There is none with this number.
        """
        found = next((e for e in self.entries() if e.number == number), None)
        if found is None:
            raise UnknownEntry(entry=number)
        return found

    def path(self, number: int) -> Path:
        """Return where an entry is kept."""
        return self.place / ENTRIES / f"{number:06d}.json"

    def next_number(self) -> int:
        """Return the number of the entry to come."""
        last = max((p.stem for p in (self.place / ENTRIES).glob("*.json")), default="0")
        return int(last) + 1

    def add(self, entry: LedgerEntry) -> None:
        """Add an entry whose files lie in their places already."""
        put_whole(self.path(entry.number), to_json(entry))

    def keep(self, content: bytes) -> str:
        """Keep bytes and return their hash; bytes that are kept already are not written."""
        digest = hash_of(content)
        path = content_path(self.folder, digest)
        if not path.exists():
            put_whole(path, content)
        return digest

    def has(self, digest: str) -> bool:
        """Tell whether bytes with this hash are kept."""
        return content_path(self.folder, digest).exists()

    def content(self, digest: str) -> bytes:
        """Return kept bytes.

        Raises:
            OSError: They are not there.
        """
        return content_path(self.folder, digest).read_bytes()


def hash_of(content: bytes) -> str:
    """Return the hash by which bytes are kept."""
    return hashlib.sha256(content).hexdigest()


def inventory(folder: Path) -> dict[str, str]:
    """Return the hash of every file of a folder that is not hidden, temporary, locked or evidence.

    A file that cannot be opened is left out.
    """
    found: dict[str, str] = {}
    for entry in scan(folder):
        if entry.role not in (Role.IGNORED, Role.EVIDENCE, Role.BROKEN):
            try:
                found[entry.file] = hash_of(entry.path.read_bytes())
            except OSError:
                continue
    return found
