"""Percentages that are probably written as fractions: 0.12 in place of 12."""

from __future__ import annotations

import polars as pl

LEAST = 3
"""Fewer figures say nothing."""
_WHOLE = 100.0


def fractions(values: pl.DataFrame, indicators: pl.DataFrame) -> pl.DataFrame:
    """Return the files in which all figures of an indicator that may reach 100 % are below 1.

    Args:
        values: Tidy values: indikator, wilayah, periode, nilai, berkas, lembar, baris.
        indicators: Contract table: kode, satuan, batas_atas.

    Returns:
        Columns indikator, berkas, lembar, baris, nilai (of the first such figure), rendah,
        tinggi (least and greatest), n.
    """
    unit = pl.col("satuan").str.to_lowercase()
    percent = unit.str.contains("%", literal=True) | unit.str.contains("persen", literal=True)
    shares = indicators.filter(percent & (pl.col("batas_atas") == _WHOLE))["kode"]
    found = (
        values.lazy()
        .filter(pl.col("indikator").is_in(shares.to_list()))
        .group_by("indikator", "berkas")
        .agg(
            pl.col("lembar", "baris", "nilai").sort_by("baris").first(),
            rendah=pl.col("nilai").min(),
            tinggi=pl.col("nilai").max(),
            n=pl.len(),
        )
        .filter((pl.col("n") >= LEAST) & (pl.col("tinggi") <= 1) & (pl.col("tinggi") > 0))
        .sort("berkas", "indikator")
    )
    return found.collect()
