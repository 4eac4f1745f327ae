from __future__ import annotations

import pytest
from shapely.geometry import LineString, shape

from lib.maps.shapes import hatch, read
from tests.maps.squares import SQUARES


def test_bounds_hold_all_outlines_or_some() -> None:
    shapes = read(SQUARES)
    assert shapes.bounds == (0, 0, 3, 1)
    assert shapes.within(["b"]) == (1, 0, 2, 1)
    assert shapes.within(["unknown"]) == shapes.bounds


def test_a_name_stands_in_the_middle_of_the_widest_place() -> None:
    found = read(SQUARES).by_code["b"]
    assert found.centre == pytest.approx((1.5, 0.5), abs=0.02)
    assert found.radius == pytest.approx(0.5, abs=0.02)


def test_the_hatch_stays_inside_and_reaches_everywhere() -> None:
    shapes = read(SQUARES)
    lines = hatch(shapes, "b")
    outline = shape(shapes.by_code["b"].geometry)
    assert len(lines) > 10
    assert all(outline.buffer(1e-4).covers(LineString(line)) for line in lines)
    covered = sum((LineString(line).buffer(0.1).intersection(outline).area) for line in lines)
    assert covered > outline.area


def test_the_hatch_goes_on_over_a_border() -> None:
    shapes = read(SQUARES)
    leaving = {round(y, 3) for line in hatch(shapes, "a") for x, y in line if x == 1}
    entering = {round(y, 3) for line in hatch(shapes, "b") for x, y in line if x == 1}
    assert leaving - {0.0, 1.0} == entering - {0.0, 1.0}


def test_an_island_gets_its_name_on_the_larger_part() -> None:
    parts = b"[[[[0,0],[0,1],[1,1],[1,0],[0,0]]],[[[5,0],[5,3],[8,3],[8,0],[5,0]]]]"
    text = (
        b'{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"kode":"m"},'
        b'"geometry":{"type":"MultiPolygon","coordinates":' + parts + b"}}]}"
    )
    assert read(text).by_code["m"].centre[0] > 5
