"""The course of a series in one sentence: since when, which way, how much, how sure.

A direction is stated only where it is certain and its interval does not span zero. Below 5
values nothing is said about chance; two values are compared, and that is all.
"""

from __future__ import annotations

from dataclasses import replace
from math import floor, log10

import polars as pl

from lib.analysis.stretch import Cut
from lib.analysis.trend import MINIMUM, Trend
from lib.city import words
from lib.city.course import Course
from lib.i18n import t
from lib.i18n.format import listing, number, period
from lib.store.catalogue import Indicator

NAMED = 2
"""Odd values that are named."""
_MOST_DECIMALS = 6


def said(indicator: Indicator, course: Course, lang: str) -> str:
    """Return the course of a series as one sentence.

    Args:
        indicator: What is measured.
        course: Its course in one area.
        lang: ``id`` or ``en``.
    """
    if course.deret["kata"].null_count() < course.deret.height:
        return _of_words(course, lang)
    if course.deret.height < 2:
        return _alone(course, lang)
    if course.tren is None:
        return t("sentences.course.season", lang)
    if course.deret["nilai"].n_unique() == 1:
        return _text("still", course, lang)
    if course.tren.n < MINIMUM:
        return _few(indicator, course, lang)
    return _directed(indicator, course, course.tren, lang)


def pace(indicator: Indicator, change: float, lang: str) -> str:
    """Return the size of a change per year, with two digits that count.

    Args:
        indicator: What is measured.
        change: In its unit; the sign is left out.
        lang: ``id`` or ``en``.
    """
    return words.amount(replace(indicator, desimal=_sparing(indicator, change)), change, lang)


def _of_words(course: Course, lang: str) -> str:
    rows = course.deret.rows(named=True)
    if len(rows) < 2:
        return _alone(course, lang)
    last = rows[-1]["kata"]
    other = [row for row in rows if row["kata"] != last]
    if not other or other[-1] is not rows[-2]:
        since = rows[rows.index(other[-1]) + 1] if other else rows[0]
        return _text("word_same", course, lang, word=last, since=since["periode"])
    return _text("word_changed", course, lang, word=rows[-2]["kata"], since=rows[-2]["periode"])


def _alone(course: Course, lang: str) -> str:
    if course.potongan is Cut.BREAK:
        return _text("break", course, lang)
    if course.potongan is Cut.SAMPLE:
        return _text("sample" if course.contoh else "real", course, lang)
    return t("sentences.course.first", lang)


def _few(indicator: Indicator, course: Course, lang: str) -> str:
    """Compare the last value with the first of its season."""
    rows = course.deret
    last = rows.row(-1, named=True)
    first = rows.filter(pl.col("musim").eq_missing(pl.lit(last["musim"]))).row(0, named=True)
    if first["periode"] == last["periode"]:
        return t("sentences.course.season", lang)
    change = last["nilai"] - first["nilai"]
    amount = words.amount(indicator, change, lang)
    alike = round(change, indicator.desimal) == 0
    way = "same" if alike else "higher" if change > 0 else "lower"
    return _text(f"few_{way}", course, lang, since=first["periode"], amount=amount)


def _directed(indicator: Indicator, course: Course, trend: Trend, lang: str) -> str:
    since = "since_break" if course.potongan is Cut.BREAK else "since"
    params = {
        "since": t(f"sentences.course.{since}", lang, **{"from": period(course.dari, lang)}),
        "count": number(trend.n, lang),
        "odd": _odd(indicator, course, lang),
    }
    if not course.pasti:
        return _unsure(indicator, trend, params, lang)
    rising = trend.kemiringan > 0
    ends = sorted((abs(trend.bawah), abs(trend.atas)))
    exact = decimals(indicator, trend.kemiringan)
    low, high = (number(end, lang, exact) for end in ends)
    slope = words.amount(replace(indicator, desimal=exact), trend.kemiringan, lang)
    verdict = course.penilaian.value if course.penilaian else ""
    judged = t(f"sentences.course.verdict.{verdict}", lang) if verdict in _JUDGED else ""
    return t(
        f"sentences.course.{'rising' if rising else 'falling'}",
        lang,
        slope=slope,
        low=low,
        high=high,
        steps=_steps(course, trend, lang),
        verdict=judged,
        **params,
    )


_JUDGED = ("membaik", "memburuk")


def _unsure(indicator: Indicator, trend: Trend, params: dict[str, str], lang: str) -> str:
    if trend.bawah * trend.atas > 0:
        echoed = trend.gema is not None and trend.gema > 0
        return t(f"sentences.course.{'echo' if echoed else 'flat'}", lang, **params)
    exact = decimals(indicator, max(trend.bawah, trend.atas, key=abs))
    if trend.bawah == trend.atas == 0:
        return t("sentences.course.flat", lang, **params)
    low = number(trend.bawah, lang, exact)
    high = words.amount(replace(indicator, desimal=exact), trend.atas, lang)
    return t("sentences.course.unsure", lang, low=low, high=high, **params)


def _steps(course: Course, trend: Trend, lang: str) -> str:
    rising = trend.kemiringan > 0
    times = course.deret["waktu"]
    yearly = not trend.musiman and (times.diff().drop_nulls().round(6) == 1).all()
    kind = "season" if trend.musiman else "year" if yearly else "gap"
    return t(
        f"sentences.course.steps_{kind}",
        lang,
        went=t(f"sentences.course.went.{'up' if rising else 'down'}", lang),
        count=number(trend.langkah_naik if rising else trend.langkah_turun, lang),
        of=number(trend.langkah, lang),
    )


def _odd(indicator: Indicator, course: Course, lang: str) -> str:
    """Return what does not fit the course: a step, else single values; blank if nothing."""
    if course.patah is not None and course.patah_besar is not None:
        way = "up" if course.patah_besar > 0 else "down"
        return t(
            f"sentences.course.step_{way}",
            lang,
            period=period(course.patah, lang),
            amount=words.amount(indicator, course.patah_besar, lang),
        )
    found = course.pencilan
    if len(found) > NAMED:
        return t("sentences.course.odd_many", lang, count=number(len(found), lang))
    if not found:
        return ""
    key = "odd" if len(found) == 1 else "odd_both"
    return t(
        f"sentences.course.{key}", lang, periods=listing([period(p, lang) for p in found], lang)
    )


def _text(key: str, course: Course, lang: str, *, since: str = "", **params: str) -> str:
    start = {"from": period(since or course.dari, lang)}
    count = number(course.deret.height, lang)
    return t(f"sentences.course.{key}", lang, count=count, **start, **params)


def _sparing(indicator: Indicator, change: float) -> int:
    """Return the decimals that a change needs: no more than usual where they would be zeros."""
    fine = decimals(indicator, change)
    usual = indicator.desimal
    return usual if round(change, fine) == round(change, usual) else fine


def decimals(indicator: Indicator, change: float) -> int:
    """Return the decimals at which a change shows two digits that count, not fewer than usual.

    Args:
        indicator: What is measured.
        change: In its unit.
    """
    if change == 0:
        return indicator.desimal
    return min(max(indicator.desimal, 1 - floor(log10(abs(change)))), _MOST_DECIMALS)
