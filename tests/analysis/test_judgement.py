"""The rule of the status."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.analysis import judgement
from lib.analysis.judgement import Doubt, Ground
from lib.analysis.progress import Progress

amounts = st.floats(-1000, 1000)


def test_poverty_in_canada() -> None:
    """Statistics Canada 1-1-1: 14.5 (2015) to 10.4 (2023), target 7.25 in 2030.

    The line says 1.06 of the pace needed, equal growth 0.90.
    """
    found = judgement.judge(10.4, 2023, "turun", 7.25, 2030, 14.5, 2015)
    assert (found.keadaan, found.dasar) == (Progress.ON_TRACK, Ground.PACE)
    assert (found.rasio, found.rasio_tumbuh) == pytest.approx((1.0603448, 0.9010900), abs=1e-7)
    assert (found.kelas_tumbuh, found.sepakat) == (Progress.ACCELERATE, False)
    assert (found.laju, found.laju_perlu, found.laju_sisa) == pytest.approx(
        (-0.5125, -0.48333, -0.45), abs=1e-5
    )
    assert found.perkiraan == pytest.approx(6.8125)
    assert found.tercapai_pada == pytest.approx(2029.1463, abs=1e-4)


@pytest.mark.parametrize(
    ("value", "time", "target", "due", "base", "start", "now", "expected", "ground"),
    [
        # met, whatever the trend
        (80, 2024, 80, 2029, 95, 2020, None, Progress.ACHIEVED, Ground.FINAL),
        (80, 2024, 80, 2029, None, None, 90, Progress.ACHIEVED, Ground.FINAL),
        # time is over
        (79, 2029, 80, 2029, 70, 2020, 80, Progress.MISSED, Ground.FINAL),
        (79, 2031, 80, 2029, 70, 2020, None, Progress.MISSED, Ground.FINAL),
        # this year's target first
        (71, 2024, 80, 2029, 70, 2020, 71, Progress.ON_TRACK, Ground.THIS_YEAR),
        (78, 2024, 80, 2029, 70, 2020, 79, Progress.ACCELERATE, Ground.THIS_YEAR),
        (71, 2024, 80, 2029, 70, 2020, 74, Progress.STAGNATING, Ground.PACE),
        (69, 2024, 80, 2029, 70, 2020, 74, Progress.DETERIORATING, Ground.PACE),
        # pace alone
        (76, 2024, 80, 2029, 70, 2020, None, Progress.ON_TRACK, Ground.PACE),
        (73, 2024, 80, 2029, 70, 2020, None, Progress.ACCELERATE, Ground.PACE),
        (70, 2024, 80, 2029, 70, 2020, None, Progress.STAGNATING, Ground.PACE),
        # to be kept, and was not; passed and fell back
        (79, 2024, 80, 2029, 80, 2020, None, Progress.DETERIORATING, Ground.PACE),
        (79, 2024, 80, 2029, 85, 2020, None, Progress.DETERIORATING, Ground.PACE),
    ],
)
def test_states(
    value: float,
    time: float,
    target: float,
    due: float,
    base: float | None,
    start: float | None,
    now: float | None,
    expected: Progress,
    ground: Ground,
) -> None:
    found = judgement.judge(value, time, "naik", target, due, base, start, now)
    assert (found.keadaan, found.dasar, found.alasan) == (expected, ground, None)


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ((5, 2024, "netral", 8, 2029, 4, 2020), Doubt.NEUTRAL),
        ((None, 2024, "naik", 8, 2029), Doubt.NO_VALUE),
        ((5, 2024, "naik"), Doubt.NO_TARGET),
        ((5, 2024, "naik", 8, 2029), Doubt.ONE_VALUE),
        ((5, 2024, "naik", 8, 2029, 5, 2024), Doubt.ONE_VALUE),
    ],
)
def test_what_cannot_be_judged_says_why(arguments: tuple[object, ...], why: Doubt) -> None:
    found = judgement.judge(*arguments)
    assert (found.keadaan, found.alasan, found.dasar) == (Progress.UNKNOWN, why, None)


def test_one_value_that_misses_this_year_s_target_is_not_called_bad() -> None:
    found = judgement.judge(5, 2024, "naik", 8, 2029, target_now=6)
    assert (found.keadaan, found.terpenuhi_kini) == (Progress.UNKNOWN, False)
    assert found.laju_sisa == pytest.approx(0.6)


def test_this_year_s_target_alone() -> None:
    assert judgement.judge(5, 2024, "naik", target_now=4).keadaan is Progress.ACHIEVED
    assert judgement.judge(3, 2024, "naik", target_now=4).keadaan is Progress.MISSED


@pytest.mark.parametrize("numbers", [(0, 5), (-4, 5), (6, 0), (6, -2)])
def test_zero_and_negative_values_have_a_line_but_no_growth(numbers: tuple[float, float]) -> None:
    base, value = numbers
    found = judgement.judge(value, 2024, "naik", 10, 2029, base, 2020)
    assert found.rasio is not None
    assert (found.rasio_tumbuh, found.sepakat) == (None, None)


def test_zero_as_target() -> None:
    found = judgement.judge(4, 2024, "turun", 0, 2028, 8, 2020)
    assert (found.keadaan, found.rasio, found.tercapai_pada) == (Progress.ON_TRACK, 1, 2028)
    assert judgement.judge(0, 2024, "turun", 0, 2028, 8, 2020).keadaan is Progress.ACHIEVED


def test_backwards_never_arrives() -> None:
    found = judgement.judge(6, 2024, "naik", 10, 2029, 8, 2020)
    assert (found.tercapai_pada, found.laju) == (None, -0.5)
    assert found.laju_sisa == pytest.approx(0.8)


def test_nothing_is_rounded_first() -> None:
    """9.999 shows as 10.0 and is not 10; binary noise is no miss."""
    assert judgement.judge(9.999, 2024, "naik", 10, 2024).keadaan is Progress.MISSED
    assert judgement.judge(0.1 + 0.2, 2024, "turun", 0.3, 2024).keadaan is Progress.ACHIEVED


@given(base=amounts, value=amounts, target=amounts, now=st.none() | amounts)
def test_turning_everything_over_changes_nothing(
    base: float, value: float, target: float, now: float | None
) -> None:
    up = asdict(judgement.judge(value, 2024, "naik", target, 2030, base, 2018, now))
    turned = None if now is None else -now
    down = asdict(judgement.judge(-value, 2024, "turun", -target, 2030, -base, 2018, turned))
    for name in ("keadaan", "alasan", "dasar", "terpenuhi_kini", "kelas"):
        assert up[name] == down[name]
    for name in ("rasio", "tercapai_pada"):
        assert up[name] == (None if down[name] is None else pytest.approx(down[name]))
