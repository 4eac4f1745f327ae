"""The assessment of a city and what is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.analysis.instrument import what_if
from lib.city import assessment, assessment_words
from lib.city.city import City
from lib.contract.vocabulary import Framework
from tests.city.acting import FILES
from tests.city.cities import city_of


@pytest.fixture
def city(tmp_path: Path) -> City:
    return city_of(tmp_path, FILES)  # type: ignore[arg-type]


def test_index_weights_and_improvement_in_words(city: City) -> None:
    _, row = assessment.indices(city).to_dicts()
    assert row["indeks"] == 3
    assert assessment_words.finding(row, "id") == (
        "Indeks tertimbang 2024: 3,00. Skala tertinggi menurut data: 4. "
        "Naik 0,40 (15,4\xa0%) dibanding 2023."
    )
    first, second = assessment.weights(city).to_dicts()
    assert assessment_words.weights(first, "id") == "Bobot berjumlah 100."
    assert "berjumlah 90, bukan 100" in assessment_words.weights(second, "id")


def test_top_of_the_scale_is_not_stated_where_the_data_does_not(tmp_path: Path) -> None:
    table = "tahun,komponen,bobot,skor\n2024,output,100,3\n"
    city = city_of(tmp_path, {"penilaian.csv": table})
    (row,) = assessment.indices(city).to_dicts()
    assert "Skala" not in assessment_words.finding(row, "id")


def test_missing_scores_are_named(tmp_path: Path) -> None:
    table = "tahun,komponen,bobot,skor\n2024,output,40,\n2024,outcome,60,3\n"
    (row,) = assessment.indices(city_of(tmp_path, {"penilaian.csv": table})).to_dicts()
    assert "belum dapat dihitung" in assessment_words.finding(row, "id")
    assert "Keluaran (output)" in assessment_words.lacking(row, "id")


def test_what_if_in_words(city: City) -> None:
    table = city.snapshot.tables["penilaian"]
    said = assessment_words.what_if(what_if(table, 2023, "outcome", 3.5), "id")
    assert said == (
        "Andai Hasil (outcome) menjadi 3,50 (sekarang 3,00), indeks menjadi 2,90, +0,30 dari 2,60."
    )


def test_two_views_on_one_set(city: City) -> None:
    by_dimension = assessment.ready(city, Framework.CITY).to_dicts()
    by_pillar = {r["kode"]: r for r in assessment.ready(city, Framework.NATIONAL).to_dicts()}
    assert [(r["kode"], r["indikator"], r["program"]) for r in by_dimension] == [("alam", 3, 4)]
    assert by_pillar["smart_alam"]["program"] == 2
    assert by_pillar[None]["indikator"] == 1
    assert assessment.pillars(city)["indeks"].to_list() == [pytest.approx((40 * 2 + 50 * 4) / 90)]
