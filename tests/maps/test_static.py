from __future__ import annotations

from dataclasses import replace
from typing import Any

from lib.design.tokens import LIGHT
from lib.maps.shapes import read
from lib.maps.static import static
from tests.charts.charting import outline, rows, valid
from tests.maps.squares import SQUARES
from tests.maps.test_plan import make

SHAPES = read(SQUARES)


def draw(plan: dict[str, Any] | None = None, **more: object) -> dict[str, Any]:
    given = {"outlines": ["kec"], "chosen": ["b"], "sample": True, **(plan or {})}
    return static(make(**given), SHAPES, tokens=LIGHT, lang="id", **more)


def test_it_has_the_classes_of_the_other_map() -> None:
    spec = draw()
    valid(spec)
    assert {r["wilayah"]: r["warna"] for r in rows(spec, "nilai")} == {
        "a": LIGHT.sequential[0],
        "b": LIGHT.sequential[-1],
        "c": LIGHT.paper,
    }


def test_fill_then_hatch_then_borders_then_names() -> None:
    strokes = [x["mark"].get("strokeWidth") for x in draw()["layer"]]
    assert strokes[:6] == [1, 0.8, 1, 2, 7, 4]
    assert outline(draw())[-1] == ("text", "nama")


def test_a_click_selects_an_area() -> None:
    fill = draw()["layer"][0]
    assert fill["params"][0]["name"] == "wilayah"
    assert fill["params"][0]["select"]["fields"] == ["wilayah"]
    assert "params" not in draw(clickable=False)["layer"][0]


def test_borders_do_not_catch_clicks() -> None:
    borders = [x for x in draw()["layer"] if x["mark"].get("filled") is False]
    assert len(borders) == 5
    assert all(x["encoding"]["fill"] == {"value": None} for x in borders)


def test_outlines_come_from_a_file_where_there_is_one() -> None:
    spec = draw(url="app/static/batas.json")
    assert spec["layer"][0]["data"]["url"] == "app/static/batas.json"
    assert set(spec["datasets"]) == {"nilai", "nama"}
    assert set(draw()["datasets"]) == {"nilai", "nama", "bentuk"}


def test_what_must_be_said_stands_below() -> None:
    title = draw({"schematic": True})["title"]
    assert title["text"] == "DATA CONTOH"
    assert title["subtitle"] == ["Batas skematik · Arsir: tidak ada data (1 wilayah)"]


def test_details_are_in_the_tooltip_only_where_there_are_any() -> None:
    def heads(spec: dict[str, Any]) -> list[str]:
        return [tip["field"] for tip in spec["layer"][0]["encoding"]["tooltip"]]

    assert heads(draw()) == ["nama", "teks"]
    assert heads(draw({"details": {"a": ["naik"]}})) == ["nama", "teks", "rinci"]


def test_areas_that_are_less_sure_have_stripes_of_paper_over_their_colour() -> None:
    spec = static(replace(make(), striped=("a",)), SHAPES, tokens=LIGHT, lang="id", labels=False)
    valid(spec)
    stripes = spec["layer"][1]
    assert stripes["mark"]["stroke"] == LIGHT.paper
    assert stripes["mark"]["tooltip"] is None
    assert [f["properties"]["kode"] for f in stripes["data"]["values"]] == ["a"]
    assert len(static(make(), SHAPES, tokens=LIGHT, lang="id", labels=False)["layer"]) == (
        len(spec["layer"]) - 1
    )


def test_marked_areas_are_named_in_any_case() -> None:
    long = "Nama yang terlalu panjang untuk petaknya"
    plan = make(names={"a": long, "b": "Sia", "c": "Biga"})
    named = static(replace(plan, marked=("a",)), SHAPES, tokens=LIGHT, lang="id", width=200)
    plain = static(plan, SHAPES, tokens=LIGHT, lang="id", width=200)
    assert long in {r["nama"] for r in rows(named, "nama")}
    assert long not in {r["nama"] for r in rows(plain, "nama")}
