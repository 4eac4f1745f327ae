"""Wholes that are not the sum of their parts: districts beside villages, a city beside both."""

from __future__ import annotations

import polars as pl

from lib.contract.tables import OBSERVATION
from lib.contract.vocabulary import Aggregation, AreaKind, Status

KEY = OBSERVATION.key
_SLACK = 0.005
"""Part of the whole by which a sum may miss it: rounding, late corrections."""
_LEVELS = (AreaKind.DISTRICT.value, AreaKind.CITY.value)
_CELL = ("indikator", "periode", "contoh")


def unequal_totals(
    values: pl.DataFrame, indicators: pl.DataFrame, areas: pl.DataFrame
) -> pl.DataFrame:
    """Return the published wholes that their parts do not add up to.

    Only indicators that add up are held to it (``agregasi`` = ``jumlah``). Where parts are
    missing, a whole may be more than their sum but not less.

    Args:
        values: Columns of the tidy table.
        indicators: Table ``indikator``.
        areas: Table ``wilayah``; an area that has ended is not missed.

    Returns:
        Columns indikator, wilayah, periode, nilai (the whole), ``jumlah`` (its parts) and
        ``n`` (how many); sorted by key.
    """
    summed = indicators.filter(pl.col("agregasi") == Aggregation.SUM.value)
    known = values.join(summed.select("desimal", indikator="kode"), on="indikator").select(
        *KEY, "nilai", "desimal", contoh=pl.col("status") == Status.SAMPLE.value
    )
    lines = areas.select(wilayah="kode", induk="induk", jenis="jenis", ada=_lasting())
    found = []
    for level in _LEVELS:
        parts = _parts(known, lines, level)
        here = known.join(parts, on=[*_CELL, "wilayah"])
        found.append(here.filter(_odd()).select(*KEY, "nilai", "jumlah", "n"))
        filled = parts.filter("lengkap").join(known, on=[*_CELL, "wilayah"], how="anti")
        known = pl.concat(
            [known, filled.select(*KEY, nilai="jumlah", desimal="desimal", contoh="contoh")]
        )
    return pl.concat(found).sort(KEY)


def _lasting() -> pl.Expr:
    return pl.col("berlaku_sampai").is_null()


def _parts(known: pl.DataFrame, lines: pl.DataFrame, level: str) -> pl.DataFrame:
    """Add up the children of the areas of one level, per indicator and period."""
    parents = lines.filter(pl.col("jenis") == level)["wilayah"]
    children = lines.filter(pl.col("induk").is_in(parents.implode()))
    wanted = children.filter("ada").group_by("induk").agg(semua=pl.len())
    there = known.join(children.select("wilayah", "induk", "ada"), on="wilayah")
    sums = there.group_by(*_CELL, wilayah="induk").agg(
        jumlah=pl.col("nilai").sum(),
        terkecil=pl.col("nilai").min(),
        n=pl.len(),
        tetap=pl.col("ada").sum(),
        desimal=pl.col("desimal").first(),
    )
    return sums.join(wanted, left_on="wilayah", right_on="induk").with_columns(
        lengkap=pl.col("tetap") == pl.col("semua")
    )


def _odd() -> pl.Expr:
    """Tell whether a sum misses its whole by more than rounding explains."""
    digits = pl.col("desimal").fill_null(0).clip(0, 9).cast(pl.Float64)
    rounding = pl.lit(10.0).pow(-digits) * (pl.col("n") + 1) / 2
    slack = pl.max_horizontal(pl.col("nilai").abs() * _SLACK, rounding)
    more = pl.col("jumlah") - pl.col("nilai")
    return (
        pl.when("lengkap")
        .then(more.abs() > slack)
        .otherwise((pl.col("terkecil") >= 0) & (more > slack))
    )
