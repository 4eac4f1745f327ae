"""Programmes with their reports, and what is said of them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from lib.analysis.schedule import State
from lib.city import programme_words, programmes
from lib.city.city import City
from lib.city.programmes import Wish
from lib.contract.vocabulary import Framework
from tests.city.acting import FILES
from tests.city.cities import TODAY, city_of


@pytest.fixture
def city(tmp_path: Path) -> City:
    return city_of(tmp_path, FILES)  # type: ignore[arg-type]


def test_states_and_money(city: City) -> None:
    states = {p.kode: p.keadaan for p in programmes.every(city, TODAY)}
    assert states == {
        "P1": State.ON_TRACK,
        "P2": State.LATE,
        "P3": State.UNREPORTED,
        "P4": State.UNDATED,
    }
    one = programmes.one(city, "P1", TODAY)
    assert one is not None
    assert (one.persen, one.kendala, one.opd) == (40, "Hujan", ("dinas", "lama"))
    total = programmes.money(city, frozenset(states))
    assert (total.anggaran, total.terserap, total.persen) == (1000, 400, 40)


def test_a_planned_end_may_come_from_the_reports(tmp_path: Path) -> None:
    program = "kode,nama,dimensi,jenis,opd,mulai\nP1,Satu,alam,quick_win,dinas,2024\n"
    reports = "program,periode,rencana_persen,realisasi_persen\nP1,2024-Q2,100,90\n"
    city = city_of(tmp_path, {"program.csv": program, "realisasi.csv": reports})
    one = programmes.one(city, "P1", TODAY)
    assert one is not None
    assert (one.selesai, one.selesai_tertulis) == (dt.date(2024, 6, 30), False)
    assert one.keadaan is State.LATE


@pytest.mark.parametrize(
    ("wish", "codes"),
    [
        (Wish(), "P1 P2 P3 P4"),
        (Wish(kind="quick_win"), "P1"),
        (Wish(agency="lama"), "P1 P2"),
        (Wish(year=2024), "P1 P2 P3"),
        (Wish(year=2026), "P3"),
        (Wish(state="terlambat"), "P2"),
        (Wish(dimension="laut"), ""),
    ],
)
def test_filters(city: City, wish: Wish, codes: str) -> None:
    found = programmes.find(programmes.every(city, TODAY), wish, Framework.CITY)
    assert " ".join(p.kode for p in found) == codes


def test_by_national_pillar(city: City) -> None:
    wish = Wish(dimension="smart_alam")
    found = programmes.find(programmes.every(city, TODAY), wish, Framework.NATIONAL)
    assert [p.kode for p in found] == ["P2"]


def test_words(city: City) -> None:
    one, two, three, four = programmes.every(city, TODAY)
    assert (
        programme_words.why(one, "id")
        == "Kemajuan 55,0\xa0% dari rencana 60,0\xa0% pada TW I 2025."
    )
    assert "lewat 181 hari" in programme_words.why(two, "id")
    assert (
        programme_words.why(three, "id") == "Berjalan sejak 2017, belum pernah melaporkan kemajuan."
    )
    assert programme_words.absorbed(two, "en") == "cannot be computed: no budget stated"
    assert programme_words.span(one, "id") == "2024 – 31 Des 2025"
    assert programme_words.span(four, "en") == "dates not known"
    said = programme_words.finding((one, two, three, four), "id")
    assert said.startswith("2 dari 4 program pernah melaporkan kemajuan.")
    assert "1 lainnya" in said


def test_money_in_words(city: City) -> None:
    total = programmes.money(city, frozenset({"P1", "P2"}))
    assert programme_words.money(total, "id") == (
        "Anggaran yang diketahui Rp\xa01.000, dari 1 di antara 2 program. Terserap 40,0\xa0%: "
        "Rp\xa0400 dari Rp\xa01.000 pada 1 program yang anggaran dan realisasinya diketahui."
    )
    none = programmes.money(city, frozenset({"P3"}))
    assert "tidak dapat dihitung" in programme_words.money(none, "id")
