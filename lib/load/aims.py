"""Targets on the wrong side of where things stood when they were set."""

from __future__ import annotations

import polars as pl

from lib.contract.periods import Period
from lib.contract.vocabulary import Direction, Status


def backward_targets(
    targets: pl.DataFrame, values: pl.DataFrame, indicators: pl.DataFrame
) -> pl.DataFrame:
    """Return the targets that would make things worse than they were.

    Where things stood is the last value before the first target of an indicator in an area;
    what has been reached since then does not count.

    Args:
        targets: Table ``target``.
        values: Columns of the tidy table.
        indicators: Table ``indikator``; one without a direction has no wrong side.

    Returns:
        The rows in question, in their order: ``urut`` (place in ``targets``), indikator, wilayah,
        periode, target, ``awal`` and ``periode_awal`` (the value before), ``arah``.
    """
    signs = {d.value: d.sign for d in Direction}
    sides = indicators.select(
        indikator="kode",
        arah="arah",
        tanda=pl.col("arah").replace_strict(signs, default=0, return_dtype=pl.Int8),
    ).filter(pl.col("tanda") != 0)
    sample = pl.col("status") == Status.SAMPLE.value
    aims = (
        targets.with_row_index("urut")
        .with_columns(contoh=sample, mulai=_starts(targets["periode"]))
        .join(sides, on="indikator")
    )
    group = ("indikator", "wilayah", "contoh")
    first = aims.group_by(group).agg(batas=pl.col("mulai").min())
    before = (
        values.filter(pl.col("indikator").is_in(aims["indikator"].unique().implode()))
        .with_columns(contoh=sample)
        .join(first, on=group)
        .filter(pl.col("mulai") < pl.col("batas"))
        .sort("mulai", "bulan")
        .group_by(group)
        .agg(awal=pl.col("nilai").last(), periode_awal=pl.col("periode").last())
    )
    worse = (pl.col("target") - pl.col("awal")) * pl.col("tanda") < 0
    return (
        aims.join(before, on=group)
        .filter(worse)
        .sort("urut")
        .select("urut", "indikator", "wilayah", "periode", "target", "awal", "periode_awal", "arah")
    )


def _starts(periods: pl.Series) -> pl.Series:
    starts = {p: Period.parse(p).start for p in periods.unique()}
    return periods.replace_strict(starts, return_dtype=pl.Date)
