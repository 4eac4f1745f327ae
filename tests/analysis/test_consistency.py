"""Whether the indicators of a dimension speak of one thing."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from lib.analysis import consistency
from tests.analysis.test_robustness import scored


def test_alpha_by_hand() -> None:
    """Columns of variance 1 and 4 with sum of variance 9: 2 · (1 - 5/9)."""
    found = consistency.cronbach_alpha(pl.DataFrame({"a": [1, 2, 3], "b": [1, 3, 5]}))
    assert found == pytest.approx(2 * (1 - 5 / 9))


def test_equal_columns_are_perfectly_consistent() -> None:
    column = [3.0, 7, 1, 9]
    found = consistency.cronbach_alpha(pl.DataFrame({n: [*column, None] for n in "abc"}))
    assert found == pytest.approx(1)


@pytest.mark.parametrize(
    "items", [{"a": [1, 2, 3]}, {"a": [1], "b": [2]}, {"a": [1, 1], "b": [2, 2]}]
)
def test_no_alpha(items: dict[str, list[float]]) -> None:
    assert consistency.cronbach_alpha(pl.DataFrame(items)) is None


def test_what_pulls_against_its_dimension_is_marked() -> None:
    base = np.linspace(20, 80, 9)
    noise = np.random.default_rng(2).normal(0, 18, (9, 2))
    matrix = np.column_stack([base, base + noise[:, 0], 100 - base, base + noise[:, 1]])
    found = consistency.dimension_fit(scored(matrix, "xxxx")).rows_by_key("indikator", named=True)
    assert found["i02"][0]["kesesuaian"] == "bertentangan"
    assert found["i01"][0]["kesesuaian"] == "sesuai"
    twins = consistency.dimension_fit(scored(np.column_stack([base, base + 1]), "xx"))
    assert twins["kesesuaian"].to_list() == ["kembar", "kembar"]


def test_nothing_to_compare_with() -> None:
    lone = consistency.dimension_fit(scored(np.linspace(1, 9, 9)[:, None], "x"))
    few = consistency.dimension_fit(scored(np.ones((3, 2)), "xx"))
    assert lone["korelasi"].to_list() == [None]
    assert few["kesesuaian"].to_list() == [None, None]
