"""Areas against areas and indicators against indicators."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from lib.analysis import correlation
from lib.analysis.correlation import Correlation
from lib.city import portrait
from lib.city.city import City
from lib.city.memory import remembered
from lib.contract.vocabulary import Aggregation, Level
from lib.store.catalogue import Indicator

LEVELS = (Level.VILLAGE, Level.DISTRICT)
"""Levels with more than one area to compare."""

FEW_PEERS = 4
"""Similar areas are offered up to so many in all."""


@dataclass(frozen=True, slots=True)
class Table:
    """Some indicators of all areas of a level, each in one common period."""

    indicators: tuple[Indicator, ...]
    """Those with a value for any area, in the order of the catalogue."""
    rows: pl.DataFrame
    """Of all areas of the level: columns of the panel and of ``standard.distances``."""
    whole: pl.DataFrame
    """Of the city in the same periods, where it may be set beside them: same columns as the
    panel. Counts are not: a village is not to be held against the whole."""


@remembered
def levels(city: City) -> tuple[Level, ...]:
    """Return the levels at which something can be compared, finest first."""
    return tuple(level for level in LEVELS if comparable(city, level))


@remembered
def comparable(city: City, level: Level) -> tuple[Indicator, ...]:
    """Return the indicators that at least two areas of a level have in one period."""
    rows = portrait.measured(city, level).group_by("indikator").len()
    there = set(rows.filter(pl.col("len") > 1)["indikator"])
    return tuple(i for i in city.catalogue.indicators if i.kode in there)


@remembered
def table(city: City, level: Level, codes: tuple[str, ...]) -> Table:
    """Return some indicators of all areas of a level.

    Args:
        city: The city.
        level: Level of the areas.
        codes: Codes of the indicators.

    Returns:
        Each indicator in the latest period in which most areas have a value; see
        ``standard.cross_section``.
    """
    rows = portrait.measured(city, level).filter(pl.col("indikator").is_in(codes))
    there = set(rows["indikator"])
    indicators = tuple(i for i in city.catalogue.indicators if i.kode in codes and i.kode in there)
    shares = [i.kode for i in indicators if i.agregasi is not Aggregation.SUM]
    whole = city.panel.filter(
        pl.col("wilayah") == (city.area.kode if city.area else ""),
        pl.col("indikator").is_in(shares),
    ).join(
        rows.select("indikator", "periode", "contoh").unique(),
        on=["indikator", "periode", "contoh"],
        how="semi",
    )
    return Table(indicators, rows, whole)


@remembered
def start(city: City, level: Level, kode: str | None) -> tuple[str, ...]:
    """Return the areas to begin a comparison with.

    All of a level with few areas; else the one in view with those most like it; else the
    first of those that have most values.
    """
    areas = [a.kode for a in city.catalogue.areas(level)]
    if len(areas) <= FEW_PEERS:
        return tuple(areas)
    known = dict(portrait.measured(city, level).group_by("wilayah").len().iter_rows())
    if kode in areas and kode in known:
        alike = portrait.similar(city, kode).serupa
        if alike:
            return (kode, *(one.wilayah for one in alike))[:FEW_PEERS]
    most = max(known.values(), default=0)
    full = [code for code in areas if known.get(code, 0) >= most / 2]
    return tuple(full[:FEW_PEERS])


@remembered
def pairs(city: City, x: str, y: str, level: Level) -> pl.DataFrame:
    """Return two indicators area by area in one year; see ``analysis.correlation.pairs``."""
    return correlation.pairs(city.panel, x, y, level)


@remembered
def correlated(city: City, x: str, y: str, level: Level) -> Correlation:
    """Return how closely two indicators go together across the areas of a level."""
    rows = pairs(city, x, y, level)
    return correlation.correlation(rows["x"], rows["y"])


def city_pair(
    city: City, x: Indicator, y: Indicator, rows: pl.DataFrame
) -> tuple[float, float] | None:
    """Return both values of the city in the year of ``rows``; ``None`` if not comparable."""
    counts = Aggregation.SUM in (x.agregasi, y.agregasi)
    if rows.is_empty() or counts or city.area is None:
        return None
    own = correlation.pairs(city.panel, x.kode, y.kode, Level.CITY, int(rows["tahun"][0]))
    own = own.filter(pl.col("wilayah") == city.area.kode, pl.col("contoh") == rows["contoh"][0])
    return (own["x"][0], own["y"][0]) if own.height else None


def correlatable(city: City, level: Level) -> tuple[str, ...]:
    """Return the codes of the indicators with numbers for several areas of a level."""
    return tuple(i.kode for i in comparable(city, level) if not i.kategori)
