"""The report of a city as a document: everything there is to read, chapter by chapter."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise

from lib.city import headline, overview
from lib.city.city import City
from lib.contract.vocabulary import Framework, Level, Status
from lib.i18n import t
from lib.i18n.format import date, number
from lib.story import whole
from lib.story.chapters import (
    areas,
    dimension,
    method,
    programmes,
    quality,
    readiness,
    sources,
    steps,
    summary,
)
from lib.story.document import Beside, Block, Document, Outline, Points, Section, Title, Words

_SMALL = (Words, Points, Beside)
"""Blocks that do not make a page."""


def report(
    city: City, *, lang: str, framework: Framework = Framework.CITY, today: dt.date
) -> Document:
    """Make the report of a city from its figures.

    Args:
        city: The city.
        lang: ``id`` or ``en``.
        framework: Whose dimensions are told one by one.
        today: The day that counts as today.

    Returns:
        The report; equal data and arguments give an equal one. Without figures every chapter
        says what is missing, who supplies it and how.
    """
    tally = overview.whole(city, framework, today)
    return Document(
        kind="report",
        title=t("paper.report.title", lang),
        city=city.name(lang),
        lang=lang,
        today=today,
        as_of=city.as_of,
        fingerprint=city.fingerprint[: whole.SHORT],
        sections=_paged(_sections(city, framework, today, lang)),
        subtitle=city.name(lang),
        lead=headline.standing(tally, lang),
        sample=city.has_sample,
        facts=_facts(city, framework, today, lang),
        guide=_guide(city, lang),
        emblem=Outline() if city.area else None,
    )


def _sections(city: City, framework: Framework, today: dt.date, lang: str) -> tuple[Section, ...]:
    states = overview.dimensions(city, framework, today)
    told = [
        section
        for n, state in enumerate(states, 1)
        for section in dimension.chapter(city, state, (n, len(states)), today, lang)
    ]
    return (
        *summary.chapter(city, framework, today, lang),
        *told,
        *areas.chapter(city, lang),
        *programmes.chapter(city, today, lang),
        *steps.chapter(city, today, lang),
        *readiness.chapter(city, framework, lang),
        *quality.chapter(city, framework, today, lang),
        *method.chapter(city, today, lang),
        *sources.chapter(city, lang),
    )


def _guide(city: City, lang: str) -> tuple[Block, ...]:
    """Return how the report is read and how a figure in it is traced."""
    keys = ["trace", "missing", "table", "states", *(["sample"] if city.has_sample else [])]
    params = {"fingerprint": city.fingerprint[: whole.SHORT]}
    said = tuple(t(f"paper.guide.{key}", lang, **params) for key in keys)
    return (Title(t("paper.guide", lang)), Points(said))


def _paged(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Let the chapters that say little follow one another without a new page."""
    starts = [n for n, one in enumerate(sections) if one.level == 1]
    made = []
    for start, end in pairwise([*starts, len(sections)]):
        chapter = sections[start:end]
        blocks = [block for one in chapter for block in one.blocks]
        full = any(not isinstance(block, _SMALL) for block in blocks)
        made += [replace(chapter[0], fresh=full or not start), *chapter[1:]]
    return tuple(made)


def _facts(
    city: City, framework: Framework, today: dt.date, lang: str
) -> tuple[tuple[str, str], ...]:
    """Return what the report rests on."""
    tally = overview.whole(city, framework, today)
    status = city.snapshot.values["status"]
    sample = int((status == Status.SAMPLE.value).sum())
    counts = {"real": len(status) - sample, "sample": sample}
    figures = "figures_mixed" if sample else "figures_real"
    said = {key: number(count, lang) for key, count in counts.items()}
    known = {"count": number(tally.known, lang), "total": number(tally.total, lang)}
    villages = len(city.catalogue.areas(Level.VILLAGE))
    pairs = {
        "until": date(city.as_of, lang) if city.as_of else t("paper.fact.none", lang),
        "indicators": t("paper.fact.known", lang, **known),
        "figures": t(f"paper.fact.{figures}", lang, **said),
        "areas": t("paper.fact.villages", lang, count=number(villages, lang)),
        "framework": t(f"app.framework.{framework.value}", lang),
        "made": date(today, lang),
        "fingerprint": city.fingerprint[: whole.SHORT],
    }
    return tuple((t(f"paper.fact.{key}", lang), text) for key, text in pairs.items())
