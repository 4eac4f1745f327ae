"""The slides of what is done and decided: Quick Win, decisions, next steps."""

from __future__ import annotations

import datetime as dt

from lib.city import advice, agenda, programme_words, programmes
from lib.city.city import City
from lib.city.decisions import Decided
from lib.city.programmes import Programme
from lib.contract.vocabulary import ProgramKind
from lib.i18n import t
from lib.i18n.format import date, listing, number
from lib.story.figure import Table
from lib.story.slide import Slide

ROWS = 6
"""Rows of a table on a slide."""
STEPS = 4
"""Rows of overdue data beside the decisions that are open."""


def quick_win(city: City, today: dt.date, lang: str) -> Slide:
    """Return the slide of the Quick Win programmes: who, when, how far, and how they stand."""
    every = programmes.every(city, today)
    found = [one for one in every if one.jenis is ProgramKind.QUICK_WIN]
    rubric = t("story.quick_win.rubric", lang)
    if not found:
        heading, missing = (t(f"story.quick_win.{key}", lang) for key in ("none", "missing"))
        return Slide("quickwin", "quick_win", rubric, heading, empty=missing, notes=(heading,))
    heading = programme_words.finding(found, lang)
    said = [f"{one.nama}: {programme_words.why(one, lang)}" for one in found]
    codes = dict.fromkeys(one.sumber for one in found if one.sumber)
    heads = ("program", "agency", "time", "progress", "state")
    return Slide(
        key="quickwin",
        kind="quick_win",
        rubric=rubric,
        heading=heading,
        figure=Table(
            tuple(t(f"story.head.{h}", lang) for h in heads),
            tuple(_program(city, one, lang) for one in found[:ROWS]),
            (0.33, 0.16, 0.16, 0.19, 0.16),
        ),
        alt=t("story.quick_win.alt", lang),
        notes=(heading, *said, *(one.keterangan for one in found if one.keterangan)),
        sources=tuple(city.catalogue.source_title(code) for code in codes),
        sample=any(one.contoh for one in found),
    )


def _program(city: City, one: Programme, lang: str) -> tuple[str, ...]:
    agencies = listing([city.catalogue.agency_name(code) for code in one.opd], lang)
    span, done = programme_words.span(one, lang), programme_words.progress(one, lang)
    return one.nama, agencies, span, done, programme_words.state(one, lang)


def decisions(city: City, today: dt.date, lang: str) -> Slide:
    """Return the slide of what is to be decided: about targets, areas and data."""
    told = advice.three(city, today, lang)
    heading = t("story.decisions.heading", lang)
    rows = tuple((t(f"summary.decision.{one.kind}", lang), one.sentence) for one in told)
    heads = tuple(t(f"story.head.{h}", lang) for h in ("about", "finding"))
    return Slide(
        key="keputusan",
        kind="decisions",
        rubric=t("story.decisions.rubric", lang),
        heading=heading,
        figure=Table(heads, rows, (0.14, 0.86)),
        alt=t("story.decisions.alt", lang),
        notes=(heading, *(one.sentence for one in told)),
        sample=any(one.sample for one in told),
    )


def steps(city: City, today: dt.date, lang: str) -> Slide:
    """Return the slide of the next steps: open decisions, then data that is due."""
    found = agenda.of(city, today)
    rows = [decision(city, one, lang) for one in found.open]
    due = [
        (
            t("story.steps.deliver", lang, count=number(g.n, lang)),
            city.catalogue.agency_name(g.walidata),
            t("story.steps.since", lang, days=number(g.hari, lang)),
        )
        for g in found.due[:STEPS]
    ]
    shown = [*rows[:ROWS], *due][: ROWS + 1]
    samples = [*(one.contoh for one in found.open), *(g.contoh for g in found.due[:STEPS])]
    heading, said = _open(found, lang)
    heads = tuple(t(f"story.head.{h}", lang) for h in ("step", "agency", "deadline"))
    return Slide(
        key="langkah",
        kind="steps",
        rubric=t("story.steps.rubric", lang),
        heading=heading,
        sentences=said,
        figure=Table(heads, tuple(shown), (0.6, 0.18, 0.22)) if shown else None,
        alt=t("story.steps.alt", lang) if shown else "",
        empty="" if shown else t("story.steps.none", lang),
        notes=(heading, *said, *(" · ".join(row) for row in [*rows, *due])),
        sample=any(samples),
    )


def _open(found: agenda.Agenda, lang: str) -> tuple[str, tuple[str, ...]]:
    """Return the heading, and how decisions are written down while there are none."""
    if not found.open:
        return t("story.steps.no_decisions", lang), (t("story.steps.record", lang),)
    key = "heading_late" if found.overdue else "heading"
    count, late = number(len(found.open), lang), number(found.overdue, lang)
    return t(f"story.steps.{key}", lang, count=count, late=late), ()


def decision(city: City, one: Decided, lang: str) -> tuple[str, str, str]:
    """Return a decision with who carries it out and its deadline."""
    agency = city.catalogue.agency_name(one.row["opd"])
    said = date(one.batas, lang) if one.batas else "–"
    if one.overdue:
        said = t("story.steps.late", lang, date=said)
    return one.row["isi"], agency, said
