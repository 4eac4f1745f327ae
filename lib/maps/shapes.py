"""Outlines of areas as maps draw them."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

DECIMALS = 5
"""Of a degree; about one metre."""
HATCH_LINES = 56
"""Lines of the hatch across the whole map."""
STRIPE = 3
"""Width in pixels of the paper between the stripes of an area that is less sure."""

Geometry = Mapping[str, object]
Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """One area's outline."""

    code: str
    geometry: Geometry
    """GeoJSON, as the file has it."""
    centre: tuple[float, float]
    """Where a name stands: middle of the largest circle inside (longitude, latitude)."""
    radius: float
    """Of that circle, in degrees."""


@dataclass(frozen=True, slots=True, eq=False)
class Shapes:
    """All outlines of a page; compared by identity, so that it can key a cache."""

    by_code: Mapping[str, Shape]
    bounds: Bounds
    """West, south, east, north in degrees."""
    schematic: bool = False
    """Whether these are drawn cells instead of official boundaries."""

    def within(self, codes: Iterable[str]) -> Bounds:
        """Return the bounds of some areas; of all if none of them has an outline."""
        there = [shape(self.by_code[c].geometry).bounds for c in codes if c in self.by_code]
        return _around(there) if there else self.bounds


def read(collection: bytes, *, schematic: bool = False) -> Shapes:
    """Read the outlines of a page.

    Args:
        collection: GeoJSON FeatureCollection of polygons in degrees; each feature has the
            property ``kode``.
        schematic: Whether these are drawn cells instead of official boundaries.
    """
    features = json.loads(collection)["features"]
    by_code = {
        f["properties"]["kode"]: _shape(f["properties"]["kode"], f["geometry"]) for f in features
    }
    everything = [shape(s.geometry).bounds for s in by_code.values()]
    return Shapes(by_code, _around(everything) if everything else (0, 0, 0, 0), schematic)


def _around(boxes: Iterable[Bounds]) -> Bounds:
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)


def _shape(code: str, geometry: Geometry) -> Shape:
    polygon = shape(geometry)
    largest = max(getattr(polygon, "geoms", [polygon]), key=lambda part: float(part.area))
    circle = shapely.maximum_inscribed_circle(largest)
    (lon, lat), edge = circle.coords[0], circle.coords[1]
    radius = math.dist((lon, lat), edge)
    return Shape(code, geometry, (round(lon, DECIMALS), round(lat, DECIMALS)), radius)


@lru_cache(maxsize=512)
def hatch(shapes: Shapes, code: str) -> tuple[tuple[tuple[float, float], ...], ...]:
    """Return slanting lines that fill an area: the sign for missing data.

    Lines of neighbouring areas continue each other.
    """
    polygon = shape(shapes.by_code[code].geometry)
    west, south, east, north = polygon.bounds
    left, low, right, high = shapes.bounds
    gap = max(right - left, high - low) / HATCH_LINES * math.sqrt(2)
    first, last = math.floor((south - east) / gap), math.ceil((north - west) / gap)
    lines = [
        shapely.LineString([(west, west + k * gap), (east, east + k * gap)])
        for k in range(first, last + 1)
    ]
    cut = polygon.intersection(shapely.MultiLineString(lines))
    return tuple(
        tuple((round(x, DECIMALS), round(y, DECIMALS)) for x, y in part.coords)
        for part in _lines(cut)
    )


def _lines(geometry: BaseGeometry) -> list[BaseGeometry]:
    parts = list(getattr(geometry, "geoms", [geometry]))
    return [p for p in parts if p.geom_type == "LineString" and not p.is_empty]
