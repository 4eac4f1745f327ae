"""The sheets of a handed-in file as a spreadsheet shows them, and where in them a fault lies."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

import polars as pl

from lib.contract.codes import Code
from lib.contract.finding import Finding
from lib.contract.table import Table
from lib.contract.tables import OBSERVATION, TABLES
from lib.exchange.handed import Handed
from lib.load.codebook import Codebook, build_codebook
from lib.load.grid import Grid
from lib.load.header import Header, find_header
from lib.load.observations import is_long
from lib.load.report import Report
from lib.load.source import read_source
from lib.load.subject import find_subject
from lib.load.wide import Wide, find_wide

Place = tuple[int, int | None]
"""Row, from 1, and column, from 0; no column where the whole row is meant."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet and where its columns are."""

    file: str
    """Name as it was handed in."""
    name: str | None
    """Name of the sheet; ``None`` if the file has no sheets."""
    text: pl.DataFrame
    """Its cells; line ``i`` is row ``i + 1``."""
    header: int | None = None
    """Row of the headers, from 1."""
    columns: Mapping[str, int] = field(default_factory=dict)
    """Place of a column by its name in the contract and by its header as written."""
    periods: Mapping[str, int] = field(default_factory=dict)
    """Wide tables: place of the column of each canonical period."""
    subject: str | None = None
    """Wide tables: code of the indicator that the whole sheet is about."""

    def cell(self, row: int, column: int) -> str:
        """Return a cell as text; blank where there is none."""
        if not (0 < row <= self.text.height and 0 <= column < self.text.width):
            return ""
        return str(self.text[row - 1, column] or "")

    def place(self, finding: Finding) -> Place | None:
        """Return where a finding points; ``None`` if it is not about a row of this sheet."""
        if finding.file != self.file or (finding.sheet or self.name) != self.name:
            return None
        if finding.row is None or not 0 < finding.row <= self.text.height:
            return None
        return finding.row, self._column(finding)

    def _column(self, finding: Finding) -> int | None:
        for period in (_period_of(finding), finding.column or ""):
            if period in self.periods:
                return self.periods[period]
        return self.columns.get(finding.column or "")


def _period_of(finding: Finding) -> str:
    """Return the period of the value that a finding is about, if it says so."""
    if finding.code is Code.PERIOD_FUTURE:
        return finding.value or ""
    return finding.params.get("key", "").rpartition(" / ")[2]


def sheets(handed: Sequence[Handed], tables: Mapping[str, pl.DataFrame]) -> list[Sheet]:
    """Read the sheets of handed-in files as they are seen in a spreadsheet.

    Args:
        handed: The files; those that are no tables give nothing.
        tables: Reference tables that they are read with.
    """
    book = build_codebook(tables)
    return [
        _sheet(one, grid, book)
        for one in handed
        for grid in read_source(one.content, one.name, Report(one.name))
        if grid.height
    ]


def _sheet(handed: Handed, grid: Grid, book: Codebook) -> Sheet:
    table = TABLES.get(PurePosixPath(handed.name).stem.casefold(), OBSERVATION)
    header = find_header(grid, table)
    wide = None
    if table is OBSERVATION and not (header and is_long(header)):
        wide = find_wide(grid, book.names)
    if wide is not None:
        return _wide(handed.name, grid, wide, book)
    if header is None:
        return Sheet(handed.name, grid.sheet, grid.text)
    return _plain(handed.name, grid, header, table)


def _plain(file: str, grid: Grid, header: Header, table: Table) -> Sheet:
    row = [(c or "").strip() for c in grid.text.row(header.line)]
    written = {text: place for place, text in reversed([*enumerate(row)]) if text}
    known = {c: p for c, p in header.columns.items() if c in table.columns}
    return Sheet(file, grid.sheet, grid.text, header.line + 1, written | known)


def _wide(file: str, grid: Grid, wide: Wide, book: Codebook) -> Sheet:
    titles = [c for line in grid.top(wide.line) for c in line if c]
    subject = None if wide.indicator is not None else find_subject(titles, grid.sheet, file, book)
    columns = {label: place for place, label in wide.labels.items()} | {"wilayah": wide.area}
    if wide.indicator is not None:
        columns["indikator"] = wide.indicator
    return Sheet(
        file,
        grid.sheet,
        grid.text,
        wide.line + 1,
        columns,
        {period: place for place, period in wide.periods.items()},
        book.indicators[subject.place] if subject else None,
    )


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds the cell that a value was read from."""

    sheets: Sequence[Sheet]
    book: Codebook

    def find(self, file: str, row: int, key: tuple[str, str, str]) -> tuple[Sheet, Place] | None:
        """Return sheet and cell of a value.

        Args:
            file: The handed-in file.
            row: Row in it, from 1; each sheet of a workbook has one.
            key: indikator, wilayah, periode of the value.
        """
        for sheet in self.sheets:
            if sheet.file == file and self._holds(sheet, row, key):
                column = sheet.periods.get(key[2], sheet.columns.get("nilai"))
                return sheet, (row, column)
        return None

    def _holds(self, sheet: Sheet, row: int, key: tuple[str, str, str]) -> bool:
        if sheet.periods and key[2] not in sheet.periods:
            return False
        said = sheet.cell(row, sheet.columns.get("indikator", -1))
        place = self.book.indicator(said) if said else None
        code = sheet.subject if place is None else self.book.indicators[place]
        area = sheet.cell(row, sheet.columns.get("wilayah", -1))
        return code == key[0] and key[1] in self.book.names.find(area)


def excerpt(marked: Collection[int], height: int, around: int = 2) -> list[int]:
    """Return the rows to show: those near a marked one.

    Args:
        marked: Marked rows, from 1.
        height: Rows of the sheet.
        around: Rows shown before and after each.
    """
    near = {r + d for r in marked for d in range(-around, around + 1)}
    return sorted(r for r in near if 0 < r <= height)


def letters(column: int) -> str:
    """Return the name that spreadsheets give a column, ``A`` for 0."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
