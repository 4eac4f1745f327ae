"""What a page shows of an indicator when nothing has been chosen."""

from __future__ import annotations

from pathlib import Path

from lib.city import focus
from lib.contract.vocabulary import Level
from tests.city.cities import city_of, observations

VILLAGES = ("71.74.01.1001", "71.74.01.1002", "71.74.02.1003", "71.74.02.2004")


def test_first_is_the_one_with_the_finest_values(tmp_path: Path) -> None:
    rows = [f"A2,{v},2024,50," for v in VILLAGES]
    city = city_of(tmp_path, observations("A3,71.74,2024,WTP,", *rows))

    assert focus.first(city, city.catalogue.indicators).kode == "A2"
    assert focus.level(city, "A3") is Level.CITY
    assert focus.level(city, "A1") is None


def test_without_any_value_the_first_of_the_table_is_shown(tmp_path: Path) -> None:
    city = city_of(tmp_path, {})

    assert focus.first(city, city.catalogue.indicators).kode == "A1"


def test_period_that_few_have_reported_is_not_shown_first(tmp_path: Path) -> None:
    rows = [f"A2,{v},2023,50," for v in VILLAGES] + [f"A2,{VILLAGES[0]},2024,60,"]
    city = city_of(tmp_path, observations(*rows))

    assert focus.period(city, "A2", Level.VILLAGE) == "2023"
    assert focus.period(city, "A2", Level.DISTRICT) is None


def test_indicators_without_values_stand_apart(tmp_path: Path) -> None:
    city = city_of(tmp_path, observations("A3,71.74,2024,WTP,"))

    known, waiting = focus.apart(city, city.catalogue.indicators)

    assert [i.kode for i in known] == ["A3"]
    assert [i.kode for i in waiting] == ["A1", "A2", "A4"]


def test_one_village_alone_makes_no_map(tmp_path: Path) -> None:
    rows = [f"A2,{VILLAGES[0]},2024,50,", "A2,71.74.01,2024,50,", "A2,71.74.02,2024,60,"]
    city = city_of(tmp_path, observations(*rows))

    assert focus.level(city, "A2") is Level.DISTRICT
    assert focus.levels(city, "A2") == [Level.VILLAGE, Level.DISTRICT]
    assert focus.attendance(city, "A2", Level.VILLAGE) == 0.25


def test_city_can_be_chosen_only_where_nothing_finer_is_worth_a_map(tmp_path: Path) -> None:
    rows = [f"A2,{v},2024,50," for v in VILLAGES] + ["A2,71.74,2024,50,", "A3,71.74,2024,WTP,"]
    city = city_of(tmp_path, observations(*rows))

    assert focus.levels(city, "A2") == [Level.VILLAGE]
    assert focus.levels(city, "A3") == [Level.CITY]
