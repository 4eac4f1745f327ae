"""The status of an indicator in one sentence: towards what, how fast, what it would take.

Distances shrink and grow: that is arithmetic between two values and claims no trend.
"""

from __future__ import annotations

import datetime as dt
from math import ceil, floor

from lib.analysis.judgement import Doubt, Ground, Judgement
from lib.analysis.progress import Progress
from lib.city import course_words, words
from lib.city.status import Verdict
from lib.contract.periods import Period
from lib.i18n import t
from lib.i18n.format import number, period
from lib.store.catalogue import Indicator

_LEAST, _MOST = 0.05, 0.95
"""Chances beyond which only the limit is said."""


def said(indicator: Indicator, verdict: Verdict, today: dt.date, lang: str) -> str:
    """Return the status of an indicator in an area as one sentence.

    Args:
        indicator: What is measured.
        verdict: Its status.
        today: The day that counts as today.
        lang: ``id`` or ``en``.

    Returns:
        The sentence; blank where neither way is better.
    """
    made = verdict.keputusan
    if made.alasan in (Doubt.NEUTRAL, Doubt.NO_VALUE):
        return ""
    if made.alasan in (Doubt.NO_TARGET, Doubt.LENGTH):
        return t(f"sentences.verdict.{made.alasan.value}", lang)
    params = _targets(indicator, verdict, lang)
    if made.keadaan is Progress.ACHIEVED:
        return t("sentences.verdict.achieved", lang, **params)
    if made.keadaan is Progress.MISSED:
        return t("sentences.verdict.missed", lang, **params)
    if is_pending(verdict, today):
        return t("sentences.verdict.pending", lang, **params)
    if made.alasan is not None:
        return t(f"sentences.verdict.{made.alasan.value}", lang, **params)
    return _open(indicator, verdict, params, lang)


def is_pending(verdict: Verdict, today: dt.date) -> bool:
    """Tell whether the year of the last target is over and its figure is not there."""
    end = verdict.target_akhir_periode
    return end is not None and _over(end, today) and _begins(verdict.periode) < _begins(end)


def _targets(indicator: Indicator, verdict: Verdict, lang: str) -> dict[str, str]:
    target, due = verdict.target_akhir, verdict.target_akhir_periode
    gap = 0.0 if target is None else abs(target - verdict.nilai)
    return {
        "target": _marked(words.said(indicator, target, lang), verdict, lang),
        "year": period(due, lang) if due else "–",
        "gap": words.amount(indicator, gap, lang),
        "period": period(verdict.periode, lang),
    }


def _marked(target: str, verdict: Verdict, lang: str) -> str:
    """Say where a target is named first that it is a sample."""
    return t("sentences.verdict.sample", lang, target=target) if verdict.target_contoh else target


def _open(indicator: Indicator, verdict: Verdict, params: dict[str, str], lang: str) -> str:
    made = verdict.keputusan
    left = made.laju_sisa or 0.0
    params |= {
        "way": t(f"sentences.way.{'up' if left > 0 else 'down'}", lang),
        "needed": course_words.pace(indicator, left, lang),
        "from": period(verdict.awal_periode, lang) if verdict.awal_periode else "–",
        "base": words.said(indicator, verdict.awal, lang),
        "now": _marked(words.said(indicator, verdict.target, lang), verdict, lang),
        "this": period(verdict.target_periode, lang) if verdict.target_periode else "–",
    }
    if made.dasar is Ground.THIS_YEAR:
        key = "this_year_met" if made.terpenuhi_kini else "this_year_missed"
        params["target"] = words.said(indicator, verdict.target_akhir, lang)
    elif made.laju == 0:
        key = "unmoved"
    elif made.keadaan is Progress.DETERIORATING and made.rasio is None:
        key = "lost"
    else:
        key = made.keadaan.value
        params |= {
            "moved": _moved(indicator, made, lang),
            "outlook": _outlook(verdict, lang),
        }
    return t(f"sentences.verdict.{key}", lang, **params)


def _moved(indicator: Indicator, made: Judgement, lang: str) -> str:
    pace = made.laju or 0.0
    closer = pace * (made.laju_sisa or 0.0) > 0
    key = "closer" if closer else "further"
    return t(f"sentences.verdict.{key}", lang, pace=course_words.pace(indicator, pace, lang))


def _outlook(verdict: Verdict, lang: str) -> str:
    """Return one remark on what lies ahead: a doubt about the rule, the chance, or the year."""
    made = verdict.keputusan
    if made.sepakat is False and made.kelas_tumbuh is not None:
        state = t(f"terms.progress.{made.kelas_tumbuh.value}", lang)
        return t("sentences.verdict.other_rule", lang, state=state)
    if verdict.peluang is not None:
        return t("sentences.verdict.chance", lang, chance=_chance(verdict.peluang, lang))
    when = reached(verdict)
    return "" if when is None else t("sentences.verdict.reached", lang, when=when)


def reached(verdict: Verdict) -> int | None:
    """Return the year in which the target is reached at the present pace.

    Returns:
        The year; null if never, or further ahead than the pace was measured back.
    """
    when, start = verdict.keputusan.tercapai_pada, verdict.awal_waktu
    if when is None or start is None or when - verdict.waktu > verdict.waktu - start:
        return None
    return ceil(when - 1e-9) if verdict.bulan >= 12 else floor(when)


def _chance(chance: float, lang: str) -> str:
    if chance < _LEAST:
        return t("sentences.verdict.chance_low", lang)
    if chance > _MOST:
        return t("sentences.verdict.chance_high", lang)
    return t("sentences.verdict.chance_about", lang, share=number(round(chance * 20) * 5, lang))


def _begins(text: str) -> dt.date:
    return Period.parse(text).start


def _over(text: str, today: dt.date) -> bool:
    return Period.parse(text).end < today
