"""The profile of an area and its peers."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from lib.analysis.similarity import Peers, Unlike
from lib.city import area_words, portrait
from lib.city.city import City
from lib.contract.vocabulary import Framework
from lib.store.shapes import Shapes
from tests.city.cities import city_of, observations
from tests.city.test_scene import KAMBOJA, KENANGA, MAWAR, MELATI

INDICATORS = """
kode,dimensi,nama_id,satuan,arah,jenjang,agregasi,frekuensi,desimal,pilar
U,alam,Terlayani,%,naik,kelurahan,tidak_ada,tahunan,1,smart_alam
T,alam,Sakit,%,turun,kelurahan,tidak_ada,tahunan,1,smart_alam
N,alam,Kepadatan,jiwa,netral,kelurahan,tidak_ada,tahunan,0,
J,alam,Pohon,pohon,naik,kelurahan,jumlah,tahunan,0,
K,alam,Opini kota,%,naik,kota,tidak_ada,tahunan,0,
"""


def made(folder: Path, *rows: str) -> City:
    return city_of(folder, {"indikator.csv": INDICATORS, **observations(*rows)})


def row_of(city: City, area: str, code: str) -> dict[str, object]:
    groups = portrait.entries(city, area, Framework.CITY)
    return next(row for _, rows in groups for i, row in rows if i.kode == code)


def test_indicators_stand_by_dimension_and_the_rest_comes_last(tmp_path: Path) -> None:
    city = made(tmp_path, f"N,{MAWAR},2024,5,", f"T,{MAWAR},2024,5,", f"U,{MAWAR},2024,5,")

    groups = portrait.entries(city, MAWAR, Framework.NATIONAL)

    assert [(d.kode if d else None, [i.kode for i, _ in rows]) for d, rows in groups] == [
        ("smart_alam", ["U", "T"]),
        (None, ["N"]),
    ]


def test_a_count_is_told_as_its_share_of_the_city(tmp_path: Path) -> None:
    city = made(
        tmp_path,
        *(f"J,{a},2024,{n}," for a, n in [(MAWAR, 10), (MELATI, 20), (KAMBOJA, 30), (KENANGA, 40)]),
    )

    row = row_of(city, MAWAR, "J")

    assert row["bagian"] == pytest.approx(0.1)
    indicator = city.catalogue.indicator("J")
    assert area_words.against_city(indicator, row, "id") == "10,0 % dari kota"


def test_a_sample_is_no_share_of_a_real_count(tmp_path: Path) -> None:
    city = made(tmp_path, f"J,{MAWAR},2024,10,contoh", "J,71.74,2024,100,")

    assert row_of(city, MAWAR, "J")["bagian"] is None


def test_below_the_city_is_better_where_less_is_better(tmp_path: Path) -> None:
    city = made(tmp_path, f"T,{MAWAR},2024,3,", f"T,{MELATI},2024,9,", "T,71.74,2024,5,")

    said = area_words.against_city(city.catalogue.indicator("T"), row_of(city, MAWAR, "T"), "id")

    assert said.replace("\N{NO-BREAK SPACE}", " ") == "2,0 poin persen di bawah, lebih baik"


def test_places_need_peers(tmp_path: Path) -> None:
    city = made(tmp_path, f"U,{MAWAR},2024,3,", f"U,{KENANGA},2024,9,")

    row = row_of(city, MAWAR, "U")

    assert area_words.rank(row, "", "id") == "2 / 2"
    assert area_words.rank(row, "_induk", "id") == "–"


def test_finding_counts_against_the_city(tmp_path: Path) -> None:
    city = made(
        tmp_path,
        f"U,{MAWAR},2024,80,",
        f"U,{MELATI},2024,60,",
        "U,71.74,2024,70,",
        f"T,{MAWAR},2024,9,",
        f"T,{MELATI},2024,3,",
        "T,71.74,2024,5,",
        f"N,{MAWAR},2024,9,",
    )
    area = city.catalogue.area(MAWAR)

    said = area_words.finding(city, area, portrait.profile(city, MAWAR), "id")

    assert said == (
        "Mawar lebih baik dari kota pada 1 dari 2 indikator yang dapat dibandingkan,"
        " lebih buruk pada 1."
    )


def test_an_area_without_figures_and_one_without_a_measure_say_so(tmp_path: Path) -> None:
    city = made(tmp_path, f"N,{MAWAR},2024,9,")

    def said(code: str) -> str:
        area = city.catalogue.area(code)
        return area_words.finding(city, area, portrait.profile(city, code), "id")

    assert said(MELATI) == "Belum ada satu angka pun untuk Melati Satu."
    assert said(MAWAR).startswith("Mawar memiliki angka untuk 1 indikator;")


def test_the_city_is_judged_by_its_course(tmp_path: Path) -> None:
    city = made(
        tmp_path, "U,71.74,2023,60,", "U,71.74,2024,70,", "T,71.74,2023,60,", "T,71.74,2024,70,"
    )
    area = city.catalogue.area("71.74")

    said = area_words.finding(city, area, portrait.profile(city, "71.74"), "id")

    assert said == (
        "1 dari 2 indikator yang dapat dibandingkan membaik, 1 memburuk."
        " Belum ada target yang dapat dinilai."
    )


def test_a_place_is_told_with_its_doubt(tmp_path: Path) -> None:
    scored = (
        "kode,dimensi,nama_id,satuan,arah,jenjang,agregasi,frekuensi,desimal,"
        "skor_terburuk,skor_terbaik\nU,alam,Udara,%,naik,kelurahan,tidak_ada,tahunan,1,0,100\n"
    )
    rows = [f"U,{a},2024,{n}," for a, n in ((MAWAR, 10), (MELATI, 40), (KAMBOJA, 70))]
    rows.append("U,71.74,2024,40,")
    city = city_of(tmp_path, {"indikator.csv": scored, **observations(*rows)})

    def told(code: str, lang: str) -> str:
        return area_words.finding(
            city, city.catalogue.area(code), portrait.profile(city, code), lang
        )

    assert told(MAWAR, "id").endswith(
        "Skor 2024: 10 dari 100, dihitung dari 1 dari 1 indikator; tempat 3 dari 3 pada 90 % dari"
        " 1.000 cara menghitung yang masuk akal."
    )
    assert "Score in 2024: 10 of 100, from 1 of 1 indicators; place 3 of 3" in told(MAWAR, "en")
    assert "Skor" not in told(KENANGA, "id")


def test_indicators_of_coarser_levels_are_counted(tmp_path: Path) -> None:
    city = made(tmp_path, f"U,{MAWAR},2024,5,", "K,71.74,2024,5,")

    assert portrait.coarser_only(city, city.catalogue.area(MAWAR)) == 1
    assert portrait.coarser_only(city, city.catalogue.area("71.74")) == 0


def test_too_few_shared_indicators_make_nobody_similar(tmp_path: Path) -> None:
    city = made(tmp_path, f"U,{MAWAR},2024,5,", f"U,{MELATI},2024,5,")

    assert portrait.similar(city, MAWAR).alasan is Unlike.FEW_INDICATORS


def test_fair_peers_are_neighbours_kin_and_of_a_size(tmp_path: Path) -> None:
    city = made(tmp_path, f"U,{MAWAR},2024,5,")
    neighbours = {MAWAR: (MELATI, KENANGA)}
    city.shapes = cast(Shapes, SimpleNamespace(neighbours=neighbours))

    def named(by: Peers) -> list[str]:
        return [a.kode for a in portrait.peers(city, MAWAR, by)]

    assert named(Peers.NEIGHBOURS) == [KENANGA, MELATI]
    assert named(Peers.KIND) == [KAMBOJA, MELATI]
    assert named(Peers.SIZE) == [KAMBOJA, KENANGA, MELATI]
