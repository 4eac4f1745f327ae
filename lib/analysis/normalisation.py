"""Values of any unit on one scale.

Scores of the app use goalposts only: fixed ends, so that one area's change does not change
the score of the others and progress shows. The others serve to try how much that matters
(``robustness``) and to read published indices. Formulas: OECD/JRC, Handbook on Constructing
Composite Indicators (2008); names and ties as in the R package COINr.
"""

from __future__ import annotations

from typing import overload

import numpy as np
import polars as pl

from lib.analysis.vector import Array, Numbers, column, vector
from lib.contract.vocabulary import Direction

Way = Direction | str | int
"""Which way is better: ``naik``/``turun``, or +1/-1."""


def sign(direction: Way) -> int:
    """Return +1 if more is better, -1 if less is.

    Raises:
        ValueError: It is neither (``netral`` has no better end).
    """
    found = direction if isinstance(direction, int) else Direction(direction).sign
    if found not in (1, -1):
        raise ValueError(direction)
    return found


@overload
def goalposts(
    values: float, worst: float, best: float, *, direction: Way | None = None, scale: float = 100
) -> float: ...


@overload
def goalposts(
    values: Numbers, worst: float, best: float, *, direction: Way | None = None, scale: float = 100
) -> pl.Series: ...


def goalposts(
    values: Numbers | float,
    worst: float,
    best: float,
    *,
    direction: Way | None = None,
    scale: float = 100,
) -> pl.Series | float:
    """Return how far values have come from the worst to the best value, within the scale.

    s = scale · clip((x - worst) / (best - worst), 0, 1).

    Args:
        values: One number or a column, in the indicator's unit.
        worst: Value that scores 0.
        best: Value that scores ``scale``; below ``worst`` where less is better.
        direction: If given, ``worst`` and ``best`` are just the two ends, in any order, and
            this says which is the good one.
        scale: Top of the scale, 100 or 1.

    Returns:
        A number for a number (NaN if missing), else a series, null where missing.

    Raises:
        ValueError: The two ends are equal or not finite.

    Example:
        >>> goalposts(62.5, 20, 85)
        65.38461538461539
        >>> goalposts([12, 4, None], 20, 0).to_list()
        [40.0, 80.0, None]
    """
    if not np.isfinite(worst - best) or worst == best:
        raise ValueError(worst, best)
    if direction is not None:
        ends = sorted((worst, best))
        worst, best = ends if sign(direction) > 0 else ends[::-1]
    if isinstance(values, int | float | np.number):
        return float(_between(vector([float(values)]), worst, best, scale)[0])
    return column(_between(vector(values), worst, best, scale), "skor")


def min_max(values: Numbers, low: float = 0, high: float = 100, direction: Way = 1) -> pl.Series:
    """Stretch values so that the worst of them is ``low`` and the best ``high``.

    Every score changes when one extreme value does: never for scores over time.

    Returns:
        Series; null where missing, and everywhere if all values are equal.

    Example:
        >>> min_max([2, 4, 6]).to_list()
        [0.0, 50.0, 100.0]
    """
    known = vector(values) * sign(direction)
    bottom, top = _ends(known)
    return column(low + (high - low) * _divided(known - bottom, top - bottom), "skor")


def z_scores(values: Numbers, mean: float = 0, sd: float = 1, direction: Way = 1) -> pl.Series:
    """Shift and stretch values to a mean and a standard deviation (of the sample, n - 1).

    Returns:
        Series; null where missing, and everywhere if all values are equal.

    Example:
        >>> z_scores([1, 2, 3]).to_list()
        [-1.0, 0.0, 1.0]
    """
    known = vector(values) * sign(direction)
    count = np.count_nonzero(~np.isnan(known))
    if count < 2:
        return column(np.full(known.size, np.nan), "skor")
    centred = known - np.nanmean(known)
    spread = float(np.sqrt(np.nansum(centred**2) / (count - 1)))
    equal = spread <= 1e-12 * float(np.nanmax(np.abs(known)))
    return column(mean + sd * _divided(centred, 0.0 if equal else spread), "skor")


def ranks_up(values: Numbers, direction: Way = 1) -> pl.Series:
    """Rank from 1 for the worst value up; equal values share the lower rank.

    Example:
        >>> ranks_up([10, 30, 20, 20]).to_list()
        [1, 4, 2, 2]
    """
    return column(vector(values) * sign(direction), "peringkat").rank("min").cast(pl.Int64)


def percentile_ranks(values: Numbers, direction: Way = 1) -> pl.Series:
    """Return the share of the other values that each is better than, (rank - 1) / (n - 1).

    Returns:
        Series, 0..1, equal values as the lower; null where missing and for a single value.

    Example:
        >>> percentile_ranks([10, 30, 20]).to_list()
        [0.0, 1.0, 0.5]
    """
    places = ranks_up(values, direction)
    others = places.count() - 1
    shares = vector(places - 1)
    return column(_divided(shares, others), "skor")


def distance_to_target(
    values: Numbers, target: float, direction: Way = 1, *, cap: bool = False
) -> pl.Series:
    """Return how far values have come from the worst of them to a target, 1 = there.

    Args:
        values: Numbers.
        target: Value that scores 1.
        direction: Which way is better.
        cap: Whether nothing scores above 1.

    Example:
        >>> distance_to_target([0, 5, 11], 10, cap=True).to_list()
        [0.0, 0.5, 1.0]
    """
    known = vector(values) * sign(direction)
    worst, _ = _ends(known)
    shares = _divided(known - worst, target * sign(direction) - worst)
    return column(np.minimum(shares, 1) if cap else shares, "skor")


def _between(known: Array, worst: float, best: float, scale: float) -> Array:
    return scale * np.clip((known - worst) / (best - worst), 0, 1)


def _ends(known: Array) -> tuple[float, float]:
    present = known[~np.isnan(known)]
    return (float(present.min()), float(present.max())) if present.size else (np.nan, np.nan)


def _divided(values: Array, length: float) -> Array:
    return values / length if length != 0 else np.full(values.size, np.nan)
