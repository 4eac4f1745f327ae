"""Inequality between areas, over time, where the kind of indicator allows it.

Range, ratio and standard deviation fit every scale. Gini, Theil and Williamson's index only
quantities with a true zero of which areas can have more or less: not words, not counts (areas
differ in size), not negative values, not scales that start above zero, not shares close to
their upper limit (their complement would tell another story).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import polars as pl

from lib.analysis import lineage
from lib.analysis.inequality import extent, gini, theil, williamson
from lib.analysis.series import finite
from lib.analysis.table import Rows, table
from lib.contract.vocabulary import Aggregation, Level

NEAR_LIMIT = 0.8
"""Share of the upper limit beyond which a mean is too close to it."""
MINIMUM_AREAS = 3
"""Areas that it takes."""


class Unfit(StrEnum):
    """Why an indicator has no Gini, Theil and Williamson (``alasan``)."""

    FEW_AREAS = "sedikit_wilayah"
    WORDS = "kategori"
    COUNT = "cacah"
    NEGATIVE = "negatif"
    NO_TRUE_ZERO = "tanpa_nol"
    NEAR_LIMIT = "dekat_batas"
    ALL_ZERO = "semua_nol"


_COLUMNS = {
    "indikator": pl.String(),
    "periode": pl.String(),
    "n": pl.Int32(),
    "dari": pl.Int32(),
    "terendah": pl.Float64(),
    "wilayah_terendah": pl.String(),
    "tertinggi": pl.Float64(),
    "wilayah_tertinggi": pl.String(),
    "rentang": pl.Float64(),
    "rasio": pl.Float64(),
    "simpangan": pl.Float64(),
    "williamson": pl.Float64(),
    "gini": pl.Float64(),
    "theil": pl.Float64(),
    "antar": pl.Float64(),
    "dalam": pl.Float64(),
    "bagian_antar": pl.Float64(),
    "tertimbang": pl.Boolean(),
    "alasan": pl.String(),
    "contoh": pl.Boolean(),
}


def disparities(
    panel: Rows,
    indikator: Rows,
    wilayah: Rows,
    level: Level = Level.VILLAGE,
    population: str | None = None,
    *,
    own: bool = False,
) -> pl.DataFrame:
    """Return how unequal the areas of a level are, indicator by indicator, period by period.

    Args:
        panel: From ``rollup.panel``.
        indikator: Table of the contract.
        wilayah: Table of the contract; ``induk`` of the areas makes the groups.
        level: Level of the areas.
        population: Code of the indicator that counts people: measures then speak of people
            (its value of the same year, else of the nearest); ``None``, or where an area has
            none: of areas.
        own: Whether figures that have a denominator (``penyebut``) are weighed by it instead:
            their mean is then the rate of all together.

    Returns:
        One row per indikator x periode, sorted by time: ``n`` (areas with a value), ``dari``
        (areas there ever were values of), ``terendah`` and ``tertinggi`` with their areas
        (several: the first by code), ``rentang`` (in the unit), ``rasio``, ``simpangan``;
        ``williamson``, ``gini``, ``theil``, its parts ``antar`` and ``dalam`` the areas above
        and ``bagian_antar`` (0..1; the three null where all lie in one), ``tertimbang``,
        ``alasan`` (an ``Unfit`` where those are null), ``contoh``.
    """
    panel, indikator, wilayah = table(panel), table(indikator), table(wilayah)
    rows = panel.with_columns(finite("nilai")).filter(
        pl.col("jenjang") == level.value, pl.col("nilai").is_not_null()
    )
    parents = lineage.areas(wilayah).select("wilayah", "induk")
    rows = rows.join(parents, on="wilayah", how="left").join(
        _people(panel, population), on=["wilayah"], how="left"
    )
    rows = rows.with_columns(_weight(own=own))
    kinds = {row["kode"]: row for row in indikator.rows(named=True)}
    totals = dict(rows.group_by("indikator").agg(pl.col("wilayah").n_unique()).rows())
    found = [
        {"dari": totals[key[0]], **_row(some.sort("wilayah"), kinds.get(key[0], {}))}
        for key, some in rows.group_by(["indikator", "mulai", "bulan"], maintain_order=True)
    ]
    order = rows.select("indikator", "periode", "mulai", "bulan").unique()
    return (
        pl.DataFrame(found, _COLUMNS)
        .join(order, on=["indikator", "periode"])
        .sort("indikator", "mulai", "bulan")
        .drop("mulai", "bulan")
    )


def _people(panel: pl.DataFrame, population: str | None) -> pl.DataFrame:
    """Return each area's populations by year, as lists."""
    return (
        panel.with_columns(finite("nilai"))
        .filter(pl.col("indikator") == (population or ""), pl.col("nilai") > 0)
        .sort("mulai", "bulan")
        .group_by("wilayah")
        .agg(
            pl.col("mulai").dt.year().alias("_tahun"),
            pl.col("nilai").alias("_jiwa"),
            pl.col("contoh").any().alias("_jiwa_contoh"),
        )
    )


def _weight(*, own: bool) -> list[pl.Expr]:
    """Return what an area counts for: its own denominator, or the nearest year's population."""
    if not own:
        return [_nearest()]
    whole = (pl.col("penyebut") > 0).fill_null(value=False).all().over("indikator", "periode")
    mark = pl.when(~whole).then(pl.col("_jiwa_contoh")).alias("_jiwa_contoh")
    return [pl.when(whole).then(pl.col("penyebut")).otherwise(_nearest()).alias("_jiwa"), mark]


def _nearest() -> pl.Expr:
    """Population of the year nearest to the observation's."""
    apart = (pl.col("_tahun") - pl.col("mulai").dt.year()).list.eval(pl.element().abs())
    return pl.col("_jiwa").list.get(apart.list.arg_min(), null_on_oob=True).alias("_jiwa")


def _row(own: pl.DataFrame, kind: Mapping[str, Any]) -> dict[str, Any]:
    values = own["nilai"]
    known = own["_jiwa"].null_count() == 0
    weights = own["_jiwa"] if known else None
    span = extent(values)
    low, high = values.arg_min(), values.arg_max()
    if span is None or low is None or high is None:
        raise ValueError(own.height)
    why = unfit(values, kind, words=own["kata"].null_count() < own.height)
    out: dict[str, Any] = {
        "indikator": own["indikator"][0],
        "periode": own["periode"][0],
        "n": span.n,
        "terendah": span.terendah,
        "wilayah_terendah": own["wilayah"][low],
        "tertinggi": span.tertinggi,
        "wilayah_tertinggi": own["wilayah"][high],
        "rentang": span.rentang,
        "rasio": span.rasio if why not in (Unfit.WORDS, Unfit.NO_TRUE_ZERO) else None,
        "simpangan": span.simpangan,
        "tertimbang": known,
        "alasan": why.value if why else None,
        "contoh": bool(own["contoh"].any()) or (known and bool(own["_jiwa_contoh"].any())),
    }
    if why is None:
        groups = own["induk"].fill_null("")
        parts = theil(values, groups if groups.n_unique() > 1 else None, weights)
        out["williamson"], out["gini"] = williamson(values, weights), gini(values, weights)
        if parts is not None:
            out |= {"theil": parts.nilai, "antar": parts.antar, "dalam": parts.dalam}
            out["bagian_antar"] = parts.bagian_antar
    return {name: out.get(name) for name in _COLUMNS if name != "dari"}


def unfit(values: pl.Series, kind: Mapping[str, Any], *, words: bool = False) -> Unfit | None:
    """Return why Gini, Theil and Williamson do not fit, null if they do.

    Args:
        values: Values of the areas.
        kind: The indicator's row of the contract: ``agregasi``, ``batas_bawah``,
            ``batas_atas``.
        words: Whether the values stand for words.

    Example:
        >>> import polars as pl
        >>> unfit(pl.Series([90.0, 97.0, 99.0]), {"batas_atas": 100.0}).value
        'dekat_batas'
    """
    lower, upper = kind.get("batas_bawah"), kind.get("batas_atas")
    mean = float(values.drop_nulls().sum()) / max(values.count(), 1)
    tests = [
        (values.count() < MINIMUM_AREAS, Unfit.FEW_AREAS),
        (words, Unfit.WORDS),
        (kind.get("agregasi") == Aggregation.SUM.value, Unfit.COUNT),
        (bool((values < 0).any()), Unfit.NEGATIVE),
        (lower is not None and lower != 0, Unfit.NO_TRUE_ZERO),
        (upper is not None and mean > NEAR_LIMIT * upper, Unfit.NEAR_LIMIT),
        (mean == 0, Unfit.ALL_ZERO),
    ]
    return next((why for test, why in tests if test), None)
