"""Several scores in one."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.analysis import mean

positive = st.lists(st.floats(0.1, 1000), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("f", "values", "weights", "expected"),
    [
        (mean.geometric_mean, [1, 2, 3], [1, 1, 1], 1.8171205928321397),
        (mean.geometric_mean, [1, 2, 3], [1, 1, 2], 2.0597671439071177),
        (mean.harmonic_mean, [1, 2, 3], [2, 1, 1], 1.4117647058823528),
    ],
)
def test_published_means(
    f: object, values: list[float], weights: list[float], expected: float
) -> None:
    """COINr 1.1.14, tests/testthat/test-aggregate.R."""
    assert f(values, weights) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("f", [mean.geometric_mean, mean.harmonic_mean])
@pytest.mark.parametrize("values", [[1, 2, 0], [1, 2, -1]])
def test_zero_and_below_have_no_such_mean(f: object, values: list[float]) -> None:
    """COINr 1.1.14, tests/testthat/test-aggregate.R."""
    with pytest.raises(ValueError):
        f(values)


@given(values=positive)
def test_relations(values: list[float]) -> None:
    equal = [7.0] * len(values)
    means = (mean.arithmetic_mean, mean.geometric_mean, mean.harmonic_mean)
    plain = [f(values) for f in means]
    assert plain == pytest.approx([f(values, equal) for f in means])
    assert plain == pytest.approx([f([*values, None], [*equal, 3]) for f in means])
    assert plain == pytest.approx([f(values[::-1]) for f in means])
    arithmetic, geometric, harmonic = (m or 0 for m in plain)
    assert arithmetic >= geometric * (1 - 1e-12)
    assert geometric >= harmonic * (1 - 1e-12)


def test_outranking_as_published() -> None:
    """COINr 1.1.14, tests/testthat/test-aggregate.R."""
    found = mean.outranking([[1, 3, 2], [2, 2, 3], [3, 1, 1], [4, 5, 4]])
    assert found.matriks.to_series(0).to_list() == pytest.approx([0, 2 / 3, 1 / 3, 1])
    assert (found.dominan, found.bagian_dominan) == (3, 0.5)
    assert mean.outranking([[1, 2], [2, 1]]).copeland.to_list() == [0, 0]


def test_outranking_of_a_frame() -> None:
    found = mean.outranking(pl.DataFrame({"a": [1, 2, 2], "b": [1, 2, 2]}), [3, 1])
    assert found.matriks.row(1) == (1, 0, 0.5)
    assert found.copeland.to_list() == [-2, 1, 1]


def test_the_penalty_for_imbalance() -> None:
    assert mean.penalised_mean([100, 100]) == 100
    assert mean.penalised_mean([90, 110]) == pytest.approx(99)
    assert mean.penalised_mean([90, 110], upward=True) == pytest.approx(101)


def test_nothing_has_no_mean() -> None:
    for f in (mean.arithmetic_mean, mean.geometric_mean, mean.harmonic_mean, mean.penalised_mean):
        assert f([None]) is None
