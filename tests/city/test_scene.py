"""What a map shows: values, changes, their ranks and their classes."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from lib.analysis.classes import Kind, Scheme
from lib.city import scene
from lib.city.city import City
from lib.city.scene import Style
from lib.contract.vocabulary import Level
from tests.city.cities import city_of, observations

MAWAR, MELATI, KAMBOJA, KENANGA = (
    "71.74.01.1001",
    "71.74.01.1002",
    "71.74.02.1003",
    "71.74.02.2004",
)
INDICATORS = """
kode,dimensi,nama_id,satuan,arah,jenjang,agregasi,frekuensi,desimal
U,alam,Terlayani,%,naik,kelurahan,tidak_ada,tahunan,1
T,alam,Sakit,%,turun,kelurahan,tidak_ada,tahunan,1
"""


def made(folder: Path, *rows: str, **files: str) -> City:
    breaks = {"jeda.csv": files["jeda"]} if "jeda" in files else {}
    return city_of(folder, {"indikator.csv": INDICATORS, **observations(*rows), **breaks})


def test_values_come_with_their_place_among_all_and_among_their_kind(tmp_path: Path) -> None:
    city = made(tmp_path, f"U,{MAWAR},2024,80,", f"U,{MELATI},2024,90,", f"U,{KENANGA},2024,70,")

    shown = scene.of_values(city, "U", Level.VILLAGE, "2024", Style())

    places = shown.rows.select("wilayah", "tampil", "peringkat_semua", "peringkat_jenis").rows()
    assert places == [(MAWAR, 80.0, 2, 2), (MELATI, 90.0, 1, 1), (KENANGA, 70.0, 3, 1)]


def test_the_scale_is_the_same_in_every_period(tmp_path: Path) -> None:
    city = made(
        tmp_path,
        *(
            f"U,{a},{y},{v},"
            for a, y, v in [
                (MAWAR, 2023, 10),
                (MELATI, 2023, 20),
                (KAMBOJA, 2023, 30),
                (MAWAR, 2024, 60),
                (MELATI, 2024, 70),
                (KAMBOJA, 2024, 95),
            ]
        ),
    )

    first, last = (scene.of_values(city, "U", Level.VILLAGE, y, Style()) for y in ("2023", "2024"))

    assert first.classes == last.classes
    assert (first.classes.edges[0], first.classes.edges[-1]) == (10, 95)


def test_a_scale_around_the_city_turns_at_its_value(tmp_path: Path) -> None:
    city = made(
        tmp_path,
        f"U,{MAWAR},2024,40,",
        f"U,{MELATI},2024,60,",
        f"U,{KAMBOJA},2024,80,",
        "U,71.74,2024,55,",
    )

    shown = scene.of_values(city, "U", Level.VILLAGE, "2024", Style(around_city=True))

    assert shown.classes.kind is Kind.DIVERGING
    assert shown.classes.middle == shown.city_value == 55


def test_values_on_both_sides_of_zero_turn_at_zero(tmp_path: Path) -> None:
    city = made(tmp_path, f"U,{MAWAR},2024,-4,", f"U,{MELATI},2024,6,")

    shown = scene.of_values(city, "U", Level.VILLAGE, "2024", Style())

    assert (shown.classes.kind, shown.classes.middle) == (Kind.DIVERGING, 0.0)


def test_own_breaks_divide_as_written(tmp_path: Path) -> None:
    city = made(tmp_path, f"U,{MAWAR},2024,40,", f"U,{MELATI},2024,60,")

    shown = scene.of_values(city, "U", Level.VILLAGE, "2024", Style(Scheme.OWN, breaks=(50.0,)))

    assert shown.classes.edges == (40, 50, 60)


def test_changes_are_differences_and_turn_at_zero(tmp_path: Path) -> None:
    city = made(tmp_path, f"T,{MAWAR},2022,9,", f"T,{MAWAR},2024,5,", f"T,{MELATI},2024,3,")

    shown = scene.of_changes(city, "T", Level.VILLAGE, "2022", "2024", Style())

    assert shown.rows.select("wilayah", "tampil", "penilaian", "alasan").rows() == [
        (MAWAR, -4.0, "membaik", None),
        (MELATI, None, None, "awal_deret"),
    ]
    assert shown.classes.middle == 0
    assert shown.favourable == -1


def test_only_periods_of_one_length_without_a_break_between_compare(tmp_path: Path) -> None:
    city = made(
        tmp_path,
        *(f"U,{MAWAR},{y},{i}," for i, y in enumerate(["2019", "2021", "2021-S1", "2023", "2024"])),
        jeda="indikator,periode,keterangan\nU,2021,metode baru\n",
    )

    assert scene.comparable(city, "U", Level.VILLAGE, "2024") == ["2021", "2023"]
    assert scene.comparable(city, "U", Level.VILLAGE, "2021") == []


@pytest.mark.parametrize("level", [Level.VILLAGE, Level.DISTRICT])
def test_a_period_without_values_gives_an_empty_map(tmp_path: Path, level: Level) -> None:
    city = made(tmp_path, f"U,{MAWAR},2024,40,")

    shown = scene.of_values(city, "U", level, "2020", Style())

    assert shown.rows.is_empty()
    assert shown.shown.schema == {"wilayah": pl.String, "nilai": pl.Float64}
