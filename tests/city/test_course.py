"""The course of one series, as a page asks for it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import polars as pl

from lib.analysis.change import Verdict
from lib.analysis.outlook import projections
from lib.analysis.projection import Unprojected
from lib.analysis.stretch import Cut
from lib.analysis.trend import trends
from lib.city import course
from tests.city.cities import city_of, observations

CITY = "71.74"
RISING = [f"A2,{CITY},{2014 + i},{v}," for i, v in enumerate([20, 22, 25, 26, 29, 30, 33, 35])]


def test_course_is_what_the_whole_panel_gives(tmp_path: Path) -> None:
    city = city_of(tmp_path, observations(*RISING, f"A2,{CITY}.01,2020,3,"))
    tables = city.snapshot.tables

    found = course.of(city, "A2", CITY)
    every = trends(city.panel, tables["indikator"], tables["jeda"])
    ahead = projections(city.panel, tables["indikator"], tables["jeda"], tables["target"])

    assert found is not None
    assert found.tren is not None
    row = every.filter(pl.col("wilayah") == CITY).row(0, named=True)
    assert (found.tren.kemiringan, found.tren.p) == (row["kemiringan"], row["p"])
    assert (found.dari, found.sampai) == (row["dari"], row["sampai"]) == ("2014", "2021")
    assert (found.penilaian, found.pasti) == (Verdict.BETTER, True)
    assert found.proyeksi.equals(ahead.filter(pl.col("wilayah") == CITY))
    assert found.tanpa_proyeksi is None


def test_a_break_cuts_the_course_and_says_so(tmp_path: Path) -> None:
    jeda = {"jeda.csv": "indikator,periode,keterangan\nA2,2019,Cara baru\n"}
    found = course.of(city_of(tmp_path, {**observations(*RISING), **jeda}), "A2", CITY)

    assert found is not None
    assert found.tren is not None
    assert (found.dari, found.tren.n, found.potongan) == ("2019", 3, Cut.BREAK)
    assert found.tanpa_proyeksi is Unprojected.FEW_VALUES


def test_a_plan_that_is_over_ends_the_projection(tmp_path: Path) -> None:
    target = {"target.csv": f"indikator,wilayah,periode,target\nA2,{CITY},2021,40\n"}
    found = course.of(city_of(tmp_path, {**observations(*RISING), **target}), "A2", CITY)

    assert found is not None
    assert found.proyeksi.is_empty()
    assert found.tanpa_proyeksi is Unprojected.AFTER_PLAN


def test_words_have_no_course(tmp_path: Path) -> None:
    rows = [f"A3,{CITY},{year},WTP," for year in range(2015, 2022)]
    found = course.of(city_of(tmp_path, observations(*rows)), "A3", CITY)

    assert found is not None
    assert (found.tren, found.tanpa_proyeksi, found.pasti) == (None, None, False)
    assert found.proyeksi.is_empty()


def test_only_what_had_ended_by_a_day_counts(tmp_path: Path) -> None:
    city = city_of(tmp_path, observations(*RISING))

    found = course.of(city, "A2", CITY, dt.date(2018, 12, 31))

    assert found is not None
    assert found.sampai == "2018"
    assert course.of(city, "A2", CITY, dt.date(2013, 1, 1)) is None
    assert course.of(city, "A2", "71.74.02") is None
