"""Which periods the sample covers, and where it is incomplete."""

from __future__ import annotations

import datetime as dt

import numpy as np
import numpy.typing as npt

from lib.contract.periods import Period
from lib.contract.vocabulary import Aggregation, Frequency
from lib.sample.profile import Profile
from lib.sample.terrain import Terrain, random

FIRST_YEAR, LAST_YEAR, TARGET_YEAR = 2019, 2025, 2029
LAST_MONTH = {1: "2025-10", 3: "2025-09", 6: "2025-06"}
"""Last reported month by length of the period, where a profile names none."""
PROVISIONAL_MONTHS = {1: 3, 3: 3, 6: 6, 12: 12}
"""How long before the last reported month figures are still provisional."""


def periods(profile: Profile) -> list[Period]:
    """Return the periods that have been reported, oldest first.

    Five-yearly ones lie in the year in which the series starts and every fifth after.
    """
    months = Frequency(profile.frequency).months
    length = min(months, 12)
    step = max(months // 12, 1)
    last = Period.parse(profile.until or LAST_MONTH.get(length, f"{LAST_YEAR}-12")).end
    period = Period(dt.date(FIRST_YEAR, 1, 1), length)
    found = []
    while period.end <= last:
        found.append(period)
        period = period.shift(step)
    return found


def provisional(profile: Profile, found: list[Period]) -> npt.NDArray[np.bool_]:
    """Tell which periods are so recent that their figures may still change."""
    length = found[-1].months if found else 12
    edge = found[-1].shift(1).start if found else dt.date(LAST_YEAR, 1, 1)
    limit = Period(edge, 1).shift(-PROVISIONAL_MONTHS[length]).start
    recent = Frequency(profile.frequency).months <= 12 and edge.year >= LAST_YEAR
    return np.array([recent and p.start >= limit for p in found], dtype=bool)


def reported(profile: Profile, found: list[Period], land: Terrain) -> npt.NDArray[np.bool_]:
    """Tell which cells (villages x periods) exist: late areas, single gaps, a lost stretch.

    Sums lose whole periods with each missing part, so their gaps are few and lie together.
    """
    rng = random(land.seed, f"celah/{profile.code}")
    size = (len(land.codes), len(found))
    is_sum = profile.aggregation == Aggregation.SUM.value
    there = np.asarray(rng.random(size) >= (0.0 if is_sum else 0.012))
    if is_sum:
        there[:, rng.integers(0, size[1])] &= rng.random(size[0]) >= 0.1
    else:
        _lose_stretch(there, rng)
    behind = land.late & (rng.random(size[0]) < 0.6)
    if is_sum and rng.random() < 0.6:
        return there
    there[behind, -1] = False
    if found[-1].months == 1:
        there[behind & (rng.random(size[0]) < 0.5), -2] = False
    return there


def _lose_stretch(there: npt.NDArray[np.bool_], rng: np.random.Generator) -> None:
    """Take one village out for a sixth of the time, now and then."""
    villages, length = there.shape
    if length >= 6 and rng.random() < 0.5:
        start = rng.integers(0, length - length // 6)
        there[rng.integers(0, villages), start : start + length // 6] = False
