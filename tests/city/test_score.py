"""Scores of a city: what they rest on, what they lack, what a trial does to them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lib.city import score, score_words
from lib.city.city import City
from lib.city.score import Asked, Lack
from lib.city.trial import RULE
from lib.contract.vocabulary import Framework, Level
from tests.city.cities import city_of

CITY = "71.74"
VILLAGES = ("71.74.01.1001", "71.74.01.1002", "71.74.02.1003", "71.74.02.2004")
INDICATORS = """
kode,dimensi,nama_id,satuan,arah,jenjang,agregasi,frekuensi,walidata,skor_terburuk,skor_terbaik
A1,alam,Pohon,%,naik,kelurahan,tidak_ada,tahunan,dinas,0,100
A2,alam,Sampah,%,turun,kelurahan,tidak_ada,tahunan,dinas,100,0
A3,alam,Air,%,naik,kelurahan,tidak_ada,tahunan,dinas,0,100
A4,alam,Udara,%,naik,kelurahan,tidak_ada,tahunan,dinas,,
B1,warga,Sehat,%,naik,kelurahan,tidak_ada,tahunan,dinas,0,100
"""
DIMENSIONS = """
kerangka,kode,urutan,nama_id
kota,alam,1,Alam
kota,warga,2,Warga
"""
ASKED = Asked(Framework.CITY, 2024)


def city(tmp_path: Path, *rows: str) -> City:
    values = "indikator,wilayah,periode,nilai,status\n" + "\n".join(rows)
    files = {
        "indikator.csv": INDICATORS,
        "dimensi.csv": DIMENSIONS,
        "nilai/uji.csv": values,
    }
    return city_of(tmp_path, files)


def whole(*pairs: tuple[str, float], year: int = 2024, status: str = "tetap") -> list[str]:
    return [f"{code},{CITY},{year},{value},{status}" for code, value in pairs]


FULL = (("A1", 60), ("A2", 40), ("A3", 90), ("B1", 50))


def test_a_full_city_has_a_score_of_the_mean_of_its_dimensions(tmp_path: Path) -> None:
    made = city(tmp_path, *whole(*FULL), *whole(("A1", 50), *FULL[1:], year=2023))

    row = score.whole(made, ASKED, CITY)

    assert row is not None
    assert row["skor"] == pytest.approx((70 + 50) / 2)
    assert (row["n"], row["dari"]) == (4, 4)
    assert score_words.finding(made, ASKED, CITY, "id") == (
        "Skor Kota Contoh 2024: 60 dari 100, dihitung dari 4 dari 4 indikator. "
        "Naik 1,7 poin dari 2023."
    )


def test_parts_add_up_to_the_change_since_last_year(tmp_path: Path) -> None:
    made = city(tmp_path, *whole(*FULL), *whole(("A1", 50), ("A2", 20), *FULL[2:], year=2023))

    rows = score.parts(made, ASKED, CITY, ASKED.before)

    ends = [score.whole(made, one, CITY) for one in (ASKED, ASKED.before)]
    assert ends[0] is not None
    assert ends[1] is not None
    assert rows["sumbangan"].sum() == pytest.approx(ends[0]["skor"] - ends[1]["skor"])
    assert score_words.pulled(made, rows, "id") == (
        "Paling menarik turun: Sampah (−3,3). Paling menarik naik: Pohon (+1,7)."
    )


def test_below_the_coverage_rule_it_says_how_many_figures_are_needed(tmp_path: Path) -> None:
    made = city(tmp_path, *whole(("A1", 60), ("B1", 50)), *whole(("A3", 90), year=2019))

    gaps = {gap.dimensi.kode: gap for gap in score.gaps(made, ASKED, CITY)}

    assert (gaps["alam"].n, gaps["alam"].dari, gaps["alam"].perlu) == (1, 3, 1)
    assert gaps["warga"].perlu == 0
    lacks = {one.indikator.kode: (one.sebab, one.periode) for one in gaps["alam"].kosong}
    assert lacks == {"A2": (Lack.NEVER, None), "A3": (Lack.OLD, "2019")}
    assert "belum dapat diberi skor keseluruhan" in score_words.finding(made, ASKED, CITY, "id")
    said = [score_words.lack(one, 3, "id") for one in gaps["alam"].kosong]
    assert said == ["belum ada angka", "angka terakhir 2019, lebih dari 3 tahun"]


def test_a_lighter_coverage_rule_is_a_trial(tmp_path: Path) -> None:
    made = city(tmp_path, *whole(("A1", 60), ("B1", 50)))
    light = replace(ASKED, rancangan=replace(RULE, minimum=1 / 3))

    row = score.whole(made, light, CITY)

    assert row is not None
    assert row["skor"] == pytest.approx(55)
    assert score.gaps(made, light, CITY)[0].perlu == 0


def test_samples_can_be_left_out_and_are_named_as_what_is_missing(tmp_path: Path) -> None:
    samples = whole(*FULL[1:], status="contoh")
    made = city(tmp_path, *whole(FULL[0]), *samples)
    real = replace(ASKED, nyata=True)

    with_samples, without = (score.whole(made, one, CITY) for one in (ASKED, real))

    assert with_samples is not None
    assert with_samples["contoh"]
    assert without is not None
    assert (without["n"], without["skor"]) == (1, None)
    assert {one.sebab for gap in score.gaps(made, real, CITY) for one in gap.kosong} == {
        Lack.SAMPLE
    }
    assert score_words.real_only(made, ASKED, CITY, "id") == (
        "Tanpa data contoh: 1 dari 4 indikator berangka, belum satu pun dimensi cukup angkanya."
    )
    assert score_words.real_only(made, real, CITY, "id") == ""


def villages(*scores: float) -> list[str]:
    return [
        f"{code},{village},2024,{value if code != 'A2' else 100 - value},tetap"
        for village, value in zip(VILLAGES, scores, strict=True)
        for code in ("A1", "A2", "A3", "B1")
    ]


def test_areas_of_a_level_are_ranked_among_themselves(tmp_path: Path) -> None:
    made = city(tmp_path, *villages(90, 70, 50, 30), *whole(*FULL))

    assert score.levels(made, ASKED) == (Level.VILLAGE,)
    rows = score.ranked(made, ASKED, Level.VILLAGE).peringkat
    assert rows["wilayah"].to_list() == list(VILLAGES)
    first = rows.row(0, named=True)
    assert score_words.place(first, 4, "id") == (
        "tempat 1 dari 4 pada 90 % dari 1.000 cara menghitung yang masuk akal."
    )
    assert score_words.ties(made, first, "id") == "Tidak seri dengan wilayah lain."


def test_equal_areas_are_ties(tmp_path: Path) -> None:
    made = city(tmp_path, *villages(90, 50, 50, 10))

    rows = score.ranked(made, ASKED, Level.VILLAGE).peringkat
    tied = rows.filter(rows["wilayah"] == VILLAGES[1]).row(0, named=True)

    assert tied["seri_dengan"] == [VILLAGES[2]]
    assert score_words.ties(made, tied, "id") == "Tidak dapat dibedakan dari Kamboja."


def test_a_wide_interval_is_told_as_a_third(tmp_path: Path) -> None:
    row = {"lebar": True, "tingkat": "atas", "tengah": 3.0, "bawah": 1.0, "atas": 9.0}

    assert score_words.place(row, 29, "id").startswith(
        "sepertiga atas; tempatnya tidak pasti, antara 1 dan 9 dari 29"
    )


def test_a_trial_moves_areas_and_leaves_the_rule_beside_it(tmp_path: Path) -> None:
    rows = [
        f"{code},{village},2024,{value},tetap"
        for village, values in zip(VILLAGES, ((90, 10), (70, 30), (50, 60), (30, 95)), strict=True)
        for code, value in zip(("A1", "B1"), values, strict=True)
    ]
    made = city(tmp_path, *rows)
    tried = replace(RULE, minimum=1 / 3).weighing_dimension("warga", 0)

    moved = score.moved(made, replace(ASKED, rancangan=tried), Level.VILLAGE)

    assert moved["wilayah"].to_list() == list(VILLAGES)
    assert moved["peringkat"].to_list() == [1, 2, 3, 4]
    assert moved["peringkat_baku"].to_list() == [None] * 4, "the rule lacks figures"


def test_what_is_tried_is_said(tmp_path: Path) -> None:
    made = city(tmp_path, *whole(*FULL))
    tried = RULE.weighing("A1", 0).weighing("A2", 1.5).between("A4", (0, 80))

    assert score_words.tried(made, tried, "id") == [
        "Pohon tidak ikut",
        "bobot Sampah: 1,5",
        "patokan Udara: 0 sampai 80",
    ]
    assert len(score.scored(made, replace(ASKED, rancangan=tried))) == 4, "A4 for A1"


def test_without_values_nothing_can_be_asked_for(tmp_path: Path) -> None:
    made = city(tmp_path)

    assert score.years(made) == ()
    assert score.whole(made, ASKED, CITY) is None
    assert score.gaps(made, ASKED, CITY) == ()
    assert score_words.finding(made, ASKED, CITY, "id") == (
        "Belum ada angka Kota Contoh untuk 2024 yang dapat diskor."
    )
