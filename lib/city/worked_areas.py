"""Worked examples of what the page of methods says on areas among each other."""

from __future__ import annotations

import datetime as dt

from lib.city import disparity, disparity_words, pattern, pattern_words
from lib.city.city import City
from lib.city.worked_words import Worked, finest, name, said
from lib.i18n.format import period


def shape(city: City, today: dt.date, lang: str) -> Worked | None:
    """The pattern of the first indicator by village that has one to examine."""
    for code in finest(city):
        made = pattern.study(city, code, pattern.periods(city, code)[-1], False)
        if made.pattern is not None and made.refusal is None:
            return said(
                lang,
                "pattern.example",
                made.sample,
                indicator=name(city, code, lang),
                period=period(made.period, lang),
                said=pattern_words.overall(made.pattern.moran, lang),
            )
    return None


def gap(city: City, today: dt.date, lang: str) -> Worked | None:
    """The gap of the first indicator by village that can be measured."""
    for code in finest(city):
        made = disparity.gap(city, code)
        if disparity.why_not(city, code) is None and made.last.height:
            row = made.last.row(-1, named=True)
            parts = (
                disparity_words.distance(made, row, city, lang),
                disparity_words.course(made, lang),
            )
            return said(
                lang,
                "gap.example",
                bool(row["contoh"]),
                indicator=name(city, code, lang),
                said=" ".join(parts),
            )
    return None
