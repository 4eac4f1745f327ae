"""Places among peers."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.analysis import rank
from tests.analysis.builders import indicators, picked, values

UP = indicators({"kode": "X"})
DOWN = indicators({"kode": "X", "arah": "turun"})


def ranked(numbers: list[float | None], catalogue: pl.DataFrame = UP) -> list[tuple[object, ...]]:
    rows = values(*[("X", f"v{i}", "2024", x) for i, x in enumerate(numbers)])
    return rank.ranks(rows, catalogue).select("peringkat", "dari", "seri").rows()


def test_ties_share_a_place_and_the_next_is_left_out() -> None:
    assert ranked([3, 9, 3, 1]) == [
        (2, 4, True),
        (1, 4, False),
        (2, 4, True),
        (4, 4, False),
    ]


@pytest.mark.parametrize("arah, first", [("naik", 9), ("turun", 1), ("netral", 9)])
def test_best_first_by_direction(arah: str, first: float) -> None:
    rows = values(("X", "a", "2024", 1), ("X", "b", "2024", 9))
    result = rank.ranks(rows, indicators({"kode": "X", "arah": arah}))
    assert picked(result.filter(peringkat=1), "nilai") == [(float(first),)]


@pytest.mark.parametrize("hole", [None, float("nan"), float("inf")])
def test_missing_is_not_ranked(hole: float | None) -> None:
    assert ranked([5, hole, 4]) == [(1, 2, False), (None, 2, None), (2, 2, False)]


def test_binary_noise_does_not_break_a_tie() -> None:
    assert [r[0] for r in ranked([0.1 + 0.2, 0.3, 0.29])] == [1, 1, 3]


def test_peers_can_be_chosen() -> None:
    rows = values(("X", "a", "2024", 1), ("X", "b", "2024", 2), ("X", "c", "2024", 3))
    rows = rows.with_columns(induk=pl.Series(["c1", "c1", "c2"]))
    result = rank.ranks(rows, UP, [*rank.PEERS, "induk"])
    assert picked(result, "wilayah", "peringkat", "dari") == [
        ("a", 2, 2),
        ("b", 1, 2),
        ("c", 1, 1),
    ]


@settings(max_examples=40, deadline=None)
@given(numbers=st.lists(st.integers(-5, 5), min_size=1, max_size=12))
def test_flipping_the_direction_mirrors_the_ranks(numbers: list[int]) -> None:
    up = ranked([float(n) for n in numbers])
    down = ranked([float(n) for n in numbers], DOWN)
    for i, n in enumerate(numbers):
        assert up[i][0] + down[i][0] == len(numbers) + 2 - numbers.count(n)
        assert up[i][2] == (numbers.count(n) > 1)
