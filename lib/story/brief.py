"""The brief of a city: two pages for a mayor."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from lib.city import advice, agenda, headline, overview, priority, programmes
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
from lib.story.figure import Bars

QUICK_WINS = 5
"""Programmes that are told one by one."""
OPEN = 4
"""Decisions likewise, and stewards of data that is due."""
WIDTH, HEIGHT = 86.0, 84.0
"""Of a picture, in millimetres: two stand side by side."""

_COLUMNS = (
    *(("dimension", 0.17, False), ("known", 0.11, True), ("improved", 0.1, True)),
    *(("worsened", 0.11, True), ("met", 0.12, True), ("first", 0.39, False)),
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
    told: tuple[tuple[str, tuple[doc.Block, ...]], ...] = (
        (t("paper.brief.dimensions", lang), _standing(city, states, today, lang)),
        (t("summary.decisions", lang), (summary.decisions(city, today, lang),)),
        (t("summary.movers", lang), (summary.movers(city, lang),)),
    )
    return tuple(doc.Section(heading, blocks) for heading, blocks in told)


def _standing(
    city: City, states: tuple[DimensionState, ...], today: dt.date, lang: str
) -> tuple[doc.Block, ...]:
    """Return the dimensions in a line each, and as bars."""
    lines = _dimensions(city, states, lang)
    if not states:
        return (lines,)
    slide = whole.standing(city, states[0].dimension.kerangka, today, lang)
    if not isinstance(slide.figure, Bars):
        return (lines,)
    drawn = summary.counted(city, slide.figure, slide.alt, lang, sample=slide.sample)
    return (lines, drawn)


def _dimensions(city: City, states: tuple[DimensionState, ...], lang: str) -> doc.Block:
    if not states:
        return doc.Words(t("summary.no_dimensions", lang), "empty")
    columns = tuple(doc.Column(t(f"paper.head.{k}", lang), w, r) for k, w, r in _COLUMNS)
    rows = tuple(_dimension(city, state, lang) for state in states)
    return doc.Ledger(columns, (doc.Group(rows),), sample=any(s.tally.sample for s in states))


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
    told: tuple[tuple[str, tuple[doc.Block, ...]], ...] = (
        (t("programme.kind.quick_win", lang), (_quick_win(city, today, lang),)),
        (
            t("story.steps.rubric", lang),
            (
                doc.Words(agenda.finding(agenda_, lang), sample=agenda_.sample),
                steps.opened(city, agenda_, lang, OPEN),
            ),
        ),
        (t("paper.steps.due", lang), (steps.owed(city, agenda_, lang, OPEN),)),
    )
    drawn = _pictures(city, states, today, lang)
    head = doc.Section(t("paper.brief.pictures", lang), (drawn,), fresh=True)
    return (head, *(doc.Section(heading, blocks) for heading, blocks in told))


def _pictures(
    city: City, states: tuple[DimensionState, ...], today: dt.date, lang: str
) -> doc.Block:
    """Return the trend and the map that matter most of all dimensions, side by side."""
    home = {i.kode: state for state in states for i in city.indicators(state.dimension)}
    aim, area, _ = advice.three(city, today, lang)
    chosen = choice.trend(city, _preferred(aim.indicator, home))
    shown = choice.spatial(city, _preferred(area.indicator, home), area.indicator)
    trend = _trend(city, home[chosen.kode], chosen, today, lang) if chosen else None
    marked = (area.area,) if area.area and shown and shown.kode == area.indicator else ()
    ground = _map(city, home[shown.kode], shown, marked, lang) if shown else None
    absent = doc.Words(t("summary.nothing", lang), "empty")
    unmapped = doc.Words(t("summary.map_none", lang), "empty")
    return doc.Beside((trend or absent,), (ground or unmapped,))


def _preferred(code: str | None, home: Mapping[str, DimensionState]) -> tuple[str, ...]:
    """Return the indicator that a decision speaks of, if it is told, else all that are."""
    return (code,) if code is not None and code in home else tuple(home)


def _trend(
    city: City, state: DimensionState, chosen: Indicator, today: dt.date, lang: str
) -> doc.Picture | None:
    slide = dimension.trend(city, state, chosen, today, lang)
    return printed.trend(city, slide, lang, width=WIDTH, height=HEIGHT)


def _map(
    city: City, state: DimensionState, shown: Indicator, marked: tuple[str, ...], lang: str
) -> doc.Picture | None:
    slide = dimension.mapped(city, state, shown, lang)
    if slide is None:
        return None
    return printed.ground(city, slide, lang, marked=marked, width=WIDTH, height=HEIGHT)


def _quick_win(city: City, today: dt.date, lang: str) -> doc.Block:
    every = programmes.every(city, today)
    found = [one for one in every if one.jenis is ProgramKind.QUICK_WIN]
    if not found:
        return doc.Words(t("story.quick_win.missing", lang), "empty")
    return action.table(city, found[:QUICK_WINS], lang)
