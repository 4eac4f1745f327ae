"""What is said of every shipped indicator and area: tidy, in one language, and true."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import cast

import pytest

from lib.city import course, course_words, sentences, status, value_words, words
from lib.city.city import City
from lib.city.course import Course
from lib.city.status import Verdict
from lib.i18n.format import number, period
from lib.paths import ROOT
from lib.store.build import load_folder
from lib.store.catalogue import Indicator
from lib.store.shapes import Shapes
from tests.city.cities import city_of, observations

TODAY = dt.date(2026, 1, 31)
ENGLISH = {"the", "and", "of", "is", "has", "target", "year", "with", "figure", "figures", "since"}
INDONESIAN = {"dan", "yang", "angka", "sejak", "belum", "tahun", "pada", "untuk", "dari"}
SHARED = {"target"}
"""Words that both languages have."""
UNTIDY = r"  |[{}]|\bNone\b|\bnan\b|\.\.|,,|;;| [.,;]"


@pytest.fixture(scope="module")
def city() -> City:
    return City(load_folder(ROOT / "data", None, TODAY), cast(Shapes, None))


@dataclass(frozen=True)
class Told:
    """One series and what is said of it."""

    indikator: Indicator
    verdict: Verdict
    course: Course
    said: dict[str, tuple[str, ...]]


@pytest.fixture(scope="module")
def told(city: City) -> list[Told]:
    """Return every shipped series with its sentences in both languages."""
    found = []
    for kode, area in status.frame(city).select("indikator", "wilayah").rows():
        chosen = city.catalogue.indicator(kode)
        said = {g: sentences.indicator(city, chosen, area, TODAY, g) for g in ("id", "en")}
        made, going = status.of(city, kode, area), course.of(city, kode, area)
        assert made is not None
        assert going is not None
        found.append(Told(chosen, made, going, said))
    return found


def _frame(text: str, city: City, chosen: Indicator) -> set[str]:
    """Return the words of a text without names and units, which are data."""
    for lang in ("id", "en"):
        for name in (chosen.name(lang), chosen.unit(lang)):
            text = text.replace(name, "")
    for area in city.catalogue.all_areas.values():
        text = text.replace(area.nama, "")
    return set(re.findall(r"[a-z]+", text.lower()))


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_sentence_is_tidy_and_in_one_language(
    city: City, told: list[Told], lang: str
) -> None:
    foreign = (ENGLISH if lang == "id" else INDONESIAN) - SHARED
    for one in told:
        assert 1 <= len(one.said[lang]) <= sentences.MOST
        for text in one.said[lang]:
            assert text == text.strip()
            assert text.endswith(".")
            assert text[0].isupper()
            assert not re.search(UNTIDY, text), text
            assert not foreign & _frame(text, city, one.indikator), text


def test_numbers_said_are_the_numbers(city: City, told: list[Told]) -> None:
    for one in told:
        made, (first, *rest) = one.verdict, one.said["id"]
        assert period(made.periode, "id") in first
        if value_words.is_few(city, made):
            assert not rest
            continue
        assert (made.kata or words.said(one.indikator, made.nilai, "id")) in first
        assert ("(angka contoh)" in first) is made.nilai_contoh
        aim = " ".join(rest)
        if made.keputusan.laju_sisa is not None and " perlu " in aim:
            assert course_words.pace(one.indikator, made.keputusan.laju_sisa, "id") in aim


def test_a_direction_is_said_only_where_it_is_certain(told: list[Told]) -> None:
    for one in told:
        going = one.course
        said = course_words.said(one.indikator, going, "id")
        claimed = " angkanya naik " in said or " angkanya turun " in said
        assert claimed is going.pasti
        if going.tren is None:
            continue
        assert not (claimed and going.tren.n < 5)
        if claimed:
            assert (" angkanya naik " in said) is (going.tren.kemiringan > 0)
            assert f" dari {number(going.tren.langkah, 'id')} " in said


def test_what_matters_most_is_kept(tmp_path_factory: pytest.TempPathFactory) -> None:
    rows = [f"A2,71.74,{2014 + i},{v}," for i, v in enumerate([20, 22, 25, 26, 29, 30])]
    target = {"target.csv": "indikator,wilayah,periode,target\nA2,71.74,2025,60\n"}
    made = city_of(tmp_path_factory.mktemp("kota"), {**observations(*rows), **target})

    said = sentences.indicator(made, made.catalogue.indicator("A2"), "71.74", TODAY, "id")

    assert [text.split()[0] for text in said] == ["Sampah", "Sejak", "Angka"]
    none = sentences.indicator(made, made.catalogue.indicator("A2"), "71.74.01", TODAY, "id")
    assert none == ("Sampah terangkut di Kecamatan Contoh Utara belum ada angkanya.",)
