"""Maps as native shapes: one per area, named and coloured, in one group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_PATTERN, MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Emu

from lib.design.colour import on
from lib.design.tokens import LIGHT
from lib.export.lettering import width
from lib.export.slides.places import LABEL, NOTE, Box
from lib.export.slides.words import Hand, Run, fill, plain
from lib.i18n import t
from lib.maps.names import LINE, Name, names
from lib.maps.plan import MapArea, MapPlan
from lib.maps.shapes import Shapes
from lib.maps.view import View, fit

GROUP: Final = "Peta"
NAMES: Final = "Nama wilayah"
KEY: Final = "Legenda"
_MARGIN = 12
_ROW = 38
"""Height of a line of the legend."""
_SWATCH = 44


def draw(slide: Any, plan: MapPlan, shapes: Shapes, alt: str, box: Box, hand: Hand) -> Any:  # noqa: ANN401
    """Draw a map on a slide.

    Args:
        slide: The slide.
        plan: What to show.
        shapes: Outlines by code; areas without one are left out.
        alt: What the map shows, in one sentence.
        box: Where it stands.
        hand: How text is set.

    Returns:
        The group of the areas.
    """
    there = [a for a in plan.areas if a.code in shapes.by_code]
    view = fit(shapes.within(a.code for a in there), int(box.width), int(box.height), _MARGIN)
    group = slide.shapes.add_group_shape()
    place = Place(view, box)
    for area in there:
        _area(group, area, shapes, place, hand)
    _describe(group, GROUP, alt)
    _borders(slide, plan, shapes, place, hand)
    found = names(there, shapes, view, round(LABEL * hand.slack))
    colours = {a.name: on(a.colour) for a in there}
    _names(slide, found, colours, place, hand)
    return group


class Place:
    """Turns degrees into pixels of the slide."""

    def __init__(self, view: View, box: Box) -> None:
        self._view = view
        middle = view.pixels(view.longitude, view.latitude)
        self._dx = box.left + box.width / 2 - middle[0]
        self._dy = box.top + box.height / 2 - middle[1]

    def __call__(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return how far to the right and down a place on earth stands."""
        x, y = self._view.pixels(longitude, latitude)
        return x + self._dx, y + self._dy


def _area(group: Any, area: MapArea, shapes: Shapes, place: Place, hand: Hand) -> None:  # noqa: ANN401
    shape = _outline(group, rings(shapes.by_code[area.code].geometry), place, hand, closed=True)
    _describe(shape, plain(area.name), plain(": ".join((area.name, area.value))))
    if area.place is None:
        shape.fill.patterned()
        shape.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        shape.fill.fore_color.rgb = _rgb(LIGHT.soft)
        shape.fill.back_color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
    else:
        shape.fill.solid()
        shape.fill.fore_color.rgb = _rgb(area.colour)
    shape.line.color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
    shape.line.width = hand.size(2)
    bare(shape)


def _borders(slide: Any, plan: MapPlan, shapes: Shapes, place: Place, hand: Hand) -> None:  # noqa: ANN401
    """Draw the borders of the districts over the areas."""
    codes = [c for c in plan.outlines if c in shapes.by_code]
    if not codes or {a.code for a in plan.areas} & set(codes):
        return
    group = slide.shapes.add_group_shape()
    for code in codes:
        shape = _outline(group, rings(shapes.by_code[code].geometry), place, hand, closed=True)
        shape.fill.background()
        shape.line.color.rgb = _rgb(LIGHT.ink)
        shape.line.width = hand.size(3)
        bare(shape)
        _describe(shape, plain(code), "")
    _describe(group, t("export.slides.borders", hand.lang), "")


def rings(geometry: Any) -> Iterator[list[tuple[float, float]]]:  # noqa: ANN401 - GeoJSON
    """Yield the rings of a GeoJSON polygon or multipolygon, holes included."""
    coordinates = geometry["coordinates"]
    polygons = [coordinates] if geometry["type"] == "Polygon" else coordinates
    for polygon in polygons:
        for ring in polygon:
            yield [(float(point[0]), float(point[1])) for point in ring]


def _outline(
    group: Any,  # noqa: ANN401
    parts: Iterable[list[tuple[float, float]]],
    place: Place,
    hand: Hand,
    *,
    closed: bool,
) -> Any:  # noqa: ANN401
    builder = None
    for ring in parts:
        points = [tuple(hand.size(v) for v in place(*point)) for point in ring]
        if builder is None:
            builder = group.shapes.build_freeform(*points[0], scale=1.0)
        else:
            builder.move_to(*points[0])
        builder.add_line_segments(points[1:], close=closed)
    return builder.convert_to_shape() if builder else None


def _names(
    slide: Any,  # noqa: ANN401
    found: list[Name],
    colours: Mapping[str, str],
    place: Place,
    hand: Hand,
) -> None:
    """Write the names that fit, each in the colour that reads on its area."""
    for name in found:
        lines = plain(name.text).split("\n")
        across = max(width(line, LABEL, bold=True) for line in lines) * hand.slack + 8
        up = LABEL * LINE * len(lines) + 8
        x, y = place(name.longitude, name.latitude)
        box = Box(x - across / 2, y - up / 2, across, up)
        shape = text_box(slide.shapes, box, hand)
        _describe(shape, f"{NAMES}: {lines[0]}", "")
        fill(
            shape.text_frame,
            box,
            [Run(name.text, colours[name.text.replace("\n", " ")], bold=True)],
            NOTE,
            hand,
            bold=True,
            middle=True,
            centre=True,
        )


def bare(shape: Any) -> None:  # noqa: ANN401
    """Take away what a theme would add: shadow and bevel."""
    for style in shape._element.xpath("./p:style"):
        style.getparent().remove(style)


def text_box(shapes: Any, box: Box, hand: Hand) -> Any:  # noqa: ANN401
    """Add an empty text box."""
    return shapes.add_textbox(
        hand.size(box.left), hand.size(box.top), hand.size(box.width), hand.size(box.height)
    )


def legend(slide: Any, plan: MapPlan, city: str, box: Box, hand: Hand) -> None:  # noqa: ANN401
    """Explain the colours, highest class first.

    Args:
        slide: The slide.
        plan: The map.
        city: The city's own value as read; blank if there is none.
        box: Where the legend stands.
        hand: How text is set.
    """
    rows: list[tuple[str | None, str]] = [
        (c.colour, f"{c.text} ({c.count})") for c in reversed(plan.classes)
    ]
    if plan.missing:
        rows.append(("", f"{t('maps.no_data', hand.lang)} ({len(plan.missing)})"))
    if city:
        rows.append((None, city))
    rows += [(None, note) for note in plan.notes(hand.lang)[:1] if plan.schematic]
    top = box.bottom - _ROW * len(rows)
    for number, (colour, text) in enumerate(rows):
        line = Box(box.left, max(top, box.top) + number * _ROW, box.width, _ROW)
        if colour is not None:
            _swatch(slide, colour, line, hand)
            line = Box(line.left + _SWATCH + 12, line.top, line.width - _SWATCH - 12, line.height)
        shape = text_box(slide.shapes, line, hand)
        _describe(shape, f"{KEY} {number + 1}", "")
        soft = colour is None
        fill(shape.text_frame, line, [Run(text, soft=soft)], NOTE, hand, middle=True)


def _swatch(slide: Any, colour: str, line: Box, hand: Hand) -> None:  # noqa: ANN401
    sides = (line.left, line.top + 6, _SWATCH, _ROW - 12)
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *(hand.size(v) for v in sides))
    _describe(shape, KEY, "")
    if colour:
        shape.fill.solid()
        shape.fill.fore_color.rgb = _rgb(colour)
    else:
        shape.fill.patterned()
        shape.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        shape.fill.fore_color.rgb = _rgb(LIGHT.soft)
        shape.fill.back_color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
    shape.line.color.rgb = _rgb(LIGHT.hairline)
    shape.line.width = Emu(9525)
    bare(shape)


def _describe(shape: Any, name: str, alt: str) -> None:  # noqa: ANN401
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("name", name)
    if alt:
        properties.set("descr", alt)


def _rgb(colour: str) -> Any:  # noqa: ANN401
    return RGBColor.from_string(colour.lstrip("#"))
