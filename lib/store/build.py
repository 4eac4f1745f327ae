"""A data folder to a snapshot."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import polars as pl

from lib.contract.codes import Code
from lib.contract.finding import Finding, Severity
from lib.contract.tables import TABLES
from lib.load.assemble import Assembly, assemble
from lib.load.codebook import Codebook, build_codebook
from lib.load.folder import READABLE, Entry, Role, scan
from lib.load.observations import read_observations
from lib.load.part import Reading
from lib.load.report import Report
from lib.load.source import read_source
from lib.load.tables import Tables, read_tables
from lib.store.intake import Intake
from lib.store.snapshot import LoadedFile, Snapshot

_WORKERS = min(4, os.cpu_count() or 1)


def fingerprint(folder: Path) -> str:
    """Return a hash of what a folder holds: names and bytes of every file that counts."""
    return Builder(folder).fingerprint()


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
    return Builder(folder, cache_dir).build(today)


class Builder:
    """Builds snapshots of one folder and remembers what each file gave."""

    def __init__(self, folder: Path, cache_dir: Path | None = None) -> None:
        """Prepare for a folder without touching it."""
        self.folder = folder
        self.cache_dir = cache_dir
        self._readings: dict[tuple[str, str, str], Reading] = {}
        self._intake = Intake()

    def fingerprint(self) -> str:
        """Return the hash of what the folder holds now."""
        return self._intake.take(scan(self.folder)).fingerprint

    def build(self, today: dt.date) -> Snapshot:
        """Build a snapshot of what the folder holds now."""
        entries = scan(self.folder)
        with ThreadPoolExecutor(_WORKERS) as pool:
            taken = self._intake.take(entries, pool)
            tables = read_tables([(e, taken.content(e)) for e in entries if e.role is Role.TABLE])
            book = build_codebook(tables.frames)
            data = [e for e in entries if e.role is Role.VALUES]
            readings = list(
                pool.map(lambda e: self._read(e, taken.digest(e), taken.content, book), data)
            )
        known = {
            (e.file, taken.digest(e), book.digest): r for e, r in zip(data, readings, strict=True)
        }
        self._readings = known
        assembly = assemble([p for r in readings for p in r.parts], book)
        snapshot = _snapshot(taken.fingerprint, entries, tables, data, readings, assembly)
        return until(snapshot, today)

    def _read(
        self, entry: Entry, digest: str, content: Callable[[Entry], bytes | None], book: Codebook
    ) -> Reading:
        known = self._readings.get((entry.file, digest, book.digest))
        if known is not None:
            return known
        report = Report(entry.file)
        raw = content(entry)
        if raw is None:
            report.error(Code.FILE_UNREADABLE, params={"reason": ""})
            return Reading((), "dilewati", 0, tuple(report.findings))
        grids = read_source(raw, entry.file, report)
        return read_observations(grids, entry.file, book, report)


def until(snapshot: Snapshot, today: dt.date) -> Snapshot:
    """Take out values whose period has not begun, with a finding for each file."""
    late = snapshot.values["mulai"].max()
    if late is None or late <= today:  # type: ignore[operator]
        return snapshot
    bad = snapshot.values.filter(pl.col("mulai") > today)
    findings: list[Finding] = []
    for (file,), part in bad.sort("baris").group_by("berkas", maintain_order=True):
        report = Report(str(file))
        lines = part.select(row="baris", value="periode", allowed=pl.lit(today.isoformat()))
        report.rows(Severity.ERROR, Code.PERIOD_FUTURE, "periode", lines)
        findings += report.findings
    lost = dict(bad.group_by("berkas").len().iter_rows())
    return Snapshot(
        fingerprint=snapshot.fingerprint,
        tables=snapshot.tables,
        values=snapshot.values.filter(pl.col("mulai") <= today),
        withheld=snapshot.withheld,
        findings=(*snapshot.findings, *findings),
        files=tuple(_less(f, lost.get(f.file, 0)) for f in snapshot.files),
    )


def _less(file: LoadedFile, lost: int) -> LoadedFile:
    kept = file.rows_kept - lost
    return LoadedFile(file.file, file.layout, file.rows_read, kept, file.size, file.modified)


def _snapshot(
    digest: str,
    entries: Sequence[Entry],
    tables: Tables,
    data: Sequence[Entry],
    readings: Sequence[Reading],
    assembly: Assembly,
) -> Snapshot:
    by_file = {e.file: r for e, r in zip(data, readings, strict=True)}
    findings = [*_folder_findings(entries), *tables.findings]
    findings += [f for r in readings for f in r.findings]
    findings += assembly.findings
    return Snapshot(
        fingerprint=digest,
        tables=dict(tables.frames),
        values=assembly.values,
        withheld=assembly.withheld,
        findings=tuple(findings),
        files=tuple(_loaded(e, tables, by_file.get(e.file), assembly) for e in entries),
    )


def _folder_findings(entries: Sequence[Entry]) -> list[Finding]:
    found = []
    for entry in entries:
        if entry.role is Role.IGNORED:
            found.append(Finding(Severity.INFO, Code.FILE_IGNORED, entry.file))
        elif entry.role is Role.UNKNOWN:
            data = Path(entry.file).suffix.casefold() in READABLE
            severity = Severity.ERROR if data else Severity.WARNING
            params = {"allowed": ", ".join(TABLES)}
            found.append(Finding(severity, Code.FILE_UNKNOWN, entry.file, params=params))
    return found


def _loaded(
    entry: Entry, tables: Tables, reading: Reading | None, assembly: Assembly
) -> LoadedFile:
    layout, read, kept = "dilewati", 0, 0
    if reading is not None:
        layout, read, kept = reading.layout, reading.rows_read, assembly.kept.get(entry.file, 0)
    elif entry.role is Role.TABLE:
        layout, (read, kept) = "tabel", tables.rows.get(entry.file, (0, 0))
    elif entry.role is Role.BOUNDARY:
        layout = "batas"
    return LoadedFile(entry.file, layout, read, kept, entry.size, entry.modified_ns / 1e9)
