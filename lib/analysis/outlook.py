"""Where every series is heading: its next periods with an 80 % band, where that is allowed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from lib.analysis import attainment
from lib.analysis.projection import BAND, MINIMUM, PREFERRED, REACH, project
from lib.analysis.series import KEY
from lib.analysis.stretch import last_stretches, years
from lib.analysis.table import Rows, optional, table
from lib.contract.periods import Period

FURTHEST = 5.0
"""Years ahead beyond which nothing is projected, plan or no plan."""

_COLUMNS = {
    "indikator": pl.String(),
    "wilayah": pl.String(),
    "periode": pl.String(),
    "mulai": pl.Date(),
    "bulan": pl.Int8(),
    "waktu": pl.Float64(),
    "nilai": pl.Float64(),
    "bawah": pl.Float64(),
    "atas": pl.Float64(),
    "terpotong": pl.Boolean(),
    "lemah": pl.Boolean(),
    "contoh": pl.Boolean(),
}


def projections(
    panel: Rows,
    indikator: Rows | None = None,
    jeda: Rows | None = None,
    target: Rows | None = None,
    band: float = BAND,
) -> pl.DataFrame:
    """Project the last stretch of every series to its next periods.

    Args:
        panel: From ``rollup.panel``, or a plain frame as ``series.observed`` takes it.
        indikator: Table of the contract, for the logical limits.
        jeda: Table of the contract: breaks are never crossed.
        target: Table of the contract: the last target of a series ends its plan.
        band: Level of the band, 0..1.

    Returns:
        One row per indikator x wilayah x future periode, sorted: ``mulai``, ``bulan``,
        ``waktu`` (years), ``nilai``, ``bawah``, ``atas`` (in the unit), ``terpotong``
        (whether logical limits cut something off), ``lemah`` (fewer than 8 values),
        ``contoh``. Series with fewer than 5 values have no rows, none reaches further than
        half its length, its plan or 5 years.

    Example:
        >>> import polars as pl
        >>> rows = pl.DataFrame({"periode": range(2016, 2024), "nilai": [3, 4, 5, 5, 6, 8, 8, 9]})
        >>> projections(rows)["periode"].to_list()
        ['2024', '2025', '2026']
    """
    panel = table(panel)
    indikator, jeda, target = optional(indikator), optional(jeda), optional(target)
    return ahead(last_stretches(panel, indikator, jeda), indikator, target, band)


def ahead(
    stretches: pl.DataFrame,
    indikator: pl.DataFrame | None = None,
    target: pl.DataFrame | None = None,
    band: float = BAND,
) -> pl.DataFrame:
    """Project stretches that are cut already; see ``projections``.

    Args:
        stretches: From ``stretch.last_stretches``.
        indikator: Table of the contract.
        target: Table of the contract.
        band: Level of the band, 0..1.
    """
    rows = stretches.filter(pl.col("kata").is_null())
    plans = plan_ends(rows, target)
    limits = _limits(indikator)
    parts = [
        _ahead(own, limits.get(str(key[0]), {}), plans.get(key), band)
        for key, own in rows.group_by(KEY, maintain_order=True)
        if own.height >= MINIMUM
    ]
    return pl.concat([pl.DataFrame(schema=_COLUMNS), *parts]).sort(*KEY, "mulai")


def _ahead(
    own: pl.DataFrame, limits: Mapping[str, Any], plan_end: float | None, band: float
) -> pl.DataFrame:
    seasonal = own["musim"].null_count() == 0
    first, last = own["waktu"][0], own["waktu"][-1]
    reach = min(REACH * (last - first), FURTHEST)
    start = Period(own["mulai"][-1], own["bulan"][-1])
    coming = [start.shift(k) for k in range(1, int(reach * 12 / start.months + 1e-9) + 1)]
    frame = pl.DataFrame(
        {
            "periode": [str(p) for p in coming],
            "mulai": [p.start for p in coming],
            "waktu": [last + k * start.months / 12 for k in range(1, len(coming) + 1)],
        },
        {"periode": pl.String, "mulai": pl.Date, "waktu": pl.Float64},
    )
    found = project(
        own["nilai"],
        own["waktu"],
        frame["waktu"],
        seasons=own["musim"] if seasonal else None,
        ahead_seasons=frame["mulai"].dt.month() if seasonal else None,
        lower=limits.get("batas_bawah"),
        upper=limits.get("batas_atas"),
        plan_end=plan_end,
        band=band,
    )
    return (
        frame.join(found, on="waktu", maintain_order="left")
        .with_columns(
            pl.lit(own["indikator"][0]).alias("indikator"),
            pl.lit(own["wilayah"][0]).alias("wilayah"),
            pl.lit(start.months, pl.Int8).alias("bulan"),
            pl.lit(own.height < PREFERRED).alias("lemah"),
            pl.lit(bool(own["contoh"].any())).alias("contoh"),
        )
        .select(pl.col(name).cast(dtype) for name, dtype in _COLUMNS.items())
    )


def plan_ends(rows: pl.DataFrame, target: pl.DataFrame | None) -> dict[tuple[object, ...], float]:
    """Return the end of the plan of each series that has targets, in years.

    Args:
        rows: ``indikator``, ``wilayah`` and ``bulan`` of the series.
        target: Table of the contract.
    """
    if target is None:
        return {}
    lengths = rows.select(*KEY, "bulan").unique()
    ends = (
        attainment.usable(target)
        .join(lengths, on=KEY)
        .group_by(KEY)
        .agg(years(pl.col("target_akhir"), pl.col("bulan")).max().alias("akhir"))
    )
    return {(a, b): end for a, b, end in ends.rows()}


def _limits(indikator: pl.DataFrame | None) -> dict[str, dict[str, Any]]:
    names = ("batas_bawah", "batas_atas")
    if indikator is None or not set(names) <= set(indikator.columns):
        return {}
    return {row["kode"]: row for row in indikator.select("kode", *names).rows(named=True)}
