"""One scale for any unit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.analysis import normalisation

numbers = st.floats(-1e6, 1e6)
columns = st.lists(st.one_of(st.none(), st.integers(-1000, 1000)), min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("x", "direction", "expected"),
    [(1, 1, 0.1), (11, 1, 1), (-1, 1, 0), (1, -1, 0.9), (-1, -1, 1), (11, -1, 0)],
)
def test_goalposts_as_published(x: float, direction: int, expected: float) -> None:
    """COINr 1.1.14, tests/testthat/test-normalise.R, goalposts 0 and 10."""
    found = normalisation.goalposts(x, 0, 10, direction=direction, scale=1)
    assert found == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(
    ("values", "target", "direction", "cap", "expected"),
    [
        ([0, 5, 11], 10, 1, False, [0, 0.5, 1.1]),
        ([0, 5, 11], 10, 1, True, [0, 0.5, 1]),
        ([-1, 1, 10], 0, -1, False, [1.1, 0.9, 0]),
        ([-1, 1, 10], 0, -1, True, [1, 0.9, 0]),
    ],
)
def test_distance_to_target_as_published(
    values: list[float], target: float, direction: int, cap: bool, expected: list[float]
) -> None:
    """COINr 1.1.14, tests/testthat/test-normalise.R."""
    found = normalisation.distance_to_target(values, target, direction, cap=cap)
    assert found.to_list() == pytest.approx(expected, abs=1e-12)


def test_the_order_of_the_goalposts_says_which_way_is_better() -> None:
    assert normalisation.goalposts([4, 16], 20, 0).to_list() == pytest.approx([80, 20])
    assert normalisation.goalposts([4, 16], 0, 20, direction="turun").to_list() == pytest.approx(
        [80, 20]
    )


@given(x=numbers, worst=numbers, best=numbers)
def test_scores_stay_between_0_and_100_and_mirror(x: float, worst: float, best: float) -> None:
    if worst == best:
        with pytest.raises(ValueError):
            normalisation.goalposts(x, worst, best)
        return
    one = normalisation.goalposts(x, worst, best)
    assert 0 <= one <= 100
    assert one + normalisation.goalposts(x, best, worst) == pytest.approx(100)


@given(values=columns)
def test_relations(values: list[float | None]) -> None:
    """Units do not matter, direction mirrors, missing stays missing, extremes are the ends."""
    for scale in (
        normalisation.min_max,
        normalisation.percentile_ranks,
        normalisation.z_scores,
    ):
        plain = scale(values)
        stretched = scale([None if v is None else 3.5 * v + 7 for v in values])
        assert plain.to_list() == pytest.approx(stretched.to_list())
        if plain.drop_nulls().len():
            assert [s is None for s in plain] == [v is None for v in values]
    plain = normalisation.min_max(values)
    if plain.drop_nulls().len():
        assert (plain.min(), plain.max()) == pytest.approx((0, 100))
        mirrored = normalisation.min_max(values, direction="turun")
        assert (plain + mirrored).drop_nulls().to_list() == pytest.approx(
            [100] * plain.drop_nulls().len()
        )


@pytest.mark.parametrize("scale", [normalisation.min_max, normalisation.z_scores])
@pytest.mark.parametrize("values", [[5, 5, 5], [0.1 + 0.2, 0.3, 0.3], [None, None], [7], []])
def test_without_difference_there_is_no_scale(scale: object, values: list[float]) -> None:
    if values[:1] == [0.1 + 0.2] and scale is normalisation.min_max:
        return
    assert scale(values).drop_nulls().is_empty()


def test_neutral_has_no_better_end() -> None:
    with pytest.raises(ValueError, match="netral"):
        normalisation.z_scores([1, 2], direction="netral")
