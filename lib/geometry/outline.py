"""One smooth outline for a city of which only points and areas are known."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d
from shapely import Polygon
from shapely.affinity import scale

from lib.geometry.projection import Coordinates

DISC_SEGMENTS = 16
"""Segments per quarter of a disc."""
OPENING = 0.07
"""Radius by which corners are rounded, in radii of a disc of the city's area."""
SOFTENING = 0.05
"""Standard deviation of the final smoothing along the line, in the same unit."""
VERTICES = 360


def equal_area_discs(points: Coordinates, areas: NDArray[np.float64]) -> NDArray[np.object_]:
    """Return a disc of each area (square metres) around each point."""
    discs = shapely.buffer(shapely.points(points), np.sqrt(areas / np.pi), quad_segs=DISC_SEGMENTS)
    return np.asarray(discs, dtype=object)


def smooth_outline(points: Coordinates, areas: NDArray[np.float64], ratio: float) -> Polygon | None:
    """Draw one smooth line around discs of the areas and scale it to their sum.

    Args:
        points: (n, 2) metres.
        areas: n square metres.
        ratio: Of the concave hull: near 0 follows the discs closely, 1 is convex.

    Returns:
        A polygon without holes whose area is the sum of ``areas``; None where the hull is so
        narrow that smoothing tears it apart.
    """
    total = float(areas.sum())
    unit = float(np.sqrt(total / np.pi))
    rims = shapely.get_coordinates(equal_area_discs(points, areas))
    hull = shapely.concave_hull(shapely.multipoints(rims), ratio)
    rounded = _rounded(hull, OPENING * unit)
    if not isinstance(rounded, Polygon) or rounded.is_empty:
        return None
    soft = _softened(rounded, SOFTENING * unit)
    if not soft.is_valid:
        return None
    factor = float(np.sqrt(total / soft.area))
    return scale(soft, factor, factor, origin="centroid")


def _rounded(hull: shapely.Geometry, radius: float) -> shapely.Geometry:
    """Fill narrow bays, cut off narrow capes, fill holes."""
    shape = hull.buffer(radius).buffer(-2 * radius).buffer(radius)
    return Polygon(shape.exterior) if isinstance(shape, Polygon) else shape


def _softened(shape: Polygon, deviation: float) -> Polygon:
    """Smooth the exterior along its length with a Gaussian of ``deviation`` metres."""
    step = shape.exterior.length / VERTICES
    line = shapely.line_interpolate_point(shape.exterior, step * np.arange(VERTICES))
    ring = shapely.get_coordinates(line)
    return Polygon(gaussian_filter1d(ring, deviation / step, axis=0, mode="wrap"))
