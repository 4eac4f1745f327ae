"""The map of a slide and what it says."""

from __future__ import annotations

import polars as pl

from lib.city import map_words, words
from lib.city import scene as scenes
from lib.city.city import City
from lib.city.memory import remembered
from lib.city.scene import Scene, Style
from lib.contract.vocabulary import Aggregation, Direction
from lib.i18n import t
from lib.i18n.format import number, period
from lib.story import choice
from lib.story.figure import Map

PERIODS = 8
"""Latest periods that a presenter can step through."""
ENOUGH = 0.5
"""Share of the areas that must have a value for a period to be shown."""


@remembered
def figure(city: City, kode: str) -> Map | None:
    """Return the map of an indicator through its latest periods, or ``None``."""
    level = choice.level(city, kode)
    if level is None:
        return None
    areas = len(city.catalogue.areas(level))
    counts = city.series(kode).filter(pl.col("jenjang") == level, pl.col("nilai").is_not_null())
    full = (
        counts.group_by("periode", "mulai", "bulan")
        .len()
        .filter(pl.col("len") >= areas * ENOUGH)
        .sort("mulai", "bulan")
    )
    if full.is_empty():
        return None
    same = full.filter(pl.col("bulan") == full["bulan"][-1]).tail(PERIODS)
    style = Style()
    return Map(tuple(scenes.of_values(city, kode, level, p, style) for p in same["periode"]))


def heading(city: City, scene: Scene, lang: str) -> str:
    """Return which areas stand best and worst, in one sentence that begins with the indicator."""
    rows = scene.rows.filter(pl.col("nilai").is_not_null()).sort("nilai", "wilayah")
    name = scene.indicator.name(lang)
    if rows.height < 2 or rows["nilai"].n_unique() < 2:
        return t("story.map.flat", lang, indicator=name)
    low, high = rows.row(0, named=True), rows.row(-1, named=True)
    if scene.judged and scene.indicator.arah is Direction.DOWN:
        low, high = high, low
    key = "judged" if scene.judged else "neutral"
    said = {
        end: t(
            "dimension.one",
            lang,
            area=city.catalogue.area(row["wilayah"]).nama,
            value=words.said(scene.indicator, row["nilai"], lang),
        )
        for end, row in (("first", high), ("last", low))
    }
    return t(f"story.map.{key}", lang, indicator=name, **said)


def alt(scene: Scene, lang: str) -> str:
    """Return what a map shows, in one sentence."""
    return t(
        "dimension.map_alt",
        lang,
        indicator=scene.indicator.name(lang),
        level=t(f"terms.level.{scene.level}", lang),
        period=period(scene.period, lang),
    )


def sentences(city: City, scene: Scene, lang: str) -> tuple[str, ...]:
    """Return how many areas stand worse than the city, or what to mind when comparing."""
    level = map_words.level(scene.level, lang)
    if scene.indicator.agregasi is Aggregation.SUM:
        return tuple(filter(None, (map_words.caution(scene, lang),)))
    if scene.city_value is None:
        return (t("story.map.no_city", lang),)
    value = words.said(scene.indicator, scene.city_value, lang)
    if not scene.judged:
        return (t("story.map.city", lang, city=city.name(lang), value=value),)
    worse = pl.col("nilai") < scene.city_value
    if scene.indicator.arah is Direction.DOWN:
        worse = pl.col("nilai") > scene.city_value
    count = scene.rows.filter(worse).height
    total = scene.rows["nilai"].drop_nulls().len()
    said = {"count": number(count, lang), "total": number(total, lang), "level": level}
    return (t("story.map.behind", lang, value=value, **said),)
