"""What takes longest is done before the first reader asks for it, beside the running server."""

from __future__ import annotations

from importlib import import_module

from lib.city import disparity, pattern
from lib.city.city import City
from lib.contract.vocabulary import Framework
from lib.ui import cache
from lib.ui.views import map_choice

SLOW = ("scipy.stats", "mapclassify")
"""Modules that take a second or two to load and that only some pages need."""


def prepare() -> None:
    """Load slow modules and compute what many pages rest on, for the data as it is now."""
    for name in SLOW:
        import_module(name)
    compute(cache.city())


def compute(city: City) -> None:
    """Compute the results that many readers ask for and that depend on the city alone."""
    for framework in Framework:
        if codes := map_choice.mappable(city, framework):
            pattern.first(city, codes)
        if codes := disparity.measurable(city, framework):
            disparity.overview(city, codes)
