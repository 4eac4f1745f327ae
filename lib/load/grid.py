"""The cells of one sheet, before anything is known about them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells as text; line ``i`` of the frames is row ``row(i)`` of the file."""

    text: pl.DataFrame
    """Columns ``0``, ``1``, …, all String; null where the row had no such cell."""
    native: pl.DataFrame | None = None
    """Same columns and height, Float64: cells that were stored as numbers, else null."""
    sheet: str | None = None
    """Name of the sheet; ``None`` if the file has no sheets."""
    delimited: bool = False
    """Whether it was delimited text, where a null means that a row ended early."""
    first: int = 0
    """Rows of the file above the first line of a grid that is a part of a sheet."""

    def row(self, line: int) -> int:
        """Return the row of the file that a 0-based line stands in."""
        return self.first + line + 1

    @property
    def width(self) -> int:
        """Number of columns."""
        return self.text.width

    @property
    def height(self) -> int:
        """Number of rows."""
        return self.text.height

    def top(self, rows: int) -> Iterator[list[str]]:
        """Yield the first rows as trimmed text, blank for missing."""
        for line in self.text.head(rows).iter_rows():
            yield [(c or "").strip() for c in line]


def empty_grid(sheet: str | None = None) -> Grid:
    """Return a grid without cells."""
    return Grid(pl.DataFrame(), None, sheet)
