from __future__ import annotations

from typing import Any

import polars as pl

from lib.charts.theme import DARK, LIGHT, Measure
from lib.charts.trend import Break, Lines, trend
from lib.contract.periods import Period
from tests.charts.charting import layer, outline, rows, valid

SHARE = Measure("X", "Akses air minum layak", "%", 1)
AREAS = Lines({"k": "Kota", "a": "Utara", "b": "Selatan"}, city="k", chosen=("a",))


def panel(*points: tuple[str, str, float, str]) -> pl.DataFrame:
    table = [
        (area, p, Period.parse(p).start, Period.parse(p).months, value, status, status == "contoh")
        for area, p, value, status in points
    ]
    columns = ["wilayah", "periode", "mulai", "bulan", "nilai", "status", "contoh"]
    return pl.DataFrame(table, schema=columns, orient="row").cast({"bulan": pl.Int8})


def draw(frame: pl.DataFrame, **more: object) -> dict[str, Any]:
    given = {"tokens": LIGHT, "lang": "id", **more}
    return trend(frame, SHARE, AREAS, **given)


YEARS = panel(
    ("k", "2021", 61, "tetap"),
    ("k", "2022", 62, "tetap"),
    ("k", "2023", 64, "sementara"),
    ("a", "2021", 70, "tetap"),
    ("a", "2023", 72, "estimasi"),
    ("b", "2022", 55, "tetap"),
    ("b", "2023", 56, "tetap"),
)


def test_city_and_chosen_stand_out_and_the_rest_is_grey() -> None:
    spec = draw(YEARS)
    valid(spec)
    assert outline(spec) == [
        ("line", "lain"),
        ("line", "garis"),
        ("point", "titik"),
        ("text", "label"),
        ("text", "label"),
    ]
    assert rows(spec, "nama") == [{"area": 1, "nama": "Selatan"}]
    assert {(r["warna"], r["tebal"]) for r in rows(spec, "garis")} == {
        (LIGHT.ink, 3.5),
        (LIGHT.lines[0], 2.0),
    }
    assert layer(spec, "line", "lain")["mark"]["stroke"] == LIGHT.faint


def test_each_line_is_named_at_its_end() -> None:
    assert [(r["nama"], r["nilai"], r["tebal"]) for r in rows(draw(YEARS), "label")] == [
        ("Utara", 72, False),
        ("Kota", 64, True),
    ]


def test_names_of_near_ends_are_moved_apart() -> None:
    near = panel(
        ("k", "2023", 60, "tetap"), ("a", "2023", 60.1, "tetap"), ("b", "2023", 90, "tetap")
    )
    first, second = (r["nilai"] for r in rows(draw(near), "label"))
    assert first - second > 1


def test_gaps_stay_open() -> None:
    series = {(r["seri"]) for r in rows(draw(YEARS), "garis")}
    assert series == {"k/0", "a/0", "a/1"}


def test_provisional_points_are_hollow_and_estimates_are_diamonds() -> None:
    spec = draw(YEARS)
    signs = {
        (r["nama"], r["saat"]): (r["isi"] == LIGHT.paper, r["bentuk"]) for r in rows(spec, "titik")
    }
    assert signs["Kota", "2022"] == (False, "circle")
    assert signs["Kota", "2023"] == (True, "circle")
    assert signs["Utara", "2023"] == (True, "diamond")
    assert spec["title"]["text"] == ["Titik kosong: angka sementara · Wajik: estimasi"]


def test_sample_data_is_named_first_below_the_chart() -> None:
    spec = draw(panel(("k", "2023", 60, "contoh")))
    assert spec["title"] == {"text": "DATA CONTOH"}
    assert draw(panel(("k", "2023", 60, "tetap"))).get("title") is None


def test_a_sample_target_makes_the_chart_a_sample() -> None:
    target = pl.DataFrame({"periode": ["2025"], "target": [70.0], "contoh": [True]})
    assert draw(YEARS, target=target)["title"]["text"] == "DATA CONTOH"


def test_the_target_is_dashed_and_named_with_its_year() -> None:
    target = pl.DataFrame({"periode": ["2029", "2025"], "target": [80.0, 70.0]})
    spec = draw(YEARS, target=target)
    valid(spec)
    assert layer(spec, "line", "target")["mark"]["strokeDash"]
    assert [r["nilai"] for r in rows(spec, "target")] == [70, 80]
    assert [r["nama"] for r in rows(spec, "label")][-1] == "Target 2029: 80,0"
    last = spec["encoding"]["x"]["scale"]["domain"][1]
    assert last["year"] >= 2029


def test_a_break_is_a_line_with_a_word() -> None:
    spec = draw(YEARS, breaks=[Break("2023", "Metode baru"), Break("2022")])
    valid(spec)
    assert outline(spec)[:2] == [("rule", "jeda"), ("text", "jeda")]
    assert [r["kata"] for r in rows(spec, "jeda")] == ["Metode baru", "Jeda seri"]
    assert {"k/0", "k/1", "k/2"} <= {r["seri"] for r in rows(spec, "garis")}


def test_the_axis_need_not_begin_at_zero_and_names_the_unit_above() -> None:
    y = layer(draw(YEARS), "line", "garis")["encoding"]["y"]
    assert y["scale"]["domain"] == [55, 75]
    assert (y["axis"]["title"], y["axis"]["titleAngle"]) == ("%", 0)


def test_numbers_follow_the_language() -> None:
    decimal = {
        lang: draw(YEARS, lang=lang)["config"]["locale"]["number"]["decimal"]
        for lang in ("id", "en")
    }
    assert decimal == {"id": ",", "en": "."}
    tip = layer(draw(YEARS), "point", "titik")["encoding"]["tooltip"]
    assert {"field": "nilai", "type": "quantitative", "format": ",.1f", "title": "Nilai (%)"} in tip


def test_values_that_are_words_are_read_as_words() -> None:
    opinion = Measure("O", "Opini", "", 0, words=("WDP", "WTP"))
    frame = panel(("k", "2021", 1, "tetap"), ("k", "2022", 2, "tetap"))
    spec = trend(frame, opinion, AREAS, tokens=LIGHT, lang="id")
    valid(spec)
    assert layer(spec, "line", "garis")["encoding"]["y"]["axis"]["values"] == [1, 2]
    assert (
        layer(spec, "line", "garis")["encoding"]["y"]["axis"]["labelExpr"]
        == '["WDP", "WTP"][datum.value - 1]'
    )
    assert [r["teks"] for r in rows(spec, "titik")] == ["WDP", "WTP"]


def test_months_are_drawn_without_dots_unless_they_say_something() -> None:
    months = [(("k"), f"20{y}-{m:02d}", 60.0, "tetap") for y in (22, 23) for m in range(1, 13)]
    months[-1] = ("k", "2023-12", 60.0, "sementara")
    shown = [r["saat"] for r in rows(draw(panel(*months)), "titik") if r["tampak"]]
    assert shown == ["Des 2023"]


def test_nothing_to_draw_is_still_a_chart() -> None:
    valid(draw(YEARS.clear()))


def test_dark_has_its_own_colours() -> None:
    assert {r["warna"] for r in rows(draw(YEARS, tokens=DARK), "garis")} == {
        DARK.ink,
        DARK.lines[0],
    }
