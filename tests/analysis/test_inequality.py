"""Inequality between areas."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.analysis import inequality
from tests.analysis import published

RATE = [12, 20, 35, 8, 15, 40]
PEOPLE = [100, 300, 50, 200, 250, 100]
GROUP = [1, 1, 2, 2, 3, 3]

quantities = st.lists(st.integers(0, 500), min_size=1, max_size=15).filter(any)


@pytest.mark.parametrize(
    ("income", "total", "between", "within"),
    [
        (published.MEXICO_1940, 0.20894344, 0.0345889, 0.17435454),
        (published.MEXICO_1970, 0.10194725, 0.05931219, 0.04263506),
        (published.MEXICO_2000, 0.10660832, 0.03635872, 0.0702496),
    ],
)
def test_theil_as_published(
    income: list[float], total: float, between: float, within: float
) -> None:
    """PySAL ``inequality``, tests/test_theil.py: Mexican states, five regions."""
    found = inequality.theil(income, published.MEXICO_REGION)
    assert found is not None
    assert (found.nilai, found.antar, found.dalam) == pytest.approx(
        (total, between, within), abs=5e-9
    )


def test_gini_as_published() -> None:
    """PySAL ``inequality``, tests/test_gini.py: Mexican states 1940."""
    assert inequality.gini(published.MEXICO_1940) == pytest.approx(0.3537237117345285, abs=5e-9)


def test_weights_are_people() -> None:
    """Figures of PySAL ``inequality`` 1.1.2 on the 1,000 persons that the weights stand for."""
    found = inequality.theil(RATE, GROUP, PEOPLE)
    assert found is not None
    assert (found.nilai, found.antar, found.dalam) == pytest.approx(
        (0.12129310769102873, 0.017171121906907505, 0.10412198578412139), abs=1e-9
    )
    assert inequality.gini(RATE, PEOPLE) == pytest.approx(0.26612021857923496, abs=1e-9)
    assert inequality.williamson(RATE, PEOPLE) == pytest.approx(0.5178586781726179, abs=1e-9)


@given(values=quantities)
def test_weighted_equals_one_row_per_person(values: list[int]) -> None:
    people = [1 + i % 4 for i in range(len(values))]
    spread = np.repeat(values, people).tolist()
    for measure in (inequality.gini, inequality.williamson):
        assert measure(values, people) == pytest.approx(measure(spread), abs=1e-9)
        assert measure(values, [9] * len(values)) == pytest.approx(measure(values), abs=1e-9)


@given(values=quantities, groups=st.integers(1, 4))
def test_relations(values: list[int], groups: int) -> None:
    """Units and order do not matter; between and within make the whole; nothing is negative."""
    labels = [i % groups for i in range(len(values))]
    found = inequality.theil(values, labels)
    scaled = inequality.theil([v * 10.0 for v in values[::-1]], labels[::-1])
    assert found is not None
    assert scaled is not None
    assert found.antar is not None
    assert found.dalam is not None
    assert found.nilai == pytest.approx(found.antar + found.dalam, abs=1e-9)
    assert found.nilai == pytest.approx(scaled.nilai, abs=1e-9)
    assert min(found.nilai, found.dalam, found.antar + 1e-12) >= 0
    assert found.kelompok["antar"].sum() == pytest.approx(found.antar)
    gini = inequality.gini(values)
    assert gini is not None
    assert 0 <= gini < 1
    curve = inequality.lorenz(values)
    area = np.trapezoid(curve["bagian"], curve["penduduk"])
    assert gini == pytest.approx(1 - 2 * area, abs=1e-9)


@pytest.mark.parametrize("values", [[3, 3, 3], [0.1 + 0.2, 0.3]])
def test_equals_are_equal(values: list[float]) -> None:
    assert inequality.gini(values) == pytest.approx(0, abs=1e-12)
    assert inequality.williamson(values) == pytest.approx(0, abs=1e-12)
    found = inequality.theil(values, range(len(values)))
    assert found is not None
    assert found.nilai == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("values", [[], [None, None], [0, 0]])
def test_nothing_to_share(values: list[float | None]) -> None:
    for measure in (inequality.gini, inequality.williamson, inequality.theil):
        assert measure(values) is None
    assert inequality.lorenz(values).is_empty()


def test_negatives_cannot_be_shared() -> None:
    for measure in (inequality.gini, inequality.williamson, inequality.theil):
        with pytest.raises(ValueError):
            measure([1, -1, 3])


def test_areas_without_value_or_people_do_not_count() -> None:
    found = inequality.theil([1, None, 3, 5], ["a", "b", "b", "c"], [1, 1, 1, None])
    same = inequality.theil([1, 3], ["a", "b"])
    assert found is not None
    assert same is not None
    assert (found.nilai, found.antar) == (same.nilai, same.antar)
    assert found.kelompok["kelompok"].to_list() == ["a", "b"]


def test_a_group_without_people_adds_nothing() -> None:
    found = inequality.theil([1, 3, 5], ["a", "a", "b"], [1, 1, 0])
    assert found is not None
    assert found.antar == pytest.approx(0)


def test_extent() -> None:
    found = inequality.extent([10, None, 20, 32])
    assert found is not None
    assert (found.n, found.rentang, found.rasio) == (3, 22, 3.2)
    assert found.p90_p10 == pytest.approx(29.6 / 12)


def test_no_ratio_to_zero_or_below() -> None:
    for low in (0, -5):
        found = inequality.extent([low, 8])
        assert found is not None
        assert (found.rasio, found.rentang) == (None, 8 - low)
    alone = inequality.extent([4])
    assert alone is not None
    assert (alone.rasio, alone.simpangan) == (1, None)
    assert inequality.extent([None]) is None


@given(quantities)
def test_drivers_of_a_spread_sum_to_one_or_are_missing(values: list[int]) -> None:
    found = inequality.drivers(values)
    if len(set(values)) == 1:
        assert found.null_count() == len(values)
    else:
        assert found.sum() == pytest.approx(1)
        assert (found >= 0).all()


def test_drivers_by_hand() -> None:
    """Mean 25 of people, squares 225, 25 and 25 times 100, 300 and 600."""
    found = inequality.drivers([10, 20, 30, None], [100, 300, 600, 50])
    assert found.to_list() == [pytest.approx(0.5), pytest.approx(1 / 6), pytest.approx(1 / 3), None]


def test_an_area_without_people_drives_nothing() -> None:
    assert inequality.drivers([1, 2, 100], [1, 1, 0]).to_list() == [0.5, 0.5, 0.0]
    assert inequality.drivers([1, 2], [0, 0]).null_count() == 2
