"""Where every indicator stands against its targets, area by area.

The rule is in ``judgement``. The pace is reckoned from the last value before the plan's first
target, else from the first of the series; nothing is compared across a break or between
samples and real figures, and parts of a year only with the same season.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import polars as pl

from lib.analysis import attainment
from lib.analysis.attainment import Basis
from lib.analysis.judgement import Doubt, Judgement, judge
from lib.analysis.projection import chance
from lib.analysis.series import KEY
from lib.analysis.stretch import last_stretches, years
from lib.analysis.table import Rows, optional, table
from lib.contract.vocabulary import Aggregation, Direction


class Start(StrEnum):
    """Which value the pace is reckoned from (``awal_dasar``)."""

    PLAN = "awal_rencana"
    """The last before the first target of the plan."""
    SERIES = "awal_deret"
    """The first of the series, or of what followed its last break."""


_ROW = {
    "target_akhir": pl.Float64(),
    "target_akhir_periode": pl.String(),
    "awal": pl.Float64(),
    "awal_periode": pl.String(),
    "awal_waktu": pl.Float64(),
    "awal_dasar": pl.String(),
    "keadaan": pl.String(),
    "alasan": pl.String(),
    "dasar": pl.String(),
    "terpenuhi_kini": pl.Boolean(),
    "laju": pl.Float64(),
    "laju_perlu": pl.Float64(),
    "laju_sisa": pl.Float64(),
    "rasio": pl.Float64(),
    "kelas": pl.String(),
    "rasio_tumbuh": pl.Float64(),
    "kelas_tumbuh": pl.String(),
    "sepakat": pl.Boolean(),
    "perkiraan": pl.Float64(),
    "tercapai_pada": pl.Float64(),
    "peluang": pl.Float64(),
}


def statuses(
    panel: Rows,
    target: Rows,
    indikator: Rows,
    jeda: Rows | None = None,
) -> pl.DataFrame:
    """Judge the latest value of every series against its targets.

    Args:
        panel: From ``rollup.panel``, or a plain frame as ``series.observed`` takes it.
        target: Table of the contract.
        indikator: Table of the contract; ``kode`` and ``arah`` at least.
        jeda: Table of the contract.

    Returns:
        One row per indikator x wilayah, sorted: the latest observation, the columns of
        ``attainment.against`` (this year's target or the next), ``target_akhir`` and
        ``target_akhir_periode`` (the last target), ``awal``, ``awal_periode``,
        ``awal_waktu`` (years) and ``awal_dasar`` (a ``Start``), the fields of ``Judgement``
        (paces in the unit per year, times in years), ``peluang`` (chance to meet the final
        target along the trend, 0..1; null where no projection is justified), ``nilai_contoh``
        (whether the value is sample data), ``contoh`` (whether value or target is).

    Example:
        >>> import polars as pl
        >>> rows = pl.DataFrame({"indikator": "X", "wilayah": "k", "periode": [2015, 2023],
        ...                      "nilai": [14.5, 10.4]})
        >>> goals = pl.DataFrame({"indikator": ["X"], "wilayah": ["k"], "periode": ["2030"],
        ...                       "target": [7.25]})
        >>> indicators = pl.DataFrame({"kode": ["X"], "arah": ["turun"]})
        >>> statuses(rows, goals, indicators).select("keadaan", "awal_periode").row(0)
        ('pada_jalur', '2015')
    """
    panel, target, indikator = table(panel), table(target), table(indikator)
    jeda = optional(jeda)
    if "agregasi" not in indikator.columns:
        indikator = indikator.with_columns(pl.lit(None, pl.String).alias("agregasi"))
    stretches = last_stretches(panel, indikator, jeda)
    latest = stretches.unique(KEY, keep="last", maintain_order=True)
    held = _final(attainment.against(latest, target, indikator), target, indikator)
    held = _begun(held, stretches)
    aimed = held.filter(pl.col("target_akhir").is_not_null()).select(KEY)
    pasts = dict(stretches.join(aimed, on=KEY, how="semi").group_by(KEY))
    judged = [
        _judged(row, pasts.get((row["indikator"], row["wilayah"]))) for row in held.rows(named=True)
    ]
    known = held.drop(
        "_arah",
        "_mulai_rencana",
        "_waktu_target",
        "_panjang",
        *(name for name in _ROW if name in held.columns),
    )
    found = pl.DataFrame(judged, _ROW)
    sample = pl.col("contoh") | pl.col("target_contoh").fill_null(value=False)
    return pl.concat([known, found], how="horizontal").with_columns(
        sample, pl.col("contoh").alias("nilai_contoh")
    )


def _final(held: pl.DataFrame, target: pl.DataFrame, indikator: pl.DataFrame) -> pl.DataFrame:
    """Add the last target of each series, the start of its plan and the direction."""
    rules = indikator.select(
        pl.col("kode").alias("indikator"),
        pl.col("arah").cast(pl.String).alias("_arah"),
        (pl.col("agregasi").cast(pl.String) == Aggregation.SUM.value)
        .fill_null(value=False)
        .alias("_cacah"),
    )
    goals = attainment.usable(target).join(
        held.select(*KEY, "bulan").join(rules, on="indikator", how="left"), on=KEY
    )
    fits = ~pl.col("_cacah").fill_null(value=False) | (pl.col("bulan") == pl.col("target_bulan"))
    last = (
        goals.with_columns(fits.alias("_cocok"))
        .sort("target_akhir", "target_bulan")
        .group_by(KEY)
        .agg(
            pl.col("target").filter("_cocok").last().alias("target_akhir"),
            pl.col("target_periode").filter("_cocok").last().alias("target_akhir_periode"),
            years(pl.col("target_akhir"), pl.col("bulan"))
            .filter("_cocok")
            .last()
            .alias("_waktu_target"),
            pl.col("target_awal").filter("_cocok").min().alias("_mulai_rencana"),
            (~pl.col("_cocok")).all().alias("_panjang"),
        )
    )
    return held.join(rules.drop("_cacah"), on="indikator", how="left").join(
        last, on=KEY, how="left", maintain_order="left"
    )


def _begun(held: pl.DataFrame, stretches: pl.DataFrame) -> pl.DataFrame:
    """Add the value of the same season that the pace is reckoned from."""
    begun = held.filter(pl.col("kata").is_null()).select(
        *KEY, pl.col("akhir").alias("_kini"), pl.col("_mulai_rencana").alias("_rencana")
    )
    months = pl.col("_kini") - pl.col("akhir")
    earlier = (
        stretches.select(*KEY, "nilai", "waktu", "periode", "akhir")
        .join(begun, on=KEY)
        .filter(months > 0, months % 12 == 0)
        .sort("akhir")
    )
    before = (pl.col("akhir") <= pl.col("_rencana")) & (pl.col("_kini") > pl.col("_rencana"))
    names = {"nilai": "awal", "waktu": "awal_waktu", "periode": "awal_periode"}
    picked = earlier.group_by(KEY, maintain_order=True).agg(
        *(
            pl.coalesce(pl.col(name).filter(before).last(), pl.col(name).first()).alias(new)
            for name, new in names.items()
        ),
        pl.when(before.any())
        .then(pl.lit(Start.PLAN.value))
        .otherwise(pl.lit(Start.SERIES.value))
        .alias("awal_dasar"),
    )
    return held.join(picked, on=KEY, how="left", maintain_order="left")


def _judged(row: Mapping[str, Any], past: pl.DataFrame | None) -> dict[str, object]:
    this_year = row["target_basis"] in (Basis.PERIOD.value, Basis.YEAR.value)
    found = judge(
        row["nilai"],
        row["waktu"],
        row["_arah"] or Direction.NEUTRAL.value,
        row["target_akhir"],
        row["_waktu_target"],
        row["awal"],
        row["awal_waktu"],
        row["target"] if this_year else None,
    )
    return {
        **{name: getattr(found, name) for name in Judgement.__dataclass_fields__},
        **{name: row[name] for name in ("target_akhir", "target_akhir_periode")},
        **{name: row[name] for name in ("awal", "awal_periode", "awal_waktu", "awal_dasar")},
        "alasan": _doubt(found.alasan, row),
        "peluang": _hope(row, past) if past is not None and found.laju_sisa is not None else None,
    }


def _doubt(why: Doubt | None, row: Mapping[str, Any]) -> str | None:
    if why is Doubt.ONE_VALUE and row["kata"] is not None:
        return Doubt.WORDS.value
    if why is Doubt.ONE_VALUE and row["potongan"] is not None:
        return Doubt(row["potongan"]).value
    if why is Doubt.NO_TARGET and row["_panjang"]:
        return Doubt.LENGTH.value
    return why.value if why else None


def _hope(row: Mapping[str, Any], past: pl.DataFrame) -> float | None:
    """Return the chance that the final target is met along the trend."""
    if row["kata"] is not None or row["target_akhir"] is None:
        return None
    seasons = past["musim"] if past["musim"].null_count() == 0 else None
    return chance(
        past["nilai"],
        past["waktu"],
        row["target_akhir"],
        row["_waktu_target"],
        row["_arah"],
        seasons=seasons,
        due_season=row["musim"],
    )
