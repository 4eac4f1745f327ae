"""Where the latest values stand against their targets.

This year's target first, else the next later one. Attainment is y / target where more is
better and (2 target - y) / target where less is (the practice of LKjIP reports); whether a
target is met is decided on unrounded numbers.
"""

from __future__ import annotations

from enum import StrEnum

import polars as pl

from lib.analysis.series import KEY, as_text, end_month, finite, month, parse, sign
from lib.contract.vocabulary import Aggregation, Status

SHOWN_AT_MOST = 1.5
"""Attainment is shown as 0..150 %."""


class Basis(StrEnum):
    """Which target the value is held against (``target_basis``)."""

    PERIOD = "periode"
    """The one of the very same period."""
    YEAR = "tahun"
    """The one of the year that the period lies in."""
    NEXT = "berikut"
    """The next later one: not yet due."""


class Unjudged(StrEnum):
    """Why a value is not held against a target (``target_alasan``)."""

    NO_TARGET = "tanpa_target"
    PAST = "lampau"
    """All targets are for times before the value."""
    LENGTH = "panjang_periode"
    """A count of a part of a year cannot be held against a target for the year."""
    NEUTRAL = "netral"
    """Neither way is better: the distance is given, no judgement."""


_FOUND = ["target_periode", "target", "target_basis", "dokumen", "target_contoh"]


def against(latest: pl.DataFrame, target: pl.DataFrame, indikator: pl.DataFrame) -> pl.DataFrame:
    """Hold the latest values against their targets.

    Args:
        latest: From ``change.latest``.
        target: Table of the contract.
        indikator: Table of the contract.

    Returns:
        The rows of ``latest`` in their order with

        * ``target_periode``, ``target``, ``target_basis`` (a ``Basis``), ``dokumen``,
          ``target_contoh`` (whether the target is sample data): null without a target;
        * ``jarak``: value - target, in the indicator's unit;
        * ``kurang``: what is still missing in the good direction, in the unit, 0 if nothing;
        * ``capaian``: attainment, 1 = on target; null unless the target is above zero, and
          where values are words; ``capaian_tampil``: the same within 0..1.5;
        * ``terpenuhi``: whether the target is met, null if neither way is better;
        * ``target_alasan``: an ``Unjudged``, null where ``terpenuhi`` is known.
    """
    rules = indikator.select(
        pl.col("kode").alias("indikator"),
        sign(pl.col("arah")).alias("tanda"),
        (pl.col("agregasi").cast(pl.String) == Aggregation.SUM.value).alias("cacah"),
    )
    rows = latest.with_row_index("nomor").join(
        rules, on="indikator", how="left", maintain_order="left"
    )
    candidates = _candidates(rows, usable(target))
    best = candidates.filter(pl.col("urutan").is_not_null()).sort(
        "nomor", "urutan", "target_akhir", "target_bulan", descending=[False, False, False, True]
    )
    chosen = best.unique("nomor", keep="first").select("nomor", *_FOUND)
    refused = candidates.group_by("nomor").agg(
        pl.when((~pl.col("setara")).any())
        .then(pl.lit(Unjudged.LENGTH.value))
        .otherwise(pl.lit(Unjudged.PAST.value))
        .alias("ditolak")
    )
    joined = rows.join(chosen, on="nomor", how="left", maintain_order="left").join(
        refused, on="nomor", how="left", maintain_order="left"
    )
    return joined.with_columns(_judgement()).drop("nomor", "tanda", "cacah", "ditolak")


def usable(target: pl.DataFrame) -> pl.DataFrame:
    """Return the targets that can be read.

    Args:
        target: Table of the contract; ``dokumen`` and ``status`` may be missing.

    Returns:
        ``indikator``, ``wilayah``, ``target_periode``, ``target``, ``dokumen``,
        ``target_contoh``, ``target_awal`` and ``target_akhir`` (first month and the one after
        the last, from year 0), ``target_bulan`` (length).
    """
    status = pl.col("status") if "status" in target.columns else pl.lit(None)
    document = pl.col("dokumen") if "dokumen" in target.columns else pl.lit(None)
    return (
        target.with_columns(finite("target"), as_text("periode"))
        .filter(pl.col("target").is_not_null())
        .join(parse(target.select(as_text("periode")).to_series()), on="periode")
        .select(
            *KEY,
            pl.col("periode").alias("target_periode"),
            "target",
            document.cast(pl.String).alias("dokumen"),
            (status.cast(pl.String) == Status.SAMPLE.value)
            .fill_null(value=False)
            .alias("target_contoh"),
            month(pl.col("mulai")).alias("target_awal"),
            end_month().alias("target_akhir"),
            pl.col("bulan").alias("target_bulan"),
        )
    )


def _candidates(rows: pl.DataFrame, targets: pl.DataFrame) -> pl.DataFrame:
    """Every target of each series with its order of preference; null: cannot be used."""
    start, end = month(pl.col("mulai")), end_month()
    same = (pl.col("target_awal") == start) & (pl.col("target_akhir") == end)
    around = (pl.col("target_awal") <= start) & (pl.col("target_akhir") >= end)
    comparable = ~pl.col("cacah").fill_null(value=False) | (
        pl.col("bulan") == pl.col("target_bulan")
    )
    order = (
        pl.when(~comparable)
        .then(None)
        .when(same)
        .then(0)
        .when(around | (pl.col("target_akhir") == end))
        .then(1)
        .when(pl.col("target_akhir") > end)
        .then(2)
    )
    words = {0: Basis.PERIOD.value, 1: Basis.YEAR.value, 2: Basis.NEXT.value}
    return (
        rows.select("nomor", *KEY, "mulai", "bulan", "cacah")
        .join(targets, on=KEY)
        .with_columns(order.alias("urutan"), comparable.alias("setara"))
        .with_columns(
            pl.col("urutan")
            .replace_strict(words, default=None, return_dtype=pl.String)
            .alias("target_basis")
        )
    )


def _judgement() -> list[pl.Expr]:
    value, goal, way = pl.col("nilai"), pl.col("target"), pl.col("tanda").fill_null(0)
    short = (goal - value) * way
    ratio = pl.when(way > 0).then(value / goal).otherwise((2 * goal - value) / goal)
    attained = pl.when(goal > 0, way != 0, pl.col("kata").is_null()).then(ratio)
    return [
        (value - goal).alias("jarak"),
        pl.when(way != 0).then(short.clip(lower_bound=0)).alias("kurang"),
        attained.alias("capaian"),
        attained.clip(0, SHOWN_AT_MOST).alias("capaian_tampil"),
        pl.when(way != 0).then(short <= goal.abs() * 1e-12).alias("terpenuhi"),
        pl.when(goal.is_null())
        .then(pl.col("ditolak").fill_null(Unjudged.NO_TARGET.value))
        .when(way == 0)
        .then(pl.lit(Unjudged.NEUTRAL.value))
        .alias("target_alasan"),
    ]
