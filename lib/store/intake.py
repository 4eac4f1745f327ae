"""Bytes and hashes of the files of a folder, each read once."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from lib.load.folder import UNREAD, Entry, Role

_SETTLED_NS = 2_000_000_000
"""Age from which an unchanged time stamp proves an unchanged file."""
_HELD = 512_000_000
"""Most bytes kept between hashing and parsing."""
_GONE = "-"
_UNCOUNTED = (Role.IGNORED, Role.NOTE, Role.EVIDENCE)
_UNOPENED = "?"
"""Stands for the hash of a file that nobody opens: only its name counts."""
_TRIES, _PAUSE_S = 3, 0.1
"""How often a file that is being written is read anew, and how long its writer is left alone."""

Stamp = tuple[int, int]
"""Size and time of last change of a file."""


@dataclass(frozen=True, slots=True)
class Task:
    """A file that is being read and hashed."""

    content: Future[bytes | None] = field(default_factory=Future)
    """Its bytes, there before they are hashed; ``None`` where they are not held."""
    digest: Future[str] = field(default_factory=Future)


class Taken:
    """The files of a folder at one moment; asking for one waits until it is there."""

    def __init__(
        self,
        digests: Mapping[str, str],
        tasks: Mapping[str, Task],
        unsettled: Mapping[str, tuple[int, int]],
    ) -> None:
        """Take what is known already and what is being hashed, both by file."""
        self._known = digests
        self._tasks = dict(tasks)
        self.unsettled = unsettled
        """Bytes read, and bytes there after that, of files that grew or shrank meanwhile;
        complete once all are hashed."""

    @property
    def fresh(self) -> bool:
        """Whether any file is new or was changed."""
        return bool(self._tasks)

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """Hash of every file."""
        return dict(self._known) | {f: task.digest.result() for f, task in self._tasks.items()}

    @cached_property
    def fingerprint(self) -> str:
        """Hash of names and bytes of all files."""
        total = hashlib.sha256(usedforsecurity=False)
        for file, digest in sorted(self.digests.items()):
            total.update(f"{file}\0{digest}\n".encode())
        return total.hexdigest()[:32]

    def digest(self, entry: Entry) -> str:
        """Return the hash of a file."""
        task = self._tasks.get(entry.file)
        return task.digest.result() if task is not None else self._known[entry.file]

    def content(self, entry: Entry) -> bytes | None:
        """Return the bytes of a file; ``None`` if it cannot be opened. Held ones only once."""
        task = self._tasks.get(entry.file)
        content = task.content.result() if task is not None else None
        if task is None or content is None:
            return _bytes(entry.path)
        self._tasks[entry.file] = Task(_done(None), task.digest)
        return content


class Intake:
    """Hashes files and remembers the hash as long as size and time stamp stay."""

    def __init__(self, known: Mapping[str, tuple[Stamp, str]] | None = None) -> None:
        """Start with what was known before: stamp and hash by file."""
        self.known: dict[str, tuple[Stamp, str]] = dict(known or {})

    def take(self, entries: Sequence[Entry], pool: Executor | None = None) -> Taken:
        """Hash every file that counts.

        Args:
            entries: Files of the folder.
            pool: Reads several at a time, tables first, while the caller goes on.
        """
        known: dict[str, str] = {}
        tasks: dict[str, Task] = {}
        unsettled: dict[str, tuple[int, int]] = {}
        size = 0
        for entry in sorted(entries, key=lambda e: e.role is not Role.TABLE):
            if entry.role in _UNCOUNTED:
                continue
            if entry.role in UNREAD:
                known[entry.file] = _UNOPENED
                continue
            stamp, digest = self.known.get(entry.file, (None, ""))
            if stamp == _stamp(entry):
                known[entry.file] = digest
                continue
            size += entry.size
            task = tasks[entry.file] = Task()
            work = partial(_carry_out, task, entry, unsettled, hold=size <= _HELD)
            if pool is None:
                work()
            else:
                pool.submit(work)
        return Taken(known, tasks, unsettled)

    def remember(self, entries: Iterable[Entry], taken: Taken) -> None:
        """Keep the hashes of files that have lain still for a while."""
        now = time.time_ns()
        self.known = {
            e.file: (_stamp(e), taken.digests[e.file])
            for e in entries
            if e.role not in UNREAD
            and e.file in taken.digests
            and e.file not in taken.unsettled
            and now - e.modified_ns > _SETTLED_NS
        }


def _stamp(entry: Entry) -> Stamp:
    return entry.size, entry.modified_ns


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None


def _settled(entry: Entry, unsettled: dict[str, tuple[int, int]]) -> bytes | None:
    """Read a file, and again while somebody is writing it."""
    for last in range(_TRIES, 0, -1):
        content = _bytes(entry.path)
        size = _size(entry.path)
        if content is None or size is None or size == len(content):
            break
        if last == 1:
            unsettled[entry.file] = (len(content), size)
        else:
            time.sleep(_PAUSE_S)
    return content


def _carry_out(
    task: Task, entry: Entry, unsettled: dict[str, tuple[int, int]], *, hold: bool
) -> None:
    """Read a file, and hash it while others work with its bytes already."""
    try:
        content = _settled(entry, unsettled)
        task.content.set_result(content if hold else None)
        digest = _GONE if content is None else _hash(content)
        task.digest.set_result(digest)
    except BaseException as fault:  # nobody may wait for ever
        for future in (task.content, task.digest):
            if not future.done():
                future.set_exception(fault)
        raise


def _hash(content: bytes) -> str:
    return hashlib.sha256(content, usedforsecurity=False).hexdigest()


def _done(content: bytes | None) -> Future[bytes | None]:
    future: Future[bytes | None] = Future()
    future.set_result(content)
    return future
