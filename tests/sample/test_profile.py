from __future__ import annotations

import polars as pl
import pytest

from lib.sample.profile import profiles, scale_of


@pytest.mark.parametrize(
    ("unit", "scale"),
    [
        ("%", 100),
        ("unit/1.000 jiwa", 1000),
        ("orang/100.000 kelahiran hidup", 100000),
        ("siswa/guru", 1),
        ("indeks (1-5)", 1),
        ("kg/jiwa/hari", 1),
    ],
)
def test_unit_gives_the_scale(unit: str, scale: float) -> None:
    assert scale_of(unit) == scale


def row(**cells: str | None) -> pl.DataFrame:
    base: dict[str, str | None] = {
        "kode": "Z9",
        "dimensi": "x",
        "satuan": "%",
        "arah": "naik",
        "jenjang": "kelurahan",
        "agregasi": "rasio",
        "frekuensi": "tahunan",
        "desimal": "1",
        "batas_bawah": "0",
        "batas_atas": "100",
        "kategori": None,
    }
    return pl.DataFrame([base | cells], schema=dict.fromkeys(base, pl.String))


def test_unlisted_indicator_gets_levels_within_its_limits() -> None:
    (found,) = profiles(row())
    assert found.last is not None
    assert 0 < found.first < found.last < 100


def test_unlisted_indicator_for_which_less_is_better_falls() -> None:
    (found,) = profiles(row(arah="turun", batas_atas=None))
    assert found.last is not None
    assert found.last < found.first


@pytest.mark.parametrize(
    "cells", [{"kategori": "C;B;A"}, {"jenjang": "kota"}, {"jenjang": "kecamatan"}]
)
def test_no_values_are_invented_for(cells: dict[str, str]) -> None:
    assert profiles(row(**cells)) == []


def test_indicator_listed_without_levels_is_left_out() -> None:
    described = pl.DataFrame({"kode": ["Z9"], "awal": [None]}, schema_overrides={"awal": pl.String})
    assert profiles(row(), described) == []


def test_what_is_described_goes_before_what_is_guessed() -> None:
    described = pl.DataFrame({"kode": ["Z9"], "awal": ["11"], "akhir": ["12"], "target": ["13"]})
    (found,) = profiles(row(), described)
    assert (found.first, found.last, found.target) == (11, 12, 13)
