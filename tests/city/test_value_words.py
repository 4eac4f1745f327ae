"""The latest value in one sentence, every branch in both languages."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from lib.analysis.small_numbers import Stability
from lib.city import status, value_words
from lib.city.city import City
from lib.contract.vocabulary import Status
from tests.city.cities import city_of
from tests.city.told import NB, indicator, verdict

CITY, VILLAGE, DESA = "71.74", "71.74.01.1001", "71.74.02.2004"
TODAY = dt.date(2025, 6, 30)
INDICATORS = """
kode,dimensi,nama_id,nama_en,satuan,arah,jenjang,agregasi,pembilang,penyebut,frekuensi,desimal,ambang_privasi,kategori
R,alam,Sakit,Ill people,%,turun,kelurahan,rasio,sakit,jiwa,tahunan,1,,
P,alam,Kasus,Cases,%,turun,kelurahan,rasio,kasus,jiwa,tahunan,1,3,
S,alam,Pohon,Trees,pohon,naik,kelurahan,jumlah,,,tahunan,0,,
N,alam,Suhu,Temperature,derajat,netral,kelurahan,tidak_ada,,,tahunan,1,,
O,alam,Opini,Opinion,opini,naik,kecamatan,tidak_ada,,,tahunan,,,TMP;WDP;WTP
"""
ROWS = f"""indikator,wilayah,periode,nilai,status,pembilang,penyebut
R,{CITY},2024,10,,300,3000
R,{VILLAGE},2024,7,,70,1000
R,71.74.01.1002,2024,12,,120,1000
R,71.74.02.1003,2024,10.5,,105,1000
R,{DESA},2024,2,,1,50
R,71.74.01,2024,0,,0,2000
N,71.74.02,2023,9.5,sementara,,
O,71.74.01,2019,WDP,,,
P,{CITY},2024,10,,300,3000
P,{VILLAGE},2024,0.2,,2,1000
P,71.74.01.1002,2024,1.5,,15,1000
S,{CITY},2024,200,,,
S,{VILLAGE},2024,50,contoh,,
S,71.74.01.1002,2024,50,,,
S,{DESA},2024,0,,,
N,{CITY},2020,25,estimasi,,
N,{VILLAGE},2020,24,,,
N,{DESA},2020,25,,,
O,{CITY},2024,WTP,,,
"""


@pytest.fixture
def city(tmp_path: Path) -> City:
    return city_of(tmp_path, {"indikator.csv": INDICATORS, "nilai/uji.csv": ROWS})


def _said(city: City, kode: str, area: str, lang: str) -> str:
    made = status.of(city, kode, area)
    assert made is not None
    found = value_words.said(city, city.catalogue.indicator(kode), made, TODAY, lang)
    return found.replace(NB, "~")


@pytest.mark.parametrize(
    ("kode", "area", "in_id", "in_en"),
    [
        (
            "R",
            CITY,
            "Sakit di Kota Contoh tercatat 10,0~% pada 2024.",
            "Ill people in Kota Contoh stood at 10.0~% in 2024.",
        ),
        (
            "N",
            "71.74.02",
            "Suhu di Kecamatan Contoh Selatan tercatat 9,5~derajat pada 2023 (angka sementara).",
            "Temperature in Contoh Selatan District stood at 9.5~derajat in 2023 (provisional).",
        ),
        (
            "N",
            CITY,
            "Suhu di Kota Contoh tercatat 25,0~derajat pada 2020 (angka perkiraan);"
            " sesudah itu belum ada angka.",
            "Temperature in Kota Contoh stood at 25.0~derajat in 2020 (an estimate);"
            " there has been no figure since.",
        ),
        (
            "S",
            VILLAGE,
            "Pohon di Kelurahan Mawar tercatat 50~pohon pada 2024 (angka contoh).",
            "Trees in Mawar stood at 50~pohon in 2024 (a sample figure).",
        ),
        (
            "O",
            CITY,
            "Opini di Kota Contoh hasilnya WTP pada 2024.",
            "The result for Opinion in Kota Contoh was WTP in 2024.",
        ),
        (
            "O",
            "71.74.01",
            "Opini di Kecamatan Contoh Utara hasilnya WDP pada 2019;"
            " sesudah itu belum ada hasil baru.",
            "The result for Opinion in Contoh Utara District was WDP in 2019;"
            " there has been none since.",
        ),
        (
            "R",
            DESA,
            "Sakit di Desa Kenanga bertumpu pada 1 kasus saja pada 2024, terlalu sedikit untuk"
            " dijadikan angka banding atau peringkat.",
            "Ill people in Kenanga rests on a count of only 1 in 2024, too few for a rate or"
            " a ranking.",
        ),
        (
            "R",
            "71.74.01",
            "Sakit di Kecamatan Contoh Utara tercatat tanpa satu kasus pun dari 2.000 pada 2024;"
            " batas atas selang 95 % masih 0,2~%.",
            "Ill people in Contoh Utara District was recorded without a single case out of 2,000"
            " in 2024; the upper end of the 95 % interval is still 0.2~%.",
        ),
        (
            "P",
            VILLAGE,
            "Kasus di Kelurahan Mawar tidak ditampilkan untuk 2024 karena kasusnya kurang dari 3.",
            "Cases in Mawar is not shown for 2024 because there are fewer than 3 cases.",
        ),
    ],
)
def test_every_branch(city: City, kode: str, area: str, in_id: str, in_en: str) -> None:
    assert _said(city, kode, area, "id") == in_id
    assert _said(city, kode, area, "en") == in_en


@pytest.mark.parametrize(
    ("kode", "area", "in_id", "in_en"),
    [
        (
            "R",
            VILLAGE,
            "Angka ini 3,0~poin persen di bawah angka Kota Contoh (10,0~%), jadi lebih baik.",
            "It is 3.0~percentage points below the figure for Kota Contoh (10.0~%),"
            " which is better.",
        ),
        (
            "R",
            "71.74.01.1002",
            "Angka ini 2,0~poin persen di atas angka Kota Contoh (10,0~%), jadi lebih buruk.",
            "It is 2.0~percentage points above the figure for Kota Contoh (10.0~%),"
            " which is worse.",
        ),
        (
            "R",
            "71.74.02.1003",
            "Angka ini 0,5~poin persen di atas angka Kota Contoh (10,0~%);"
            " selisih itu masih dapat terjadi karena kebetulan.",
            "It is 0.5~percentage points above the figure for Kota Contoh (10.0~%);"
            " that difference may still be chance.",
        ),
        (
            "N",
            VILLAGE,
            "Angka ini 1,0~derajat di bawah angka Kota Contoh (25,0~derajat).",
            "It is 1.0~derajat below the figure for Kota Contoh (25.0~derajat).",
        ),
        (
            "N",
            DESA,
            "Angka ini sama dengan angka Kota Contoh (25,0~derajat).",
            "It is the same as the figure for Kota Contoh (25.0~derajat).",
        ),
        (
            "S",
            "71.74.01.1002",
            "Angka ini 25,0 % dari jumlah Kota Contoh.",
            "It is 25.0 % of the total for Kota Contoh.",
        ),
        ("S", DESA, "", ""),
        ("S", VILLAGE, "", ""),
        ("N", "71.74.02", "", ""),
        ("R", CITY, "", ""),
        ("O", CITY, "", ""),
    ],
)
def test_beside_the_city(city: City, kode: str, area: str, in_id: str, in_en: str) -> None:
    made = status.of(city, kode, area)
    assert made is not None
    for lang, expected in (("id", in_id), ("en", in_en)):
        found = value_words.beside(city, city.catalogue.indicator(kode), made, lang)
        assert found.replace(NB, "~") == expected


def test_few_cases_are_said_with_their_interval(city: City) -> None:
    made = status.of(city, "P", "71.74.01.1002")
    assert made is not None
    chosen = city.catalogue.indicator("P")

    assert value_words.unstable(chosen, made, "id").replace(NB, "~") == (
        "Angka ini bertumpu pada 15 kasus dari 1.000 sehingga mudah berubah karena beberapa"
        " kejadian saja (selang 95 %: 0,9 sampai 2,5~%)."
    )
    assert value_words.unstable(chosen, made, "en").replace(NB, "~") == (
        "This figure rests on a count of 15 out of 1,000, so a few events can change it a great"
        " deal (95 % interval: 0.9 to 2.5~%)."
    )
    stable = status.of(city, "R", CITY)
    assert stable is not None
    assert value_words.unstable(chosen, stable, "id") == ""


def test_without_a_figure_it_says_so(city: City) -> None:
    chosen, area = city.catalogue.indicator("N"), city.catalogue.area("71.74.01")

    said = [value_words.none(chosen, area, lang) for lang in ("id", "en")]

    assert said == [
        "Suhu di Kecamatan Contoh Utara belum ada angkanya.",
        "Temperature in Contoh Utara District has no figure yet.",
    ]


def test_no_case_without_a_denominator(city: City) -> None:
    made = verdict(0, "2024", pembilang=0.0, kestabilan=Stability.COUNT_ONLY, wilayah=CITY)

    said = [value_words.said(city, indicator(), made, TODAY, lang) for lang in ("id", "en")]

    assert said == [
        "Kemiskinan di Kota Contoh tercatat tanpa satu kasus pun pada 2024.",
        "Poverty in Kota Contoh was recorded without a single case in 2024.",
    ]


@pytest.mark.parametrize(
    ("period", "old"), [("2021", True), ("2022", False), ("2022-05", True), ("2022-06", False)]
)
def test_a_value_of_three_years_ago_is_old(period: str, old: bool) -> None:
    assert value_words.is_old(verdict(1, period, status=Status.FINAL), TODAY) is old
