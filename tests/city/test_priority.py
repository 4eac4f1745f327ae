"""What deserves attention first in a city, and why, in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.city import priority, priority_words
from lib.city.city import City
from tests.city.cities import city_of

CITY = "71.74"
VILLAGES = ("71.74.01.1001", "71.74.01.1002", "71.74.02.1003", "71.74.02.2004")
INDICATORS = """
kode,dimensi,nama_id,satuan,arah,jenjang,agregasi,frekuensi,desimal,pembilang,penyebut,skor_terburuk,skor_terbaik
R,alam,Air,%,naik,kelurahan,rasio,tahunan,1,ada,jiwa,0,100
J,alam,Pohon,pohon,naik,kelurahan,jumlah,tahunan,0,,,,
T,alam,Banjir,kali,turun,kota,tidak_ada,tahunan,0,,,20,0
L,alam,Lama,%,naik,kota,tidak_ada,tahunan,0,,,0,100
"""
HEAD = "indikator,wilayah,periode,nilai,status,pembilang,penyebut\n"


def _city(tmp_path: Path, rows: list[str], targets: list[str]) -> City:
    files = {
        "indikator.csv": INDICATORS,
        "nilai/uji.csv": HEAD + "\n".join(rows) + "\n",
        "target.csv": "indikator,wilayah,periode,target\n" + "\n".join(targets) + "\n",
    }
    return city_of(tmp_path, files)


def test_villages_are_held_against_the_target_of_the_city(tmp_path: Path) -> None:
    shares = (50, 60, 70, 90)
    rows = [f"R,{v},2024,{s},,{s * 10},1000" for v, s in zip(VILLAGES, shares, strict=True)]
    city = _city(tmp_path, rows, [f"R,{CITY},2024,80"])

    row = priority.indicators(city).row(0, named=True)

    assert (row["indikator"], row["bagian_wilayah"], row["luas"]) == ("R", 0.75, 2)


def test_an_own_target_comes_before_the_one_of_the_city(tmp_path: Path) -> None:
    rows = [f"R,{v},2024,50,,500,1000" for v in VILLAGES]
    own = [f"R,{v},2024,40" for v in VILLAGES[:2]]
    city = _city(tmp_path, rows, [f"R,{CITY},2024,80", *own])

    assert priority.indicators(city)["bagian_wilayah"].to_list() == [0.5]


def test_counts_and_few_cases_are_not_held_against_it(tmp_path: Path) -> None:
    rows = [f"J,{v},2024,5,,," for v in VILLAGES]
    rows += [f"R,{VILLAGES[0]},2024,1,,1,100", f"R,{VILLAGES[1]},2024,90,,900,1000"]
    rows += [f"R,{v},2024,90,,900,1000" for v in VILLAGES[2:]]
    city = _city(tmp_path, rows, [f"J,{CITY},2024,100", f"R,{CITY},2024,95"])

    found = {r["indikator"]: r for r in priority.indicators(city).rows(named=True)}

    assert found["J"]["bagian_wilayah"] is None
    assert found["R"]["bagian_wilayah"] == 1.0
    assert found["R"]["luas"] == 2


def test_old_figures_come_first_only_where_there_are_no_others(tmp_path: Path) -> None:
    rows = [f"L,{CITY},2015,10,,,", f"T,{CITY},2024,12,,,"]
    city = _city(tmp_path, rows, [f"L,{CITY},2015,90", f"T,{CITY},2024,10"])

    assert priority.indicators(city)["indikator"].to_list() == ["T"]
    assert priority.indicators(city, frozenset({"L"}))["indikator"].to_list() == ["L"]


def test_an_empty_city_has_no_priorities(tmp_path: Path) -> None:
    city = city_of(tmp_path, {})

    assert priority.indicators(city).is_empty()
    assert priority.areas(city).is_empty()


BASE = {
    "jauh": 1,
    "arah": 1,
    "luas": 1,
    "kurang": 0.2,
    "skor": 55.0,
    "keadaan": "stagnan",
    "penilaian_tren": None,
    "bagian_wilayah": 0.3,
    "kantong_buruk": None,
}


@pytest.mark.parametrize(
    ("other", "place", "in_id", "in_en"),
    [
        ({}, 0, "Kurang 20 % dari target", "20 % of the target is missing"),
        ({"kurang": 0.0}, 0, "Tidak kurang dari target", "Nothing is missing from the target"),
        ({"keadaan": "tercapai"}, 0, "Target sudah tercapai", "The target is met"),
        ({"kurang": None}, 0, "Skor 55 dari 100", "Score 55 of 100"),
        ({}, 1, "Statusnya “stagnan”", "Its status is “stagnating”"),
        (
            {"penilaian_tren": "memburuk"},
            1,
            "Arah deretnya memburuk",
            "Its series is getting worse",
        ),
        ({"arah": 0}, 1, "Tidak memburuk", "Not getting worse"),
        (
            {"keadaan": "tidak_dapat_dinilai"},
            1,
            "Lebih buruk daripada angka sebelumnya",
            "Worse than the figure before",
        ),
        (
            {},
            2,
            "30 % wilayah di dalamnya belum mencapai target",
            "30 % of the areas inside have not reached the target",
        ),
        (
            {"bagian_wilayah": None, "kantong_buruk": "kuat"},
            2,
            "Ada kantong buruk yang kuat di peta",
            "There is a strong bad pocket on the map",
        ),
        (
            {"bagian_wilayah": None, "kantong_buruk": "perlu_dicermati"},
            2,
            "Ada kantong buruk yang perlu dicermati di peta",
            "There is a bad pocket on the map that needs a closer look",
        ),
        (
            {"luas": None},
            2,
            "Belum diketahui, jadi tidak dihitung",
            "Not known, so it does not count",
        ),
    ],
)
def test_every_reason_of_an_indicator(
    other: dict[str, object], place: int, in_id: str, in_en: str
) -> None:
    row = {**BASE, **other}

    said = [priority_words.indicator(row, lang)[place].jawab for lang in ("id", "en")]

    assert said == [in_id, in_en]


@pytest.mark.parametrize(
    ("change", "in_id", "in_en"),
    [
        (1.25, "Skornya naik 1,3 poin", "Its score rose by 1.3 points"),
        (-2.0, "Skornya turun 2,0 poin", "Its score fell by 2.0 points"),
        (0.01, "Skornya sama dengan", "Its score is the same as"),
    ],
)
def test_every_reason_of_an_area(change: float, in_id: str, in_en: str) -> None:
    row = {
        "jauh": 2,
        "arah": 0,
        "luas": 1,
        "sepertiga_bawah": 0.914,
        "selisih_skor": change,
        "bagian_rendah": 0.267,
    }

    far, moved, weak = priority_words.area(row, "id")

    assert far.jawab == "Di sepertiga terbawah pada 91 % dari 1.000 cara menghitung"
    assert (far.tanya, far.nilai) == ("Seberapa jauh?", 2)
    assert moved.jawab.startswith(in_id)
    assert weak.jawab == "27 % indikatornya di bawah 50 dari 100"
    assert priority_words.area(row, "en")[1].jawab.startswith(in_en)
