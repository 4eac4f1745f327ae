"""What is drawn and said of what lies ahead, and when nothing may be."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.city import outlook
from lib.city.city import City
from lib.city.outlook import Outlook
from tests.city.cities import city_of

CITY = "71.74"
RISING = ((2016, 50.0), (2017, 52.0), (2018, 53.0), (2019, 56.0), (2020, 57.0), (2021, 59.0))
LONG = (*RISING, (2022, 61.0), (2023, 62.0))


def city(tmp_path: Path, *values: tuple[int, float], target: str = "", breaks: str = "") -> City:
    rows = "".join(f"A2,{CITY},{year},{value},tetap\n" for year, value in values)
    return city_of(
        tmp_path,
        {
            "nilai/uji.csv": "indikator,wilayah,periode,nilai,status\n" + rows,
            "target.csv": "indikator,wilayah,periode,target\n" + target,
            "jeda.csv": "indikator,periode,keterangan\n" + breaks,
        },
    )


def found(made: City) -> Outlook:
    one = outlook.of(made, "A2", CITY)
    assert one is not None
    return one


def said(made: City, lang: str = "id") -> list[str]:
    return outlook.said(made, made.catalogue.indicator("A2"), CITY, lang)


def test_a_projection_is_told_with_its_band_and_the_chance(tmp_path: Path) -> None:
    made = city(tmp_path, *LONG, target=f"A2,{CITY},2025,70\n")

    one = found(made)

    assert one.proyeksi["periode"].to_list() == ["2024", "2025"]
    assert one.jalur["nilai"].to_list() == [62.0, 70.0] or one.jalur.height == 2
    ahead, chance = said(made)
    assert ahead.startswith("Bila berjalan seperti selama ini, pada 2025 sekitar 66")
    assert "lemah" not in ahead
    assert chance == "Peluang mencapai target 2025 menurut tren kurang dari 5 %."


def test_few_figures_make_a_weak_projection_or_none(tmp_path: Path) -> None:
    weak = said(city(tmp_path / "a", *RISING))
    none = said(city(tmp_path / "b", *RISING[:3]))

    assert weak[0].endswith("Proyeksi ini lemah karena hanya dari 6 angka.")
    assert none == ["Belum ada proyeksi: baru 3 angka yang sebanding, perlu paling sedikit 5."]


def test_nothing_is_drawn_across_a_break(tmp_path: Path) -> None:
    made = city(tmp_path, *LONG, breaks="A2,2021,definisi baru\n")

    one = found(made)

    assert one.garis.is_empty()
    assert one.proyeksi.is_empty()
    assert said(made) == [
        "Belum ada proyeksi: baru 3 angka yang sebanding, perlu paling sedikit 5."
    ]


def test_a_target_too_far_ahead_has_no_chance_that_could_be_told(tmp_path: Path) -> None:
    made = city(tmp_path, *LONG, target=f"A2,{CITY},2045,90\n")

    assert said(made)[1] == (
        "Peluang mencapai target 2045 tidak disebut: tahunnya terlalu jauh untuk diproyeksikan "
        "dari deret ini."
    )


def test_the_median_line_turns_about_its_middle(tmp_path: Path) -> None:
    line = found(city(tmp_path, *LONG)).garis

    assert line["mulai"].dt.year().to_list() == [2016, 2019, 2023]
    widths = (line["atas"] - line["bawah"]).to_list()
    assert widths[1] < widths[0]
    assert widths[1] < widths[2]
    steps = line["nilai"].diff().drop_nulls().to_list()
    assert steps[0] / 3 == pytest.approx(steps[1] / 4)


def test_limits_cut_a_band_and_that_is_said(tmp_path: Path) -> None:
    high = tuple((year, value + 38) for year, value in LONG)

    assert "Pita dipotong pada batas yang mungkin." in said(city(tmp_path, *high))[0]


def test_an_area_without_values_has_no_outlook(tmp_path: Path) -> None:
    made = city(tmp_path, *LONG)

    assert outlook.of(made, "A2", "71.74.01.1001") is None
    assert outlook.said(made, made.catalogue.indicator("A2"), "71.74.01.1001", "id") == []
