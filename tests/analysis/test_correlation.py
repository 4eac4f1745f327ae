"""Correlation of two indicators."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.analysis import correlation, rollup
from lib.analysis.correlation import Unknown
from lib.contract.vocabulary import Level
from tests.analysis.builders import CITY, indicators, values

ANSCOMBE_X = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
ANSCOMBE_Y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]


def test_pearson_of_a_published_case() -> None:
    """Anscombe, The American Statistician 27 (1973), first set: r = 0.816, p = 0.00217."""
    found = correlation.correlation(pl.Series(ANSCOMBE_X), pl.Series(ANSCOMBE_Y))
    assert found.pearson is not None
    assert (found.n, found.alasan) == (11, None)
    assert found.pearson.nilai == pytest.approx(0.81642, abs=5e-6)
    assert found.pearson.p == pytest.approx(0.00217, abs=5e-6)
    assert (found.pearson.bawah, found.pearson.atas) == pytest.approx((0.4244, 0.9507), abs=5e-5)


def test_spearman_sees_a_steady_bent_connection() -> None:
    x = pl.Series(range(1, 12))
    found = correlation.correlation(x, x**5)
    assert found.spearman is not None
    assert found.pearson is not None
    assert (found.spearman.nilai, found.spearman.bawah, found.spearman.atas) == (1, 1, 1)
    assert found.pearson.nilai < 0.9


def test_spearman_s_interval() -> None:
    """Rho of Anscombe's first set is 0.8182; by hand: tanh(artanh rho ± 1.96 sqrt(1.3347/8))."""
    found = correlation.correlation(pl.Series(ANSCOMBE_X), pl.Series(ANSCOMBE_Y)).spearman
    assert found is not None
    assert found.nilai == pytest.approx(0.81818, abs=5e-6)
    assert (found.bawah, found.atas) == pytest.approx((0.3372, 0.9605), abs=5e-4)


def test_short_series_get_the_exact_probability() -> None:
    """Of the 120 orders of five only two, the straight ones, are perfect: p = 1/60."""
    found = correlation.correlation(pl.Series([1, 2, 3, 4, 5]), pl.Series([2, 3, 5, 8, 13]))
    assert found.spearman is not None
    assert found.spearman.p == pytest.approx(1 / 60)


@pytest.mark.parametrize(
    ("x", "y", "n", "reason"),
    [
        ([1, 2, 3, 4], [1, 2, 3, 4], 4, Unknown.FEW_PAIRS),
        ([1, 2, 3, 4, None], [1, 2, 3, 4, 5], 4, Unknown.FEW_PAIRS),
        ([1, 2, 3, 4, float("nan")], [1, 2, 3, 4, 5], 4, Unknown.FEW_PAIRS),
        ([1, 2, 3, 4, 5], [7, 7, 7, 7, 7], 5, Unknown.NO_VARIANCE),
        ([], [], 0, Unknown.FEW_PAIRS),
    ],
)
def test_without_enough_to_go_by_there_is_no_coefficient(
    x: list[float], y: list[float], n: int, reason: Unknown
) -> None:
    found = correlation.correlation(pl.Series(x, strict=False), pl.Series(y))
    assert (found.n, found.spearman, found.pearson, found.alasan) == (n, None, None, reason)


numbers = st.lists(
    st.tuples(st.integers(-20, 20), st.integers(-20, 20)), min_size=5, max_size=14
).filter(lambda ps: len({a for a, _ in ps}) > 1 and len({b for _, b in ps}) > 1)


@settings(max_examples=30, deadline=None)
@given(points=numbers)
def test_relations(points: list[tuple[int, int]]) -> None:
    x, y = (pl.Series([float(p[i]) for p in points]) for i in (0, 1))
    plain, swapped, scaled, flipped = (
        correlation.correlation(*pair) for pair in ((x, y), (y, x), (x * 1000 + 5, y), (x, -y))
    )
    for kind in ("spearman", "pearson"):
        a, b, c, d = (getattr(r, kind) for r in (plain, swapped, scaled, flipped))
        assert -1 <= a.bawah <= a.nilai <= a.atas <= 1
        assert 0 <= a.p <= 1
        assert (b.nilai, b.p, c.nilai, c.p) == pytest.approx((a.nilai, a.p) * 2, abs=1e-6)
        assert (d.nilai, d.bawah, d.atas) == pytest.approx((-a.nilai, -a.atas, -a.bawah), abs=1e-9)


CATALOGUE = indicators({"kode": "X"}, {"kode": "Y"})
PANEL = rollup.panel(
    values(
        *[("X", a, "2023", 1) for a in "ab"],
        *[("Y", a, p, q) for a in "ab" for p, q in (("2023-Q1", 1), ("2023-Q4", 4))],
        ("X", "a", "2024", 9),
        ("Y", "a", "2024-Q1", 9),
        ("Y", "c", "2024-Q1", 9),
    ),
    CATALOGUE,
    CITY,
)


def test_pairs_come_from_the_year_that_most_areas_share() -> None:
    result = correlation.pairs(PANEL, "X", "Y", Level.VILLAGE)
    assert result.select("wilayah", "tahun", "x", "y", "y_periode").rows() == [
        ("a", 2023, 1, 4, "2023-Q4"),
        ("b", 2023, 1, 4, "2023-Q4"),
    ]


def test_pairs_of_a_chosen_year() -> None:
    result = correlation.pairs(PANEL, "X", "Y", Level.VILLAGE, 2024)
    assert result.select("wilayah", "x", "y").rows() == [("a", 9, 9)]
    assert correlation.pairs(PANEL, "X", "Z", Level.VILLAGE).is_empty()
