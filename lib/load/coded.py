"""A text column as small numbers: every distinct text is looked at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True, slots=True)
class Coded:
    """A column of texts."""

    ids: pl.Series
    """UInt32, place of each cell's text; null where the cell is missing."""
    texts: tuple[str, ...]
    """The distinct texts as written."""

    @classmethod
    def of(cls, column: pl.Series) -> Coded:
        """Encode a column of text."""
        categories = pl.Categories.random()
        encoded = column.cast(pl.Categorical(categories))
        texts = tuple(categories.to_series())  # while a column still uses them
        return cls(encoded.to_physical().cast(pl.UInt32), texts)

    @classmethod
    def constant(cls, text: str, height: int) -> Coded:
        """Encode a column that holds one text throughout."""
        return cls(pl.Series("c", [0], dtype=pl.UInt32).new_from_index(0, height), (text,))

    def present(self) -> list[str]:
        """Return the distinct texts that are not blank."""
        return [t for t in self.texts if t.strip()]

    def places(self, found: Mapping[str, int]) -> pl.Series:
        """Return per cell what its text stands for, as Int32; null where nothing."""
        return self._spread([found.get(t) for t in self.texts], pl.Int32())

    def words(self, found: Mapping[str, str]) -> pl.Series:
        """Return per cell the word for its text; null where there is none."""
        return self._spread([found.get(t) for t in self.texts], pl.String())

    def where(self, test: Callable[[str], bool]) -> pl.Series:
        """Return per cell whether its text passes; false where it is missing."""
        return self._spread([test(t) for t in self.texts], pl.Boolean()).fill_null(False)

    def _spread(self, table: Sequence[object], dtype: pl.DataType) -> pl.Series:
        if not table:
            return pl.Series([None], dtype=dtype).new_from_index(0, self.ids.len())
        return pl.Series(table, dtype=dtype).gather(self.ids)
