"""The median slope."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from lib.analysis import slope
from tests.analysis.published import MAXAU_SEDIMENT

points = st.lists(
    st.tuples(st.integers(0, 60), st.integers(-50, 50)), min_size=2, max_size=15
).filter(lambda ps: len({t for t, _ in ps}) > 1)


def test_sediment_as_published() -> None:
    """R package ``trend``, vignette section 2.1: Sen's slope at Maxau with 95 % interval."""
    found = slope.sen_slope(MAXAU_SEDIMENT)
    assert found is not None
    assert (found.kemiringan, found.bawah, found.atas) == pytest.approx(
        (-0.2876139, -0.4196477, -0.1519026), abs=5e-7
    )


@given(pairs=points)
def test_as_in_scipy(pairs: list[tuple[int, int]]) -> None:
    times, values = ([float(p[i]) for p in pairs] for i in (0, 1))
    found = slope.theil_sen(values, times)
    other = stats.theilslopes(values, times, 0.95, method="joint")
    assert found is not None
    assert (found.kemiringan, found.bawah, found.atas, found.potong) == pytest.approx(
        (other.slope, other.low_slope, other.high_slope, other.intercept)
    )


@given(pairs=points, gain=st.integers(-5, 5))
def test_relations(pairs: list[tuple[int, int]], gain: int) -> None:
    """A planted slope is added; units scale it; row order does not matter."""
    times, values = ([float(p[i]) for p in pairs] for i in (0, 1))
    plain = slope.theil_sen(values, times)
    raised = slope.theil_sen([v + gain * t for v, t in zip(values, times, strict=True)], times)
    scaled = slope.theil_sen([1000 * v for v in values[::-1]], times[::-1])
    assert plain is not None
    assert raised is not None
    assert scaled is not None
    assert raised.kemiringan == pytest.approx(plain.kemiringan + gain, abs=1e-9)
    assert scaled.kemiringan == pytest.approx(1000 * plain.kemiringan, abs=1e-9)
    assert plain.bawah <= plain.kemiringan <= plain.atas


def test_gaps_between_years_count() -> None:
    found = slope.theil_sen([10, 14], [2015, 2023])
    assert found is not None
    assert found.kemiringan == 0.5


def test_the_interval_covers_as_stated() -> None:
    rng = np.random.default_rng(2)
    times = np.arange(12.0)
    covered = 0
    for _ in range(1000):
        found = slope.theil_sen(0.3 * times + rng.normal(size=12), times)
        assert found is not None
        covered += found.bawah <= 0.3 <= found.atas
    assert 930 <= covered <= 985


def test_seasons_do_not_tilt_the_line() -> None:
    """A series that ends in its high season has no slope for that."""
    values = [0, 10, 0, 10, 0, 10]
    seasonal = slope.seasonal_slope(values, [1, 2] * 3)
    plain = slope.theil_sen(values)
    assert seasonal is not None
    assert plain is not None
    assert (seasonal.kemiringan, seasonal.bawah, seasonal.atas) == (0, 0, 0)
    assert plain.atas > 0


@pytest.mark.parametrize("values", [[], [1], [None, 2]])
def test_one_value_has_no_slope(values: list[float | None]) -> None:
    assert slope.theil_sen(values) is None
    assert slope.seasonal_slope(values, [0] * len(values)) is None
    assert slope.theil_sen([1, 2], [2020, 2020]) is None
