"""Counts of every dimension as bars, drawn as SVG."""

from __future__ import annotations

from lib.design.colour import on
from lib.design.tokens import LIGHT
from lib.export.lettering import width
from lib.export.slides.chart import COLOURS
from lib.export.slides.places import LABEL, Box
from lib.story.figure import Bars
from lib.ui.stage.mark import SLACK, svg, tag, text

_NAME = 28
_KEY = 56
"""Height of the line that says what the colours mean."""


def draw(figure: Bars, box: Box, alt: str) -> str:
    """Return one stacked bar per dimension as SVG, with its legend.

    Args:
        figure: What to draw.
        box: Where it stands.
        alt: What it shows, in one sentence.
    """
    left = min(max(width(n, _NAME) for n in figure.names) * SLACK + 24, box.width * 0.4)
    most = max(sum(p.counts[n] for p in figure.parts) for n in range(len(figure.names))) or 1
    row = (box.height - _KEY) / len(figure.names)
    scale = (box.width - left) / most
    parts = []
    for place, name in enumerate(figure.names):
        top = place * row
        parts.append(
            text(
                _short(name, left - 24),
                left - 16,
                top + row / 2 + 9,
                "end",
                size=_NAME,
                colour=LIGHT.ink,
            )
        )
        parts.append(_bar(figure, place, left, top, row, scale))
    return svg("".join(parts) + _legend(figure, left, box), box, alt)


def _bar(figure: Bars, place: int, left: float, top: float, row: float, scale: float) -> str:
    parts, x, high = [], left, min(row * 0.66, 64)
    y = top + (row - high) / 2
    for part in figure.parts:
        count = part.counts[place]
        if not count:
            continue
        wide, colour = count * scale, COLOURS[part.kind]
        parts.append(
            tag(
                "rect",
                x=x,
                y=y,
                width=wide,
                height=high,
                fill=colour,
                stroke=LIGHT.paper,
                stroke_width=2,
            )
        )
        if width(str(count), LABEL, bold=True) < wide - 8:
            middle = x + wide / 2
            parts.append(
                text(str(count), middle, y + high / 2 + 8, "middle", colour=on(colour), weight=600)
            )
        x += wide
    return "".join(parts)


def _legend(figure: Bars, left: float, box: Box) -> str:
    parts, x, y = [], left, box.height - 16
    total = sum(width(p.name, LABEL) * SLACK + 72 for p in figure.parts)
    x = max(min(left, box.width - total), 0)
    for part in figure.parts:
        colour = COLOURS[part.kind]
        parts.append(
            tag("rect", x=x, y=y - 20, width=24, height=24, fill=colour, stroke=LIGHT.faint)
        )
        parts.append(text(part.name, x + 34, y, "start", colour=LIGHT.ink))
        x += width(part.name, LABEL) * SLACK + 66
    return "".join(parts)


def _short(name: str, room: float) -> str:
    while len(name) > 1 and width(name, _NAME) * SLACK > room:
        name = name[:-2].rstrip() + "…"
    return name
