"""Puts files into a data folder all at once, whatever happens meanwhile.

1. Old and new bytes are kept in the history, and the new ones laid ready beside it.
2. The journal is put in place: that one step is the publication. Readers look at it.
3. Files laid ready are moved to their places; that needs no room on the disk.
4. The journal becomes the entry of the history.

A process that dies before step 2 leaves the old state, one that dies later the new state;
whoever comes next carries out what is left.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lib.errors import Busy, Changed, NoRoom
from lib.load.folder import scan
from lib.load.pending import HISTORY_FOLDER, JOURNAL
from lib.store.durable import move, put_whole, sync_folder, write_synced
from lib.store.ledger import (
    Deed,
    FileChange,
    Ledger,
    LedgerEntry,
    from_json,
    hash_of,
    inventory,
    to_json,
)
from lib.store.lock import locked

_READY = "siap"
"""Folder of the files laid ready."""
_LOCK = "kunci"


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be put into a folder, and what is said about it."""

    who: str
    why: str
    when: str
    """ISO time with offset."""
    files: Mapping[str, bytes | None]
    """New bytes by file, ``None`` for a file that goes."""
    deed: Deed = Deed.PUBLISHED
    counts: Mapping[str, int] | None = None
    sources: Mapping[str, bytes] | None = None
    """The files as they were handed in, by name."""
    target: int | None = None


def lock_of(folder: Path) -> Path:
    """Return the file that publishers of a folder lock."""
    return folder / HISTORY_FOLDER / _LOCK


def commit(folder: Path, draft: Draft, expected: Mapping[str, str] | None = None) -> LedgerEntry:
    """Put files into a folder, with an entry in its history.

    The caller holds the lock of the folder and has called ``finish``.

    Args:
        folder: Data folder.
        draft: What to put there.
        expected: What ``inventory`` gave when the draft was made.

    Returns:
        The entry; files whose places could not be written yet follow with ``finish``.

    Raises:
        Changed: The folder holds something else than expected; nothing was done.
        NoRoom: The disk is full or cannot be written; the folder is as it was.
    """
    ledger = Ledger(folder)
    try:
        before = _kept(ledger, expected)
        _note_changes_by_hand(ledger, draft.when, before)
        entry = _entry(ledger, draft, before)
        _lay_ready(ledger, entry, draft.files)
        put_whole(ledger.place / JOURNAL, to_json(entry))
    except OSError as fault:
        if not (ledger.place / JOURNAL).exists():
            _clear(ledger)
            raise NoRoom(reason=fault.strerror or str(fault)) from fault
    finish(folder)
    return entry


def _kept(ledger: Ledger, expected: Mapping[str, str] | None) -> dict[str, str]:
    """Keep the bytes of every file, and return their hashes by file."""
    _clear(ledger)
    before = inventory(ledger.folder)
    if expected is not None and before != expected:
        odd = {f for f, _ in before.items() ^ expected.items()}
        raise Changed(file=min(odd))
    paths = {e.file: e.path for e in scan(ledger.folder)}
    for file, digest in before.items():
        if not ledger.has(digest) and ledger.keep(paths[file].read_bytes()) != digest:
            raise Changed(file=file)
    return before


def _note_changes_by_hand(ledger: Ledger, when: str, before: Mapping[str, str]) -> None:
    """Enter what was done to the folder without us since the last entry."""
    entries = ledger.entries()
    known = entries[-1].files if entries else {}
    if entries and known == before:
        return
    deed = Deed.BY_HAND if entries else Deed.FOUND
    changes = _changes(known, before) if entries else ()
    ledger.add(LedgerEntry(ledger.next_number(), when, "", "", deed, changes, before))


def _changes(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[FileChange, ...]:
    files = sorted({f for f, _ in before.items() ^ after.items()})
    return tuple(FileChange(f, before.get(f), after.get(f)) for f in files)


def _entry(ledger: Ledger, draft: Draft, before: Mapping[str, str]) -> LedgerEntry:
    """Keep the new bytes and return the entry that speaks of them."""
    kept = {f: None if c is None else ledger.keep(c) for f, c in draft.files.items()}
    changed = {**before, **{f: h for f, h in kept.items() if h is not None}}
    after = {f: h for f, h in changed.items() if kept.get(f, h) is not None}
    return LedgerEntry(
        number=ledger.next_number(),
        when=draft.when,
        who=draft.who,
        why=draft.why,
        deed=draft.deed,
        changes=_changes(before, after),
        files=after,
        counts=dict(draft.counts or {}),
        sources={name: ledger.keep(c) for name, c in (draft.sources or {}).items()},
        target=draft.target,
    )


def _lay_ready(ledger: Ledger, entry: LedgerEntry, files: Mapping[str, bytes | None]) -> None:
    for place, change in enumerate(entry.changes):
        target, content = ledger.folder / change.file, files[change.file]
        if content is None:
            continue
        ready = _ready(ledger, place)
        write_synced(ready, content)
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            shutil.copymode(target, ready)
    if (ledger.place / _READY).is_dir():
        sync_folder(ledger.place / _READY)


def _ready(ledger: Ledger, place: int) -> Path:
    return ledger.place / _READY / f"{place:06d}"


def finish(folder: Path) -> bool:
    """Carry out what a publication wrote down and did not finish.

    The caller holds the lock of the folder.

    Returns:
        Whether nothing is left to do; if not, a file could not be replaced now (perhaps a
        program holds it open), and readers take its new bytes from the history.
    """
    ledger = Ledger(folder)
    journal = ledger.place / JOURNAL
    if not journal.exists():
        return True
    try:
        entry = from_json(journal.read_bytes())
    except (ValueError, KeyError, TypeError):
        journal.replace(journal.with_suffix(".rusak"))
        return True
    try:
        for place, change in enumerate(entry.changes):
            _settle(ledger, place, change)
        for parent in {(folder / c.file).parent for c in entry.changes}:
            if parent.is_dir():
                sync_folder(parent)
        ledger.path(entry.number).parent.mkdir(parents=True, exist_ok=True)
        move(journal, ledger.path(entry.number))
    except OSError:
        return False
    _clear(ledger)
    return True


def _settle(ledger: Ledger, place: int, change: FileChange) -> None:
    """Put one file in its place, unless that has been done."""
    target, ready = ledger.folder / change.file, _ready(ledger, place)
    if change.after is None:
        _set_aside(ledger, target, change)
        target.unlink(missing_ok=True)
    elif ready.exists():
        _set_aside(ledger, target, change)
        target.parent.mkdir(parents=True, exist_ok=True)
        ready.replace(target)


def _set_aside(ledger: Ledger, target: Path, change: FileChange) -> None:
    """Keep what somebody wrote in the place of a file since the publication began."""
    if not target.is_file():
        return
    content = target.read_bytes()
    if hash_of(content) not in (change.before, change.after):
        ledger.keep(content)


def _clear(ledger: Ledger) -> None:
    """Remove what was laid ready and is of no use any more."""
    if not (ledger.place / JOURNAL).exists():
        shutil.rmtree(ledger.place / _READY, ignore_errors=True)


def finish_quietly(folder: Path) -> None:
    """Carry out what is left of a publication if nobody else is at it and we may write."""
    if not (folder / HISTORY_FOLDER / JOURNAL).exists():
        return
    try:
        with locked(lock_of(folder), "finish", 0):
            finish(folder)
    except (Busy, OSError):
        return
