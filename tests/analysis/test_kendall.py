"""Mann-Kendall."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.analysis import kendall
from tests.analysis.published import MAXAU_DISCHARGE, MAXAU_SEDIMENT

GILBERT = {
    4: {0: 0.625, 2: 0.375, 4: 0.167, 6: 0.042},
    5: {0: 0.592, 2: 0.408, 4: 0.242, 6: 0.117, 8: 0.042, 10: 0.0083},
    6: {1: 0.5, 3: 0.36, 5: 0.235, 7: 0.136, 9: 0.068, 11: 0.028, 13: 0.0083, 15: 0.0014},
    8: {0: 0.548, 2: 0.452, 8: 0.199, 12: 0.089, 16: 0.031, 18: 0.016, 20: 0.0071, 22: 0.0028},
}
series = st.lists(st.integers(-9, 9), min_size=2, max_size=12)


@pytest.mark.parametrize(("n", "s"), [(n, s) for n, row in GILBERT.items() for s in row])
def test_exact_chances_as_published(n: int, s: int) -> None:
    """Gilbert (1987), Statistical Methods for Environmental Pollution Monitoring, table A18."""
    assert kendall.kendall_exact(s, n) == pytest.approx(GILBERT[n][s], abs=6e-4)


@pytest.mark.parametrize(
    ("values", "s", "one_sided"),
    [([5, 6, 11, 8, 10], 6, 0.117), ([10, 15, 14, 20], 4, 0.167)],
)
def test_worked_examples(values: list[float], s: int, one_sided: float) -> None:
    """US EPA QA/G-9 (Mann-Kendall box); Gilbert (1987) section 16.4."""
    found = kendall.mann_kendall(values)
    assert (found.s, found.eksak) == (s, True)
    assert found.p / 2 == pytest.approx(one_sided, abs=6e-4)


def test_discharge_as_published() -> None:
    """R package ``trend``, vignette section 1.1: discharge of the Rhine at Maxau."""
    found = kendall.mann_kendall(MAXAU_DISCHARGE)
    assert (found.s, found.ragam, found.eksak) == (-144, 10450, False)
    assert found.tau == pytest.approx(-0.1454545, abs=5e-8)
    assert (found.z, found.p) == pytest.approx((-1.3989, 0.1619), abs=5e-5)


def test_sediment_as_published() -> None:
    """R package ``trend``, vignette section 2.1: suspended sediment at Maxau."""
    found = kendall.mann_kendall(MAXAU_SEDIMENT)
    assert (found.s, found.ragam) == (-394, 10450)
    assert found.z == pytest.approx(-3.8445, abs=5e-5)
    assert found.p == pytest.approx(0.0001208, abs=5e-8)


@pytest.mark.parametrize("values", [[1, 2, 3, 4], [1, 1, 2, 3, 5], [2, 2, 2, 1, 1, 3], [1, 1, 1]])
def test_exact_chances_with_ties_are_those_of_all_orders(values: list[int]) -> None:
    made = kendall.mann_kendall(values, exact=True)
    scores = [kendall.mann_kendall(order).s for order in permutations(values)]
    share = np.mean([abs(s) >= abs(made.s) for s in scores])
    assert made.p == pytest.approx(min(1, share) if made.s else 1.0)


def test_four_values_can_prove_nothing() -> None:
    assert kendall.mann_kendall([1, 2, 3, 4]).p == pytest.approx(0.083, abs=5e-4)
    assert kendall.mann_kendall([1, 2, 3, 4, 5]).p == pytest.approx(0.017, abs=5e-4)


@given(values=series)
def test_relations(values: list[int]) -> None:
    """Units do not matter, direction mirrors, given times stand for the order."""
    plain = kendall.mann_kendall(values)
    stretched = kendall.mann_kendall([3 * v + 1 for v in values])
    turned = kendall.mann_kendall([-v for v in values])
    mixed = kendall.mann_kendall(values[::-1], list(range(len(values)))[::-1])
    gaps = kendall.mann_kendall([*values[:1], None, *values[1:]])
    assert plain == stretched == mixed == gaps
    assert (turned.s, turned.p) == (-plain.s, pytest.approx(plain.p))
    assert 0 <= plain.p <= 1


@pytest.mark.parametrize("n", [6, 10, 25])
def test_false_alarms_stay_at_the_stated_level(n: int) -> None:
    """Of 1,000 series of noise at most about 5 % have p < 0.05."""
    rng = np.random.default_rng(n)
    alarms = sum(kendall.mann_kendall(rng.normal(size=n)).p < 0.05 for _ in range(1000))
    assert alarms < 66


def test_seasons_are_compared_with_themselves() -> None:
    """Twelve months that differ wildly, each rising by the year: no trend but for season."""
    season = np.tile(np.arange(12) * 50.0, 4)
    values = season + np.repeat([0, 1, 2, 3], 12)
    made = kendall.seasonal_mann_kendall(values, list(range(12)) * 4)
    assert (made.n, made.s, made.tau) == (48, 72, 1)
    assert made.p < 1e-6
    assert made.musim["s"].to_list() == [6] * 12


def test_one_season_is_the_plain_test() -> None:
    made = kendall.seasonal_mann_kendall(MAXAU_SEDIMENT, [0] * 45)
    plain = kendall.mann_kendall(MAXAU_SEDIMENT)
    assert (made.s, made.z, made.p) == (plain.s, plain.z, plain.p)


@pytest.mark.parametrize("values", [[], [3], [None, None], [2, 2, 2]])
def test_nothing_to_say(values: list[float | None]) -> None:
    found = kendall.mann_kendall(values)
    assert (found.s, found.tau, found.z, found.p) == (0, None, 0, 1)


def test_steps() -> None:
    assert kendall.rises(np.array([1.0, 2, 2, 1, 5])) == (2, 1)
