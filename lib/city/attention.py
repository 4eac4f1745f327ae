"""What deserves attention first in this city; the numbers behind the front page's sentences."""

from __future__ import annotations

import datetime as dt

import polars as pl

from lib.analysis import highlights, standard
from lib.analysis.highlights import AreaGap, Movements, StewardGap, TargetGap
from lib.city import overview
from lib.city.city import City
from lib.city.memory import remembered
from lib.contract.vocabulary import Level

NEWS_YEARS = 3
"""Figures from longer ago than this, counted in whole years from the latest, are no news."""


@remembered
def targets(city: City, codes: frozenset[str] | None = None) -> tuple[TargetGap, ...]:
    """Return the indicators furthest behind the city's target, by recent figures if any.

    Args:
        city: The city.
        codes: Codes of the indicators that count; ``None``: all.
    """
    if city.area is None or (start := since(city)) is None:
        return ()
    every = city.latest
    if codes is not None:
        every = every.filter(pl.col("indikator").is_in(codes))
    for rows in (every.filter(pl.col("mulai") >= start), every):
        found = highlights.behind_target(rows, city.snapshot.tables["indikator"], city.area.kode)
        if found:
            return found
    return ()


@remembered
def areas(city: City) -> tuple[AreaGap, ...]:
    """Return the areas furthest behind the city: villages, else districts."""
    for level in (Level.VILLAGE, Level.DISTRICT):
        if found := _areas(city, level):
            return found
    return ()


def _areas(city: City, level: Level) -> tuple[AreaGap, ...]:
    tables = city.snapshot.tables
    rows = standard.cross_section(city.panel, level)
    measured = standard.distances(rows, tables["indikator"])
    compared = standard.against_city(measured, city.panel, tables["indikator"], tables["wilayah"])
    return highlights.behind_city(compared)


@remembered
def stewards(city: City, today: dt.date, most: int = 3) -> tuple[StewardGap, ...]:
    """Return the data stewards who owe most figures."""
    return highlights.overdue(overview.fresh(city, today), most)


@remembered
def movements(city: City, most: int = 3) -> Movements:
    """Return the largest recent improvements and setbacks of the city."""
    if city.area is None or (start := since(city)) is None:
        return Movements((), ())
    return highlights.movements(
        city.latest, city.panel, city.snapshot.tables["indikator"], city.area.kode, start, most
    )


def since(city: City) -> dt.date | None:
    """Return the day from which figures count as recent; ``None`` without any."""
    if city.as_of is None:
        return None
    return city.as_of.replace(year=city.as_of.year - NEWS_YEARS, month=1, day=1)
