from __future__ import annotations

import datetime as dt

import polars as pl

from lib.charts.gap import Names, gap
from lib.charts.theme import LIGHT, Measure
from lib.charts.trend import Break
from lib.contract.vocabulary import Direction
from tests.charts.charting import outline, rows, valid

NAMES = Names("Paling baik", "Paling tertinggal", "Nilai tengah", "Kota")


def table(*years: int, sample: bool = False, city: float | None = 6.0) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "periode": str(y),
                "mulai": dt.date(y, 1, 1),
                "bulan": 12,
                "terendah": 2.0,
                "tertinggi": 10.0 + y % 10,
                "tengah": 5.0,
                "kota": city,
                "nama_terendah": "Upai",
                "nama_tertinggi": "Sia",
                "contoh": sample,
            }
            for y in years
        ],
        schema_overrides={"kota": pl.Float64},
    )


def draw(rows_: pl.DataFrame, way: Direction = Direction.UP, **more: object) -> dict[str, object]:
    measure = Measure("U", "Terlayani", "%", 1, way)
    return gap(rows_, measure, NAMES, tokens=LIGHT, lang="id", **more)  # type: ignore[arg-type]


def test_a_band_with_both_ends_the_middle_and_the_city() -> None:
    spec = draw(table(2021, 2022, 2023))
    valid(spec)
    assert outline(spec)[0] == ("area", "pita")
    assert {r["nama"] for r in rows(spec, "label")} == {
        "Paling baik",
        "Paling tertinggal",
        "Nilai tengah",
        "Kota",
    }
    last = rows(spec, "pita")[-1]
    assert last["teks_tertinggi"] == "13,0\N{NO-BREAK SPACE}% (Sia)"
    assert last["saat"] == "2023"


def test_breaks_and_missing_years_part_the_band() -> None:
    spec = draw(table(2018, 2019, 2021, 2022), breaks=[Break("2022")])
    valid(spec)
    assert [r["ruas"] for r in rows(spec, "pita")] == [0, 0, 1, 2]
    assert [r["kata"] for r in rows(spec, "jeda")] == ["Jeda seri"]
    series = {r["seri"] for r in rows(spec, "garis")}
    assert {"kota/0", "kota/1", "kota/2"} <= series


def test_a_break_before_the_first_period_parts_nothing() -> None:
    assert "jeda" not in draw(table(2021, 2022), breaks=[Break("2020")])["datasets"]  # type: ignore[operator]


def test_real_and_sample_figures_are_not_joined() -> None:
    both = pl.concat([table(2021, 2022), table(2023, sample=True)])
    spec = draw(both)
    assert [r["ruas"] for r in rows(spec, "pita")] == [0, 0, 1]
    assert spec["title"]["text"] == "DATA CONTOH"  # type: ignore[index]


def test_the_end_that_is_better_has_the_favourable_colour() -> None:
    def colours(way: Direction) -> dict[str, str]:
        return {r["nama"]: r["warna"] for r in rows(draw(table(2021, 2022), way), "label")}

    assert colours(Direction.UP)["Paling baik"] == LIGHT.diverging[-1]
    assert colours(Direction.DOWN)["Paling baik"] == LIGHT.diverging[0]
    assert colours(Direction.NEUTRAL)["Paling baik"] == LIGHT.soft


def test_without_a_city_figure_there_is_no_line_of_it() -> None:
    spec = draw(table(2021, 2022, city=None))
    valid(spec)
    assert "Kota" not in {r["nama"] for r in rows(spec, "label")}
    assert rows(spec, "pita")[0]["teks_kota"] == "–"


def test_the_chosen_period_is_marked() -> None:
    assert len(rows(draw(table(2021, 2022), chosen="2022"), "saat")) == 1
    assert "saat" not in draw(table(2021, 2022))["datasets"]  # type: ignore[operator]


def test_one_period_and_none_are_still_a_chart() -> None:
    valid(draw(table(2021)))
    valid(draw(table(2021).clear()))
