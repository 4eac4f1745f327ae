"""The brief of a city: two pages for a mayor."""

from __future__ import annotations

import datetime as dt

from lib.city import headline, overview
from lib.city.city import City
from lib.contract.vocabulary import Framework
from lib.i18n import t
from lib.story import whole
from lib.story.chapters import summary
from lib.story.document import Document, Section


def brief(
    city: City, *, lang: str, framework: Framework = Framework.CITY, today: dt.date
) -> Document:
    """Make the brief of a city from its figures.

    Args:
        city: The city.
        lang: ``id`` or ``en``.
        framework: Whose dimensions are told in a line each.
        today: The day that counts as today.

    Returns:
        The brief; equal data and arguments give an equal one.
    """
    tally = overview.whole(city, framework, today)
    return Document(
        kind="brief",
        title=t("paper.brief.title", lang, city=city.name(lang)),
        city=city.name(lang),
        lang=lang,
        today=today,
        as_of=city.as_of,
        fingerprint=city.fingerprint[: whole.SHORT],
        sections=_sections(city, framework, today, lang),
        lead=headline.standing(tally, lang),
        sample=city.has_sample,
    )


def _sections(city: City, framework: Framework, today: dt.date, lang: str) -> tuple[Section, ...]:
    return summary.chapter(city, framework, today, lang)
