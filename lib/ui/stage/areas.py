"""The map of a slide: drawn once, coloured for each period that a presenter may step to."""

from __future__ import annotations

from dataclasses import dataclass

from lib.city.city import City
from lib.city.scene import Scene
from lib.design.tokens import LIGHT
from lib.export.slides.areas import Place, rings
from lib.export.slides.places import LABEL, Box
from lib.i18n import t
from lib.maps import drawn
from lib.maps.names import LINE, Name, names
from lib.maps.plan import MapArea, MapPlan
from lib.maps.view import fit
from lib.ui.markup import escape
from lib.ui.stage.mark import SLACK, svg, tag

_MARGIN = 12
_ROW = 38
NOTHING = "url(#kk-arsir)"
"""Fill of an area without a value."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A map at one period."""

    fills: tuple[str, ...]
    """One per area, in the order of the drawing."""
    told: tuple[str, ...]
    """What is said when an area is pointed out: name, value, rank and change."""
    legend: str


def draw(city: City, scene: Scene, box: Box, alt: str, lang: str) -> str:
    """Return the map as SVG, coloured for one period; every area carries its place."""
    plan = drawn.plan(city, scene, (), True, LIGHT, lang)
    shapes = drawn.shapes(city)
    there = _there(city, plan)
    view = fit(shapes.within(a.code for a in there), int(box.width), int(box.height), _MARGIN)
    place = Place(view, Box(0, 0, box.width, box.height))
    parts = []
    for number, area in enumerate(there):
        path = _path(shapes.by_code[area.code].geometry, place)
        parts.append(
            tag(
                "path",
                tag("title", escape(area.name)),
                d=path,
                fill=_fill(area),
                stroke=LIGHT.paper,
                stroke_width=2,
                data_wilayah=number,
            )
        )
    for code in plan.outlines:
        if code in shapes.by_code and code not in {a.code for a in there}:
            line = _path(shapes.by_code[code].geometry, place)
            parts.append(
                tag(
                    "path",
                    d=line,
                    fill="none",
                    stroke=LIGHT.ink,
                    stroke_width=3,
                    pointer_events="none",
                )
            )
    found = names(there, shapes, view, round(LABEL * SLACK))
    parts += [_name(one, place) for one in found]
    return svg("".join(parts), box, alt)


def moment(city: City, scene: Scene, box: Box, city_value: str, lang: str) -> Moment:
    """Return what changes on the map when a period is chosen.

    Args:
        city: The city.
        scene: The map at that period.
        box: Where the legend stands.
        city_value: The city's own value as read; blank without one.
        lang: ``id`` or ``en``.
    """
    plan = drawn.plan(city, scene, (), True, LIGHT, lang)
    there = _there(city, plan)
    return Moment(
        tuple(_fill(area) for area in there),
        tuple(" · ".join((area.name, area.value, *area.details)) for area in there),
        _legend(plan, city_value, box, lang),
    )


def _there(city: City, plan: MapPlan) -> list[MapArea]:
    known = drawn.shapes(city).by_code
    return [a for a in plan.areas if a.code in known]


def _fill(area: MapArea) -> str:
    return NOTHING if area.place is None else area.colour


def _path(geometry: object, place: Place) -> str:
    parts = []
    for ring in rings(geometry):
        points = [f"{x:.1f} {y:.1f}" for x, y in (place(*point) for point in ring)]
        parts.append(f"M{'L'.join(points)}Z")
    return "".join(parts)


def _name(name: Name, place: Place) -> str:
    x, y = place(name.longitude, name.latitude)
    lines = name.text.split("\n")
    top = y + LABEL * 0.35 - (len(lines) - 1) * LABEL * LINE / 2
    spans = "".join(
        tag("tspan", escape(line), x=x, y=top + number * LABEL * LINE)
        for number, line in enumerate(lines)
    )
    return tag("text", spans, class_="kk-s-nama", text_anchor="middle", font_size=LABEL)


def _legend(plan: MapPlan, city_value: str, box: Box, lang: str) -> str:
    rows = [(c.colour, f"{c.text} ({c.count})") for c in reversed(plan.classes)]
    if plan.missing:
        rows.append(("", f"{t('maps.no_data', lang)} ({len(plan.missing)})"))
    notes = [city_value] if city_value else []
    notes += [note for note in plan.notes(lang)[:1] if plan.schematic]
    parts = [
        f'<p><i class="{"" if colour else "kk-s-kosong"}" style="background-color:{colour}"></i>'
        f"{escape(text)}</p>"
        for colour, text in rows
    ]
    parts += [f'<p class="kk-s-lunak">{escape(note)}</p>' for note in notes]
    return "".join(parts)


HATCH = (
    '<svg width="0" height="0" aria-hidden="true" style="position:absolute"><defs>'
    '<pattern id="kk-arsir" width="10" height="10" patternUnits="userSpaceOnUse" '
    f'patternTransform="rotate(45)"><rect width="10" height="10" fill="{LIGHT.paper}"/>'
    f'<rect width="2" height="10" fill="{LIGHT.soft}"/></pattern></defs></svg>'
)
"""Stands once in the document; areas without a value refer to it."""
