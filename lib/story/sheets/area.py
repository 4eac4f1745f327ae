"""The sheet of one area: where it lies, what stands out, every figure of it; one or two A4."""

from __future__ import annotations

import datetime as dt

from lib.analysis.similarity import MINIMUM_SHARED
from lib.city import area_words, portrait
from lib.city.city import City
from lib.contract.vocabulary import Framework, Level
from lib.i18n import t
from lib.i18n.format import listing, number
from lib.store.catalogue import Area, Indicator
from lib.story.document import Beside, Block, Document, Picture, Place, Points, Section, Words
from lib.story.sheets import pictures, table, traits
from lib.story.sheets.traits import Traits
from lib.story.whole import SHORT

_PLACE = 0.26
"""Share of the width that the small picture of an area's place takes."""
LACKING = 6
"""Indicators without a figure that are named."""


def area_sheet(
    city: City, code: str, *, framework: Framework, today: dt.date, lang: str
) -> Document:
    """Return what is handed out about one area.

    Args:
        city: The city.
        code: Of a village, a district or the city.
        framework: Whose dimensions group the indicators.
        today: The day that counts as today.
        lang: ``id`` or ``en``.
    """
    area = city.catalogue.area(code)
    made = portrait.profile(city, code)
    sample = bool(made.rows["contoh"].any())
    return Document(
        kind="sheet",
        title=area.nama,
        subtitle=area_words.described(city, area, lang),
        lead=area_words.finding(city, area, made, lang),
        city=city.name(lang),
        lang=lang,
        today=today,
        as_of=city.as_of,
        fingerprint=city.fingerprint[:SHORT],
        sections=tuple(s for s in _sections(city, area, framework, lang) if s.blocks),
        sample=sample,
    )


def _sections(city: City, area: Area, framework: Framework, lang: str) -> tuple[Section, ...]:
    made = portrait.profile(city, area.kode)
    if made.rows.is_empty():
        nothing = Words(t("area.no_values", lang, area=area.nama), "empty")
        place = _place(city, area, lang)
        told = (Beside(place, (nothing,), _PLACE),) if place else (nothing,)
        return (Section("", told), Section(t("sheet.area.gaps", lang), _gaps(city, area, lang)))
    found = traits.of(city, area, lang)
    return (
        Section(found.heading, _character(city, area, found, lang)),
        Section(_seen(area, lang), pictures.of(city, area, lang)),
        Section(t("area.similar", lang), _similar(city, area, lang)),
        Section(t("area.all", lang), table.of(city, area, framework, lang), fresh=True),
        Section(t("sheet.area.gaps", lang), _gaps(city, area, lang)),
    )


def _seen(area: Area, lang: str) -> str:
    return t(f"sheet.area.{'courses' if area.level is Level.CITY else 'pictures'}", lang)


def _place(city: City, area: Area, lang: str) -> tuple[Picture, ...]:
    if area.level is Level.CITY or area.kode not in city.shapes.neighbours:
        return ()
    beside = city.shapes.neighbours.get(area.kode, ())
    said = [t(f"area.locator_{'beside' if beside else 'alone'}", lang, area=area.nama)]
    said += [t("app.schematic", lang)] if city.shapes.schematic else []
    alt = t("area.locator", lang, area=area.nama, city=city.name(lang))
    return (Picture(Place(area.kode), "", alt, " ".join(said), width=44, height=44),)


def _character(city: City, area: Area, found: Traits, lang: str) -> tuple[Block, ...]:
    place = _place(city, area, lang)
    blocks = (Beside((found.good,), (found.bad,)), Words(found.note, "note"))
    if not place:
        return blocks
    return (Beside(place, blocks, _PLACE),)


def _similar(city: City, area: Area, lang: str) -> tuple[Block, ...]:
    if area.level is Level.CITY:
        return ()
    found = portrait.similar(city, area.kode)
    if found.alasan is not None:
        least = number(MINIMUM_SHARED, lang)
        return (Words(t(f"area.unlike.{found.alasan}", lang, count=least), "note"),)
    items = []
    for one in found.serupa:
        other = city.catalogue.area(one.wilayah)
        head = f"{other.nama} ({area_words.kind(city, other, lang)})"
        reasons = [text for text in area_words.alike(city, one, lang) if text]
        items.append("\n".join([head, " ".join(reasons)]))
    marked = frozenset(n for n, one in enumerate(found.serupa) if one.contoh)
    return (Points(tuple(items), samples=marked),)


def _gaps(city: City, area: Area, lang: str) -> tuple[Block, ...]:
    """Tell which figures there are only for coarser areas, and which are missing."""
    said = []
    if lacking := _lacking(city, area):
        shown = [_owed(city, one, lang) for one in lacking[:LACKING]]
        key = "lacking_more" if len(lacking) > LACKING else "lacking"
        rest, count = number(len(lacking) - LACKING, lang), number(len(lacking), lang)
        said.append(
            t(f"sheet.area.{key}", lang, count=count, names=listing(shown, lang), rest=rest)
        )
    if coarser := portrait.coarser_only(city, area):
        said.append(t("area.coarser", lang, count=number(coarser, lang), area=area.nama))
    return (Points(tuple(said)),) if said else ()


def _lacking(city: City, area: Area) -> list[Indicator]:
    """Return the indicators that other areas of the level have and this one has not."""
    known = set(portrait.profile(city, area.kode).rows["indikator"])
    return [
        one
        for one in city.catalogue.indicators
        if one.kode not in known
        and (area.level in city.levels(one.kode) or one.jenjang is area.level)
    ]


def _owed(city: City, one: Indicator, lang: str) -> str:
    if one.walidata is None:
        return one.name(lang)
    agency = city.catalogue.agency_name(one.walidata)
    return f"{one.name(lang)} ({agency})"
