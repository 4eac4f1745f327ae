"""Where a series is heading."""

from __future__ import annotations

import numpy as np
import pytest

from lib.analysis import projection
from lib.analysis.projection import Unprojected

AIR = [17.5534, 21.86, 23.8866, 26.9293, 26.8885, 28.8314, 30.0751, 30.9535, 30.1857, 31.5797]
AIR += [32.577569, 33.477398, 39.021581, 41.386432, 41.596552]
DAMPED = [42.959149649143555, 44.034460126160205, 45.002239555475185]
YEARS = list(range(2014, 2024))
RISING = [10.0, 12, 13, 16, 17, 19, 20, 23, 24, 27]


def test_holt_as_published() -> None:
    """Hyndman and Athanasopoulos, Forecasting (1st ed.), section 7.2: Australian air passengers."""
    found = projection.holt(AIR, 5, 0.8, 0.2, 1)
    assert found is not None
    assert found.proyeksi["nilai"].to_list() == pytest.approx(
        [43.76, 45.59, 47.43, 49.27, 51.10], abs=5e-3
    )


def test_holt_damped_as_in_statsmodels() -> None:
    """Statsmodels 0.15.0, the same series and start, damping 0.9."""
    found = projection.holt(AIR, 3, 0.8, 0.2, 0.9)
    assert found is not None
    assert found.proyeksi["nilai"].to_list() == pytest.approx(DAMPED, abs=1e-6)


def test_holt_chooses_what_errs_least() -> None:
    best = projection.holt(AIR, 1)
    assert best is not None
    assert 0 < best.alfa < 1
    assert 0.8 <= best.redam <= 0.98
    assert projection.holt(AIR[:9], 1) is None


def test_drift_by_hand() -> None:
    """Steps 2, 1, 3: mean 2, standard deviation 1; 80 % is 1.2816 of it."""
    found = projection.drift([1, 3, 4, 7], 2)
    width = [1.2815516 * np.sqrt(h * (1 + h / 3)) for h in (1, 2)]
    assert found["nilai"].to_list() == [9, 11]
    assert (found["atas"] - found["nilai"]).to_list() == pytest.approx(width)
    assert projection.drift([1, 2], 3).is_empty()


def test_a_line_goes_on() -> None:
    found = projection.project([1, 2, 3, 4, 5.0], [2018, 2019, 2020, 2021, 2022], [2023, 2024])
    assert found["nilai"].to_list() == pytest.approx([6, 7])


@pytest.mark.parametrize(
    ("values", "ahead", "plan_end", "expected"),
    [
        (RISING[:4], 2018, None, Unprojected.FEW_VALUES),
        (RISING, 2027.5, None, None),
        (RISING, 2027.5, 2027, Unprojected.AFTER_PLAN),
        (RISING, 2028, 2030, Unprojected.TOO_FAR),
    ],
)
def test_how_far_a_series_may_be_projected(
    values: list[float], ahead: float, plan_end: float | None, expected: Unprojected | None
) -> None:
    """Ten years from 2014 to 2023 are 9 long: half of that reaches to 2027.5."""
    times = YEARS[: len(values)]
    rows = projection.project(values, times, [ahead], plan_end=plan_end)
    assert projection.why_not(values, times, ahead, plan_end) is expected
    assert rows.is_empty() == (expected is not None)


def test_one_time_makes_no_line() -> None:
    assert projection.why_not([1, 2, 3, 4, 5], [2020] * 5, 2021) is Unprojected.NO_LINE
    assert projection.project([1, 2, 3, 4, 5], [2020] * 5, [2021]).is_empty()


def test_limits_cut_the_band_and_say_so() -> None:
    values = [80, 85, 88, 93, 96, 98, 99]
    found = projection.project(values, YEARS[:7], [2021, 2023], upper=100)
    assert found["atas"].to_list() == [100, 100]
    assert found["terpotong"].to_list() == [True, True]
    free = projection.project(values, YEARS[:7], [2021, 2023])
    assert free["terpotong"].to_list() == [False, False]
    assert (free["atas"] > 100).all()


@pytest.mark.parametrize("n", [5, 8, 15])
def test_the_band_covers_as_stated(n: int) -> None:
    """Of 1,000 straight series with noise the next value lies inside the 80 % band 4 times in 5."""
    rng = np.random.default_rng(31)
    inside = 0
    for _ in range(1000):
        noise = rng.normal(size=n + 1)
        values = 0.5 * np.arange(n + 1) + noise
        row = projection.project(values[:n], np.arange(n), [n]).row(0, named=True)
        inside += row["bawah"] <= values[n] <= row["atas"]
    assert 770 <= inside <= 855


def test_the_band_covers_by_season() -> None:
    rng = np.random.default_rng(32)
    seasons, times = [0, 1, 2, 3] * 5, np.arange(20) / 4
    inside = 0
    for _ in range(1000):
        values = np.tile([0, 5, 9, 2], 5) + rng.normal(size=20)
        row = projection.project(values, times, [5.25], seasons=seasons, ahead_seasons=[1]).row(
            0, named=True
        )
        inside += row["bawah"] <= 5 + rng.normal() <= row["atas"]
    assert 770 <= inside <= 880


def test_the_chance_mirrors_and_grows() -> None:
    up = [projection.chance(RISING, YEARS, t, 2025) or 0 for t in (20, 29, 30, 40)]
    down = [projection.chance(RISING, YEARS, t, 2025, "turun") or 0 for t in (20, 29, 30, 40)]
    assert up == sorted(up, reverse=True)
    assert np.add(up, down).tolist() == pytest.approx([1] * 4)
    assert up[0] > 0.99
    assert up[-1] < 0.01


def test_chances_are_right_on_average() -> None:
    """Targets said to be met with 20 to 40 % are met in about that share of 1,000 cases."""
    rng = np.random.default_rng(33)
    said, met = [], []
    while len(said) < 1000:
        values = 0.5 * np.arange(11) + rng.normal(size=11)
        chance = projection.chance(values[:10], np.arange(10), 5.0, 10)
        assert chance is not None
        if 0.2 <= chance <= 0.4:
            said.append(chance)
            met.append(values[10] >= 5.0)
    assert 0.2 < np.mean(met) < 0.55


def test_a_perfect_line_is_sure() -> None:
    perfect = [float(v) for v in range(8)]
    assert projection.chance(perfect, range(8), 9.0, 9) == 1
    assert projection.chance(perfect, range(8), 9.5, 9) == 0


def test_no_chance_without_a_projection() -> None:
    assert projection.chance([1, 2, 3], [1, 2, 3], 4, 4) is None
    assert projection.chance(RISING, YEARS, 40, 2060) is None
