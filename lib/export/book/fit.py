"""How wide columns and how high rows must be for nothing to be cut."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence

from lib.export.book.page import Cell, Figure, Head, Page, Row, Spark

WIDEST = 60
"""Characters of a column; longer texts run over several lines."""
WIDEST_TIDY = 80
"""Of the sheet for other programs, where a row is one line."""
NARROWEST = 6
LINE = 15
"""Points of a line of text."""
HIGHEST = 405
"""Points of a row; Excel takes 409."""
SCALE = 60
"""Percent at which a wide table is printed; smaller cannot be read."""
SHEET = 210
"""Characters across an A4 at that scale."""
DRAWING = 20
"""Characters of a small line."""
_BROKEN = 1.1
"""A line ends before the word that does not fit."""
_ROOM = 2
"""Characters beside a text: indent, and the button of the filter."""


def widths(page: Page) -> list[float]:
    """Return the width of each column in characters.

    A column is as wide as its longest text, but not wider than a line that can be read; what
    is meant to run over several lines is as wide as wished. No word of a heading is broken.
    """
    most = WIDEST_TIDY if page.tidy else WIDEST
    longest = [_longest_word(head.text) for head in page.heads]
    for row in page.rows:
        for place, cell in enumerate(row):
            if cell is not None:
                longest[place] = max(longest[place], _length(cell))
    return [
        max(head.width, _longest_word(head.text)) + _ROOM
        if head.wrap
        else min(max(need, NARROWEST, _least(head, page.tidy)), most) + _ROOM
        for head, need in zip(page.heads, longest, strict=True)
    ]


def height(cells: Row, wide: Sequence[float]) -> float | None:
    """Return the height in points of a row whose texts run over lines; ``None``: one line.

    Args:
        cells: What stands in it.
        wide: Width of each column in characters.
    """
    lines = max(
        (lines_of(c, w) for c, w in zip(cells, wide, strict=True) if isinstance(c, str)), default=1
    )
    return None if lines <= 1 else min(LINE * lines, HIGHEST)


def lines_of(text: str, wide: float) -> int:
    """Return over how many lines a text runs in a column."""
    room = max(wide - _ROOM, 1)
    return sum(
        math.ceil(_BROKEN * len(part) / room) if len(part) > room else 1
        for part in text.split("\n")
    )


def spreads(wide: Sequence[float]) -> bool:
    """Tell whether a table must be spread over sheets of paper from left to right."""
    return sum(wide) > SHEET


def _least(head: Head, tidy: bool) -> float:
    """Return what a heading asks for: all of it in one line, or at most three lines."""
    return len(head.text) if tidy else min(len(head.text), head.width)


def _longest_word(text: str) -> int:
    return max((len(word) for word in text.split()), default=0)


def _length(cell: Cell) -> int:
    match cell:
        case str():
            return max(map(len, cell.split("\n")))
        case Figure():
            return len(f"{cell.value:,.{cell.decimals}f}")
        case dt.date():
            return len(cell.isoformat())
        case Spark():
            return DRAWING
        case _:
            return 0
