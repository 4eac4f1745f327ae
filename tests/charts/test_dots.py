from __future__ import annotations

import polars as pl

from lib.charts.dots import dots
from lib.charts.theme import LIGHT, Measure
from lib.charts.trend import Lines
from lib.contract.vocabulary import Direction
from tests.charts.charting import layer, rows, valid

MEASURES = [
    Measure("A", "Air minum", "%", 1, Direction.UP),
    Measure("B", "Waktu tanggap", "hari", 0, Direction.DOWN),
]
AREAS = Lines({"k": "Kota", "a": "Upai", "b": "Sia", "c": "Biga"}, "k", ("a",))
VALUES = pl.DataFrame(
    {
        "indikator": ["A"] * 4 + ["B"] * 3,
        "wilayah": ["k", "a", "b", "c", "k", "a", "b"],
        "nilai": [70.0, 80.0, 60.0, 65.0, 5.0, 3.0, 9.0],
    }
)


def draw(values: pl.DataFrame = VALUES) -> dict[str, object]:
    return dots(values, MEASURES, AREAS, tokens=LIGHT, lang="id")


def places(spec: dict[str, object], table: str) -> dict[tuple[str, str], float]:
    return {(r["ukuran"], r["wilayah"]): round(r["tempat"], 2) for r in rows(spec, table)}


def test_each_indicator_has_its_own_scale() -> None:
    spec = draw()
    valid(spec)
    assert places(spec, "pilihan") == {("Air minum", "a"): 1, ("Waktu tanggap", "a"): 1}
    assert places(spec, "kota") == {("Air minum", "k"): 0.5, ("Waktu tanggap", "k"): 0.67}


def test_better_is_on_the_right_also_where_less_is_better() -> None:
    ends = {r["ukuran"]: (r["kiri"], r["kanan"]) for r in rows(draw(), "ujung")}
    assert ends["Air minum"] == ("60,0", "80,0\N{NO-BREAK SPACE}%")
    assert ends["Waktu tanggap"] == ("9", "3\N{NO-BREAK SPACE}hari")


def test_others_are_grey_dots_that_can_be_clicked() -> None:
    spec = draw()
    assert set(places(spec, "titik")) == {
        ("Air minum", "b"),
        ("Air minum", "c"),
        ("Waktu tanggap", "b"),
    }
    assert layer(spec, "point", "titik")["params"][0]["name"] == "wilayah"


def test_chosen_areas_differ_in_colour_and_shape() -> None:
    encoding = layer(draw(), "point", "pilihan")["encoding"]
    assert encoding["fill"]["scale"] == {"domain": ["Upai"], "range": [LIGHT.lines[0]]}
    assert encoding["shape"]["scale"]["domain"] == ["Upai"]


def test_an_indicator_without_values_says_so() -> None:
    spec = draw(VALUES.filter(pl.col("indikator") == "A"))
    valid(spec)
    assert {r["ukuran"]: r["kiri"] for r in rows(spec, "ujung")}[
        "Waktu tanggap"
    ] == "tidak ada data"


def test_equal_values_stand_in_the_middle() -> None:
    flat = VALUES.with_columns(nilai=pl.lit(5.0))
    assert set(places(draw(flat), "titik").values()) == {0.5}


def test_nothing_to_compare_is_still_a_chart() -> None:
    valid(dots(VALUES.clear(), [], AREAS, tokens=LIGHT, lang="id"))
