"""GeoJSON: rings as each reader wants them, and back."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely

from lib.geometry.coverage import shapes_of
from lib.geometry.geojson import from_geojson_bytes, to_geojson_bytes, wind_for_d3
from lib.geometry.simplify import page_geojson

HOLED = shapely.box(0, 0, 3, 3) - shapely.box(1, 1, 2, 2)
FRAME = gpd.GeoDataFrame(
    {"kode": ["71.74.01.1001", "71.74.01.1002"]},
    geometry=[HOLED, shapely.MultiPolygon([shapely.box(5, 5, 6, 6), shapely.box(7, 7, 8, 8)])],
    crs="EPSG:4326",
)


def test_what_is_written_is_read_again() -> None:
    again = from_geojson_bytes(to_geojson_bytes(FRAME))
    assert again["kode"].tolist() == FRAME["kode"].tolist()
    assert shapely.equals(shapes_of(again), shapes_of(FRAME)).all()
    assert again.crs == FRAME.crs
    assert len(from_geojson_bytes(to_geojson_bytes(FRAME.head(0)))) == 0


def test_d3_wants_the_exterior_clockwise_and_holes_the_other_way() -> None:
    wound = wind_for_d3(np.array([HOLED]))[0]
    assert not shapely.is_ccw(wound.exterior)
    assert shapely.is_ccw(wound.interiors[0])
    page = shapes_of(from_geojson_bytes(page_geojson(FRAME)))
    assert not shapely.is_ccw(shapely.get_exterior_ring(page[0]))


def test_the_standard_wants_it_the_other_way_round() -> None:
    stored = shapes_of(from_geojson_bytes(to_geojson_bytes(FRAME)))
    assert shapely.is_ccw(shapely.get_exterior_ring(stored[0]))
