"""The sheets of a handed-in file as a spreadsheet shows them, and where in them a fault lies.

A finding names its row, what is written, and the header as it was read. The cell is found
again from these, whichever layout the sheet has; where several cells could be meant, the row
alone is named.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

import polars as pl

from lib.contract.codes import Code
from lib.contract.finding import Finding
from lib.contract.tables import OBSERVATION, TABLES
from lib.exchange.handed import Handed
from lib.load.codebook import Codebook
from lib.load.grid import Grid
from lib.load.header import SEARCHED_ROWS, find_header
from lib.load.periods import read_period
from lib.load.report import Report, shorten
from lib.load.source import read_source
from lib.load.subject import find_subject

Place = tuple[int, int | None]
"""Row, from 1, and column, from 0; no column where the whole row is meant."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet and what its headers say."""

    file: str
    """Name as it was handed in."""
    name: str | None
    """Name of the sheet; ``None`` if the file has no sheets."""
    text: pl.DataFrame
    """Its cells; line ``i`` is row ``i + 1``."""
    header: int | None = None
    """Row of the (lowest) headers, from 1."""
    columns: Mapping[str, int] = field(default_factory=dict)
    """Place of a column by its name in the contract."""
    periods: Mapping[int, str] = field(default_factory=dict)
    """Canonical period that a column's header names, where columns are periods."""

    def row(self, number: int) -> list[str]:
        """Return the cells of a row, from 1; none where there is no such row."""
        if not 0 < number <= self.text.height:
            return []
        return [(c or "").strip() for c in self.text.row(number - 1)]

    def place(self, finding: Finding) -> Place | None:
        """Return where a finding points; ``None`` if it is not about a row of this sheet."""
        if finding.file != self.file or (finding.sheet or self.name) != self.name:
            return None
        if finding.row is None or not 0 < finding.row <= self.text.height:
            return None
        cells = self.row(finding.row)
        written = [c for c, text in enumerate(cells) if text and shorten(text) == finding.value]
        if not written and finding.value is not None:
            written = _equal(cells, _number(finding.value))
        return finding.row, agreed(written, self._named(finding))

    def _named(self, finding: Finding) -> list[int]:
        """Return the columns that the finding's header or period may mean."""
        column, period = finding.column or "", _period_of(finding)
        if period and (mine := [c for c, said in self.periods.items() if said == period]):
            return mine
        if column in self.columns:
            return [self.columns[column]]
        for row in _above(finding.row or 1):
            same = [c for c, text in enumerate(self.row(row)) if text and text == column]
            if same:
                return same
        own = _canonical(column)
        return [c for c, said in self.periods.items() if said == own] if own else []


def _above(row: int) -> Iterator[int]:
    """Yield the rows in which the headers of a row may stand, nearest first."""
    yield from range(row - 1, max(row - SEARCHED_ROWS, 0), -1)
    yield from range(min(row - SEARCHED_ROWS, SEARCHED_ROWS), 0, -1)


def agreed(written: Sequence[int], named: Sequence[int]) -> int | None:
    """Return the column that two lists of columns agree on, or that one of them is sure of."""
    both = [c for c in written if c in named]
    if both:
        return both[0]
    sure = next((found for found in (written, named) if len(found) == 1), None)
    return sure[0] if sure else None


def _period_of(finding: Finding) -> str:
    """Return the period of the value that a finding is about, if it says so."""
    if finding.code is Code.PERIOD_FUTURE:
        return finding.value or ""
    return finding.params.get("key", "").rpartition(" / ")[2]


def sheets(handed: Iterable[Handed]) -> list[Sheet]:
    """Read the sheets of handed-in files as they are seen in a spreadsheet.

    Args:
        handed: The files; those that are no tables give nothing.
    """
    return [
        _sheet(one, grid)
        for one in handed
        for grid in read_source(one.content, one.name, Report(one.name))
        if grid.height
    ]


def _sheet(handed: Handed, grid: Grid) -> Sheet:
    table = TABLES.get(PurePosixPath(handed.name).stem.casefold(), OBSERVATION)
    found = find_header(grid, table)
    columns = dict(found.columns) if found is not None else {}
    periods, line = ({}, None) if "periode" in columns else _periods(grid)
    if line is None and found is not None:
        line = found.line
    row = None if line is None else line + 1
    return Sheet(handed.name, grid.sheet, grid.text, row, columns, periods)


def _periods(grid: Grid) -> tuple[dict[int, str], int | None]:
    """Return the columns whose header names a period, and the line of those headers.

    A header may stand in two lines, the upper one with merged cells.
    """
    best: dict[int, str] = {}
    at, above = None, [""] * grid.width
    for line, cells in enumerate(grid.top(SEARCHED_ROWS)):
        found = {c: p for c, text in enumerate(cells) if (p := _period(text, above[c]))}
        if len(found) > len(best):
            best, at = found, line
        above = _filled(cells)
    return best, at


def _period(own: str, above: str) -> str | None:
    if not own:
        return None
    return _canonical(own) or (_canonical(f"{own} {above}") if _canonical(above) else None)


def _filled(cells: Sequence[str]) -> list[str]:
    """Return a line with each blank cell filled from its left."""
    filled, last = [], ""
    for cell in cells:
        last = cell or last
        filled.append(last)
    return filled


def _canonical(text: str) -> str | None:
    found = read_period(text) if text else None
    return None if found is None or isinstance(found, Code) else str(found)


def _number(text: str) -> float | None:
    """Return a number written with either decimal sign; ``None`` if it is none."""
    for plain in (text, text.replace(".", "").replace(",", ".")):
        try:
            return float(plain.replace("\u00a0", "").replace(" ", "").rstrip("*%"))
        except ValueError:
            continue
    return None


def _equal(cells: Sequence[str], value: float | None) -> list[int]:
    """Return the cells of a row that hold a number."""
    if value is None:
        return []
    texts = (
        (c, {_number(t), _number(t.replace(".", "").replace(",", "."))})
        for c, t in enumerate(cells)
        if t
    )
    return [c for c, numbers in texts if value in numbers]


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds the cell that a value was read from."""

    sheets: Sequence[Sheet]
    book: Codebook

    def find(
        self, file: str, row: int, key: tuple[str, str, str], value: float
    ) -> tuple[int, Place] | None:
        """Return which sheet and which cell a value was read from.

        Args:
            file: The handed-in file.
            row: Row in it, from 1; each sheet of a workbook has one.
            key: indikator, wilayah, periode of the value.
            value: The value itself.
        """
        best, most = None, -1
        for number, sheet in enumerate(self.sheets):
            cells = sheet.row(row) if sheet.file == file else []
            written = _equal(cells, value)
            named = [c for c, period in sheet.periods.items() if period == key[2]]
            named = named or [c for n, c in sheet.columns.items() if n == "nilai"]
            likely = self._likeness(sheet, cells, key) if written else -1
            if likely > most:
                best, most = (number, (row, agreed(written, named))), likely
        return best

    def _likeness(self, sheet: Sheet, cells: Sequence[str], key: tuple[str, str, str]) -> int:
        """Count what in a row, and around its table, speaks for a key."""
        area = any(key[1] in self.book.names.find(text) for text in cells if text)
        places = {self.book.indicator(text) for text in cells if text}
        titles = [t for line in sheet.text.head((sheet.header or 1) - 1).rows() for t in line if t]
        subject = find_subject(titles, sheet.name, sheet.file, self.book)
        codes = {self.book.indicators[p] for p in places if p is not None}
        codes |= {self.book.indicators[subject.place]} if subject is not None else set()
        return int(area) + 2 * int(key[0] in codes)


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
