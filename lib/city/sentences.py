"""What is said of an indicator in an area: two or three sentences put together by rules.

What and how much; since when and how sure; towards what target and what that would take.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from lib.analysis.judgement import Doubt
from lib.city import course, course_words, status, value_words, verdict_words
from lib.city.city import City
from lib.city.memory import remembered
from lib.store.catalogue import Indicator

MOST = 3
"""Sentences at the most."""


@remembered
def indicator(
    city: City, chosen: Indicator, wilayah: str, today: dt.date, lang: str
) -> tuple[str, ...]:
    """Return what is known of an indicator in an area, in up to three sentences.

    Args:
        city: The city.
        chosen: The indicator.
        wilayah: Code of the area.
        today: The day that counts as today.
        lang: ``id`` or ``en``.
    """
    verdict = status.of(city, chosen.kode, wilayah)
    going = course.of(city, chosen.kode, wilayah)
    if verdict is None or going is None:
        return (value_words.none(chosen, city.catalogue.area(wilayah), lang),)
    value = value_words.said(city, chosen, verdict, today, lang)
    if value_words.is_few(city, verdict):
        return (value,)
    aim = verdict_words.said(chosen, verdict, today, lang)
    unaimed = verdict.alasan is Doubt.NO_TARGET
    later = (
        (0, value_words.unstable(chosen, verdict, lang)),
        (3, value_words.beside(city, chosen, verdict, lang)),
        (2, course_words.said(chosen, going, lang)),
        (4 if unaimed else 1, aim),
    )
    return (value, *_most_needed(later))


def _most_needed(ranked: Sequence[tuple[int, str]]) -> list[str]:
    """Return the texts that matter most, in their order, without blank ones."""
    there = [(rank, text) for rank, text in ranked if text]
    kept = sorted(there)[: MOST - 1]
    return [text for rank, text in there if (rank, text) in kept]
