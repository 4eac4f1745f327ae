from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lib.contract.periods import Period
from lib.sample.profile import profiles
from lib.sample.schedule import periods
from lib.sample.surface import collected, surface
from lib.sample.terrain import terrain
from tests.sample.tables import indikator, wilayah

SHARE, RATE, COUNT, *_ = profiles(indikator())
LAND = terrain(wilayah(), 1)


@pytest.mark.parametrize("profile", [SHARE, RATE])
def test_ratio_is_numerator_over_denominator(profile: object) -> None:
    made = surface(profile, periods(profile), LAND)  # type: ignore[arg-type]
    assert made.numerator is not None
    assert made.denominator is not None
    assert (made.numerator == np.round(made.numerator)).all()
    scale = profile.scale  # type: ignore[attr-defined]
    exact = made.numerator / made.denominator * scale
    assert made.values == pytest.approx(np.round(exact, 1))


def test_villages_together_make_the_level_of_the_city() -> None:
    calm = replace(SHARE, first=60.0, last=60.0, noise=0.0, spread=0.8)
    made = surface(calm, periods(calm), LAND)
    assert made.numerator is not None
    assert made.denominator is not None
    rate = made.numerator.sum(axis=0) / made.denominator.sum(axis=0) * 100
    assert rate == pytest.approx(60, abs=0.1)
    assert made.values[:, 0].std() > 3


def test_counts_make_the_total_of_the_city() -> None:
    calm = replace(COUNT, first=500.0, last=500.0, noise=0.0)
    made = surface(calm, periods(calm), LAND)
    assert made.numerator is None
    assert made.values.sum(axis=0) == pytest.approx(500, abs=3)
    assert (made.values == np.round(made.values)).all()


def test_count_with_a_base_stays_within_it() -> None:
    roads = replace(COUNT, first=20.0, last=30.0, base_per_head=0.002, decimals=3, spread=2.0)
    made = surface(roads, periods(roads), LAND)
    length = LAND.people * 0.002 * 1.03
    assert (made.values <= length[:, None]).all()


def test_shares_stay_within_their_limits() -> None:
    wild = replace(SHARE, spread=4.0, noise=3.0, first=95.0, last=99.0)
    made = surface(wild, periods(wild), LAND)
    assert made.values.min() >= 0
    assert made.values.max() <= 100


def test_no_events_no_value() -> None:
    rare = replace(SHARE, random_base=True, base_per_head=0.0002)
    made = surface(rare, periods(rare), LAND)
    assert made.denominator is not None
    assert (np.isnan(made.values) == (made.denominator == 0)).all()
    assert np.isnan(made.values).any()


def test_what_adds_up_within_the_year_starts_anew() -> None:
    quarters = [Period.parse(f"{y}-Q{q}") for y in (2019, 2020) for q in (1, 2, 3, 4)]
    share = collected(quarters)
    assert (np.diff(share[:4]) > 0).all()
    assert share[3] == share[7] == 1
    assert share[4] == share[0] < 0.2
