"""Courses of series."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.analysis import rollup, trend
from tests.analysis.builders import CITY, breaks, indicators, values
from tests.analysis.published import MAXAU_SEDIMENT

YEARLY = indicators({"agregasi": "tidak_ada"})
series = st.lists(st.integers(-30, 30), min_size=2, max_size=12)


def test_sediment_as_published() -> None:
    """R package ``trend``, vignette section 2.1: slope, interval and p of Maxau."""
    found = trend.trend_of(MAXAU_SEDIMENT, range(1965, 2010))
    assert found is not None
    assert (found.kemiringan, found.bawah, found.atas) == pytest.approx(
        (-0.2876139, -0.4196477, -0.1519026), abs=5e-7
    )
    assert (found.arah, found.kepastian) == ("turun", "nyata")
    assert found.p is not None
    assert found.p >= 0.0001208


@pytest.mark.parametrize(
    ("values_", "p", "certainty"),
    [
        ([1, 2, 3, 4], None, "terlalu_pendek"),
        ([1, 2, 3, 4, 5], 0.017, "nyata"),
        ([1, 2, 3, 5, 4], 0.083, "belum_pasti"),
        ([1, 2], None, "terlalu_pendek"),
    ],
)
def test_short_series(values_: list[float], p: float | None, certainty: str) -> None:
    found = trend.trend_of(values_)
    assert found is not None
    assert found.p == (None if p is None else pytest.approx(p, abs=5e-4))
    assert (found.kepastian, found.arah) == (certainty, "naik")


def test_steps_are_counted() -> None:
    found = trend.trend_of([61, 62.5, 62, 64, 64, 66.5])
    assert found is not None
    assert (found.langkah_naik, found.langkah_turun, found.langkah) == (3, 1, 5)


def test_a_high_season_at_the_end_is_no_rise() -> None:
    months = list(range(12)) * 3
    values_ = [50.0 * (m == 11) + 0.1 * (m % 5) for m in months]
    found = trend.trend_of(values_, [i / 12 for i in range(36)], months)
    assert found is not None
    assert (found.arah, found.kemiringan, found.musiman, found.p) == ("tetap", 0, True, 1)


def test_a_planted_slope_is_found_beneath_the_seasons() -> None:
    rng = np.random.default_rng(12)
    months, times = list(range(12)) * 5, np.arange(60) / 12
    season = 20 * np.sin(2 * np.pi * times)
    found = trend.trend_of(season + 2 * times + rng.normal(size=60), times, months)
    assert found is not None
    assert (found.arah, found.kepastian) == ("naik", "nyata")
    assert found.kemiringan == pytest.approx(2, abs=0.4)
    assert found.bawah < 2 < found.atas


@pytest.mark.parametrize(("n", "months"), [(8, 0), (30, 0), (36, 12)])
def test_false_alarms_stay_at_the_stated_level(n: int, months: int) -> None:
    """Of 1,000 series of noise at most about 5 % have a certain direction."""
    rng = np.random.default_rng(41)
    seasons = [i % months for i in range(n)] if months else None
    alarms = 0
    for _ in range(1000):
        found = trend.trend_of(rng.normal(size=n), seasons=seasons)
        assert found is not None
        alarms += found.kepastian == "nyata"
    assert alarms < 68


def test_what_carries_over_does_not_pass_for_a_trend() -> None:
    """Of 300 series that each keep half of the value before, few are called certain."""
    rng = np.random.default_rng(42)
    alarms = 0
    for _ in range(300):
        values_ = np.zeros(60)
        for i in range(1, 60):
            values_[i] = 0.5 * values_[i - 1] + rng.normal()
        found = trend.trend_of(values_)
        assert found is not None
        assert found.gema is not None
        alarms += found.kepastian == "nyata"
    assert alarms < 40


@settings(max_examples=60, deadline=None)
@given(numbers=series)
def test_relations(numbers: list[int]) -> None:
    """Units do not matter, direction mirrors, row order does not matter."""
    times = list(range(2010, 2010 + len(numbers)))
    plain = trend.trend_of(numbers, times)
    turned = trend.trend_of([-3.0 * v for v in numbers], times)
    mixed = trend.trend_of(numbers[::-1], times[::-1])
    assert plain == mixed
    assert plain is not None
    assert turned is not None
    assert turned.kemiringan == pytest.approx(-3 * plain.kemiringan)
    assert (turned.bawah, turned.atas) == pytest.approx((-3 * plain.atas, -3 * plain.bawah))
    assert turned.p == (None if plain.p is None else pytest.approx(plain.p))


@pytest.mark.parametrize("numbers", [[], [5], [None, None], [None, 5]])
def test_no_course(numbers: list[float | None]) -> None:
    assert trend.trend_of(numbers) is None


def courses(*rows: tuple[str, float], jeda: str | None = None, **columns: object) -> pl.DataFrame:
    table = values(*[("X", "k", *row) for row in rows], **columns)
    cuts = breaks(("X", jeda)) if jeda else breaks()
    return trend.trends(rollup.panel(table, YEARLY, CITY), YEARLY, cuts)


def years(*numbers: float) -> list[tuple[str, float]]:
    return [(str(2024 - len(numbers) + i + 1), v) for i, v in enumerate(numbers)]


def test_breaks_are_never_crossed() -> None:
    """Each half rises; across the break it would fall."""
    rows = years(50, 51, 52, 53, 54, 10, 11, 12, 13, 14)
    found = courses(*rows, jeda="2020").row(0, named=True)
    assert (found["n"], found["dari"], found["kemiringan"]) == (5, "2020", 1)
    assert (found["potongan"], found["penilaian"]) == ("jeda", "membaik")
    assert courses(*rows).item(0, "arah") == "turun"


def test_a_break_before_the_last_point_leaves_nothing_to_say() -> None:
    assert courses(*years(1, 2, 3, 4, 5, 6), jeda="2024").is_empty()


def test_samples_never_join_real_figures() -> None:
    found = courses(*years(9, 8, 7, 1, 2, 3), status=["contoh"] * 3 + ["tetap"] * 3)
    assert found.select("n", "dari", "contoh", "potongan").row(0) == (3, "2022", False, "contoh")


def test_a_step_and_an_outlier_are_marked() -> None:
    noise = np.random.default_rng(5).normal(size=14) / 5
    step = courses(*years(*(noise + np.repeat([0, 6], 7)).tolist()))
    assert step.item(0, "patah") == "2018"
    assert step.item(0, "patah_besar") == pytest.approx(6, abs=0.5)
    odd = noise.copy()
    odd[4] += 5
    assert courses(*years(*odd.tolist())).item(0, "pencilan").to_list() == ["2015"]
    assert courses(*years(*noise.tolist())).select("patah", pl.col("pencilan").list.len()).row(
        0
    ) == (None, 0)


def test_words_have_no_course() -> None:
    assert courses(*years(1, 2, 3), kata=["C", "B", "A"]).is_empty()


def test_better_follows_the_direction() -> None:
    rows = years(1, 2, 3, 4, 5, 6)
    table = values(*[("X", "k", *row) for row in rows])
    for arah, expected in (("naik", "membaik"), ("turun", "memburuk"), ("netral", "netral")):
        kinds = indicators({"agregasi": "tidak_ada", "arah": arah})
        found = trend.trends(rollup.panel(table, kinds, CITY), kinds, breaks())
        assert found.item(0, "penilaian") == expected


def test_a_plain_frame_will_do() -> None:
    found = trend.trends(pl.DataFrame({"periode": range(2015, 2021), "nilai": range(6)}))
    assert found.select("arah", "penilaian").row(0) == ("naik", None)
