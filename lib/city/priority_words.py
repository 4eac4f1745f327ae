"""Why an indicator or an area deserves attention: three questions with their points, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from lib.analysis.change import Verdict
from lib.analysis.progress import Progress
from lib.analysis.robustness import RUNS
from lib.i18n import t
from lib.i18n.format import number

QUESTIONS = ("jauh", "arah", "luas")

Row = Mapping[str, Any]
"""A row of ``city.priority``."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One question and its answer."""

    tanya: str
    """How far, is it getting worse, how widely."""
    jawab: str
    nilai: int | None
    """Points, 0..2; null: not known."""


def indicator(row: Row, lang: str) -> tuple[Reason, ...]:
    """Return why an indicator has its points.

    Args:
        row: Of ``priority.indicators``.
        lang: ``id`` or ``en``.
    """
    return _reasons(row, {"jauh": _far, "arah": _course, "luas": _spread}, lang)


def area(row: Row, lang: str) -> tuple[Reason, ...]:
    """Return why an area has its points.

    Args:
        row: Of ``priority.areas``.
        lang: ``id`` or ``en``.
    """
    return _reasons(row, {"jauh": _low, "arah": _moved, "luas": _weak}, lang)


def _reasons(
    row: Row, answers: Mapping[str, Callable[[Row, str], str]], lang: str
) -> tuple[Reason, ...]:
    return tuple(
        Reason(
            t(f"priority.question.{name}", lang),
            t("priority.unknown", lang) if row[name] is None else answers[name](row, lang),
            row[name],
        )
        for name in QUESTIONS
    )


def _far(row: Row, lang: str) -> str:
    if row["keadaan"] == Progress.ACHIEVED.value:
        return t("priority.far.met", lang)
    if row["kurang"] is not None:
        if row["kurang"] == 0:
            return t("priority.far.nothing", lang)
        return t("priority.far.target", lang, share=_percent(row["kurang"], lang))
    return t("priority.far.score", lang, score=number(row["skor"], lang))


def _course(row: Row, lang: str) -> str:
    state = row["keadaan"]
    if row["penilaian_tren"] == Verdict.WORSE.value and state != Progress.DETERIORATING.value:
        return t("priority.course.trend", lang)
    if row["arah"] == 0:
        return t("priority.course.fine", lang)
    if state == Progress.UNKNOWN.value:
        return t("priority.course.last", lang)
    return t("priority.course.state", lang, state=t(f"terms.progress.{state}", lang))


def _spread(row: Row, lang: str) -> str:
    if row["bagian_wilayah"] is None:
        return t(f"priority.spread.{row['kantong_buruk']}", lang)
    return t("priority.spread.areas", lang, share=_percent(row["bagian_wilayah"], lang))


def _low(row: Row, lang: str) -> str:
    share, runs = _percent(row["sepertiga_bawah"], lang), number(RUNS, lang)
    return t("priority.low", lang, share=share, runs=runs)


def _moved(row: Row, lang: str) -> str:
    change = row["selisih_skor"]
    way = "same" if round(change, 1) == 0 else "up" if change > 0 else "down"
    return t(f"priority.moved.{way}", lang, points=number(abs(change), lang, 1))


def _weak(row: Row, lang: str) -> str:
    return t("priority.weak", lang, share=_percent(row["bagian_rendah"], lang))


def _percent(share: float, lang: str) -> str:
    return f"{number(share * 100, lang)} %"
