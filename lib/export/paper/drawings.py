"""What a document draws, as vector pictures in the light colours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatch
from typing import Final

from lib.charts import drawn as charts
from lib.city import focus
from lib.city.city import City
from lib.city.memory import remembered
from lib.city.scene import Scene
from lib.design.tokens import LIGHT
from lib.design.vega import Spec
from lib.export import picture
from lib.i18n import t
from lib.maps import drawn as maps
from lib.maps.inset import inset
from lib.maps.plan import MapPlan
from lib.maps.static import static
from lib.story import document as doc

_MARGIN: Final = 3
"""Pixels around a picture."""
PER_MM: Final = 4.5
"""Pixels of a drawing per millimetre on paper: type of 14 pixels is 9 points high."""


@dataclass(frozen=True, slots=True)
class Shade:
    """One colour of a map's legend."""

    colour: str
    text: str
    empty: bool = False
    """Whether it stands for areas without data."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing, and what is said of it outside the picture."""

    svg: str
    notes: tuple[str, ...] = ()
    """What its signs mean."""
    legend: tuple[Shade, ...] = ()
    """Lowest first."""


def drawn(city: City, drawing: doc.Drawing, width: float, height: float, lang: str) -> Drawn:
    """Return a drawing with its notes and its legend.

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
def _drawn(drawing: object, city: City, width: int, height: int, lang: str) -> Drawn:
    raise TypeError(type(drawing))


@_drawn.register
def _(drawing: doc.Course, city: City, width: int, height: int, lang: str) -> Drawn:
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
) -> Drawn:
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
    note = spec.pop("title", None)  # stands beneath, with the source
    lines = note.get("subtitle", note["text"]) if isinstance(note, dict) else ""
    said = " ".join(lines) if isinstance(lines, list) else str(lines)
    notes = () if said in ("", t("charts.sample", lang)) else (said,)
    return Drawn(_svg(spec, width), notes)


@_drawn.register
def _(drawing: doc.Ground, city: City, width: int, height: int, lang: str) -> Drawn:
    return _ground(city, drawing.scene, drawing.marked, width, height, lang)


@remembered
def _ground(
    city: City, scene: Scene, marked: tuple[str, ...], width: int, height: int, lang: str
) -> Drawn:
    plan = maps.plan(city, scene, marked, True, LIGHT, lang)
    spec = static(
        plan,
        maps.shapes(city),
        tokens=LIGHT,
        lang=lang,
        width=width,
        height=height,
        clickable=False,
    )
    spec.pop("title", None)  # the legend says what the hatch means
    notes = (t("maps.schematic", lang),) if plan.schematic else ()
    return Drawn(_svg(spec, width), notes, _legend(plan, lang))


def _legend(plan: MapPlan, lang: str) -> tuple[Shade, ...]:
    shades = [Shade(one.colour, f"{one.text} ({one.count})") for one in plan.classes]
    if plan.missing:
        none = f"{t('maps.no_data', lang)} ({len(plan.missing)})"
        shades.append(Shade(LIGHT.paper, none, empty=True))
    return tuple(shades)


def _svg(spec: Spec, width: int) -> str:
    return picture.svg(spec, LIGHT, width=width, margin=_MARGIN)


@_drawn.register
def _(drawing: doc.Place, city: City, width: int, height: int, lang: str) -> Drawn:
    return Drawn(maps.place(city, city.catalogue.area(drawing.area), LIGHT))


@_drawn.register
def _(drawing: doc.Outline, city: City, width: int, height: int, lang: str) -> Drawn:
    return Drawn(maps.whole(city, LIGHT))


@_drawn.register
def _(drawing: doc.Inset, city: City, width: int, height: int, lang: str) -> Drawn:
    plan = maps.plan(city, drawing.scene, (drawing.area,), True, LIGHT, lang)
    shapes, size = maps.shapes(city), {"width": width, "height": height}
    return Drawn(inset(plan, shapes, tokens=LIGHT, lang=lang, **size))


@_drawn.register
def _(drawing: doc.Sketch, city: City, width: int, height: int, lang: str) -> Drawn:
    size = {"width": width, "height": height}
    return Drawn(charts.small(city, drawing.indicator, drawing.area, LIGHT, lang, **size))
