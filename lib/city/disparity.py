"""How far apart the areas of a city are, in one indicator over time and in all at a glance.

Computed once for each snapshot, for all readers.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from lib.analysis.disparity import MINIMUM_AREAS, Unfit, disparities
from lib.analysis.inequality import drivers
from lib.analysis.series import segments
from lib.analysis.trend import Certainty, Course, Trend, trend_of
from lib.city.city import City
from lib.city.memory import remembered
from lib.contract.vocabulary import Aggregation, Direction, Framework, Level
from lib.store.catalogue import Indicator

LEAST_SHARE = 2 / 3
"""Share of the areas that a period needs to be set beside others."""

NO_GAP = (Unfit.FEW_AREAS, Unfit.WORDS, Unfit.COUNT, Unfit.ALL_ZERO)
"""Reasons after which not even a range says anything about a gap."""


class Gauge(StrEnum):
    """What a gap is measured by over time."""

    RELATIVE = "williamson"
    """Coefficient of variation: spread as a share of the mean."""
    ABSOLUTE = "simpangan"
    """Standard deviation, in the unit."""


class Move(StrEnum):
    """How a gap has moved."""

    NARROWS = "menyempit"
    WIDENS = "melebar"
    STEADY = "tetap"
    UNSURE = "belum_pasti"
    TOO_SHORT = "terlalu_pendek"


@dataclass(frozen=True, slots=True, eq=False)
class Gap:
    """The gap of one indicator over time; compared by identity, so that it can key its chart."""

    indicator: Indicator
    level: Level
    rows: pl.DataFrame
    """Columns of ``analysis.disparity.disparities`` of all periods of one length, oldest
    first, with ``mulai``, ``bulan``, ``tengah`` (median), ``kota`` (the city's figure, null if
    there is none), ``cakupan`` (share of the areas with a value) and ``ruas`` (stretch)."""
    gauge: Gauge
    last: pl.DataFrame
    """The rows of the last stretch with enough areas: what may be compared over time."""
    trend: Trend | None
    """Course of the gauge over ``last``; null below two periods."""
    weights: str | None
    """Code of the indicator that weighs the areas; blank: their own denominator; null: they
    all count the same."""

    @property
    def move(self) -> Move:
        """How the gap has moved over ``last``."""
        if self.trend is None or self.trend.kepastian is Certainty.TOO_SHORT:
            return Move.TOO_SHORT
        if self.trend.kepastian is not Certainty.CERTAIN:
            return Move.UNSURE
        moves = {Course.RISING: Move.WIDENS, Course.FALLING: Move.NARROWS}
        return moves.get(self.trend.arah, Move.STEADY)

    @property
    def shown(self) -> pl.DataFrame:
        """The rows with enough areas to be drawn beside each other."""
        return self.rows.filter(pl.col("cakupan") >= LEAST_SHARE)

    @property
    def cut(self) -> bool:
        """Whether earlier figures were left out of the course because the series breaks."""
        return self.last.height < self.shown.height

    def at(self, period: str) -> dict[str, object] | None:
        """Return the row of a period, or ``None``."""
        found = self.rows.filter(pl.col("periode") == period)
        return found.row(0, named=True) if found.height else None


@remembered
def level_of(city: City, kode: str) -> Level:
    """Return the finest level with several areas, else the finest there is."""
    levels = city.levels(kode)
    for level in levels:
        there = city.periods(kode, level)
        if city.at(kode, level, there[-1]).height >= MINIMUM_AREAS:
            return level
    return levels[0]


@remembered
def why_not(city: City, kode: str) -> Unfit | None:
    """Return why there is no gap to speak of in the latest period; null if there is one."""
    found = gap(city, kode)
    if found.rows.is_empty():
        return Unfit.FEW_AREAS
    reason = found.rows["alasan"][-1]
    why = Unfit(reason) if reason else None
    return why if why in NO_GAP else None


@remembered
def first(city: City, codes: tuple[str, ...]) -> str:
    """Return the indicator with the widest gap that can be measured, else the first."""
    wide = overview(city, codes).filter(pl.col("williamson").is_not_null())
    if wide.is_empty():
        return next((c for c in codes if why_not(city, c) is None), codes[0])
    return str(wide.sort("williamson", descending=True)["indikator"][0])


@remembered
def gap(city: City, kode: str) -> Gap:
    """Measure the gap of an indicator in all its periods.

    Areas are weighed by the figures' own denominators, else by the indicator that the
    catalogue names as weight, else they all count the same.
    """
    indicator, level = city.catalogue.indicator(kode), level_of(city, kode)
    tables = city.snapshot.tables
    named = _weight(city, kode)
    panel = city.series(kode)
    if named is not None:
        panel = pl.concat([panel, city.series(named)])
    found = disparities(
        panel, tables["indikator"], tables["wilayah"], level, population=named, own=True
    ).filter(pl.col("indikator") == kode)
    rows = _placed(city, found, indicator, level)
    last = rows.filter(pl.col("cakupan") >= LEAST_SHARE)
    last = last.filter(pl.col("ruas") == last["ruas"][-1]) if last.height else last
    gauge = _gauge(last)
    own = bool(rows["tertimbang"].any())
    shares = city.series(kode).filter(pl.col("jenjang") == level)["penyebut"].count() > 0
    return Gap(
        indicator, level, rows, gauge, last, _course(last, gauge), _weights(own, shares, named)
    )


@remembered
def behind(city: City, kode: str, period: str) -> pl.DataFrame:
    """Return how much of the gap of a period each area makes.

    Returns:
        ``wilayah``, ``nilai``, ``bagian`` (0..1, sums to 1), ``selisih`` (from the mean, in the
        unit), ``contoh``; the area that makes most first.
    """
    found = gap(city, kode)
    rows = city.at(kode, found.level, period).filter(pl.col("nilai").is_finite())
    row = found.at(period)
    weighed = row is not None and bool(row["tertimbang"])
    weights = _people(city, found, rows) if weighed else _alike(rows)
    mean = float((rows["nilai"] * weights).sum()) / (float(weights.sum()) or 1.0)
    return (
        rows.select("wilayah", "nilai", "contoh")
        .with_columns(
            drivers(rows["nilai"], weights).alias("bagian"),
            (pl.col("nilai") - mean).alias("selisih"),
        )
        .sort("bagian", "wilayah", descending=[True, False], nulls_last=True)
    )


def by_chance(city: City, made: Gap, period: str) -> float | None:
    """Return the share of a gap that would lie between the groups if these meant nothing.

    (groups - 1) / (areas - 1): the expectation of the share of the variance between groups that
    areas were dealt to at random; null with a single group or area.
    """
    rows = city.at(made.indicator.kode, made.level, period).filter(pl.col("nilai").is_finite())
    parents = {city.catalogue.area(code).induk for code in rows["wilayah"]}
    if len(parents) < 2 or rows.height < 2:
        return None
    return (len(parents) - 1) / (rows.height - 1)


@remembered
def overview(city: City, codes: tuple[str, ...]) -> pl.DataFrame:
    """Return the gaps of all indicators of which more or less is better, and how they move.

    Args:
        city: The city.
        codes: Codes of the indicators.

    Returns:
        One row per indicator in the order of ``codes``: the columns of the latest period with
        enough areas, ``gerak`` (a ``Move``), ``sejak`` and ``sampai`` (periods of the course),
        ``kemiringan`` (change of the gauge per year) and ``ukuran`` (a ``Gauge``).
    """
    rows = []
    for kode in codes:
        if not _may_differ(city, kode):
            continue
        found = gap(city, kode)
        if found.last.is_empty() or found.last["alasan"][-1] in NO_GAP:
            continue
        rows.append(
            found.last.row(-1, named=True)
            | {
                "gerak": found.move.value,
                "ukuran": found.gauge.value,
                "sejak": found.last["periode"][0],
                "sampai": found.last["periode"][-1],
                "kemiringan": found.trend.kemiringan if found.trend else None,
            }
        )
    schema = {
        **gap(city, codes[0]).rows.schema,
        "gerak": pl.String(),
        "ukuran": pl.String(),
        "sejak": pl.String(),
        "sampai": pl.String(),
        "kemiringan": pl.Float64(),
    }
    return pl.DataFrame(rows, schema, orient="row")


def measurable(city: City, framework: Framework) -> tuple[str, ...]:
    """Return the codes of the indicators that several areas have, dimension by dimension."""
    place = {d.kode: i for i, d in enumerate(city.catalogue.dimensions(framework))}
    found = [i for i in city.catalogue.indicators if _several(city, i.kode)]
    found.sort(key=lambda i: place.get(city.dimension_of(i, framework) or "", len(place)))
    return tuple(i.kode for i in found)


def _several(city: City, kode: str) -> bool:
    return any(
        level is not Level.CITY and len(city.periods(kode, level)) for level in city.levels(kode)
    )


def _may_differ(city: City, kode: str) -> bool:
    """Tell whether a gap of an indicator would matter, before anything is computed."""
    indicator = city.catalogue.indicator(kode)
    judged = indicator.arah is not Direction.NEUTRAL
    return judged and not indicator.kategori and indicator.agregasi is not Aggregation.SUM


def _weight(city: City, kode: str) -> str | None:
    """Return the indicator that the catalogue names as weight, if it has values."""
    table = city.snapshot.tables["indikator"]
    named = table.filter(pl.col("kode") == kode)["penimbang"].to_list()
    return named[0] if named and named[0] and city.series(named[0]).height else None


def _weights(own: bool, shares: bool, named: str | None) -> str | None:
    if not own:
        return None
    return "" if shares else named


def _alike(rows: pl.DataFrame) -> pl.Series:
    return pl.Series([1.0] * rows.height, dtype=pl.Float64)


def _people(city: City, found: Gap, rows: pl.DataFrame) -> pl.Series:
    """Return what each area counts for: its own denominator, else the nearest year's weight."""
    if not found.weights:
        return rows["penyebut"].cast(pl.Float64)
    year = rows["mulai"].dt.year()[0]
    nearest = (
        city.series(found.weights)
        .filter(pl.col("nilai") > 0)
        .sort("mulai", "bulan")
        .sort((pl.col("mulai").dt.year() - year).abs(), maintain_order=True)
        .unique("wilayah", keep="first", maintain_order=True)
        .select("wilayah", pl.col("nilai").alias("_bobot"))
    )
    return rows.join(nearest, on="wilayah", how="left", maintain_order="left")["_bobot"]


def _placed(city: City, found: pl.DataFrame, indicator: Indicator, level: Level) -> pl.DataFrame:
    """Add what a period is set beside, and keep the periods of the latest one's length."""
    series = city.series(indicator.kode)
    whole = city.area.kode if city.area else ""
    times = (
        series.filter(pl.col("jenjang") == level, pl.col("nilai").is_finite())
        .group_by("periode", "mulai", "bulan")
        .agg(pl.col("nilai").median().alias("tengah"))
    )
    of_city = series.filter(pl.col("wilayah") == whole).select(
        "periode", "contoh", pl.col("nilai").alias("kota")
    )
    rows = (
        found.join(times, on="periode", how="left")
        .join(of_city, on=["periode", "contoh"], how="left")
        .with_columns((pl.col("n") / len(city.catalogue.areas(level))).alias("cakupan"))
        .sort("mulai", "bulan")
    )
    if rows.is_empty():
        return rows.with_columns(pl.lit(None, pl.Int32).alias("ruas"))
    own = min(indicator.frekuensi.months, 12) or rows["bulan"][-1]
    length = own if (rows["bulan"] == own).any() else rows["bulan"][-1]
    kept = rows.filter(pl.col("bulan") == length)
    return kept.with_columns(_stretches(city, kept))


def _stretches(city: City, rows: pl.DataFrame) -> pl.Series:
    """Number the stretches between breaks; samples and real figures never share one."""
    return segments(rows, city.snapshot.tables["jeda"])["ruas"]


def _gauge(last: pl.DataFrame) -> Gauge:
    """Return the relative gauge if it fits all periods that are compared."""
    fit = last.height > 0 and last["williamson"].null_count() == 0
    return Gauge.RELATIVE if fit else Gauge.ABSOLUTE


def _course(last: pl.DataFrame, gauge: Gauge) -> Trend | None:
    if last.height < 2:
        return None
    times = last["mulai"].dt.year() + (last["mulai"].dt.month() - 1) / 12
    seasons = last["mulai"].dt.month() if last["bulan"][-1] < 12 else None
    return trend_of(last[gauge.value], times, seasons)
