"""Observations with the periods down and the areas across."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

import numpy as np
import polars as pl

from lib.contract.codes import Code
from lib.contract.vocabulary import Level
from lib.load.area_cells import AreaCells, undecorated
from lib.load.codebook import Codebook
from lib.load.grid import Grid
from lib.load.header import SEARCHED_ROWS
from lib.load.headings import TOTALS, Heading, period_within, read_heading, settled
from lib.load.lines import Lines
from lib.load.report import Report
from lib.load.subject import Subject, find_subject

_FEWEST = 2
"""Areas that stand across at least."""


@dataclass(frozen=True, slots=True)
class Cross:
    """Where the parts of such a table lie; places are 0-based."""

    line: int
    """Line of the areas."""
    areas: tuple[int, ...]
    """Their columns."""


def find_cross(grid: Grid, book: Codebook) -> Cross | None:
    """Find a table with areas across; ``None`` if the grid does not look like one."""
    cells = AreaCells(book.names)
    for line, texts in enumerate(grid.top(SEARCHED_ROWS)):
        levels: dict[Level, dict[str, int]] = {}
        for place, text in enumerate(texts):
            if text and (level := cells.level(text)) is not None:
                levels.setdefault(level, {})[cells.codes(text)[0]] = place
        if any(len(found) >= _FEWEST for found in levels.values()):
            places = sorted(place for found in levels.values() for place in found.values())
            return Cross(line, tuple(places)) if places[0] > 0 else None
    return None


def read_cross(grid: Grid, cross: Cross, file: str, book: Codebook, report: Report) -> Lines | None:
    """Turn such a table into lines of the long layout.

    Args:
        grid: The sheet.
        cross: Where the parts of the table lie.
        file: Name of the file, which may name the indicator.
        book: Known indicators and areas.
        report: Takes how the table was read.

    Returns:
        The lines, or ``None`` if no row names a period or no text the indicator.
    """
    titles = [c for line in grid.top(cross.line) for c in line if c]
    dated = _dated(grid, cross, [*titles, grid.sheet or "", PurePosixPath(file).stem])
    periods = {line: heading.period for line, heading in dated.items()}
    rows = [line for line, period in periods.items() if period is not None]
    if not rows:
        return None
    subject = find_subject(titles, grid.sheet, file, book)
    if subject is None:
        report.error(Code.INDICATOR_UNKNOWN, value=grid.sheet or file)
        return None
    _tell(grid, cross, (rows, list(dated)), book, subject, report)
    return _lines(grid, cross, {r: str(periods[r]) for r in rows}, book.indicators[subject.place])


def _dated(grid: Grid, cross: Cross, titles: Sequence[str]) -> dict[int, Heading]:
    """Return what the cells before the values say about the period, by line with values."""
    left = range(cross.areas[0])
    header = [_cell(grid, cross.line, c) for c in left]
    title = period_within(titles)
    found: dict[int, Heading] = {}
    year = title[0][:4] if title else None
    for line in range(cross.line + 1, grid.height):
        texts = [_cell(grid, line, c) for c in left]
        if not any(_cell(grid, line, c) for c in cross.areas) or any(
            TOTALS.fullmatch(t) for t in texts
        ):
            continue
        said = [t for pair in zip(header, texts, strict=True) if pair[1] for t in pair]
        heading = read_heading(said)
        year = heading.year or year
        found[line] = heading if heading.silent else replace(heading, year=year)
    return dict(zip(found, settled(list(found.values())), strict=True))


def _cell(grid: Grid, line: int, column: int) -> str:
    return str(grid.text[line, column] or "").strip()


def _tell(
    grid: Grid,
    cross: Cross,
    rows: tuple[Sequence[int], Sequence[int]],
    book: Codebook,
    subject: Subject,
    report: Report,
) -> None:
    read, there = rows
    params = {
        "areas": str(len(cross.areas)),
        "periods": str(len(read)),
        "indicator": book.indicators[subject.place],
        "origin": subject.origin,
    }
    report.info(Code.LAYOUT_CROSS, row=grid.row(cross.line), params=params)
    for line in there:
        if line not in read:
            said = next((t for c in range(cross.areas[0]) if (t := _cell(grid, line, c))), "")
            report.error(Code.PERIOD_UNREADABLE, row=grid.row(line), column="periode", value=said)
    for line in range(cross.line + 1, grid.height):
        if line not in there:
            texts = [t for c in range(grid.width) if (t := _cell(grid, line, c))]
            code = Code.TOTAL_IGNORED if len(texts) > 1 else Code.NOTE_IGNORED
            if texts:
                report.info(code, row=grid.row(line), value=texts[0])
    for column in range(cross.areas[0] + 1, grid.width):
        text = _cell(grid, cross.line, column)
        if text and column not in cross.areas:
            _tell_column(text, grid.row(cross.line), book, report)


def _tell_column(text: str, row: int, book: Codebook, report: Report) -> None:
    """Tell a column that is left out: a total, or an area that is not known."""
    if TOTALS.fullmatch(text):
        report.info(Code.TOTAL_IGNORED, row=row, column=text, value=text)
        return
    hints = book.names.read([text]).hints.get(text, "")
    report.error(Code.AREA_UNKNOWN, row=row, column=text, value=text, params={"allowed": hints})


def _lines(grid: Grid, cross: Cross, periods: dict[int, str], indicator: str) -> Lines:
    places, columns = list(periods), list(cross.areas)
    text = grid.text[places]
    labels = [_cell(grid, cross.line, c) for c in columns]
    native = {}
    if grid.native is not None:
        numbers = grid.native[places]
        native = {"nilai": pl.concat([numbers[str(c)].alias("") for c in columns])}
    return Lines(
        rows=np.tile(np.array(places, np.int32) + grid.row(0), len(columns)),
        text={
            "indikator": pl.Series([indicator] * len(places) * len(columns), dtype=pl.String),
            "wilayah": pl.Series(
                [undecorated(label) for label in labels for _ in places], dtype=pl.String
            ),
            "periode": pl.Series(list(periods.values()) * len(columns), dtype=pl.String),
            "nilai": pl.concat([text[str(c)].alias("") for c in columns]),
        },
        native={c: s for c, s in native.items() if s.null_count() < s.len()},
        labels=pl.Series([label for label in labels for _ in places], dtype=pl.String),
    )
