"""A small picture of where an area lies."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import groupby

from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from lib.design.tokens import Tokens
from lib.maps.shapes import Shapes
from lib.maps.view import View, fit

SIZE = 220
"""Width and height in pixels."""


def locator(
    shapes: Shapes,
    codes: Iterable[str],
    chosen: str,
    beside: Collection[str],
    *,
    tokens: Tokens,
) -> str:
    """Draw where an area lies among others, as SVG.

    Args:
        shapes: Outlines by code.
        codes: Areas to draw; those without an outline are left out.
        chosen: The area that stands out.
        beside: Its neighbours, tinted.
        tokens: Colour mode.

    Returns:
        The drawing; blank if the chosen area has no outline.
    """
    if chosen not in shapes.by_code:
        return ""
    tint = tokens.sequential[1 if tokens.mode == "light" else -2]
    fills = dict.fromkeys(beside, tint) | {chosen: tokens.accent}
    there = [c for c in codes if c in shapes.by_code and c != chosen]
    drawn = [(code, fills.get(code, tokens.paper2)) for code in [*there, chosen]]
    return _drawing(shapes, drawn, tokens)


def silhouette(shapes: Shapes, codes: Iterable[str], *, tokens: Tokens) -> str:
    """Draw areas without any figure, as SVG; blank if none of them has an outline."""
    there = [(code, tokens.paper2) for code in codes if code in shapes.by_code]
    return _drawing(shapes, there, tokens) if there else ""


def _drawing(shapes: Shapes, drawn: Iterable[tuple[str, str]], tokens: Tokens) -> str:
    """Draw areas in their colours, the last one on top."""
    view = fit(shapes.bounds, SIZE, SIZE, 2)
    left, top = view.pixels(view.longitude, view.latitude)
    paths = "".join(
        f'<path d="{outline(shape(shapes.by_code[code].geometry), view)}" fill="{fill}"/>'
        for code, fill in drawn
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE}" height="{SIZE}" '
        f'viewBox="{left - SIZE / 2:.0f} {top - SIZE / 2:.0f} {SIZE} {SIZE}" fill-rule="evenodd" '
        f'stroke="{tokens.faint}" stroke-linejoin="round">{paths}</svg>'
    )


def outline(geometry: BaseGeometry, view: View) -> str:
    """Return all rings as one path; what is closer than half a pixel is one point."""
    parts = getattr(geometry, "geoms", [geometry])
    rings = [ring for part in parts for ring in (part.exterior, *part.interiors)]
    path = []
    for ring in rings:
        places = (view.pixels(x, y) for x, y in ring.coords)
        steps = [
            step
            for step, _ in groupby(f"{round(2 * x) / 2:g} {round(2 * y) / 2:g}" for x, y in places)
        ]
        path.append("M" + "L".join(steps) + "Z")
    return "".join(path)
