"""The one or two pictures that matter for an area: where it is weak and where it is strong."""

from __future__ import annotations

from lib.analysis.profile import Position
from lib.city import portrait, words
from lib.city import scene as scenes
from lib.city.city import City
from lib.city.scene import Scene, Style
from lib.contract.vocabulary import Aggregation, Framework, Level
from lib.i18n import t
from lib.i18n.format import period
from lib.store.catalogue import Area, Indicator
from lib.story import choice, course, origin, spatial
from lib.story.document import Beside, Block, Inset, Picture, Sketch
from lib.story.sheets import traits
from lib.story.sheets.few import is_hidden

WIDTH, HEIGHT = 86, 58
"""Of a picture, in millimetres: two stand side by side."""
LEVELS = {Level.VILLAGE: Level.VILLAGE, Level.DISTRICT: Level.VILLAGE}
"""Level of the map that shows an area: a district is seen best by its villages."""


def of(city: City, area: Area, lang: str) -> tuple[Block, ...]:
    """Return the pictures of an area, two side by side; nothing without any.

    Args:
        city: The city.
        area: Of any level.
        lang: ``id`` or ``en``.
    """
    made = _courses(city, lang) if area.level is Level.CITY else _maps(city, area, lang)
    return (Beside(made[:1], made[1:]),) if made else ()


def _maps(city: City, area: Area, lang: str) -> tuple[Picture, ...]:
    found = []
    for key, codes in (("weak", _weak(city, area)), ("strong", _strong(city, area))):
        scene = next((s for code in codes if (s := _scene(city, area, code))), None)
        if scene is not None:
            found.append(_map(city, area, scene, key, lang))
    return tuple(found)


def _weak(city: City, area: Area) -> list[str]:
    known = [one.indikator for one in traits.weaknesses(city, area)]
    return known or _against(city, area, Position.WORSE, descending=False)


def _strong(city: City, area: Area) -> list[str]:
    known = [one.indikator for one in traits.strengths(city, area)]
    return known or _against(city, area, Position.BETTER, descending=True)


def _against(city: City, area: Area, position: Position, *, descending: bool) -> list[str]:
    """Return the indicators on one side of the city, furthest from it first."""
    rows = portrait.profile(city, area.kode).rows
    mine = rows.filter(rows["posisi"] == position).sort(
        "baik_kota", "indikator", descending=[descending, False], nulls_last=True
    )
    return [code for code in mine["indikator"] if not is_hidden(city, code, area.kode)]


def _scene(city: City, area: Area, code: str) -> Scene | None:
    """Return the map of an indicator in the period of the area's latest value."""
    one, level = city.catalogue.indicator(code), LEVELS[area.level]
    row = city.newest(code, area.kode)
    if one.kategori or one.agregasi is Aggregation.SUM or row is None:
        return None
    when = str(row["periode"])
    if when not in city.periods(code, level):
        return None
    return scenes.of_values(city, code, level, when, Style())


def _map(city: City, area: Area, scene: Scene, key: str, lang: str) -> Picture:
    one = scene.indicator
    row = city.newest(one.kode, area.kode) or {}
    value = words.value(one, row["nilai"], lang)  # type: ignore[arg-type]
    where = origin.of(city, scene.rows, lang)
    said = {"indicator": one.name(lang), "value": value, "area": area.nama}
    return Picture(
        Inset(scene, area.kode),
        t(f"sheet.area.{key}", lang, **said),
        spatial.alt(scene, lang),
        origin.line(where, lang),
        sample=where.sample,
        width=WIDTH,
        height=HEIGHT,
    )


def _courses(city: City, lang: str) -> tuple[Picture, ...]:
    """Return the two courses of the city that matter most, of two dimensions if there are."""
    found: list[Picture] = []
    groups = [city.indicators(d) for d in city.catalogue.dimensions(Framework.CITY)]
    every = tuple(i.kode for group in groups for i in group)
    first = choice.trend(city, every)
    if first is None or city.area is None:
        return ()
    rest = tuple(c for c in every if city.catalogue.indicator(c).dimensi != first.dimensi)
    second = choice.trend(city, rest)
    for one in (first, second):
        if one is None or course.rows(city, one.kode).height < course.SHORT:
            continue
        rows = course.rows(city, one.kode)
        where = origin.of(city, rows, lang)
        newest = city.newest(one.kode, city.area.kode) or {}
        alt = t(
            "story.trend.alt",
            lang,
            indicator=one.name(lang),
            area=city.name(lang),
            period=where.period,
        )
        found.append(
            Picture(
                Sketch(one.kode, city.area.kode),
                _caption(one, newest, lang),
                alt,
                origin.line(where, lang),
                sample=where.sample or bool(newest.get("target_contoh")),
                width=WIDTH,
                height=HEIGHT,
            )
        )
    return tuple(found)


def _caption(one: Indicator, newest: words.Row, lang: str) -> str:
    """Return the latest value, and how it changed where that can be said."""
    value = words.said(one, newest["nilai"], lang)
    said = {"indicator": one.name(lang), "value": value, "period": period(newest["periode"], lang)}
    if newest["selisih"] is None:
        return t("sheet.area.latest", lang, **said)
    return t("story.trend.heading", lang, change=words.change(one, newest, lang), **said)
