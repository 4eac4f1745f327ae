from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.charts.axis import scale, spread, times


@pytest.mark.parametrize(
    "values, ticks, decimals",
    [
        ([61.2, 78.9], (60, 65, 70, 75, 80), 0),
        ([0.12, 0.31], (0.1, 0.15, 0.2, 0.25, 0.3, 0.35), 2),
        ([5, 5], (4.4, 4.6, 4.8, 5, 5.2, 5.4, 5.6), 1),
        ([0, 0], (-1, -0.5, 0, 0.5, 1), 1),
        ([12_000, 98_000], (0, 20_000, 40_000, 60_000, 80_000, 100_000), 0),
    ],
)
def test_ticks_are_round_and_hold_the_values(
    values: list[float], ticks: tuple[float, ...], decimals: int
) -> None:
    found = scale(values)
    assert found.ticks == pytest.approx(ticks)
    assert found.decimals == decimals


@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=6))
def test_a_scale_holds_every_value(values: list[float]) -> None:
    found = scale(values)
    slack = 1e-6 * (found.high - found.low)
    assert found.low <= min(values) + slack
    assert max(values) - slack <= found.high
    assert 2 <= len(found.ticks) <= 12


def test_zero_is_on_the_scale_only_where_asked() -> None:
    assert scale([50, 60]).low == 50
    assert scale([50, 60], zero=True).low == 0


def test_labels_that_have_room_stay() -> None:
    assert spread([1, 5, 9], 0, 10, 2) == [1, 5, 9]


def test_labels_move_apart_evenly() -> None:
    assert spread([5, 5], 0, 10, 2) == [4, 6]


def test_labels_keep_their_order_and_stay_inside() -> None:
    assert spread([10, 9.5, 0], 0, 10, 2) == [10, 8, 0]


@given(st.lists(st.floats(0, 100), min_size=2, max_size=8))
def test_labels_never_overlap(places: list[float]) -> None:
    moved = sorted(spread(places, 0, 100, 5))
    assert all(b - a >= 5 - 1e-6 for a, b in itertools.pairwise(moved))
    assert moved[0] >= -1e-6
    assert moved[-1] <= 100 + 1e-6


def test_years_are_ticked_at_their_start() -> None:
    found = times(dt.date(2020, 7, 1), dt.date(2023, 1, 1))
    assert [day.year for day in found.ticks] == [2021, 2022, 2023]
    assert found.format == "%Y"


def test_within_one_year_quarters_are_ticked() -> None:
    found = times(dt.date(2024, 2, 1), dt.date(2024, 11, 1))
    assert [day.month for day in found.ticks] == [4, 7, 10]
    assert found.format == "%b %Y"


def test_moments_are_never_bare_numbers() -> None:
    channel = times(dt.date(2020, 1, 1), dt.date(2022, 1, 1)).channel()
    assert channel["axis"]["values"][0] == {"year": 2020, "month": 1, "date": 1, "utc": True}
    assert all(isinstance(end, dict) for end in channel["scale"]["domain"])
