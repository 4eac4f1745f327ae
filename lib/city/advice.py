"""Three things to decide, each in one sentence made from the figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from lib.analysis.highlights import AreaGap, Movement, StewardGap, TargetGap
from lib.city import attention, words
from lib.city.city import City
from lib.i18n import t
from lib.i18n.format import listing, number, period

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


def three(city: City, today: dt.date, lang: str) -> tuple[Advice, Advice, Advice]:
    """Return what to decide about targets, areas and data.

    Args:
        city: The city.
        today: The day that counts as today.
        lang: ``id`` or ``en``.
    """
    return (
        _target(city, attention.targets(city), lang),
        _area(city, attention.areas(city), lang),
        _data(city, attention.stewards(city, today), lang),
    )


def _target(city: City, gaps: Sequence[TargetGap], lang: str) -> Advice:
    if not gaps:
        judged = bool(city.latest["terpenuhi"].drop_nulls().len())
        key = "behind_target_none" if judged else "behind_target_missing"
        return Advice("target", "", t(f"summary.{key}", lang), None, None, sample=False)
    first, *others = gaps
    one = city.catalogue.indicator(first.indikator)
    name = one.name(lang)
    sentence = t(
        "summary.behind_target_more" if others else "summary.behind_target",
        lang,
        indicator=name,
        value=words.said(one, first.nilai, lang),
        period=period(first.periode, lang),
        target=words.said(one, first.target, lang),
        year=period(first.target_periode, lang),
        others=listing([city.catalogue.indicator(g.indikator).name(lang) for g in others], lang),
    )
    sample = any(g.contoh for g in gaps)
    return Advice("target", name, sentence, one.kode, None, sample)


def _area(city: City, gaps: Sequence[AreaGap], lang: str) -> Advice:
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
