"""Which points of a series may be joined by a line."""

from __future__ import annotations

from collections.abc import Collection

import polars as pl

from lib.contract.periods import Period


def segments(
    rows: pl.DataFrame, breaks: Collection[str] = (), step: int | None = None
) -> pl.DataFrame:
    """Number the contiguous runs of each series.

    A run ends where an expected period has no value, where the length of the periods changes,
    before a break, and where real figures give way to sample ones. Points of different runs must
    not be joined.

    Args:
        rows: Columns wilayah, mulai, bulan, nilai and any others; rows without a value are
            dropped.
        breaks: Periods, in canonical form, with which a new series begins.
        step: Months between expected values if that is more than the length of a period (60 for
            a census every five years).

    Returns:
        The rows with a value, sorted by wilayah and mulai, with ``ruas`` (UInt32): 0 for the
        first run of an area, 1 for the next, and so on.
    """
    starts = sorted({Period.parse(text).start for text in breaks})
    era = pl.sum_horizontal(*[(pl.col("mulai") >= s).cast(pl.UInt32) for s in starts], pl.lit(0))
    month = pl.col("mulai").dt.year().cast(pl.Int32) * 12 + pl.col("mulai").dt.month()
    expected = pl.max_horizontal(pl.col("bulan").cast(pl.Int32), pl.lit(step or 0))
    fresh = (
        (month.diff() > expected)
        | (pl.col("bulan").diff() != 0)
        | (era.cast(pl.Int64).diff() != 0)
        | (_sample(rows).cast(pl.Int8).diff() != 0)
    )
    return (
        rows.filter(pl.col("nilai").is_not_null() & pl.col("nilai").is_finite())
        .sort("wilayah", "mulai")
        .with_columns(
            fresh.fill_null(value=False).cum_sum().over("wilayah").cast(pl.UInt32).alias("ruas")
        )
    )


def _sample(rows: pl.DataFrame) -> pl.Expr:
    return pl.col("contoh") if "contoh" in rows.columns else pl.lit(value=False)
