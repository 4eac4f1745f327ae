"""Values that are probably slips: ten times too much, unlike their own past, unlike the others.

Compared with each value are its own series (of the same period length and between the same
breaks) and the other areas of the same level in the same period.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import polars as pl

KEY = ("indikator", "wilayah", "periode")


class Reason(StrEnum):
    """Why a value is doubted."""

    TIMES = "kali"
    """It is 10, 100 or 1000 times as large or small as its series."""
    PAST = "riwayat"
    """It lies far outside its own series."""
    PEERS = "sebaya"
    """It lies far outside the other areas of its level."""


COLUMNS: Mapping[str, pl.DataType] = {
    "indikator": pl.String(),
    "wilayah": pl.String(),
    "periode": pl.String(),
    "nilai": pl.Float64(),
    "alasan": pl.String(),
    "banding": pl.Float64(),  # median of what it is compared with
    "kali": pl.Float64(),  # nearest power of ten, for ``kali``
    "z": pl.Float64(),  # robust z, for the others
    "n": pl.UInt32(),  # values compared with
}

_NEAR = 0.15
"""How near to a power of ten the logarithm of a ratio must be."""
_STEADY = 4.0
"""Spread (largest by smallest) up to which a series is steady enough for a factor of ten."""
_FAR = 6.0
"""Robust z from which a value is far outside."""
_LEAST_PAST, _LEAST_PEERS = 5, 8
_RECENT = 12
"""Values of a series that are compared with."""
_FINEST = 0.02
"""Smallest spread that counts, as part of the median: rounding is no news."""
_TO_SIGMA = 1.4826


def suspicious(
    incoming: pl.DataFrame, values: pl.DataFrame, breaks: pl.DataFrame | None = None
) -> pl.DataFrame:
    """Return the incoming values that are probably slips.

    Args:
        incoming: Keys of the values in question.
        values: All values as they would be published, columns of the tidy table.
        breaks: Table ``jeda``; values before and after a break are not compared.

    Returns:
        Columns ``COLUMNS``, one row per doubtful value with the weightiest reason; sorted
        by key.
    """
    spoken = values.filter(pl.col("kata").is_null())
    marked = _segmented(spoken, breaks)
    asked = marked.join(incoming.select(KEY).unique(), on=KEY, how="semi")
    if asked.is_empty():
        return pl.DataFrame(schema=COLUMNS)
    series = ["indikator", "wilayah", "bulan", "bagian"]
    known = marked.join(incoming.select(KEY), on=KEY, how="anti")
    past = _against(asked, known, marked, series, _RECENT)
    peers = _against(asked, marked.clear(), marked, ["indikator", "periode", "jenjang"], None)
    found = [_times(past), _far(past, Reason.PAST, _LEAST_PAST)]
    lonely = asked.join(past.filter(pl.col("n") >= 3), on=KEY, how="anti").select(KEY)
    among = peers.join(lonely, on=KEY, how="semi")
    found.append(_far(among, Reason.PEERS, _LEAST_PEERS))
    return pl.concat(found).unique(KEY, keep="first", maintain_order=True).sort(KEY)


def _segmented(values: pl.DataFrame, breaks: pl.DataFrame | None) -> pl.DataFrame:
    """Number the stretches between breaks of each series in ``bagian``."""
    part = pl.lit(0)
    for code, period in () if breaks is None else breaks.select("indikator", "periode").iter_rows():
        later = (pl.col("indikator") == code) & (pl.col("periode") >= period)
        part = part + later.cast(pl.Int32)
    return values.with_columns(bagian=part)


def _against(
    asked: pl.DataFrame,
    known: pl.DataFrame,
    everything: pl.DataFrame,
    group: list[str],
    recent: int | None,
) -> pl.DataFrame:
    """Put beside each value the median, spread and extremes of what it is compared with.

    That is the known values of its group; where there are fewer than three of them, all
    values of the group, itself among them.
    """
    few = _summary(known, group, recent)
    all_ = _summary(everything, group, recent).filter(pl.col("n") > 3)
    enough = few.filter(pl.col("n") >= 3)
    rest = all_.join(enough, on=group, how="anti")
    alone = few.join(enough, on=group, how="anti").join(all_, on=group, how="anti")
    return asked.join(pl.concat([enough, rest, alone]), on=group, how="inner")


def _summary(values: pl.DataFrame, group: list[str], recent: int | None) -> pl.DataFrame:
    if recent is not None:
        values = values.sort("mulai").group_by(group, maintain_order=True).tail(recent)
    centred = values.with_columns(banding=pl.col("nilai").median().over(group))
    away = (pl.col("nilai") - pl.col("banding")).abs()
    return centred.group_by(group).agg(
        pl.col("banding").first(),
        sebar=away.median() * _TO_SIGMA,
        least=pl.col("nilai").min(),
        most=pl.col("nilai").max(),
        n=pl.len(),
    )


def _times(past: pl.DataFrame) -> pl.DataFrame:
    value, middle = pl.col("nilai"), pl.col("banding")
    both = (value != 0) & (middle != 0)
    power = pl.when(both).then((value / middle).abs().log10())
    nearest = power.round()
    steady = (pl.col("least") > 0) & (pl.col("most") / pl.col("least") < _STEADY)
    ten = (nearest.abs() == 1) & (steady | (_score().abs() >= _FAR))
    whole = nearest.abs().is_between(2, 3) | ten
    found = past.filter(whole & ((power - nearest).abs() <= _NEAR))
    factor = pl.lit(10.0).pow(nearest)
    return _told(found, Reason.TIMES, kali=factor, z=pl.lit(None, pl.Float64))


def _far(past: pl.DataFrame, reason: Reason, least: int) -> pl.DataFrame:
    found = past.filter((pl.col("n") >= least) & (_score().abs() >= _FAR))
    return _told(found, reason, kali=pl.lit(None, pl.Float64), z=_score())


def _score() -> pl.Expr:
    """Return how far a value lies outside, in robust standard deviations; null without spread."""
    scale = pl.max_horizontal("sebar", pl.col("banding").abs() * _FINEST)
    return pl.when(scale > 0).then((pl.col("nilai") - pl.col("banding")) / scale)


def _told(found: pl.DataFrame, reason: Reason, *, kali: pl.Expr, z: pl.Expr) -> pl.DataFrame:
    return found.select(
        *KEY,
        "nilai",
        pl.lit(reason.value).alias("alasan"),
        "banding",
        kali.cast(pl.Float64).alias("kali"),
        z.cast(pl.Float64).alias("z"),
        pl.col("n").cast(pl.UInt32),
    )
