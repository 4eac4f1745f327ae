"""What a figure that rests on few cases can bear.

Below 20 cases a rate is unstable (its relative standard error 1/sqrt(k) is above 22 %), below
5 only the number is shown, without rate and rank. A denominator below 100 is treated as
unstable likewise. Sources: Wilson (1927) and Newcombe (1998) for shares; Garwood (1936) for
event counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import polars as pl

from lib.analysis.table import Rows, table
from lib.analysis.vector import Array, column, vector

UNSTABLE_BELOW = 20
"""Cases below which a rate is unstable."""
COUNT_BELOW = 5
"""Cases below which only their number is shown."""
SMALL_BASE = 100
"""Denominator below which a rate is unstable."""


class Stability(StrEnum):
    """What a rate that rests on so many cases can bear (``kestabilan``)."""

    STABLE = "stabil"
    UNSTABLE = "tidak_stabil"
    """Shown with its interval and a warning."""
    COUNT_ONLY = "hanya_jumlah"
    """Only the number of cases is shown: no rate, no rank."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with its interval."""

    nilai: float
    """The figure itself."""
    bawah: float
    atas: float


def wilson(events: float, total: float, confidence: float = 0.95) -> Interval:
    """Return a share with Wilson's score interval, without continuity correction.

    Args:
        events: Cases, 0..total.
        total: Among how many, above 0.
        confidence: Level, 0..1.

    Returns:
        Shares, 0..1.

    Raises:
        ValueError: The numbers make no share.

    Example:
        >>> found = wilson(15, 148)
        >>> round(found.bawah, 4), round(found.atas, 4)
        (0.0624, 0.1605)
    """
    if not total > 0 or not 0 <= events <= total:
        raise ValueError(events, total)
    low, high = _wilson(vector([events]), vector([total]), _level(confidence))
    return Interval(events / total, float(low[0]), float(high[0]))


def poisson_interval(
    events: float, exposure: float = 1, per: float = 1, confidence: float = 0.95
) -> Interval:
    """Return an event rate with the exact Poisson interval.

    Args:
        events: Number of events, from 0.
        exposure: People, person-years, ...; 1 for the count itself.
        per: Rate per so many, for instance 1,000.
        confidence: Level, 0..1.

    Raises:
        ValueError: The numbers make no rate.

    Example:
        >>> round(poisson_interval(0, 1_200, per=1_000).atas, 2)
        3.07
    """
    if not events >= 0 or not exposure > 0:
        raise ValueError(events, exposure)
    low, high = _garwood(vector([events]), _level(confidence))
    scale = per / exposure
    return Interval(events * scale, float(low[0]) * scale, float(high[0]) * scale)


def relative_error(events: float) -> float | None:
    """Return the relative standard error of a count, 1/sqrt(k); null for no events.

    Example:
        >>> relative_error(25)
        0.2
    """
    return float(events) ** -0.5 if events > 0 else None


def stability(events: float | None, total: float | None = None) -> Stability | None:
    """Return what a rate that rests on so many cases can bear; null if that is not known.

    Args:
        events: Cases: the numerator.
        total: The denominator, if it is a number of people or things.

    Example:
        >>> stability(19).value, stability(20).value, stability(4).value
        ('tidak_stabil', 'stabil', 'hanya_jumlah')
    """
    if events is None:
        return None
    if events < COUNT_BELOW:
        return Stability.COUNT_ONLY
    small = total is not None and total < SMALL_BASE
    return Stability.UNSTABLE if events < UNSTABLE_BELOW or small else Stability.STABLE


def intervals(rows: Rows, confidence: float = 0.95, *, share: bool | None = None) -> pl.DataFrame:
    """Add to rates the interval and what they can bear.

    Args:
        rows: ``nilai``, ``pembilang``, ``penyebut``; with ``indikator`` each is taken by
            itself. The scale of a rate (per cent, per 1,000) is read off
            nilai · penyebut / pembilang as a power of ten.
        confidence: Level, 0..1.
        share: Whether the rates are shares of a whole (Wilson) or event rates (Poisson);
            ``None``: shares where the scale is 1 or 100 and no numerator exceeds its
            denominator.

    Returns:
        The rows in their order with ``bawah``, ``atas`` (in the unit of ``nilai``; null
        without numerator and denominator, and where no row tells the scale) and
        ``kestabilan`` (a ``Stability``; null without numerator).

    Example:
        >>> import polars as pl
        >>> rows = pl.DataFrame({"nilai": [25.0], "pembilang": [10.0], "penyebut": [40.0]})
        >>> intervals(rows).select(pl.col("bawah", "atas").round(1), "kestabilan").row(0)
        (14.2, 40.2, 'tidak_stabil')
    """
    rows = table(rows)
    group = [pl.col("indikator")] if "indikator" in rows.columns else [pl.lit(0)]
    events, total = (pl.col(c).cast(pl.Float64) for c in ("pembilang", "penyebut"))
    factor = (pl.col("nilai") * total / events).log10()
    usable = (events > 0) & (total > 0) & (pl.col("nilai") > 0)
    power = pl.when(usable).then(factor).median().over(group).round(0)
    known = rows.select(
        events.alias("k"),
        total.alias("n"),
        (10.0**power).alias("skala"),
        (power.is_in([0.0, 2.0]) & (events <= total).all().over(group)).alias("bagian"),
        pl.when(events < COUNT_BELOW)
        .then(pl.lit(Stability.COUNT_ONLY.value))
        .when((events < UNSTABLE_BELOW) | (total < SMALL_BASE).fill_null(value=False))
        .then(pl.lit(Stability.UNSTABLE.value))
        .when(events.is_not_null())
        .then(pl.lit(Stability.STABLE.value))
        .alias("kestabilan"),
    )
    low, high = _ends(known, _level(confidence), share=share)
    return rows.with_columns(column(low, "bawah"), column(high, "atas"), known["kestabilan"])


def _ends(known: pl.DataFrame, level: float, *, share: bool | None) -> tuple[Array, Array]:
    events, total, scale = (vector(known[c]) for c in ("k", "n", "skala"))
    fit = (events >= 0) & (total > 0)
    events, total = np.where(fit, events, np.nan), np.where(fit, total, np.nan)
    shares = known["bagian"].fill_null(value=False).to_numpy() if share is None else share
    low, high = np.where(
        shares & (events <= total), _wilson(events, total, level), _garwood(events, level) / total
    )
    return low * scale, high * scale


def _wilson(events: Array, total: Array, level: float) -> Array:
    from scipy.special import ndtri

    z = float(ndtri(0.5 + level / 2))
    share = events / total
    centre = (share + z * z / (2 * total)) / (1 + z * z / total)
    inner = np.clip(share * (1 - share), 0, None) / total + (z / (2 * total)) ** 2
    half = z / (1 + z * z / total) * np.sqrt(inner)
    low = np.where(events == 0, 0.0, centre - half)
    high = np.where(events == total, 1.0, centre + half)
    ends: Array = np.clip(np.stack([low, high]), 0, 1)
    return ends


def _garwood(events: Array, level: float) -> Array:
    from scipy.special import gammaincinv

    tail = (1 - level) / 2
    low = np.where(events > 0, gammaincinv(np.maximum(events, 1e-300), tail), 0.0)
    return np.stack([np.where(np.isnan(events), np.nan, low), gammaincinv(events + 1, 1 - tail)])


def _level(confidence: float) -> float:
    if not 0 < confidence < 1:
        raise ValueError(confidence)
    return confidence
