"""Page outlines: small, edges shared, rings wound for d3."""

from __future__ import annotations

import json

import geopandas as gpd
import numpy as np
import pytest
import shapely

from lib.geometry.coverage import clean, shapes_of
from lib.geometry.simplify import page_geojson, simplify


def wavy(points: int) -> gpd.GeoDataFrame:
    """Two areas of about 11 km side by side, with a border of many points between them."""
    south = np.linspace(0.0, 0.1, points)
    border = np.column_stack([124.1 + 0.004 * np.sin(south * 900), south])
    west = shapely.Polygon([*border, (124.0, 0.1), (124.0, 0.0)])
    east = shapely.Polygon([*border, (124.2, 0.1), (124.2, 0.0)])
    return gpd.GeoDataFrame({"kode": ["1", "2"]}, geometry=[west, east], crs="EPSG:4326")


def test_small_outlines_stay_as_they_are() -> None:
    frame = wavy(50)
    assert simplify(frame).geometry.geom_equals_exact(frame.geometry, 1e-6).all()


@pytest.mark.parametrize("limit", [2_000, 20_000])
def test_large_outlines_fit_and_keep_the_shared_edge(limit: int) -> None:
    small = simplify(wavy(20_000), limit)
    shapes = shapes_of(small)
    assert len(page_geojson(wavy(20_000), limit)) <= limit
    assert shapely.coverage_is_valid(shapes)
    assert shapely.is_valid(shapes).all()
    assert shapely.union_all(shapes).geom_type == "Polygon"


def test_more_room_keeps_more_points() -> None:
    counts = [
        shapely.get_num_coordinates(shapes_of(simplify(wavy(20_000), limit))).sum()
        for limit in (2_000, 20_000, 100_000)
    ]
    assert counts == sorted(counts)
    assert counts[0] < counts[1] < counts[2]


def test_islands_and_holes_survive() -> None:
    ring = shapely.box(124.0, 0.0, 124.1, 0.1) - shapely.box(124.04, 0.04, 124.06, 0.06)
    islands = shapely.MultiPolygon(
        [shapely.box(124.2, 0.0, 124.3, 0.1), shapely.box(124.35, 0.0, 124.36, 0.01)]
    )
    lake = shapely.box(124.04, 0.04, 124.06, 0.06)
    frame = gpd.GeoDataFrame(
        {"kode": ["1", "2", "3"]}, geometry=[ring, islands, lake], crs="EPSG:4326"
    )
    features = json.loads(page_geojson(frame))["features"]
    assert [len(f["geometry"]["coordinates"]) for f in features] == [2, 2, 1]
    assert [f["properties"] for f in features] == [{"kode": "1"}, {"kode": "2"}, {"kode": "3"}]


def test_crumbs_go_but_the_largest_part_stays() -> None:
    angles = np.linspace(0, 2 * np.pi, 400, endpoint=False)
    circle = np.column_stack([np.cos(angles), np.sin(angles)])
    parts = [shapely.Polygon([124 + i * 0.01, 0.5] + circle * 0.0004) for i in range(200)]
    frame = gpd.GeoDataFrame(
        {"kode": ["1"]}, geometry=[shapely.MultiPolygon(parts)], crs="EPSG:4326"
    )
    small = simplify(frame, 1_000)
    assert len(page_geojson(frame, 1_000)) <= 1_000
    assert not small.geometry.is_empty.any()
    assert small.geometry.is_valid.all()


def test_nothing_stays_nothing() -> None:
    empty = wavy(10).head(0)
    assert json.loads(page_geojson(empty)) == {"type": "FeatureCollection", "features": []}
    assert len(clean(empty)) == 0
