"""Mending drawn boundaries, and uniting areas."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
import shapely
from shapely import GeometryCollection, LineString, MultiPolygon, Polygon, box

from lib.geometry.coverage import clean, dissolve, polygonal, shapes_of

BOW_TIE = Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])


def frame(*shapes: shapely.Geometry) -> gpd.GeoDataFrame:
    """Number shapes from 1."""
    codes = [str(i) for i in range(1, len(shapes) + 1)]
    return gpd.GeoDataFrame({"kode": codes}, geometry=list(shapes), crs="EPSG:4326")


def test_a_crossed_ring_becomes_two_triangles() -> None:
    (mended,) = polygonal(np.array([BOW_TIE], dtype=object))
    assert mended.is_valid
    assert mended.geom_type == "MultiPolygon"
    assert mended.area == pytest.approx(2)


def test_only_areas_are_kept() -> None:
    mixed = GeometryCollection([box(0, 0, 1, 1), LineString([(0, 0), (5, 5)])])
    nested = GeometryCollection([MultiPolygon([box(0, 0, 1, 1), box(3, 3, 4, 4)])])
    shapes = np.array([mixed, nested, LineString([(0, 0), (1, 1)]), None, Polygon()], dtype=object)
    assert [shape.area for shape in polygonal(shapes)] == [1, 2, 0, 0, 0]
    assert shapely.is_empty(polygonal(shapes)[2:]).all()


def test_height_is_dropped() -> None:
    solid = Polygon([(0, 0, 9), (1, 0, 9), (1, 1, 9)])
    assert not polygonal(np.array([solid], dtype=object))[0].has_z


def test_slits_close_and_overlaps_go_but_a_lake_stays() -> None:
    west = box(124.0, 0.0, 124.01, 0.02) - box(124.003, 0.005, 124.006, 0.008)
    slit = Polygon([(124.01, 0.005), (124.0101, 0.01), (124.01, 0.015)])
    east = box(124.01, 0.0, 124.02, 0.02) - slit
    over = box(124.0199, 0.0, 124.03, 0.02)
    tiled = shapes_of(clean(frame(west, east, over)))
    assert shapely.coverage_is_valid(tiled)
    assert len(shapely.union_all(tiled).interiors) == 1


def wavy(step: float) -> gpd.GeoDataFrame:
    """Return two areas beside each other whose common border waves, drawn in small steps."""
    y = np.arange(0, 0.02 + step / 2, step)
    line = np.stack([124.01 + np.sin(y * 3000) * 3e-4, y], 1)
    other = np.add(line, [5e-6, 0])  # drawn by somebody else: half a metre beside it
    west = Polygon([(124.0, 0.0), *line, (124.0, 0.02)])
    east = Polygon([(124.02, 0.02), *other[::-1], (124.02, 0.0)])
    return frame(west, east)


def test_very_many_vertices_make_no_other_coverage(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = wavy(4e-6)
    monkeypatch.setattr("lib.geometry.coverage.MANY_POINTS", 10**9)
    slow = shapes_of(clean(drawn))
    monkeypatch.setattr("lib.geometry.coverage.MANY_POINTS", 1000)
    fast = shapes_of(clean(drawn))
    assert shapely.get_num_coordinates(slow).sum() > 9000
    assert shapely.get_num_coordinates(fast).sum() < 1500
    assert shapely.coverage_is_valid(fast)
    assert shapely.area(fast) == pytest.approx(shapely.area(slow), rel=1e-4)
    apart = shapely.hausdorff_distance(shapely.boundary(slow), shapely.boundary(fast))
    assert apart.max() < 2e-5  # two metres


def test_few_vertices_stay_as_they_are() -> None:
    drawn = wavy(1e-4)
    assert shapely.get_num_coordinates(shapes_of(clean(drawn))).sum() > 400


def test_parents_are_the_union_of_their_areas() -> None:
    cells = frame(box(0, 0, 1, 1), box(1, 0, 2, 1), box(2, 0, 3, 1))
    united = dissolve(cells, {"1": "B", "2": "B", "3": "A"})
    assert united["kode"].tolist() == ["A", "B"]
    assert shapely.area(shapes_of(united)).tolist() == pytest.approx([1, 2])
    assert united.geometry.iloc[1].equals(box(0, 0, 2, 1))
    assert united.crs == cells.crs


def test_areas_that_overlap_are_united_too() -> None:
    united = dissolve(frame(box(0, 0, 2, 1), box(1, 0, 3, 1)), {"1": "A", "2": "A"})
    assert united.geometry.iloc[0].area == pytest.approx(3)


def test_areas_without_parent_are_left_out() -> None:
    assert len(dissolve(frame(box(0, 0, 1, 1)), {})) == 0
