"""What a document draws, as vector pictures in the light colours."""

from __future__ import annotations

from functools import singledispatch
from typing import Final

from lib.charts import drawn as charts
from lib.city import focus
from lib.city.city import City
from lib.city.memory import remembered
from lib.city.scene import Scene
from lib.design.tokens import LIGHT
from lib.export import picture
from lib.maps import drawn as maps
from lib.maps.inset import inset
from lib.maps.locator import locator
from lib.maps.static import static
from lib.story import document as doc

PER_MM: Final = 4.5
"""Pixels of a drawing per millimetre on paper: type of 14 pixels is 9 points high."""


def svg(city: City, drawing: doc.Drawing, width: float, height: float, lang: str) -> str:
    """Return a drawing as SVG.

    Args:
        city: The city.
        drawing: What is drawn.
        width: On paper, in millimetres.
        height: Likewise.
        lang: ``id`` or ``en``.

    Raises:
        lib.errors.ExportError: It could not be drawn.
    """
    return _drawn(drawing, city, round(width * PER_MM), round(height * PER_MM), lang)


@singledispatch
def _drawn(drawing: object, city: City, width: int, height: int, lang: str) -> str:
    raise TypeError(type(drawing))


@_drawn.register
def _(drawing: doc.Course, city: City, width: int, height: int, lang: str) -> str:
    return _course(city, drawing.indicator, drawing.areas, drawing.ahead, width, height, lang)


@remembered
def _course(
    city: City,
    indicator: str,
    areas: tuple[str, ...],
    ahead: bool,
    width: int,
    height: int,
    lang: str,
) -> str:
    spec = charts.course(
        city,
        city.catalogue.indicator(indicator),
        focus.series(city, indicator, areas),
        names=areas,
        ahead=areas[0] if ahead and areas else None,
        tokens=LIGHT,
        lang=lang,
        height=height,
    )
    return picture.svg(spec, LIGHT, width=width)


@_drawn.register
def _(drawing: doc.Ground, city: City, width: int, height: int, lang: str) -> str:
    return _ground(city, drawing.scene, drawing.marked, width, height, lang)


@remembered
def _ground(
    city: City, scene: Scene, marked: tuple[str, ...], width: int, height: int, lang: str
) -> str:
    spec = static(
        maps.plan(city, scene, marked, True, LIGHT, lang),
        maps.shapes(city),
        tokens=LIGHT,
        lang=lang,
        width=width,
        height=height,
        clickable=False,
        legend=True,
    )
    return picture.svg(spec, LIGHT, width=width)


@_drawn.register
def _(drawing: doc.Place, city: City, width: int, height: int, lang: str) -> str:
    area = city.catalogue.area(drawing.area)
    codes = [one.kode for one in city.siblings(area)]
    beside = city.shapes.neighbours.get(area.kode, ())
    return locator(maps.shapes(city), codes, area.kode, beside, tokens=LIGHT)


@_drawn.register
def _(drawing: doc.Inset, city: City, width: int, height: int, lang: str) -> str:
    plan = maps.plan(city, drawing.scene, (drawing.area,), True, LIGHT, lang)
    return inset(plan, maps.shapes(city), tokens=LIGHT, lang=lang, width=width, height=height)
