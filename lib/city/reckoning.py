"""Why an indicator has the status that it has: the calculation, step by step, in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from lib.analysis.progress import Progress
from lib.city import course_words, verdict_words, words
from lib.city.status import Verdict
from lib.i18n import t
from lib.i18n.format import number, period
from lib.store.catalogue import Indicator

CERTAIN = 0.05
"""Chances closer than this to 0 or 1 are only bounded."""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a calculation."""

    nama: str
    isi: str


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A status with what led to it."""

    keadaan: Progress
    kalimat: str
    """The status in one sentence; blank where neither way is better."""
    aturan: str
    """Which rule decided, or why none could."""
    langkah: tuple[Step, ...]

    @property
    def dihitung(self) -> bool:
        """Whether it is more than the reason why there is none."""
        return self.keadaan is not Progress.UNKNOWN


def of(indicator: Indicator, verdict: Verdict, today: dt.date, lang: str) -> Reckoning:
    """Return why an indicator has its status.

    Args:
        indicator: What is measured.
        verdict: Its status in one area.
        today: The day that counts as today.
        lang: ``id`` or ``en``.
    """
    steps = (
        *_targets(indicator, verdict, lang),
        *_paces(indicator, verdict, lang),
        *_rules(verdict, lang),
        *_ahead(indicator, verdict, lang),
    )
    return Reckoning(
        verdict.keadaan,
        verdict_words.said(indicator, verdict, today, lang),
        _rule(verdict, lang),
        steps,
    )


def _rule(verdict: Verdict, lang: str) -> str:
    made = verdict.keputusan
    if made.alasan is not None:
        return t(f"reckoning.doubt.{made.alasan}", lang)
    said = t(f"reckoning.ground.{made.dasar}", lang)
    if made.sepakat is False:
        return f"{said} {t('reckoning.differ', lang)}"
    return said


def _targets(indicator: Indicator, verdict: Verdict, lang: str) -> list[Step]:
    when = period(verdict.periode, lang)
    steps = [_step("value", _at(words.said(indicator, verdict.nilai, lang), when, lang), lang)]
    if verdict.target is not None and verdict.target_periode:
        key = "next" if verdict.target_basis == "berikut" else "this_year"
        text = _at(
            words.said(indicator, verdict.target, lang), period(verdict.target_periode, lang), lang
        )
        met = verdict.keputusan.terpenuhi_kini
        if met is not None:
            text = f"{text}, {t('reckoning.met' if met else 'reckoning.unmet', lang)}"
        steps.append(_step(key, text, lang))
    if verdict.target_akhir is not None and verdict.target_akhir_periode:
        text = _at(
            words.said(indicator, verdict.target_akhir, lang),
            period(verdict.target_akhir_periode, lang),
            lang,
        )
        steps.append(_step("final", text, lang))
    if verdict.dokumen:
        steps.append(_step("document", verdict.dokumen, lang))
    return steps


def _paces(indicator: Indicator, verdict: Verdict, lang: str) -> list[Step]:
    made = verdict.keputusan
    steps = []
    if verdict.awal is not None and verdict.awal_periode and made.laju is not None:
        text = _at(
            words.said(indicator, verdict.awal, lang), period(verdict.awal_periode, lang), lang
        )
        why = t(f"reckoning.start.{verdict.awal_dasar}", lang)
        steps.append(_step("base", f"{text}, {why}", lang))
    for key, pace in (("pace", made.laju), ("needed", made.laju_perlu), ("left", made.laju_sisa)):
        if pace is not None:
            steps.append(_step(key, _pace(indicator, pace, lang), lang))
    return steps


def _rules(verdict: Verdict, lang: str) -> list[Step]:
    made = verdict.keputusan
    pairs = (
        ("linear", made.rasio, made.kelas),
        ("growth", made.rasio_tumbuh, made.kelas_tumbuh),
    )
    return [
        _step(
            key,
            t(
                "reckoning.share",
                lang,
                share=number(ratio * 100, lang),
                state=t(f"terms.progress.{kind}", lang),
            ),
            lang,
        )
        for key, ratio, kind in pairs
        if ratio is not None and kind is not None
    ]


def _ahead(indicator: Indicator, verdict: Verdict, lang: str) -> list[Step]:
    made = verdict.keputusan
    steps = []
    if made.perkiraan is not None and verdict.target_akhir_periode:
        due = period(verdict.target_akhir_periode, lang)
        text = _at(words.said(indicator, made.perkiraan, lang), due, lang)
        steps.append(_step("expected", text, lang))
    if (when := verdict_words.reached(verdict)) is not None:
        steps.append(_step("reached", str(when), lang))
    if verdict.peluang is not None:
        steps.append(_step("chance", _chance(verdict.peluang, lang), lang))
    return steps


def _chance(chance: float, lang: str) -> str:
    """Return a chance as no more exact than it is."""
    key = "low" if chance < CERTAIN else "high" if chance > 1 - CERTAIN else "about"
    share = number(round(chance * 20) * 5, lang)
    return t(f"reckoning.chance_{key}", lang, share=share)


def _step(key: str, text: str, lang: str) -> Step:
    return Step(t(f"reckoning.step.{key}", lang), text)


def _at(value: str, when: str, lang: str) -> str:
    return t("reckoning.at", lang, value=value, period=when)


def _pace(indicator: Indicator, change: float, lang: str) -> str:
    way = "same" if change == 0 else "up" if change > 0 else "down"
    return t(f"reckoning.{way}", lang, pace=course_words.pace(indicator, change, lang))
