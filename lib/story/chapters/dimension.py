"""The chapter of one dimension: how it stands, its trend, its map, all its indicators."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from lib.city import dimension_words, priority, sentences, status, words
from lib.city.city import City
from lib.city.overview import DimensionState, Tally
from lib.i18n import t
from lib.i18n.format import number, period
from lib.store.catalogue import Indicator
from lib.story import dimension as told
from lib.story import document as doc
from lib.story import printed, spatial
from lib.story.chapters import indicators
from lib.story.figure import Map, Trend
from lib.story.slide import Slide

FIRST = 3
"""Indicators that need attention first and are told one by one."""
_SHARE = 0.52
"""Of the width, for a map beside its words."""


def chapter(
    city: City, state: DimensionState, place: tuple[int, int], today: dt.date, lang: str
) -> tuple[doc.Section, ...]:
    """Return the sections of a dimension's chapter.

    Args:
        city: The city.
        state: The dimension and how it stands.
        place: Its number, and how many there are.
        today: The day that counts as today.
        lang: ``id`` or ``en``.
    """
    one, every = state.dimension, city.indicators(state.dimension)
    slides = told.slides(city, state, today, lang)
    number_, of = (number(n, lang) for n in place)
    head = doc.Section(
        one.name(lang),
        _opening(city, state, every, slides, lang),
        colour=one.warna,
        fresh=True,
        rubric=t("paper.dimension.rubric", lang, number=number_, of=of),
        lead=one.purpose(lang),
    )
    return (head, *_first(city, state, every, today, lang), *_all(city, state, every, lang))


def _opening(
    city: City,
    state: DimensionState,
    every: Sequence[Indicator],
    slides: Sequence[Slide],
    lang: str,
) -> tuple[doc.Block, ...]:
    if not every:
        return (doc.Words(t("paper.dimension.none", lang), "empty"),)
    if slides[0].empty:
        heading, missing = told.absent(city, tuple(every), lang)
        return (doc.Words(f"{heading}."), doc.Words(missing, "empty"))
    said = " ".join(dimension_words.said(city, state.dimension, state.tally, lang))
    drawn: list[doc.Block] = [numbers(state.tally, lang), doc.Words(said)]
    for slide in slides:
        drawn += _figure(city, slide, lang)
    return tuple(drawn)


def numbers(tally: Tally, lang: str) -> doc.Numbers:
    """Return how many indicators have figures, improved, worsened, met their target, are due."""

    def of(count: int, total: int) -> str:
        return t("paper.of", lang, count=number(count, lang), total=number(total, lang))

    pairs = [(of(tally.known, tally.total), t("paper.number.known", lang))]
    if tally.compared:
        pairs.append((number(tally.better, lang), t("story.bars.better", lang)))
        pairs.append((number(tally.worse, lang), t("story.bars.worse", lang)))
    if tally.judged:
        pairs.append((of(tally.met, tally.judged), t("paper.number.met", lang)))
    pairs.append((number(tally.overdue, lang), t("paper.number.overdue", lang)))
    return doc.Numbers(tuple(pairs), sample=tally.sample)


def _figure(city: City, slide: Slide, lang: str) -> list[doc.Block]:
    """Return the trend of a slide, or its map with words and both ends beside it."""
    if isinstance(slide.figure, Trend):
        drawn = printed.trend(city, slide, lang)
        return [drawn] if drawn else []
    drawn = printed.ground(city, slide, lang)
    if drawn is None or not isinstance(slide.figure, Map):
        return []
    scene = slide.figure.scene
    said = [doc.Words(one) for one in spatial.sentences(city, scene, lang)]
    return [doc.Beside((drawn,), (*said, *printed.ends(city, scene, lang)), _SHARE)]


def _first(
    city: City, state: DimensionState, every: Sequence[Indicator], today: dt.date, lang: str
) -> tuple[doc.Section, ...]:
    """Return what is known of the indicators that need attention first."""
    found = priority.indicators(city, frozenset(i.kode for i in every)).head(FIRST)
    if city.area is None or found.is_empty():
        return ()
    codes = [row["indikator"] for row in found.iter_rows(named=True)]
    cards = [_card(city, city.catalogue.indicator(code), today, lang) for code in codes]
    heading = t("paper.dimension.first", lang)
    block = doc.Cards(tuple(card for card in cards if card), FIRST)
    return (doc.Section(heading, (block,), level=2, colour=state.dimension.warna),)


def _card(city: City, one: Indicator, today: dt.date, lang: str) -> doc.Card | None:
    """Return an indicator with all that is known of it in words."""
    area = city.area.kode if city.area else ""
    row, verdict = city.newest(one.kode, area), status.of(city, one.kode, area)
    if row is None or verdict is None:
        return None
    figure, unit = words.figure(one, verdict.nilai, lang)
    percent = unit == words.PERCENT
    when = period(verdict.periode, lang)
    return doc.Card(
        one.name(lang),
        words.value(one, verdict.nilai, lang) if percent else figure,
        when if percent else ", ".join(filter(None, (unit, when))),
        state=verdict.keadaan,
        note=" ".join(sentences.indicator(city, one, area, today, lang)[1:]),
        spark=indicators.spark(city, one, row),
        sample=verdict.contoh,
    )


def _all(
    city: City, state: DimensionState, every: Sequence[Indicator], lang: str
) -> tuple[doc.Section, ...]:
    found = indicators.tables(city, every, lang)
    if not found:
        return ()
    heading = t("paper.dimension.all", lang)
    return (doc.Section(heading, found, level=2, colour=state.dimension.warna),)
