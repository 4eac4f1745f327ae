"""Bytes and hashes of the files of a folder, each read once."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path

from lib.load.folder import Entry, Role

_SETTLED_NS = 2_000_000_000
"""Age from which an unchanged time stamp proves an unchanged file."""
_HELD = 512_000_000
"""Most bytes kept between hashing and parsing."""
_GONE = "-"

Stamp = tuple[int, int]
"""Size and time of last change of a file."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The files of a folder at one moment."""

    fingerprint: str
    digests: Mapping[str, str]
    held: dict[str, bytes] = field(repr=False)
    """Bytes that hashing had to read anyway, by file, until they are asked for."""

    def digest(self, entry: Entry) -> str:
        """Return the hash of a file."""
        return self.digests[entry.file]

    def content(self, entry: Entry) -> bytes | None:
        """Return the bytes of a file, once; ``None`` if it cannot be opened."""
        content = self.held.pop(entry.file, None)
        return content if content is not None else _bytes(entry.path)


class Intake:
    """Hashes files and remembers the hash as long as size and time stamp stay."""

    def __init__(self, known: Mapping[str, tuple[Stamp, str]] | None = None) -> None:
        """Start with what was known before: stamp and hash by file."""
        self.known: dict[str, tuple[Stamp, str]] = dict(known or {})

    def take(self, entries: Sequence[Entry], pool: Executor | None = None) -> Taken:
        """Hash every file that counts.

        Args:
            entries: Files of the folder.
            pool: Reads several at a time.
        """
        counted = [e for e in entries if e.role not in (Role.IGNORED, Role.NOTE)]
        fresh = [e for e in counted if self.known.get(e.file, (None, ""))[0] != _stamp(e)]
        run = pool.map if pool is not None else map
        now = time.time_ns()
        held: dict[str, bytes] = {}
        digests = {e.file: self.known[e.file][1] for e in counted if e.file in self.known}
        size = 0
        for entry, (digest, content) in zip(
            fresh, run(_hashed, [e.path for e in fresh]), strict=True
        ):
            digests[entry.file] = digest
            size += len(content)
            if size <= _HELD and digest != _GONE:
                held[entry.file] = content
        self.known = {
            e.file: (_stamp(e), digests[e.file])
            for e in counted
            if now - e.modified_ns > _SETTLED_NS
        }
        return Taken(_joined((e.file, digests[e.file]) for e in counted), digests, held)


def _stamp(entry: Entry) -> Stamp:
    return entry.size, entry.modified_ns


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _hashed(path: Path) -> tuple[str, bytes]:
    content = _bytes(path)
    if content is None:
        return _GONE, b""
    return hashlib.sha256(content, usedforsecurity=False).hexdigest(), content


def _joined(digests: Iterable[tuple[str, str]]) -> str:
    total = hashlib.sha256(usedforsecurity=False)
    for file, digest in digests:
        total.update(f"{file}\0{digest}\n".encode())
    return total.hexdigest()[:32]
