from __future__ import annotations

from typing import Any

import polars as pl

from lib.charts.ranking import ROW, ranking
from lib.charts.theme import LIGHT, Measure
from lib.charts.trend import Lines
from tests.charts.charting import layer, outline, rows, valid

SHARE = Measure("X", "Akses air minum layak", "%", 1)
AREAS = Lines({"k": "Kota", "a": "Upai", "b": "Sia", "c": "Biga", "d": "Matali"}, "k", ("b",))
RANKS = pl.DataFrame(
    {"wilayah": ["a", "b", "c"], "nilai": [80.0, 90.0, 80.0], "peringkat": [2, 1, 2]}
)


def draw(ranks: pl.DataFrame = RANKS, **more: object) -> dict[str, Any]:
    return ranking(ranks, SHARE, AREAS, tokens=LIGHT, lang="id", **more)


def test_areas_stand_in_order_with_equal_ranks_for_ties() -> None:
    assert layer(draw(), "bar", "baris")["encoding"]["y"]["scale"]["domain"] == [
        "1  Sia",
        "2  Upai",
        "2  Biga",
    ]


def test_the_city_is_a_rule_through_all() -> None:
    spec = draw(city_value=84.25)
    valid(spec)
    assert ("rule", "kota") in outline(spec)
    assert rows(spec, "kota")[0]["teks"] == "Kota 84,3"


def test_areas_without_a_value_stand_below_and_say_so() -> None:
    spec = draw(missing=["d"])
    valid(spec)
    assert layer(spec, "bar", "baris")["encoding"]["y"]["scale"]["domain"][-1] == "–  Matali"
    last = rows(spec, "baris")[-1]
    assert (last["nilai"], last["teks"]) == (None, "tidak ada data")


def test_chosen_areas_have_the_colour_of_their_line() -> None:
    colours = {r["wilayah"]: r["warna"] for r in rows(draw(), "baris")}
    assert colours == {"a": LIGHT.soft, "b": LIGHT.lines[0], "c": LIGHT.soft}


def test_a_click_anywhere_on_a_line_selects_its_area() -> None:
    cover = layer(draw(), "bar", "baris")
    assert cover["params"][0]["name"] == "wilayah"
    assert cover["params"][0]["select"]["fields"] == ["wilayah"]
    assert cover["encoding"]["x2"] == {"value": "width"}
    assert "params" not in layer(draw(clickable=False), "bar", "baris")


def test_height_follows_the_number_of_areas() -> None:
    assert draw(missing=["d"])["height"] - draw()["height"] == ROW


def test_names_from_data_cannot_leave_their_quotes() -> None:
    odd = Lines({"b": "O'Neil\"], 1) || alert('x"}, None, ("b",))
    spec = ranking(RANKS, SHARE, odd, tokens=LIGHT, lang="id")
    test = layer(spec, "bar", "baris")["encoding"]["y"]["axis"]["labelColor"]["condition"]["test"]
    assert test.startswith('indexof(["1  O\'Neil\\"], 1)')


def test_sample_data_is_named() -> None:
    assert draw(sample=True)["title"]["text"] == "DATA CONTOH"
