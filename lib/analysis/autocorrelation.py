"""Whether areas that lie together are alike: Moran's I, Geary's C, join counts.

Expectations and variances: Cliff and Ord (1981), under randomisation unless named otherwise;
they agree with R's spdep. Permutation probabilities are two-sided,
min(1, 2 (min(#≥, #≤) + 1) / (R + 1)), seeded and so the same every time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import erfc, sqrt

import numpy as np
import polars as pl

from lib.analysis.neighbourhood import Code, Field, Neighbours, Style, Values, field
from lib.analysis.vector import Array

PERMUTATIONS = 9_999
"""Orders tried; fewer cannot pass the correction for many areas (``clusters``)."""
SEED = 20_240_607
"""Starting point of the random orders."""
_LEAST = 4
"""Areas below which the variances are not defined."""


class Impossible(StrEnum):
    """Why there is no statistic (``alasan``)."""

    FEW_AREAS = "sedikit_wilayah"
    NO_VARIANCE = "tanpa_ragam"
    """All areas have the same value."""


@dataclass(frozen=True, slots=True)
class Autocorrelation:
    """A statistic of likeness between neighbours."""

    n: int
    """Number of areas that take part."""
    nilai: float | None
    """The statistic."""
    harapan: float | None
    """What it is without any pattern."""
    ragam: float | None
    """Its variance without pattern, under randomisation."""
    z: float | None
    """Standard deviations from the expectation; above 0: neighbours are alike."""
    p: float | None
    """Two-sided probability of that by chance, from the normal distribution."""
    z_normal: float | None
    """The same with the variance for normally distributed values."""
    ragam_normal: float | None
    p_permutasi: float | None
    """Two-sided probability from random orders; null if none were asked for."""
    pulau: tuple[str, ...]
    """Areas left out because no neighbour has a value."""
    alasan: Impossible | None
    """Why there is none."""


def moran(
    values: Values,
    neighbours: Neighbours,
    ids: Sequence[Code] | pl.Series | None = None,
    *,
    style: Style = "W",
    permutations: int = PERMUTATIONS,
    seed: int = SEED,
) -> Autocorrelation:
    """Return Moran's I, (n / S0) z'Wz / z'z.

    With 25 to 42 areas chance alone makes up to about ±0.2.

    Args:
        values: Values of the areas; those without take no part.
        neighbours: Neighbours of the areas.
        ids: Codes in the order of ``values``, if it has none.
        style: W row-standardised, B binary, asli as given.
        permutations: Random orders to try; 0: none.
        seed: Starting point of the random orders.

    Example:
        >>> row = {"a": ["b"], "b": ["a", "c"], "c": ["b", "d"], "d": ["c"]}
        >>> found = moran([1, 2, 3, 4], row, permutations=0)
        >>> round(found.nilai, 3), round(found.harapan, 3)
        (0.4, -0.333)
    """
    return moran_of(field(values, neighbours, ids, style), permutations, seed)


def moran_of(area: Field, permutations: int = PERMUTATIONS, seed: int = SEED) -> Autocorrelation:
    """Return Moran's I of values and weights that were brought together before."""
    why = _impossible(area)
    if why:
        return _none(area, why)
    n, w = area.n, area.bobot
    z = area.nilai - area.nilai.mean()
    s0, s1, s2 = _sums(w)
    square = float(z @ z)
    found = n / s0 * float(z @ w @ z) / square
    mean = -1 / (n - 1)
    k = n * float((z**4).sum()) / square**2
    random = (
        n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0)
        - k * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0)
    ) / ((n - 1) * (n - 2) * (n - 3) * s0 * s0) - mean**2
    normal = (n * n * s1 - n * s2 + 3 * s0 * s0) / ((n * n - 1) * s0 * s0) - mean**2
    chance = None
    if permutations:
        mixed = _orders(z, permutations, seed)
        drawn = n / s0 * np.einsum("ri,ri->r", mixed @ w.T, mixed) / square
        chance = float(two_sided(np.array([found]), drawn[None, :])[0])
    return _result(area, found, mean, random, normal, chance, 1)


def geary(
    values: Values,
    neighbours: Neighbours,
    ids: Sequence[Code] | pl.Series | None = None,
    *,
    style: Style = "W",
    permutations: int = 0,
    seed: int = SEED,
) -> Autocorrelation:
    """Return Geary's C: below 1 neighbours are alike, above 1 unlike.

    Args:
        values: Values of the areas; those without take no part.
        neighbours: Neighbours of the areas.
        ids: Codes in the order of ``values``, if it has none.
        style: W row-standardised, B binary, asli as given.
        permutations: Random orders to try; 0: none.
        seed: Starting point of the random orders.

    Returns:
        ``z`` is turned so that above 0 means alike, as with Moran's I.

    Example:
        >>> row = {"a": ["b"], "b": ["a", "c"], "c": ["b", "d"], "d": ["c"]}
        >>> round(geary([1, 2, 3, 4], row).nilai, 3)
        0.3
    """
    area = field(values, neighbours, ids, style)
    why = _impossible(area)
    if why:
        return _none(area, why)
    n, w = area.n, area.bobot
    z = area.nilai - area.nilai.mean()
    s0, s1, s2 = _sums(w)
    square = float(z @ z)
    k = n * float((z**4).sum()) / square**2

    def contrast(rows: Array) -> Array:
        ends = (rows**2) @ (w.sum(axis=0) + w.sum(axis=1))
        crossed = 2 * np.einsum("ri,ri->r", rows @ w.T, rows)
        out: Array = (n - 1) / (2 * s0) * (ends - crossed) / square
        return out

    found = float(contrast(z[None, :])[0])
    random = (
        (n - 1) * s1 * (n * n - 3 * n + 3 - (n - 1) * k)
        - 0.25 * (n - 1) * s2 * (n * n + 3 * n - 6 - (n * n - n + 2) * k)
        + s0 * s0 * (n * n - 3 - (n - 1) ** 2 * k)
    ) / (n * (n - 2) * (n - 3) * s0 * s0)
    normal = ((2 * s1 + s2) * (n - 1) - 4 * s0 * s0) / (2 * (n + 1) * s0 * s0)
    chance = None
    if permutations:
        drawn = contrast(_orders(z, permutations, seed))
        chance = float(two_sided(np.array([found]), drawn[None, :])[0])
    return _result(area, found, 1.0, random, normal, chance, -1)


def join_counts(
    values: Values,
    neighbours: Neighbours,
    ids: Sequence[Code] | pl.Series | None = None,
    *,
    style: Style = "B",
) -> pl.DataFrame:
    """Count the borders between areas that have something and areas that have not.

    Args:
        values: 1 = has it, 0 = has not.
        neighbours: Neighbours of the areas.
        ids: Codes in the order of ``values``, if it has none.
        style: B counts borders, W weighs them.

    Returns:
        Three rows, ``pasangan`` = ``ya_ya``, ``tidak_tidak``, ``ya_tidak``: ``nilai``
        (count), ``harapan``, ``ragam`` (numbers of each kind fixed, nonfree sampling), ``z``,
        ``p`` (two-sided); the last three null where the variance is 0.

    Raises:
        ValueError: A value is neither 0 nor 1.

    Example:
        >>> row = {"a": ["b"], "b": ["a", "c"], "c": ["b", "d"], "d": ["c"]}
        >>> join_counts([1, 1, 0, 0], row)["nilai"].to_list()
        [1.0, 1.0, 1.0]
    """
    area = field(values, neighbours, ids, style)
    if not set(area.nilai) <= {0.0, 1.0}:
        raise ValueError(sorted(set(area.nilai)))
    yes, no = area.nilai, 1 - area.nilai
    rows = [
        ("ya_ya", 0.5 * float(yes @ area.bobot @ yes), *_same(area, int(yes.sum()))),
        ("tidak_tidak", 0.5 * float(no @ area.bobot @ no), *_same(area, int(no.sum()))),
        (
            "ya_tidak",
            0.5 * float(yes @ area.bobot @ no + no @ area.bobot @ yes),
            *_mixed(area, int(yes.sum())),
        ),
    ]
    judged = [(*r, *_judged(r[1], r[2], r[3], 1)) for r in rows]
    names = ("pasangan", "nilai", "harapan", "ragam", "z", "p")
    types = {name: pl.String() if name == "pasangan" else pl.Float64() for name in names}
    return pl.DataFrame(judged, types, orient="row")


def two_sided(found: Array, drawn: Array) -> Array:
    """Return two-sided permutation probabilities.

    Args:
        found: One statistic per area.
        drawn: Its values under random orders, one row per area.
    """
    slack = 1e-9 * np.maximum(np.abs(found), drawn.std(axis=1))[:, None]
    above = np.count_nonzero(drawn >= found[:, None] - slack, axis=1)
    below = np.count_nonzero(drawn <= found[:, None] + slack, axis=1)
    out: Array = np.minimum(1.0, 2 * (np.minimum(above, below) + 1) / (drawn.shape[1] + 1))
    return out


def _orders(z: Array, permutations: int, seed: int) -> Array:
    rng = np.random.default_rng(seed)
    mixed: Array = rng.permuted(np.broadcast_to(z, (permutations, z.size)), axis=1)
    return mixed


def _sums(w: Array) -> tuple[float, float, float]:
    s1 = 0.5 * float(((w + w.T) ** 2).sum())
    s2 = float(((w.sum(axis=0) + w.sum(axis=1)) ** 2).sum())
    return float(w.sum()), s1, s2


def _impossible(area: Field) -> Impossible | None:
    if area.n < _LEAST:
        return Impossible.FEW_AREAS
    if np.ptp(area.nilai) <= 1e-12 * np.abs(area.nilai).max():
        return Impossible.NO_VARIANCE
    return None


def _none(area: Field, why: Impossible) -> Autocorrelation:
    return Autocorrelation(area.n, None, None, None, None, None, None, None, None, area.pulau, why)


def _result(
    area: Field,
    found: float,
    mean: float,
    random: float,
    normal: float,
    chance: float | None,
    turn: int,
) -> Autocorrelation:
    z, p = _judged(found, mean, random, turn)
    z_normal, _ = _judged(found, mean, normal, turn)
    return Autocorrelation(
        area.n, found, mean, random, z, p, z_normal, normal, chance, area.pulau, None
    )


def _judged(
    found: float, mean: float | None, variance: float | None, turn: int
) -> tuple[float | None, float | None]:
    if mean is None or variance is None or variance <= 1e-12:
        return None, None
    z = turn * (found - mean) / sqrt(variance)
    return z, erfc(abs(z) / sqrt(2))


def _falling(n: int, k: int) -> float:
    out = 1.0
    for i in range(k):
        out *= n - i
    return out


def _same(area: Field, own: int) -> tuple[float | None, float | None]:
    """Expectation and variance of the count of pairs within one kind."""
    n = area.n
    if n < _LEAST:
        return None, None
    s0, s1, s2 = _sums(area.bobot)
    r2, r3, r4 = (_falling(own, k) / _falling(n, k) for k in (2, 3, 4))
    mean = 0.5 * s0 * r2
    square = 0.25 * (s1 * r2 + (s2 - 2 * s1) * r3 + (s0 * s0 + s1 - s2) * r4)
    return mean, square - mean * mean


def _mixed(area: Field, own: int) -> tuple[float | None, float | None]:
    """Expectation and variance of the count of pairs between the kinds."""
    n, other = area.n, area.n - own
    if n < _LEAST:
        return None, None
    s0, s1, s2 = _sums(area.bobot)
    pair = own * other
    mean = s0 * pair / _falling(n, 2)
    square = 0.25 * (
        2 * s1 * pair / _falling(n, 2)
        + (s2 - 2 * s1) * pair * (n - 2) / _falling(n, 3)
        + 4 * (s0 * s0 + s1 - s2) * _falling(own, 2) * _falling(other, 2) / _falling(n, 4)
    )
    return mean, square - mean * mean
