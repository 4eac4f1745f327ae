"""What a page shows of one indicator when nothing has been chosen yet."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import polars as pl

from lib.analysis import standard
from lib.city.city import City
from lib.city.memory import remembered
from lib.contract.vocabulary import Level
from lib.store.catalogue import Indicator

ENOUGH = 0.5
"""Share of areas that it takes for a map to be worth its place."""


@remembered
def level(city: City, kode: str) -> Level | None:
    """Return the finest level at which enough areas have ever had a value together.

    Returns:
        The level; the finest with any value if none has enough, ``None`` without values.
    """
    levels = city.levels(kode)
    enough = (lv for lv in levels if attendance(city, kode, lv) >= ENOUGH)
    return next(enough, levels[0] if levels else None)


def levels(city: City, kode: str) -> list[Level]:
    """Return the levels that a reader may choose to see, finest first.

    The city is one of them only where ``level`` says so: it has no map.
    """
    usual = level(city, kode)
    return [lv for lv in city.levels(kode) if lv is not Level.CITY or lv is usual]


@remembered
def attendance(city: City, kode: str, at: Level) -> float:
    """Return the largest share of a level's areas that have a value in one period, 0..1."""
    areas = len(city.catalogue.areas(at))
    rows = standard.cross_section(city.series(kode), at)
    return rows.height / areas if areas else 0.0


@remembered
def period(city: City, kode: str, at: Level) -> str | None:
    """Return the latest period in which most areas of a level have a value."""
    rows = standard.cross_section(city.series(kode), at)
    return str(rows["periode"][0]) if rows.height else None


def first(city: City, indicators: Sequence[Indicator]) -> Indicator:
    """Return the indicator to begin with: the first with values at the finest level there is.

    Args:
        city: The city.
        indicators: At least one.
    """
    for wanted in (Level.VILLAGE, Level.DISTRICT, Level.CITY):
        for one in indicators:
            if level(city, one.kode) is wanted:
                return one
    return indicators[0]


def series(city: City, kode: str, areas: Collection[str]) -> pl.DataFrame:
    """Return the values of an indicator for some areas through time."""
    return city.series(kode).filter(
        pl.col("wilayah").is_in(list(areas)), pl.col("nilai").is_not_null()
    )


def apart(city: City, indicators: Sequence[Indicator]) -> tuple[list[Indicator], list[Indicator]]:
    """Return the indicators that have any value, and those that have none yet."""
    known = [i for i in indicators if level(city, i.kode) is not None]
    codes = {i.kode for i in known}
    return known, [i for i in indicators if i.kode not in codes]
