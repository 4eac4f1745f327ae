"""Where a series is heading, with a band, and the chance that it meets a target.

Only with at least 5 values (8 are better), not further than half the length of the series and
not beyond the end of the plan. The line is Theil-Sen's with the band of a straight line
(t distribution); random walk with drift and damped Holt are other assumptions to hold beside
it. Bands assume independent normal deviations and that things go on as they did. Sources:
Hyndman and Athanasopoulos, Forecasting (3rd ed.), sections 5.2 and 8.1-8.2; Hyndman et al.
(2008), table 6.1, for Holt's band.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

import numpy as np
import polars as pl

from lib.analysis.line import Seasons, fit, points
from lib.analysis.normalisation import Way, sign
from lib.analysis.vector import Array, Numbers, vector

MINIMUM, PREFERRED = 5, 8
"""Values that a projection needs, and from which it is not marked as weak."""
REACH = 0.5
"""Furthest projection as a share of the length of the series."""
BAND = 0.8
"""Level of the band shown."""
_ROUND = 1e-9


class Unprojected(StrEnum):
    """Why there is no projection (``alasan``)."""

    FEW_VALUES = "sedikit_data"
    TOO_FAR = "terlalu_jauh"
    """Further ahead than half the length of the series."""
    AFTER_PLAN = "melewati_rencana"
    """Beyond the end of the plan."""
    NO_LINE = "tanpa_garis"
    """All values are of one time, or leave no degree of freedom."""


_COLUMNS = {
    "waktu": pl.Float64(),
    "nilai": pl.Float64(),
    "bawah": pl.Float64(),
    "atas": pl.Float64(),
    "terpotong": pl.Boolean(),
}


def project(
    values: Numbers,
    times: Numbers,
    ahead: Numbers,
    *,
    seasons: Seasons = None,
    ahead_seasons: Seasons = None,
    lower: float | None = None,
    upper: float | None = None,
    plan_end: float | None = None,
    band: float = BAND,
) -> pl.DataFrame:
    """Project a series along its line, as far as that can be justified.

    Args:
        values: The series of one stretch: never across a break.
        times: When each value was, in years.
        ahead: Times to project to, in years.
        seasons: Season of each value.
        ahead_seasons: Season of each time to project to.
        lower: Lowest value that makes sense, for instance 0.
        upper: Highest value that makes sense, for instance 100.
        plan_end: End of the plan, in years.
        band: Level of the band, 0..1.

    Returns:
        ``waktu``, ``nilai``, ``bawah``, ``atas`` and ``terpotong`` (whether the limits cut
        something off), one row per time of ``ahead`` that may be projected to, in order. No
        rows where ``why_not`` gives a reason.

    Example:
        >>> found = project([10, 12, 13, 16, 17, 19, 20, 23], range(2016, 2024), [2024, 2040])
        >>> found["waktu"].to_list(), round(found["nilai"][0], 1)
        ([2024.0], 24.3)
    """
    from scipy.special import stdtrit

    series = points(values, times, seasons)
    line = fit(series)
    if line is None or series.n < MINIMUM:
        return pl.DataFrame(schema=_COLUMNS)
    when = vector(ahead)
    labels = [""] * when.size if ahead_seasons is None else [str(m) for m in ahead_seasons]
    width = float(stdtrit(line.derajat, 0.5 + band / 2))
    rows = []
    for time, season in sorted(zip(when.tolist(), labels, strict=True)):
        if _refused(series.waktu, time, plan_end) is None and season in line.tingkat:
            middle, error = line.at(time, season)
            rows.append((time, middle, middle - width * error, middle + width * error))
    return _clipped(rows, lower, upper)


def why_not(
    values: Numbers, times: Numbers, ahead: float, plan_end: float | None = None
) -> Unprojected | None:
    """Return why a series may not be projected to a time, null if it may.

    Example:
        >>> why_not([1, 2, 3], [2021, 2022, 2023], 2024).value
        'sedikit_data'
    """
    series = points(values, times)
    if series.n < MINIMUM:
        return Unprojected.FEW_VALUES
    if series.waktu[0] == series.waktu[-1]:
        return Unprojected.NO_LINE
    return _refused(series.waktu, ahead, plan_end)


def chance(
    values: Numbers,
    times: Numbers,
    target: float,
    due: float,
    direction: Way = 1,
    *,
    seasons: Seasons = None,
    due_season: object = "",
) -> float | None:
    """Return the chance that a series meets a target if it goes on along its line.

    Args:
        values: The series of one stretch.
        times: When each value was, in years.
        target: Value to reach.
        due: When, in years.
        direction: Which way is better.
        seasons: Season of each value.
        due_season: Season of the time due.

    Returns:
        Share of the predictive distribution on the good side, 0..1; null where a projection
        to that time cannot be justified.

    Example:
        >>> found = chance([10, 12, 13, 16, 17, 19, 20, 23], range(2016, 2024), 24, 2024)
        >>> round(found, 2)
        0.65
    """
    from scipy.special import stdtr

    series = points(values, times, seasons)
    line = fit(series)
    season = "" if seasons is None else str(due_season)
    if line is None or series.n < MINIMUM or season not in line.tingkat:
        return None
    if _refused(series.waktu, due, None) is not None:
        return None
    middle, error = line.at(due, season)
    margin = sign(direction) * (middle - target)
    if error <= 1e-12 * max(1.0, abs(target)):
        return float(margin >= -1e-9 * max(1.0, abs(target)))
    return float(stdtr(line.derajat, margin / error))


def drift(values: Numbers, horizon: int, band: float = BAND) -> pl.DataFrame:
    """Project a series by a random walk with drift: from its last value at its mean pace.

    y + h d with standard deviation s sqrt(h (1 + h/(T - 1))), s that of the steps.

    Args:
        values: The series in equal steps of time, without gaps.
        horizon: Number of steps ahead.
        band: Level of the band, 0..1.

    Returns:
        ``langkah`` (1, 2, ...), ``nilai``, ``bawah``, ``atas``; no rows below 3 values.

    Example:
        >>> drift([1, 3, 4, 7], 2)["nilai"].to_list()
        [9.0, 11.0]
    """
    from scipy.special import ndtri

    known = vector(values)
    known = known[~np.isnan(known)]
    if known.size < 3:
        return _steps([])
    paces = np.diff(known)
    pace = float(paces.mean())
    spread = sqrt(float(((paces - pace) ** 2).sum()) / (paces.size - 1))
    width = float(ndtri(0.5 + band / 2))
    rows = []
    for h in range(1, horizon + 1):
        error = width * spread * sqrt(h * (1 + h / (known.size - 1)))
        middle = float(known[-1]) + h * pace
        rows.append((h, middle, middle - error, middle + error))
    return _steps(rows)


@dataclass(frozen=True, slots=True)
class Holt:
    """Holt's linear method, fitted."""

    alfa: float
    """Share of each surprise that goes into the level, 0..1."""
    beta: float
    """Share of each change of the level that goes into the slope, 0..1."""
    redam: float
    """Share of the slope that is left after each step; 1: not damped."""
    proyeksi: pl.DataFrame
    """``langkah``, ``nilai``, ``bawah``, ``atas``."""


def holt(
    values: Numbers,
    horizon: int,
    alpha: float | None = None,
    beta: float | None = None,
    damping: float | None = None,
    band: float = BAND,
) -> Holt | None:
    """Project a series by Holt's linear method.

    It starts with the first value as level and the first step as slope, as R's
    ``holt(initial = "simple")``.

    Args:
        values: The series in equal steps of time, without gaps.
        horizon: Number of steps ahead.
        alpha: Smoothing of the level, 0..1; ``None``: the one that errs least.
        beta: Smoothing of the slope, 0..1 (beta* in Hyndman's words); ``None``: likewise.
        damping: Damping, 0.8..1; ``None``: likewise. 1 gives the undamped method.
        band: Level of the band, 0..1.

    Returns:
        The projection; null below 10 values unless all three are given, then below 3.

    Example:
        >>> found = holt([18, 22, 24, 27, 27, 29, 30], 2, alpha=0.8, beta=0.2, damping=1)
        >>> [round(v, 2) for v in found.proyeksi["nilai"]]
        [32.43, 34.54]
    """
    from scipy.special import ndtri

    known = vector(values)
    known = known[~np.isnan(known)]
    given = (alpha, beta, damping)
    if known.size < (3 if None not in given else 10):
        return None
    a, b, phi = _chosen(known, given)
    level, pace, errors = _smoothed(known, a, b, phi)
    spread = sqrt(float(errors @ errors) / max(1, errors.size - given.count(None)))
    width = float(ndtri(0.5 + band / 2))
    rows, ahead, variance = [], 0.0, 1.0
    for h in range(1, horizon + 1):
        ahead += phi**h
        middle, error = level + ahead * pace, width * spread * sqrt(variance)
        rows.append((h, middle, middle - error, middle + error))
        variance += (a + a * b * ahead) ** 2
    return Holt(a, b, phi, _steps(rows))


def _smoothed(known: Array, a: float, b: float, phi: float) -> tuple[float, float, Array]:
    level, pace = float(known[0]), float(known[1] - known[0])
    errors = []
    for y in known:
        expected = level + phi * pace
        errors.append(float(y) - expected)
        before = level
        level = expected + a * (float(y) - expected)
        pace = b * (level - before) + (1 - b) * phi * pace
    return level, pace, np.array(errors)


def _chosen(known: Array, given: Sequence[float | None]) -> tuple[float, float, float]:
    """Fill in the parameters that were not given with those that err least."""
    from scipy.optimize import minimize

    start = [0.5, 0.1, 0.95]
    free = [i for i, value in enumerate(given) if value is None]

    def whole(chosen: Array) -> list[float]:
        parts = iter(chosen.tolist())
        return [float(next(parts)) if value is None else value for value in given]

    def error(chosen: Array) -> float:
        errors = _smoothed(known, *whole(chosen))[2]
        return float(errors @ errors)

    if not free:
        a, b, phi = whole(np.empty(0))
        return a, b, phi
    limits = [(1e-4, 0.9999), (1e-4, 0.9999), (0.8, 0.98)]
    best = minimize(
        error,
        np.array([start[i] for i in free]),
        bounds=[limits[i] for i in free],
        method="L-BFGS-B",
    )
    a, b, phi = whole(np.asarray(best.x))
    return a, b, phi


def _refused(times: Array, ahead: float, plan_end: float | None) -> Unprojected | None:
    if plan_end is not None and ahead > plan_end + _ROUND:
        return Unprojected.AFTER_PLAN
    if ahead - times[-1] > REACH * (times[-1] - times[0]) + _ROUND:
        return Unprojected.TOO_FAR
    return None


def _clipped(
    rows: list[tuple[float, float, float, float]], lower: float | None, upper: float | None
) -> pl.DataFrame:
    frame = pl.DataFrame(rows, list(_COLUMNS)[:4], orient="row").cast(pl.Float64)
    if frame.is_empty():
        return pl.DataFrame(schema=_COLUMNS)
    cut = frame.with_columns(pl.col("nilai", "bawah", "atas").clip(lower, upper))
    changed = pl.any_horizontal(frame[name] != cut[name] for name in ("nilai", "bawah", "atas"))
    return cut.with_columns(changed.alias("terpotong"))


def _steps(rows: list[tuple[int, float, float, float]]) -> pl.DataFrame:
    types = {"langkah": pl.Int64(), "nilai": pl.Float64(), "bawah": pl.Float64()}
    return pl.DataFrame(rows, {**types, "atas": pl.Float64()}, orient="row")
