"""A straight line through a series: robust slope, level by season, spread around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
import polars as pl

from lib.analysis.slope import seasonal_slope
from lib.analysis.vector import Array, Numbers, vector

Seasons = Sequence[object] | pl.Series | None
"""Season of each value, for instance its month; ``None``: there are none."""


@dataclass(frozen=True, slots=True)
class Points:
    """A series ready to be fitted: known values in the order of time."""

    nilai: Array
    waktu: Array
    musim: tuple[str, ...]

    @property
    def n(self) -> int:
        """Number of values."""
        return self.nilai.size

    @property
    def banyak_musim(self) -> int:
        """Number of seasons, 1 if there are none."""
        return len(set(self.musim))


def points(values: Numbers, times: Numbers | None = None, seasons: Seasons = None) -> Points:
    """Put a series in order, without what is missing.

    Args:
        values: The series.
        times: When each value was, in years; ``None``: 0, 1, 2, ...
        seasons: Season of each value.

    Raises:
        ValueError: The lengths differ.
    """
    numbers = vector(values)
    when = np.arange(numbers.size, dtype=np.float64) if times is None else vector(times)
    labels = ["" for _ in numbers] if seasons is None else [str(m) for m in seasons]
    if not numbers.size == when.size == len(labels):
        raise ValueError(numbers.size, when.size, len(labels))
    known = ~(np.isnan(numbers) | np.isnan(when))
    order = [int(i) for i in np.argsort(when, kind="stable") if known[i]]
    return Points(numbers[order], when[order], tuple(labels[i] for i in order))


@dataclass(frozen=True, slots=True)
class Line:
    """A fitted line; one level per season."""

    kemiringan: float
    """Change per year."""
    tingkat: dict[str, float]
    """Level of each season at time 0."""
    simpangan: float
    """Standard deviation of the values around the line."""
    derajat: int
    """Degrees of freedom of it."""
    pusat: float
    """Mean time."""
    bentang: float
    """Sum of squared distances of the times from their season's mean."""
    per_musim: float
    """Values per season."""
    sisa: Array
    """Value - line, in the order of time."""

    def at(self, time: float, season: str = "") -> tuple[float, float]:
        """Return the expected value at a time and the standard error of a new one there."""
        ahead = (time - self.pusat) ** 2 / self.bentang
        error = self.simpangan * sqrt(1 + 1 / self.per_musim + ahead)
        return self.tingkat[season] + self.kemiringan * time, error


def fit(series: Points) -> Line | None:
    """Fit a line with the median slope within seasons and the median level of each season.

    Args:
        series: From ``points``.

    Returns:
        The line; null without two values of a season or without degrees of freedom.
    """
    found = seasonal_slope(series.nilai, series.musim, series.waktu)
    seasons = sorted(set(series.musim))
    freedom = series.n - len(seasons) - 1
    if found is None or freedom < 1:
        return None
    labels = np.array(series.musim)
    rest = series.nilai - found.kemiringan * series.waktu
    levels = {m: float(np.median(rest[labels == m])) for m in seasons}
    residuals = rest - np.array([levels[m] for m in series.musim])
    spans = [series.waktu[labels == m] for m in seasons]
    return Line(
        found.kemiringan,
        levels,
        sqrt(float(residuals @ residuals) / freedom),
        freedom,
        float(series.waktu.mean()),
        float(sum(((t - t.mean()) ** 2).sum() for t in spans)),
        series.n / len(seasons),
        residuals,
    )


def echo(residuals: Array) -> float:
    """Return the correlation of residuals with the one before, -1..1; 0 if all are equal."""
    square = float(residuals @ residuals)
    return float(residuals[1:] @ residuals[:-1]) / square if square > 0 else 0.0
