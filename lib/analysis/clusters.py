"""Where areas that are alike lie together: local Moran (LISA) and Getis-Ord G*.

Local Moran's I_i = z_i sum_j w_ij z_j / m2 with m2 = sum z²/n, so that the mean of the local
statistics is the global one. Probabilities come from conditional permutation (the area stays,
its neighbours are drawn from all others), two-sided; what stands up to looking at all areas
at once (false discovery rate, Benjamini and Hochberg) is called strong. Sources: Anselin
(1995), Sokal, Oden and Thomson (1998), Ord and Getis (1995).
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import polars as pl

from lib.analysis.autocorrelation import PERMUTATIONS, SEED, two_sided
from lib.analysis.discovery import corrected
from lib.analysis.neighbourhood import Code, Field, Neighbours, Style, Values, field
from lib.analysis.vector import Array

LEVEL = 0.05
"""Probability below which an area is marked."""


class Quadrant(StrEnum):
    """An area and its neighbours, each against the mean of all (``kuadran``)."""

    HIGH_HIGH = "tinggi_tinggi"
    LOW_LOW = "rendah_rendah"
    HIGH_LOW = "tinggi_rendah"
    """High among low ones."""
    LOW_HIGH = "rendah_tinggi"


class Confidence(StrEnum):
    """How sure it is that an area's surroundings are no chance (``keyakinan``)."""

    STRONG = "kuat"
    """Stands up to looking at all areas at once (FDR 5 %)."""
    WATCH = "perlu_dicermati"
    """Below 5 % taken alone: among many areas some such are chance."""


_LOCAL = {
    "wilayah": pl.String(),
    "nilai": pl.Float64(),
    "tetangga": pl.Int32(),
    "rata_tetangga": pl.Float64(),
    "i": pl.Float64(),
    "harapan": pl.Float64(),
    "ragam": pl.Float64(),
    "z": pl.Float64(),
    "p_normal": pl.Float64(),
    "p": pl.Float64(),
    "q": pl.Float64(),
    "kuadran": pl.String(),
    "keyakinan": pl.String(),
}


def local_moran(
    values: Values,
    neighbours: Neighbours,
    ids: Sequence[Code] | pl.Series | None = None,
    *,
    style: Style = "W",
    permutations: int = PERMUTATIONS,
    seed: int = SEED,
) -> pl.DataFrame:
    """Return the local Moran statistic of each area.

    Args:
        values: Values of the areas; those without take no part.
        neighbours: Neighbours of the areas.
        ids: Codes in the order of ``values``, if it has none.
        style: W row-standardised, B binary, asli as given.
        permutations: Random draws per area; fewer than 9,999 can hardly be strong.
        seed: Starting point of the random draws.

    Returns:
        One row per area that takes part, in their order: ``wilayah``, ``nilai``,
        ``tetangga`` (number of neighbours), ``rata_tetangga`` (their weighted mean, in the
        unit), ``i``, its ``harapan`` and ``ragam`` given the area's own value, ``z``,
        ``p_normal`` (two-sided), ``p`` (two-sided, by permutation), ``q`` (``p`` corrected
        for the number of areas), ``kuadran`` (a ``Quadrant``), ``keyakinan`` (a
        ``Confidence``, null = may well be chance). No rows if all values are equal or fewer
        than 4 areas take part.

    Example:
        >>> ring = {str(i): [str((i - 1) % 12), str((i + 1) % 12)] for i in range(12)}
        >>> found = local_moran([9, 9, 9, 1, 2, 1, 2, 1, 2, 1, 2, 1], ring)
        >>> found["kuadran"][1], found["i"].mean() > 0
        ('tinggi_tinggi', True)
    """
    return local_of(field(values, neighbours, ids, style), permutations, seed)


def local_of(area: Field, permutations: int = PERMUTATIONS, seed: int = SEED) -> pl.DataFrame:
    """Return the local Moran statistic of values and weights brought together before."""
    if area.n < 4 or np.ptp(area.nilai) <= 1e-12 * np.abs(area.nilai).max():
        return pl.DataFrame(schema=_LOCAL)
    n, w = area.n, area.bobot
    z = area.nilai - area.nilai.mean()
    m2 = float(z @ z) / n
    lag = w @ z
    found = z * lag / m2
    total, squares = w.sum(axis=1), (w**2).sum(axis=1)
    mean = -(z**2) * total / ((n - 1) * m2)
    variance = (
        (z / m2) ** 2 * (n / (n - 2)) * (squares - total**2 / (n - 1)) * (m2 - z**2 / (n - 1))
    )
    p, q = _chances(found, _drawn(z, w, permutations, seed) * z[:, None] / m2)
    around = np.divide(w @ area.nilai, total, out=np.full(n, np.nan), where=total != 0)
    spread = np.sqrt(np.where(variance > 1e-15, variance, np.nan))
    return _named(
        pl.DataFrame(
            {
                "wilayah": area.kode,
                "nilai": area.nilai,
                "tetangga": np.count_nonzero(w, axis=1),
                "rata_tetangga": around,
                "i": found,
                "harapan": mean,
                "ragam": variance,
                "z": (found - mean) / spread,
                "p": p,
                "q": q,
                "_sendiri": z,
                "_sekitar": lag,
            }
        )
    )


def getis_ord(
    values: Values,
    neighbours: Neighbours,
    ids: Sequence[Code] | pl.Series | None = None,
    *,
    star: bool = True,
    style: Style = "B",
) -> pl.DataFrame:
    """Return Getis and Ord's local statistic: hot above 0, cold below.

    z = (sum w x - W x̄) / (s sqrt((n sum w² - W²) / (n - 1))); binary and row-standardised
    weights give the same.

    Args:
        values: Values of the areas; those without take no part.
        neighbours: Neighbours of the areas.
        ids: Codes in the order of ``values``, if it has none.
        star: Whether an area is counted among its own neighbours (G*); without (G) its value
            is left out of mean and spread as well.
        style: B binary, W row-standardised, asli as given.

    Returns:
        One row per area that takes part: ``wilayah``, ``nilai``, ``z``, ``p`` (two-sided,
        normal distribution), ``q`` (corrected for the number of areas), ``keyakinan`` (a
        ``Confidence``). No rows if all values are equal or fewer than 4 areas take part.

    Example:
        >>> ring = {str(i): [str((i - 1) % 12), str((i + 1) % 12)] for i in range(12)}
        >>> found = getis_ord([9, 9, 9, 1, 2, 1, 2, 1, 2, 1, 2, 1], ring)
        >>> round(found["z"][1], 2), found["keyakinan"][1]
        (3.29, 'kuat')
    """
    names = ("wilayah", "nilai", "z", "p", "q", "keyakinan")
    area = field(values, neighbours, ids, "asli" if style == "asli" else "B")
    n, x = area.n, area.nilai
    if n < 4 or np.ptp(x) <= 1e-12 * np.abs(x).max():
        return pl.DataFrame(schema={name: _LOCAL[name] for name in names})
    w = area.bobot + np.eye(n) if star else area.bobot
    if style == "W":
        w = w / w.sum(axis=1, keepdims=True)
    z = _deviates(w, x, n) if star else _deviates_without(w, x, n)
    p = _normal_p(z)
    frame = pl.DataFrame({"wilayah": area.kode, "nilai": x, "z": z, "p": p, "q": corrected(p)})
    return frame.with_columns(pl.col("z", "p", "q").fill_nan(None)).with_columns(_confidence())


def _deviates(w: Array, x: Array, n: int) -> Array:
    total, squares = w.sum(axis=1), (w**2).sum(axis=1)
    inner = (n * squares - total**2) / (n - 1)
    scale = x.std() * np.sqrt(np.where(inner > 1e-12, inner, np.nan))
    out: Array = (w @ x - total * x.mean()) / scale
    return out


def _deviates_without(w: Array, x: Array, n: int) -> Array:
    total, squares = w.sum(axis=1), (w**2).sum(axis=1)
    mean = (x.sum() - x) / (n - 1)
    variance = np.maximum(((x**2).sum() - x**2) / (n - 1) - mean**2, 0)
    inner = variance * ((n - 1) * squares - total**2) / (n - 2)
    out: Array = (w @ x - total * mean) / np.sqrt(np.where(inner > 1e-12, inner, np.nan))
    return out


def _drawn(z: Array, w: Array, permutations: int, seed: int) -> Array:
    """Weighted sums of neighbours drawn at random from all others, one row per area."""
    most = int(np.count_nonzero(w, axis=1).max())
    draws = _draws(z.size - 1, most, permutations, seed)
    out = np.empty((z.size, permutations))
    for i in range(z.size):
        weights = w[i][w[i] != 0]
        out[i] = weights @ np.delete(z, i)[draws[: weights.size]]
    return out


@lru_cache(maxsize=8)
def _draws(others: int, most: int, permutations: int, seed: int) -> npt.NDArray[np.int32]:
    """Places of ``most`` different others, one column per draw; the same for all indicators."""
    rng = np.random.default_rng(seed)
    mixed = rng.random((permutations, others)).argsort(axis=1)[:, :most].T
    return np.ascontiguousarray(mixed, dtype=np.int32)


def _chances(found: Array, drawn: Array) -> tuple[Array, Array]:
    p = two_sided(found, drawn)
    return p, corrected(p)


def _normal_p(z: Array) -> Array:
    from scipy.special import erfc

    out: Array = erfc(np.abs(z) / np.sqrt(2))
    return out


def _named(frame: pl.DataFrame) -> pl.DataFrame:
    own, around = pl.col("_sendiri") > 0, pl.col("_sekitar") > 0
    words = [
        (own & around, Quadrant.HIGH_HIGH),
        (~own & ~around, Quadrant.LOW_LOW),
        (own, Quadrant.HIGH_LOW),
        (around, Quadrant.LOW_HIGH),
    ]
    chance = pl.Series("p_normal", _normal_p(frame["z"].to_numpy()), pl.Float64)
    return (
        frame.with_columns(chance)
        .with_columns(
            pl.coalesce(pl.when(test).then(pl.lit(word.value)) for test, word in words).alias(
                "kuadran"
            ),
            pl.col("rata_tetangga", "z", "p_normal").fill_nan(None),
            _confidence(),
        )
        .select(pl.col(name).cast(dtype) for name, dtype in _LOCAL.items())
    )


def _confidence() -> pl.Expr:
    return (
        pl.when(pl.col("q") <= LEVEL)
        .then(pl.lit(Confidence.STRONG.value))
        .when(pl.col("p") < LEVEL)
        .then(pl.lit(Confidence.WATCH.value))
        .alias("keyakinan")
    )
