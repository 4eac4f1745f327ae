"""Lopsided distributions."""

from __future__ import annotations

import pytest

from lib.analysis import outlying


def test_known_moments() -> None:
    """Documentation of Excel's SKEW and KURT: 0.359543071 and -0.151799637."""
    values = [3, 4, 5, 2, 3, 4, 5, 6, 4, 7]
    assert outlying.skewness(values) == pytest.approx(0.359543071, abs=1e-9)
    assert outlying.kurtosis(values) == pytest.approx(-0.151799637, abs=1e-9)


@pytest.mark.parametrize("values", [[], [1], [1, 2], [4, 4, 4, 4], [None] * 5])
def test_too_little_to_say(values: list[float]) -> None:
    assert outlying.skewness(values) is None
    assert outlying.kurtosis(values) is None


def test_one_extreme_is_pulled_in_and_nothing_else() -> None:
    values = [1, 2, 3, 2, 1, 3, 2, 2, None, 90]
    assert outlying.winsorised(values).to_list() == [*values[:-1], 3]
    mirrored = outlying.winsorised([None if v is None else -v for v in values])
    assert mirrored.to_list()[-1] == -3


def test_what_is_not_lopsided_stays() -> None:
    assert outlying.winsorised([1, 2, 3, 4, 9]).to_list() == [1, 2, 3, 4, 9]


def test_what_cannot_be_mended_stays() -> None:
    values = [1.0] * 30 + [10.0**k for k in range(1, 9)]
    assert outlying.winsorised(values, most=2).to_list() == values
