"""Likeness of neighbours."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.analysis import autocorrelation, neighbourhood
from lib.analysis.autocorrelation import Impossible
from tests.analysis.published import COLUMBUS_CRIME, COLUMBUS_NEIGHBOURS, COLUMBUS_PLACE

COLUMBUS = [[int(j) - 1 for j in line.split()] for line in COLUMBUS_NEIGHBOURS.split(";")]
GRID = {
    f"{x},{y}": [f"{x + a},{y + b}" for a, b in ((0, 1), (1, 0), (0, -1), (-1, 0))]
    for x in range(6)
    for y in range(6)
}


@pytest.mark.parametrize(
    ("style", "found", "variance", "z"),
    [("W", 0.510951264, 0.008908762, 5.6341), ("B", 0.52063815, 0.00759872, 6.2116)],
)
def test_moran_as_published(
    style: neighbourhood.Style, found: float, variance: float, z: float
) -> None:
    """Spdep, docs/reference/moran.test.md: crime in Columbus, COL.nb."""
    made = autocorrelation.moran(COLUMBUS_CRIME, COLUMBUS, style=style, permutations=0)
    assert (made.nilai, made.harapan, made.ragam) == pytest.approx(
        (found, -0.020833333, variance), abs=6e-9
    )
    assert made.z == pytest.approx(z, abs=6e-5)


def test_moran_for_normal_values_as_published() -> None:
    """Spdep, docs/reference/moran.test.md, randomisation=FALSE."""
    made = autocorrelation.moran(COLUMBUS_CRIME, COLUMBUS, permutations=0)
    assert made.ragam_normal == pytest.approx(0.008779831, abs=6e-10)
    assert made.z_normal == pytest.approx(5.6754, abs=6e-5)


def test_moran_with_the_four_nearest_as_published() -> None:
    """Spdep ``knn2nb(knearneigh(COL.coords, 4))``: I = 0.624933667."""
    places = list(zip(COLUMBUS_PLACE[::2], COLUMBUS_PLACE[1::2], strict=True))
    made = autocorrelation.moran(COLUMBUS_CRIME, neighbourhood.nearest(places, 4), permutations=0)
    assert made.nilai == pytest.approx(0.624933667, abs=6e-10)
    assert (made.ragam, made.z) == pytest.approx((0.008003503, 7.2183), abs=6e-5)


def test_geary_as_published() -> None:
    """Spdep, docs/reference/geary.test.md."""
    made = autocorrelation.geary(COLUMBUS_CRIME, COLUMBUS)
    assert (made.nilai, made.ragam) == pytest.approx((0.52986993, 0.00975278), abs=6e-9)
    assert made.z == pytest.approx(4.7605, abs=6e-5)


def test_join_counts_as_published() -> None:
    """Spdep, docs/reference/joincount.test.md: crime above 35."""
    high = [int(v > 35) for v in COLUMBUS_CRIME]
    made = autocorrelation.join_counts(high, COLUMBUS)
    assert made["nilai"].to_list() == [54, 34, 28]
    assert made["harapan"][:2].to_list() == pytest.approx([27.22449, 29.59184], abs=6e-6)
    assert made["ragam"][:2].to_list() == pytest.approx([17.88838, 18.8955], abs=6e-5)


def test_the_moments_are_those_of_random_orders() -> None:
    """Means and variances of 4,000 random orders agree with the formulas."""
    rng = np.random.default_rng(3)
    high = np.array([int(v > 35) for v in COLUMBUS_CRIME])
    w = neighbourhood.matrix(COLUMBUS, [str(i) for i in range(49)])
    mixed = rng.permuted(np.broadcast_to(high, (4000, 49)), axis=1)
    counts = np.einsum("ri,ri->r", mixed @ w, 1 - mixed)
    made = autocorrelation.join_counts(high, COLUMBUS).row(2, named=True)
    assert counts.mean() == pytest.approx(made["harapan"], abs=0.3)
    assert counts.var() == pytest.approx(made["ragam"], rel=0.1)


values = st.lists(st.integers(-50, 50), min_size=36, max_size=36).filter(lambda v: len(set(v)) > 1)


@settings(max_examples=40, deadline=None)
@given(numbers=values)
def test_relations(numbers: list[int]) -> None:
    """Units, sign and row order do not matter."""
    given = dict(zip(GRID, numbers, strict=True))
    turned = {code: given[code] for code in reversed(GRID)}
    stretched = {code: 12.5 - 3 * v for code, v in given.items()}
    for statistic in (autocorrelation.moran, autocorrelation.geary):
        plain = statistic(given, GRID, permutations=0)
        for other in (turned, stretched):
            made = statistic(other, GRID, permutations=0)
            assert (made.nilai, made.z, made.p) == pytest.approx((plain.nilai, plain.z, plain.p))


def test_false_alarms_stay_at_the_stated_level() -> None:
    """Of 1,000 maps of noise about 5 % have p < 0.05, by formula and by permutation."""
    rng = np.random.default_rng(11)
    alarms = np.zeros(2)
    for _ in range(1000):
        made = autocorrelation.moran(rng.normal(size=36), GRID, permutations=199)
        assert made.p is not None
        assert made.p_permutasi is not None
        alarms += [made.p < 0.05, made.p_permutasi < 0.05]
    assert (alarms > 30).all()
    assert (alarms < 72).all()


def test_a_planted_slope_is_found() -> None:
    noise = np.random.default_rng(5).normal(size=36)
    slope = [float(code.split(",")[0]) for code in GRID]
    made = autocorrelation.moran(np.array(slope) + noise, GRID)
    assert made.nilai is not None
    assert made.nilai > 0.3
    assert made.p_permutasi == pytest.approx(2e-4)


def test_the_same_seed_gives_the_same_probability() -> None:
    numbers = np.random.default_rng(5).normal(size=36)
    once, again, other = (
        autocorrelation.moran(numbers, GRID, permutations=499, seed=seed).p_permutasi
        for seed in (1, 1, 2)
    )
    assert once == again
    assert once != other


@pytest.mark.parametrize(
    ("numbers", "why"),
    [
        ([1, 2, 3], Impossible.FEW_AREAS),
        ([1, None, None, 2], Impossible.FEW_AREAS),
        ([5, 5, 5, 5], Impossible.NO_VARIANCE),
        ([None] * 4, Impossible.FEW_AREAS),
        ([], Impossible.FEW_AREAS),
    ],
)
def test_where_there_is_no_statistic(numbers: list[float | None], why: Impossible) -> None:
    ring = [[(i - 1) % len(numbers), (i + 1) % len(numbers)] for i in range(len(numbers))]
    for statistic in (autocorrelation.moran, autocorrelation.geary):
        made = statistic(numbers, ring)
        assert (made.nilai, made.z, made.p_permutasi, made.alasan) == (None, None, None, why)


def test_counts_need_yes_or_no() -> None:
    with pytest.raises(ValueError):
        autocorrelation.join_counts([0, 1, 2], [[1], [0, 2], [1]])
