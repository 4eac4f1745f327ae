"""Examples of scores, status and projections are reckoned from the figures at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.city import worked
from lib.city.city import City
from tests.city.cities import TODAY, city_of
from tests.city.test_score import CITY, DIMENSIONS, FULL, INDICATORS, villages, whole

YEARS = tuple(f"A1,{CITY},{2016 + n},{50 + n},tetap" for n in range(8))
TARGETS = f"indikator,wilayah,periode,target\nA1,{CITY},2030,90\n"
TOPICS = ("score", "coverage_rule", "robustness", "progress", "outlook")


def city(folder: Path, *rows: str) -> City:
    values = "indikator,wilayah,periode,nilai,status\n" + "\n".join(rows)
    files = {"indikator.csv": INDICATORS, "dimensi.csv": DIMENSIONS, "target.csv": TARGETS}
    return city_of(folder, {**files, "nilai/uji.csv": values})


def text(made: City, topic: str, lang: str = "id") -> str:
    found = worked.example(made, topic, TODAY, lang)
    assert found is not None
    return found.text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_score_is_the_share_of_the_way(tmp_path: Path) -> None:
    made = city(tmp_path, *whole(*FULL))

    assert text(made, "score") == (
        "**Pohon**, Kota Contoh, 2024: (60 − 0) ÷ (100 − 0) × 100 = **60,0**."
    )
    assert text(made, "coverage_rule") == (
        "**Alam**, Kota Contoh, 2024: (60,0 + 60,0 + 90,0) ÷ 3 = **70,0**, dari 3 dari 3 indikator."
    )


def test_the_first_of_a_ranking_has_its_interval(tmp_path: Path) -> None:
    said = text(city(tmp_path, *villages(90, 70, 50, 30)), "robustness")

    assert said.startswith("**Mawar**: tempat 1 dari 4 pada 90 % dari 1.000 cara")


def test_pace_and_projection_come_from_the_series(tmp_path: Path) -> None:
    made = city(tmp_path, *YEARS)

    assert text(made, "progress").endswith("Lajunya 35 % dari yang diperlukan: **stagnan**.")
    assert text(made, "outlook").startswith("**Pohon**, Kota Contoh, dari 8 angka: pada 2024")


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("topic", TOPICS)
def test_without_figures_there_is_no_example(tmp_path: Path, topic: str, lang: str) -> None:
    assert worked.example(city(tmp_path), topic, TODAY, lang) is None
