"""Whether a series goes one way: Mann-Kendall, with exact chances for short series.

S = sum of the signs of all later minus earlier values; Var = [n(n-1)(2n+5) - sum t(t-1)(2t+5)]
/ 18 over groups of t ties; z = (S - sign S) / sqrt(Var). Up to 10 values without ties the
chance is counted out exactly: with four values even a perfect trend has p = 0.083. Values
that depend on their predecessor make it look surer than it is. Sources: Mann (1945), Kendall
(1975); by season Hirsch, Slack and Smith (1982).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import copysign, erfc, sqrt

import numpy as np
import polars as pl

from lib.analysis.vector import Array, Numbers, vector

EXACT_UP_TO = 10
"""Number of values up to which chances are counted out."""


@dataclass(frozen=True, slots=True)
class MannKendall:
    """Result of a Mann-Kendall test."""

    n: int
    """Number of values."""
    s: int
    """Pairs that rise less pairs that fall."""
    ragam: float
    """Variance of S without a trend, ties considered."""
    tau: float | None
    """Kendall's tau-b, -1..1; null if all values are equal."""
    z: float
    """Continuity-corrected standard deviate, 0 if the variance is."""
    p: float
    """Two-sided probability of a trend at least as clear by chance, 0..1."""
    eksak: bool
    """Whether ``p`` was counted out; else it is from the normal distribution."""


def mann_kendall(
    values: Numbers, times: Numbers | None = None, *, exact: bool | None = None
) -> MannKendall:
    """Test whether a series goes one way.

    Args:
        values: The series; missing values are left out.
        times: When each value was, if they are not in order.
        exact: Whether to count out the chances (ties allowed); ``None``: up to 10 values
            without ties.

    Returns:
        The test; with fewer than 2 values S = 0 and p = 1.

    Example:
        >>> found = mann_kendall([5, 6, 11, 8, 10])
        >>> found.s, round(found.p, 3), found.eksak
        (6, 0.233, True)
    """
    known = _in_order(values, times)
    n = known.size
    s, variance, tau = _score(known)
    ties = np.unique(known, return_counts=True)[1]
    counted = n <= EXACT_UP_TO and ties.size == n if exact is None else exact
    z = _deviate(s, variance)
    p = _exact_p(s, tuple(sorted(int(t) for t in ties))) if counted else erfc(abs(z) / sqrt(2))
    return MannKendall(n, s, variance, tau, z, min(1.0, p), counted)


def kendall_exact(s: int, n: int) -> float:
    """Return the exact probability of S or more in a series of n different values.

    Example:
        >>> round(kendall_exact(6, 4), 4), round(kendall_exact(10, 5), 4)
        (0.0417, 0.0083)
    """
    return _upper(s, (1,) * n)


@dataclass(frozen=True, slots=True)
class SeasonalMannKendall:
    """Result of a Mann-Kendall test within seasons."""

    n: int
    s: int
    """Sum of the seasons' S."""
    ragam: float
    tau: float | None
    """S as a share of the pairs that differ, -1..1; null if none does."""
    z: float
    p: float
    """Two-sided, from the normal distribution."""
    musim: pl.DataFrame
    """One row per season, sorted: ``musim``, ``n``, ``s``, ``ragam``, ``z``, ``p``."""


def seasonal_mann_kendall(
    values: Numbers, seasons: Sequence[object] | pl.Series, times: Numbers | None = None
) -> SeasonalMannKendall:
    """Test whether a series goes one way, comparing only within a season.

    Args:
        values: The series; missing values are left out.
        seasons: Season of each value, for instance its month.
        times: When each value was, if they are not in order.

    Example:
        >>> found = seasonal_mann_kendall([1, 9, 2, 10, 3, 11], [1, 2, 1, 2, 1, 2])
        >>> found.s, round(found.z, 3)
        (6, 1.846)
    """
    numbers, labels = vector(values), [str(m) for m in seasons]
    if len(labels) != numbers.size:
        raise ValueError(len(labels), numbers.size)
    when = np.arange(numbers.size, dtype=np.float64) if times is None else vector(times)
    rows = []
    for season in sorted(set(labels), key=lambda m: (len(m), m)):
        own = np.array([label == season for label in labels])
        found = mann_kendall(numbers[own], when[own], exact=False)
        rows.append((season, found.n, found.s, found.ragam, found.z, found.p, found.tau))
    names = ("musim", "n", "s", "ragam", "z", "p")
    table = pl.DataFrame([r[:6] for r in rows], list(names), orient="row")
    s, variance = sum(r[2] for r in rows), float(sum(r[3] for r in rows))
    pairs = sum(abs(r[2] / r[6]) if r[6] else 0.0 for r in rows)
    z = _deviate(s, variance)
    return SeasonalMannKendall(
        sum(r[1] for r in rows),
        s,
        variance,
        s / pairs if pairs else None,
        z,
        min(1.0, erfc(abs(z) / sqrt(2))),
        table,
    )


def rises(values: Array) -> tuple[int, int]:
    """Return how many steps from value to value rise and how many fall."""
    steps = np.sign(np.diff(values))
    return int(np.count_nonzero(steps > 0)), int(np.count_nonzero(steps < 0))


def _in_order(values: Numbers, times: Numbers | None) -> Array:
    numbers = vector(values)
    if times is not None:
        when = vector(times)
        if when.size != numbers.size:
            raise ValueError(when.size, numbers.size)
        numbers = numbers[np.argsort(when, kind="stable")]
    return numbers[~np.isnan(numbers)]


def _score(known: Array) -> tuple[int, float, float | None]:
    n = known.size
    upper = np.triu_indices(n, 1)
    s = int(np.sign(known[upper[1]] - known[upper[0]]).sum())
    ties = np.unique(known, return_counts=True)[1].astype(np.float64)
    variance = n * (n - 1) * (2 * n + 5) - float((ties * (ties - 1) * (2 * ties + 5)).sum())
    pairs = n * (n - 1) / 2
    different = pairs - float((ties * (ties - 1)).sum()) / 2
    return s, variance / 18, s / sqrt(pairs * different) if different > 0 else None


def _deviate(s: int, variance: float) -> float:
    if s == 0 or variance <= 0:
        return 0.0
    return (s - copysign(1, s)) / sqrt(variance)


def _exact_p(s: int, ties: tuple[int, ...]) -> float:
    return min(1.0, 2 * _upper(abs(s), ties))


def _upper(s: int, ties: tuple[int, ...]) -> float:
    """Return P(S >= s) over all orders of values of which so many are equal."""
    orders = _inversions(ties)
    pairs = orders.size - 1
    falls = min(pairs, (pairs - s) // 2)
    return float(orders[: falls + 1].sum()) if falls >= 0 else 0.0


@lru_cache(maxsize=256)
def _inversions(ties: tuple[int, ...]) -> Array:
    """Share of the orders that have 0, 1, 2, ... falling pairs (Gaussian multinomial)."""
    shares = np.ones(1)
    seen = 0
    for size in ties:
        for k in range(1, size + 1):
            shares = _times_ratio(shares, seen + k, k)
        seen += size
    out: Array = shares / shares.sum()
    return out


def _times_ratio(shares: Array, above: int, below: int) -> Array:
    """Multiply by (1 + q + ... + q^(above-1)) and divide by the same with ``below``."""
    product = np.convolve(shares, np.ones(above))
    out = np.zeros(product.size - below + 1)
    for i in range(out.size):
        out[i] = product[i] - out[max(0, i - below + 1) : i].sum()
    return out / above * below
