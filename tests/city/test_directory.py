"""An indicator is found by any of its words, and by what it holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.city import directory
from lib.city.city import City
from lib.city.directory import Content, Wish
from lib.contract.vocabulary import Framework, Level
from tests.city.cities import city_of, observations

INDICATORS = """
kode,dimensi,nama_id,nama_en,satuan,arah,jenjang,agregasi,frekuensi,walidata,definisi_id,acuan,pilar
A1,alam,Pohon kota,City trees,pohon,naik,kelurahan,jumlah,bulanan,dinas,Yang tercatat,,smart_alam
A2,alam,Sampah,Waste,%,turun,kelurahan,tidak_ada,tahunan,,Bagian yang terangkut,ISO 37120,
B1,alam,Café buka,,unit,naik,kota,jumlah,tahunan,dinas,Dekat pohon,,
"""


@pytest.fixture
def city(tmp_path: Path) -> City:
    rows = observations(
        "A1,71.74.01.1001,2024-01,5,contoh",
        "A1,71.74.01.1001,2024-02,6,tetap",
        "A2,71.74.01.1001,2024,5,contoh",
    )
    return city_of(tmp_path, {"indikator.csv": INDICATORS, **rows})


def _found(city: City, framework: Framework = Framework.CITY, **wish: str) -> list[str]:
    return [i.kode for i in directory.find(city, framework, Wish(**wish))]


@pytest.mark.parametrize(
    "text, codes",
    [
        ("", ["A1", "A2", "B1"]),
        ("a2", ["A2"]),
        ("terangkut", ["A2"]),
        ("iso 37120", ["A2"]),
        ("waste", ["A2"]),
        ("dinas data", ["A1", "B1"]),
        ("cafe", ["B1"]),
        ("CAFÉ", ["B1"]),
        ("pohon sampah", []),
    ],
)
def test_every_word_must_occur_somewhere(city: City, text: str, codes: list[str]) -> None:
    assert _found(city, text=text) == codes


def test_a_word_in_the_name_goes_before_one_in_the_definition(city: City) -> None:
    assert _found(city, text="pohon") == ["A1", "B1"]
    assert _found(city, text="buka") == ["B1"]


def test_filters_narrow_down_together(city: City) -> None:
    assert _found(city, steward="dinas") == ["A1", "B1"]
    assert _found(city, steward="dinas", level="kota") == ["B1"]
    assert _found(city, content="kosong") == ["B1"]
    assert _found(city, content="nyata") == ["A1"]
    assert _found(city, content="contoh") == ["A2"]
    assert _found(city, content="ada") == ["A1", "A2"]


def test_a_dimension_is_one_of_the_framework(city: City) -> None:
    assert _found(city, dimension="smart_alam") == []
    assert _found(city, Framework.NATIONAL, dimension="smart_alam") == ["A1"]


def test_contents_tell_samples_from_real_figures(city: City) -> None:
    assert directory.contents(city) == {
        "A1": Content.MIXED,
        "A2": Content.SAMPLE,
        "B1": Content.NONE,
    }
    assert directory.tally(city).total() == 3


def test_filters_offer_only_what_is_there(city: City) -> None:
    assert directory.stewards(city) == ["dinas"]
    assert directory.levels(city) == [Level.CITY, Level.VILLAGE]
