"""Distances between areas on a common scale.

Robust z-scores: (value - median) / (1.4826 · median absolute deviation), the standard
deviation where more than half of the values are equal. Values are compared only within one
period and one level. Counts are no measure of better or worse between areas of different
size, nor are words, so they get no oriented distance.
"""

from __future__ import annotations

import polars as pl

from lib.analysis import lineage, series
from lib.analysis.rank import PEERS
from lib.analysis.series import end_month, finite
from lib.contract.vocabulary import Aggregation, Level

FAIR_SHARE = 0.8
"""Share of an indicator's best attendance that makes a period fit for comparison."""

_MAD_TO_SD = 1.4826
"""Ratio of standard deviation and median absolute deviation in a normal distribution."""


def cross_section(panel: pl.DataFrame, level: Level) -> pl.DataFrame:
    """Return one period of each indicator in which its areas can be compared.

    The latest in which at least ``FAIR_SHARE`` of the most areas that it ever had have a
    value.

    Args:
        panel: From ``rollup.panel``.
        level: Level of the areas.

    Returns:
        The rows of the panel of that level and those periods, sorted by indikator, wilayah.
    """
    rows = panel.with_columns(finite("nilai")).filter(
        pl.col("jenjang") == level.value, pl.col("nilai").is_not_null()
    )
    attended = rows.group_by("indikator", "periode").agg(
        pl.len().alias("hadir"), end_month().first().alias("akhir"), pl.col("bulan").first()
    )
    chosen = (
        attended.filter(pl.col("hadir") >= FAIR_SHARE * pl.col("hadir").max().over("indikator"))
        .sort("akhir", "bulan")
        .unique("indikator", keep="last", maintain_order=True)
        .select("indikator", "periode")
    )
    return rows.join(chosen, on=["indikator", "periode"]).sort("indikator", "wilayah")


def distances(rows: pl.DataFrame, indikator: pl.DataFrame) -> pl.DataFrame:
    """Put values on a common scale among the areas of their level and period.

    Args:
        rows: Rows of a panel, with all the areas that count as peers.
        indikator: Table of the contract.

    Returns:
        The rows in their order with ``n`` (areas with a value), ``tengah`` (their median),
        ``sebar`` (robust standard deviation, in the unit; null if all are equal), ``z``
        ((value - median) / spread; null for words), ``baik`` (z with plus for better; null
        for counts and where neither way is better), ``contoh_sebaya`` (whether any of the
        values compared is sample data).
    """
    value = pl.col("nilai")
    comparable = (pl.col("_tanda") != 0) & ~pl.col("_cacah")
    return (
        rows.join(_rules(indikator), on="indikator", how="left", maintain_order="left")
        .with_columns(
            value.count().over(PEERS).alias("n"),
            value.median().over(PEERS).alias("tengah"),
            value.std().over(PEERS).alias("_sd"),
            pl.col("contoh").any().over(PEERS).alias("contoh_sebaya"),
        )
        .with_columns(
            ((value - pl.col("tengah")).abs().median().over(PEERS) * _MAD_TO_SD).alias("_mad")
        )
        .with_columns(
            pl.when(pl.col("_mad") > 1e-12 * pl.col("tengah").abs())
            .then(pl.col("_mad"))
            .when(pl.col("_sd") > 1e-12 * pl.col("tengah").abs())
            .then(pl.col("_sd"))
            .alias("sebar")
        )
        .with_columns(
            pl.when(pl.col("kata").is_null())
            .then((value - pl.col("tengah")) / pl.col("sebar"))
            .alias("z")
        )
        .with_columns(pl.when(comparable).then(pl.col("z") * pl.col("_tanda")).alias("baik"))
        .drop("_tanda", "_cacah", "_sd", "_mad")
    )


def against_city(
    measured: pl.DataFrame, panel: pl.DataFrame, indikator: pl.DataFrame, wilayah: pl.DataFrame
) -> pl.DataFrame:
    """Add the distance to the city that each area lies in, in the same period.

    Args:
        measured: From ``distances``.
        panel: From ``rollup.panel``, for the city's values.
        indikator: Table of the contract.
        wilayah: Table of the contract.

    Returns:
        The rows in their order with ``kota`` (the city's value), ``selisih_kota`` (value -
        city's, in the unit), ``baik_kota`` (that in robust standard deviations, plus for
        better). Null where the city has no value, where one of the two is sample data and
        the other is not, for counts and for words.
    """
    cities = (
        lineage.ancestors(wilayah)
        .filter(pl.col("jenjang_leluhur") == Level.CITY.value)
        .select("wilayah", pl.col("leluhur").alias("_kota"))
    )
    values = panel.select(
        "indikator",
        "periode",
        pl.col("wilayah").alias("_kota"),
        finite("nilai").alias("_nilai_kota"),
        pl.col("contoh").alias("_contoh_kota"),
    )
    fair = (
        ~pl.col("_cacah").fill_null(value=False)
        & pl.col("kata").is_null()
        & (pl.col("contoh") == pl.col("_contoh_kota"))
    )
    gap = pl.col("nilai") - pl.col("kota")
    return (
        measured.join(cities, on="wilayah", how="left", maintain_order="left")
        .join(values, on=["indikator", "periode", "_kota"], how="left", maintain_order="left")
        .join(_rules(indikator), on="indikator", how="left", maintain_order="left")
        .with_columns(pl.when(fair).then(pl.col("_nilai_kota")).alias("kota"))
        .with_columns(
            gap.alias("selisih_kota"),
            pl.when(pl.col("_tanda") != 0)
            .then(gap / pl.col("sebar") * pl.col("_tanda"))
            .alias("baik_kota"),
        )
        .drop("_kota", "_nilai_kota", "_contoh_kota", "_tanda", "_cacah")
    )


def _rules(indikator: pl.DataFrame) -> pl.DataFrame:
    return indikator.select(
        pl.col("kode").alias("indikator"),
        series.sign(pl.col("arah")).alias("_tanda"),
        (pl.col("agregasi").cast(pl.String) == Aggregation.SUM.value).alias("_cacah"),
    )
