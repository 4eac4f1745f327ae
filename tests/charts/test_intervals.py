from __future__ import annotations

from typing import Any

import polars as pl

from lib.charts.intervals import ROW, intervals, span
from lib.charts.theme import DARK, LIGHT
from lib.charts.trend import Lines
from lib.export.picture import svg
from tests.charts.charting import layer, outline, rows, valid

NAMES = {"a": "Utara", "b": "Selatan", "c": "Timur"}
PLACES = pl.DataFrame(
    {
        "wilayah": ["a", "b", "c"],
        "tengah": [1.0, 2.0, 3.0],
        "bawah": [1.0, 1.0, 3.0],
        "atas": [2.0, 2.0, 3.0],
        "seri_dengan": [["b"], ["a"], []],
    },
    schema_overrides={"seri_dengan": pl.List(pl.String)},
)


def draw(places: pl.DataFrame = PLACES, *chosen: str, **more: object) -> dict[str, Any]:
    return intervals(places, Lines(NAMES, None, chosen), tokens=LIGHT, lang="id", **more)


def test_each_area_is_a_dot_on_a_bar_with_its_places_in_figures() -> None:
    spec = draw()
    valid(spec)
    assert outline(spec) == [
        ("rect", "tingkat"),
        ("text", "tingkat"),
        ("bar", "baris"),
        ("bar", "baris"),
        ("point", "baris"),
        ("point", "baris"),
        ("text", "baris"),
        ("text", "baris"),
    ]
    assert [r["teks"] for r in rows(spec, "baris")] == ["1–2", "1–2", "3"]
    assert spec["height"] > 3 * ROW


def test_thirds_cut_the_places_evenly() -> None:
    drawn = rows(draw(), "tingkat")
    assert [(r["dari"], r["sampai"]) for r in drawn] == [(0.5, 1.5), (1.5, 2.5), (2.5, 3.5)]
    assert [r["kata"] for r in drawn] == ["atas", "tengah", "bawah"]


def test_what_cannot_be_told_apart_from_the_chosen_is_ringed_and_explained() -> None:
    spec = draw(PLACES, "a")
    assert [r["seri"] for r in rows(spec, "baris")] == [False, True, False]
    assert next(r["warna"] for r in rows(spec, "baris")) == LIGHT.lines[0]
    assert "Lingkaran" in " ".join(spec["title"]["text"])
    assert "Lingkaran" not in " ".join(draw()["title"]["text"])


def test_a_click_chooses_an_area_unless_it_may_not() -> None:
    assert layer(draw(), "bar", "baris")
    cover = draw()["layer"][2]
    assert cover["params"][0]["name"] == "wilayah"
    assert "params" not in draw(clickable=False)["layer"][2]


def test_samples_are_marked_and_nothing_is_still_a_chart() -> None:
    assert draw(sample=True)["title"]["text"] == "DATA CONTOH"
    valid(intervals(PLACES.clear(), Lines(NAMES), tokens=DARK, lang="en"))


def test_one_place_is_not_a_span() -> None:
    assert (span(4.0, 11.0, "id"), span(7.0, 7.0, "en")) == ("4–11", "7")


def test_it_is_drawn_to_the_end() -> None:
    assert "<svg" in svg(draw(PLACES, "a"), LIGHT)
