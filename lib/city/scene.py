"""What a map of one indicator shows: values or changes, their ranks and their classes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import polars as pl

from lib.analysis import change, classes
from lib.analysis.classes import Classes, Scheme
from lib.city import standing
from lib.city.city import City
from lib.city.memory import remembered
from lib.contract.vocabulary import Aggregation, Direction, Level
from lib.store.catalogue import Indicator


@dataclass(frozen=True, slots=True)
class Style:
    """How values become colours."""

    scheme: Scheme = Scheme.NATURAL
    breaks: tuple[float, ...] = ()
    """Inner edges chosen by the reader; only for ``Scheme.OWN``."""
    around_city: bool = False
    """Whether colours turn at the city's value instead of running from low to high."""
    count: int = classes.DEFAULT


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """One map; compared by identity, so that it can key what is made of it."""

    indicator: Indicator
    level: Level
    period: str
    earlier: str | None
    """Period that changes are counted from; null where values are shown."""
    rows: pl.DataFrame
    """One row per area with a value: columns of ``analysis.change.changes``, the places of
    ``city.standing`` and ``tampil``, the number that is mapped."""
    classes: Classes
    city_value: float | None
    """What the same number is for the whole city."""

    @property
    def favourable(self) -> int:
        """-1 where the favourable end of a diverging scale is the low one."""
        return -1 if self.indicator.arah is Direction.DOWN else 1

    @property
    def judged(self) -> bool:
        """Whether more or less is better or worse: not so for counts of unequal areas."""
        counts = self.indicator.agregasi is Aggregation.SUM and self.earlier is None
        return self.indicator.arah is not Direction.NEUTRAL and not counts

    @property
    def shown(self) -> pl.DataFrame:
        """Return wilayah and nilai, the number that is mapped."""
        return self.rows.select("wilayah", pl.col("tampil").alias("nilai"))


@remembered
def changes(city: City, kode: str) -> pl.DataFrame:
    """Return all values of an indicator with their change; see ``analysis.change.changes``."""
    tables = city.snapshot.tables
    return change.changes(city.series(kode), tables["indikator"], tables["jeda"])


@remembered
def of_values(city: City, kode: str, level: Level, period: str, style: Style) -> Scene:
    """Return the map of the values of one period.

    The classes are those of all periods of the same length, so that a colour means the same
    whichever period is shown. A scale around the city's value is made for its period.

    Args:
        city: The city.
        kode: Code of the indicator.
        level: Level of the areas.
        period: Canonical period.
        style: How values become colours.
    """
    every = changes(city, kode).filter(pl.col("jenjang") == level)
    rows = standing.at(city, every.filter(pl.col("periode") == period))
    whole = _city_row(changes(city, kode), city, period)
    value = whole["nilai"] if whole else None
    rows = rows.with_columns(pl.col("nilai").alias("tampil"))
    if style.around_city and value is not None and style.scheme is not Scheme.OWN:
        edges = classes.diverging(rows["tampil"], value, style.count, style.scheme)
    else:
        length = rows["bulan"][0] if rows.height else 0
        edges = _values_scale(city, kode, level, int(length), style)
    return Scene(city.catalogue.indicator(kode), level, period, None, rows, edges, value)


@remembered
def of_changes(
    city: City, kode: str, level: Level, earlier: str, later: str, style: Style
) -> Scene:
    """Return the map of the changes from one period to another.

    Args:
        city: The city.
        kode: Code of the indicator.
        level: Level of the areas.
        earlier: Canonical period.
        later: Canonical period; of the same length, or nothing can be compared.
        style: How changes become colours.
    """
    tables = city.snapshot.tables
    every = change.between(city.series(kode), tables["indikator"], tables["jeda"], earlier, later)
    rows = standing.at(city, every.filter(pl.col("jenjang") == level))
    rows = rows.with_columns(pl.col("selisih").alias("tampil"))
    whole = _city_row(every, city, later)
    edges = _scale(rows["tampil"], style, diverging=True)
    value = whole["selisih"] if whole else None
    return Scene(city.catalogue.indicator(kode), level, later, earlier, rows, edges, value)


def comparable(city: City, kode: str, level: Level, later: str) -> list[str]:
    """Return the earlier periods that ``later`` may be compared with, oldest first.

    They have the same length, and no break of the series lies between.
    """
    rows = changes(city, kode).filter(pl.col("jenjang") == level)
    same = rows.filter(pl.col("periode") == later).select("bulan", "ruas").unique()
    return (
        rows.join(same, on=["bulan", "ruas"], how="semi")
        .filter(pl.col("mulai") < rows.filter(pl.col("periode") == later)["mulai"].min())
        .select("periode", "mulai")
        .unique()
        .sort("mulai")["periode"]
        .to_list()
    )


@remembered
def _values_scale(city: City, kode: str, level: Level, months: int, style: Style) -> Classes:
    values = city.series(kode).filter(pl.col("jenjang") == level, pl.col("bulan") == months)
    return _scale(values["nilai"], style, diverging=False)


def _scale(values: pl.Series, style: Style, *, diverging: bool) -> Classes:
    """Find the edges; values on both sides of zero turn at zero."""
    if style.scheme is Scheme.OWN and style.breaks:
        return classes.own(values, style.breaks)
    scheme = Scheme.NATURAL if style.scheme is Scheme.OWN else style.scheme
    low, high = (values.min(), values.max()) if len(values.drop_nulls()) else (0.0, 0.0)
    if diverging or (float(low) < 0 < float(high)):  # type: ignore[arg-type]
        return classes.diverging(values, 0.0, style.count, scheme)
    maker = classes.quantiles if scheme is Scheme.QUANTILES else classes.natural
    return maker(values, style.count)


def _city_row(rows: pl.DataFrame, city: City, period: str) -> dict[str, Any] | None:
    if city.area is None:
        return None
    found = rows.filter(pl.col("wilayah") == city.area.kode, pl.col("periode") == period)
    return found.row(0, named=True) if found.height else None
