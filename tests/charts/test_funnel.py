from __future__ import annotations

import polars as pl
import pytest

from lib.analysis.funnel import funnel_plot
from lib.analysis.rate import Rate
from lib.analysis.small_numbers import stability
from lib.charts.funnel import funnel
from lib.charts.theme import LIGHT, Measure
from lib.charts.trend import Lines
from lib.contract.vocabulary import Direction
from tests.charts.charting import layer, outline, rows, valid

RATE = Rate(100.0, True)
NAMES = Lines({"a": "Upai", "b": "Sia", "c": "Biga", "d": "Moyag"}, None, ())
PARTS = {"a": (90, 400), "b": (40, 400), "c": (10, 120), "d": (41, 420), "e": (55, 500)}


def table(parts: dict[str, tuple[int, int]] = PARTS) -> pl.DataFrame:
    events, base = ([p[i] for p in parts.values()] for i in (0, 1))
    found = funnel_plot(events, base, per=100, share=True, centre=10)
    return found.with_columns(
        pl.Series("wilayah", list(parts)),
        pl.Series("pembilang", events),
        pl.Series("kestabilan", [str(stability(e, b)) for e, b in parts.values()]),
    )


def draw(
    found: pl.DataFrame | None = None, way: Direction = Direction.DOWN, **more: object
) -> dict[str, object]:
    measure = Measure("S", "Sakit", "%", 1, way)
    given = {"tokens": LIGHT, "lang": "id", **more}
    shown = table() if found is None else found
    return funnel(shown, RATE, 10.0, measure, "Penyebut", NAMES, **given)  # type: ignore[arg-type]


def test_one_point_for_each_area_between_limits() -> None:
    spec = draw()
    valid(spec)
    points = {r["wilayah"]: r for r in rows(spec, "titik")}
    assert set(points) == set(PARTS)
    assert points["a"]["kejadian"] == "90 dari 400"
    assert points["a"]["letak"] == "di atas batas 99,8 %"
    assert points["b"]["letak"] == "di dalam batas"


def test_limits_draw_together_as_areas_grow() -> None:
    limits = rows(draw(), "batas")
    widths = [r["atas_95"] - r["bawah_95"] for r in limits]
    assert widths[0] > widths[-1]
    assert all(r["bawah_998"] <= r["bawah_95"] <= r["atas_95"] <= r["atas_998"] for r in limits)
    assert limits[0]["penyebut"] <= 120
    assert limits[-1]["penyebut"] >= 500


def test_only_areas_outside_are_named_and_the_unstable_are_hollow() -> None:
    spec = draw()
    assert [r["nama"] for r in rows(spec, "label")] == ["Upai"]
    points = {r["wilayah"]: r for r in rows(spec, "titik")}
    assert points["c"]["isi"] == LIGHT.paper
    assert points["b"]["isi"] == points["b"]["warna"]
    assert spec["title"]["text"] == ["Titik kosong: tidak stabil (kurang dari 20 kejadian)"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("way", "colour"),
    [
        (Direction.DOWN, LIGHT.diverging[0]),
        (Direction.UP, LIGHT.diverging[-1]),
        (Direction.NEUTRAL, LIGHT.lines[5]),
    ],
)
def test_colour_and_shape_say_whether_outside_is_good(way: Direction, colour: str) -> None:
    points = {r["wilayah"]: r for r in rows(draw(way=way), "titik")}
    assert (points["a"]["warna"], points["a"]["bentuk"]) == (colour, "triangle-up")
    assert points["b"]["bentuk"] == "circle"


def test_if_most_are_outside_nobody_is_singled_out() -> None:
    wild = table({"a": (90, 400), "b": (80, 400), "c": (5, 400), "d": (41, 420), "e": (200, 500)})
    assert rows(draw(wild), "label") == []


def test_a_chosen_area_is_always_named() -> None:
    lines = Lines(NAMES.names, None, ("b",))
    measure = Measure("S", "Sakit", "%", 1, Direction.DOWN)
    spec = funnel(table(), RATE, 10.0, measure, "Penyebut", lines, tokens=LIGHT, lang="id")
    assert {r["nama"] for r in rows(spec, "label")} == {"Upai", "Sia"}


def test_names_at_one_place_are_moved_apart() -> None:
    both = {"a": (90, 400), "b": (90, 402), "c": (40, 400), "d": (41, 420), "e": (42, 430)}
    places = [r["y"] for r in rows(draw(table(both)), "label")]
    assert abs(places[0] - places[1]) > 0.5


def test_a_click_selects_and_the_limits_are_named() -> None:
    spec = draw()
    assert layer(spec, "point", "titik")["params"][0]["name"] == "wilayah"
    assert {r["teks"] for r in rows(spec, "ujung")} >= {"95\N{NO-BREAK SPACE}%"}
    assert outline(spec)[0] == ("area", "batas")
    assert rows(spec, "tengah")[0]["teks"] == "Semua wilayah: 10,0\N{NO-BREAK SPACE}%"


def test_sample_is_marked_and_no_area_is_still_a_chart() -> None:
    assert draw(sample=True)["title"]["text"] == "DATA CONTOH"  # type: ignore[index]
    valid(draw(table().clear()))
