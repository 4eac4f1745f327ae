"""Rolling up plain tables."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.analysis import pooling

TOY = pl.DataFrame(
    {
        "kec": ["A", "A", "B", "B"],
        "pop": [1000, 3000, 500, 5500],
        "poor": [100, 150, 100, 110],
        "schools": [2, 3, 1, 4],
        "km2": [1.0, 4.0, 5.0, 2.0],
        "density": [1000, 750, 100, 2750],
    }
)


@pytest.mark.parametrize(
    ("expected", "rule"),
    [
        ([4000, 6000, 10000], {"rule": "jumlah", "value": "pop"}),
        ([0.0625, 0.035, 0.046], {"numerator": "poor", "denominator": "pop"}),
        (
            [12.5, 8.333333333, 10],
            {"numerator": "schools", "denominator": "pop", "per": 10_000},
        ),
        (
            [800, 857.142857143, 833.333333333],
            {"rule": "kepadatan", "value": "density", "weight": "km2"},
        ),
    ],
)
def test_two_districts_by_hand(expected: list[float], rule: dict[str, object]) -> None:
    """Four villages; the mean of their poverty rates would be 0.0925."""
    found = [*pooling.roll_up(TOY, "kec", **rule)["nilai"], *pooling.roll_up(TOY, **rule)["nilai"]]
    assert found == pytest.approx(expected, abs=1e-9)


def test_a_missing_part_is_not_left_out_silently() -> None:
    rows = TOY.with_columns(poor=pl.Series([100, None, 100, 110]))
    found = pooling.roll_up(rows, "kec", numerator="poor", denominator="pop")
    assert found.row(0) == ("A", None, 0.25, 1, 2)
    assert found.row(1) == ("B", pytest.approx(0.035), 1.0, 2, 2)
    assert pooling.roll_up(rows, rule="jumlah", value="poor").row(0) == (None, 0.75, 3, 4)


def test_most_of_the_denominator_is_enough() -> None:
    rows = TOY.with_columns(poor=pl.Series([100, 150, None, 110]))
    found = pooling.roll_up(rows, numerator="poor", denominator="pop")
    assert found.row(0) == (pytest.approx(360 / 9500), 0.95, 3, 4)


def test_berkeley() -> None:
    """Bickel, Hammel and O'Connell (1975), six largest departments, as in R's UCBAdmissions.

    44.5 % of men and 30.4 % of women were admitted, women ahead in four of six departments.
    """
    men = [(512, 825), (353, 560), (120, 325), (138, 417), (53, 191), (22, 373)]
    women = [(89, 108), (17, 25), (202, 593), (131, 375), (94, 393), (24, 341)]
    rows = pl.DataFrame(
        [("m", *row) for row in men] + [("w", *row) for row in women],
        ["sex", "admitted", "applied"],
        orient="row",
    )
    found = pooling.roll_up(rows, "sex", numerator="admitted", denominator="applied", per=100)
    assert found["nilai"].to_list() == pytest.approx([44.5, 30.4], abs=0.05)


@given(cases=st.lists(st.tuples(st.integers(0, 50), st.integers(50, 900)), min_size=1, max_size=9))
def test_relations(cases: list[tuple[int, int]]) -> None:
    """A rate lies between those of its parts; rolling up in two steps is rolling up in one."""
    rows = pl.DataFrame(cases, ["k", "n"], orient="row").with_columns(g=pl.int_range(pl.len()) % 2)
    whole = pooling.roll_up(rows, numerator="k", denominator="n")["nilai"].item()
    rates = (rows["k"] / rows["n"]).to_list()
    assert min(rates) - 1e-12 <= whole <= max(rates) + 1e-12
    sums = rows.group_by("g").sum()
    assert pooling.roll_up(sums, numerator="k", denominator="n")["nilai"].item() == pytest.approx(
        whole
    )


@pytest.mark.parametrize("rule", [{"rule": "tidak_ada"}, {"rule": "jumlah"}, {"rule": "kepadatan"}])
def test_what_cannot_be_done(rule: dict[str, str]) -> None:
    with pytest.raises(ValueError):
        pooling.roll_up(TOY, **rule)


def test_no_people_no_rate() -> None:
    rows = pl.DataFrame({"k": [0, 0], "n": [0, 0]})
    assert pooling.roll_up(rows, numerator="k", denominator="n")["nilai"].item() is None
