"""How much of what could be there is there: by indicator and period, by area."""

from __future__ import annotations

import polars as pl

from lib.analysis import lineage
from lib.analysis.series import end_month, finite, last_day
from lib.contract.vocabulary import Status

_SPAN = ["periode", "mulai", "bulan"]


def by_period(values: pl.DataFrame, indikator: pl.DataFrame, wilayah: pl.DataFrame) -> pl.DataFrame:
    """Return the share of areas with a value, per indicator and period.

    Counted are the areas of the indicator's finest level that exist on the period's last day.

    Args:
        values: Observations; give the published ones, not a panel, for what was supplied.
        indikator: Table of the contract.
        wilayah: Table of the contract.

    Returns:
        One row per indicator and period for which any area has a value, sorted by indikator,
        mulai, bulan: ``jenjang`` (the finest level), ``ada`` (areas with a value), ``dari``
        (areas there are), ``cakupan`` (share 0..1; null if there is no area of that level),
        ``contoh`` (whether any of the values is sample data).
    """
    rows = _present(values).join(_finest(indikator), on="indikator")
    spans = rows.select("indikator", "terhalus", *_SPAN).unique()
    members = (
        spans.join(lineage.areas(wilayah), left_on="terhalus", right_on="jenjang")
        .filter(lineage.valid_on(last_day(pl.col("mulai"), pl.col("bulan"))))
        .select("indikator", *_SPAN, "wilayah")
    )
    found = rows.select("indikator", "wilayah", "periode", "contoh").unique(
        ["indikator", "wilayah", "periode"]
    )
    counted = (
        members.join(found, on=["indikator", "wilayah", "periode"], how="left")
        .group_by("indikator", "periode")
        .agg(
            pl.col("contoh").count().alias("ada"),
            pl.len().alias("dari"),
            pl.col("contoh").any().alias("contoh"),
        )
    )
    return (
        spans.join(counted, on=["indikator", "periode"], how="left")
        .select(
            "indikator",
            *_SPAN,
            pl.col("terhalus").alias("jenjang"),
            pl.col("ada", "dari").fill_null(0).cast(pl.Int32),
            (pl.col("ada") / pl.col("dari")).alias("cakupan"),
            pl.col("contoh").fill_null(value=False),
        )
        .sort("indikator", "mulai", "bulan")
    )


def by_area(values: pl.DataFrame, indikator: pl.DataFrame, wilayah: pl.DataFrame) -> pl.DataFrame:
    """Return how complete each area's series is, per indicator.

    Args:
        values: Observations; give the published ones, not a panel, for what was supplied.
        indikator: Table of the contract.
        wilayah: Table of the contract.

    Returns:
        One row per indicator that has any value and area of its finest level, sorted by
        both: ``ada`` (periods with a value), ``dari`` (periods in which any area of that
        level has one), ``cakupan`` (share 0..1), ``terakhir`` (period of the latest value,
        null if there is none), ``contoh`` (whether any of the values is sample data).
    """
    rows = (
        _present(values)
        .join(_finest(indikator), on="indikator")
        .filter(pl.col("jenjang") == pl.col("terhalus"))
    )
    periods = rows.group_by("indikator", "terhalus").agg(pl.col("periode").n_unique().alias("dari"))
    own = (
        rows.sort(end_month(), "bulan")
        .group_by("indikator", "wilayah")
        .agg(
            pl.col("periode").n_unique().alias("ada"),
            pl.col("periode").last().alias("terakhir"),
            pl.col("contoh").any().alias("contoh"),
        )
    )
    return (
        periods.join(lineage.areas(wilayah), left_on="terhalus", right_on="jenjang")
        .join(own, on=["indikator", "wilayah"], how="left")
        .select(
            "indikator",
            "wilayah",
            pl.col("ada").fill_null(0).cast(pl.Int32),
            pl.col("dari").cast(pl.Int32),
            (pl.col("ada").fill_null(0) / pl.col("dari")).alias("cakupan"),
            "terakhir",
            pl.col("contoh").fill_null(value=False),
        )
        .sort("indikator", "wilayah")
    )


def _present(values: pl.DataFrame) -> pl.DataFrame:
    return (
        values.with_columns(finite("nilai"))
        .filter(pl.col("nilai").is_not_null())
        .with_columns(
            (pl.col("status") == Status.SAMPLE.value).fill_null(value=False).alias("contoh")
        )
    )


def _finest(indikator: pl.DataFrame) -> pl.DataFrame:
    return indikator.select(
        pl.col("kode").alias("indikator"), pl.col("jenjang").cast(pl.String).alias("terhalus")
    )
