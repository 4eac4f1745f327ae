"""Sentences about results, put together by rules. No sentence the numbers do not bear."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from lib.contract.vocabulary import Direction
from lib.i18n import t
from lib.i18n.format import large, number, period, quantity
from lib.store.catalogue import Indicator

PERCENT: Final = "%"
SCALES: Final = ("indeks", "skor", "nilai")
"""Units that name a scale; a difference on it is in points."""

LARGE: Final = 1e9
"""From here on, people read ``1,4 triliun`` more easily than thirteen digits."""

Row = Mapping[str, Any]
"""One row of a frame of ``lib.analysis``."""


def value(indicator: Indicator, nilai: float | None, lang: str) -> str:
    """Return a value with its unit, or the word of a category indicator.

    Args:
        indicator: What is measured.
        nilai: The value; for a category indicator the place of its word, from 1.
        lang: ``id`` or ``en``.
    """
    if nilai is not None and indicator.kategori:
        place = round(nilai) - 1
        return indicator.kategori[place] if 0 <= place < len(indicator.kategori) else "–"
    return _quantity(nilai, indicator.unit(lang), lang, indicator.desimal)


def said(indicator: Indicator, nilai: float | None, lang: str) -> str:
    """Return a value for use in a sentence: the unit is left out where it names a scale."""
    if indicator.satuan.startswith(SCALES) and not indicator.kategori:
        return number(nilai, lang, indicator.desimal)
    return value(indicator, nilai, lang)


def _quantity(number_: float | None, unit: str, lang: str, decimals: int) -> str:
    if number_ is None or abs(number_) < LARGE:
        return quantity(number_, unit, lang, decimals)
    return f"{large(number_, lang)}\N{NO-BREAK SPACE}{unit}".rstrip()


def figure(indicator: Indicator, nilai: float | None, lang: str) -> tuple[str, str]:
    """Return a value and its unit apart, for a headline figure with a small unit."""
    if nilai is None or indicator.kategori:
        return value(indicator, nilai, lang), ""
    short = large(nilai, lang) if abs(nilai) >= LARGE else number(nilai, lang, indicator.desimal)
    return short, indicator.unit(lang)


def amount(indicator: Indicator, selisih: float, lang: str) -> str:
    """Return the size of a difference without its sign: ``0,71 poin persen``."""
    if indicator.kategori:
        return t("words.levels", lang, count=number(abs(selisih), lang))
    if indicator.satuan == PERCENT:
        name = t("words.percentage_points", lang)
    else:
        scale = indicator.satuan.startswith(SCALES)
        name = t("words.points", lang) if scale else indicator.unit(lang)
    return _quantity(abs(selisih), name, lang, indicator.desimal)


def change(indicator: Indicator, row: Row, lang: str) -> str:
    """Return the change in words: ``turun 0,71 poin persen sejak 2021, membaik``.

    Args:
        indicator: What is measured.
        row: A row of ``analysis.change.latest`` with selisih, sebelum_periode, penilaian.
        lang: ``id`` or ``en``.

    Returns:
        The words; without an earlier comparable value, the reason.
    """
    if row.get("nilai") is None:
        return t("words.no_value", lang)
    difference = row.get("selisih")
    if difference is None:
        return t("words.no_comparison", lang)
    since = period(row["sebelum_periode"], lang)
    if round(difference, indicator.desimal) == 0:
        return t("words.unchanged", lang, period=since)
    way = "up" if difference > 0 else "down"
    text = t(f"words.{way}", lang, amount=amount(indicator, difference, lang), period=since)
    if indicator.arah is Direction.NEUTRAL:
        return text
    return f"{text}, {t('words.judgement.' + row['penilaian'], lang)}"


def rank(row: Row, group: str, lang: str) -> str:
    """Return a place among peers: ``peringkat 3 dari 33``; a shared place is said to be so.

    Args:
        row: A row of ``city.standing`` with a place in ``group``.
        group: One of ``standing.GROUPS``.
        lang: ``id`` or ``en``.
    """
    key = "words.rank_tie" if row[f"seri_{group}"] else "words.rank"
    place, of = (number(row[f"{name}_{group}"], lang) for name in ("peringkat", "dari"))
    return t(key, lang, rank=place, of=of)
