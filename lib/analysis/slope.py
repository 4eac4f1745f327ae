"""How fast a series goes: the median of all slopes between two of its values.

Theil-Sen: one extreme value does not decide. The interval is from Kendall's variance of S
(Sen 1968), as in scipy's ``theilslopes`` and R's ``sens.slope``; by season only slopes within
a season count (Hirsch, Slack and Smith 1982).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
import polars as pl

from lib.analysis.vector import Array, Numbers, complete, vector


@dataclass(frozen=True, slots=True)
class Slope:
    """Slope of a series."""

    n: int
    """Number of values."""
    kemiringan: float
    """Change per unit of time."""
    bawah: float
    """Lower end of the interval of the slope."""
    atas: float
    """Upper end of the interval of the slope."""
    potong: float
    """Level of the line at time 0: median of value - slope · time."""


def theil_sen(
    values: Numbers, times: Numbers | None = None, confidence: float = 0.95
) -> Slope | None:
    """Return the median slope of a series; null below two different times.

    Args:
        values: The series; missing values are left out.
        times: When each value was, in years with their gaps; ``None``: 0, 1, 2, ...
        confidence: Level of the interval, 0..1.

    Example:
        >>> found = theil_sen([1, 2, 4, 4, 100], [2015, 2016, 2018, 2019, 2020])
        >>> found.kemiringan
        1.0
    """
    numbers = vector(values)
    when = np.arange(numbers.size, dtype=np.float64) if times is None else times
    y, t = complete(numbers, when)
    slopes = _slopes(y, t)
    if not slopes.size:
        return None
    low, high = _interval(slopes, _variance(y, t), confidence)
    slope = float(np.median(slopes))
    return Slope(y.size, slope, low, high, float(np.median(y - slope * t)))


sen_slope = theil_sen


def seasonal_slope(
    values: Numbers,
    seasons: Sequence[object] | pl.Series,
    times: Numbers | None = None,
    confidence: float = 0.95,
    inflation: float = 1.0,
) -> Slope | None:
    """Return the median slope within seasons; null without two values of one season.

    Args:
        values: The series; missing values are left out.
        seasons: Season of each value, for instance its month.
        times: When each value was, in years; ``None``: 0, 1, 2, ...
        confidence: Level of the interval, 0..1.
        inflation: Factor of the variance of S, above 1 where values carry over from one to
            the next.

    Example:
        >>> found = seasonal_slope([1, 9, 2, 10, 3, 11], [1, 2] * 3, [0, 0.5, 1, 1.5, 2, 2.5])
        >>> found.kemiringan
        1.0
    """
    numbers, labels = vector(values), [str(m) for m in seasons]
    when = np.arange(numbers.size, dtype=np.float64) if times is None else vector(times)
    if not len(labels) == numbers.size == when.size:
        raise ValueError(len(labels), numbers.size, when.size)
    parts = []
    for season in set(labels):
        own = np.array([label == season for label in labels])
        parts.append(complete(numbers[own], when[own]))
    slopes = np.sort(np.concatenate([_slopes(y, t) for y, t in parts])) if parts else np.empty(0)
    if not slopes.size:
        return None
    variance = inflation * sum(_variance(y, t) for y, t in parts)
    low, high = _interval(slopes, variance, confidence)
    slope = float(np.median(slopes))
    y, t = complete(numbers, when)
    return Slope(y.size, slope, low, high, float(np.median(y - slope * t)))


def _slopes(y: Array, t: Array) -> Array:
    one, other = np.triu_indices(y.size, 1)
    run = t[other] - t[one]
    apart = run != 0
    slopes: Array = np.sort((y[other] - y[one])[apart] / run[apart])
    return slopes


def _variance(y: Array, t: Array) -> float:
    """Variance of Kendall's S with ties in values and times."""

    def of(n: Array) -> float:
        return float((n * (n - 1) * (2 * n + 5)).sum())

    ties = [np.unique(x, return_counts=True)[1].astype(np.float64) for x in (y, t)]
    return max(0.0, (of(np.array([float(y.size)])) - of(ties[0]) - of(ties[1])) / 18)


def _interval(slopes: Array, variance: float, confidence: float) -> tuple[float, float]:
    from scipy.special import ndtri

    reach = float(ndtri(0.5 + confidence / 2)) * sqrt(variance)
    top = min(round((slopes.size + reach) / 2), slopes.size - 1)
    bottom = max(round((slopes.size - reach) / 2) - 1, 0)
    return float(slopes[bottom]), float(slopes[top])
