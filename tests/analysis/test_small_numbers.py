"""Figures that rest on few cases."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.analysis import small_numbers
from lib.analysis.small_numbers import Stability


@pytest.mark.parametrize(
    ("events", "total", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_as_published(events: int, total: int, low: float, high: float) -> None:
    """Newcombe, Statistics in Medicine 17 (1998), table I, method 3."""
    found = small_numbers.wilson(events, total)
    assert (found.bawah, found.atas) == pytest.approx((low, high), abs=6e-5)


@pytest.mark.parametrize(
    ("events", "low", "high"),
    [(0, 0, 3.6889), (1, 0.0253, 5.5716), (5, 1.6235, 11.6683), (10, 4.7954, 18.3904)],
)
def test_poisson_as_published(events: int, low: float, high: float) -> None:
    """Exact limits of Garwood (1936), as tabled in Breslow and Day (1987), table 2.11."""
    found = small_numbers.poisson_interval(events)
    assert (found.bawah, found.atas) == pytest.approx((low, high), abs=5e-4)


def test_no_events_are_not_no_risk() -> None:
    assert small_numbers.poisson_interval(0, 1200, per=1000).atas == pytest.approx(3.07, abs=0.005)


@given(total=st.integers(1, 5000), share=st.floats(0, 1))
def test_relations(total: int, share: float) -> None:
    events = round(share * total)
    found = small_numbers.wilson(events, total)
    mirrored = small_numbers.wilson(total - events, total)
    wider = small_numbers.wilson(events, total, 0.99)
    assert 0 <= found.bawah <= found.nilai <= found.atas <= 1
    assert found.bawah == pytest.approx(1 - mirrored.atas, abs=1e-12)
    assert wider.bawah <= found.bawah
    assert wider.atas >= found.atas


@pytest.mark.parametrize(
    ("events", "total", "expected"),
    [
        (20, 1000, Stability.STABLE),
        (19, 1000, Stability.UNSTABLE),
        (5, 1000, Stability.UNSTABLE),
        (4, 1000, Stability.COUNT_ONLY),
        (0, 1000, Stability.COUNT_ONLY),
        (40, 99, Stability.UNSTABLE),
        (40, None, Stability.STABLE),
        (None, 1000, None),
    ],
)
def test_what_a_rate_can_bear(
    events: float | None, total: float | None, expected: Stability | None
) -> None:
    assert small_numbers.stability(events, total) is expected
    rows = _rows((None, events, total))
    word = small_numbers.intervals(rows)["kestabilan"].item()
    assert word == (expected and expected.value)


@pytest.mark.parametrize(("events", "total"), [(-1, 10), (11, 10), (1, 0), (float("nan"), 5)])
def test_impossible_shares(events: float, total: float) -> None:
    with pytest.raises(ValueError):
        small_numbers.wilson(events, total)


def _rows(*rows: tuple[float | None, float | None, float | None]) -> pl.DataFrame:
    names = ("nilai", "pembilang", "penyebut")
    return pl.DataFrame(rows, dict.fromkeys(names, pl.Float64), orient="row")


def test_intervals_in_the_unit_of_the_rate() -> None:
    """Per cent: Wilson (Newcombe 1998); per 1,000: Poisson."""
    found = small_numbers.intervals(_rows((10.1, 15, 148), (3.4, 1, 29), (0, 0, 20)))
    assert found["bawah"].to_list() == pytest.approx([6.24, 0.61, 0], abs=6e-3)
    assert found["atas"].to_list() == pytest.approx([16.05, 17.18, 16.11], abs=6e-3)
    found = small_numbers.intervals(_rows((5, 10, 2000), (0, 0, 1200)))
    assert found["bawah"].to_list() == pytest.approx([4.7954 / 2, 0], abs=5e-4)
    assert found["atas"].to_list() == pytest.approx([18.3904 / 2, 3.074], abs=5e-4)


def test_each_indicator_has_its_scale() -> None:
    rows = _rows((50, 50, 100), (500, 50, 100)).with_columns(indikator=pl.Series(["a", "b"]))
    found = small_numbers.intervals(rows)
    assert found["atas"].to_list() == pytest.approx([59.63, 659.2], abs=0.05)


def test_without_numbers_there_is_no_interval() -> None:
    rows = _rows((10, None, 100), (10, 10, None), (0, 0, 50), (5, 5, 0))
    found = small_numbers.intervals(rows)
    assert found["bawah"].to_list() == [None] * 4
    assert small_numbers.intervals(rows.clear()).is_empty()


def test_relative_error() -> None:
    assert small_numbers.relative_error(20) == pytest.approx(0.2236, abs=5e-5)
    assert small_numbers.relative_error(0) is None
