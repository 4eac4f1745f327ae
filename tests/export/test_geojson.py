from __future__ import annotations

import json
from typing import Any

import polars as pl

from lib.export.about import About
from lib.export.geojson import geojson
from lib.maps.shapes import read
from tests.maps.squares import NAMES, SQUARES

ROWS = pl.DataFrame(
    {
        "indikator": ["A2", "A2"],
        "wilayah": ["a", "b"],
        "periode": ["2024", "2024"],
        "nilai": [10.5, 0.0],
        "status": ["contoh", "tetap"],
    }
)


def written(schematic: bool = False) -> dict[str, Any]:
    shapes = read(SQUARES, schematic=schematic)
    content = geojson(ROWS, shapes, About("Isi"), names=NAMES, unit="%", lang="id")
    found: dict[str, Any] = json.loads(content)
    return found


def test_every_area_has_its_value_and_status() -> None:
    found = {f["properties"]["kode"]: f["properties"] for f in written()["features"]}
    assert (found["a"]["nama"], found["a"]["nilai"], found["a"]["contoh"]) == ("Upai", 10.5, True)
    assert (found["b"]["nilai"], found["b"]["contoh"]) == (0, False)
    assert (found["c"]["nilai"], found["c"]["status"]) == (None, None)


def test_one_sample_makes_the_file_a_sample() -> None:
    assert written()["contoh"] is True


def test_schematic_boundaries_are_said() -> None:
    assert written()["batas"] == "resmi"
    assert written(schematic=True)["batas"] == "skematik"


def test_outlines_are_those_of_the_map() -> None:
    expected = json.loads(SQUARES)["features"][0]["geometry"]
    assert written()["features"][0]["geometry"] == expected
