"""Which area lies in which: villages in districts, districts in the city."""

from __future__ import annotations

import polars as pl

from lib.analysis import span
from lib.contract.vocabulary import AreaKind, Level

RANK = {Level.CITY.value: 0, Level.DISTRICT.value: 1, Level.VILLAGE.value: 2}
"""Place of a level, coarsest first."""

_LEVEL_OF_KIND = {kind.value: kind.level.value for kind in AreaKind}


def level(kind: pl.Expr) -> pl.Expr:
    """Return the level (kota/kecamatan/kelurahan) of ``wilayah.jenis``; a desa is kelurahan."""
    return kind.replace_strict(_LEVEL_OF_KIND, default=None, return_dtype=pl.String)


def rank(name: pl.Expr) -> pl.Expr:
    """Return 0 for kota, 1 for kecamatan, 2 for kelurahan; null for other words."""
    return name.replace_strict(RANK, default=None, return_dtype=pl.Int8)


def areas(wilayah: pl.DataFrame) -> pl.DataFrame:
    """Return the areas with their level and validity.

    Args:
        wilayah: Table of the contract.

    Returns:
        One row per area: ``wilayah``, ``jenjang``, ``jenis``, ``induk``, ``luas_km2``,
        ``sejak``, ``sampai`` (dates; null: open).
    """
    return wilayah.select(
        pl.col("kode").cast(pl.String).alias("wilayah"),
        level(pl.col("jenis").cast(pl.String)).alias("jenjang"),
        pl.col("jenis").cast(pl.String),
        pl.col("induk").cast(pl.String),
        _optional(wilayah, "luas_km2", pl.Float64()),
        span.first_day(wilayah, "berlaku_sejak").alias("sejak"),
        span.last_day(wilayah, "berlaku_sampai").alias("sampai"),
    )


def ancestors(wilayah: pl.DataFrame) -> pl.DataFrame:
    """Return every pair of an area and a coarser area that it lies in.

    Args:
        wilayah: Table of the contract. A village may hang directly on the city.

    Returns:
        One row per pair: the columns of ``areas`` for the part, ``leluhur`` and
        ``jenjang_leluhur`` for the whole. Circles in ``induk`` give no pairs.
    """
    every = areas(wilayah)
    parents = every.select(
        pl.col("wilayah").alias("leluhur"),
        pl.col("jenjang").alias("jenjang_leluhur"),
        pl.col("induk").alias("di_atas"),
    )
    step = every.with_columns(pl.col("induk").alias("leluhur"))
    found = []
    for _ in RANK:
        step = step.join(parents, on="leluhur").filter(
            rank(pl.col("jenjang_leluhur")) < rank(pl.col("jenjang"))
        )
        found.append(step.drop("di_atas"))
        step = step.with_columns(pl.col("di_atas").alias("leluhur")).drop(
            "di_atas", "jenjang_leluhur"
        )
    return pl.concat(found)


def valid_on(day: pl.Expr) -> pl.Expr:
    """Return whether an area (columns ``sejak``, ``sampai``) exists on a day."""
    return (pl.col("sejak").is_null() | (pl.col("sejak") <= day)) & (
        pl.col("sampai").is_null() | (pl.col("sampai") >= day)
    )


def _optional(frame: pl.DataFrame, name: str, dtype: pl.DataType) -> pl.Expr:
    column = pl.col(name) if name in frame.columns else pl.lit(None).alias(name)
    return column.cast(dtype)
