"""How closely two indicators go together across areas. Correlation is not cause."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from itertools import permutations

import numpy as np
import polars as pl

from lib.analysis.series import finite
from lib.contract.vocabulary import Level

MINIMUM_PAIRS = 5
"""Below this many pairs nothing is said."""

_EXACT_UP_TO = 8
"""Number of pairs up to which every order is counted for Spearman's p."""

_Z95 = 1.959963984540054
"""97.5 % point of the normal distribution."""

Array = np.ndarray[tuple[int], np.dtype[np.float64]]


class Unknown(StrEnum):
    """Why there is no coefficient."""

    FEW_PAIRS = "sedikit_pasangan"
    NO_VARIANCE = "tanpa_ragam"
    """All values of one of the two are equal."""


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A correlation coefficient with its uncertainty."""

    nilai: float
    """-1..1."""
    p: float
    """Two-sided probability of one at least as strong if there were no connection, 0..1."""
    bawah: float
    """Lower end of the 95 % interval."""
    atas: float
    """Upper end of the 95 % interval."""


@dataclass(frozen=True, slots=True)
class Correlation:
    """Correlation of two indicators."""

    n: int
    """Number of pairs."""
    spearman: Coefficient | None
    """Of the ranks: any steady connection; one extreme area does not decide."""
    pearson: Coefficient | None
    """Of the values: a straight connection."""
    alasan: Unknown | None
    """Why there is none."""


def correlation(x: pl.Series, y: pl.Series) -> Correlation:
    """Correlate two series of values, pair by pair.

    The interval is Fisher's: tanh(artanh r ± 1.96 s), with s = 1/sqrt(n - 3) for Pearson and
    sqrt((1 + r²/2)/(n - 3)) for Spearman (Bonett and Wright, Psychometrika 65, 2000).
    Spearman's p counts every order up to 8 pairs; beyond, and for Pearson, it is from the t
    distribution (scipy).

    Args:
        x: Values of the one.
        y: Values of the other, in the same order; pairs with a missing value are left out.

    Returns:
        Both coefficients; none below 5 pairs or where all values of one are equal.

    Example:
        >>> import polars as pl
        >>> found = correlation(pl.Series([1, 2, 3, 4, 5]), pl.Series([1, 3, 2, 5, 4]))
        >>> found.n, round(found.spearman.nilai, 3), round(found.spearman.p, 3)
        (5, 0.8, 0.133)
    """
    from scipy import stats

    pairs = pl.DataFrame({"x": x.cast(pl.Float64), "y": y.cast(pl.Float64)})
    pairs = pairs.select(finite("x"), finite("y")).drop_nulls()
    n = pairs.height
    if n < MINIMUM_PAIRS:
        return Correlation(n, None, None, Unknown.FEW_PAIRS)
    one, other = pairs["x"].to_numpy(), pairs["y"].to_numpy()
    if _constant(one) or _constant(other):
        return Correlation(n, None, None, Unknown.NO_VARIANCE)
    straight = stats.pearsonr(one, other)
    ranks = stats.spearmanr(one, other)
    rho = float(ranks.statistic)
    p = _exact_p(stats.rankdata(one), stats.rankdata(other)) if n <= _EXACT_UP_TO else ranks.pvalue
    return Correlation(
        n,
        _coefficient(rho, float(p), math.sqrt((1 + rho**2 / 2) / (n - 3))),
        _coefficient(float(straight.statistic), float(straight.pvalue), 1 / math.sqrt(n - 3)),
        None,
    )


def pairs(
    panel: pl.DataFrame, x: str, y: str, level: Level, year: int | None = None
) -> pl.DataFrame:
    """Pair two indicators area by area within one year.

    Args:
        panel: From ``rollup.panel``.
        x: Code of the one indicator.
        y: Code of the other.
        level: Level of the areas.
        year: The year; ``None``: of those in which most areas have both, the latest.

    Returns:
        One row per area that has both, sorted by wilayah: ``wilayah``, ``tahun``, ``x``,
        ``y`` (the last value within the year), ``x_periode``, ``y_periode``, ``contoh``
        (whether either is sample data).
    """
    rows = (
        panel.with_columns(finite("nilai"), pl.col("mulai").dt.year().alias("tahun"))
        .filter(pl.col("jenjang") == level.value, pl.col("nilai").is_not_null())
        .sort("mulai", "bulan")
    )
    one, other = (
        rows.filter(pl.col("indikator") == code)
        .group_by("wilayah", "tahun")
        .agg(
            pl.col("nilai").last().alias(name),
            pl.col("periode").last().alias(f"{name}_periode"),
            pl.col("contoh").last().alias(f"_{name}"),
        )
        for name, code in (("x", x), ("y", y))
    )
    both = one.join(other, on=["wilayah", "tahun"])
    if year is None:
        most = both.group_by("tahun").len().sort("len", "tahun").tail(1)
        both = both.join(most.select("tahun"), on="tahun")
    else:
        both = both.filter(pl.col("tahun") == year)
    return both.select(
        "wilayah",
        "tahun",
        "x",
        "y",
        "x_periode",
        "y_periode",
        (pl.col("_x") | pl.col("_y")).alias("contoh"),
    ).sort("wilayah")


def _constant(values: Array) -> bool:
    return bool(np.ptp(values) <= 1e-12 * np.abs(values).max())


def _coefficient(r: float, p: float, spread: float) -> Coefficient:
    r = min(max(r, -1.0), 1.0)
    if abs(r) > 1 - 1e-12:
        return Coefficient(r, p, r, r)
    centre = math.atanh(r)
    return Coefficient(r, p, math.tanh(centre - _Z95 * spread), math.tanh(centre + _Z95 * spread))


def _exact_p(one: Array, other: Array) -> float:
    """Share of all orders of the second ranks with a coefficient at least as strong."""
    a, b = one - one.mean(), other - other.mean()
    orders = np.array(list(permutations(range(a.size))))
    strengths = np.abs(b[orders] @ a)
    return float(np.mean(strengths >= abs(float(a @ b)) - 1e-9))
