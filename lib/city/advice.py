"""Three things to decide, each in one sentence made from the figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import polars as pl

from lib.analysis.highlights import AreaGap, Movement, StewardGap
from lib.city import attention, priority, priority_words, score, words
from lib.city.city import City
from lib.city.priority_words import Reason
from lib.i18n import t
from lib.i18n.format import listing, number, period
from lib.store.catalogue import Indicator

SHOWN = 3
"""Indicators and areas that a sentence names."""

Kind = Literal["target", "area", "data"]


@dataclass(frozen=True, slots=True)
class Advice:
    """One sentence and what it speaks of."""

    kind: Kind
    subject: str
    """The words to stress; they begin the sentence. Blank if there is nothing to say."""
    sentence: str
    indicator: str | None
    """Code of the indicator to look at."""
    area: str | None
    """Code of the area to look at."""
    sample: bool
    reasons: tuple[Reason, ...] = ()
    """Why this comes first; nothing where there is no choice."""


def three(city: City, today: dt.date, lang: str) -> tuple[Advice, Advice, Advice]:
    """Return what to decide about targets, areas and data.

    Args:
        city: The city.
        today: The day that counts as today.
        lang: ``id`` or ``en``.
    """
    return (
        _target(city, lang),
        _area(city, lang),
        _data(city, attention.stewards(city, today), lang),
    )


def _target(city: City, lang: str) -> Advice:
    rows = priority.indicators(city).head(SHOWN).rows(named=True)
    if not rows:
        judged = bool(city.latest["terpenuhi"].drop_nulls().len())
        key = "behind_target_none" if judged else "behind_target_missing"
        return Advice("target", "", t(f"summary.{key}", lang), None, None, sample=False)
    first, *others = rows
    one = city.catalogue.indicator(first["indikator"])
    name = one.name(lang)
    held = city.newest(one.kode, city.area.kode if city.area else "") or {}
    aimed = held.get("target") is not None
    sentence = t(
        f"summary.first_{'target' if aimed else 'plain'}{'_more' if others else ''}",
        lang,
        indicator=name,
        value=words.said(one, _number(held.get("nilai")), lang),
        period=period(str(held["periode"]), lang),
        target=words.said(one, _number(held.get("target")), lang),
        year=period(str(held["target_periode"]), lang) if aimed else "",
        others=listing([city.catalogue.indicator(r["indikator"]).name(lang) for r in others], lang),
    )
    sample = any(row["contoh"] for row in rows)
    reasons = priority_words.indicator(first, lang)
    return Advice("target", name, sentence, one.kode, None, sample, reasons)


def _area(city: City, lang: str) -> Advice:
    rows = priority.areas(city).head(SHOWN).rows(named=True)
    if not rows or (lowered := _lowered(city, rows[0]["wilayah"])) is None:
        return _behind(city, attention.areas(city), lang)
    first, *others = rows
    name = city.catalogue.area(first["wilayah"]).nama
    one, value, whole = lowered
    sentence = t(
        "summary.first_area_more" if others else "summary.first_area",
        lang,
        area=name,
        score=number(first["skor"], lang),
        indicator=one.name(lang),
        value=words.said(one, value, lang),
        city=words.said(one, whole, lang),
        others=listing([city.catalogue.area(r["wilayah"]).nama for r in others], lang),
    )
    sample = any(row["contoh"] for row in rows)
    reasons = priority_words.area(first, lang)
    return Advice("area", name, sentence, one.kode, first["wilayah"], sample, reasons)


def _lowered(city: City, wilayah: str) -> tuple[Indicator, float, float | None] | None:
    """Return what lowers an area's score most: the indicator, its value, the city's."""
    asked = priority.latest(city)
    parts = score.parts(city, asked, wilayah).drop_nulls("indikator") if asked else None
    if asked is None or parts is None or parts.is_empty():
        return None
    one = city.catalogue.indicator(parts["indikator"][0])
    own = score.indicators(city, asked, wilayah).filter(pl.col("indikator") == one.kode)
    whole = city.newest(one.kode, city.area.kode if city.area else "") or {}
    return one, float(own["nilai"][0]), _number(whole.get("nilai"))


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))


def _behind(city: City, gaps: Sequence[AreaGap], lang: str) -> Advice:
    if not gaps:
        return Advice("area", "", t("summary.behind_city_none", lang), None, None, sample=False)
    first, *others = gaps
    name = city.catalogue.area(first.wilayah).nama
    worst = first.terburuk[0]
    one = city.catalogue.indicator(worst.indikator)
    sentence = t(
        "summary.behind_city_more" if others else "summary.behind_city",
        lang,
        area=name,
        count=number(first.n, lang),
        indicator=one.name(lang),
        value=words.said(one, worst.nilai, lang),
        city=words.said(one, worst.kota, lang),
        others=listing([city.catalogue.area(g.wilayah).nama for g in others], lang),
    )
    return Advice("area", name, sentence, one.kode, first.wilayah, any(g.contoh for g in gaps))


def _data(city: City, gaps: Sequence[StewardGap], lang: str) -> Advice:
    if not gaps:
        return Advice("data", "", t("summary.due_none", lang), None, None, sample=False)
    first, *others = gaps
    name = city.catalogue.agency_name(first.walidata)
    said = [
        t(
            "summary.due_other",
            lang,
            agency=city.catalogue.agency_name(g.walidata),
            count=number(g.n, lang),
        )
        for g in others
    ]
    sentence = t(
        "summary.due_more" if others else "summary.due",
        lang,
        agency=name,
        count=number(first.n, lang),
        days=number(first.hari, lang),
        others=listing(said, lang),
    )
    return Advice("data", name, sentence, None, None, any(g.contoh for g in gaps))


def movement(city: City, move: Movement, lang: str) -> Advice:
    """Return a large change in words: the indicator, by how much, since when."""
    one = city.catalogue.indicator(move.indikator)
    way = "up" if move.selisih > 0 else "down"
    sentence = t(
        f"summary.moved_{way}",
        lang,
        indicator=one.name(lang),
        amount=words.amount(one, move.selisih, lang),
        value=words.said(one, move.nilai, lang),
        period=period(move.periode, lang),
    )
    return Advice("target", one.name(lang), sentence, one.kode, None, move.contoh)
