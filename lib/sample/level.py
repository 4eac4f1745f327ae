"""The city's level over time: a story between two plausible ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from lib.contract.periods import Period
from lib.sample.profile import Profile
from lib.sample.schedule import FIRST_YEAR, LAST_YEAR
from lib.sample.terrain import Array

SPAN = LAST_YEAR + 1 - FIRST_YEAR


def _turn(x: Array) -> Array:
    """Better first, then past the start to the end: the turn lies at two fifths."""
    return np.where(x < 0.4, -0.35 * x / 0.4, -0.35 + 1.35 * (x - 0.4) / 0.6)


def _shock(x: Array) -> Array:
    """A dip in the second and third year, made good afterwards."""
    return x - 0.55 * np.exp(-(((x - 0.24) / 0.09) ** 2))


STORIES: Mapping[str, Callable[[Array], Array]] = MappingProxyType(
    {
        "lurus": lambda x: x,
        "jenuh": lambda x: (1 - np.exp(-2.6 * x)) / (1 - np.exp(-2.6)),
        "balik": _turn,
        "kejut": _shock,
        "datar": lambda x: x,
    }
)
"""Share of the way from first to last, by elapsed share of time (0..1)."""


def elapsed(found: list[Period]) -> Array:
    """Return the elapsed share of the whole time at the middle of each period, 0..1."""
    middle = [p.year + (p.start.month - 1 + p.months / 2) / 12 for p in found]
    return (np.array(middle) - FIRST_YEAR) / SPAN


def link(values: Array, profile: Profile) -> Array:
    """Map values onto the scale of the model: log-odds inside two limits, else logarithms."""
    if profile.upper is None:
        return np.log(np.maximum(values - profile.lower, 1e-9))
    share = np.clip((values - profile.lower) / (profile.upper - profile.lower), 1e-4, 1 - 1e-4)
    return np.log(share / (1 - share))


def unlink(values: Array, profile: Profile) -> Array:
    """Undo ``link``."""
    if profile.upper is None:
        return profile.lower + np.exp(values)
    return profile.lower + (profile.upper - profile.lower) / (1 + np.exp(-values))


def path(profile: Profile, found: list[Period], rng: np.random.Generator) -> Array:
    """Return the city's level in each period, in the unit of the indicator."""
    last = profile.first if profile.last is None else profile.last
    ends = link(np.array([profile.first, last]), profile)
    way = STORIES[profile.story](elapsed(found))
    season = np.zeros(len(found))
    if found[0].months < 12:
        month = np.array([p.start.month + (p.months - 1) / 2 for p in found])
        season = profile.season * np.cos(2 * np.pi * (month - profile.peak) / 12)
    wobble = persistent(rng, 0.25 * profile.noise, (1, len(found)), 0.6)[0]
    return unlink(ends[0] + (ends[1] - ends[0]) * way + season + wobble, profile)


def persistent(
    rng: np.random.Generator, spread: float, size: tuple[int, int], memory: float
) -> Array:
    """Draw noise that remembers: rows are series, ``memory`` the autocorrelation at lag 1."""
    fresh = rng.standard_normal(size)
    noise = fresh.copy()
    for i in range(1, size[1]):
        noise[:, i] = memory * noise[:, i - 1] + np.sqrt(1 - memory**2) * fresh[:, i]
    return spread * noise
