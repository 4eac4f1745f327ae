"""Columns of numbers in any form."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from lib.analysis import vector

COLUMNS = [
    [1, None, 3, float("nan"), float("inf")],
    pl.Series([1.0, None, 3.0, float("nan"), float("-inf")]),
    pl.DataFrame({"nilai": [1.0, None, 3.0, float("nan"), float("inf")]}),
    np.array([1, np.nan, 3, np.nan, np.inf]),
]


@pytest.mark.parametrize("column", COLUMNS, ids=["list", "series", "frame", "array"])
def test_every_form_is_the_same_column(column: vector.Numbers) -> None:
    assert vector.column(vector.vector(column)).to_list() == [1, None, 3, None, None]


def test_what_comes_in_is_not_touched() -> None:
    given = np.array([1.0, np.inf])
    vector.vector(given)[0] = 9
    assert given.tolist() == [1.0, np.inf]


def test_only_complete_rows_stay() -> None:
    one, other = vector.complete([1, 2, None, 4], [None, 5, 6, 7])
    assert (one.tolist(), other.tolist()) == ([2, 4], [5, 7])


@pytest.mark.parametrize(
    ("values", "weights"), [([1, 2], [1, -1]), ([1, 2], [0, 0]), ([1, 2], [1, 1, 1])]
)
def test_impossible_weights(values: list[float], weights: list[float]) -> None:
    with pytest.raises(ValueError):
        vector.weighed(values, weights)


def test_a_frame_of_two_columns_is_no_column() -> None:
    with pytest.raises(ValueError, match="b"):
        vector.vector(pl.DataFrame({"a": [1], "b": [2]}))
