"""Figures that are not the ratio of the two numbers given beside them."""

from __future__ import annotations

import polars as pl

LEAST = 2
"""Fewer figures with both numbers do not tell what a ratio is multiplied by."""
_PART = 0.01
"""Part of the ratio by which a figure may miss it: numbers are often published rounded."""


def unequal_ratios(values: pl.DataFrame, indicators: pl.DataFrame) -> pl.DataFrame:
    """Return the values that are not what their numerator and denominator give.

    A ratio is per cent, per thousand and so on: of each indicator that power of ten counts
    that most of its figures show. A negative numerator, or a denominator of zero or less, gives
    none.

    Args:
        values: Tidy values: indikator, wilayah, periode, nilai, pembilang, penyebut.
        indicators: Contract table: kode, desimal.

    Returns:
        Columns indikator, wilayah, periode, nilai, pembilang, penyebut, hasil (what the two give;
        null where they give none).
    """
    both = values.lazy().filter(pl.col("pembilang").is_finite() & pl.col("penyebut").is_finite())
    possible = (pl.col("pembilang") >= 0) & (pl.col("penyebut") > 0)
    known = possible & (pl.col("pembilang") > 0) & (pl.col("nilai") > 0)
    power = (pl.col("nilai") * pl.col("penyebut") / pl.col("pembilang")).log10().round(0)
    shown = (
        both.filter(known)
        .group_by("indikator")
        .agg(skala=10 ** power.median().round(0), n=pl.len())
        .filter(pl.col("n") >= LEAST)
    )
    decimals = indicators.lazy().select(indikator="kode", desimal=pl.col("desimal").fill_null(1))
    ratio = pl.col("skala") * pl.col("pembilang") / pl.col("penyebut")
    room = pl.max_horizontal(
        10.0 ** -pl.col("desimal").cast(pl.Float64), _PART * pl.col("hasil").abs()
    )
    return (
        both.join(shown, on="indikator", how="left")
        .join(decimals, on="indikator")
        .with_columns(hasil=pl.when(possible).then(ratio))
        .filter(~possible | ((pl.col("nilai") - pl.col("hasil")).abs() > room))
        .select(*("indikator", "wilayah", "periode", "nilai", "pembilang", "penyebut", "hasil"))
        .collect()
    )
