"""All reference tables of a folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from lib.contract.codes import Code
from lib.contract.finding import Finding
from lib.contract.rules import ROW
from lib.contract.table import Table
from lib.contract.tables import TABLES
from lib.load.folder import Entry
from lib.load.grid import Grid
from lib.load.header import find_header
from lib.load.linking import link
from lib.load.reference import FILE, empty, read_reference, schema
from lib.load.report import Report
from lib.load.source import read_source, report_unopened


@dataclass(frozen=True, slots=True)
class Tables:
    """The reference tables as published."""

    frames: Mapping[str, pl.DataFrame]
    """Every table of the contract, empty where there is none."""
    findings: tuple[Finding, ...]
    rows: Mapping[str, tuple[int, int]]
    """Rows read and kept, by file."""
    places: Mapping[str, pl.DataFrame]
    """Where each row of a table stands: berkas, lembar, baris."""


def read_tables(files: Sequence[tuple[Entry, bytes | None]]) -> Tables:
    """Read every reference table.

    Args:
        files: Entries whose role is ``TABLE`` with their bytes; ``None`` for a file that
            cannot be opened.
    """
    reports = {entry.file: Report(entry.file) for entry, _ in files}
    found: dict[str, list[pl.DataFrame]] = {name: [] for name in TABLES}
    roots: dict[str, str] = {}
    read: dict[str, int] = {}
    for entry, content in files:
        table, report = TABLES[str(entry.table)], reports[entry.file]
        if "/" not in entry.file:
            first = roots.setdefault(table.name, entry.file)
            if first != entry.file:
                report.error(Code.TABLE_TWICE, params={"other": first})
                read[entry.file] = 0
                continue
        frame, read[entry.file], reports[entry.file] = _one(content, entry, table, report)
        found[table.name].append(frame.with_columns(pl.lit(entry.file).alias(FILE)))
    folder = Report("")
    for table in TABLES.values():
        if table.essential and not found[table.name]:
            folder.error(Code.TABLE_MISSING, value=table.name)
    raw = {name: _joined(frames, TABLES[name]) for name, frames in found.items()}
    linked = link(raw, reports)
    kept = Counter(file for frame in linked.values() for file in frame[FILE])
    findings = [*folder.findings, *(f for r in reports.values() for f in r.findings)]
    return Tables(
        {name: frame.drop(ROW, FILE) for name, frame in linked.items()},
        tuple(findings),
        {f: (n, kept[f]) for f, n in read.items()},
        {name: _places(frame, reports) for name, frame in linked.items()},
    )


def _places(frame: pl.DataFrame, reports: Mapping[str, Report]) -> pl.DataFrame:
    sheets = {file: report.sheet for file, report in reports.items()}
    sheet = pl.col(FILE).replace_strict(sheets, default=None, return_dtype=pl.String)
    return frame.select(berkas=FILE, lembar=sheet, baris=pl.col(ROW).cast(pl.Int32))


def _joined(frames: Sequence[pl.DataFrame], table: Table) -> pl.DataFrame:
    if frames:
        return pl.concat(frames)
    return pl.DataFrame(schema={**schema(table), ROW: pl.Int64, FILE: pl.String})


def _one(
    content: bytes | None, entry: Entry, table: Table, report: Report
) -> tuple[pl.DataFrame, int, Report]:
    """Return the rows of one file, how many were read, and the report on its sheet."""
    if content is None:
        report_unopened(entry.path, report)
    grids = read_source(content, entry.file, report) if content is not None else []
    if not grids:
        blank = empty(table).with_columns(pl.lit(None, pl.Int64).alias(ROW))
        return blank, 0, report
    grid = max(grids, key=lambda g: _likeness(g, table)) if len(grids) > 1 else grids[0]
    for other in grids:
        if other is not grid and other.height:
            report.on(other.sheet).info(Code.SHEET_IGNORED)
    mine = report.on(grid.sheet)
    return *read_reference(grid, table, mine), mine


def _likeness(grid: Grid, table: Table) -> int:
    header = find_header(grid, table) if grid.height else None
    return len(header.columns) if header is not None else 0
