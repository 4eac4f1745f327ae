"""Observations in the wide layout: a row per area, a column per period."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from lib.contract.codes import Code
from lib.contract.fields import field
from lib.contract.vocabulary import Status
from lib.load.areas import AreaNames
from lib.load.codebook import Codebook
from lib.load.grid import Grid
from lib.load.header import SEARCHED_ROWS, plain
from lib.load.lines import Lines
from lib.load.periods import read_period
from lib.load.report import Report
from lib.load.subject import Subject, find_subject

_TOTALS = re.compile(r"(sub ?)?(jumlah|total|rata ?-? ?rata|rerata|grand total)\b.*", re.I)
_NOTES = re.compile(r"(\*|\d\)|sumber|source|catatan|keterangan|ket\b|note|data )", re.I)
_NUMBERING = re.compile(r"\(?-?\d{1,2}\)?")
_MARK = re.compile(r"\*+$")
_FEWEST = 1
_DISTRICT = "kecamatan"


@dataclass(frozen=True, slots=True)
class Wide:
    """Where the parts of a wide table lie in its grid; all places are 0-based."""

    line: int
    """The (lower) header line."""
    periods: dict[int, str]
    """Canonical period of each column that holds values."""
    labels: dict[int, str]
    """Header of each of them as written."""
    provisional: frozenset[int]
    """Columns whose header is marked as provisional."""
    area: int
    """Column of the areas."""
    district: int | None
    """Column of the districts, where areas alone may not be unique."""
    indicator: int | None
    """Column of the indicators, if there is one."""


def find_wide(grid: Grid, names: AreaNames) -> Wide | None:
    """Find a wide table; ``None`` if the grid does not look like one."""
    top = list(grid.top(SEARCHED_ROWS))
    best: tuple[int, dict[int, str]] | None = None
    for line in range(len(top)):
        found = _periods(top, line)
        if len(found) >= _FEWEST and (best is None or len(found) > len(best[1])):
            best = line, found
    if best is None:
        return None
    line, periods = best
    above = _above(top, line)
    others = [c for c in range(grid.width) if c not in periods]
    headers = {c: plain(top[line][c] or above[c]) for c in others}
    area = _area_column(grid, line, headers, names)
    if area is None:
        return None
    indicators = {"indikator", *field("nilai", "indikator").synonyms}
    return Wide(
        line=line,
        periods=periods,
        labels={c: _label(top, line, c) for c in periods},
        provisional=frozenset(c for c in periods if _MARK.search(_label(top, line, c))),
        area=area,
        district=next((c for c, h in headers.items() if h == _DISTRICT and c != area), None),
        indicator=next((c for c, h in headers.items() if h in indicators), None),
    )


def _above(top: Sequence[list[str]], line: int) -> list[str]:
    """Return the line above, with merged cells filled to the right."""
    if line == 0:
        return [""] * len(top[line])
    filled, last = [], ""
    for cell in top[line - 1]:
        last = cell or last
        filled.append(last)
    return filled


def _label(top: Sequence[list[str]], line: int, column: int) -> str:
    own = top[line][column]
    return own if _canonical(own) else f"{own} {_above(top, line)[column]}".strip()


def _canonical(text: str) -> str | None:
    found = read_period(text) if text else None
    return None if found is None or isinstance(found, Code) else str(found)


def _periods(top: Sequence[list[str]], line: int) -> dict[int, str]:
    """Return the columns whose header names a period, alone or with the line above."""
    found: dict[int, str] = {}
    above = _above(top, line)
    for column, own in enumerate(top[line]):
        period = _canonical(own)
        if period is None and own and _canonical(above[column]):
            period = _canonical(f"{own} {above[column]}")
        if period is not None:
            found[column] = period
    return found if len(set(found.values())) == len(found) else {}


def _area_column(grid: Grid, line: int, headers: Mapping[int, str], names: AreaNames) -> int | None:
    """Return the column in which most cells are areas; districts only if no other has any."""
    known: dict[int, int] = {}
    for column in headers:
        cells = grid.text[str(column)].slice(line + 1).drop_nulls()
        among = {c for c in cells.unique() if c.strip() and names.find(c)}
        known[column] = int(cells.is_in(list(among)).sum())
    there = {c: n for c, n in known.items() if n}
    finer = {c: n for c, n in there.items() if headers[c] != _DISTRICT} or there
    return max(finer, key=lambda c: finer[c], default=None)


def read_wide(grid: Grid, wide: Wide, file: str, book: Codebook, report: Report) -> Lines | None:
    """Turn a wide table into lines of the long layout.

    Total rows, notes and the row that numbers the columns are told and left out.

    Args:
        grid: The sheet.
        wide: Where the parts of the table lie.
        file: Name of the file, which may name the indicator.
        book: Known indicators and areas.
        report: Takes how the table was read.

    Returns:
        The lines, or ``None`` if no indicator could be found.
    """
    rows = _table_rows(grid, wide, report)
    subject = None
    if wide.indicator is None:
        titles = [c for line in grid.top(wide.line) for c in line if c]
        subject = find_subject(titles, grid.sheet, file, book)
        if subject is None:
            report.error(Code.INDICATOR_UNKNOWN, value=grid.sheet or file)
            return None
    _told(wide, subject, len(rows), book, report)
    return _unpivoted(grid, wide, rows, subject, book)


def _told(wide: Wide, subject: Subject | None, areas: int, book: Codebook, report: Report) -> None:
    params = {
        "areas": str(areas),
        "periods": str(len(wide.periods)),
        "indicator": book.indicators[subject.place] if subject else "–",
        "origin": subject.origin if subject else wide.labels.get(-1, "indikator"),
    }
    report.info(Code.LAYOUT_WIDE, row=wide.line + 1, params=params)


def _table_rows(grid: Grid, wide: Wide, report: Report) -> list[int]:
    """Return the lines below the header that hold values of an area."""
    found = []
    body = grid.text.slice(wide.line + 1)
    for line, cells in enumerate(_trimmed(body), start=wide.line + 1):
        name = cells[wide.area]
        values = [cells[c] for c in wide.periods]
        first = name or next(filter(None, cells), "")
        if not first or _is_numbering(cells):
            continue
        if _TOTALS.fullmatch(first):
            report.info(Code.TOTAL_IGNORED, row=line + 1, value=first)
        elif not name or (_NOTES.match(name) and not any(values)) or not any(values):
            report.info(Code.NOTE_IGNORED, row=line + 1, value=first)
        else:
            found.append(line)
    return found


def _trimmed(frame: pl.DataFrame) -> Iterator[list[str]]:
    for row in frame.iter_rows():
        yield [(c or "").strip() for c in row]


def _is_numbering(cells: Sequence[str]) -> bool:
    """Tell the row ``(1) (2) (3)`` below the headers of official tables."""
    filled = [c for c in cells if c]
    if len(filled) < 2 or not all(_NUMBERING.fullmatch(c) for c in filled):
        return False
    numbers = [int(re.sub(r"\D", "", c)) for c in filled]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _unpivoted(
    grid: Grid, wide: Wide, rows: Sequence[int], subject: Subject | None, book: Codebook
) -> Lines:
    columns = list(wide.periods)
    text = grid.text[list(rows)]
    times = len(columns)
    areas = _qualified(text, grid, wide, rows, book.names)
    if subject is None:
        indicators = _stacked([text[str(wide.indicator)]] * times)
    else:
        indicators = pl.Series(
            [book.indicators[subject.place]] * len(rows) * times, dtype=pl.String
        )
    provisional = Status.PROVISIONAL.value
    status = [provisional if c in wide.provisional else "" for c in columns for _ in rows]
    native = {}
    if grid.native is not None:
        numbers = grid.native[list(rows)]
        native = {"nilai": _stacked([numbers[str(c)] for c in columns])}
    return Lines(
        rows=np.tile(np.array(rows, np.int32) + 1, times),
        text={
            "indikator": indicators,
            "wilayah": _stacked([areas] * times),
            "periode": pl.Series([wide.periods[c] for c in columns for _ in rows], dtype=pl.String),
            "nilai": _stacked([text[str(c)] for c in columns]),
            "status": pl.Series(status, dtype=pl.String),
        },
        native={c: s for c, s in native.items() if s.null_count() < s.len()},
        labels=pl.Series([wide.labels[c] for c in columns for _ in rows], dtype=pl.String),
    )


def _stacked(series: Sequence[pl.Series]) -> pl.Series:
    return pl.concat([s.alias("") for s in series])


def _qualified(
    text: pl.DataFrame, grid: Grid, wide: Wide, rows: Sequence[int], names: AreaNames
) -> pl.Series:
    """Return the areas, with their district where the name alone is not enough."""
    areas = text[str(wide.area)]
    if wide.district is None:
        return areas
    districts = grid.text[str(wide.district)].forward_fill()[list(rows)]
    return pl.Series(
        [
            f"{a} ({d})" if a and d and len(names.find(a)) > 1 else a
            for a, d in zip(areas, districts, strict=True)
        ],
        dtype=pl.String,
    )
