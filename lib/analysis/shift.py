"""What does not fit the course of a series: steps and single values.

Change point: the step that a straight line (with seasons) lacks most; its chance is that of
the largest of all possible steps in as many series of pure noise (seeded), so that looking
everywhere is paid for. Outlier: a value that lies further from the line through the others
than the furthest of so many would by chance (externally studentised residual, Bonferroni;
Cook and Weisberg 1982). Both take noise as normal and independent. Pettitt (1979) is the
rank test for a step in a series without trend.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import exp

import numpy as np
import numpy.typing as npt
import polars as pl

from lib.analysis.line import Points, Seasons, points
from lib.analysis.vector import Array, Numbers, vector

LEVEL = 0.05
"""Probability below which a step or an outlier is marked."""
MINIMUM_STEP, MINIMUM_OUTLIER = 8, 6
"""Values that it takes to look for either."""
_EDGE = 3
"""Values that must lie on either side of a step."""
_DRAWS = 1_999
_SEED = 20_240_607


@dataclass(frozen=True, slots=True)
class ChangePoint:
    """The clearest step in a series."""

    waktu: float
    """Time of the first value after it."""
    tempat: int
    """Place of that value among those present, from 0."""
    besar: float
    """Size of the step, in the unit; below 0: downwards."""
    p: float
    """Probability of one as clear anywhere by chance, 0..1."""

    @property
    def nyata(self) -> bool:
        """Whether it is marked."""
        return self.p < LEVEL


def change_point(
    values: Numbers, times: Numbers | None = None, seasons: Seasons = None
) -> ChangePoint | None:
    """Return the clearest step in a series that may also have a slope and seasons.

    Args:
        values: The series; missing values are left out.
        times: When each value was, in years; ``None``: 0, 1, 2, ...
        seasons: Season of each value.

    Returns:
        The step, whether or not it is more than chance (``nyata``); null below 8 values,
        without degrees of freedom or if a line fits them exactly.

    Example:
        >>> found = change_point([3, 4, 3, 5, 4, 14, 13, 15, 14, 13], range(2014, 2024))
        >>> found.waktu, found.nyata
        (2019.0, True)
    """
    series = points(values, times, seasons)
    if series.n < MINIMUM_STEP:
        return None
    steps, base = _directions(_grid(series))
    if not steps.size:
        return None
    rest = series.nilai - base @ (base.T @ series.nilai)
    square = float(rest @ rest)
    if square <= 1e-18 * float(series.nilai @ series.nilai):
        return None
    pulls = steps @ series.nilai
    best = int(np.argmax(pulls**2))
    strength = float(pulls[best] ** 2) / square
    chance = _null(_grid(series))
    beyond = chance.size - int(np.searchsorted(chance, strength * (1 - 1e-12)))
    place = best + _EDGE
    return ChangePoint(
        float(series.waktu[place]),
        place,
        float(pulls[best]) / _length(series, place, base),
        (beyond + 1) / (chance.size + 1),
    )


@dataclass(frozen=True, slots=True)
class Pettitt:
    """Result of Pettitt's test."""

    k: int
    """Largest |U|."""
    tempat: int
    """Number of values before the step."""
    p: float
    """Approximate two-sided probability, 2 exp(-6 K² / (n³ + n²))."""


def pettitt(values: Numbers) -> Pettitt | None:
    """Test for one step in a series without trend; null below 2 values.

    Example:
        >>> found = pettitt([3, 4, 3, 5, 4, 14, 13, 15, 14, 13])
        >>> found.k, found.tempat, round(found.p, 3)
        (25, 5, 0.066)
    """
    known = vector(values)
    known = known[~np.isnan(known)]
    n = known.size
    if n < 2:
        return None
    places = (known[:, None] >= known).sum(axis=1) + (known[:, None] > known).sum(axis=1) + 1
    doubled = np.cumsum(places) - np.arange(1, n + 1) * (n + 1)
    k = int(np.abs(doubled).max())
    before = int(np.abs(doubled).argmax()) + 1
    return Pettitt(k, before, min(1.0, 2 * exp(-6 * k * k / (n**3 + n**2))))


def outliers(
    values: Numbers, times: Numbers | None = None, seasons: Seasons = None
) -> pl.DataFrame:
    """Mark values that do not fit the line through the others.

    The furthest is taken out first, then the rest is looked at again, up to a fifth of all.

    Args:
        values: The series; missing values are left out.
        times: When each value was, in years; ``None``: 0, 1, 2, ...
        seasons: Season of each value.

    Returns:
        One row per value present, in the order of time: ``waktu``, ``nilai``, ``harapan``
        (of the line through the values not marked), ``t`` (distance in its standard errors),
        ``p`` (corrected for the number of values), ``pencilan``. ``harapan``, ``t`` and ``p``
        are null below 6 values.

    Example:
        >>> outliers([1, 2, 3, 4, 50, 6, 7.1, 8])["pencilan"].to_list()
        [False, False, False, False, True, False, False, False]
    """
    series = points(values, times, seasons)
    expected, t, p, marked = _looked_over(series)
    frame = pl.DataFrame(
        {"waktu": series.waktu, "nilai": series.nilai, "harapan": expected, "t": t, "p": p}
    )
    return frame.with_columns(
        pl.col("harapan", "t", "p").fill_nan(None), pl.Series("pencilan", marked)
    )


def marked(series: Points) -> list[int]:
    """Return the places of the values that ``outliers`` marks, for a series in order."""
    return [int(i) for i in np.flatnonzero(_looked_over(series)[3])]


def _looked_over(series: Points) -> tuple[Array, Array, Array, npt.NDArray[np.bool_]]:
    """Return expected values, distances, chances and marks."""
    n = series.n
    basis = _basis(_grid(series))
    kept, marks = np.ones(n, dtype=bool), np.zeros(n, dtype=bool)
    t, p = np.full(n, np.nan), np.full(n, np.nan)
    for _ in range(n // 5 + 1):
        if kept.sum() < MINIMUM_OUTLIER:
            break
        now_t, now_p = _studentised(series.nilai, basis, kept)
        t[kept], p[kept] = now_t[kept], now_p[kept]
        worst = int(np.nanargmin(np.where(kept, now_p, np.inf)))
        if not now_p[worst] < LEVEL or marks.sum() >= n // 5:
            break
        marks[worst], kept[worst] = True, False
    expected = _expected(series.nilai, basis, kept) if n >= MINIMUM_OUTLIER else t * np.nan
    return expected, t, p, marks


def _studentised(y: Array, basis: Array, kept: npt.NDArray[np.bool_]) -> tuple[Array, Array]:
    """Return distances from the line through the others, and their corrected chances."""
    from scipy.special import stdtr

    t, p = np.full(y.size, np.nan), np.ones(y.size)
    q, r = np.linalg.qr(basis[kept])
    q = q[:, np.abs(np.diag(r)) > 1e-9 * max(1.0, float(np.abs(r).max()))]
    rest = y[kept] - q @ (q.T @ y[kept])
    leverage = (q**2).sum(axis=1)
    freedom = int(kept.sum()) - q.shape[1] - 1
    free = 1 - leverage
    own = np.divide(rest**2, free, out=np.zeros_like(rest), where=free > 1e-9)
    left = float(rest @ rest) - own
    floor = 1e-18 * float(y[kept] @ y[kept])
    if freedom < 1 or float(rest @ rest) <= floor:
        return t, p
    sure = np.maximum(left, floor) / freedom
    fair = free > 1e-9
    found = np.divide(rest, np.sqrt(sure * free), out=np.zeros_like(rest), where=fair)
    t[kept] = found
    p[kept] = np.minimum(1, 2 * stdtr(freedom, -np.abs(found)) * kept.sum())
    return t, p


def _expected(y: Array, basis: Array, kept: npt.NDArray[np.bool_]) -> Array:
    found: Array = basis @ np.linalg.lstsq(basis[kept], y[kept], rcond=None)[0]
    return found


Grid = tuple[tuple[float, ...], tuple[str, ...]]
"""Times and seasons: what the chances depend on, whatever the values."""


def _grid(series: Points) -> Grid:
    return tuple(np.round(series.waktu - series.waktu[:1].sum(), 6).tolist()), series.musim


def _basis(grid: Grid) -> Array:
    """Columns of a line with one level per season."""
    times, seasons = np.array(grid[0]), np.array(grid[1])
    levels = [(seasons == m).astype(np.float64) for m in sorted(set(grid[1]))]
    centred = times - times.mean() if times.size else times
    return np.column_stack([*levels, centred]) if levels else np.empty((0, 1))


@lru_cache(maxsize=512)
def _directions(grid: Grid) -> tuple[Array, Array]:
    """Unit vectors of every step, freed of line and seasons, and a basis of those."""
    basis = _basis(grid)
    n = len(basis)
    q, r = np.linalg.qr(basis)
    q = q[:, np.abs(np.diag(r)) > 1e-9]
    places = range(_EDGE, n - _EDGE + 1)
    if n - q.shape[1] - 2 < 1 or not len(places):
        return np.empty((0, n)), q
    steps = np.array([(np.arange(n) >= k).astype(np.float64) for k in places])
    free = steps - (steps @ q) @ q.T
    sizes = np.linalg.norm(free, axis=1, keepdims=True)
    units = np.divide(free, sizes, out=np.zeros_like(free), where=sizes > 1e-9)
    return units, q


@lru_cache(maxsize=512)
def _null(grid: Grid) -> Array:
    """Strength of the clearest step in series of noise, sorted."""
    steps, base = _directions(grid)
    noise = _noise(len(grid[0]))
    rest = (noise**2).sum(axis=1) - ((noise @ base) ** 2).sum(axis=1)
    out: Array = np.sort(((noise @ steps.T) ** 2).max(axis=1) / rest)
    return out


@lru_cache(maxsize=16)
def _noise(n: int) -> Array:
    return np.random.default_rng(_SEED).normal(size=(_DRAWS, n))


def _length(series: Points, place: int, base: Array) -> float:
    """Length of a step of size 1 once it is freed of line and seasons."""
    step = (np.arange(series.n) >= place).astype(np.float64)
    return float(np.linalg.norm(step - base @ (base.T @ step)))
