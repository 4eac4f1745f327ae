"""How far and how fast towards a target: the rules that others publish.

Two paths to a target can be assumed: a straight line (our default: city targets are set that
way and percentages are bounded) and equal growth per year (Eurostat, Statistics Canada, Open
SDG). ``status`` applies them; here are the plain formulas. Sources: Statistics Canada and
Open SDG progress methodology (sdg-build, ``ProgressMeasure``); UN ESCAP current status index;
UNSD progress chart; Sustainable Development Report for the colours.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import isfinite

from lib.analysis.normalisation import Way, sign


class Progress(StrEnum):
    """Where an indicator stands against its target (``keadaan``)."""

    ACHIEVED = "tercapai"
    ON_TRACK = "pada_jalur"
    ACCELERATE = "perlu_percepatan"
    STAGNATING = "stagnan"
    DETERIORATING = "memburuk"
    MISSED = "tidak_tercapai"
    """The year of the target is over."""
    UNKNOWN = "tidak_dapat_dinilai"


class Colour(StrEnum):
    """Colour of the Sustainable Development Report."""

    GREEN = "hijau"
    YELLOW = "kuning"
    ORANGE = "jingga"
    RED = "merah"


ON_TRACK, ACCELERATE = 0.95, 0.60
"""Shares of the pace needed from which an indicator is on track, or has only to speed up."""
ZERO = 0.001
"""What Open SDG puts in place of a base or target of zero."""
_STEEP = 4.44
"""Exponent with which growth slows down near a natural limit (Statistics Canada)."""


def pace_class(ratio: float) -> Progress:
    """Return the class of a pace as a share of the pace needed; never rounded before.

    Example:
        >>> pace_class(0.95).value, pace_class(0.9499999).value, pace_class(-1e-9).value
        ('pada_jalur', 'perlu_percepatan', 'memburuk')
    """
    if ratio >= ON_TRACK:
        return Progress.ON_TRACK
    if ratio >= ACCELERATE:
        return Progress.ACCELERATE
    return Progress.STAGNATING if ratio >= 0 else Progress.DETERIORATING


def linear_ratio(
    base: float,
    current: float,
    target: float,
    base_year: float,
    current_year: float,
    target_year: float,
    direction: Way,
) -> float | None:
    """Return the pace so far as a share of the pace that a straight line needs.

    [d (y - y0) / (t - t0)] / [|yT - y0| / (T - t0)].

    Args:
        base: Value at the start.
        current: Latest value.
        target: Value to reach.
        base_year: Year of the start.
        current_year: Year of the latest value.
        target_year: Year of the target.
        direction: Which way is better.

    Returns:
        1 = exactly on the line; null where the target is the start or no time has passed.

    Example:
        >>> round(linear_ratio(14.5, 10.4, 7.25, 2015, 2023, 2030, "turun"), 3)
        1.06
    """
    way, passed, whole = abs(target - base), current_year - base_year, target_year - base_year
    if way == 0 or passed <= 0 or whole <= 0:
        return None
    return sign(direction) * (current - base) / passed / (way / whole)


def growth_rate(first: float, last: float, years: float) -> float | None:
    """Return the mean growth per year; null unless both are above 0 and time has passed.

    Example:
        >>> round(growth_rate(100, 121, 2), 6)
        0.1
    """
    if first <= 0 or last <= 0 or years <= 0:
        return None
    return float((last / first) ** (1 / years)) - 1


def growth_ratio(
    base: float,
    current: float,
    target: float,
    base_year: float,
    current_year: float,
    target_year: float,
    direction: Way,
    *,
    zero: float | None = None,
) -> float | None:
    """Return growth per year so far as a share of the growth that the target needs.

    d CAGR(y0, y) / |CAGR(y0, yT)|.

    Args:
        base: Value at the start.
        current: Latest value.
        target: Value to reach.
        base_year: Year of the start.
        current_year: Year of the latest value.
        target_year: Year of the target.
        direction: Which way is better.
        zero: What to put in place of a base or target of zero; ``None``: nothing.

    Returns:
        Null unless all three values are above zero, the target differs from the start and
        time has passed.

    Example:
        >>> round(growth_ratio(14.5, 10.4, 7.25, 2015, 2023, 2030, "turun"), 4)
        0.9011
    """
    base, target = (zero if zero and v == 0 else v for v in (base, target))
    seen = growth_rate(base, current, current_year - base_year)
    needed = growth_rate(base, target, target_year - base_year)
    if seen is None or needed is None or needed == 0:
        return None
    return sign(direction) * seen / abs(needed)


def limit_factor(base: float, limit: float | None) -> float:
    """Return by how much less growth is asked for near a natural limit, 0..1.

    Example:
        >>> round(limit_factor(66.6, 100), 4)
        0.8355
    """
    if limit is None or limit == 0 or abs(base) >= 2 * abs(limit):
        return 1.0
    part = abs(base) / abs(limit)
    return 1 - float((part if part <= 1 else 2 - part) ** _STEEP)


@dataclass(frozen=True, slots=True)
class Measure:
    """Progress by the growth rule of Statistics Canada."""

    kelas: Progress
    nilai: float | None
    """With a target: share of the growth needed; without: growth per year in the good
    direction."""
    skor: float | None
    """-5 (much worse) to 5."""
    faktor: float
    """``limit_factor``, 1 with a target."""


def measure(
    base: float,
    current: float,
    base_year: float,
    current_year: float,
    direction: Way,
    target: float | None = None,
    target_year: float | None = None,
    limit: float | None = None,
) -> Measure:
    """Classify progress by growth rates as Statistics Canada and Open SDG do.

    With a target: achieved if the latest value meets it, whatever the trend; else by
    ``growth_ratio``. Without: growth of 1.5 % a year is on track, 0.5 % needs acceleration,
    less near a natural limit.

    Args:
        base: Value at the start; 0 counts as 0.001.
        current: Latest value.
        base_year: Year of the start.
        current_year: Year of the latest value.
        direction: Which way is better.
        target: Value to reach, if there is one; 0 counts as 0.001.
        target_year: Year of the target.
        limit: Natural limit of the values, if there is one.

    Example:
        >>> found = measure(0.37, 9.53, 2015, 2025, "naik", 60, 2030)
        >>> found.kelas.value, round(found.nilai, 4), round(found.skor, 4)
        ('pada_jalur', 0.9504, 2.503)
        >>> measure(66.6, 71.4, 2016, 2023, "naik", limit=100).kelas.value
        'perlu_percepatan'
    """
    way = sign(direction)
    base = base or ZERO
    if target is None or target_year is None:
        rate = growth_rate(base, current, current_year - base_year)
        if rate is None:
            return Measure(Progress.UNKNOWN, None, None, 1.0)
        factor = limit_factor(base, limit)
        value = way * rate
        return Measure(_free_class(value, factor), value, _free_score(value, factor), factor)
    met = way * (current - target) >= 0
    ratio = growth_ratio(
        base, current, target, base_year, current_year, target_year, direction, zero=ZERO
    )
    if ratio is None:
        return Measure(Progress.ACHIEVED if met else Progress.UNKNOWN, None, None, 1.0)
    if met:
        return Measure(Progress.ACHIEVED, ratio, 5.0, 1.0)
    score = min(7.1429 * ratio - 4.2857, 5) if ratio >= ACCELERATE else 4.1667 * ratio - 2.5
    return Measure(pace_class(ratio), ratio, max(score, -5.0), 1.0)


def _free_class(value: float, factor: float) -> Progress:
    if value >= 0.015 * factor:
        return Progress.ON_TRACK
    if value >= 0.005 * factor:
        return Progress.ACCELERATE
    return Progress.STAGNATING if value >= 0 else Progress.DETERIORATING


def _free_score(value: float, factor: float) -> float:
    if value < 0:
        return max(125 * value - 2.5, -5.0)
    if factor <= 0:
        return 5.0
    if value < 0.005 * factor:
        return 500 * value / factor - 2.5
    if value < 0.015 * factor:
        return 250 * value / factor - 1.25
    return min(500 * value / factor - 5, 5.0)


def escap_status(
    base: float,
    current: float,
    target: float,
    direction: Way = 1,
    *,
    parity: bool = False,
) -> float | None:
    """Return UN ESCAP's current status index, 0 = as at the start, 10 = target.

    10 d (I - I0) / |T - I0|; for parity 10 - 10 |T - I| / |T - I0|.

    Args:
        base: Value at the start.
        current: Latest value.
        target: Value to reach.
        direction: Which way is better.
        parity: Whether both more and less than the target are worse.

    Returns:
        The index, below 0 if it got worse; null where the target is the start.

    Example:
        >>> escap_status(40, 55, 100), escap_status(30, 33, 10, "turun")
        (2.5, -1.5)
    """
    way = abs(target - base)
    if way == 0:
        return None
    if parity:
        return 10 - 10 * abs(target - current) / way
    return 10 * sign(direction) * (current - base) / way


def unsd_ratio(
    base: float,
    current: float,
    target: float,
    base_year: float,
    current_year: float,
    target_year: float,
) -> float | None:
    """Return the share of the way that is done by the year of the target if growth goes on.

    (v0 (1 + CAGR)^(T - t0) - v0) / (vT - v0), as for the UNSD progress chart: from 0.95 on
    track, from 0.10 some progress.

    Example:
        >>> round(unsd_ratio(50, 55, 80, 2015, 2020, 2030), 3)
        0.552
    """
    rate = growth_rate(base, current, current_year - base_year)
    if rate is None or target == base:
        return None
    expected = base * float((1 + rate) ** (target_year - base_year))
    return (expected - base) / (target - base)


def colour(value: float | None, green: float, red: float) -> Colour | None:
    """Return the colour of a value between two thresholds, yellow and orange by their middle.

    Args:
        value: Unrounded; null and NaN have no colour.
        green: From here on it is green; below ``red`` where less is better.
        red: Beyond this it is red.

    Example:
        >>> [colour(v, 10, 25).value for v in (10, 17, 25, 26)]
        ['hijau', 'kuning', 'jingga', 'merah']
    """
    if value is None or not isfinite(value):
        return None
    way = 1 if green > red else -1
    if way * (value - green) >= 0:
        return Colour.GREEN
    if way * (value - (green + red) / 2) >= 0:
        return Colour.YELLOW
    return Colour.ORANGE if way * (value - red) >= 0 else Colour.RED
