"""The whole deck: which slides there are, and those that are wanted in their order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from lib.city import overview
from lib.city.city import City
from lib.city.memory import remembered
from lib.contract.vocabulary import Framework
from lib.story import action, dimension, whole
from lib.story.slide import Deck, Slide


def deck(
    city: City,
    *,
    lang: str,
    framework: Framework = Framework.CITY,
    today: dt.date,
    chosen: Sequence[str] | None = None,
) -> Deck:
    """Make the slides of a city from its figures.

    Args:
        city: The city.
        lang: ``id`` or ``en``.
        framework: Whose dimensions are told one by one.
        today: The day that counts as today.
        chosen: Keys of the slides in their order; unknown ones are left out. ``None``: all
            in the usual order.

    Returns:
        The deck; equal data and arguments give an equal deck.
    """
    every = slides(city, framework, today, lang)
    by_key = {s.key: s for s in every}
    order = list(by_key) if chosen is None else list(dict.fromkeys(chosen))
    return Deck(
        title=every[0].heading,
        city=city.name(lang),
        lang=lang,
        today=today,
        as_of=city.as_of,
        fingerprint=city.fingerprint[: whole.SHORT],
        slides=tuple(by_key[k] for k in order if k in by_key),
    )


@remembered
def slides(city: City, framework: Framework, today: dt.date, lang: str) -> tuple[Slide, ...]:
    """Return every slide there is, in the usual order."""
    told = [whole.title(city, lang), whole.standing(city, framework, today, lang)]
    for state in overview.dimensions(city, framework, today):
        told += dimension.slides(city, state, today, lang)
    told += [
        action.quick_win(city, today, lang),
        whole.setbacks(city, lang),
        action.decisions(city, today, lang),
        action.steps(city, today, lang),
    ]
    return (*told, whole.sources(city, told, lang))
