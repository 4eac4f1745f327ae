"""Which rates lie further from the city's than their size explains.

Control limits around the rate of all: exact binomial or Poisson, interpolated between whole
events (Spiegelhalter, Statistics in Medicine 24, 2005, appendix A.1.1).
"""

from __future__ import annotations

from enum import StrEnum

import numpy as np
import polars as pl

from lib.analysis.vector import Array, Numbers, column, vector

WARNING, ALARM = 0.95, 0.998
"""Levels of the two pairs of limits."""


class Place(StrEnum):
    """Where a rate lies in the funnel (``letak``)."""

    INSIDE = "di_dalam"
    """No further from the rate of all than chance explains."""
    HIGH, LOW = "tinggi", "rendah"
    """Outside the 95 % limits: 1 in 20 areas would be by chance alone."""
    VERY_HIGH, VERY_LOW = "sangat_tinggi", "sangat_rendah"
    """Outside the 99.8 % limits."""


def funnel_plot(
    events: Numbers,
    population: Numbers,
    *,
    per: float = 1,
    share: bool = False,
    centre: float | None = None,
) -> pl.DataFrame:
    """Hold the rate of each area against limits for its size.

    Args:
        events: Events of each area, from 0.
        population: People or things at risk.
        per: Rate per so many, for instance 1,000.
        share: Whether an event is a share of a whole (binomial), not rare (Poisson).
        centre: Rate to hold against, per ``per``; ``None``: that of all areas together.

    Returns:
        One row per area in their order: ``nilai`` (rate), ``penyebut``, ``tengah``,
        ``bawah_95``, ``atas_95``, ``bawah_998``, ``atas_998`` (same unit), ``letak`` (a
        ``Place``); null where events or population are missing or population is not above 0.

    Example:
        >>> funnel_plot([2, 9, 30], [1000, 1000, 1000], per=1000)["letak"].to_list()
        ['sangat_rendah', 'di_dalam', 'sangat_tinggi']
    """
    deaths, people = vector(events), vector(population)
    people[~(people > 0)] = np.nan
    known = ~np.isnan(deaths) & ~np.isnan(people)
    rates = deaths / people
    if centre is None:
        mean = deaths[known].sum() / people[known].sum() if known.any() else np.nan
    else:
        mean = centre / per
    limits = funnel_limits(people, float(mean) * per, per=per, share=share)
    return limits.select(
        (column(rates) * per).alias("nilai"),
        "penyebut",
        "tengah",
        "bawah_95",
        "atas_95",
        "bawah_998",
        "atas_998",
    ).with_columns(_place())


def funnel_limits(
    population: Numbers, centre: float, *, per: float = 1, share: bool = False
) -> pl.DataFrame:
    """Return the control limits for areas of given sizes.

    Args:
        population: Sizes.
        centre: Rate to hold against, per ``per``.
        per: Rate per so many.
        share: Whether an event is a share of a whole (binomial), not rare (Poisson).

    Returns:
        ``penyebut``, ``tengah``, ``bawah_95``, ``atas_95``, ``bawah_998``, ``atas_998``.

    Example:
        >>> found = funnel_limits([1000], 10, per=1000)
        >>> round(found["bawah_95"].item(), 2), round(found["atas_95"].item(), 2)
        (3.78, 16.16)
    """
    people = vector(population)
    columns = {"penyebut": people, "tengah": np.where(np.isnan(people), np.nan, centre)}
    for level, name in ((WARNING, "95"), (ALARM, "998")):
        tail = (1 - level) / 2
        columns[f"bawah_{name}"] = per * _limit(people, centre / per, tail, share=share)
        columns[f"atas_{name}"] = per * _limit(people, centre / per, 1 - tail, share=share)
    return pl.DataFrame([column(found, name) for name, found in columns.items()])


def _limit(people: Array, mean: float, p: float, *, share: bool) -> Array:
    """Rate below which a share ``p`` of the areas of that size lie by chance."""
    from scipy import stats

    out = np.full(people.size, np.nan)
    known = people > 0
    size = people[known]
    if not known.any() or np.isnan(mean):
        return out
    law = stats.binom(np.round(size), mean) if share else stats.poisson(size * mean)
    whole = law.ppf(p)
    reached = law.cdf(whole)
    step = law.pmf(whole)
    part = np.divide(reached - p, step, out=np.zeros_like(step), where=step > 0)
    out[known] = np.clip((whole - part) / size, 0, 1 if share else None)
    return out


def _place() -> pl.Expr:
    rate = pl.col("nilai")
    words = [
        (rate > pl.col("atas_998"), Place.VERY_HIGH),
        (rate < pl.col("bawah_998"), Place.VERY_LOW),
        (rate > pl.col("atas_95"), Place.HIGH),
        (rate < pl.col("bawah_95"), Place.LOW),
        (rate.is_not_null(), Place.INSIDE),
    ]
    return pl.coalesce(pl.when(test).then(pl.lit(word.value)) for test, word in words).alias(
        "letak"
    )
