"""A sheet with several tables, one below or beside the other, as one grid for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from lib.load.area_cells import AreaCells, area_columns
from lib.load.codebook import Codebook
from lib.load.grid import Grid
from lib.load.header import plain
from lib.load.headings import TOTALS
from lib.load.layout import NOTES, SAMPLED_ROWS, find_wide

_CONTINUED = re.compile(r"\b(lanjut|sambung|continued)", re.I)
"""How the titles of a table begin that goes on after a page break."""


def blocks(grid: Grid, book: Codebook) -> list[Grid]:
    """Split a sheet into its tables.

    Args:
        grid: The sheet.
        book: Known indicators and areas.

    Returns:
        Parts of the sheet, each with the titles of its table; the sheet itself if it holds one.
    """
    return [part for half in _beside(grid, book) for part in _below(half, book)]


def _beside(grid: Grid, book: Codebook) -> list[Grid]:
    """Split at each further column of the same areas that follows a column of values."""
    top = list(grid.top(SAMPLED_ROWS))
    columns = area_columns(top, AreaCells(book.names))
    if len(columns) < 2:
        return [grid]
    level = next(i for i, count in enumerate(columns[0].counts) if count)
    twins = sorted(c.place for c in columns if 2 * c.counts[level] > columns[0].counts[level])
    starts = [0]
    for left, right in pairwise(twins):
        values = [c for c in range(left + 1, right) if _holds_values(top, c)]
        if values:
            starts.append(_edge(top, values[-1] + 1, right))
    if len(starts) == 1:
        return [grid]
    ends = [*starts[1:], grid.width]
    return [_columns(grid, start, end) for start, end in zip(starts, ends, strict=True)]


def _holds_values(rows: Sequence[Sequence[str]], column: int) -> bool:
    """Tell a column of numbers from one that only counts the rows."""
    found = [row[column] for row in rows if _is_number(row[column])]
    return bool(found) and found != [str(i + 1) for i in range(len(found))]


def _is_number(text: str) -> bool:
    return any(map(str.isdigit, text)) and not any(map(str.isalpha, text))


def _edge(rows: Sequence[Sequence[str]], first: int, last: int) -> int:
    """Return the column at which the table on the right begins."""
    blank = [c for c in range(first, last) if not any(row[c] for row in rows)]
    return blank[-1] + 1 if blank else first


def _columns(grid: Grid, start: int, end: int) -> Grid:
    names = [str(c) for c in range(start, end)]
    renamed = {name: str(i) for i, name in enumerate(names)}
    native = None if grid.native is None else grid.native.select(names).rename(renamed)
    text = grid.text.select(names).rename(renamed)
    return Grid(text, native, grid.sheet, grid.delimited, grid.first)


def _below(grid: Grid, book: Codebook) -> list[Grid]:
    """Split where the header of the areas comes again, unless the same table goes on."""
    wide = find_wide(grid, book)
    if wide is None or wide.area is None:
        return [grid]
    lines = [[(c or "").strip() for c in row] for row in grid.text.iter_rows()]
    column = wide.area
    heads = {plain(lines[line][column]) for line in wide.lines} - {""}
    header = lines[wide.line]
    starts = [0]
    for line in range(wide.line + 1, len(lines)):
        if plain(lines[line][column]) not in heads:
            continue
        start = _title(lines, line, starts[-1])
        titles = [text for row in lines[start:line] for text in row if text]
        again = lines[line] == header and all(map(_CONTINUED.search, titles))
        if start > wide.line and not again:
            starts.append(start)
    ends = [*starts[1:], grid.height]
    return [_rows(grid, start, end) for start, end in zip(starts, ends, strict=True)]


def _title(lines: Sequence[list[str]], header: int, least: int) -> int:
    """Return the first line of the titles above a header."""
    line = header
    while line - 1 > least:
        filled = [text for text in lines[line - 1] if text]
        if len(filled) > 1 or (not filled and line < header):
            break
        if filled and (NOTES.match(filled[0]) or TOTALS.fullmatch(filled[0])):
            break
        line -= 1
    return line


def _rows(grid: Grid, start: int, end: int) -> Grid:
    height = end - start
    native = None if grid.native is None else grid.native.slice(start, height)
    text = grid.text.slice(start, height)
    return Grid(text, native, grid.sheet, grid.delimited, grid.first + start)
