"""How unequal areas are: ratio, range, weighted variation (Williamson), Gini, Theil.

Weighted by population a measure speaks of people, unweighted of areas. Gini, Theil and the
coefficient of variation are only for quantities with a true zero of which areas have more or
less: not for scores, percentages near 100 or negative values (``share_of_something``).
Sources: Williamson (1965), Theil (1967); PySAL ``inequality`` computes the unweighted forms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
import polars as pl

from lib.analysis.vector import Array, Numbers, column, vector, weighed


def gini(values: Numbers, weights: Numbers | None = None) -> float | None:
    """Return the Gini coefficient, sum p_i p_j |x_i - x_j| / (2 mean).

    Args:
        values: Quantities from 0 up.
        weights: Population of each area; ``None``: every area counts the same.

    Returns:
        0 = all equal, towards 1 = one has everything; null without values or if all are 0.

    Raises:
        ValueError: A value is negative.

    Example:
        >>> gini([1, 1, 1, 1])
        0.0
        >>> round(gini([12, 20, 35, 8, 15, 40], [100, 300, 50, 200, 250, 100]), 6)
        0.26612
    """
    known, shares, mean = _levels(values, weights)
    if mean is None:
        return None
    order = np.argsort(known)
    known, shares = known[order], shares[order]
    below = np.cumsum(shares) - shares / 2
    return max(0.0, float(2 * (shares * known) @ below / mean - 1))


def williamson(values: Numbers, weights: Numbers | None = None) -> float | None:
    """Return the weighted coefficient of variation (Indeks Williamson).

    sqrt(sum p_i (x_i - mean)²) / mean, with p_i the share of the population.

    Args:
        values: Quantities from 0 up.
        weights: Population of each area; ``None``: every area counts the same.

    Returns:
        From 0 = all equal; null without values or if all are 0.

    Raises:
        ValueError: A value is negative.

    Example:
        >>> williamson([50, 150])
        0.5
    """
    known, shares, mean = _levels(values, weights)
    return None if mean is None else sqrt(float(shares @ (known - mean) ** 2)) / mean


@dataclass(frozen=True, slots=True)
class Theil:
    """Theil's T and where it comes from."""

    nilai: float
    """T, from 0 = all equal to ln(1 / smallest share)."""
    antar: float | None
    """Between the groups; null without groups."""
    dalam: float | None
    """Within the groups; antar + dalam = nilai."""
    kelompok: pl.DataFrame
    """One row per group, sorted: ``kelompok``, ``n``, ``penduduk`` (share of the weights),
    ``rata`` (its mean), ``theil`` (within it), ``antar`` and ``dalam`` (its part of each)."""

    @property
    def bagian_antar(self) -> float | None:
        """Share of the inequality that lies between the groups, 0..1."""
        if self.antar is None or self.nilai <= 0:
            return None
        return self.antar / self.nilai


def theil(
    values: Numbers,
    groups: pl.Series | Sequence[object] | None = None,
    weights: Numbers | None = None,
) -> Theil | None:
    """Return Theil's T, split into what lies between groups and within them.

    T = sum p_i (x_i/mean) ln(x_i/mean); areas with 0 add nothing (the limit).

    Args:
        values: Quantities from 0 up.
        groups: Group of each area, for instance its kecamatan.
        weights: Population of each area; ``None``: every area counts the same.

    Returns:
        T and its parts; null without values or if all are 0.

    Raises:
        ValueError: A value is negative, or the lengths differ.

    Example:
        >>> found = theil([1, 3, 2, 2], ["a", "a", "b", "b"])
        >>> round(found.nilai, 6), round(found.antar, 6), round(found.dalam, 6)
        (0.065406, 0.0, 0.065406)
    """
    numbers = vector(values)
    labels = [""] * numbers.size if groups is None else [str(g) for g in groups]
    if len(labels) != numbers.size:
        raise ValueError(len(labels), numbers.size)
    people = np.ones(numbers.size) if weights is None else vector(weights)
    known, shares, mean = _levels(numbers, people)
    if mean is None:
        return None
    kept = np.array(labels)[~np.isnan(numbers) & ~np.isnan(people)]
    parts = [_group(name, known[kept == name], shares[kept == name], mean) for name in set(kept)]
    table = pl.DataFrame(parts, orient="row").sort("kelompok")
    total = _t(known, shares, mean)
    if groups is None:
        return Theil(total, None, None, table)
    return Theil(total, float(table["antar"].sum()), float(table["dalam"].sum()), table)


def _group(name: object, known: Array, shares: Array, mean: float) -> dict[str, object]:
    share = float(shares.sum())
    own = float(shares @ known) / share if share > 0 else 0.0
    inside = _t(known, shares / share, own) if own > 0 else 0.0
    weight = share * own / mean
    return {
        "kelompok": str(name),
        "n": known.size,
        "penduduk": share,
        "rata": own,
        "theil": inside,
        "antar": weight * float(np.log(own / mean)) if own > 0 else 0.0,
        "dalam": weight * inside,
    }


def _t(known: Array, shares: Array, mean: float) -> float:
    above = known > 0
    ratio = known[above] / mean
    return max(0.0, float(shares[above] @ (ratio * np.log(ratio))))


def drivers(values: Numbers, weights: Numbers | None = None) -> pl.Series:
    """Return how much of the spread each area makes.

    p_i (x_i - mean)² / sum p_j (x_j - mean)²: its part of the squared coefficient of variation.

    Args:
        values: Numbers on any scale.
        weights: Population of each area; ``None``: every area counts the same.

    Returns:
        Shares from 0 that sum to 1, in the order of the areas; null where value or weight is
        missing, and everywhere if all are equal.

    Example:
        >>> drivers([10, 10, 10, 50]).round(3).to_list()
        [0.083, 0.083, 0.083, 0.75]
    """
    numbers = vector(values)
    people = np.ones(numbers.size) if weights is None else vector(weights)
    known = ~np.isnan(numbers) & ~np.isnan(people)
    out = np.full(numbers.size, np.nan)
    if people[known].sum() > 0:
        mean = float(people[known] @ numbers[known] / people[known].sum())
        squares = people[known] * (numbers[known] - mean) ** 2
        if squares.sum() > 1e-18 * max(mean * mean, 1) * people[known].sum():
            out[known] = squares / squares.sum()
    return column(out, "bagian")


@dataclass(frozen=True, slots=True)
class Extent:
    """How far the areas lie apart."""

    n: int
    terendah: float
    tertinggi: float
    rentang: float
    """Highest - lowest, in the unit."""
    rasio: float | None
    """Highest / lowest; null if the lowest is not above 0."""
    p90_p10: float | None
    """90th / 10th percentile (linear interpolation), null if the latter is not above 0."""
    simpangan: float | None
    """Standard deviation of the sample, in the unit; null for a single area."""


def extent(values: Numbers) -> Extent | None:
    """Return how far the areas lie apart; null without values. Fit for any scale.

    Example:
        >>> found = extent([10, 20, 32])
        >>> found.rentang, found.rasio
        (22.0, 3.2)
    """
    known = vector(values)
    known = known[~np.isnan(known)]
    if not known.size:
        return None
    low, high = float(known.min()), float(known.max())
    p10, p90 = (float(q) for q in np.quantile(known, [0.1, 0.9]))
    return Extent(
        known.size,
        low,
        high,
        high - low,
        high / low if low > 0 else None,
        p90 / p10 if p10 > 0 else None,
        float(known.std(ddof=1)) if known.size > 1 else None,
    )


def lorenz(values: Numbers, weights: Numbers | None = None) -> pl.DataFrame:
    """Return the Lorenz curve: cumulative shares, poorest area first.

    Returns:
        ``penduduk`` and ``bagian`` (shares of the weights and of the quantity, 0..1), from
        (0, 0) to (1, 1); no rows without values or if all are 0.

    Raises:
        ValueError: A value is negative.

    Example:
        >>> lorenz([1, 3])["bagian"].to_list()
        [0.0, 0.25, 1.0]
    """
    known, shares, mean = _levels(values, weights)
    if mean is None:
        return pl.DataFrame(schema={"penduduk": pl.Float64, "bagian": pl.Float64})
    order = np.argsort(known)
    people, amount = shares[order], (shares * known)[order] / mean
    return pl.DataFrame(
        [
            column(np.concatenate([[0], np.cumsum(people)]), "penduduk"),
            column(np.concatenate([[0], np.cumsum(amount)]), "bagian"),
        ]
    )


def _levels(values: Numbers, weights: Numbers | None) -> tuple[Array, Array, float | None]:
    known, shares = weighed(values, weights)
    if known.size and known.min() < 0:
        raise ValueError(float(known.min()))
    mean = float(shares @ known) if known.size else 0.0
    return known, shares, mean if mean > 0 else None
