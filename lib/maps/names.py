"""Which names a map has room for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from lib.maps.plan import MapArea
from lib.maps.shapes import Shape, Shapes
from lib.maps.view import View

LETTER = 0.54
"""Mean width of a letter as a share of the type size."""
LINE = 1.2
"""Height of a line as a share of the type size."""
OVERLAP = 1.3
"""How much wider than the largest circle inside its area a name may be."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name at its place."""

    text: str
    """With a line break where it takes two lines."""
    longitude: float
    latitude: float


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: _Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def names(
    areas: Sequence[MapArea], shapes: Shapes, view: View, size: int, chosen: Collection[str] = ()
) -> list[Name]:
    """Choose the names that fit into their areas and do not touch each other.

    Args:
        areas: Those of the map that have an outline.
        shapes: Their outlines.
        view: Scale of the map.
        size: Of the type, in pixels.
        chosen: Areas that are named in any case, and first.
    """
    ranked = sorted(areas, key=lambda a: (a.code not in chosen, -shapes.by_code[a.code].radius))
    placed: list[Name] = []
    boxes: list[_Box] = []
    for area in ranked:
        shape = shapes.by_code[area.code]
        text = _wrapped(area.name, shape, view, size) or (area.name if area.code in chosen else "")
        if not text:
            continue
        box = _box(text, shape, view, size)
        if any(box.meets(other) for other in boxes):
            continue
        boxes.append(box)
        placed.append(Name(text, *shape.centre))
    return placed


def _wrapped(name: str, shape: Shape, view: View, size: int) -> str:
    """Return the name in one line or two, whichever fits; an empty text if neither does."""
    words = name.split(" ")
    splits = [" ".join(words[:i]) + "\n" + " ".join(words[i:]) for i in range(1, len(words))]
    splits.sort(key=lambda text: max(map(len, text.split("\n"))))
    forms = [(text, room) for room in (1, OVERLAP) for text in (name, *splits[:1])]
    return next((text for text, room in forms if _fits(text, room, shape, view, size)), "")


def _fits(text: str, room: float, shape: Shape, view: View, size: int) -> bool:
    across = 2 * shape.radius * view.degree
    width, height = _extent(text, size)
    return width <= across * room and height <= across


def _extent(text: str, size: int) -> tuple[float, float]:
    lines = text.split("\n")
    return max(map(len, lines)) * size * LETTER, len(lines) * size * LINE


def _box(text: str, shape: Shape, view: View, size: int) -> _Box:
    x, y = view.pixels(*shape.centre)
    width, height = _extent(text, size)
    return _Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
