"""Empirical Bayes: rates of small areas drawn towards the rate of all.

For maps and for looking for clusters only; the official figure stays what it is. Global
estimator of Marshall (1991), as in spdep ``EBest`` and esda ``Empirical_Bayes``; for shares
of a whole that of Martuzzi and Elliott (1996).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from lib.analysis.vector import Array, Numbers, column, vector


@dataclass(frozen=True, slots=True)
class Smoothed:
    """Smoothed rates."""

    nilai: pl.Series
    """Smoothed rate of each area; null where events or population are missing."""
    kasar: pl.Series
    """Raw rate of each area."""
    bobot: pl.Series
    """How much of the area's own rate is kept, 0..1."""
    rata: float | None
    """Rate of all together (b), not the mean of the rates."""
    ragam: float | None
    """Variance between the areas beyond chance (a); 0: the areas differ no more than chance
    would make them, and every one gets the rate of all."""


def empirical_bayes(
    events: Numbers, population: Numbers, *, per: float = 1, share: bool = False
) -> Smoothed:
    """Smooth rates towards the rate of all areas.

    m = sum d / sum n; s² = sum n (r - m)² / sum n; A = max(s² - m/n̄, 0);
    EB = m + (r - m) A / (A + m/n).

    Args:
        events: Events of each area, from 0.
        population: People or things at risk, above 0.
        per: Rate per so many, for instance 1,000; ``ragam`` is then in its square.
        share: Whether an event is a share of a whole and common (binomial), not rare
            (Poisson).

    Returns:
        Rates in the order of the areas. Areas without population have none.

    Example:
        >>> found = empirical_bayes([1, 20, 9, 5], [54, 4000, 900, 4000], per=1000)
        >>> [round(r, 1) for r in found.kasar], [round(r, 1) for r in found.nilai]
        ([18.5, 5.0, 10.0, 1.2], [5.2, 4.9, 7.7, 1.6])
    """
    deaths, people = vector(events), vector(population)
    if deaths.size != people.size:
        raise ValueError(deaths.size, people.size)
    known = ~np.isnan(deaths) & (people > 0)
    weights = np.full(deaths.size, np.nan)
    raw = np.full(deaths.size, np.nan)
    raw[known] = deaths[known] / people[known]
    if not known.any():
        empty = column(raw)
        return Smoothed(empty, empty, column(weights, "bobot"), None, None)
    mean = float(deaths[known].sum() / people[known].sum())
    between = _between(raw[known], people[known], mean, share=share)
    chance = _chance(people[known], mean, between, share=share)
    total = between + chance
    weights[known] = np.divide(between, total, out=np.zeros_like(total), where=total > 0)
    smooth = mean + (raw - mean) * weights
    return Smoothed(
        column(per * smooth),
        column(per * raw, "kasar"),
        column(weights, "bobot"),
        per * mean,
        per * per * between,
    )


def _between(raw: Array, people: Array, mean: float, *, share: bool) -> float:
    """Variance between areas beyond what chance makes."""
    spread = float(people @ (raw - mean) ** 2 / people.sum())
    size = float(people.mean())
    if not share:
        return max(spread - mean / size, 0.0)
    if size <= 1:
        return 0.0
    return max((size * spread - mean * (1 - mean)) / (size - 1), 0.0)


def _chance(people: Array, mean: float, between: float, *, share: bool) -> Array:
    """Variance of each area's rate by chance alone."""
    one = max(mean * (1 - mean) - between, 0.0) if share else mean
    return one / people
