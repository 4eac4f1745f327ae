"""Classes of values for colours."""

from __future__ import annotations

import warnings
from collections.abc import Callable

import mapclassify
import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.analysis import classes
from lib.analysis.classes import Classes

GROUPS = [1, 2, 2.5, 10, 11, 12, 50, 51, 52, 53]
MAKERS = [classes.natural, classes.quantiles]
numbers = st.lists(st.floats(-1e6, 1e6, allow_subnormal=False), min_size=1, max_size=40)


def test_natural_breaks_find_the_planted_groups() -> None:
    found = classes.natural(GROUPS, 3)
    assert found.edges == (1, 2.5, 12, 53)
    assert found.counts == (3, 3, 4)
    assert found.bounds == ((1, 2.5), (2.5, 12), (12, 53))


def test_natural_breaks_of_a_published_case() -> None:
    """Calls for 911 per district, PySAL's example `calemp` (mapclassify's documentation).

    FisherJenks with k=5 gives 75.29, 192.05, 370.5, 722.85, 4111.45 and 49, 3, 4, 1, 1.
    """
    found = classes.natural(mapclassify.load_example().to_list(), 5)
    assert found.edges[1:] == pytest.approx((75.29, 192.05, 370.5, 722.85, 4111.45))
    assert found.counts == (49, 3, 4, 1, 1)


def test_quantiles_hold_about_equally_many() -> None:
    assert classes.quantiles(range(10), 5).counts == (2, 2, 2, 2, 2)
    assert classes.quantiles([1, 1, 1, 1, 2, 3, 4], 3).counts == (4, 1, 2)


@pytest.mark.parametrize("maker", MAKERS)
@pytest.mark.parametrize(
    ("given_values", "counts"),
    [([], ()), ([None, float("nan")], ()), ([7, 7, 7], (3,)), ([3, 1, 3], (1, 2))],
)
def test_few_distinct_values_make_few_classes(
    maker: Callable[..., Classes], given_values: list[float | None], counts: tuple[int, ...]
) -> None:
    assert maker(given_values).counts == counts


def test_own_breaks_are_upper_edges() -> None:
    found = classes.own([0, 5, 10, 20], [10, 5])
    assert (found.edges, found.counts) == ((0, 5, 10, 20), (2, 1, 1))
    assert classes.own([6, 7], [5, 10]).edges == (5, 5, 10, 10)
    assert classes.own([], [5]).counts == ()


def test_changes_have_a_class_around_zero_and_mirror_each_other() -> None:
    found = classes.diverging([-10, -9, -0.2, 0.0, 0.1, 4, 9.5], k=5)
    assert found.kind is classes.Kind.DIVERGING
    assert [-e for e in reversed(found.edges)] == list(found.edges)
    assert found.counts == (2, 0, 3, 1, 1)
    assert classes.assign([-0.2, 0.2, -4, 4, None, 99], found).to_list() == [2, 2, 1, 3, None, 4]


@pytest.mark.parametrize(("middle", "low", "high"), [(0.2, -0.1, 0.5), (0.4, 0.3, 0.5)])
def test_binary_noise_does_not_part_the_two_sides(middle: float, low: float, high: float) -> None:
    steps = (0, 0.1, -0.1, 0.2, 0.3, -0.3, 0.8, -0.8)
    scale = classes.diverging([round(middle + s, 1) for s in steps], middle, 5)
    below, above = classes.assign([low, high], scale)
    assert below + above == 4


def test_no_change_anywhere_is_one_class() -> None:
    assert classes.diverging([0.0, 0.0]).counts == (2,)
    assert classes.diverging([]).counts == ()


def test_an_even_number_of_diverging_classes_gets_a_middle_one() -> None:
    assert len(classes.diverging(range(-20, 21), k=4)) == 5
    assert len(classes.diverging(range(-20, 21), k=1)) == 1
    assert len(classes.diverging(range(-20, 21), k=7, scheme=classes.Scheme.QUANTILES)) == 7


def test_what_lies_outside_the_scale_gets_the_outer_colours() -> None:
    scale = classes.natural(GROUPS, 3)
    assert classes.assign(pl.Series([-5.0, 1.0, 2.5, 2.6, 99.0, None]), scale).to_list() == [
        0,
        0,
        0,
        1,
        2,
        None,
    ]
    assert classes.assign([1.0], classes.natural([])).to_list() == [None]


def test_many_values_keep_their_extremes() -> None:
    found = classes.natural([x / 7 for x in range(5000)], 5)
    assert (found.edges[0], found.edges[-1]) == (0, pytest.approx(4999 / 7))
    assert sum(found.counts) == 5000
    assert min(found.counts) > 800


@settings(max_examples=40, deadline=None)
@given(data=numbers, maker=st.sampled_from(MAKERS), k=st.integers(1, 7))
def test_every_value_falls_in_the_class_that_holds_it(
    data: list[float], maker: Callable[..., Classes], k: int
) -> None:
    found = maker(data, k)
    assert list(found.edges) == sorted(found.edges)
    assert len(found) <= min(k, len(set(data)))
    assert sum(found.counts) == len(data)
    places = classes.assign(data, found).to_list()
    assert found.counts == tuple(places.count(i) for i in range(len(found)))
    for x, i in zip(data, places, strict=True):
        low, high = found.bounds[i]
        assert low <= x <= high
    assert maker(list(reversed(data)), k) == found


@settings(max_examples=40, deadline=None)
@given(data=numbers, k=st.integers(1, 7))
def test_flipped_changes_fall_in_mirrored_classes(data: list[float], k: int) -> None:
    found, flipped = (classes.diverging([s * x for x in data], k=k) for s in (1, -1))
    assert found.edges == flipped.edges
    assert found.counts == tuple(reversed(flipped.counts))


@pytest.mark.parametrize("seed", range(5))
def test_natural_breaks_are_those_of_mapclassify(seed: int) -> None:
    sample = np.random.default_rng(seed).gamma(2, 10, size=120).round(1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = mapclassify.FisherJenks(sample, 5).bins
    assert classes.natural(sample, 5).edges[1:] == pytest.approx(theirs)


def test_natural_breaks_count_equal_values_as_often_as_they_occur() -> None:
    sample = [0.0] * 50 + [1.0] * 50 + [3.0]
    assert classes.natural(sample, 2).edges == (0.0, 0.0, 3.0)


@pytest.mark.parametrize("k", [3, 4, 7])
def test_quantiles_are_those_of_mapclassify(k: int) -> None:
    sample = np.random.default_rng(k).normal(size=33)
    theirs = mapclassify.Quantiles(sample, k)
    ours = classes.quantiles(sample.tolist(), k)
    assert ours.edges[1:] == pytest.approx(tuple(theirs.bins))
    assert ours.counts == tuple(theirs.counts)
