"""Several scores in one: means that let one make up for another, or not.

The arithmetic mean lets a good score make up for a bad one fully, the geometric less, the
harmonic least. Sources: OECD/JRC Handbook (2008); Mazziotta and Pareto (2013) for the
penalised mean; Munda and Nardo (2009) for outranking.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from lib.analysis.vector import Array, Numbers, column, vector, weighed


def arithmetic_mean(values: Numbers, weights: Numbers | None = None) -> float | None:
    """Return the weighted mean of what is there; null without any value.

    Example:
        >>> arithmetic_mean([50, 80, None], [1, 2, 1])
        70.0
    """
    known, shares = weighed(values, weights)
    return float(shares @ known) if known.size else None


def geometric_mean(values: Numbers, weights: Numbers | None = None) -> float | None:
    """Return the weighted geometric mean of what is there; null without any value.

    Raises:
        ValueError: A value is zero or negative.

    Example:
        >>> round(geometric_mean([1, 2, 3]), 6)
        1.817121
    """
    known, shares = weighed(values, weights)
    _above_zero(known)
    return float(np.exp(shares @ np.log(known))) if known.size else None


def harmonic_mean(values: Numbers, weights: Numbers | None = None) -> float | None:
    """Return the weighted harmonic mean of what is there; null without any value.

    Raises:
        ValueError: A value is zero or negative.

    Example:
        >>> round(harmonic_mean([1, 2, 3], [2, 1, 1]), 6)
        1.411765
    """
    known, shares = weighed(values, weights)
    _above_zero(known)
    return float(1 / (shares @ (1 / known))) if known.size else None


def penalised_mean(
    values: Numbers, weights: Numbers | None = None, *, upward: bool = False
) -> float | None:
    """Return the mean less a penalty for imbalance, M - S · S/M (Mazziotta-Pareto index).

    Args:
        values: Scores above zero, for instance standardised to 100 ± 10.
        weights: Weights from 0 up; ``None``: all equal.
        upward: Whether a high score is bad; the penalty is then added.

    Example:
        >>> penalised_mean([90, 110])
        99.0
    """
    known, shares = weighed(values, weights)
    if not known.size:
        return None
    mean = float(shares @ known)
    penalty = float(shares @ (known - mean) ** 2) / mean
    return mean + penalty if upward else mean - penalty


@dataclass(frozen=True, slots=True)
class Outranking:
    """Pairwise comparison of several units."""

    matriks: pl.DataFrame
    """Row i, column j: share of the weights for which unit i is better than unit j, ties
    counted half; 0 on the diagonal."""
    dominan: int
    """Number of pairs in which one is better throughout."""
    bagian_dominan: float
    """The same as a share of all pairs."""
    copeland: pl.Series
    """For each unit: number of units it beats on most weights less number it loses to."""


def outranking(
    units: pl.DataFrame | Sequence[Sequence[float]], weights: Numbers | None = None
) -> Outranking:
    """Compare units pair by pair; only the order of the values counts.

    Args:
        units: One row per unit, one column per indicator, higher is better.
        weights: Weights of the indicators; ``None``: all equal.

    Example:
        >>> outranking([[1, 3, 2], [2, 2, 3], [3, 1, 1], [4, 5, 4]]).dominan
        3
    """
    rows = _matrix(units)
    _, shares = weighed(np.ones(rows.shape[1]), weights)
    difference = np.sign(rows[:, None, :] - rows[None, :, :])
    beats = (difference > 0) @ shares + 0.5 * ((difference == 0) @ shares)
    np.fill_diagonal(beats, 0)
    n = len(rows)
    dominant = int(np.count_nonzero(beats >= 1 - 1e-12))
    margin = np.sign(np.round(beats - 0.5, 12)) * ~np.eye(n, dtype=bool)
    pairs = n * (n - 1) / 2
    return Outranking(
        pl.DataFrame(beats, schema=[str(i) for i in range(n)]),
        dominant,
        dominant / pairs if pairs else 0.0,
        column(margin.sum(axis=1), "copeland"),
    )


def _matrix(units: pl.DataFrame | Sequence[Sequence[float]]) -> Array:
    if isinstance(units, pl.DataFrame):
        return units.cast(pl.Float64).to_numpy()
    return np.vstack([vector(row) for row in units])


def _above_zero(known: Array) -> None:
    if known.size and known.min() <= 0:
        raise ValueError(known.tolist())
