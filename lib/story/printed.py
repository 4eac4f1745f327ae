"""The trend and the map of a slide as pictures on paper."""

from __future__ import annotations

import polars as pl

from lib.city import words
from lib.city.city import City
from lib.city.scene import Scene
from lib.contract.vocabulary import Direction
from lib.i18n import t
from lib.story import course, origin
from lib.story import document as doc
from lib.story.figure import Map, Table, Trend
from lib.story.slide import Slide

ENDS = 5
"""Areas named at either end of a map."""


def trend(
    city: City, slide: Slide, lang: str, *, width: float = 170, height: float = 58
) -> doc.Picture | None:
    """Return the trend of a slide; ``None`` if it shows none.

    Args:
        city: The city.
        slide: See ``story.dimension``.
        lang: ``id`` or ``en``.
        width: Of the drawing, in millimetres.
        height: Likewise.
    """
    if not isinstance(slide.figure, Trend) or city.area is None:
        return None
    kode = slide.figure.indicator.kode
    where = origin.of(city, course.rows(city, kode), lang)
    newest = city.newest(kode, city.area.kode) or {}
    return doc.Picture(
        doc.Course(kode, (city.area.kode,)),
        slide.heading,
        slide.alt,
        origin.line(where, lang),
        sample=where.sample or bool(newest.get("target_contoh")),
        width=width,
        height=height,
    )


def ground(
    city: City,
    slide: Slide,
    lang: str,
    *,
    marked: tuple[str, ...] = (),
    width: float = 84,
    height: float = 76,
) -> doc.Picture | None:
    """Return the map of a slide; ``None`` if it shows none.

    Args:
        city: The city.
        slide: See ``story.dimension``.
        lang: ``id`` or ``en``.
        marked: Codes of the areas to outline.
        width: Of the drawing, in millimetres.
        height: Likewise.
    """
    if not isinstance(slide.figure, Map):
        return None
    scene = slide.figure.scene
    where = origin.of(city, scene.rows, lang)
    return doc.Picture(
        doc.Ground(scene, marked),
        slide.heading,
        slide.alt,
        origin.line(where, lang),
        sample=where.sample,
        width=width,
        height=height,
    )


def ends(city: City, scene: Scene, lang: str) -> tuple[doc.Grid, ...]:
    """Return the areas at either end of a map as two small tables; nothing where all are alike.

    Args:
        city: The city, for names.
        scene: The map.
        lang: ``id`` or ``en``.
    """
    rows = scene.rows.filter(pl.col("tampil").is_not_null()).sort("tampil", "wilayah")
    if rows["tampil"].n_unique() < 2:
        return ()
    few = min(ENDS, rows.height // 2)
    low, high = rows.head(few), rows.tail(few).reverse()
    judged = scene.judged
    if judged and scene.indicator.arah is Direction.DOWN:
        low, high = high, low
    names = ("best", "worst") if judged else ("most", "least")
    return tuple(
        _end(city, scene, part, t(f"paper.ends.{name}", lang), lang)
        for name, part in zip(names, (high, low), strict=True)
    )


def _end(city: City, scene: Scene, rows: pl.DataFrame, title: str, lang: str) -> doc.Grid:
    one = scene.indicator
    percent = one.satuan == words.PERCENT
    said = tuple(
        (
            city.catalogue.area(kode).nama,
            words.value(one, value, lang) if percent else words.figure(one, value, lang)[0],
        )
        for kode, value in rows.select("wilayah", "tampil").iter_rows()
    )
    return doc.Grid(
        Table((title, "" if percent else one.unit(lang)), said, (0.55, 0.45), frozenset({1}))
    )
