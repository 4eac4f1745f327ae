"""The summary: where the city stands, what moved most, what to decide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from lib.analysis.highlights import Movement
from lib.city import advice, attention, priority, score_words
from lib.city.advice import Advice
from lib.city.city import City
from lib.contract.vocabulary import Framework
from lib.i18n import t
from lib.i18n.format import number
from lib.story import document as doc
from lib.story import origin, whole
from lib.story.figure import Bars

MOST = 4
"""Improvements and setbacks that are named."""


def chapter(city: City, framework: Framework, today: dt.date, lang: str) -> tuple[doc.Section, ...]:
    """Return the sections of the summary.

    Args:
        city: The city.
        framework: Whose dimensions are counted.
        today: The day that counts as today.
        lang: ``id`` or ``en``.
    """
    head = doc.Section(t("paper.summary", lang), standing(city, framework, today, lang), fresh=True)
    moved = doc.Section(t("summary.movers", lang), (movers(city, lang),), level=2)
    decide = doc.Section(t("summary.decisions", lang), (decisions(city, today, lang),), level=2)
    scored = doc.Section(t("paper.summary.score", lang), scores(city, lang), level=2)
    return (head, decide, moved, scored)


def standing(city: City, framework: Framework, today: dt.date, lang: str) -> tuple[doc.Block, ...]:
    """Return where the city stands: in a sentence, and counted by dimension."""
    slide = whole.standing(city, framework, today, lang)
    said = [doc.Words(slide.heading, "lead"), *(doc.Words(one) for one in slide.sentences)]
    if not isinstance(slide.figure, Bars):
        there = bool(city.catalogue.dimensions(framework))
        missing = t("paper.no_indicators", lang) if there else slide.empty
        return (*said, doc.Words(missing, "empty"))
    return (*said, counted(city, slide.figure, slide.alt, lang, sample=slide.sample))


def counted(city: City, bars: Bars, alt: str, lang: str, *, sample: bool) -> doc.Picture:
    """Return the counts of all dimensions as bars."""
    where = origin.of(city, whole.own(city), lang)
    return doc.Picture(bars, t("paper.bars", lang), alt, where.period, sample=sample)


def movers(city: City, lang: str) -> doc.Block:
    """Return the largest improvements beside the largest setbacks."""
    found = attention.movements(city, MOST)
    sides = (("gains", found.membaik), ("losses", found.memburuk))
    left, right = (_moves(city, name, moves, lang) for name, moves in sides)
    return doc.Beside((left,), (right,))


def _moves(city: City, name: str, moves: Sequence[Movement], lang: str) -> doc.Block:
    title = t(f"summary.{name}", lang)
    if not moves:
        none = t(f"summary.no_{name}", lang, years=number(attention.NEWS_YEARS, lang))
        return doc.Points((none,), title=title)
    said = tuple(f"{advice.movement(city, m, lang).sentence}." for m in moves)
    samples = frozenset(n for n, m in enumerate(moves) if m.contoh)
    return doc.Points(said, title=title, samples=samples)


def decisions(city: City, today: dt.date, lang: str) -> doc.Points:
    """Return the three things to decide, each with its reasons."""
    told = advice.three(city, today, lang)
    samples = frozenset(n for n, one in enumerate(told) if one.sample)
    return doc.Points(tuple(map(_reasoned, told)), numbered=True, samples=samples)


def _reasoned(one: Advice) -> str:
    why = " · ".join(f"{reason.tanya} {reason.jawab}" for reason in one.reasons)
    return f"{one.sentence}\n{why}" if why else one.sentence


def scores(city: City, lang: str) -> tuple[doc.Block, ...]:
    """Return the city's score with what it rests on, or why there is none."""
    asked = priority.latest(city)
    if asked is None or city.area is None:
        return (doc.Words(t("paper.summary.no_score", lang), "empty"),)
    area = city.area.kode
    said = (score_words.finding(city, asked, area, lang),)
    real = score_words.real_only(city, asked, area, lang)
    return (doc.Words(" ".join(filter(None, (*said, real))), sample=bool(real)),)
