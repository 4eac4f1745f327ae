"""What an agency holds and owes; old figures stay with the old body."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.analysis.freshness import Standing
from lib.city import agencies, agency_words
from lib.city.city import City
from tests.city.acting import FILES
from tests.city.cities import TODAY, city_of


@pytest.fixture
def city(tmp_path: Path) -> City:
    return city_of(tmp_path, FILES)  # type: ignore[arg-type]


def test_a_successor_shows_what_the_old_body_held(city: City) -> None:
    sheet = agencies.sheet(city, "dinas", TODAY)
    assert sheet.body.pendahulu == ("lama",)
    assert {h.indicator.kode: h.holder for h in sheet.indicators} == {
        "A1": "dinas",
        "A2": "lama",
        "A3": "lama",
    }
    assert [p.kode for p in sheet.programmes] == ["P1", "P2"]
    old = agencies.sheet(city, "lama", TODAY)
    assert [h.indicator.kode for h in old.indicators] == ["A2", "A3"]
    said = agency_words.history(city, sheet.body, TODAY, "id")
    assert said.startswith("Menggantikan Dinas Lama (sampai 31 Desember 2024)")
    gone = agency_words.history(city, old.body, TODAY, "en")
    assert gone == "Ended on 31 December 2024, succeeded by Dinas Data."


def test_sample_figures_deliver_nothing(city: City) -> None:
    held = {h.indicator.kode: h for h in agencies.sheet(city, "dinas", TODAY).indicators}
    assert held["A3"].standing is Standing.NONE
    assert held["A2"].standing is Standing.LATE
    assert held["A1"].standing is Standing.CURRENT


def test_overview_counts_an_ended_body_for_its_successor(city: City) -> None:
    rows = {r["opd"]: r for r in agencies.deliveries(city, TODAY).to_dicts()}
    assert set(rows) == {"dinas", "sepi"}
    assert (rows["dinas"]["indikator"], rows["dinas"]["terlambat"]) == (3, 1)
    assert rows["dinas"]["keputusan"] == 2
    assert rows["sepi"]["perlu"] == 1


def test_what_to_deliver_next(city: City) -> None:
    sheet = agencies.sheet(city, "dinas", TODAY)
    said = [text for text, _ in agency_words.next_steps(sheet, TODAY, "id")]
    assert said[0] == "Lengkapi laporan, lewat tenggat 1 Feb 2025."
    assert said[1].startswith("Sungai, 2023: terlambat")
    assert "Siapkan bukti, sampai 1 Des 2025." in said
    assert "Angka pertama untuk Taman." in said


def test_weak_evidence_and_what_has_none(city: City) -> None:
    sheet = agencies.sheet(city, "dinas", TODAY)
    assert [e.judul for e in sheet.evidence] == ["Foto sungai"]
    assert set(sheet.chase["kode"]) == {"P2", "A3"}


def test_nothing_to_say_of_an_agency_without_anything(tmp_path: Path) -> None:
    files = {"opd.csv": "kode,nama,singkatan\ndinas,Dinas,D\nsepi,Sepi,S\n"}
    sheet = agencies.sheet(city_of(tmp_path, files), "sepi", TODAY)
    said = agency_words.finding(sheet, "id")
    assert said == "Tidak memegang indikator, program, atau keputusan."
    assert agency_words.next_steps(sheet, TODAY, "id") == []


def test_circle_of_successors_ends(tmp_path: Path) -> None:
    head = "kode,nama,singkatan,berlaku_sampai,pengganti\n"
    city = city_of(tmp_path, {"opd.csv": head + "dinas,A,A,2024,b\nb,B,B,2024,dinas\n"})
    assert agencies.bodies(city)["dinas"].pendahulu == ("b",)
