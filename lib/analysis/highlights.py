"""What deserves attention first: numbers only, the sentences are made elsewhere.

Three decisions (what is furthest behind its target, which areas are furthest behind the city,
which data stewards owe figures) and the largest improvements and setbacks. Equal cases go by
code, so that the same data always gives the same list.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from lib.analysis import series
from lib.analysis.attainment import Basis
from lib.analysis.change import Verdict
from lib.analysis.freshness import Standing
from lib.contract.vocabulary import Aggregation

MINIMUM_INDICATORS = 3
"""Indicators that it takes to say that an area is behind the city."""

MINIMUM_HISTORY = 5
"""Observations that it takes for a range to measure a change by."""

_LIMIT = 3.0
"""Distances beyond this count as this: one extreme must not decide alone."""


@dataclass(frozen=True, slots=True)
class TargetGap:
    """An indicator that is behind its target."""

    indikator: str
    wilayah: str
    periode: str
    nilai: float
    target: float
    target_periode: str
    target_basis: Basis
    kurang: float
    """What is missing, in the unit, above 0."""
    bagian: float
    """What is missing as a share: of the target, or where that is not above zero of the way
    between the goalposts; 0..1."""
    contoh: bool
    """Whether value or target is sample data."""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """An indicator in which an area is behind the city."""

    indikator: str
    periode: str
    nilai: float
    kota: float
    baik: float
    """Robust standard deviations from the city's value, below 0."""


@dataclass(frozen=True, slots=True)
class AreaGap:
    """An area that is behind the city."""

    wilayah: str
    baik: float
    """Mean of its distances to the city in robust standard deviations, below 0."""
    n: int
    """Number of indicators that it is the mean of."""
    dari: int
    """Number of indicators in which any area can be held against the city."""
    terburuk: tuple[Shortfall, ...]
    """The indicators in which it is furthest behind, furthest first."""
    contoh: bool
    """Whether sample data is among the values compared."""


@dataclass(frozen=True, slots=True)
class StewardGap:
    """A data steward who owes figures."""

    walidata: str
    n: int
    """Number of indicators whose next figure is due."""
    dari: int
    """Number of indicators that the steward is responsible for."""
    hari: int
    """Days since the longest overdue was due."""
    indikator: tuple[str, ...]
    """The indicators, longest overdue first."""
    contoh: bool
    """Whether sample data is among the latest values."""


@dataclass(frozen=True, slots=True)
class Movement:
    """A change of an indicator."""

    indikator: str
    wilayah: str
    periode: str
    sebelum_periode: str
    nilai: float
    sebelum: float
    selisih: float
    bagian: float
    """Size of the change as a share of the indicator's range, above 0."""
    patokan: bool
    """Whether that range lies between the goalposts; else it is the range observed."""
    contoh: bool


@dataclass(frozen=True, slots=True)
class Movements:
    """The largest changes."""

    membaik: tuple[Movement, ...]
    memburuk: tuple[Movement, ...]


def behind_target(
    attained: pl.DataFrame,
    indikator: pl.DataFrame,
    area: str,
    since: dt.date | None = None,
    most: int = 3,
) -> tuple[TargetGap, ...]:
    """Return the indicators that are furthest behind their target.

    Args:
        attained: From ``attainment.against``.
        indikator: Table of the contract.
        area: Code of the area, usually the city.
        since: Only values whose period ends on or after this day count; ``None``: all.
        most: Most to return.

    Returns:
        Those that miss a target that is due, by the share of it that is missing, largest
        first; after them those that have yet to reach a later one.
    """
    share = (
        pl.when(pl.col("capaian").is_not_null())
        .then(1 - pl.col("capaian"))
        .otherwise(pl.col("kurang") / pl.col("_rentang"))
    )
    found = (
        _of(attained, area, since)
        .filter(~pl.col("terpenuhi"))
        .join(_goalposts(indikator), on="indikator", how="left")
        .with_columns(
            share.clip(0, 1).alias("bagian"), (pl.col("kurang") / pl.col("_rentang")).alias("_jauh")
        )
        .filter(pl.col("bagian").is_not_null())
        .sort(
            pl.col("target_basis") == Basis.NEXT.value,
            pl.col("bagian").round(12),
            "_jauh",
            "indikator",
            descending=[False, True, True, False],
            nulls_last=True,
        )
        .head(most)
    )
    return tuple(_target_gap(row) for row in found.iter_rows(named=True))


def _target_gap(row: Mapping[str, Any]) -> TargetGap:
    return TargetGap(
        row["indikator"],
        row["wilayah"],
        row["periode"],
        row["nilai"],
        row["target"],
        row["target_periode"],
        Basis(row["target_basis"]),
        row["kurang"],
        row["bagian"],
        row["contoh"] or row["target_contoh"],
    )


def behind_city(
    against_city: pl.DataFrame,
    most: int = 3,
    minimum: int = MINIMUM_INDICATORS,
    reasons: int = 3,
) -> tuple[AreaGap, ...]:
    """Return the areas that are furthest behind the city.

    Args:
        against_city: From ``standard.against_city``, of one level.
        most: Most to return.
        minimum: Indicators needed; half of those there are, if that is more.
        reasons: Most indicators to name per area.

    Returns:
        Those whose distances to the city, each within ±3, have the lowest mean below zero.
    """
    distance = pl.col("baik_kota").clip(-_LIMIT, _LIMIT)
    rows = against_city.filter(pl.col("baik_kota").is_not_null())
    total = rows["indikator"].n_unique()
    found = (
        rows.group_by("wilayah")
        .agg(
            distance.mean().round(12).alias("baik"),
            pl.len().alias("n"),
            pl.col("contoh_sebaya").any().alias("contoh"),
        )
        .filter(pl.col("n") >= max(minimum, total / 2), pl.col("baik") < 0)
        .sort("baik", "wilayah")
        .head(most)
    )
    return tuple(
        AreaGap(code, mean, n, total, _shortfalls(rows, code, reasons), sample)
        for code, mean, n, sample in found.iter_rows()
    )


def _shortfalls(rows: pl.DataFrame, area: str, most: int) -> tuple[Shortfall, ...]:
    found = (
        rows.filter(pl.col("wilayah") == area, pl.col("baik_kota") < 0)
        .sort("baik_kota", "indikator")
        .head(most)
        .select("indikator", "periode", "nilai", "kota", "baik_kota")
    )
    return tuple(Shortfall(*row) for row in found.iter_rows())


def overdue(fresh: pl.DataFrame, most: int = 3) -> tuple[StewardGap, ...]:
    """Return the data stewards who owe most figures.

    Args:
        fresh: From ``freshness.freshness``.
        most: Most to return.

    Returns:
        Those with any figure due, by how many, then by how long.
    """
    due = pl.col("keadaan").is_in([Standing.DUE.value, Standing.LATE.value])
    found = (
        fresh.sort("hari", "indikator", descending=[True, False], nulls_last=True)
        .group_by("walidata", maintain_order=True)
        .agg(
            due.sum().alias("n"),
            pl.len().alias("dari"),
            pl.col("hari").max(),
            pl.col("indikator").filter(due),
            pl.col("contoh").any(),
        )
        .filter(pl.col("n") > 0)
        .sort("n", "hari", "walidata", descending=[True, True, False])
        .head(most)
    )
    return tuple(
        StewardGap(steward, n, total, days, tuple(codes), sample)
        for steward, n, total, days, codes, sample in found.iter_rows()
    )


def movements(
    latest: pl.DataFrame,
    panel: pl.DataFrame,
    indikator: pl.DataFrame,
    area: str,
    since: dt.date | None = None,
    most: int = 3,
) -> Movements:
    """Return the largest improvements and setbacks.

    Changes are measured by the range of their indicator: between the goalposts where it has
    them, else what was observed over all periods of that length and all areas; counts only
    over areas of the same level.

    Args:
        latest: From ``change.latest``.
        panel: From ``rollup.panel``.
        indikator: Table of the contract.
        area: Code of the area, usually the city.
        since: Only what ends on or after this day counts as news; ``None``: everything.
        most: Most of each to return.

    Returns:
        Largest share of the range first. Without goalposts at least 5 observations are
        needed, sample data for sample data and real for real.
    """
    rows = _of(latest, area, since).filter(
        pl.col("penilaian").is_in([Verdict.BETTER.value, Verdict.WORSE.value])
    )
    measured = (
        rows.join(_goalposts(indikator), on="indikator", how="left")
        .join(
            _observed(panel, indikator), on=["indikator", "jenjang", "bulan", "contoh"], how="left"
        )
        .with_columns(
            (pl.col("selisih").abs() / pl.coalesce("_rentang", "_teramati")).alias("bagian"),
            pl.col("_rentang").is_not_null().alias("patokan"),
        )
        .filter(pl.col("bagian").is_finite())
        .sort(pl.col("bagian").round(12), "indikator", descending=[True, False])
    )
    return Movements(
        *(_largest(measured, verdict, most) for verdict in (Verdict.BETTER, Verdict.WORSE))
    )


def _largest(measured: pl.DataFrame, verdict: Verdict, most: int) -> tuple[Movement, ...]:
    columns = list(Movement.__dataclass_fields__)
    found = measured.filter(pl.col("penilaian") == verdict.value).head(most).select(columns)
    return tuple(Movement(*row) for row in found.iter_rows())


def _of(rows: pl.DataFrame, area: str, since: dt.date | None) -> pl.DataFrame:
    own = rows.filter(pl.col("wilayah") == area)
    if since is None:
        return own
    return own.filter(series.last_day(pl.col("mulai"), pl.col("bulan")) >= since)


def _observed(panel: pl.DataFrame, indikator: pl.DataFrame) -> pl.DataFrame:
    """Range of what was observed of each indicator, level, length of period and standing."""
    counts = indikator.filter(pl.col("agregasi").cast(pl.String) == Aggregation.SUM.value)["kode"]
    value = pl.col("nilai")
    levels = panel.group_by("indikator", "jenjang", "bulan", "contoh").agg(
        pl.len().alias("n"), value.min().alias("bawah"), value.max().alias("atas")
    )
    together = ["indikator", "bulan", "contoh"]
    count = pl.col("indikator").is_in(counts.implode())
    low, high, n = pl.col("bawah"), pl.col("atas"), pl.col("n")
    return levels.with_columns(
        pl.when(count).then(low).otherwise(low.min().over(together)).alias("bawah"),
        pl.when(count).then(high).otherwise(high.max().over(together)).alias("atas"),
        pl.when(count).then(n).otherwise(n.sum().over(together)).alias("n"),
    ).select(
        "indikator",
        "jenjang",
        "bulan",
        "contoh",
        pl.when(n >= MINIMUM_HISTORY).then(high - low).alias("_teramati"),
    )


def _goalposts(indikator: pl.DataFrame) -> pl.DataFrame:
    """Distance between the goalposts of each indicator, null unless both are there and differ."""
    length = (pl.col("skor_terbaik") - pl.col("skor_terburuk")).cast(pl.Float64).abs()
    return indikator.select(
        pl.col("kode").alias("indikator"), pl.when(length > 0).then(length).alias("_rentang")
    )
