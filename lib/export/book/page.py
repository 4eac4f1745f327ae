"""What a sheet of the workbook holds, before anything is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from lib.store.catalogue import Indicator


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that is shown with the decimals of its indicator; the cell holds all of it."""

    value: float
    decimals: int = 0
    sample: bool = False
    """Whether it is, or rests on, sample data."""


@dataclass(frozen=True, slots=True)
class Spark:
    """A small line of a series, drawn by the spreadsheet itself."""

    first: int
    """0-based row of its oldest figure on the sheet of series."""
    last: int
    count: int = 0
    """Figures of it."""
    sample: bool = False
    """Whether one of them is sample data."""


@dataclass(frozen=True, slots=True)
class Trend:
    """A chart of one series, drawn by the spreadsheet itself below the table."""

    line: Spark
    """Where its figures are."""
    title: str
    decimals: int
    colour: str
    """``#RRGGBB``."""


Cell = str | Figure | Spark | dt.date | None
Row = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Head:
    """Heading of a column."""

    text: str
    width: float = 14
    """Characters."""
    wrap: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: a title, a line about it, a table."""

    name: str
    """Of the sheet, as wished; see ``binder.sheet_names``."""
    title: str
    about: str
    heads: Sequence[Head]
    rows: Sequence[Row]
    sample: bool = False
    """Whether anything on it is sample data."""
    fixed: int = 1
    """Columns that stay in sight."""
    trend: Trend | None = None
    """Drawn below the table."""
    tidy: bool = False
    """Whether the headings stand in the first row, for programs that read on."""


def figure(
    indicator: Indicator, value: float | None, sample: bool = False, word: str | None = None
) -> Cell:
    """Return a value of an indicator as a cell: a number, or the word that it stands for.

    Args:
        indicator: What is measured.
        value: The value; for a category indicator the place of its word, from 1.
        sample: Whether it is, or rests on, sample data.
        word: The word, where the data names it.
    """
    if value is None:
        return None
    if word is not None:
        return word
    if indicator.kategori:
        place = round(value) - 1
        return indicator.kategori[place] if 0 <= place < len(indicator.kategori) else None
    return Figure(value, indicator.desimal, sample)


def count(value: int | None) -> Cell:
    """Return a whole number as a cell."""
    return None if value is None else Figure(value)
