"""The latest value of an indicator in an area in one sentence, and what it can bear.

A rate of few cases is told as their number, and not even that below the indicator's privacy
threshold.
"""

from __future__ import annotations

import datetime as dt

from lib.analysis.small_numbers import Stability
from lib.city import pattern, words
from lib.city.city import City
from lib.city.status import Verdict
from lib.contract.periods import Period
from lib.contract.vocabulary import Aggregation, Direction, Status
from lib.i18n import t
from lib.i18n.format import number, period
from lib.store.catalogue import Area, Indicator

OLD_YEARS = 3
"""Years after which a latest value is called the last there is."""


def place(area: Area, lang: str) -> str:
    """Return an area's name with its kind where the name does not hold it: ``Desa Bilalang``."""
    return t(f"sentences.place.{area.jenis.value}", lang, name=area.nama)


def said(city: City, indicator: Indicator, verdict: Verdict, today: dt.date, lang: str) -> str:
    """Return the latest value as one sentence.

    Args:
        city: The city.
        indicator: What is measured.
        verdict: Its status in the area.
        today: The day that counts as today.
        lang: ``id`` or ``en``.
    """
    params = {
        "indicator": indicator.name(lang),
        "area": place(city.catalogue.area(verdict.wilayah), lang),
        "period": period(verdict.periode, lang),
        "mark": _mark(verdict, lang),
    }
    if is_few(city, verdict):
        return _few(city, indicator, verdict, params, lang)
    old = is_old(verdict, today)
    if verdict.kata is not None:
        key = "word_old" if old else "word"
        return t(f"sentences.value.{key}", lang, value=verdict.kata, **params)
    shown = words.said(indicator, verdict.nilai, lang)
    return t(f"sentences.value.{'old' if old else 'some'}", lang, value=shown, **params)


def none(indicator: Indicator, area: Area, lang: str) -> str:
    """Return that there is no value."""
    name = indicator.name(lang)
    return t("sentences.value.none", lang, indicator=name, area=place(area, lang))


def is_few(city: City, verdict: Verdict) -> bool:
    """Tell whether a rate rests on too few cases to be shown at all."""
    least = pattern.privacy(city, verdict.indikator)
    hidden = verdict.pembilang is not None and verdict.pembilang < least
    return hidden or verdict.kestabilan is Stability.COUNT_ONLY


def is_old(verdict: Verdict, today: dt.date) -> bool:
    """Tell whether the latest value is of a time long ago."""
    end = Period.parse(verdict.periode).end
    return end.replace(day=1) < today.replace(year=today.year - OLD_YEARS, day=1)


def unstable(indicator: Indicator, verdict: Verdict, lang: str) -> str:
    """Return that a rate rests on few cases, with its interval; blank if it does not."""
    if verdict.kestabilan is not Stability.UNSTABLE or verdict.bawah is None:
        return ""
    total = "_of" if verdict.penyebut is not None else ""
    return t(
        f"sentences.value.unstable{total}",
        lang,
        count=number(verdict.pembilang, lang),
        total=number(verdict.penyebut, lang),
        low=number(verdict.bawah, lang, indicator.desimal),
        high=words.said(indicator, verdict.atas, lang),
    )


def beside(city: City, indicator: Indicator, verdict: Verdict, lang: str) -> str:
    """Return how a value lies to the city's of the same period; blank if that says nothing.

    Args:
        city: The city.
        indicator: What is measured.
        verdict: Its status in an area inside the city.
        lang: ``id`` or ``en``.
    """
    whole = city.area
    row = city.newest(indicator.kode, whole.kode) if whole else None
    if whole is None or row is None or verdict.kata is not None:
        return ""
    if verdict.wilayah == whole.kode or row["periode"] != verdict.periode:
        return ""
    if row["contoh"] is not verdict.nilai_contoh:
        return ""
    total = float(str(row["nilai"]))
    if indicator.agregasi is Aggregation.SUM:
        if total <= 0 or verdict.nilai <= 0:
            return ""
        share = number(verdict.nilai / total * 100, lang, 1)
        return t("sentences.city.share", lang, share=share, city=whole.nama)
    return t("sentences.city.sentence", lang, gap=_gap(indicator, verdict, total, whole.nama, lang))


def _gap(indicator: Indicator, verdict: Verdict, total: float, city: str, lang: str) -> str:
    gap = verdict.nilai - total
    params = {"city": city, "value": words.said(indicator, total, lang)}
    if round(gap, indicator.desimal) == 0:
        return t("sentences.city.same", lang, **params)
    way = "above" if gap > 0 else "below"
    amount = words.amount(indicator, gap, lang)
    text = t(f"sentences.city.{way}", lang, amount=amount, **params)
    low, high = verdict.bawah, verdict.atas
    if low is not None and high is not None and low <= total <= high:
        return t("sentences.city.chance", lang, gap=text)
    if indicator.arah is Direction.NEUTRAL:
        return text
    better = gap * indicator.arah.sign > 0
    return t(f"sentences.city.{'better' if better else 'worse'}", lang, gap=text)


def _few(
    city: City, indicator: Indicator, verdict: Verdict, params: dict[str, str], lang: str
) -> str:
    least = pattern.privacy(city, indicator.kode)
    events = verdict.pembilang or 0.0
    if events < least:
        return t("sentences.value.hidden", lang, least=number(least, lang), **params)
    if events:
        return t("sentences.value.cases", lang, count=number(events, lang), **params)
    if verdict.penyebut is None or verdict.atas is None:
        return t("sentences.value.no_case", lang, **params)
    return t(
        "sentences.value.no_case_of",
        lang,
        total=number(verdict.penyebut, lang),
        high=words.said(indicator, verdict.atas, lang),
        **params,
    )


def _mark(verdict: Verdict, lang: str) -> str:
    status = Status.SAMPLE if verdict.nilai_contoh else verdict.status
    if status is Status.FINAL:
        return ""
    return f" {t(f'sentences.mark.{status.value}', lang)}"
