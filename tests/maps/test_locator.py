"""The small picture of where an area lies."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

from lib.design.tokens import LIGHT
from lib.maps import shapes
from lib.maps.locator import SIZE, locator


def square(code: str, west: float, hole: bool = False) -> dict[str, object]:
    def ring(low: float, high: float) -> list[list[float]]:
        return [
            [west + low, low],
            [west + high, low],
            [west + high, high],
            [west + low, high],
            [west + low, low],
        ]

    rings = [ring(0, 0.1)] + ([ring(0.04, 0.06)] if hole else [])
    return {
        "type": "Feature",
        "properties": {"kode": code},
        "geometry": {"type": "Polygon", "coordinates": rings},
    }


THREE = shapes.read(
    json.dumps(
        {
            "type": "FeatureCollection",
            "features": [square("a", 0.0), square("b", 0.1, hole=True), square("c", 0.2)],
        }
    ).encode()
)


def fills(svg: str) -> list[str | None]:
    return [path.get("fill") for path in ET.fromstring(svg)]


def test_chosen_stands_out_and_is_drawn_last_with_its_neighbours_tinted() -> None:
    svg = locator(THREE, ["a", "b", "c"], "a", ["b"], tokens=LIGHT)

    assert fills(svg) == [LIGHT.sequential[1], LIGHT.paper2, LIGHT.accent]


def test_everything_lies_inside_the_picture() -> None:
    root = ET.fromstring(locator(THREE, ["a", "b", "c"], "a", [], tokens=LIGHT))
    left, top, wide, tall = (float(n) for n in str(root.get("viewBox")).split())
    places = [
        tuple(map(float, pair.split()))
        for path in root
        for ring in str(path.get("d")).replace("Z", "").split("M")[1:]
        for pair in ring.split("L")
    ]

    assert (wide, tall) == (SIZE, SIZE)
    assert all(left <= x <= left + wide and top <= y <= top + tall for x, y in places)


def test_a_hole_is_a_ring_of_its_own() -> None:
    svg = locator(THREE, ["b"], "b", [], tokens=LIGHT)

    assert str(ET.fromstring(svg)[0].get("d")).count("M") == 2


def test_an_area_without_an_outline_gives_no_picture() -> None:
    assert locator(THREE, ["a"], "z", [], tokens=LIGHT) == ""
