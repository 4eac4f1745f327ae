from __future__ import annotations

from dataclasses import replace

from lib.sample.profile import profiles
from lib.sample.target import targets
from tests.sample.tables import indikator

SHARE, *_ = profiles(indikator())
GOAL = replace(SHARE, first=50.0, target=80.0, decimals=1)


def test_path_is_straight_to_2029() -> None:
    made = targets([GOAL], "1", frozenset())
    assert made.height == 11
    assert made.row(0) == ("A1", "1", "2019", "50.0", "Contoh", "contoh")
    assert made.row(6)[2:4] == ("2025", "68.0")
    assert made.row(-1)[2:4] == ("2029", "80.0")


def test_real_target_is_not_doubled() -> None:
    assert targets([GOAL], "1", frozenset({"A1"})).height == 0


def test_without_direction_no_target() -> None:
    assert targets([replace(GOAL, direction="netral")], "1", frozenset()).height == 0


def test_what_adds_up_within_the_year_has_targets_by_quarter() -> None:
    made = targets([replace(GOAL, cumulative=True, frequency="triwulanan")], "1", frozenset())
    first = made.head(5).select("periode", "target").rows()
    assert [p for p, _ in first] == ["2019", "2019-Q1", "2019-Q2", "2019-Q3", "2019-Q4"]
    assert first[0][1] == first[4][1] == "50.0"
    assert float(first[1][1]) < 10
