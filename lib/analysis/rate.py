"""What kind of rate an indicator is: its scale, and whether it counts events among many.

Smoothing, control limits and intervals for counts only fit rates of counted things: patients
among people, not rupiah of rupiah, minutes a call or hectares a head.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

MOST_COUNTED = 10_000_000
"""Denominator of one area above which it is an amount (money), not a number of things."""
_SCALES = (2.0, 3.0, 4.0, 5.0, 6.0)


@dataclass(frozen=True, slots=True)
class Rate:
    """How a rate is made of events and population."""

    per: float
    """Rate per so many: 100 for per cent, 1,000 for per thousand."""
    share: bool
    """Whether an event is a share of a whole (binomial) instead of rare (Poisson)."""


def rate_of(rows: pl.DataFrame) -> Rate | None:
    """Read off how the rates of an indicator are made.

    Args:
        rows: ``nilai``, ``pembilang``, ``penyebut``; the more periods, the surer.

    Returns:
        Scale (a power of ten, the median of nilai · penyebut / pembilang) and law: binomial
        where the scale is 1 or 100 and no numerator exceeds its denominator. Null where no row
        has all three above 0.

    Example:
        >>> import polars as pl
        >>> rate_of(pl.DataFrame({"nilai": [25.0], "pembilang": [10], "penyebut": [40]}))
        Rate(per=100.0, share=True)
    """
    if not {"pembilang", "penyebut"} <= set(rows.columns):
        return None
    known = rows.filter(pl.col("pembilang") > 0, pl.col("penyebut") > 0, pl.col("nilai") > 0)
    if known.is_empty():
        return None
    factor = known.select(
        (pl.col("nilai") * pl.col("penyebut") / pl.col("pembilang")).log10().median().round(0)
    ).item()
    whole = bool((known["pembilang"] <= known["penyebut"]).all())
    return Rate(10.0**factor, factor in (0, 2) and whole)


def counted(rows: pl.DataFrame) -> bool:
    """Tell whether rates are of counted events among counted people or things.

    Args:
        rows: ``nilai``, ``pembilang``, ``penyebut``.

    Returns:
        Whether all numerators and denominators are whole numbers up to ``MOST_COUNTED`` and
        the rate is a share, or per 100 or more: a quotient such as pupils a teacher is a mean.

    Example:
        >>> import polars as pl
        >>> counted(pl.DataFrame({"nilai": [25.0], "pembilang": [10.5], "penyebut": [42.0]}))
        False
    """
    found = rate_of(rows)
    if found is None:
        return False
    parts = pl.concat([rows[c].cast(pl.Float64).drop_nulls() for c in ("pembilang", "penyebut")])
    whole = bool(((parts - parts.round(0)).abs() < 1e-9).all() & (parts <= MOST_COUNTED).all())
    return whole and (found.share or any(abs(found.per - 10.0**s) < 1e-6 for s in _SCALES))
