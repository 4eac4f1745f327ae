"""The slides of the city as a whole: title, where it stands, what got worse, its sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import polars as pl

from lib.analysis import highlights
from lib.analysis.highlights import Movement
from lib.city import advice, attention, headline, overview, words
from lib.city.city import City
from lib.city.overview import DimensionState, Tally
from lib.contract.vocabulary import Framework
from lib.i18n import t
from lib.i18n.format import date, number, period
from lib.story import origin
from lib.story.figure import Bars, Part, Table
from lib.story.slide import Slide

SHORT = 12
"""Letters of a fingerprint that are shown."""
SETBACKS = 6
"""Rows of the table of setbacks."""
SOURCES = 8
"""Rows of the table of sources."""


def title(city: City, lang: str) -> Slide:
    """Return the first slide."""
    said = [t("story.title.fingerprint", lang, fingerprint=city.fingerprint[:SHORT])]
    if city.as_of is not None:
        said.insert(0, t("story.title.until", lang, date=date(city.as_of, lang)))
    heading = t("story.title.heading", lang, city=city.name(lang))
    sample = (t("story.title.sample", lang),) if city.has_sample else ()
    return Slide(
        key="judul",
        kind="title",
        rubric=t("app.name", lang),
        heading=heading,
        sentences=tuple(said),
        notes=(heading, *said, *sample),
        sample=city.has_sample,
    )


def standing(city: City, framework: Framework, today: dt.date, lang: str) -> Slide:
    """Return the slide that says where the city stands."""
    tally = overview.whole(city, framework, today)
    states = overview.dimensions(city, framework, today)
    heading = headline.standing(tally, lang)
    said = (_coverage(tally, lang),) if tally.total else ()
    where = origin.of(city, own(city), lang)
    return Slide(
        key="kota",
        kind="standing",
        rubric=t("story.standing.rubric", lang, city=city.name(lang)),
        heading=heading,
        sentences=said,
        figure=_bars(states, lang) if tally.total else None,
        alt=t("story.standing.alt", lang) if tally.total else "",
        empty="" if tally.total else t(_LACKING[bool(states)], lang),
        notes=(heading, *said, *_states(states, lang)),
        sources=where.sources,
        period=where.period,
        sample=tally.sample,
    )


_LACKING = {True: "story.dimension.bare_how", False: "summary.no_dimensions"}
"""What is to be filled in, by whether there are dimensions."""


def own(city: City) -> pl.DataFrame:
    """Return the latest values of the city itself."""
    kode = city.area.kode if city.area else ""
    return city.latest.filter(pl.col("wilayah") == kode)


def _coverage(tally: Tally, lang: str) -> str:
    known, total = number(tally.known, lang), number(tally.total, lang)
    overdue = number(tally.overdue, lang)
    key = "coverage" if tally.overdue else "coverage_current"
    return t(f"story.standing.{key}", lang, known=known, total=total, overdue=overdue)


def _bars(states: Sequence[DimensionState], lang: str) -> Bars:
    tallies = [s.tally for s in states]
    return Bars(
        names=tuple(s.dimension.name(lang) for s in states),
        colours=tuple(s.dimension.warna for s in states),
        parts=(
            Part("better", t("story.bars.better", lang), tuple(x.better for x in tallies)),
            Part("same", t("story.bars.same", lang), tuple(x.same for x in tallies)),
            Part("worse", t("story.bars.worse", lang), tuple(x.worse for x in tallies)),
            Part("rest", t("story.bars.rest", lang), tuple(x.total - x.compared for x in tallies)),
        ),
    )


def _states(states: Sequence[DimensionState], lang: str) -> tuple[str, ...]:
    return tuple(f"{s.dimension.name(lang)}: {headline.standing(s.tally, lang)}" for s in states)


def setbacks(city: City, lang: str) -> Slide:
    """Return the slide of what got worse lately, largest change first."""
    moves = _worsened(city)
    rubric = t("story.setbacks.rubric", lang)
    if not moves:
        years = number(attention.NEWS_YEARS, lang)
        none = t("summary.no_losses", lang, years=years)
        why = t("story.setbacks.none", lang)
        return Slide("memburuk", "setbacks", rubric, none, empty=why, notes=(none, why))
    told = [advice.movement(city, m, lang).sentence for m in moves]
    rows = own(city).filter(pl.col("indikator").is_in([m.indikator for m in moves]))
    where = origin.of(city, rows, lang)
    heading = t("story.setbacks.heading", lang, count=number(len(moves), lang))
    if len(moves) == 1:
        heading = t("story.setbacks.one", lang)
    return Slide(
        key="memburuk",
        kind="setbacks",
        rubric=rubric,
        heading=heading,
        figure=_table(city, moves, lang),
        alt=t("story.setbacks.alt", lang),
        notes=(heading, *(f"{one}." for one in told)),
        sources=where.sources,
        period=where.period,
        sample=any(m.contoh for m in moves),
    )


def _worsened(city: City) -> tuple[Movement, ...]:
    if city.area is None or city.as_of is None:
        return ()
    since = city.as_of.replace(year=city.as_of.year - attention.NEWS_YEARS, month=1, day=1)
    tables = city.snapshot.tables
    return highlights.movements(
        city.latest, city.panel, tables["indikator"], city.area.kode, since, most=SETBACKS
    ).memburuk


def _table(city: City, moves: Sequence[Movement], lang: str) -> Table:
    rows = []
    for move in moves:
        one = city.catalogue.indicator(move.indikator)
        before = words.value(one, move.sebelum, lang)
        now = words.value(one, move.nilai, lang)
        way = t("story.way.up" if move.selisih > 0 else "story.way.down", lang)
        change = f"{way} {words.amount(one, move.selisih, lang)}"
        mark = f" ({t('story.sample_short', lang)})" if move.contoh else ""
        rows.append(
            (
                one.name(lang) + mark,
                f"{before} ({period(move.sebelum_periode, lang)})",
                f"{now} ({period(move.periode, lang)})",
                change,
                city.catalogue.agency_name(one.walidata),
            )
        )
    heads = ("indicator", "before", "now", "change", "agency")
    return Table(
        tuple(t(f"story.head.{h}", lang) for h in heads),
        tuple(rows),
        (0.34, 0.19, 0.19, 0.16, 0.12),
        frozenset({1, 2}),
    )


def sources(city: City, slides: Sequence[Slide], lang: str) -> Slide:
    """Return the last slide: the sources of what the others show, most used first.

    Args:
        city: The city.
        slides: The other slides.
        lang: ``id`` or ``en``.
    """
    counts: dict[str, int] = {}
    for slide in slides:
        for name in slide.sources:
            counts[name] = counts.get(name, 0) + 1
    order = sorted(counts, key=lambda name: (-counts[name], name))
    by_title = {s.judul: s for s in city.catalogue.sources.values()}
    rows = []
    for name in order[:SOURCES]:
        known = by_title.get(name)
        year = (known.tahun if known else None) or "–"
        publisher = (known.penerbit if known else None) or "–"
        rows.append((name, publisher, year))
    heads = tuple(t(f"story.head.{h}", lang) for h in ("source", "publisher", "year"))
    heading = t("story.sources.heading", lang, count=number(len(order), lang))
    key = "fingerprint" if rows else "bare"
    said = t(f"story.sources.{key}", lang, fingerprint=city.fingerprint[:SHORT])
    none = t("story.sources.none", lang)
    return Slide(
        key="sumber",
        kind="sources",
        rubric=t("story.sources.rubric", lang),
        heading=heading if rows else none,
        sentences=(said,),
        figure=Table(heads, tuple(rows), (0.62, 0.26, 0.12)) if rows else None,
        alt=t("story.sources.alt", lang) if rows else "",
        notes=(heading if rows else none, said, *order),
    )
