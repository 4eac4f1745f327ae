"""The chapter of decisions and next steps: what is open, what got worse, what is due."""

from __future__ import annotations

import datetime as dt

from lib.city import advice, agenda
from lib.city.agenda import Agenda
from lib.city.city import City
from lib.i18n import t
from lib.i18n.format import listing, number
from lib.story import action
from lib.story import document as doc
from lib.story.figure import Table

NAMED = 4
"""Indicators that are named of those a steward owes."""


def chapter(city: City, today: dt.date, lang: str) -> tuple[doc.Section, ...]:
    """Return the sections of decisions and next steps.

    Args:
        city: The city.
        today: The day that counts as today.
        lang: ``id`` or ``en``.
    """
    found = agenda.of(city, today)
    said = doc.Words(agenda.finding(found, lang), "lead", sample=found.sample)
    head = doc.Section(t("paper.steps", lang), (said,), fresh=True)
    parts = (("open", opened(city, found, lang)), ("worse", worse(city, found, lang)))
    due = ("due", owed(city, found, lang))
    return (
        head,
        *(doc.Section(t(f"paper.steps.{k}", lang), (b,), level=2) for k, b in (*parts, due)),
    )


def opened(city: City, found: Agenda, lang: str, most: int | None = None) -> doc.Block:
    """Return the decisions that are open, or how they are recorded.

    Args:
        city: The city, for names of agencies.
        found: The agenda.
        lang: ``id`` or ``en``.
        most: Rows at the most; ``None``: all.
    """
    if not found.open:
        return doc.Words(t("paper.steps.open_none", lang), "empty")
    heads = tuple(t(f"story.head.{h}", lang) for h in ("step", "agency", "deadline"))
    rows = tuple(action.decision(city, one, lang) for one in found.open[:most])
    table = Table(heads, rows, (0.5, 0.18, 0.32))
    return doc.Grid(table, sample=any(one.contoh for one in found.open[:most]))


def worse(city: City, found: Agenda, lang: str) -> doc.Block:
    """Return what got worse lately."""
    if not found.worse:
        return doc.Words(t("meeting.worse_none", lang))
    said = tuple(f"{advice.movement(city, m, lang).sentence}." for m in found.worse)
    return doc.Points(said, samples=frozenset(n for n, m in enumerate(found.worse) if m.contoh))


def owed(city: City, found: Agenda, lang: str, most: int | None = None) -> doc.Block:
    """Return what data is due from whom.

    Args:
        city: The city, for names.
        found: The agenda.
        lang: ``id`` or ``en``.
        most: Rows at the most; ``None``: all.
    """
    if not found.due:
        return doc.Words(t("meeting.due_none", lang))
    heads = tuple(t(f"paper.head.{h}", lang) for h in ("steward", "overdue", "days", "which"))
    rows = tuple(
        (
            city.catalogue.agency_name(gap.walidata),
            number(gap.n, lang),
            number(gap.hari, lang),
            _named(city, gap.indikator, lang),
        )
        for gap in found.due[:most]
    )
    table = Table(heads, rows, (0.16, 0.12, 0.14, 0.58), frozenset({1, 2}))
    how = t("paper.steps.due_how", lang) if most is None else ""
    return doc.Grid(table, source=how)


def _named(city: City, codes: tuple[str, ...], lang: str) -> str:
    names = [city.catalogue.indicator(code).name(lang) for code in codes[:NAMED]]
    if more := len(codes) - len(names):
        names.append(t("meeting.more_names", lang, count=number(more, lang)))
    return listing(names, lang)
