from __future__ import annotations

import polars as pl

from lib.charts.scatter import scatter
from lib.charts.theme import LIGHT, Measure
from lib.charts.trend import Lines
from tests.charts.charting import layer, outline, rows, valid

X, Y = Measure("A", "Air minum", "%", 1), Measure("B", "Opini", words=("WDP", "WTP"), unit="")
AREAS = Lines({"k": "Kota", "a": "Upai", "b": "Sia", "c": "Biga"}, "k", ("b",))
PAIRS = pl.DataFrame(
    {"wilayah": ["a", "b", "c", "d"], "x": [60.0, 60.5, 90.0, None], "y": [1.0, 1.0, 2.0, 1.0]}
)


def draw(pairs: pl.DataFrame = PAIRS, **more: object) -> dict[str, object]:
    given = {"tokens": LIGHT, "lang": "id", **more}
    return scatter(pairs, X, Y, AREAS, **given)  # type: ignore[arg-type]


def test_one_point_for_each_area_with_both_values() -> None:
    spec = draw()
    valid(spec)
    assert [r["nama"] for r in rows(spec, "titik")] == ["Upai", "Sia", "Biga"]
    first = rows(spec, "titik")[0]
    assert (first["teks_x"], first["teks_y"]) == ("60,0\N{NO-BREAK SPACE}%", "WDP")


def test_names_that_would_touch_are_left_out_but_never_a_chosen_one() -> None:
    assert {r["nama"] for r in rows(draw(), "label")} == {"Sia", "Biga"}


def test_the_city_is_a_cross() -> None:
    spec = draw(city=(70.0, 2.0))
    valid(spec)
    assert outline(spec)[:3] == [("rule", "kota"), ("rule", "kota"), ("text", "kota")]
    assert rows(spec, "kota") == [{"x": 70.0, "y": 2.0, "nama": "Kota"}]


def test_a_click_selects_an_area() -> None:
    assert layer(draw(), "point", "titik")["params"][0]["name"] == "wilayah"


def test_axes_are_named_with_their_unit_and_words_are_words() -> None:
    encoding = layer(draw(), "point", "titik")["encoding"]
    assert encoding["x"]["axis"]["title"] == "Air minum (%)"
    assert encoding["y"]["axis"]["title"] == "Opini"
    assert encoding["y"]["axis"]["labelExpr"].startswith('["WDP", "WTP"]')


def test_no_pairs_are_still_a_chart() -> None:
    valid(draw(PAIRS.clear()))
