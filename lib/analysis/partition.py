"""Putting the parts of a whole together: weights, numerators, coverage.

All rules but the sum are one formula, sum(w·x) / sum(w): w is the denominator of a ratio,
the named weight of a mean, the area of a density.
"""

from __future__ import annotations

import polars as pl

from lib.analysis import lineage
from lib.analysis.series import last_day
from lib.contract.vocabulary import Aggregation, Status

AREA = "luas_km2"
"""Name of the weight that is the area itself."""

_SPAN = ["mulai", "bulan"]
_WHOLE = ["indikator", "mulai", "bulan", "leluhur"]
_STANDING = {
    Status.FINAL.value: 0,
    Status.ESTIMATE.value: 1,
    Status.PROVISIONAL.value: 2,
    Status.SAMPLE.value: 3,
}
_BY_STANDING = {place: word for word, place in _STANDING.items()}
_IS_SUM = pl.col("aturan") == Aggregation.SUM.value


def combine(
    parts: pl.DataFrame,
    pairs: pl.DataFrame,
    rules: pl.DataFrame,
    pool: pl.DataFrame,
    minimum: float,
) -> pl.DataFrame:
    """Combine observations of one level into those of the areas around them.

    Args:
        parts: Observations of one level.
        pairs: Areas of that level and what they lie in (``lineage.ancestors``).
        rules: ``indikator``, ``aturan``, ``desimal``, ``bobot_kode``.
        pool: Observations to take weights from.
        minimum: Share of the denominator that is needed, 0..1.

    Returns:
        One row per indikator x wilayah (the whole) x periode, see ``rollup.computed``.
    """
    weights = _weights(pool, rules)
    weighed = _weigh(parts.join(rules, on="indikator"), pairs, weights)
    spans = weighed.select(_SPAN).unique()
    members = (
        spans.join(pairs, how="cross")
        .filter(lineage.valid_on(last_day(pl.col("mulai"), pl.col("bulan"))))
        .select(*_SPAN, "wilayah", "leluhur", "jenjang_leluhur", AREA)
    )
    expected = members.group_by(*_SPAN, "leluhur", "jenjang_leluhur").agg(pl.len().alias("dari"))
    wholes = (
        weighed.join(members.drop(AREA), on=[*_SPAN, "wilayah"])
        .group_by(_WHOLE)
        .agg(_totals())
        .join(expected, on=[*_SPAN, "leluhur"])
        .filter(~_IS_SUM | (pl.col("bagian") == pl.col("dari")))
    )
    return _finished(_covered(wholes, weighed, members, weights), minimum)


def _weights(pool: pl.DataFrame, rules: pl.DataFrame) -> pl.DataFrame:
    """Values of the indicators that serve as weights: one period per indicator and year.

    The longest period of the year, of those the last, the same for all areas.
    """
    codes = rules["bobot_kode"].drop_nulls().unique()
    found = pool.filter(pl.col("indikator").is_in(codes.implode())).with_columns(
        pl.col("mulai").dt.year().alias("tahun")
    )
    chosen = (
        found.sort("bulan", "mulai")
        .group_by("indikator", "tahun")
        .agg(pl.col("bulan").last(), pl.col("mulai").last())
    )
    return found.join(chosen, on=["indikator", "tahun", *_SPAN]).select(
        pl.col("indikator").alias("bobot_kode"),
        "wilayah",
        "tahun",
        pl.col("nilai").alias("bobot"),
        _standing().alias("bobot_mutu"),
    )


def _standing() -> pl.Expr:
    return pl.col("status").replace_strict(_STANDING, default=0, return_dtype=pl.Int8)


def _weigh(parts: pl.DataFrame, pairs: pl.DataFrame, weights: pl.DataFrame) -> pl.DataFrame:
    """Give each part its weight ``w`` and its share ``t`` of the numerator."""
    land = pairs.select("wilayah", AREA).unique("wilayah")
    weight = (
        pl.when(_IS_SUM)
        .then(1.0)
        .when(pl.col("bobot_kode") == AREA)
        .then(pl.col(AREA))
        .when(pl.col("aturan") == Aggregation.RATIO.value)
        .then(pl.coalesce("penyebut", "bobot"))
        .otherwise(pl.col("bobot"))
    )
    own = _IS_SUM | (pl.col("bobot_kode") == AREA) | pl.col("bobot_mutu").is_null()
    ratio = (pl.col("aturan") == Aggregation.RATIO.value) & pl.col("penyebut").is_not_null()
    return (
        parts.with_columns(pl.col("mulai").dt.year().alias("tahun"))
        .join(weights, on=["bobot_kode", "wilayah", "tahun"], how="left")
        .join(land, on="wilayah", how="left")
        .join(_scales(parts), on="indikator", how="left")
        .with_columns(
            weight.alias("w"),
            pl.when(own | ratio)
            .then(_standing())
            .otherwise(pl.max_horizontal(_standing(), "bobot_mutu"))
            .alias("mutu"),
        )
        .filter(pl.col("w") >= 0)
        .with_columns(
            pl.when(ratio).then(_numerator()).otherwise(pl.col("nilai") * pl.col("w")).alias("t")
        )
    )


def _scales(parts: pl.DataFrame) -> pl.DataFrame:
    """Power of ten by which each ratio's rows multiply numerator / denominator, if one does."""
    factor = pl.col("nilai") * pl.col("penyebut") / pl.col("pembilang")
    power = 10.0 ** pl.col("faktor").log10().round(0)
    return (
        parts.filter(
            pl.col("aturan") == Aggregation.RATIO.value,
            pl.col("pembilang") != 0,
            pl.col("penyebut") > 0,
        )
        .group_by("indikator")
        .agg(factor.median().alias("faktor"))
        .filter(pl.col("faktor") > 0)
        .filter((pl.col("faktor") / power - 1).abs() <= 0.02)
        .select("indikator", power.alias("skala"))
    )


def _numerator() -> pl.Expr:
    """Scale · numerator where that is the published rate (but for rounding), else rate · w."""
    published = pl.col("nilai") * pl.col("penyebut")
    scaled = pl.col("skala") * pl.col("pembilang")
    rounding = 10.0 ** -pl.col("desimal").cast(pl.Float64) * pl.col("penyebut")
    agrees = (published - scaled).abs() <= pl.max_horizontal(published.abs() * 0.02, rounding)
    return pl.when(agrees).then(scaled).otherwise(published)


def _totals() -> list[pl.Expr]:
    def complete_sum(column: str) -> pl.Expr:
        return pl.when(pl.col(column).null_count() == 0).then(pl.col(column).sum()).alias(column)

    return [
        pl.col("periode").first(),
        pl.col("aturan").first(),
        pl.col("bobot_kode").first(),
        pl.col("t").sum(),
        pl.col("w").sum(),
        pl.col("mutu").max(),
        pl.col("kualitas").max(),
        pl.col("sumber").drop_nulls().unique().sort().str.join(";").alias("sumber"),
        complete_sum("pembilang"),
        complete_sum("penyebut"),
        pl.len().alias("bagian"),
    ]


def _covered(
    wholes: pl.DataFrame, weighed: pl.DataFrame, members: pl.DataFrame, weights: pl.DataFrame
) -> pl.DataFrame:
    """Add ``cakupan``: by weight where that of every missing part is known, else by number."""
    by_number = pl.col("bagian") / pl.col("dari")
    by_weight = pl.col("w") / (pl.col("w") + pl.col("w_hilang"))
    missing = (
        _gaps(wholes, weighed, members, weights)
        .group_by(_WHOLE)
        .agg(
            pl.when(pl.col("w_hilang").null_count() == 0)
            .then(pl.col("w_hilang").sum())
            .alias("w_hilang")
        )
    )
    return wholes.join(missing, on=_WHOLE, how="left").with_columns(
        pl.when(pl.col("bagian") == pl.col("dari"))
        .then(1.0)
        .when(by_weight.is_finite())
        .then(by_weight)
        .otherwise(by_number)
        .alias("cakupan")
    )


def _gaps(
    wholes: pl.DataFrame, weighed: pl.DataFrame, members: pl.DataFrame, weights: pl.DataFrame
) -> pl.DataFrame:
    """List the missing parts with their weight ``w_hilang``, if need be of the nearest period."""
    other_periods = weighed.filter(~_IS_SUM).select(
        "indikator", "wilayah", *_SPAN, pl.col("w").alias("w_lain")
    )
    known = (
        pl.when(pl.col("bobot_kode") == AREA)
        .then(pl.col(AREA))
        .otherwise(pl.coalesce("bobot", "w_lain"))
    )
    return (
        wholes.filter(pl.col("bagian") < pl.col("dari"))
        .select(*_WHOLE, "bobot_kode")
        .join(members, on=[*_SPAN, "leluhur"])
        .join(weighed, on=["indikator", *_SPAN, "wilayah"], how="anti")
        .with_columns(pl.col("mulai").dt.year().alias("tahun"))
        .join(weights, on=["bobot_kode", "wilayah", "tahun"], how="left")
        .sort("mulai")
        .join_asof(
            other_periods.sort("mulai"),
            on="mulai",
            by=["indikator", "wilayah", "bulan"],
            strategy="nearest",
            check_sortedness=False,
        )
        .with_columns(known.alias("w_hilang"))
    )


def _finished(wholes: pl.DataFrame, minimum: float) -> pl.DataFrame:
    return (
        wholes.filter(pl.col("cakupan") >= minimum - 1e-12, _IS_SUM | (pl.col("w") > 0))
        .with_columns(
            pl.when(_IS_SUM).then(pl.col("t")).otherwise(pl.col("t") / pl.col("w")).alias("nilai"),
            pl.col("mutu")
            .replace_strict(_BY_STANDING, default=None, return_dtype=pl.String)
            .alias("status"),
            pl.when(pl.col("sumber") != "").then(pl.col("sumber")).alias("sumber"),
        )
        .select(
            "indikator",
            pl.col("leluhur").alias("wilayah"),
            "periode",
            "nilai",
            "status",
            "sumber",
            "pembilang",
            "penyebut",
            pl.col("jenjang_leluhur").alias("jenjang"),
            *_SPAN,
            "kualitas",
            "cakupan",
            "bagian",
            "dari",
        )
    )
