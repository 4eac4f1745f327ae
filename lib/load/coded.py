"""A text column as small numbers: every distinct text is looked at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

_RUN = 8
"""Mean length from which looking at runs beats looking at cells."""
_LEAST = 256
"""Height from which it is worth asking."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A column of texts."""

    ids: np.ndarray
    """UInt32, place of each cell's text."""
    texts: tuple[str, ...]
    """The distinct texts as written; blank for a missing cell."""

    @classmethod
    def of(cls, column: pl.Series) -> Coded:
        """Encode a column of text; one that comes in runs is encoded run by run."""
        starts = _runs(column)
        if starts is None:
            return cls._each(column)
        if len(starts) == 1:
            return cls(np.zeros(len(column), np.uint32), (column[0],))
        heads = cls._each(column.gather(starts))
        lengths = np.diff(np.append(starts, len(column)))
        return cls(np.repeat(heads.ids, lengths), heads.texts)

    @classmethod
    def _each(cls, column: pl.Series) -> Coded:
        categories = pl.Categories.random()
        encoded = column.cast(pl.Categorical(categories))
        texts = tuple(categories.to_series())  # while a column still uses them
        ids = encoded.to_physical()
        if ids.null_count():
            ids, texts = ids.fill_null(len(texts)), (*texts, "")
        return cls(ids.to_numpy(), texts)

    def present(self) -> list[str]:
        """Return the distinct texts that are not blank."""
        return [t for t in self.texts if t and not t.isspace()]

    def blank(self) -> np.ndarray | None:
        """Return which cells are missing, ``None`` if none is."""
        if len(self.present()) == len(self.texts):
            return None
        found = self.where(lambda t: not t or t.isspace())
        return found if found.any() else None

    def numbers(self, found: Mapping[str, int], other: int) -> np.ndarray:
        """Return per cell the number for its text as Int32, ``other`` where there is none."""
        return self._spread([found.get(t, other) for t in self.texts], np.int32)

    def words(self, found: Mapping[str, str]) -> pl.Series:
        """Return per cell the word for its text, blank where there is none."""
        return pl.Series([found.get(t, "") for t in self.texts]).gather(self.ids)

    def among(self, texts: Collection[str]) -> np.ndarray:
        """Return which cells hold one of some texts."""
        return self.where(texts.__contains__)

    def where(self, test: Callable[[str], bool]) -> np.ndarray:
        """Return which cells hold a text that passes a test."""
        return self._spread([test(t) for t in self.texts], np.bool_)

    def _spread(self, table: list[int] | list[bool], dtype: type[np.generic]) -> np.ndarray:
        return np.array(table, dtype=dtype)[self.ids] if table else np.empty(0, dtype)


def _runs(column: pl.Series) -> np.ndarray | None:
    """Return where runs of equal texts begin; ``None`` if runs are too short to be of use."""
    height = len(column)
    if height < _LEAST or column.null_count():
        return None
    sample = column.head(_LEAST)
    if int((sample.slice(1) != sample.slice(0, _LEAST - 1)).sum()) * _RUN > _LEAST:
        return None
    steps = (column.slice(1) != column.slice(0, height - 1)).to_numpy()
    starts = np.concatenate([[0], np.flatnonzero(steps) + 1])
    return starts if len(starts) * _RUN < height else None
