from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from lib.design.tokens import LIGHT
from lib.maps.deck import CompactDeck, deck
from lib.maps.shapes import STRIPE, read
from tests.maps.squares import SQUARES
from tests.maps.test_plan import make

SHAPES = read(SQUARES)


def draw(**more: object) -> CompactDeck:
    given = {"outlines": ["kec"], "chosen": ["b"], "details": {"a": ["peringkat 2", "naik"]}}
    return deck(make(**given, **more), SHAPES, tokens=LIGHT)


def layers(found: CompactDeck) -> dict[str, dict[str, Any]]:
    return {part["id"]: part for part in json.loads(found.to_json())["layers"]}


def test_every_layer_has_a_name_and_the_outlines_lie_above_the_fill() -> None:
    assert list(layers(draw())) == [
        "wilayah",
        "tanpa-data",
        "batas",
        "pilihan-tepi",
        "pilihan",
        "nama",
    ]


def test_only_the_areas_can_be_clicked_and_nothing_lights_up_by_itself() -> None:
    found = layers(draw())
    assert [name for name, part in found.items() if part.get("pickable")] == ["wilayah"]
    assert not any("autoHighlight" in part for part in found.values())


def test_an_area_carries_its_code_colour_and_texts() -> None:
    first = layers(draw())["wilayah"]["data"]["features"][0]
    assert first["properties"] == {
        "kode": "a",
        "nama": "Upai",
        "teks": "10,0\N{NO-BREAK SPACE}%\nperingkat 2\nnaik",
        "warna": [0xEA, 0xF4, 0xF2],
    }


def test_a_selection_does_not_dim_the_others() -> None:
    """Streamlit dims what ``getFillColor`` or ``getColor`` of a layer paints."""
    for part in layers(draw()).values():
        assert "getFillColor" not in part
        assert "getColor" not in part


def test_missing_data_is_hatched() -> None:
    lines = layers(draw())["tanpa-data"]["data"]["features"][0]["geometry"]
    assert lines["type"] == "MultiLineString"
    assert min(x for line in lines["coordinates"] for x, _ in line) >= 2


def test_no_basemap_and_no_zoom_by_wheel_or_double_click() -> None:
    spec = json.loads(draw().to_json())
    assert spec["mapStyle"] == "__MAP_STYLE__"
    assert "mapProvider" not in spec
    controller = spec["views"][0]["controller"]
    assert controller["scrollZoom"] is controller["doubleClickZoom"] is False


def test_the_text_is_compact_and_equal_for_equal_plans() -> None:
    assert draw().to_json() == draw().to_json()
    assert ": " not in draw().to_json().replace("sans-serif", "")


def test_areas_without_an_outline_are_left_out() -> None:
    found = deck(make(names={"a": "Upai", "z": "Baru"}), SHAPES, tokens=LIGHT)
    assert [f["properties"]["kode"] for f in layers(found)["wilayah"]["data"]["features"]] == ["a"]


def test_areas_that_are_less_sure_have_stripes_below_the_borders() -> None:
    plan = replace(make(outlines=["kec"]), striped=("a", "gone"))
    found = layers(deck(plan, SHAPES, tokens=LIGHT))
    assert list(found)[:4] == ["wilayah", "bergaris", "tanpa-data", "batas"]
    assert found["bergaris"]["getLineWidth"] == STRIPE
