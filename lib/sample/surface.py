"""Values of all villages over time, so that together they make the city's level."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from lib.contract.periods import Period
from lib.contract.vocabulary import Aggregation
from lib.sample.level import elapsed, link, path, persistent, unlink
from lib.sample.profile import Profile
from lib.sample.terrain import Array, Terrain, random

GROWTH = 0.004
"""Yearly growth of what the population carries."""
MEMORY = {1: 0.75, 3: 0.65, 6: 0.55, 12: 0.4}
"""Autocorrelation of a village's noise by length of the period in months."""
DRIFT = 0.35
"""How far villages move against each other until the end, in spreads."""
COLLECTED = (0.12, 0.38, 0.72, 1.0)
"""Share of a year's sum that has come in at the end of each quarter."""


@dataclass(frozen=True, slots=True)
class Surface:
    """What one indicator is worth, villages x periods; rounded as it would be reported."""

    values: Array
    """NaN where there is nothing to divide by."""
    numerator: Array | None
    denominator: Array | None


def surface(profile: Profile, found: list[Period], land: Terrain) -> Surface:
    """Make the values of one indicator.

    Args:
        profile: What is plausible.
        found: Periods, oldest first.
        land: The villages.
    """
    rng = random(land.seed, f"nilai/{profile.code}")
    level = path(profile, found, rng)
    effects = _effects(profile, found, land, rng)
    if profile.aggregation == Aggregation.SUM.value:
        return _sums(profile, level, effects, _base(profile, found, land, rng))
    base = _base(profile, found, land, rng)
    rates = _centred(profile, level, effects, base)
    if profile.cumulative:
        rates = rates * collected(found)
    if profile.aggregation != Aggregation.RATIO.value:
        return Surface(np.round(rates, profile.decimals), None, None)
    return _ratios(profile, rates, base)


def collected(found: list[Period]) -> Array:
    """Share of a year's sum that has come in at the end of each period."""
    months = np.array([p.end.month for p in found])
    return np.asarray(np.interp(months, [0, 3, 6, 9, 12], [0, *COLLECTED]))


def _effects(
    profile: Profile, found: list[Period], land: Terrain, rng: np.random.Generator
) -> Array:
    """What sets a village apart from the city, on the scale of the model."""
    place = profile.sign * profile.spread * land.field(profile.pattern)
    course = DRIFT * profile.spread * land.field(f"laju/{profile.code}")
    size = (len(land.codes), len(found))
    noise = persistent(rng, profile.noise, size, MEMORY[found[0].months])
    standing = place + profile.urban * land.urbanity
    return np.asarray(standing[:, None] + course[:, None] * (elapsed(found) - 0.5) + noise)


def _base(profile: Profile, found: list[Period], land: Terrain, rng: np.random.Generator) -> Array:
    """What the numerator is part of: people, households, kilometres, events."""
    per_head = profile.base_per_head if profile.base_per_head is not None else 1.0
    weight = land.people ** (1 - profile.land) * land.land**profile.land
    total = land.people.sum() * per_head
    years = np.array([p.year - found[0].year for p in found])
    base = total * (weight / weight.sum())[:, None] * (1 + GROWTH) ** years
    if profile.random_base:
        return np.asarray(rng.poisson(base), dtype=np.float64)
    return np.asarray(np.round(base, profile.base_decimals))


def _centred(profile: Profile, level: Array, effects: Array, base: Array) -> Array:
    """Shift the villages so that their mean, weighted by the base, is the city's level."""
    weight = np.maximum(base, 1e-9)
    shift = link(level, profile)
    for _ in range(6):
        mean = np.average(unlink(effects + shift, profile), axis=0, weights=weight)
        shift = shift + link(level, profile) - link(mean, profile)
    return unlink(effects + shift, profile)


def _sums(profile: Profile, level: Array, effects: Array, base: Array) -> Surface:
    """Split the city's total; with a known base no village has more than its base."""
    if profile.base_per_head is None:
        weight = base * np.exp(effects)
        parts = level * weight / weight.sum(axis=0)
    else:
        shares = replace(profile, lower=0.0, upper=1.0)
        parts = base * _centred(shares, level / base.sum(axis=0), effects, base)
    return Surface(np.round(parts, profile.decimals), None, None)


def _ratios(profile: Profile, rates: Array, base: Array) -> Surface:
    numerator = np.round(rates / profile.scale * base, profile.numerator_decimals)
    if profile.upper is not None:
        numerator = np.minimum(numerator, base * profile.upper / profile.scale)
    with np.errstate(divide="ignore", invalid="ignore"):
        values: Array = np.where(base > 0, numerator / base * profile.scale, np.nan)
    return Surface(np.round(values, profile.decimals), numerator, base)
