"""Coverages: polygons that tile a region and share every vertex of their common edges."""

from __future__ import annotations

from collections.abc import Mapping

import geopandas as gpd
import numpy as np
import shapely
from shapely import MultiPolygon, Polygon

from lib.geometry.projection import GEOGRAPHIC, Projection, Shapes

SLIT = 20.0
"""Gaps narrower than this many metres come from drawing, not from a lake or a foreign area."""

MANY_POINTS = 100_000
"""Vertices from which those that nobody sees are dropped before edges are compared: with all of
them that takes a minute."""
UNSEEN = (0.25, 0.5, 1.0)
"""Metres by which a border may move then, one after the other until the vertices are fewer."""


def shapes_of(frame: gpd.GeoDataFrame) -> Shapes:
    """Return the geometry column as a plain array of shapes."""
    return np.array(list(frame.geometry.values), dtype=object)


def polygonal(shapes: Shapes) -> Shapes:
    """Make shapes valid and keep only what has an area.

    Returns:
        A Polygon, a MultiPolygon or an empty Polygon for each; height is dropped.
    """
    flat = shapely.force_2d(shapes)
    broken = ~(shapely.is_valid(flat) & np.isin(shapely.get_type_id(flat), (3, 6)))
    mended = np.array(flat, dtype=object)
    mended[broken] = [_areal_part(shape) for shape in flat[broken]]
    return mended


def _areal_part(shape: shapely.Geometry | None) -> Polygon | MultiPolygon:
    if shape is None or shape.is_empty:
        return Polygon()
    valid = shapely.make_valid(shape, method="structure", keep_collapsed=False)
    parts = shapely.get_parts(shapely.get_parts(valid))
    merged = shapely.union_all(parts[shapely.get_dimensions(parts) == 2])
    return merged if isinstance(merged, Polygon | MultiPolygon) else Polygon()


def clean(frame: gpd.GeoDataFrame, slit: float = SLIT) -> gpd.GeoDataFrame:
    """Make drawn boundaries a coverage: no overlaps, no slits, equal vertices on shared edges.

    Args:
        frame: EPSG:4326, valid polygons (see ``polygonal``).
        slit: Gaps narrower than this go to the neighbour with the longest border, metres.
            Borders with more than ``MANY_POINTS`` vertices may move by ``UNSEEN`` metres.

    Returns:
        The same rows; an overlap went to the neighbour with the longest border.
    """
    shapes = shapes_of(frame)
    if len(shapes) == 0:
        return frame
    projection = Projection.around_shapes(shapes)
    metres = projection.shapes_to_metres(shapes)
    tiled = shapely.coverage_clean(_thinned(metres), gap_width=slit)
    return frame.set_geometry(projection.shapes_to_degrees(tiled), crs=GEOGRAPHIC)


def _thinned(metres: Shapes) -> Shapes:
    """Drop vertices that nobody sees, if there are very many."""
    for tolerance in UNSEEN:
        if shapely.get_num_coordinates(metres).sum() <= MANY_POINTS:
            break
        metres = shapely.simplify(metres, tolerance)
    return metres


def dissolve(cells: gpd.GeoDataFrame, parent: Mapping[str, str]) -> gpd.GeoDataFrame:
    """Unite areas into their parents.

    Args:
        cells: Columns kode, geometry; a coverage.
        parent: Code of the parent by code of the area; areas not in it are left out.

    Returns:
        Columns kode (of the parent, sorted), geometry; CRS of ``cells``.
    """
    parents = cells["kode"].map(dict(parent))
    codes = sorted(set(parents.dropna()))
    shapes = shapes_of(cells)
    united = [_united(shapes[(parents == code).to_numpy()]) for code in codes]
    return gpd.GeoDataFrame({"kode": codes}, geometry=np.array(united, dtype=object), crs=cells.crs)


def _united(shapes: Shapes) -> shapely.Geometry:
    if shapely.coverage_is_valid(shapes):
        return shapely.coverage_union_all(shapes)
    return shapely.union_all(shapes)
