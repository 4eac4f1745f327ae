"""Observations in the wide layout: a row per area or indicator, a column per period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

import numpy as np
import polars as pl

from lib.contract.codes import Code
from lib.contract.vocabulary import Status
from lib.load.area_cells import AreaCells, undecorated
from lib.load.choice import choose
from lib.load.codebook import Codebook
from lib.load.grid import Grid
from lib.load.headings import TOTALS, part_of, period_within
from lib.load.layout import ValueColumn, Wide, is_bracketed, is_numbering
from lib.load.lines import Lines
from lib.load.numbers import MISSING
from lib.load.periods import read_period
from lib.load.report import Report
from lib.load.subject import Subject, find_subject
from lib.load.whereabouts import whereabouts
from lib.load.witness import UNIT, related, spoken_unit


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of values."""

    line: int
    area: str
    indicator: str
    period: str
    """Year or whole period that the row names itself; blank if it names none."""
    part: str
    """What the row adds to the year of its column; blank: nothing."""


@dataclass(slots=True)
class _Reading:
    """What is known while a table is read."""

    grid: Grid
    wide: Wide
    book: Codebook
    report: Report
    titles: list[str]
    """Texts that may name indicator, period and area: above the table, sheet, file."""
    place: str = ""
    """Area of a table without a column of areas."""
    subject: Subject | None = None
    columns: list[tuple[ValueColumn, str | None]] = field(default_factory=list)
    """Columns that are read and their period; ``None`` where the rows name it."""


def read_wide(grid: Grid, wide: Wide, file: str, book: Codebook, report: Report) -> Lines | None:
    """Turn a wide table into lines of the long layout.

    Total rows and columns, notes and the row that numbers the columns are told and left out.

    Args:
        grid: The sheet.
        wide: Where the parts of the table lie.
        file: Name of the file, which may name the indicator.
        book: Known indicators and areas.
        report: Takes how the table was read.

    Returns:
        The lines, or ``None`` if what they are about could not be found.
    """
    above = [c for line in grid.top(wide.lines[0]) for c in line if c]
    reading = _Reading(
        grid, wide, book, report, [*above, grid.sheet or "", PurePosixPath(file).stem]
    )
    wide = reading.wide = replace(wide, values=tuple(choose(wide, grid.row(wide.line), report)))
    if not wide.values or not _placed(reading) or not _about(reading, above, file):
        return None
    _dated(reading)
    rows = _rows(reading)
    if not reading.columns or _broken_down(reading, rows):
        return None
    _told(reading, rows)
    return _unpivoted(reading, rows)


def _placed(reading: _Reading) -> bool:
    """Find the area of a table that has no column of areas."""
    if reading.wide.area is not None:
        return True
    found = whereabouts(reading.titles, reading.book.names)
    reading.place = found or ""
    row = reading.grid.row(reading.wide.line)
    if found is not None:
        params = {"nama": reading.book.names.title(found), "kode": found}
        reading.report.info(Code.LAYOUT_PLACE, row=row, params=params)
    else:
        needed = {"allowed": "wilayah"}
        reading.report.error(Code.COLUMN_MISSING, row=row, column="wilayah", params=needed)
    return found is not None


def _about(reading: _Reading, above: Sequence[str], file: str) -> bool:
    """Find the indicator of a table whose rows and columns do not name it."""
    wide, book = reading.wide, reading.book
    if wide.indicator is not None or all(v.indicator is not None for v in wide.values):
        return True
    rest = {v.heading.rest for v in wide.values}
    spoken = [*above, *(rest if len(rest) == 1 else ())]
    reading.subject = find_subject(spoken, reading.grid.sheet, file, book)
    if reading.subject is None:
        reading.report.error(Code.INDICATOR_UNKNOWN, value=reading.grid.sheet or file)
    return reading.subject is not None


def _dated(reading: _Reading) -> None:
    """Give every column its period, from its headers or else from the titles."""
    wide, row = reading.wide, reading.grid.row(reading.wide.line)
    title = period_within(reading.titles)
    used = False
    for column in wide.values:
        heading = column.heading
        if heading.span or heading.numeral is not None:
            place = {"row": row, "column": column.label, "value": column.label}
            reading.report.error(Code.PERIOD_UNREADABLE, **place)
        elif heading.period is not None and wide.part is None:
            reading.columns.append((column, heading.period))
        elif heading.year is not None or wide.year is not None:
            reading.columns.append((column, None))
        elif title is not None:
            period = title[0][:4] + heading.part if heading.part else title[0]
            reading.columns.append((column, None if wide.part is not None else period))
            used = True
        else:
            missing = {"row": row, "value": column.label, "params": {"allowed": "tahun"}}
            reading.report.error(Code.COLUMN_MISSING, column="periode", **missing)
    if used and title is not None:
        params = {"period": title[0], "origin": title[1]}
        reading.report.info(Code.LAYOUT_YEAR, row=row, params=params)


def _rows(reading: _Reading) -> list[_Row]:
    """Return the rows below the header that hold values."""
    wide, report = reading.wide, reading.report
    cells = AreaCells(reading.book.names)
    districts = _Districts(cells, reading.book)
    headers = [column.label for column in wide.values]
    found: list[_Row] = []
    last = _Row(-1, "", "", "", "")
    for line, texts in enumerate(_trimmed(reading.grid.text.slice(wide.line + 1)), wide.line + 1):
        values = [texts[column.place] for column in wide.values]
        spoken = [text for text in texts if text]
        if not spoken or is_numbering(spoken) or is_bracketed(spoken) or values == headers:
            continue
        area = districts.of(texts, wide, any(values))
        total = next((t for t in _before(texts, wide) if TOTALS.fullmatch(t)), None)
        if total is not None:
            report.info(Code.TOTAL_IGNORED, row=reading.grid.row(line), value=total)
        elif not any(values) or _is_note(area, values, reading, cells):
            report.info(Code.NOTE_IGNORED, row=reading.grid.row(line), value=spoken[0])
        elif (place := _contradicted(texts, wide, cells)) is not None:
            _refused(reading, line, texts, place)
        else:
            last = _row(line, texts, area, last, reading)
            found.append(last)
    return found


def _contradicted(texts: Sequence[str], wide: Wide, cells: AreaCells) -> int | None:
    """Return the column that names another area than the row is about, if one does."""
    mine = cells.codes(texts[wide.area]) if wide.area is not None else []
    for place in (*wide.outer, *wide.beside) if mine else ():
        theirs = cells.codes(texts[place])
        if theirs and not related(mine, theirs, cells.names):
            return place
    return None


def _refused(reading: _Reading, line: int, texts: Sequence[str], place: int) -> None:
    """Tell of a row that names two areas."""
    wide, names = reading.wide, reading.book.names
    area = texts[wide.area or 0]
    found = names.find(area) or names.find(undecorated(area))
    header = (reading.grid.text[wide.line, place] or "").strip()
    params = {"area": area, "name": names.title(found[0])}
    row = reading.grid.row(line)
    reading.report.error(
        Code.AREA_NAME_OTHER, row=row, column=header, value=texts[place], params=params
    )


def _is_note(area: str, values: Sequence[str], reading: _Reading, cells: AreaCells) -> bool:
    """Tell a row of words, such as a signature, from one of values."""
    if reading.wide.area is None or cells.codes(area):
        return False
    known = {word.casefold() for words in reading.book.words.values() for word in words}
    return not any(
        v and (v.casefold() in known | MISSING or not any(map(str.isalpha, v))) for v in values
    )


def _broken_down(reading: _Reading, rows: Sequence[_Row]) -> bool:
    """Refuse a table that has several rows per area, each for a part of its people."""
    loose = [row.line for row in rows if not row.area and reading.wide.area is not None]
    for label, place in reading.wide.words:
        if any(reading.grid.text[line, place] for line in loose):
            params = {"columns": label}
            row = reading.grid.row(reading.wide.line)
            code = Code.ROWS_BROKEN_DOWN
            reading.report.error(code, row=row, column=label, value=label, params=params)
            return True
    return False


def _before(texts: Sequence[str], wide: Wide) -> list[str]:
    """Return the cells of a row that stand before its values."""
    return list(texts[: min(column.place for column in wide.values)])


def _row(line: int, texts: Sequence[str], area: str, last: _Row, reading: _Reading) -> _Row:
    """Return a row; cells merged over several rows count for each of them."""
    wide = reading.wide
    inner = wide.indicator is not None or wide.year is not None or wide.part is not None
    area = area or (last.area if inner else "")
    subject = "" if wide.indicator is None else texts[wide.indicator]
    period = "" if wide.year is None else texts[wide.year] or last.period
    return _Row(
        line,
        reading.place if wide.area is None else area,
        subject or last.indicator,
        period,
        "" if wide.part is None else texts[wide.part],
    )


class _Districts:
    """Follows the districts down a table, to tell villages of one name apart."""

    def __init__(self, cells: AreaCells, book: Codebook) -> None:
        self._cells, self._book, self._now = cells, book, ""

    def of(self, texts: Sequence[str], wide: Wide, has_values: bool) -> str:
        """Return the area of a row, with its district where the name alone is not enough."""
        outer = [texts[c] for c in wide.outer if texts[c]]
        for text in outer:
            if self._cells.codes(text):
                self._now = undecorated(text)
        own = "" if wide.area is None else texts[wide.area]
        if not own:
            return self._whole(outer) if has_values else ""
        found = self._cells.codes(own)
        if len(found) == 1 and not self._book.names.find(own):
            own = undecorated(own)
        if not has_values and found:
            self._now = undecorated(own)
        if len(found) > 1 and self._now:
            return f"{undecorated(own)} ({self._now})"
        return own

    def _whole(self, outer: Sequence[str]) -> str:
        """Return the area that a row is about which names only a coarser one."""
        return next((undecorated(t) for t in reversed(outer) if self._cells.codes(t)), "")


def _trimmed(frame: pl.DataFrame) -> Iterator[list[str]]:
    for row in frame.iter_rows():
        yield [(c or "").strip() for c in row]


def _told(reading: _Reading, rows: Sequence[_Row]) -> None:
    wide, book, report = reading.wide, reading.book, reading.report
    places = [v.indicator for v, _ in reading.columns]
    places += [] if reading.subject else [book.indicator(row.indicator) for row in rows]
    named = [book.indicators[place] for place in places if place is not None]
    subject = [book.indicators[reading.subject.place]] if reading.subject else []
    periods = {p for _, p in reading.columns if p} | {r.period + r.part for r in rows if r.period}
    label = "indikator" if wide.indicator is not None else wide.values[0].label
    params = {
        "areas": str(len({row.area for row in rows})),
        "periods": str(len(periods)),
        "indicator": ", ".join(dict.fromkeys(subject or named)) or "–",
        "origin": reading.subject.origin if reading.subject else label,
    }
    row = reading.grid.row(wide.line)
    report.info(Code.LAYOUT_WIDE, row=row, params=params)
    for text in wide.totals:
        report.info(Code.TOTAL_IGNORED, row=row, column=text, value=text)
    for text in wide.others:
        known = {"allowed": ", ".join(book.indicators[:3])}
        report.warning(Code.COLUMN_UNKNOWN, row=row, column=text, value=text, params=known)


def _unpivoted(reading: _Reading, rows: Sequence[_Row]) -> Lines:
    """Put the columns of values one below the other."""
    grid, columns, count = reading.grid, reading.columns, len(rows)
    places = [row.line for row in rows]
    text = grid.text[places]
    texts: dict[str, list[str]] = {
        "indikator": [i for column, _ in columns for i in _indicators(reading, column, rows)],
        "wilayah": [row.area for row in rows] * len(columns),
        "periode": [p for column, known in columns for p in _periods(reading, column, known, rows)],
        "status": [_status(column) for column, _ in columns for _ in rows],
    }
    units = _units(reading)
    if any(units):
        texts[UNIT] = [unit for unit in units for _ in rows]
    for name, place in reading.wide.extras:
        cells = [c or "" for c in text[str(place)]] * len(columns)
        texts |= {name: [c or own for c, own in zip(cells, texts.get(name, cells), strict=True)]}
    native = {}
    if grid.native is not None:
        numbers = grid.native[places]
        native = {"nilai": _stacked([numbers[str(c.place)] for c, _ in columns])}
    return Lines(
        rows=np.tile(np.array(places, np.int32) + grid.row(0), len(columns)),
        text={name: pl.Series(cells, dtype=pl.String) for name, cells in texts.items()}
        | {"nilai": _stacked([text[str(c.place)] for c, _ in columns])},
        native={c: s for c, s in native.items() if s.null_count() < s.len()},
        labels=pl.Series([c.label for c, _ in columns for _ in range(count)], dtype=pl.String),
    )


def _units(reading: _Reading) -> list[str]:
    """Return the unit that stands above each column of values, blank where none does."""
    wide, book = reading.wide, reading.book
    below = list(reading.grid.top(wide.line + 3))[wide.line + 1 :]
    rows = [line for line in below if (said := [t for t in line if t]) and is_bracketed(said)]
    title = spoken_unit(reading.titles, book)
    return [
        spoken_unit([column.label, *(line[column.place] for line in rows)], book) or title
        for column, _ in reading.columns
    ]


def _stacked(series: Sequence[pl.Series]) -> pl.Series:
    return pl.concat([s.alias("") for s in series])


def _status(column: ValueColumn) -> str:
    return Status.PROVISIONAL.value if column.heading.provisional else ""


def _indicators(reading: _Reading, column: ValueColumn, rows: Sequence[_Row]) -> list[str]:
    book = reading.book
    if column.indicator is not None:
        return [book.indicators[column.indicator]] * len(rows)
    if reading.subject is not None:
        return [book.indicators[reading.subject.place]] * len(rows)
    return [row.indicator for row in rows]


def _periods(
    reading: _Reading, column: ValueColumn, known: str | None, rows: Sequence[_Row]
) -> list[str]:
    if known is not None:
        return [known] * len(rows)
    title = period_within(reading.titles)
    default = column.heading.year or (title[0][:4] if title else "")
    kind = reading.wide.kind
    return [_period(row, default, column.heading.part, kind) for row in rows]


def _period(row: _Row, default: str, part: str | None, kind: str) -> str:
    """Return the period of one cell, from its row and its column."""
    year = row.period or default
    found = read_period(year) if year else Code.PERIOD_UNREADABLE
    if isinstance(found, Code) or len(found) > 4:
        return year
    own = part_of(row.part, kind) if row.part else part
    return f"{year} {row.part}" if own is None and row.part else found + (own or "")
