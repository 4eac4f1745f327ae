"""A data folder to a snapshot."""

from __future__ import annotations

import datetime as dt
import os
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import polars as pl

from lib.contract.codes import Code
from lib.contract.finding import Finding, Severity
from lib.contract.tables import TABLES
from lib.load.assemble import Assembly, assemble
from lib.load.codebook import Codebook, build_codebook
from lib.load.folder import MAX_BYTES, READABLE, Entry, Role, scan
from lib.load.observations import SKIPPED, read_observations
from lib.load.part import Reading
from lib.load.report import Report
from lib.load.source import read_source, report_unopened
from lib.load.tables import Tables, read_tables
from lib.store.disk import digest
from lib.store.good import Good, GoodStates
from lib.store.intake import Intake, Taken
from lib.store.kept import Kept, Read
from lib.store.mending import Mending, Shown
from lib.store.precedence import GivenWay, give_way
from lib.store.snapshot import LoadedFile, Snapshot
from lib.store.steady import steady

_HASHERS = max(1, (os.cpu_count() or 1) - 1)
"""One core is left for the tables, which are read meanwhile."""
_WORKERS = min(12, 3 * (os.cpu_count() or 1))
"""More than cores: some wait for each other's turn while others parse."""


def fingerprint(folder: Path) -> str:
    """Return a hash of what a folder holds: names and bytes of every file that counts."""
    return Intake().take(scan(folder)).fingerprint


def load_folder(folder: Path, cache_dir: Path | None, today: dt.date) -> Snapshot:
    """Load a data folder.

    Args:
        folder: Data folder; one that is not there gives a snapshot without data.
        cache_dir: Where parsed data is kept between runs; ``None``: nowhere.
        today: Day after which no period can have begun.

    Returns:
        Everything that is fine in the folder, and a finding for everything that is not.
        Never raises because of what lies in the folder.
    """
    builder = Builder(folder, cache_dir)
    snapshot = builder.build(today)
    builder.finish()
    return snapshot


class Builder:
    """Builds snapshots of one folder and remembers what each file gave."""

    def __init__(
        self, folder: Path, cache_dir: Path | None = None, *, mending: bool = False
    ) -> None:
        """Prepare for a folder without touching it.

        Args:
            folder: Data folder.
            cache_dir: Where parsed data is kept between runs; ``None``: nowhere.
            mending: Whether the last good state of a file stands in for it while it is broken:
                for readers, never where data is checked or changed.
        """
        self.folder = folder
        keeps = mending and cache_dir is not None
        self._mending = Mending(GoodStates(cache_dir, folder)) if keeps and cache_dir else None
        self._kept = Kept(cache_dir) if cache_dir is not None else None
        self._intake = Intake(self._kept.stamps(folder) if self._kept else None)
        self._last: Read | None = None
        self._book: Codebook | None = None
        """What the last files were read with."""
        self._saving: threading.Thread | None = None

    def build(self, today: dt.date) -> Snapshot:
        """Build a snapshot of what the folder holds now.

        A file whose bytes have not changed since the last time is not read again. What is
        published meanwhile is in it whole or not at all.
        """
        return steady(self.folder, lambda: self._build(today))

    def _build(self, today: dt.date) -> Snapshot:
        entries = scan(self.folder)
        with ThreadPoolExecutor(_WORKERS) as pool, ThreadPoolExecutor(_HASHERS) as hashers:
            taken = self._intake.take(entries, hashers)
            # What was kept is seldom of use once a file is new: the tables are read while
            # the other files are still being hashed.
            early = self._tables(entries, taken) if taken.fresh else None
            self._intake.remember(entries, taken)
            read = self._kept.load(taken.fingerprint) if self._kept and not self._last else None
            if read is not None:
                book = build_codebook(read.tables.frames)
                self._save_stamps()
            else:
                read, book = self._read(entries, taken, pool, early)
                self._save(taken.fingerprint, read)
        self._last, self._book = read, book
        shown = self._mending.mend(entries, read, book) if self._mending else Shown(read, book)
        if self._mending:
            self._keep_good(self._mending, entries, shown)
        unsettled = {f: n for f, n in taken.unsettled.items() if f in read.digests}
        return until(_snapshot(taken.fingerprint, entries, shown, unsettled), today)

    def _keep_good(self, mending: Mending, entries: Sequence[Entry], shown: Shown) -> None:
        """Keep what is good now, beside the further work."""
        before = self._saving

        def work() -> None:
            if before is not None:
                before.join()
            mending.update(entries, shown)

        self._saving = threading.Thread(target=work, name="data-good")
        self._saving.start()

    def finish(self) -> None:
        """Wait until what is being kept on disk is written."""
        if self._saving is not None:
            self._saving.join()

    def _save_stamps(self) -> None:
        if self._kept is not None:
            self._kept.save_stamps(self.folder, self._intake.known)

    def _save(self, mark: str, read: Read) -> None:
        """Keep what was read, beside the further work."""
        kept, known = self._kept, dict(self._intake.known)
        if kept is None:
            return

        def work() -> None:
            kept.save(mark, read)
            kept.save_stamps(self.folder, known)

        self.finish()
        self._saving = threading.Thread(target=work, name="data-cache")
        self._saving.start()

    def _read(
        self,
        entries: Sequence[Entry],
        taken: Taken,
        pool: ThreadPoolExecutor,
        early: tuple[Tables, Codebook] | None,
    ) -> tuple[Read, Codebook]:
        """Read the tables, unless that is done, and the files of observations."""
        tables, book = early or self._tables(entries, taken)
        data = [e for e in entries if e.role is Role.VALUES]
        readings = pool.map(lambda e: self._reading(e, taken, book), data)
        found = {e.file: reading for e, reading in zip(data, readings, strict=True)}
        return Read(tables, found, dict(taken.digests)), book

    def _tables(self, entries: Sequence[Entry], taken: Taken) -> tuple[Tables, Codebook]:
        entries = [e for e in entries if e.role is Role.TABLE]
        last, book = self._last, self._book
        if last is not None and book is not None and self._unchanged(entries, taken, last):
            return last.tables, book
        tables = read_tables([(e, taken.content(e)) for e in entries])
        return tables, build_codebook(tables.frames)

    @staticmethod
    def _unchanged(entries: Sequence[Entry], taken: Taken, last: Read) -> bool:
        """Tell whether the reference tables are those that were read last."""
        return {e.file for e in entries} == last.tables.rows.keys() and all(
            last.digests.get(e.file) == taken.digest(e) for e in entries
        )

    def _reading(self, entry: Entry, taken: Taken, book: Codebook) -> Reading:
        last = self._last
        same = last is not None and last.digests.get(entry.file) == taken.digest(entry)
        if last is not None and same and self._book and book.digest == self._book.digest:
            return last.readings[entry.file]
        report = Report(entry.file)
        raw = taken.content(entry)
        if raw is None:
            report_unopened(entry.path, report)
            return Reading((), SKIPPED, 0, tuple(report.findings))
        grids = read_source(raw, entry.file, report)
        return read_observations(grids, entry.file, book, report)


def until(snapshot: Snapshot, today: dt.date) -> Snapshot:
    """Take out values whose period has not begun, with a finding for each."""
    late = snapshot.values["mulai"].max()
    if late is None or late <= today:  # type: ignore[operator]
        return snapshot
    bad = snapshot.values.filter(pl.col("mulai") > today)
    findings: list[Finding] = []
    for (file, sheet), part in bad.sort("berkas", "lembar", "baris").group_by(
        "berkas", "lembar", maintain_order=True
    ):
        report = Report(str(file), None if sheet is None else str(sheet))
        lines = part.select(row="baris", value="periode", allowed=pl.lit(today.isoformat()))
        report.rows(Severity.ERROR, Code.PERIOD_FUTURE, "periode", lines)
        findings += report.findings
    lost = dict(bad.group_by("berkas").len().iter_rows())
    return replace(
        snapshot,
        fingerprint=digest([snapshot.fingerprint.encode(), today.isoformat().encode()]),
        values=snapshot.values.filter(pl.col("mulai") <= today),
        findings=(*snapshot.findings, *findings),
        files=tuple(
            replace(f, rows_kept=f.rows_kept - lost.get(f.file, 0)) for f in snapshot.files
        ),
    )


def _snapshot(
    mark: str, entries: Sequence[Entry], shown: Shown, unsettled: Mapping[str, tuple[int, int]]
) -> Snapshot:
    read, stand_ins = shown.read, shown.stand_ins
    copies = {e.file: e.copy_of for e in entries if e.copy_of and e.role is Role.VALUES}
    readings: Mapping[str, Reading] = read.readings
    findings = [*_folder_findings(entries), *_unsettled(unsettled), *read.tables.findings]
    weak = {*copies, *stand_ins} & readings.keys()
    if weak:
        readings, given = give_way(readings, weak, shown.book)
        findings += [_copy(f, str(copies[f]), given[f]) for f in weak & copies.keys()]
    assembly = assemble([p for r in readings.values() for p in r.parts], shown.book)
    findings += [f for r in readings.values() for f in r.findings]
    files = tuple(_loaded(e, read, assembly, stand_ins.get(e.file)) for e in entries)
    findings += [_stand_in(file, good) for file, good in stand_ins.items()]
    findings += assembly.findings
    used = [f"{f}\0{g.digest}".encode() for f, g in sorted(stand_ins.items())]
    return Snapshot(
        fingerprint=digest([mark.encode(), *used]) if used else mark,
        tables=dict(read.tables.frames),
        values=assembly.values,
        withheld=assembly.withheld,
        findings=tuple(findings),
        files=files,
        places=read.tables.places,
    )


def _unsettled(changed: Mapping[str, tuple[int, int]]) -> list[Finding]:
    return [
        Finding(
            *(Severity.WARNING, Code.FILE_CHANGING, file),
            params={"was": str(was), "now": str(now)},
        )
        for file, (was, now) in sorted(changed.items())
    ]


def _copy(file: str, other: str, given: GivenWay) -> Finding:
    """Say what became of a copy: an error if it says something else than its original."""
    severity = Severity.ERROR if given.different else Severity.WARNING
    params = {"other": other, "rows": str(given.rows), "different": str(given.different)}
    return Finding(severity, Code.FILE_COPY, file, params=params)


def _stand_in(file: str, good: Good) -> Finding:
    params = {"date": good.day.isoformat(), "rows": str(good.rows)}
    return Finding(Severity.WARNING, Code.FILE_LAST_GOOD, file, params=params)


def _folder_findings(entries: Sequence[Entry]) -> list[Finding]:
    found = []
    for entry in entries:
        if entry.fault is not None:
            params = {"allowed": f"{MAX_BYTES // 10**6} MB", "reason": entry.role.value}
            found.append(
                Finding(Severity.ERROR, entry.fault, entry.file, value=entry.file, params=params)
            )
        elif entry.role is Role.IGNORED:
            found.append(Finding(Severity.INFO, Code.FILE_IGNORED, entry.file))
        elif entry.role is Role.UNKNOWN and entry.copy_of is not None:
            params = {"other": entry.copy_of}
            found.append(Finding(Severity.ERROR, Code.TABLE_TWICE, entry.file, params=params))
        elif entry.role is Role.UNKNOWN:
            data = Path(entry.file).suffix.casefold() in READABLE
            severity = Severity.ERROR if data else Severity.WARNING
            params = {"allowed": ", ".join(TABLES)}
            found.append(Finding(severity, Code.FILE_UNKNOWN, entry.file, params=params))
    return found


def _loaded(entry: Entry, read: Read, assembly: Assembly, good: Good | None) -> LoadedFile:
    layout, rows, kept = SKIPPED, 0, 0
    reading = read.readings.get(entry.file)
    if reading is not None:
        layout, rows = reading.layout, reading.rows_read
        kept = assembly.kept.get(entry.file, 0)
    elif entry.role is Role.TABLE:
        layout, (rows, kept) = "tabel", read.tables.rows.get(entry.file, (0, 0))
    elif entry.role is Role.BOUNDARY:
        layout = "batas"
    elif entry.role is Role.EVIDENCE:
        layout = "bukti"
    saved = good.saved if good is not None else None
    return LoadedFile(entry.file, layout, rows, kept, entry.size, entry.modified_ns / 1e9, saved)
