"""Villages rolled up to districts and the city, by the rule that each indicator declares.

Rules (``indikator.agregasi``), never a mean of rates:

* ``jumlah``: sum; one missing part and there is no sum.
* ``rasio``: sum of numerators / sum of denominators.
* ``rata_tertimbang``: mean weighted by ``indikator.penimbang`` (an indicator's code, its
  value of the same year; or ``luas_km2``).
* ``kepadatan``: mean weighted by area, which is sum / sum of areas.
* ``tidak_ada``: only what was published. So are indicators whose values are words.

The last three need parts that stand for at least 80 % of the denominator. The parts are the
areas that exist on the last day of the period. What was published wins over what is computed.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import polars as pl

from lib.analysis import lineage, partition
from lib.analysis.series import finite
from lib.contract.vocabulary import Aggregation, Level, Status

MINIMUM_COVERAGE = 0.8
"""Share of the denominator that a ratio needs."""

PUBLISHED, COMPUTED = "terbit", "hitung"

EXTRA: Mapping[str, pl.DataType] = MappingProxyType(
    {"asal": pl.String(), "cakupan": pl.Float64(), "contoh": pl.Boolean()}
)
"""Columns that a panel has beyond those of the observations."""

_KEY = ["indikator", "wilayah", "periode"]
_SAMPLE = pl.col("status") == Status.SAMPLE.value


def panel(values: pl.DataFrame, indikator: pl.DataFrame, wilayah: pl.DataFrame) -> pl.DataFrame:
    """Complete the observations with what can be computed from their parts.

    Args:
        values: Observations, columns of the store's ``VALUES``.
        indikator: Table of the contract.
        wilayah: Table of the contract.

    Returns:
        The columns of ``values`` and ``asal`` (``terbit``: published, ``hitung``: computed),
        ``cakupan`` (share of the whole that the parts stand for, 0.8..1; null if published),
        ``contoh`` (whether it is, or rests on, sample data). One row per indikator x wilayah
        x periode, sorted by indikator, wilayah, mulai, bulan. No row has a missing value.
    """
    published = _published(values)
    added = computed(values, indikator, wilayah).join(published, on=_KEY, how="anti")
    added = added.select(
        pl.col(c) if c in added.columns else pl.lit(None, t).alias(c)
        for c, t in published.schema.items()
    )
    return pl.concat([published, added]).sort("indikator", "wilayah", "mulai", "bulan")


def computed(values: pl.DataFrame, indikator: pl.DataFrame, wilayah: pl.DataFrame) -> pl.DataFrame:
    """Roll up everything that can be, whether or not a figure was published as well.

    Args:
        values: Observations, columns of the store's ``VALUES``.
        indikator: Table of the contract.
        wilayah: Table of the contract.

    Returns:
        One row per indikator x wilayah x periode with ``nilai``, ``status`` (the weakest of
        the parts: contoh, sementara, estimasi, tetap), ``sumber`` (``;`` between several),
        ``pembilang`` and ``penyebut`` (sums, where all parts have them), ``kualitas`` (the
        worst of the parts), ``asal``, ``cakupan``, ``contoh``, ``bagian`` (number of parts
        used), ``dari`` (number of parts there are), ``jenjang_bagian`` (level of the parts).
        Parts of the finest level are preferred, real ones before sample ones.
    """
    published = _published(values)
    pairs = lineage.ancestors(wilayah)
    rules = _rules(indikator)
    pool = published.filter(pl.col("indikator").is_in(rules["bobot_kode"].implode()))
    found: list[pl.DataFrame] = []
    for level in (Level.VILLAGE, Level.DISTRICT):
        made = partition.combine(
            published.filter(pl.col("jenjang") == level.value, pl.col("kata").is_null()),
            pairs.filter(pl.col("jenjang") == level.value),
            rules.filter(lineage.rank(pl.col("jenjang_terhalus")) >= lineage.RANK[level]),
            pool,
            MINIMUM_COVERAGE,
        )
        found.append(made.with_columns(pl.lit(level.value).alias("jenjang_bagian")))
        pool = pl.concat([pool, made.join(pool, on=_KEY, how="anti")], how="diagonal")
    return (
        pl.concat(found)
        .with_columns(pl.lit(COMPUTED).alias("asal"), _SAMPLE.alias("contoh"))
        .sort("contoh", maintain_order=True)
        .unique(_KEY, keep="first", maintain_order=True)
        .sort("indikator", "wilayah", "mulai", "bulan")
    )


def compared(values: pl.DataFrame, indikator: pl.DataFrame, wilayah: pl.DataFrame) -> pl.DataFrame:
    """Hold what was published against what can be computed from the parts.

    Args:
        values: Observations, columns of the store's ``VALUES``.
        indikator: Table of the contract.
        wilayah: Table of the contract.

    Returns:
        One row per key that has both, sorted: ``indikator``, ``wilayah``, ``periode``,
        ``terbit`` (published: this one counts), ``hitung`` (computed), ``selisih`` (computed -
        published, in the unit), ``persen`` (of the published one, null if that is zero),
        ``cakupan``, ``bagian``, ``dari``, ``contoh_terbit``, ``contoh_hitung``.
    """
    published = _published(values).select(
        *_KEY, pl.col("nilai").alias("terbit"), pl.col("contoh").alias("contoh_terbit")
    )
    made = computed(values, indikator, wilayah).select(
        *_KEY,
        pl.col("nilai").alias("hitung"),
        "cakupan",
        "bagian",
        "dari",
        pl.col("contoh").alias("contoh_hitung"),
    )
    gap = pl.col("hitung") - pl.col("terbit")
    share = pl.when(pl.col("terbit") != 0).then(gap / pl.col("terbit").abs() * 100)
    both = published.join(made, on=_KEY).with_columns(gap.alias("selisih"), share.alias("persen"))
    figures = ("terbit", "hitung", "selisih", "persen", "cakupan", "bagian", "dari")
    return both.select(*_KEY, *figures, "contoh_terbit", "contoh_hitung").sort(_KEY)


def _published(values: pl.DataFrame) -> pl.DataFrame:
    """Observations that have a value, marked as published."""
    return (
        values.with_columns(finite("nilai"), finite("pembilang"), finite("penyebut"))
        .filter(pl.col("nilai").is_not_null())
        .with_columns(
            pl.lit(PUBLISHED).alias("asal"),
            pl.lit(None, pl.Float64).alias("cakupan"),
            _SAMPLE.fill_null(value=False).alias("contoh"),
        )
    )


def _rules(indikator: pl.DataFrame) -> pl.DataFrame:
    """Rule of each indicator that has one, with the code that its weights come from."""
    rule, own = pl.col("aturan"), pl.col("penyebut_kode")
    return (
        indikator.select(
            pl.col("kode").alias("indikator"),
            pl.col("agregasi").cast(pl.String).alias("aturan"),
            pl.col("jenjang").cast(pl.String).alias("jenjang_terhalus"),
            pl.col("desimal").cast(pl.Int32).fill_null(2),
            pl.col("penimbang").cast(pl.String),
            pl.col("penyebut").cast(pl.String).alias("penyebut_kode"),
        )
        .filter(rule.is_not_null() & (rule != Aggregation.NONE.value))
        .with_columns(
            pl.when(rule == Aggregation.DENSITY.value)
            .then(pl.lit(partition.AREA))
            .when(rule == Aggregation.WEIGHTED_MEAN.value)
            .then(pl.col("penimbang"))
            .when(rule == Aggregation.RATIO.value)
            .then(own)
            .alias("bobot_kode")
        )
        .drop("penimbang", "penyebut_kode")
    )
