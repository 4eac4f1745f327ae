"""A metric, equal-area projection made for the place that is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Transformer

GEOGRAPHIC = "EPSG:4326"
"""Longitude and latitude in degrees, in this order: how every shape leaves this package."""

Coordinates = NDArray[np.float64]
Shapes = NDArray[Any]
"""Array of shapely geometries."""


@dataclass(frozen=True, slots=True)
class Projection:
    """Degrees to metres and back; areas are true, shapes nearly so within a province."""

    longitude: float
    """Of the centre, degrees east."""
    latitude: float
    """Of the centre, degrees north."""

    @classmethod
    def around(cls, points: Coordinates) -> Projection:
        """Centre a projection on points of shape (n, 2), longitude first."""
        middle = (points.min(axis=0) + points.max(axis=0)) / 2
        return cls(float(middle[0]), float(middle[1]))

    @classmethod
    def around_shapes(cls, shapes: Shapes) -> Projection:
        """Centre a projection on the bounding box of geographic shapes."""
        west, south, east, north = (float(edge) for edge in shapely.total_bounds(shapes))
        return cls((west + east) / 2, (south + north) / 2)

    @property
    def crs(self) -> CRS:
        """Lambert azimuthal equal-area at the centre, metres."""
        return CRS.from_dict(
            {
                "proj": "laea",
                "lat_0": self.latitude,
                "lon_0": self.longitude,
                "datum": "WGS84",
                "units": "m",
            }
        )

    def to_metres(self, points: Coordinates) -> Coordinates:
        """Project points of shape (n, 2), longitude first."""
        return _transform(Transformer.from_crs(GEOGRAPHIC, self.crs, always_xy=True), points)

    def to_degrees(self, points: Coordinates) -> Coordinates:
        """Bring projected points of shape (n, 2) back to longitude and latitude."""
        return _transform(Transformer.from_crs(self.crs, GEOGRAPHIC, always_xy=True), points)

    def shapes_to_metres(self, shapes: Shapes) -> Shapes:
        """Project shapes; equal vertices stay equal."""
        return np.asarray(shapely.transform(shapes, self.to_metres))

    def shapes_to_degrees(self, shapes: Shapes) -> Shapes:
        """Bring projected shapes back to longitude and latitude; equal vertices stay equal."""
        return np.asarray(shapely.transform(shapes, self.to_degrees))


def _transform(transformer: Transformer, points: Coordinates) -> Coordinates:
    return np.column_stack(transformer.transform(points[:, 0], points[:, 1]))
