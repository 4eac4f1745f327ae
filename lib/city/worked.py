"""Worked examples of the methods, from the city's own figures.

Which indicator serves is decided by the data: the first that fits, real ones first.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from types import MappingProxyType

from lib.city import worked_action as action
from lib.city import worked_areas as areas
from lib.city import worked_figures as figures
from lib.city import worked_results as results
from lib.city import worked_scores as scores
from lib.city.city import City
from lib.city.memory import remembered
from lib.city.worked_words import Worked

_MAKERS: Mapping[str, Callable[[City, dt.date, str], Worked | None]] = MappingProxyType(
    {
        "sources": figures.sources,
        "status": figures.status,
        "gaps": figures.gaps,
        "rollup": results.rollup,
        "change": results.change,
        "target": results.target,
        "highlights": results.highlights,
        "rank": results.rank,
        "distance": results.distance,
        "similar": results.similar,
        "correlation": results.correlation,
        "progress": scores.progress,
        "outlook": scores.outlook,
        "score": scores.of_score,
        "coverage_rule": scores.dimension,
        "robustness": scores.robustness,
        "pattern": areas.shape,
        "gap": areas.gap,
        "s_curve": action.s_curve,
        "absorption": action.absorption,
        "assessment": action.index,
        "readiness": action.ready,
        "classes": figures.classes_of,
        "schematic": figures.schematic,
        "coverage": figures.coverage,
        "freshness": figures.freshness,
    }
)


@remembered
def example(city: City, topic: str, today: dt.date, lang: str) -> Worked | None:
    """Return the example of a topic; ``None`` where the data does not allow one.

    Args:
        city: The city.
        topic: Key of a topic of the method page.
        today: The day that counts as today.
        lang: ``id`` or ``en``.
    """
    maker = _MAKERS.get(topic)
    return maker(city, today, lang) if maker and city.has_data else None


def has_example(topic: str) -> bool:
    """Tell whether a topic can have an example at all."""
    return topic in _MAKERS
