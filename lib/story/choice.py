"""Which trend and which map of a dimension are worth a slide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lib.analysis import highlights
from lib.city import attention, focus
from lib.city.city import City
from lib.city.memory import remembered
from lib.contract.vocabulary import Aggregation, Direction, Level
from lib.store.catalogue import Indicator
from lib.story import course

LINE = 3
"""Values that make a line."""
SEASONLESS = 6
"""Months of a period from which on a line hardly shows the seasons."""
MANY = 8
"""Changes looked through for the one that matters."""


@remembered
def trend(city: City, codes: tuple[str, ...]) -> Indicator | None:
    """Return the indicator whose trend matters most.

    First those furthest from their target, then those that changed for the worse, then those
    that improved most, then the ones with most values; of these the first that makes a line.

    Args:
        city: The city.
        codes: Codes of the indicators to choose from.
    """
    if city.area is None:
        return None
    wanted = [*(g.indikator for g in attention.targets(city, frozenset(codes)))]
    moved = _movements(city, codes)
    wanted += [m.indikator for m in (*moved.memburuk, *moved.membaik)]
    wanted += sorted(codes, key=lambda c: (_neutral(city, c), -course.rows(city, c).height, c))
    for least, months in ((LINE, SEASONLESS), (LINE, 1), (1, 1)):
        for code in wanted:
            one, rows = city.catalogue.indicator(code), course.rows(city, code)
            if one.kategori or rows.height < least or rows["bulan"][0] < months:
                continue
            return one
    return None


@remembered
def spatial(city: City, codes: tuple[str, ...], preferred: str | None = None) -> Indicator | None:
    """Return the indicator whose map matters most.

    The one whose trend is shown, if it has a map that can be judged; else one in which some
    area lies far behind the city; else the first that has a map.

    Args:
        city: The city.
        codes: Codes of the indicators to choose from.
        preferred: Code of the indicator whose trend is shown.
    """
    worst = [s.indikator for gap in attention.areas(city) for s in gap.terburuk]
    mapped = [c for c in codes if level(city, c) is not None]
    judged = [c for c in mapped if _judged(city.catalogue.indicator(c))]
    order = [*([preferred] if preferred in judged else []), *_within(worst, judged)]
    for code in (*order, *judged, *mapped):
        return city.catalogue.indicator(code)
    return None


def level(city: City, kode: str) -> Level | None:
    """Return the level at which an indicator has a map, ``None`` without one."""
    found = focus.level(city, kode)
    drawable = found is not None and found is not Level.CITY
    return found if drawable and not city.catalogue.indicator(kode).kategori else None


def _judged(indicator: Indicator) -> bool:
    return indicator.arah is not Direction.NEUTRAL and indicator.agregasi is not Aggregation.SUM


def _neutral(city: City, kode: str) -> bool:
    return city.catalogue.indicator(kode).arah is Direction.NEUTRAL


def _within(wanted: Iterable[str], codes: Sequence[str]) -> list[str]:
    return [c for c in wanted if c in codes]


@remembered
def _movements(city: City, codes: tuple[str, ...]) -> highlights.Movements:
    tables = city.snapshot.tables
    rows = city.latest.filter(city.latest["indikator"].is_in(list(codes)))
    kode = city.area.kode if city.area else ""
    return highlights.movements(rows, city.panel, tables["indikator"], kode, most=MANY)
