"""Programmes in sentences."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from lib.analysis.absorption import Total
from lib.analysis.schedule import State
from lib.city.programmes import Programme
from lib.i18n import t
from lib.i18n.format import date, large, listing, number, period, short_date

_LARGE = 1e9
"""Rupiah from which amounts are written in words."""
_ACT = (State.LATE, State.STALLED, State.UNREPORTED)


def finding(found: Sequence[Programme], lang: str) -> str:
    """Return how programmes stand, in one sentence.

    Args:
        found: The programmes that are shown.
        lang: ``id`` or ``en``.
    """
    if not found:
        return t("programme.finding_none", lang)
    tally = Counter(one.keadaan for one in found)
    named = (State.DONE, State.ON_TRACK, *_ACT)
    said = [
        t(f"programme.count.{state}", lang, count=number(tally[state], lang))
        for state in named
        if tally[state]
    ]
    if rest := len(found) - sum(tally[state] for state in named):
        said.append(t("programme.count.rest", lang, count=number(rest, lang)))
    reported = sum(one.nyata is not None for one in found)
    if not reported:
        total = number(len(found), lang)
        return t("programme.finding_silent", lang, total=total, said=listing(said, lang))
    return t(
        "programme.finding",
        lang,
        total=number(len(found), lang),
        reported=number(reported, lang),
        said=listing(said, lang),
    )


def state(one: Programme, lang: str) -> str:
    """Return how a programme stands, in a word or two."""
    return t(f"programme.state.{one.keadaan}", lang)


def why(one: Programme, lang: str) -> str:
    """Return what its state rests on, in one sentence."""
    key = f"programme.why.{one.alasan or one.keadaan}"
    return t(
        key,
        lang,
        days=number(one.hari, lang),
        end=_day(one.selesai, lang, year=one.selesai_tahun),
        start=_day(one.mulai, lang, year=one.mulai_tahun),
        real=percent(one.nyata, lang),
        plan=percent(one.rencana, lang),
        gap=number(abs(one.selisih), lang, 1) if one.selisih is not None else "",
        quarter=period(one.laporan, lang) if one.laporan else "",
    )


def span(one: Programme, lang: str) -> str:
    """Return its first and last day as far as known."""
    if one.mulai is None and one.selesai is None:
        return t("programme.no_dates", lang)
    start = _short(one.mulai, lang, year=one.mulai_tahun) or t("programme.start_unknown", lang)
    if one.selesai is None:
        return t("programme.from", lang, start=start)
    end = _short(one.selesai, lang, year=one.selesai_tahun)
    if start == end:
        return start
    return t("programme.span", lang, start=start, end=end)


def _day(day: dt.date | None, lang: str, *, year: bool) -> str:
    """Return a day as exactly as it is known."""
    if day is None:
        return ""
    return str(day.year) if year else date(day, lang)


def _short(day: dt.date | None, lang: str, *, year: bool) -> str:
    if day is None:
        return ""
    return str(day.year) if year else short_date(day, lang)


def progress(one: Programme, lang: str) -> str:
    """Return real against planned progress; says so where nothing was reported."""
    if one.nyata is None:
        return t("programme.no_report", lang)
    if one.rencana is None:
        return percent(one.nyata, lang)
    return t(
        "programme.of_plan",
        lang,
        real=percent(one.nyata, lang),
        plan=percent(one.rencana, lang),
    )


def percent(value: float | None, lang: str) -> str:
    """Return a percentage with one decimal; a dash if it is missing."""
    return "–" if value is None else f"{number(value, lang, 1)}\N{NO-BREAK SPACE}%"


def rupiah(value: float | None, lang: str) -> str:
    """Return an amount of money; a dash if it is missing."""
    if value is None:
        return "–"
    text = large(value, lang) if abs(value) >= _LARGE else number(value, lang)
    return f"Rp\N{NO-BREAK SPACE}{text}"


def absorbed(one: Programme, lang: str) -> str:
    """Return the absorption of its budget, or why it cannot be said."""
    if one.persen is not None:
        return percent(one.persen, lang)
    return t(f"programme.money.{one.alasan_uang}", lang)


def money(total: Total, lang: str) -> str:
    """Return budget and absorption of several programmes, and how much is not known."""
    counts = {
        "total": number(total.program, lang),
        "known": number(total.beranggaran, lang),
        "counted": number(total.dihitung, lang),
    }
    if total.anggaran is None:
        return t("programme.money_none", lang, **counts)
    said = t("programme.money_some", lang, amount=rupiah(total.anggaran, lang), **counts)
    if total.persen is None:
        return f"{said} {t('programme.money_unspent', lang)}"
    spent = t(
        "programme.money_spent",
        lang,
        share=percent(total.persen, lang),
        spent=rupiah(total.terserap, lang),
        base=rupiah(total.dasar, lang),
        **counts,
    )
    return f"{said} {spent}"
