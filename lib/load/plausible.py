"""Values that are probably slips: ten times too much, unlike their own past, unlike the others.

Compared with each value are the values before and after it in its own series (of the same
period length, between the same breaks, sample or real); where there are hardly any, the other
areas of the same level in the same period. How far off is far is told by how much the series,
or the areas, differ anyway.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

import polars as pl

from lib.contract.tables import OBSERVATION
from lib.contract.vocabulary import Status

KEY = OBSERVATION.key


class Reason(StrEnum):
    """Why a value is doubted."""

    TIMES = "kali"
    """It is 10, 100 or 1000 times as large or small as its series."""
    UNIT = "satuan"
    """From it on the series is 10, 100, 1000, … times as large or small."""
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
    "kali": pl.Float64(),  # nearest power of ten, for ``kali`` and ``satuan``
    "z": pl.Float64(),  # robust z, for the others
    "n": pl.UInt32(),  # values compared with
}

_NEAR = 0.15
"""How near to a power of ten the logarithm of a ratio must be."""
_STEADY = 4.0
"""Spread (largest by smallest) up to which a series is steady enough for a factor of ten."""
_ALIKE = 2.0
"""Ratio of two neighbours up to which they are of one unit."""
_FAR = 6.0
"""Robust z from which a value is far outside."""
_LEAST_PAST, _LEAST_PEERS = 5, 8
_BESIDE = 3
"""Values before and after that are compared with."""
_SERIES = ("indikator", "wilayah", "bulan", "bagian", "contoh")
_FINEST = 0.02
"""Smallest spread that counts, as part of the median: rounding is no news."""
_TO_SIGMA = 1.4826


def slips(values: pl.DataFrame, breaks: pl.DataFrame | None = None) -> pl.DataFrame:
    """Return the values that are probably slips, each held against all others.

    Args:
        values: Columns of the tidy table.
        breaks: Table ``jeda``; values before and after a break are not compared.

    Returns:
        Columns ``COLUMNS``, one row per doubtful value with the weightiest reason; sorted
        by key.
    """
    ordered = _series(values, breaks).with_columns(masuk=pl.lit(True))
    if ordered.is_empty():
        return pl.DataFrame(schema=COLUMNS)
    return _doubted(ordered, ordered.hstack(_beside(ordered, pl.col("nilai"))))


def suspicious(
    incoming: pl.DataFrame, values: pl.DataFrame, breaks: pl.DataFrame | None = None
) -> pl.DataFrame:
    """Return the incoming values that are probably slips.

    They are held against what was there before; where that is less than three values of a
    series, also against what else comes in.

    Args:
        incoming: Keys of the values in question.
        values: All values as they would be published, columns of the tidy table.
        breaks: Table ``jeda``; values before and after a break are not compared.

    Returns:
        As ``slips``.
    """
    keys = incoming.select(*KEY, masuk=pl.lit(True)).unique()
    concerned = values.join(keys.select("indikator").unique(), on="indikator", how="semi")
    marked = concerned.join(keys, on=KEY, how="left").with_columns(pl.col("masuk").fill_null(False))
    ordered = _series(marked, breaks)
    if ordered.is_empty():
        return pl.DataFrame(schema=COLUMNS)
    known = _beside(ordered, pl.when(~pl.col("masuk")).then("nilai"))
    whole = _beside(ordered, pl.col("nilai"))
    better = (known["n"] < 3) & (whole["n"] > 3)
    chosen = [
        pl.select(pl.when(better).then(whole[c]).otherwise(known[c])).to_series().alias(c)
        for c in known.columns
    ]
    return _doubted(ordered, ordered.with_columns(chosen))


def _series(values: pl.DataFrame, breaks: pl.DataFrame | None) -> pl.DataFrame:
    """Sort values by series and time, and number the series in ``seri``."""
    part = pl.lit(0, pl.Int32)
    for code, period in () if breaks is None else breaks.select("indikator", "periode").iter_rows():
        later = (pl.col("indikator") == code) & (pl.col("periode") >= period)
        part = part + later.cast(pl.Int32)
    spoken = values.filter(pl.col("kata").is_null()).with_columns(
        bagian=part, contoh=pl.col("status") == Status.SAMPLE.value
    )
    ordered = spoken.sort(*_SERIES, "mulai")
    first = pl.any_horizontal(pl.col(c).ne_missing(pl.col(c).shift(1)) for c in _SERIES)
    return ordered.with_columns(seri=first.cum_sum())


def _beside(ordered: pl.DataFrame, usable: pl.Expr) -> pl.DataFrame:
    """Return per value: the nearest of its neighbours, the usual step, their extremes, number.

    A series that often stays the same is judged by the steps that it takes. Of the values
    before and after the nearer speak: where a series moves to another level, both its ends
    are at home on one side.
    """
    frame = ordered.select("seri", usable.alias("x"), y="nilai")

    def both(of: Callable[[pl.Expr], pl.Expr]) -> tuple[pl.Expr, pl.Expr]:
        return of(pl.col("prior")).over("seri"), of(pl.col("next").reverse()).reverse().over("seri")

    frame = frame.with_columns(
        prior=pl.col("x").forward_fill().shift(1).over("seri"),
        next=pl.col("x").backward_fill().shift(-1).over("seri"),
    )
    before, after = both(lambda x: x.rolling_median(_BESIDE, min_samples=1))
    frame = frame.with_columns(before=before, after=after)
    away = (pl.col("x") - pl.col("before")).abs()
    step = pl.when(away > 0).then(away).median().over("seri")
    frame = frame.with_columns(banding=pl.lit(None, pl.Float64))
    for side in ("before", "after", "prior", "next"):
        gap, least = ((pl.col("y") - pl.col(c)).abs() for c in (side, "banding"))
        closer = pl.col(side).is_not_null() & (pl.col("banding").is_null() | (gap < least))
        frame = frame.with_columns(banding=pl.when(closer).then(side).otherwise("banding"))
    return frame.select(
        "banding",
        sebar=step * _TO_SIGMA,
        least=pl.min_horizontal(both(lambda x: x.rolling_min(_BESIDE, min_samples=1))),
        most=pl.max_horizontal(both(lambda x: x.rolling_max(_BESIDE, min_samples=1))),
        n=pl.col("x").count().over("seri"),
    )


def _doubted(ordered: pl.DataFrame, told: pl.DataFrame) -> pl.DataFrame:
    """Collect what is doubted, for the weightiest reason each."""
    past = told.filter("masuk")
    found = [_turned(ordered), _times(past), _far(past, Reason.PAST, _LEAST_PAST)]
    lonely = past.filter(pl.col("n") < 3)
    if not lonely.is_empty():
        peers = _peers(ordered).join(lonely.select(KEY), on=KEY, how="semi")
        found.append(_far(peers, Reason.PEERS, _LEAST_PEERS))
    return pl.concat(found).unique(KEY, keep="first", maintain_order=True).sort(KEY)


def _peers(ordered: pl.DataFrame) -> pl.DataFrame:
    """Put beside each incoming value the areas of its level in its period."""
    group = ("indikator", "periode", "jenjang", "contoh")
    middle = ordered.with_columns(banding=pl.col("nilai").median().over(group))
    away = (pl.col("nilai") - pl.col("banding")).abs().median().over(group)
    return middle.with_columns(sebar=away * _TO_SIGMA, n=pl.len().over(group)).filter("masuk")


def _turned(ordered: pl.DataFrame) -> pl.DataFrame:
    """Find where two values in a row stand a power of ten above or below the two before."""
    value, series = pl.col("nilai"), pl.col("seri")
    prior = value.shift(1)
    inside = (series == series.shift(2)) & (series == series.shift(-1))
    leap = (prior * value > 0) & ((value / prior).log10().abs() > 1 - _NEAR)
    candidates = ordered.select(
        *KEY,
        "nilai",
        a=value.shift(2),
        b=prior,
        d=value.shift(-1),
        masuk=pl.col("masuk") | pl.col("masuk").shift(-1),
        sela=inside & leap,
    ).filter("sela", "masuk")

    def alike(one: str, other: str) -> pl.Expr:
        return (pl.col(one) / pl.col(other)).is_between(1 / _ALIKE, _ALIKE)

    power = ((pl.col("nilai") / pl.col("b")).log10() + (pl.col("d") / pl.col("a")).log10()) / 2
    nearest = power.round()
    steady = alike("a", "b") & alike("nilai", "d")
    found = candidates.filter(steady & (nearest != 0) & ((power - nearest).abs() <= _NEAR))
    found = found.with_columns(banding="b", n=pl.lit(2))
    return _told(found, Reason.UNIT, kali=pl.lit(10.0).pow(nearest), z=pl.lit(None, pl.Float64))


def _times(past: pl.DataFrame) -> pl.DataFrame:
    value, middle = pl.col("nilai"), pl.col("banding")
    both = (value != 0) & (middle != 0)
    power = pl.when(both).then((value / middle).abs().log10())
    nearest = power.round()
    steady = (
        (pl.col("n") >= 3) & (pl.col("least") > 0) & (pl.col("most") / pl.col("least") < _STEADY)
    )
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
