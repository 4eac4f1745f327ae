"""A cell says how many of a year's periods have a figure, and the weakest kind among them."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from lib.city import presence
from lib.city.city import City
from lib.city.presence import Kind
from tests.city.cities import city_of, observations

INDICATORS = """
kode,dimensi,nama_id,satuan,arah,jenjang,agregasi,frekuensi,walidata
A1,alam,Pohon,pohon,naik,kelurahan,tidak_ada,bulanan,dinas
A2,alam,Sampah,%,naik,kecamatan,tidak_ada,tahunan,dinas
A3,alam,Sensus,jiwa,naik,kota,tidak_ada,sepuluh_tahunan,dinas
A4,alam,Jumlah,pohon,naik,kecamatan,jumlah,tahunan,dinas
"""


def _city(tmp_path: Path, *rows: str) -> City:
    return city_of(tmp_path, {"indikator.csv": INDICATORS, **observations(*rows)})


def _cell(city: City, kode: str, area: str, year: int) -> tuple[int, int, str]:
    found = presence.of(city, kode)
    assert found is not None
    row = found.cells.filter(pl.col("wilayah") == area, pl.col("tahun") == year)
    return row.select("ada", "dari", "keadaan").row(0)


def test_no_figures_give_nothing(tmp_path: Path) -> None:
    assert presence.of(_city(tmp_path), "A1") is None


def test_months_are_counted_within_their_year(tmp_path: Path) -> None:
    city = _city(
        tmp_path,
        "A1,71.74.01.1001,2023-01,1,tetap",
        "A1,71.74.01.1001,2023-02,1,tetap",
        "A1,71.74.01.1001,2024-12,1,sementara",
    )

    assert _cell(city, "A1", "71.74.01.1001", 2023) == (2, 12, "terbit")
    assert _cell(city, "A1", "71.74.01.1001", 2024) == (1, 12, "belum_tetap")
    assert _cell(city, "A1", "71.74.01.1002", 2023) == (0, 12, "kosong")


def test_a_year_covers_all_its_months(tmp_path: Path) -> None:
    city = _city(tmp_path, "A1,71.74.01.1001,2023,1,tetap")

    assert _cell(city, "A1", "71.74.01.1001", 2023) == (12, 12, "terbit")


def test_one_sample_makes_the_cell_a_sample(tmp_path: Path) -> None:
    city = _city(tmp_path, "A1,71.74.01.1001,2023-01,1,tetap", "A1,71.74.01.1001,2023-02,1,contoh")

    assert _cell(city, "A1", "71.74.01.1001", 2023) == (2, 12, "contoh")


def test_a_rolled_up_figure_is_told_from_a_published_one(tmp_path: Path) -> None:
    city = _city(tmp_path, "A4,71.74.01,2023,1,tetap", "A4,71.74.02,2023,2,tetap")

    assert _cell(city, "A4", "71.74", 2023) == (1, 1, "hitung")
    assert _cell(city, "A4", "71.74.01", 2023) == (1, 1, "terbit")


def test_years_between_are_gaps_only_where_figures_are_due_yearly(tmp_path: Path) -> None:
    city = _city(
        tmp_path,
        "A2,71.74.01,2020,1,tetap",
        "A2,71.74.01,2023,1,tetap",
        "A3,71.74,2010,1,tetap",
        "A3,71.74,2020,1,tetap",
    )
    yearly, census = presence.of(city, "A2"), presence.of(city, "A3")

    assert yearly is not None
    assert census is not None
    assert yearly.years == (2020, 2021, 2022, 2023)
    assert census.years == (2010, 2020)


def test_areas_stand_under_their_district_down_to_the_finest_level(tmp_path: Path) -> None:
    city = _city(
        tmp_path, "A1,71.74,2023,1,tetap", "A2,71.74,2023,1,tetap", "A3,71.74,2020,1,tetap"
    )

    def codes(kode: str) -> list[str]:
        found = presence.of(city, kode)
        assert found is not None
        return [a.kode for a in found.areas]

    assert codes("A3") == ["71.74"]
    assert codes("A2") == ["71.74", "71.74.01", "71.74.02"]
    assert codes("A1")[:4] == ["71.74", "71.74.01", "71.74.01.1001", "71.74.01.1002"]


def test_kinds_are_those_that_occur(tmp_path: Path) -> None:
    found = presence.of(_city(tmp_path, "A2,71.74.01,2023,1,estimasi"), "A2")

    assert found is not None
    assert found.kinds == (Kind.UNSURE, Kind.NONE)
