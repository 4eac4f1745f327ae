"""Columns of numbers in whatever form they come: series, lists, arrays.

Missing is missing: ``None``, NaN and infinities all become NaN inside and null outside.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import polars as pl

Array: TypeAlias = npt.NDArray[np.float64]
"""Numbers to calculate with; NaN where missing."""
Numbers: TypeAlias = pl.Series | pl.DataFrame | Sequence[float | None] | npt.NDArray[np.generic]
"""A column of numbers: a series, a frame of one column, a list, an array."""


def vector(values: Numbers) -> Array:
    """Return a column of numbers as an array of its own, NaN where nothing usable stands.

    Raises:
        ValueError: A frame has more than one column.
    """
    if isinstance(values, pl.DataFrame):
        values = values.to_series() if values.width == 1 else _refuse(values.columns)
    if isinstance(values, pl.Series):
        values = values.cast(pl.Float64).to_numpy()
    out = np.array(values, dtype=np.float64).reshape(-1)
    out[~np.isfinite(out)] = np.nan
    return out


def complete(*columns: Numbers) -> tuple[Array, ...]:
    """Return columns of equal length, only the rows in which every one has a number.

    Raises:
        ValueError: The lengths differ.
    """
    arrays = [vector(column) for column in columns]
    if len({a.size for a in arrays}) > 1:
        raise ValueError([a.size for a in arrays])
    known = ~np.isnan(np.vstack(arrays)).any(axis=0)
    return tuple(a[known] for a in arrays)


def weighed(values: Numbers, weights: Numbers | None) -> tuple[Array, Array]:
    """Return values and their weights, which sum to 1, without the incomplete rows.

    Args:
        values: Numbers.
        weights: Weights from 0 up; ``None``: all equal.

    Raises:
        ValueError: A weight is negative, or all are zero, or the lengths differ.
    """
    if weights is None:
        (known,) = complete(values)
        return known, np.full(known.size, 1 / max(known.size, 1))
    known, shares = complete(values, weights)
    if known.size and (shares.min() < 0 or shares.sum() <= 0):
        raise ValueError(shares.tolist())
    return known, shares / shares.sum() if known.size else shares


def column(values: Array, name: str = "nilai") -> pl.Series:
    """Return an array as a series, null where it is not a finite number."""
    series = pl.Series(name, values, pl.Float64)
    return series.set(~series.is_finite(), None) if series.len() else series


def _refuse(columns: list[str]) -> pl.Series:
    raise ValueError(columns)
