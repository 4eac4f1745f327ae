"""A small map on paper: every class of the legend, and the name of one area."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from shapely.geometry import shape

from lib.design.tokens import Tokens
from lib.i18n import t
from lib.maps.locator import outline
from lib.maps.names import LETTER
from lib.maps.plan import MapPlan
from lib.maps.shapes import Shapes, hatch
from lib.maps.view import View, fit

FACE = "Source Sans 3"
SIZE = 12
"""Of the type, in pixels."""
_ROW, _BAR = 16, 11
_LEAST, _LONGEST = 4, 30
"""Pixels that the bar of an empty class and of the fullest class take."""
_FINE = 600
"""Pixels of the city's longer side for which outlines are fine enough."""
_GAP = 12
"""Between the legend and the map."""


def inset(
    plan: MapPlan, shapes: Shapes, *, tokens: Tokens, lang: str, width: int, height: int
) -> str:
    """Draw a plan as SVG, its legend to the left.

    Args:
        plan: What to show; the chosen areas are outlined and named.
        shapes: Outlines by code; areas without one are left out.
        tokens: Colour mode.
        lang: ``id`` or ``en``.
        width: Of the whole picture, in pixels.
        height: Likewise.
    """
    there = [a for a in plan.areas if a.code in shapes.by_code]
    if not there:
        return ""
    rows = _legend(plan, tokens, lang)
    left = max(len(row.text) for row in rows) * SIZE * LETTER + _LONGEST + 6 + _GAP
    room = round(width - left), height
    view = fit(shapes.within(a.code for a in there), *room, 3)
    drawn = _Drawn(shapes, view, tokens)
    x, y = view.pixels(view.longitude, view.latitude)
    shift = left + room[0] / 2 - x, height / 2 - y
    names = (a for a in there if a.code in plan.chosen)
    body = "".join(
        (
            *(drawn.filled(a.code, a.colour) for a in there),
            *(drawn.hatched(c) for c in plan.missing if c in shapes.by_code),
            *(drawn.bordered(c, tokens.ink, 0.9) for c in plan.outlines),
            *(drawn.bordered(c, tokens.paper, 6) for c in plan.chosen),
            *(drawn.bordered(c, tokens.accent, 3) for c in plan.chosen),
            *(drawn.named(a.code, a.name, (left - shift[0], width - shift[0])) for a in names),
        )
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" fill-rule="evenodd" stroke-linejoin="round" '
        f'font-family="{FACE}" font-size="{SIZE}">'
        f'<g transform="translate({shift[0]:.1f} {shift[1]:.1f})">{body}</g>'
        f"{''.join(_key(rows, tokens))}</svg>"
    )


@lru_cache(maxsize=4)
def _whole(shapes: Shapes) -> View:
    """Return the view in which outlines are worked out."""
    return fit(shapes.bounds, _FINE, _FINE, 0)


@lru_cache(maxsize=512)
def _outline(shapes: Shapes, code: str) -> str:
    return outline(shape(shapes.by_code[code].geometry), _whole(shapes))


class _Drawn:
    """The parts of the map, in the pixels of its view."""

    def __init__(self, shapes: Shapes, view: View, tokens: Tokens) -> None:
        self._shapes, self._view, self._tokens = shapes, view, tokens
        self._by = view.degree / _whole(shapes).degree
        self._scale = f'transform="scale({self._by:.9f})"'

    def _path(self, code: str, look: str) -> str:
        """Return an outline, scaled: it is worked out once for all maps."""
        return f'<path d="{_outline(self._shapes, code)}" {look} {self._scale}/>'

    def filled(self, code: str, colour: str) -> str:
        look = f'fill="{colour}" stroke="{self._tokens.paper}"'
        return self._path(code, f'{look} stroke-width="{1 / self._by:.3f}"')

    def bordered(self, code: str, colour: str, width: float) -> str:
        if code not in self._shapes.by_code:
            return ""
        look = f'fill="none" stroke="{colour}" stroke-width="{width / self._by:.3f}"'
        return self._path(code, look)

    def hatched(self, code: str) -> str:
        lines = "".join(
            f"M{_steps(self._view.pixels(*p) for p in line)}" for line in hatch(self._shapes, code)
        )
        look = f'fill="none" stroke="{self._tokens.soft}"'
        dash = f'stroke-dasharray="{3 / self._by:.2f}"'
        edge = self._path(code, f'{look} stroke-width="{0.6 / self._by:.3f}" {dash}')
        return f'<path d="{lines}" {look} stroke-width="0.6"/>{edge}' if lines else edge

    def named(self, code: str, name: str, room: tuple[float, float]) -> str:
        """Write a name over its area, moved so that it stays within the picture."""
        x, y = self._view.pixels(*self._shapes.by_code[code].centre)
        half = len(name) * (SIZE + 1) * LETTER / 2
        x = max(min(x, room[1] - half), room[0] + half)
        place = (
            f'x="{x:.1f}" y="{y + SIZE / 3:.1f}" text-anchor="middle" '
            f'font-weight="600" font-size="{SIZE + 1}"'
        )
        paper, ink = self._tokens.paper, self._tokens.ink
        text = escape(name)
        return (
            f'<text {place} fill="{paper}" stroke="{paper}" stroke-width="3.5">{text}</text>'
            f'<text {place} fill="{ink}">{text}</text>'
        )


@dataclass(frozen=True, slots=True)
class _Row:
    """A class in the legend."""

    fill: str
    edge: str
    share: float
    """Of the areas of the fullest class, 0..1."""
    text: str


def _legend(plan: MapPlan, tokens: Tokens, lang: str) -> list[_Row]:
    missing = len(plan.missing)
    most = max([*(c.count for c in plan.classes), missing, 1])
    rows = [
        _Row(c.colour, tokens.hairline, c.count / most, f"{c.text} ({c.count})")
        for c in reversed(plan.classes)
    ]
    if missing:
        said = f"{t('maps.no_data', lang)} ({missing})"
        rows.append(_Row(tokens.paper, tokens.soft, missing / most, said))
    return rows


def _key(rows: Sequence[_Row], tokens: Tokens) -> Iterable[str]:
    """Yield the legend: a small histogram that lies down."""
    for place, row in enumerate(rows):
        top, width = 2 + place * _ROW, _LEAST + row.share * (_LONGEST - _LEAST)
        yield (
            f'<rect x="1" y="{top}" width="{width:.1f}" height="{_BAR}" fill="{row.fill}" '
            f'stroke="{row.edge}" stroke-width="0.8"/>'
            f'<text x="{_LONGEST + 7}" y="{top + _BAR - 1}" fill="{tokens.soft}">'
            f"{escape(row.text)}</text>"
        )


def _steps(points: Iterable[tuple[float, float]]) -> str:
    return "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
