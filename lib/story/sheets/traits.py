"""What stands out in an area: strengths and weaknesses, or what changed most in the city."""

from __future__ import annotations

from dataclasses import dataclass

from lib.analysis import highlights
from lib.analysis.highlights import Movement
from lib.analysis.profile import MINIMUM_PEERS, Trait
from lib.city import advice, area_words, attention, portrait
from lib.city.city import City
from lib.contract.vocabulary import Level
from lib.i18n import t
from lib.i18n.format import number
from lib.store.catalogue import Area
from lib.story.document import Points, Words
from lib.story.sheets.few import is_hidden

MOST = 3
"""Of each kind."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What stands out, the good beside the bad."""

    heading: str
    good: Points | Words
    bad: Points | Words
    note: str
    """What it rests on."""


def of(city: City, area: Area, lang: str) -> Traits:
    """Return what stands out in an area.

    Args:
        city: The city.
        area: Of any level.
        lang: ``id`` or ``en``.
    """
    if area.level is Level.CITY:
        return _changes(city, lang)
    made = portrait.profile(city, area.kode)
    good, bad = (strengths(city, area), weaknesses(city, area))
    heading = t("area.traits", lang)
    if not made.dinilai:
        level = t(f"map.level.{area.level}", lang)
        few = t("area.traits_few", lang, count=number(MINIMUM_PEERS, lang), level=level)
        return Traits(heading, Words(""), Words(""), few)
    how = t("area.traits_how", lang, count=number(made.dinilai, lang))
    return Traits(
        heading,
        _points(city, area, good, "strengths", lang),
        _points(city, area, bad, "weaknesses", lang),
        how,
    )


def strengths(city: City, area: Area) -> tuple[Trait, ...]:
    """Return what an area is good at, furthest above its peers first."""
    return _shown(city, area, portrait.profile(city, area.kode).kekuatan)


def weaknesses(city: City, area: Area) -> tuple[Trait, ...]:
    """Return what an area is bad at, furthest below its peers first."""
    return _shown(city, area, portrait.profile(city, area.kode).kelemahan)


def _shown(city: City, area: Area, traits: tuple[Trait, ...]) -> tuple[Trait, ...]:
    return tuple(one for one in traits if not is_hidden(city, one.indikator, area.kode))


def _points(
    city: City, area: Area, traits: tuple[Trait, ...], key: str, lang: str
) -> Points | Words:
    if not traits:
        return Points((t(f"area.no_{key}", lang),), title=t(f"area.{key}", lang))
    items = tuple(
        f"{city.catalogue.indicator(one.indikator).name(lang)}\n"
        f"{area_words.trait(city, one, area.level, lang)}"
        for one in traits
    )
    marked = frozenset(n for n, one in enumerate(traits) if one.contoh)
    return Points(items, title=t(f"area.{key}", lang), samples=marked)


def _changes(city: City, lang: str) -> Traits:
    moved = _movements(city)
    return Traits(
        t("sheet.area.changes", lang),
        _moves(city, moved.membaik, "better", lang),
        _moves(city, moved.memburuk, "worse", lang),
        t("sheet.area.changes_how", lang, years=number(attention.NEWS_YEARS, lang)),
    )


def _movements(city: City) -> highlights.Movements:
    if city.area is None or city.as_of is None:
        return highlights.Movements((), ())
    since = city.as_of.replace(year=city.as_of.year - attention.NEWS_YEARS, month=1, day=1)
    table = city.snapshot.tables["indikator"]
    return highlights.movements(city.latest, city.panel, table, city.area.kode, since, most=MOST)


def _moves(city: City, moves: tuple[Movement, ...], key: str, lang: str) -> Points:
    title = t(f"sheet.area.{key}", lang)
    if not moves:
        return Points((t(f"sheet.area.no_{key}", lang),), title=title)
    items = tuple(f"{advice.movement(city, one, lang).sentence}." for one in moves)
    return Points(items, title=title, samples=frozenset(n for n, m in enumerate(moves) if m.contoh))
