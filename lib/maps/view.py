"""What part of the world a map shows, and how large (Web Mercator)."""

from __future__ import annotations

import math
from dataclasses import dataclass

from lib.maps.shapes import Bounds

TILE = 512
MARGIN = 16
"""Pixels left free around the map."""


@dataclass(frozen=True, slots=True)
class View:
    """Middle and scale of a map."""

    longitude: float
    latitude: float
    zoom: float

    @property
    def degree(self) -> float:
        """Pixels of one degree of longitude."""
        return TILE * math.exp2(self.zoom) / 360

    def pixels(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return a place in pixels, to the right of and below some fixed point."""
        return longitude * self.degree, -math.degrees(_mercator(latitude)) * self.degree


def fit(bounds: Bounds, width: int, height: int, margin: int = MARGIN) -> View:
    """Return the view that shows ``bounds`` as large as possible.

    Args:
        bounds: West, south, east, north in degrees.
        width: Of the map in pixels.
        height: Likewise.
        margin: Pixels left free on each side.
    """
    west, south, east, north = bounds
    low, high = _mercator(south), _mercator(north)
    across = max((east - west) / 360, 1e-9)
    up = max((high - low) / (2 * math.pi), 1e-9)
    zoom = math.log2(min((width - 2 * margin) / across, (height - 2 * margin) / up) / TILE)
    middle = math.degrees(math.atan(math.sinh((low + high) / 2)))
    return View(round((west + east) / 2, 6), round(middle, 6), round(min(zoom, 20), 3))


def _mercator(latitude: float) -> float:
    return math.asinh(math.tan(math.radians(latitude)))
