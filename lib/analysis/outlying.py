"""Extreme values in a data-driven scale: how lopsided, and pulled in one at a time."""

from __future__ import annotations

import numpy as np
import polars as pl

from lib.analysis.vector import Array, Numbers, column, vector

SKEWNESS, KURTOSIS = 2.0, 3.5
"""Beyond both a distribution counts as pulled by extremes (JRC habit)."""


def skewness(values: Numbers) -> float | None:
    """Return the bias-corrected skewness; null below 3 values or if all are equal.

    Example:
        >>> round(skewness([1, 2, 3, 10]), 4)
        1.7636
    """
    z, n = _standard(vector(values), 3)
    if z is None:
        return None
    return float(np.mean(z**3) * np.sqrt(n * (n - 1)) / (n - 2))


def kurtosis(values: Numbers) -> float | None:
    """Return the bias-corrected excess kurtosis; null below 4 values or if all are equal.

    Example:
        >>> round(kurtosis([1, 2, 3, 10]), 4)
        3.228
    """
    z, n = _standard(vector(values), 4)
    if z is None:
        return None
    plain = float(np.mean(z**4)) - 3
    return ((n + 1) * plain + 6) * (n - 1) / ((n - 2) * (n - 3))


def winsorised(values: Numbers, most: int = 5) -> pl.Series:
    """Pull extreme values in to the next one until the distribution is no longer lopsided.

    One end and one value at a time, while |skewness| > 2 and kurtosis > 3.5.

    Args:
        values: Numbers.
        most: Most values to pull in; if that is not enough, they are returned unchanged.

    Example:
        >>> winsorised([1, 2, 3, 2, 1, 3, 2, 2, 90]).to_list()[-1]
        3.0
    """
    known = vector(values)
    trial = known.copy()
    for _ in range(most + 1):
        if not _pulled(trial):
            return column(trial)
        trial = _drawn_in(trial)
    return column(known)


def _drawn_in(values: Array) -> Array:
    up = (skewness(values) or 0) > 0
    end = np.nanmax(values) if up else np.nanmin(values)
    rest = values[(values != end) & ~np.isnan(values)]
    return np.where(values == end, rest.max() if up else rest.min(), values)


def _pulled(values: Array) -> bool:
    lopsided, tailed = skewness(values), kurtosis(values)
    if lopsided is None or tailed is None:
        return False
    return abs(lopsided) > SKEWNESS and tailed > KURTOSIS


def _standard(known: Array, least: int) -> tuple[Array | None, int]:
    present = known[~np.isnan(known)]
    n = present.size
    if n < least or np.ptp(present) <= 1e-12 * np.abs(present).max():
        return None, n
    return (present - present.mean()) / present.std(), n
