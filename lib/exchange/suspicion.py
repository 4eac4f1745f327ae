"""Values that are probably slips: ten times too much, unlike their own past, unlike the others.

Compared with each value are the values before and after it in its own series (of the same
period length and between the same breaks); where there are hardly any, the other areas of the
same level in the same period. How far off is far is told by how much the series, or the areas,
differ anyway.
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
    "banding": pl.Float64(),  # what it is compared with
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
_BESIDE = 3
"""Values before and after that are compared with."""
_SERIES = ("indikator", "wilayah", "bulan", "bagian")
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
    spoken = _segmented(values.filter(pl.col("kata").is_null()), breaks)
    keys = incoming.select(*KEY, masuk=pl.lit(True)).unique()
    marked = spoken.join(keys, on=KEY, how="left").with_columns(pl.col("masuk").fill_null(False))
    past = _own(marked)
    if past.is_empty():
        return pl.DataFrame(schema=COLUMNS)
    found = [_times(past), _far(past, Reason.PAST, _LEAST_PAST)]
    lonely = past.filter(pl.col("n") < 3).select(KEY)
    found.append(_far(_peers(marked).join(lonely, on=KEY, how="semi"), Reason.PEERS, _LEAST_PEERS))
    return pl.concat(found).unique(KEY, keep="first", maintain_order=True).sort(KEY)


def _segmented(values: pl.DataFrame, breaks: pl.DataFrame | None) -> pl.DataFrame:
    """Number the stretches between breaks of each series in ``bagian``."""
    part = pl.lit(0)
    for code, period in () if breaks is None else breaks.select("indikator", "periode").iter_rows():
        later = (pl.col("indikator") == code) & (pl.col("periode") >= period)
        part = part + later.cast(pl.Int32)
    return values.with_columns(bagian=part)


def _own(marked: pl.DataFrame) -> pl.DataFrame:
    """Put beside each incoming value what its series says.

    That is what is known already; where that is less than three values, also what else
    comes in.
    """
    ordered = marked.sort(*_SERIES, "mulai")
    known = _beside(ordered, pl.when(~pl.col("masuk")).then("nilai"))
    whole = _beside(ordered, pl.col("nilai"))
    better = (known["n"] < 3) & (whole["n"] > 3)
    chosen = [
        pl.select(pl.when(better).then(whole[c]).otherwise(known[c])).to_series().alias(c)
        for c in known.columns
    ]
    return ordered.with_columns(chosen).filter("masuk")


def _beside(ordered: pl.DataFrame, usable: pl.Expr) -> pl.DataFrame:
    """Return per value: the middle of its neighbours, the usual step, extremes, number.

    A series that often stays the same is judged by the steps that it takes.
    """
    frame = ordered.select(*_SERIES, usable.alias("x"))

    def middle(values: pl.Expr) -> pl.Expr:
        return values.rolling_median(_BESIDE, min_samples=1)

    before = middle(pl.col("x").forward_fill().shift(1)).over(_SERIES)
    after = middle(pl.col("x").backward_fill().shift(-1).reverse()).reverse().over(_SERIES)
    frame = frame.with_columns(before=before, after=after)
    away = (pl.col("x") - pl.col("before")).abs()
    step = pl.when(away > 0).then(away).median().over(_SERIES)
    return frame.select(
        banding=pl.mean_horizontal("before", "after"),
        sebar=step * _TO_SIGMA,
        least=pl.col("x").min().over(_SERIES),
        most=pl.col("x").max().over(_SERIES),
        n=pl.col("x").count().over(_SERIES),
    )


def _peers(marked: pl.DataFrame) -> pl.DataFrame:
    """Put beside each incoming value the areas of its level in its period."""
    group = ("indikator", "periode", "jenjang")
    middle = marked.with_columns(banding=pl.col("nilai").median().over(group))
    away = (pl.col("nilai") - pl.col("banding")).abs().median().over(group)
    return middle.with_columns(sebar=away * _TO_SIGMA, n=pl.len().over(group)).filter("masuk")


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
