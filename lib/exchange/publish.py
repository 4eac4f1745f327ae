"""Publishing handed-in files, and going back to an earlier state; one publisher at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lib.errors import Changed, Damaged, NoRoom, Unfinished, UnknownEntry
from lib.exchange.difference import Difference, difference
from lib.exchange.handed import Handed
from lib.exchange.plan import Mode
from lib.exchange.proposal import Proposal, propose
from lib.exchange.trial import trial
from lib.store.build import load_folder
from lib.store.commit import Draft, commit, finish, lock_of
from lib.store.ledger import Deed, Ledger, LedgerEntry, inventory
from lib.store.lock import locked

WAIT = 30.0
"""Seconds that a second publisher waits for the first."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who publishes, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Place:
    """The folder that is published into."""

    folder: Path
    today: dt.date
    """Day after which no period can have begun."""
    cache_dir: Path | None = None
    wait: float = WAIT
    """Seconds to wait for another publisher."""


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing came to."""

    proposal: Proposal
    entry: LedgerEntry | None
    """``None`` if the files were refused or change nothing."""


@dataclass(frozen=True, slots=True)
class Returned:
    """What going back came to."""

    entry: LedgerEntry | None
    """``None`` if the folder is in that state already."""
    difference: Difference


def now() -> dt.datetime:
    """Return the time of the clock on the wall, with its offset."""
    return dt.datetime.now().astimezone()


def publish(
    place: Place,
    handed: Sequence[Handed],
    author: Author,
    *,
    mode: Mode = Mode.NAMED,
    seen: Mapping[str, str] | None = None,
    clock: Callable[[], dt.datetime] = now,
) -> Published:
    """Take files into a folder unless they hold errors.

    Args:
        place: The folder.
        handed: The files.
        author: Who publishes, and why.
        mode: What happens to the rest of an earlier file of the same name.
        seen: What ``inventory`` gave before the comparison that the author has looked at.
        clock: Gives the time of the entry.

    Raises:
        Busy: Somebody else is publishing and did not come to an end in time.
        Changed: The folder changed meanwhile by another hand, or since it was looked at.
        NoRoom: The disk is full or cannot be written.
        Unfinished: The last publication waits for a file that is in use.
    """
    with alone(place, author):
        expected = inventory(place.folder)
        if seen is not None and seen != expected:
            raise Changed(file=min(file for file, _ in seen.items() ^ expected.items()))
        proposal = propose(place.folder, handed, place.today, place.cache_dir, mode)
        if proposal.refused or not proposal.files:
            return Published(proposal, None)
        draft = Draft(
            who=author.name,
            why=author.reason,
            when=clock().isoformat(timespec="seconds"),
            files=proposal.files,
            counts=proposal.counts,
            sources={h.name: h.content for h in handed},
        )
        return Published(proposal, commit(place.folder, draft, expected))


def roll_back(
    place: Place,
    number: int,
    author: Author,
    *,
    before: bool = False,
    clock: Callable[[], dt.datetime] = now,
) -> Returned:
    """Go back to the state that an entry of the history left.

    Args:
        place: The folder.
        number: The entry. The newest one, as long as its state is the present one, is undone.
        author: Who goes back, and why.
        before: Go back to the state before the entry instead.
        clock: Gives the time of the new entry.

    Raises:
        UnknownEntry: There is no such entry, or nothing before it.
        Damaged: The history lacks bytes of that state.
        Busy, Changed, NoRoom, Unfinished: As for ``publish``.
    """
    with alone(place, author):
        ledger, present = Ledger(place.folder), inventory(place.folder)
        state = _state(ledger, number, present, before)
        files = _files(ledger, present, state.files)
        differs = _difference(place, files)
        if not files:
            return Returned(None, differs)
        draft = Draft(
            who=author.name,
            why=author.reason,
            when=clock().isoformat(timespec="seconds"),
            files=files,
            deed=Deed.RETURNED,
            counts=differs.counts,
            target=state.number,
        )
        return Returned(commit(place.folder, draft, present), differs)


def returning(place: Place, number: int, *, before: bool = False) -> Difference:
    """Return what going back would change; writes nothing.

    Args:
        place: The folder.
        number: As for ``roll_back``.
        before: As for ``roll_back``.

    Raises:
        UnknownEntry: There is no such entry, or nothing before it.
        Damaged: The history lacks bytes of that state.
    """
    ledger, present = Ledger(place.folder), inventory(place.folder)
    state = _state(ledger, number, present, before)
    return _difference(place, _files(ledger, present, state.files))


@contextmanager
def alone(place: Place, author: Author) -> Iterator[None]:
    """Hold the lock of the folder, with nothing left to do from before."""
    try:
        with locked(lock_of(place.folder), author.name, place.wait):
            if not finish(place.folder):
                raise Unfinished
            yield
    except OSError as fault:
        raise NoRoom(reason=fault.strerror or str(fault)) from fault


def _state(ledger: Ledger, number: int, present: Mapping[str, str], before: bool) -> LedgerEntry:
    """Return the entry whose state is meant."""
    entries = ledger.entries()
    places = {e.number: i for i, e in enumerate(entries)}
    if number not in places:
        raise UnknownEntry(entry=number)
    at = places[number]
    undone = at == len(entries) - 1 and dict(entries[at].files) == present
    at -= int(before or undone)
    if at < 0:
        raise UnknownEntry(entry=number)
    return entries[at]


def _files(
    ledger: Ledger, present: Mapping[str, str], wanted: Mapping[str, str]
) -> dict[str, bytes | None]:
    """Return the bytes that make one state of a folder out of another."""
    files: dict[str, bytes | None] = {f: None for f in present if f not in wanted}
    for file, digest in wanted.items():
        if present.get(file) != digest:
            try:
                files[file] = ledger.content(digest)
            except OSError as fault:
                raise Damaged(file=file) from fault
    return files


def _difference(place: Place, files: Mapping[str, bytes | None]) -> Difference:
    standing = load_folder(place.folder, place.cache_dir, place.today)
    with trial(place.folder, files) as changed:
        return difference(standing, load_folder(changed, None, place.today))
