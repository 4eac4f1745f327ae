"""What a page shows of one indicator when nothing has been chosen yet."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import polars as pl

from lib.analysis import standard
from lib.city.city import City
from lib.city.memory import remembered
from lib.contract.vocabulary import Level
from lib.store.catalogue import Indicator


@remembered
def level(city: City, kode: str) -> Level | None:
    """Return the finest level at which an indicator has values, or ``None``."""
    levels = city.levels(kode)
    return levels[0] if levels else None


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
