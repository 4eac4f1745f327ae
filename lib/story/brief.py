"""The brief of a city: two pages for a mayor."""

from __future__ import annotations

import datetime as dt

from lib.city import agenda, headline, overview, priority, programmes
from lib.city.city import City
from lib.city.overview import DimensionState
from lib.contract.vocabulary import Framework, ProgramKind
from lib.i18n import t
from lib.i18n.format import number
from lib.store.catalogue import Indicator
from lib.story import choice, dimension, printed, whole
from lib.story import document as doc
from lib.story.chapters import programmes as action
from lib.story.chapters import steps, summary

QUICK_WINS = 5
"""Programmes that are told one by one."""
OPEN = 4
"""Decisions likewise."""
WIDTH, HEIGHT = 85.0, 68.0
"""Of a picture, in millimetres: two stand side by side."""

_COLUMNS = (
    *(("dimension", 0.17, False), ("known", 0.11, True), ("better", 0.1, True)),
    *(("worse", 0.11, True), ("met", 0.12, True), ("first", 0.39, False)),
)


def brief(
    city: City, *, lang: str, framework: Framework = Framework.CITY, today: dt.date
) -> doc.Document:
    """Make the brief of a city from its figures.

    Args:
        city: The city.
        lang: ``id`` or ``en``.
        framework: Whose dimensions are told in a line each.
        today: The day that counts as today.

    Returns:
        The brief, whose second page begins with its fresh section; equal data and arguments
        give an equal one. Without figures it says what is missing, who supplies it and how.
    """
    tally = overview.whole(city, framework, today)
    states = overview.dimensions(city, framework, today)
    return doc.Document(
        kind="brief",
        title=t("paper.brief.title", lang, city=city.name(lang)),
        city=city.name(lang),
        lang=lang,
        today=today,
        as_of=city.as_of,
        fingerprint=city.fingerprint[: whole.SHORT],
        sections=(*_first(city, states, today, lang), *_second(city, states, today, lang)),
        lead=headline.standing(tally, lang),
        sample=city.has_sample,
    )


def _first(
    city: City, states: tuple[DimensionState, ...], today: dt.date, lang: str
) -> tuple[doc.Section, ...]:
    """Return the first page: the dimensions, what moved, what to decide."""
    told = (
        (t("paper.brief.dimensions", lang), _dimensions(city, states, lang)),
        (t("summary.movers", lang), summary.movers(city, lang)),
        (t("summary.decisions", lang), summary.decisions(city, today, lang)),
    )
    return tuple(doc.Section(heading, (block,)) for heading, block in told)


def _dimensions(city: City, states: tuple[DimensionState, ...], lang: str) -> doc.Block:
    if not states:
        return doc.Words(t("summary.no_dimensions", lang), "empty")
    columns = tuple(doc.Column(t(f"paper.head.{k}", lang), w, r) for k, w, r in _COLUMNS)
    rows = tuple(_dimension(city, state, lang) for state in states)
    sample = any(state.tally.sample for state in states)
    return doc.Ledger(columns, (doc.Group(rows),), sample=sample)


def _dimension(city: City, state: DimensionState, lang: str) -> tuple[doc.Cell, ...]:
    """Return a dimension in a line: its counts, and what needs attention first."""
    tally, one = state.tally, state.dimension

    def of(count: int, total: int) -> doc.Cell:
        said = {"count": number(count, lang), "total": number(total, lang)}
        return doc.Cell(t("paper.of", lang, **said) if total else "–")

    def among(count: int) -> doc.Cell:
        return doc.Cell(number(count, lang) if tally.compared else "–")

    codes = frozenset(i.kode for i in city.indicators(one))
    found = priority.indicators(city, codes)["indikator"].head(1).to_list()
    first = city.catalogue.indicator(found[0]).name(lang) if found else "–"
    return (
        doc.Cell(one.name(lang), colour=one.warna),
        of(tally.known, tally.total),
        among(tally.better),
        among(tally.worse),
        of(tally.met, tally.judged),
        doc.Cell(first),
    )


def _second(
    city: City, states: tuple[DimensionState, ...], today: dt.date, lang: str
) -> tuple[doc.Section, ...]:
    """Return the second page: a trend and a map, Quick Win, what comes next."""
    agenda_ = agenda.of(city, today)
    told = (
        (t("programme.kind.quick_win", lang), (_quick_win(city, today, lang),)),
        (
            t("story.steps.rubric", lang),
            (
                doc.Words(agenda.finding(agenda_, lang), sample=agenda_.sample),
                steps.opened(city, agenda_, lang, OPEN),
            ),
        ),
    )
    drawn = _pictures(city, states, today, lang)
    head = doc.Section(t("paper.brief.pictures", lang), (drawn,), fresh=True)
    return (head, *(doc.Section(heading, blocks) for heading, blocks in told))


def _pictures(
    city: City, states: tuple[DimensionState, ...], today: dt.date, lang: str
) -> doc.Block:
    """Return the trend and the map that matter most of all dimensions, side by side."""
    home = {i.kode: state for state in states for i in city.indicators(state.dimension)}
    chosen = choice.trend(city, tuple(home))
    shown = choice.spatial(city, tuple(home), chosen.kode if chosen else None)
    trend = _trend(city, home[chosen.kode], chosen, today, lang) if chosen else None
    ground = _map(city, home[shown.kode], shown, lang) if shown else None
    absent = doc.Words(t("summary.nothing", lang), "empty")
    unmapped = doc.Words(t("summary.map_none", lang), "empty")
    return doc.Beside((trend or absent,), (ground or unmapped,))


def _trend(
    city: City, state: DimensionState, chosen: Indicator, today: dt.date, lang: str
) -> doc.Picture | None:
    slide = dimension.trend(city, state, chosen, today, lang)
    return printed.trend(city, slide, lang, width=WIDTH, height=HEIGHT)


def _map(city: City, state: DimensionState, shown: Indicator, lang: str) -> doc.Picture | None:
    slide = dimension.mapped(city, state, shown, lang)
    return printed.ground(city, slide, lang, width=WIDTH, height=HEIGHT) if slide else None


def _quick_win(city: City, today: dt.date, lang: str) -> doc.Block:
    every = programmes.every(city, today)
    found = [one for one in every if one.jenis is ProgramKind.QUICK_WIN]
    if not found:
        return doc.Words(t("story.quick_win.missing", lang), "empty")
    return action.table(city, found[:QUICK_WINS], lang)
