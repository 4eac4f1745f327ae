"""Sample targets: a straight path of the city to 2029 where no real target exists."""

from __future__ import annotations

import polars as pl

from lib.contract.periods import Period
from lib.contract.vocabulary import Direction, Frequency, Status
from lib.sample.profile import Profile
from lib.sample.schedule import FIRST_YEAR, TARGET_YEAR
from lib.sample.surface import collected

COLUMNS = ("indikator", "wilayah", "periode", "target", "dokumen", "status")
DOCUMENT = "Contoh"


def targets(found: list[Profile], city: str, real: frozenset[str]) -> pl.DataFrame:
    """Make target paths for the city.

    Args:
        found: Profiles; those without a direction or a target are left out.
        city: Code of the area.
        real: Indicators that have a real target.

    Returns:
        Columns of the contract's ``target`` with ``status``, all text: one row per indicator
        and year; for what adds up within the year also one per quarter.
    """
    rows = [
        (profile.code, city, str(period), text, DOCUMENT, Status.SAMPLE.value)
        for profile in found
        if profile.direction != Direction.NEUTRAL.value and profile.code not in real
        for period, text in _path(profile)
    ]
    return pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS, pl.String), orient="row")


def _path(profile: Profile) -> list[tuple[Period, str]]:
    if profile.target is None:
        return []
    step = (profile.target - profile.first) / (TARGET_YEAR - FIRST_YEAR)
    steps: list[tuple[Period, str]] = []
    for year in range(FIRST_YEAR, TARGET_YEAR + 1):
        level = profile.first + step * (year - FIRST_YEAR)
        periods = [Period.parse(str(year))]
        if profile.cumulative and Frequency(profile.frequency) is Frequency.QUARTERLY:
            periods += [Period.parse(f"{year}-Q{q}") for q in range(1, 5)]
        shares = collected(periods)
        steps += [
            (p, f"{level * s:.{profile.decimals}f}") for p, s in zip(periods, shares, strict=True)
        ]
    return steps
