"""How far and how fast towards a target, by the rules that others publish."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.analysis import progress
from lib.analysis.progress import Progress

CANADA = """
1-1-1 turun 2015 14.5 2023 10.4 7.25 2030 - perlu_percepatan 0.901089954698 2.15069543741
1-2-1 naik 2016 66.6 2023 71.4 - - 100 perlu_percepatan 0.00999148369095 1.7397528501
1-3-1 turun 2015 178.8 2025 173.3 - - - stagnan 0.00311949084766 -0.940254576171
10-1-1 turun 2015 0.314 2024 0.305 - - - stagnan 0.00322603062254 -0.88698468873
10-2-1 turun 2015 3.8 2024 11.9 - - - memburuk -0.13523250649 -5
11-2-1 turun 2018 11.3 2022 11.6 - - - memburuk -0.00657209515825 -3.32151189478
11-3-1 naik 2005 63 2020 74 85 2030 - perlu_percepatan 0.894939297431 2.10676190762
11-4-1 naik 2023 75.3 2024 74.6 - - 100 memburuk -0.00929614873838 -3.6620185923
11-5-1 naik 2016 19.3 2021 13.9 22 2030 - memburuk -6.76154243964 -5
11-6-1 turun 2014 699 2024 666.6 490 2030 - stagnan 0.21562879969 -1.60153948033
12-1-1 naik 2015 0.37 2025 9.53 60 2030 - pada_jalur 0.950406988301 2.50296207674
12-3-1 naik 2018 224.964704409885 2024 208.272562607894 - - - memburuk -0.0127671169 -4.09588961308
12-4-1 turun 2015 1.43 2022 1.43 - - - stagnan -0 -2.5
13-2-1 turun 2015 8 2024 46 - - - memburuk -0.214528018793 -5
13-4-1 naik 2018 895.7 2024 2196.5 - - - pada_jalur 0.161256360002 5
14-1-1 naik 2015 0.9 2024 15.5 30 2030 - pada_jalur 1.41241403529 5
15-1-1 naik 2015 79.82 2020 80 - - 100 stagnan 0.000450608504183 -2.1437311547
15-2-1 naik 2019 42 2024 40 60 2026 - memburuk -0.185762950712 -3.27401848673
15-4-1 naik 2015 10.1 2023 13.7 30 2030 - stagnan 0.516006497194 -0.34995572814
15-5-1 turun 2015 70 2023 55 100 2030 - tercapai 1.23405496647 5
16-1-1 naik 2021 79 2022 79 - - 100 stagnan 0 -2.5
16-2-1 turun 2015 1070.26 2024 1433.46 - - - memburuk -0.0329982532411 -5
16-3-1 turun 2015 55.6 2024 225.1 - - - memburuk -0.168094168865 -5
16-6-1 turun 2015 87.93 2023 77.78 - - - pada_jalur 0.0152151512491 2.60757562455
17-1-1 naik 2016 86.2795833333333 2024 92.35875 - - 100 pada_jalur 0.00854725321838 3.8907192806
17-2-1 naik 2018 6600 2023 16000 - - - pada_jalur 0.193755015944 5
17-3-1 naik 2015 1003.855 2023 1654.662 - - - pada_jalur 0.064461083526 5
2-1-1 turun 2018 11.7 2024 18.4 - - - memburuk -0.0783804192656 -5
2-2-1 naik 2016 66 2021 64 71 2030 - memburuk -1.1731882601 -5
3-1-1 naik 2015 31.5 2023 21.6 - - 100 memburuk -0.0460669411276 -5
3-12-1 turun 2015 184.4 2023 231.9 0.1 2030 - memburuk -0.0737174621611 -2.80715854959
"""
"""Canadian Indicator Framework (Statistics Canada), one case a line: indicator, direction, base
year and value, latest year and value, target and its year, natural limit; then class, value and
score by the algorithm of Open SDG (sdg-build, sdg/ProgressMeasure.py)."""

CASES = [line.split() for line in CANADA.strip().splitlines()]
amounts = st.floats(0.1, 1000)


def _number(text: str) -> float | None:
    return None if text == "-" else float(text)


@pytest.mark.parametrize("case", CASES, ids=[c[0] for c in CASES])
def test_canadian_indicators(case: list[str]) -> None:
    _, way, base_year, base, year, value, target, due, limit, expected, share, score = case
    found = progress.measure(
        float(base),
        float(value),
        float(base_year),
        float(year),
        way,
        _number(target),
        _number(due),
        _number(limit),
    )
    assert found.kelas.value == expected
    assert (found.nilai, found.skor) == pytest.approx((float(share), float(score)), abs=1e-9)


@pytest.mark.parametrize(
    ("case", "ratio", "expected"),
    [("1-1-1", 1.0603448275862069, "pada_jalur"), ("12-1-1", 0.2304209290625524, "stagnan")],
)
def test_the_straight_line_can_see_it_otherwise(case: str, ratio: float, expected: str) -> None:
    """Poverty needs acceleration and electric cars are on track if growth is assumed."""
    row = next(c for c in CASES if c[0] == case)
    numbers = [float(row[i]) for i in (3, 5, 6, 2, 4, 7)]
    found = progress.linear_ratio(*numbers, row[1])
    assert found == pytest.approx(ratio, abs=1e-9)
    assert progress.pace_class(found).value == expected


@pytest.mark.parametrize(
    ("ratio", "expected"),
    [
        (0.95, Progress.ON_TRACK),
        (0.9499999, Progress.ACCELERATE),
        (0.6, Progress.ACCELERATE),
        (0.5999999, Progress.STAGNATING),
        (0.0, Progress.STAGNATING),
        (-1e-9, Progress.DETERIORATING),
    ],
)
def test_boundaries_are_not_rounded(ratio: float, expected: Progress) -> None:
    """Thresholds of Open SDG."""
    assert progress.pace_class(ratio) is expected


@pytest.mark.parametrize(
    ("base", "current", "target", "way", "parity", "expected"),
    [
        (40, 55, 100, "naik", False, 2.5),
        (30, 24, 10, "turun", False, 3.0),
        (30, 33, 10, "turun", False, -1.5),
        (0.8, 0.9, 1, "naik", True, 5.0),
        (0.8, 1.05, 1, "naik", True, 7.5),
    ],
)
def test_escap_current_status(
    base: float, current: float, target: float, way: str, parity: bool, expected: float
) -> None:
    """UN ESCAP progress assessment methodology, the formula with numbers by hand."""
    found = progress.escap_status(base, current, target, way, parity=parity)
    assert found == pytest.approx(expected, abs=1e-12)


@given(base=amounts, current=amounts, target=amounts, years=st.integers(1, 10))
def test_relations(base: float, current: float, target: float, years: int) -> None:
    """Units do not matter; turning values and direction over changes nothing."""
    span = (2015, 2015 + years, 2030)
    plain = progress.linear_ratio(base, current, target, *span, "naik")
    turned = progress.linear_ratio(-base, -current, -target, *span, "turun")
    scaled = progress.linear_ratio(7 * base, 7 * current, 7 * target, *span, "naik")
    if plain is None:
        assert base == target
        return
    assert turned == pytest.approx(plain)
    assert scaled == pytest.approx(plain)
    growth = progress.growth_ratio(base, current, target, *span, "naik")
    more = progress.growth_ratio(7 * base, 7 * current, 7 * target, *span, "naik")
    if growth is not None and more is not None:
        assert more == pytest.approx(growth, rel=1e-6)
        assert (growth > 0) == (current > base) or growth == 0 or plain == 0


def test_exactly_on_the_line() -> None:
    assert progress.linear_ratio(50, 60, 80, 2015, 2020, 2030, 1) == pytest.approx(1)
    assert progress.unsd_ratio(100, 121, 146.41, 2020, 2022, 2024) == pytest.approx(1)


@pytest.mark.parametrize(
    ("base", "current", "target", "years"),
    [(50, 60, 50, (2015, 2020, 2030)), (50, 60, 80, (2015, 2015, 2030))],
)
def test_no_pace(base: float, current: float, target: float, years: tuple[int, ...]) -> None:
    assert progress.linear_ratio(base, current, target, *years, "naik") is None
    assert progress.growth_ratio(base, current, target, *years, "naik") is None


@pytest.mark.parametrize("values", [(0, 5, 10), (-3, 5, 10), (5, 0, 10), (5, -1, 10), (5, 6, 0)])
def test_growth_is_for_what_is_above_zero(values: tuple[float, float, float]) -> None:
    assert progress.growth_ratio(*values, 2015, 2020, 2030, "naik") is None


def test_zero_target_counts_as_a_thousandth() -> None:
    """Open SDG: target or base 0 is replaced by 0.001."""
    found = progress.measure(10, 5, 2015, 2020, "turun", 0, 2030)
    same = progress.measure(10, 5, 2015, 2020, "turun", 0.001, 2030)
    assert (found.kelas, found.nilai) == (same.kelas, same.nilai)


def test_negative_values_cannot_be_classed_by_growth() -> None:
    assert progress.measure(-2, 3, 2015, 2020, "naik").kelas is Progress.UNKNOWN
    assert progress.measure(-2, -1, 2015, 2020, "naik", 5, 2030).kelas is Progress.UNKNOWN
    assert progress.measure(-2, 6, 2015, 2020, "naik", 5, 2030).kelas is Progress.ACHIEVED


def test_colours_turn_at_the_thresholds() -> None:
    """Sustainable Development Report: yellow from the middle of green and red."""
    up = [progress.colour(v, 80, 40) for v in (80, 79.9, 60, 59.9, 40, 39.9)]
    assert up == ["hijau", "kuning", "kuning", "jingga", "jingga", "merah"]
    assert progress.colour(None, 80, 40) is None
    assert progress.colour(float("nan"), 80, 40) is None
