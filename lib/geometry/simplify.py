"""Fewer vertices for the page, with the edges that areas share kept shared."""

from __future__ import annotations

from bisect import bisect_left

import geopandas as gpd
import numpy as np
import shapely
from shapely import MultiPolygon

from lib.geometry.coverage import polygonal, shapes_of
from lib.geometry.geojson import encode, wind_for_d3
from lib.geometry.projection import GEOGRAPHIC, Projection, Shapes

PAGE_BYTES = 150_000
"""What the outlines of a page may weigh."""
FINE, COARSE = 6, 5
"""Decimals of a degree: 0.1 m and 1 m."""
MANY_POINTS = 50_000
"""Vertices from which all tolerances start from the least one, not from the shapes themselves."""
LEAST_POINT = 12
"""Fewer bytes than a point ever takes: tells without writing that a shape is too large."""
TOLERANCES = tuple(1.2**step for step in range(60))
"""Metres, from 1 m to 47 km."""
FURTHER_TRIES = 6
"""Tolerances that are tried beyond the first that fits if rounding made areas overlap there."""


def page_geojson(frame: gpd.GeoDataFrame, limit: int = PAGE_BYTES) -> bytes:
    """Write areas for a page: few vertices, shared edges kept, rings wound for d3-geo.

    Args:
        frame: Columns kode, geometry; EPSG:4326; a coverage.
        limit: Largest size in bytes.

    Returns:
        Compact UTF-8 GeoJSON; the only property of a feature is ``kode``.
    """
    small = simplify(frame, limit)
    return encode(small["kode"].tolist(), wind_for_d3(shapes_of(small)))


def simplify(frame: gpd.GeoDataFrame, limit: int = PAGE_BYTES) -> gpd.GeoDataFrame:
    """Round and simplify a coverage until its GeoJSON fits.

    Takes it as it is, with six decimals, or else with five and the least tolerance of
    Visvalingam and Whyatt's method that fits. Edges stay shared, every area keeps a polygon;
    parts smaller than what the tolerance removes are dropped, but never the largest one.

    Args:
        frame: Columns kode, geometry; EPSG:4326; a coverage.
        limit: Size of the GeoJSON in bytes, with kode as the only property.

    Returns:
        The same rows; polygons valid. Where even the coarsest shapes do not fit, those.
    """
    shapes = shapes_of(frame)
    if len(shapes) == 0:
        return frame
    codes = frame["kode"].tolist()
    fine = _rounded(shapes, FINE)
    if _fits(codes, fine, limit) and shapely.is_valid(fine).all():
        return frame.set_geometry(fine, crs=GEOGRAPHIC)
    ladder = _Ladder(shapes)
    first = bisect_left(
        range(len(TOLERANCES) - 1), True, key=lambda step: _fits(codes, ladder.at(step), limit)
    )
    candidates = [
        ladder.at(step) for step in range(first, min(first + FURTHER_TRIES, len(TOLERANCES)))
    ]
    sound = (shape for shape in candidates if shapely.coverage_is_valid(shape))
    return frame.set_geometry(polygonal(next(sound, candidates[0])), crs=GEOGRAPHIC)


class _Ladder:
    """A coverage at every tolerance, rounded."""

    def __init__(self, shapes: Shapes) -> None:
        self._projection = Projection.around_shapes(shapes)
        self._metres = self._projection.shapes_to_metres(shapes)
        if shapely.get_num_coordinates(self._metres).sum() > MANY_POINTS:
            self._metres = shapely.coverage_simplify(self._metres, TOLERANCES[0])
        self._made: dict[int, Shapes] = {}

    def at(self, step: int) -> Shapes:
        if step not in self._made:
            tolerance = TOLERANCES[step]
            fewer = shapely.coverage_simplify(
                _without_crumbs(self._metres, tolerance**2), tolerance
            )
            self._made[step] = _rounded(self._projection.shapes_to_degrees(fewer), COARSE)
        return self._made[step]


def _fits(codes: list[str], shapes: Shapes, limit: int) -> bool:
    least = LEAST_POINT * int(shapely.get_num_coordinates(shapes).sum())
    return least <= limit and len(encode(codes, shapes)) <= limit


def _without_crumbs(shapes: Shapes, least: float) -> Shapes:
    """Drop parts below ``least`` square metres, but never the largest part of a shape."""
    kept = shapes.copy()
    for index in np.flatnonzero(shapely.get_num_geometries(shapes) > 1):
        parts = shapely.get_parts(shapes[index])
        areas = shapely.area(parts)
        kept[index] = MultiPolygon(list(parts[areas >= min(least, areas.max())]))
    return kept


def _rounded(shapes: Shapes, decimals: int) -> Shapes:
    """Round every coordinate alike, so that shared edges stay shared."""
    return np.asarray(shapely.transform(shapes, lambda points: np.round(points, decimals)))
