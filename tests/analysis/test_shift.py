"""Steps and outliers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.analysis import shift
from tests.analysis.published import MAXAU_SEDIMENT

series = st.lists(st.integers(-40, 40), min_size=8, max_size=16).filter(lambda v: len(set(v)) > 3)


@pytest.mark.parametrize("slope", [0, 1.5, -0.7])
@pytest.mark.parametrize("step", [6, -6])
def test_a_planted_step_is_found_beside_a_slope(slope: float, step: float) -> None:
    times = np.arange(2010, 2024)
    noise = np.random.default_rng(8).normal(size=14)
    values = slope * (times - 2010) + step * (times >= 2017) + noise
    found = shift.change_point(values, times)
    assert found is not None
    assert (found.waktu, found.nyata) == (2017, True)
    assert found.besar == pytest.approx(step, abs=2)


@pytest.mark.parametrize(("n", "months"), [(8, 0), (14, 0), (36, 12)])
def test_false_alarms_of_steps_stay_at_the_stated_level(n: int, months: int) -> None:
    """Of 1,000 series of noise around a line about 5 % have a step that is marked."""
    rng = np.random.default_rng(21)
    seasons = [i % months for i in range(n)] if months else None
    alarms = 0
    for _ in range(1000):
        found = shift.change_point(0.4 * np.arange(n) + rng.normal(size=n), seasons=seasons)
        assert found is not None
        alarms += found.nyata
    assert 30 < alarms < 72


def test_a_planted_outlier_is_found_and_nothing_else() -> None:
    times = np.arange(2010, 2024)
    values = 2.0 * (times - 2010) + np.random.default_rng(3).normal(size=14)
    values[5] += 9
    found = shift.outliers(values, times)
    assert found["pencilan"].arg_true().to_list() == [5]
    assert found["harapan"][5] == pytest.approx(10, abs=1.5)


def test_two_outliers_do_not_hide_each_other() -> None:
    values = np.arange(20.0) + np.random.default_rng(6).normal(size=20)
    values[[4, 5]] += 15
    assert shift.outliers(values)["pencilan"].arg_true().to_list() == [4, 5]


@pytest.mark.parametrize(("n", "months"), [(6, 0), (12, 0), (36, 12)])
def test_false_alarms_of_outliers_stay_at_the_stated_level(n: int, months: int) -> None:
    """Of 1,000 series of noise around a line at most about 5 % have a value marked."""
    rng = np.random.default_rng(22)
    seasons = [i % months for i in range(n)] if months else None
    alarms = 0
    for _ in range(1000):
        values = 0.4 * np.arange(n) + rng.normal(size=n)
        alarms += bool(shift.outliers(values, seasons=seasons)["pencilan"].any())
    assert alarms < 68


def test_a_high_season_is_no_outlier() -> None:
    rng = np.random.default_rng(9)
    values = np.tile([0, 0, 0, 30], 6) + rng.normal(size=24)
    assert shift.outliers(values, seasons=[0, 1, 2, 3] * 6)["pencilan"].sum() == 0


@settings(max_examples=40, deadline=None)
@given(values=series)
def test_relations(values: list[int]) -> None:
    """Units do not matter, a mirrored series has the mirrored step."""
    plain = shift.change_point(values)
    turned = shift.change_point([3 - 2 * v for v in values])
    if plain is None or turned is None:
        assert plain == turned
        return
    assert turned.p == pytest.approx(plain.p, abs=1e-3)
    if turned.tempat == plain.tempat:
        assert turned.besar == pytest.approx(-2 * plain.besar)
    marked = shift.outliers(values)["pencilan"].to_list()
    assert shift.outliers([3 - 2 * v for v in values])["pencilan"].to_list() == marked


@pytest.mark.parametrize("values", [[], [1] * 7, [5] * 10, list(range(12)), [None] * 12])
def test_no_step_to_speak_of(values: list[float | None]) -> None:
    assert shift.change_point(values) is None


@pytest.mark.parametrize("values", [[], [1, 9, 1], [5] * 10, list(range(12))])
def test_no_outlier_to_speak_of(values: list[float]) -> None:
    found = shift.outliers(values)
    assert found.height == len(values)
    assert not found["pencilan"].any()


def test_an_outlier_on_a_perfect_line() -> None:
    assert shift.outliers([*range(7), 90, 8, 9])["pencilan"].arg_true().to_list() == [7]


def test_pettitt_by_hand() -> None:
    """Five low, then five high: |U| is largest after the fifth, 5 · 5."""
    found = shift.pettitt([3, 4, 3, 5, 4, 14, 13, 15, 14, 13])
    assert found is not None
    assert (found.k, found.tempat) == (25, 5)
    assert found.p == pytest.approx(2 * np.exp(-6 * 625 / 1100))


def test_pettitt_is_the_largest_sum_of_signs_across_a_step() -> None:
    found = shift.pettitt(MAXAU_SEDIMENT)
    assert found is not None
    x = np.array(MAXAU_SEDIMENT)
    sums = [np.sign(x[:k, None] - x[None, k:]).sum() for k in range(1, x.size)]
    assert (found.k, found.tempat) == (np.abs(sums).max(), np.abs(sums).argmax() + 1)
    assert found.p < 0.01
    assert shift.pettitt([1]) is None
