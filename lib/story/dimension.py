"""The slides of one dimension: its trend with its state, and its map."""

from __future__ import annotations

import datetime as dt

import polars as pl

from lib.analysis.progress import Progress
from lib.city import headline, sentences, status, words
from lib.city.city import City
from lib.city.overview import DimensionState, Tally
from lib.i18n import t
from lib.i18n.format import listing, number, period
from lib.store.catalogue import Indicator
from lib.story import choice, course, origin, spatial
from lib.story.slide import Slide, Tick

STEWARDS = 3
"""Data stewards named where a dimension has no figures."""


def slides(city: City, state: DimensionState, today: dt.date, lang: str) -> tuple[Slide, ...]:
    """Return the slide of a dimension's trend and, where there is one, that of its map.

    Args:
        city: The city.
        state: The dimension and how it stands.
        today: The day that counts as today.
        lang: ``id`` or ``en``.
    """
    indicators = city.indicators(state.dimension)
    codes = tuple(i.kode for i in indicators)
    chosen = choice.trend(city, codes)
    if chosen is None:
        return (_empty(city, state, indicators, lang),)
    shown = choice.spatial(city, codes, chosen.kode)
    drawn = mapped(city, state, shown, lang) if shown else None
    return (trend(city, state, chosen, today, lang), *([drawn] if drawn else []))


def ticks(tally: Tally, lang: str) -> tuple[Tick, ...]:
    """Return how many indicators improved, worsened and reached their target."""
    met, judged = number(tally.met, lang), number(tally.judged, lang)
    found = []
    if tally.compared:
        better, worse = number(tally.better, lang), number(tally.worse, lang)
        found.append(Tick("better", t("summary.better", lang, count=better)))
        found.append(Tick("worse", t("summary.worse", lang, count=worse)))
    if tally.judged:
        found.append(Tick("target", t("summary.targets", lang, met=met, judged=judged)))
    return tuple(found)


def state_words(state: Progress, lang: str) -> str:
    """Return what a status is called."""
    return t(f"story.state.{state.value}", lang)


def key(kode: str, part: str = "") -> str:
    """Return the key of a slide of a dimension."""
    return f"dimensi.{kode}" + (f".{part}" if part else "")


def absent(city: City, indicators: tuple[Indicator, ...], lang: str) -> tuple[str, str]:
    """Return that none of some indicators has a figure, and who can; or that there is none.

    Args:
        city: The city, for names of agencies.
        indicators: Without a figure.
        lang: ``id`` or ``en``.
    """
    if not indicators:
        return t("story.dimension.bare", lang), t("story.dimension.bare_how", lang)
    counts = pl.Series([i.walidata for i in indicators], dtype=pl.String).drop_nulls()
    most = counts.value_counts(sort=True).sort("count", "", descending=[True, False])
    agencies = [city.catalogue.agency_name(c) for c in most[""].head(STEWARDS)]
    heading = t("story.dimension.empty", lang, total=number(len(indicators), lang))
    who = listing(agencies, lang) or "–"
    return heading, t("story.dimension.missing", lang, agencies=who)


def trend(city: City, state: DimensionState, chosen: Indicator, today: dt.date, lang: str) -> Slide:
    """Return the slide of one indicator's trend.

    Args:
        city: The city.
        state: The dimension that the indicator belongs to.
        chosen: The indicator; the city has a value of it.
        today: The day that counts as today.
        lang: ``id`` or ``en``.
    """
    rows = course.rows(city, chosen.kode)
    drawn = course.trend(city, chosen.kode, lang)
    area = city.area.kode if city.area else ""
    newest = city.newest(chosen.kode, area) or {}
    verdict = status.of(city, chosen.kode, area)
    where = origin.of(city, rows, lang)
    name = chosen.name(lang)
    heading = _course(chosen, rows, newest, lang)
    said = tuple(filter(None, (_target(chosen, newest, lang), *_remarks(where, lang))))[:2]
    summed = headline.standing(state.tally, lang)
    stands = (state_words(verdict.keadaan, lang),) if verdict else ()
    known = sentences.indicator(city, chosen, area, today, lang)
    return Slide(
        key=key(state.dimension.kode),
        kind="dimension",
        rubric=state.dimension.name(lang),
        heading=heading,
        sentences=said,
        ticks=ticks(state.tally, lang),
        state=verdict.keadaan if verdict else None,
        figure=drawn,
        alt=t("story.trend.alt", lang, indicator=name, area=city.name(lang), period=where.period),
        notes=(heading, *stands, *known, *said, summed, *_meaning(city, chosen, lang)),
        sources=where.sources,
        period=where.period,
        sample=where.sample or bool(newest.get("target_contoh")) or state.tally.sample,
        colour=state.dimension.warna,
    )


def _course(chosen: Indicator, rows: pl.DataFrame, newest: words.Row, lang: str) -> str:
    """Return the last value and its change, in one sentence."""
    return t(
        "story.trend.heading",
        lang,
        indicator=chosen.name(lang),
        value=words.said(chosen, rows["nilai"][-1], lang),
        period=period(rows["periode"][-1], lang),
        change=words.change(chosen, newest, lang),
    )


def _target(chosen: Indicator, row: words.Row, lang: str) -> str:
    if row.get("terpenuhi") is None:
        return t("story.target.none", lang)
    met = "met" if row["terpenuhi"] else "missed"
    return t(
        f"story.target.{met}",
        lang,
        target=words.said(chosen, row["target"], lang),
        year=period(row["target_periode"], lang),
        gap=words.amount(chosen, row["kurang"] or 0.0, lang),
    )


def _remarks(where: origin.Origin, lang: str) -> tuple[str, ...]:
    if not where.remarks:
        return ()
    return (t("story.remarks", lang, words=listing(list(where.remarks), lang)),)


def _meaning(city: City, chosen: Indicator, lang: str) -> tuple[str, ...]:
    steward = t("story.steward", lang, agency=city.catalogue.agency_name(chosen.walidata))
    return tuple(filter(None, (chosen.definition(lang), steward)))


def mapped(city: City, state: DimensionState, one: Indicator, lang: str) -> Slide | None:
    """Return the slide of one indicator's map; ``None`` if it cannot be drawn.

    Args:
        city: The city.
        state: The dimension that the indicator belongs to.
        one: The indicator.
        lang: ``id`` or ``en``.
    """
    drawn = spatial.figure(city, one.kode)
    if drawn is None:
        return None
    scene = drawn.scene
    where = origin.of(city, scene.rows, lang)
    heading = spatial.heading(city, scene, lang)
    said = spatial.sentences(city, scene, lang)
    alt = spatial.alt(scene, lang)
    return Slide(
        key=key(state.dimension.kode, "peta"),
        kind="dimension",
        rubric=state.dimension.name(lang),
        heading=heading,
        sentences=said,
        figure=drawn,
        alt=alt,
        notes=(heading, *said, *_remarks(where, lang), *_meaning(city, one, lang)),
        sources=where.sources,
        period=where.period,
        sample=bool(scene.rows["contoh"].any()),
        colour=state.dimension.warna,
    )


def _empty(
    city: City, state: DimensionState, indicators: tuple[Indicator, ...], lang: str
) -> Slide:
    heading, missing = absent(city, indicators, lang)
    return Slide(
        key=key(state.dimension.kode),
        kind="dimension",
        rubric=state.dimension.name(lang),
        heading=heading,
        empty=missing,
        notes=(heading, missing),
        colour=state.dimension.warna,
    )
