"""Contributions to the difference of two scores."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.analysis import contribution, score
from lib.analysis.score import Design, Method, Scores
from tests.analysis.test_score import FULL, TABLE

amount = st.none() | st.floats(-20, 120)
numbers = st.fixed_dictionaries(dict.fromkeys(("A", "B", "C", "D"), amount))
weights = st.dictionaries(st.sampled_from("ABCD"), st.floats(0.1, 5), max_size=3)
outer = st.dictionaries(st.sampled_from("xy"), st.sampled_from([0.0, 1.0, 4.0]), max_size=1)


def made(numbers: dict[str, float | None], design: Design = score.DESIGN, ruas: int = 0) -> Scores:
    rows = pl.DataFrame(
        {
            "indikator": list(numbers),
            "wilayah": ["k"] * len(numbers),
            "nilai": numbers.values(),
            "ruas": [ruas] * len(numbers),
        },
        schema_overrides={"nilai": pl.Float64},
    )
    return score.scores(rows, TABLE, design)


@settings(max_examples=150, deadline=None)
@given(
    one=numbers,
    other=numbers,
    method=st.tuples(st.sampled_from(Method), st.sampled_from(Method)),
    own=weights,
    dimensions=outer,
)
def test_they_add_up(
    one: dict[str, float | None],
    other: dict[str, float | None],
    method: tuple[Method, Method],
    own: dict[str, float],
    dimensions: dict[str, float],
) -> None:
    """With missing values, trial weights and another method; dimension by dimension as well."""
    first = made(one, Design(metode=method[0], bobot=own, bobot_dimensi=dimensions))
    second = made(other, Design(metode=method[1]))
    for name in (None, "x", "y"):
        totals = [_total(side, name) for side in (first, second)]
        found = contribution.contributions(first, "k", second, dimensi=name)
        if None in totals:
            assert found.is_empty()
        else:
            assert found["sumbangan"].sum() == pytest.approx(totals[0] - totals[1], abs=1e-6)


def _total(scores: Scores, name: str | None) -> float | None:
    if name is None:
        return scores.gabungan["skor"].item()
    found = scores.dimensi.filter(pl.col("dimensi") == name)["skor"]
    return found.item() if found.len() else None


@settings(max_examples=50, deadline=None)
@given(one=numbers, method=st.sampled_from(Method))
def test_points_lost_are_what_is_missing_to_100(
    one: dict[str, float | None], method: Method
) -> None:
    scores = made(one, Design(metode=method))
    total = _total(scores, None)
    found = contribution.contributions(scores, "k")
    if total is None:
        assert found.is_empty()
    else:
        assert (found["sumbangan"] <= 1e-9).all()
        assert found["sumbangan"].sum() == pytest.approx(total - 100, abs=1e-6)


def test_by_hand() -> None:
    """A rises by 30 points of a third of one of two dimensions: 5 points."""
    found = contribution.contributions(made({**FULL, "A": 90.0}), "k", made(FULL))
    assert found.filter(pl.col("sumbangan") != 0).select("indikator", "sumbangan").rows() == [
        ("A", pytest.approx(5))
    ]


def test_a_value_that_came_to_be_counts_by_its_distance_to_the_mean() -> None:
    """60 and 80 make 70, with 50 they make 63.3: halfway the mean is 66.7, a third is C's."""
    found = contribution.contributions(
        made(FULL), "k", made({**FULL, "C": None}), dimensi="x"
    ).select("indikator", "sumbangan")
    expected = {"A": -(60 - 200 / 3) / 6, "B": -(80 - 200 / 3) / 6, "C": (50 - 200 / 3) / 3}
    assert dict(found.rows()) == pytest.approx(expected)


def test_largest_loss_first() -> None:
    found = contribution.contributions(made(FULL), "k")
    assert found["indikator"].to_list() == ["D", "C", "A", "B"]
    assert found["sumbangan"].to_list() == pytest.approx([-40, -50 / 6, -40 / 6, -20 / 6])


def test_a_break_in_between_is_said() -> None:
    found = contribution.contributions(made(FULL, ruas=2), "k", made(FULL, ruas=0))
    assert not found["sebanding"].any()
    assert contribution.contributions(made(FULL), "k", made(FULL))["sebanding"].all()


def test_the_method_has_a_row_of_its_own() -> None:
    found = contribution.contributions(made(FULL, Design(metode=Method.GEOMETRIC)), "k", made(FULL))
    alone = found.filter(pl.col("dimensi").is_null())
    assert alone.height == 1
    assert alone["sumbangan"].item() < 0


def test_an_unknown_area_has_none() -> None:
    assert contribution.contributions(made(FULL), "z").is_empty()
