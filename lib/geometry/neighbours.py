"""Which areas lie beside which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import geopandas as gpd
import shapely

from lib.geometry.coverage import shapes_of
from lib.geometry.projection import Projection

REACH = 5.0
"""Metres by which each shape is widened first: drawn edges seldom meet exactly."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Queen contiguity: areas that share an edge or a corner."""

    of: Mapping[str, tuple[str, ...]]
    """Codes of the neighbours, sorted, by code; every area is a key."""
    isolates: tuple[str, ...]
    """Codes of areas without a neighbour, sorted."""

    @property
    def links(self) -> int:
        """Number of pairs of neighbours."""
        return sum(map(len, self.of.values())) // 2


def neighbours(frame: gpd.GeoDataFrame, reach: float = REACH) -> Neighbours:
    """List the areas beside each area.

    Args:
        frame: Columns kode, geometry; EPSG:4326.
        reach: Metres by which each shape is widened; two are neighbours if the gap between
            them is at most twice this.
    """
    codes: list[str] = frame["kode"].tolist()
    shapes = shapes_of(frame)
    if len(shapes) == 0:
        return Neighbours({}, ())
    wide = shapely.buffer(Projection.around_shapes(shapes).shapes_to_metres(shapes), reach)
    pairs = shapely.STRtree(wide).query(wide, predicate="intersects").T.tolist()
    beside: dict[str, set[str]] = {code: set() for code in sorted(codes)}
    for one, other in pairs:
        if one != other:
            beside[codes[one]].add(codes[other])
    of = {code: tuple(sorted(others)) for code, others in beside.items()}
    return Neighbours(of, tuple(code for code, others in of.items() if not others))
