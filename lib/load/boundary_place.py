"""Tells shapes that lie where their area lies from those that do not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import polars as pl
import shapely

from lib.geometry.projection import Coordinates, Shapes

KM_PER_DEGREE: Final = 111.32
"""Of a meridian; of a parallel, times the cosine of its latitude."""
LEAST_REACH: Final = 3.0
"""Kilometres by which the point of any area may lie outside its shape."""
RADII: Final = 2.0
"""How far it may lie outside a large area, in radii of a disc of that size."""


class Places:
    """Points of the areas, and how far from them their shapes may lie."""

    def __init__(self, areas: pl.DataFrame) -> None:
        """Take the areas.

        Args:
            areas: kode, lintang, bujur (degrees), luas_km2; any of the numbers may be missing.
        """
        placed = areas.filter(pl.col("lintang").is_finite() & pl.col("bujur").is_finite())
        points = placed.select("bujur", "lintang").to_numpy().astype(np.float64)
        self._narrowing = float(np.cos(np.radians(points[:, 1].mean()))) if len(points) else 1.0
        self._points = dict(zip(placed["kode"], self._flat(points), strict=True))
        sizes = placed["luas_km2"].cast(pl.Float64).fill_null(0.0).fill_nan(0.0).to_numpy()
        reach = np.maximum(LEAST_REACH, RADII * np.sqrt(np.maximum(sizes, 0) / np.pi))
        self._reach = dict(zip(placed["kode"], reach.tolist(), strict=True))

    def is_elsewhere(self, shape: shapely.Geometry, kode: str) -> bool:
        """Tell whether a shape lies too far from the point of its area.

        Without a point, it must lie no farther from those of the other areas than these
        from one another.
        """
        flat = shapely.transform(shape, self._flat)
        if kode in self._points:
            point = shapely.Point(self._points[kode])
            return bool(shapely.distance(flat, point) > self._reach[kode])
        if not self._points:
            return False
        others = np.array(list(self._points.values()))
        span = LEAST_REACH + float(np.hypot(*np.ptp(others, axis=0)))
        return bool(shapely.distance(flat, shapely.multipoints(others)) > span)

    def swapped(self, shapes: Shapes, codes: Sequence[str | None]) -> bool:
        """Tell whether most shapes lie elsewhere, but not with latitude and longitude exchanged."""
        pairs = [
            (shape, kode)
            for shape, kode in zip(shapes, codes, strict=True)
            if kode is not None and not shape.is_empty
        ]
        away = [pair for pair in pairs if self.is_elsewhere(*pair)]
        if len(away) * 2 <= len(pairs):
            return False
        still = [pair for pair in away if self.is_elsewhere(_flipped(pair[0]), pair[1])]
        return len(still) * 2 < len(away)

    def _flat(self, points: Coordinates) -> Coordinates:
        """Turn degrees into kilometres, well enough to tell near from far."""
        scale = np.array([KM_PER_DEGREE * self._narrowing, KM_PER_DEGREE])
        return np.asarray(points * scale, dtype=np.float64)


def _flipped(shape: shapely.Geometry) -> shapely.Geometry:
    return shapely.transform(shape, lambda points: points[:, ::-1])
