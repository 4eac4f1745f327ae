"""Files that were good and are broken now: their last good state stands in for them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from lib.contract.codes import Code
from lib.contract.finding import Finding, Severity
from lib.contract.tables import TABLES
from lib.load.codebook import Codebook, build_codebook
from lib.load.folder import Entry, Role, role_of, unseen
from lib.load.observations import SKIPPED, read_observations
from lib.load.part import Reading
from lib.load.report import Report
from lib.load.source import read_source
from lib.load.tables import Tables, read_tables
from lib.store.disk import read_whole
from lib.store.good import Good, GoodStates
from lib.store.kept import Read

_ORDER = ("dimensi", "opd", "wilayah", "sumber", "indikator", "program")
"""Tables before those that refer to them."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a folder gives where broken files are stood in for."""

    read: Read
    book: Codebook
    stand_ins: Mapping[str, Good] = field(default_factory=dict)
    """Last good state in use, by file."""


class Mending:
    """Knows the last good states of a folder and uses them."""

    def __init__(self, states: GoodStates) -> None:
        """Use what is kept."""
        self._states = states

    def mend(self, entries: Sequence[Entry], read: Read, book: Codebook) -> Shown:
        """Put the last good state of each broken file in its place.

        A file is broken if it has at least as many errors as usable rows, and less than half
        as many usable rows as its last good state has.

        Args:
            entries: Files of the folder.
            read: What they gave.
            book: What they were read with.
        """
        known = self._states.known()
        entries = [*_openable(entries, known)]
        shown = Shown(read, book)
        broken = [e for e in entries if e.file in known and is_broken(e, read, known[e.file])]
        if broken:
            shown = self._tables(entries, broken, known, shown)
            shown = self._values(broken, known, shown)
        return shown

    def update(self, entries: Sequence[Entry], shown: Shown) -> None:
        """Keep the state of each file that is good now, and forget files that are gone."""
        known = self._states.known()
        fresh = {}
        for entry in entries:
            kept, errors = _counts(entry, shown.read)
            digest = shown.read.digests.get(entry.file, "")
            new = entry.file not in known or known[entry.file].digest != digest
            if new and entry.file not in shown.stand_ins and kept > errors:
                good = Good(digest, entry.modified_ns / 1e9, kept)
                fresh[entry.file] = (good, partial(read_whole, entry.path))
        there = {e.file for e in entries} | unseen(entries, known)
        gone = known.keys() - there if entries else set[str]()
        if fresh or gone:
            self._states.update(fresh, gone)

    def _tables(
        self,
        entries: Sequence[Entry],
        broken: Sequence[Entry],
        known: Mapping[str, Good],
        shown: Shown,
    ) -> Shown:
        """Try the last good state of each broken table, those that others refer to first.

        A table that lost its rows only because another one is broken is not stood in for.
        """
        files = [e for e in entries if e.role is Role.TABLE]
        raw, best, instead = shown.read.tables, shown.read.tables, dict[str, bytes]()
        for entry in sorted((e for e in broken if e.role is Role.TABLE), key=_rank):
            content = self._states.content(known[entry.file])
            if content is None or not is_broken(entry, shown.read, known[entry.file]):
                continue
            trial = {**instead, entry.file: content}
            found = read_tables([(e, trial.get(e.file) or _bytes(e)) for e in files])
            if found.rows[entry.file][1] > 2 * best.rows.get(entry.file, (0, 0))[1]:
                instead, best = trial, found
                shown = replace(shown, read=replace(shown.read, tables=found))
        if not instead:
            return shown
        book = build_codebook(best.frames)
        readings = {
            e.file: _reading(e.file, read_whole(e.path), book)
            for e in entries
            if e.file in shown.read.readings
        }
        read = replace(shown.read, tables=_told(raw, best, instead), readings=readings)
        return Shown(read, book, {file: known[file] for file in instead})

    def _values(self, broken: Sequence[Entry], known: Mapping[str, Good], shown: Shown) -> Shown:
        readings, stand_ins = dict(shown.read.readings), dict(shown.stand_ins)
        for entry in broken:
            content = self._states.content(known[entry.file])
            unread = Reading((), SKIPPED, 0, ()) if entry.fault else None
            now = readings.get(entry.file, unread)
            if now is None or content is None or entry.role is not Role.VALUES:
                continue
            before = _reading(entry.file, content, shown.book)
            if _height(before) > 2 * _height(now):
                readings[entry.file] = replace(now, parts=before.parts, layout=before.layout)
                stand_ins[entry.file] = known[entry.file]
        return Shown(replace(shown.read, readings=readings), shown.book, stand_ins)


def is_broken(entry: Entry, read: Read, good: Good) -> bool:
    """Tell whether a file is so bad that its last good state may stand in for it."""
    if entry.fault is not None:
        return True
    kept, errors = _counts(entry, read)
    if read.digests.get(entry.file) == good.digest or 2 * kept >= good.rows:
        return False
    essential = entry.table is not None and TABLES[entry.table].essential and not kept
    return essential or (errors > 0 and errors >= kept)


def _openable(entries: Sequence[Entry], known: Mapping[str, Good]) -> Iterator[Entry]:
    """Yield the entries; known files that cannot be opened at all play the part they had."""
    for entry in entries:
        role, table = role_of(entry.file)
        was = entry.fault is not None and entry.file in known
        yield replace(entry, role=role, table=table) if was else entry
    for file in sorted(unseen(entries, known)):
        role, table = role_of(file)
        yield Entry(Path(file), file, role, table, 0, 0, Code.FOLDER_UNREAD)


def _bytes(entry: Entry) -> bytes | None:
    return None if entry.fault is not None else read_whole(entry.path)


def _counts(entry: Entry, read: Read) -> tuple[int, int]:
    """Return how many rows of a file can be used, and how many errors it has."""
    reading = read.readings.get(entry.file)
    if reading is not None:
        return _height(reading), _errors(reading.findings, entry.file)
    if entry.role is Role.TABLE:
        kept = read.tables.rows.get(entry.file, (0, 0))[1]
        return kept, _errors(read.tables.findings, entry.file)
    return 0, 0


def _errors(findings: Iterable[Finding], file: str) -> int:
    return sum(f.count for f in findings if f.file == file and f.severity is Severity.ERROR)


def _height(reading: Reading) -> int:
    return sum(part.height for part in reading.parts)


def _rank(entry: Entry) -> tuple[int, str]:
    table = str(entry.table)
    return (_ORDER.index(table) if table in _ORDER else len(_ORDER)), entry.file


def _told(raw: Tables, best: Tables, instead: Collection[str]) -> Tables:
    """Return tables with what was found in the files as they are, not as they were."""
    own = [f for f in raw.findings if f.file in instead]
    others = [f for f in best.findings if f.file not in instead]
    rows = {
        f: (raw.rows.get(f, (0, 0))[0] if f in instead else n, k) for f, (n, k) in best.rows.items()
    }
    return replace(best, findings=(*own, *others), rows=rows)


def _reading(file: str, content: bytes | None, book: Codebook) -> Reading:
    report = Report(file)
    if content is None:
        report.error(Code.FILE_VANISHED)
        return Reading((), SKIPPED, 0, tuple(report.findings))
    return read_observations(read_source(content, file, report), file, book, report)
