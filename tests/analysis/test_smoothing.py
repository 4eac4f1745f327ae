"""Empirical Bayes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.analysis import smoothing
from tests.analysis.published import (
    AUCKLAND_CHILDREN,
    AUCKLAND_DEATHS,
    HUDDERSFIELD_CASES,
    HUDDERSFIELD_SMOOTHED,
    HUDDERSFIELD_TOTAL,
)

areas = st.lists(st.tuples(st.integers(0, 50), st.integers(51, 5000)), min_size=2, max_size=20)


def test_auckland_as_published() -> None:
    """Spdep ``EBest``, docs/reference/EBest.md: a = 7.284173e-07, b = 0.002633436."""
    found = smoothing.empirical_bayes(AUCKLAND_DEATHS, AUCKLAND_CHILDREN)
    assert found.ragam == pytest.approx(7.284173e-07, abs=5e-14)
    assert found.rata == pytest.approx(0.002633436, abs=5e-10)
    assert found.nilai[0] == pytest.approx(0.00297803392572109, abs=1e-12)
    assert found.nilai[3] == pytest.approx(0.0025358083187526, abs=1e-12)


def test_huddersfield_as_published() -> None:
    """Spdep ``EBest`` with the binomial family: every ward to the two decimals printed."""
    found = smoothing.empirical_bayes(HUDDERSFIELD_CASES, HUDDERSFIELD_TOTAL, per=100, share=True)
    assert found.nilai.to_list() == pytest.approx(HUDDERSFIELD_SMOOTHED, abs=0.005)


def test_few_cases_are_drawn_in_most() -> None:
    """One death among 54 children is 18.5 per 1,000; none among 405 is no certainty."""
    found = smoothing.empirical_bayes(AUCKLAND_DEATHS, AUCKLAND_CHILDREN, per=1000)
    lone, none = AUCKLAND_CHILDREN.index(54), AUCKLAND_DEATHS.index(0)
    assert found.kasar[lone] == pytest.approx(18.5, abs=0.05)
    assert found.nilai[lone] == pytest.approx(2.87, abs=0.005)
    assert found.nilai[none] == pytest.approx(2.37, abs=0.005)


def test_pooled_rate_is_not_the_mean_of_rates() -> None:
    """2.633 per 1,000 together; the mean of the 167 rates is 2.919."""
    found = smoothing.empirical_bayes(AUCKLAND_DEATHS, AUCKLAND_CHILDREN, per=1000)
    assert found.rata == pytest.approx(2.633, abs=5e-4)
    assert found.kasar.mean() == pytest.approx(2.919, abs=5e-4)


@pytest.mark.parametrize("share", [False, True])
@given(pairs=areas)
def test_relations(share: bool, pairs: list[tuple[int, int]]) -> None:
    """Smoothed lies between raw and the rate of all; the unit does not matter."""
    events, people = ([float(p[i]) for p in pairs] for i in (0, 1))
    found = smoothing.empirical_bayes(events, people, share=share)
    thousand = smoothing.empirical_bayes(events, people, per=1000, share=share)
    assert found.rata is not None
    for raw, smooth, big in zip(found.kasar, found.nilai, thousand.nilai, strict=True):
        low, high = sorted((raw, found.rata))
        assert low - 1e-12 <= smooth <= high + 1e-12
        assert big == pytest.approx(1000 * smooth)
    assert found.bobot.is_between(0, 1).all()


def test_no_more_than_chance() -> None:
    found = smoothing.empirical_bayes([10, 10, 11], [1000, 1000, 1000])
    assert (found.ragam, found.nilai.n_unique()) == (0, 1)


def test_areas_without_numbers_have_no_rate() -> None:
    found = smoothing.empirical_bayes([3, None, 9, 4], [100, 100, 0, None])
    assert [v is None for v in found.nilai] == [False, True, True, True]
    assert smoothing.empirical_bayes([None], [1]).rata is None
    assert smoothing.empirical_bayes([0, 0], [5, 9]).nilai.to_list() == [0, 0]
    with pytest.raises(ValueError):
        smoothing.empirical_bayes([1, 2], [3])
