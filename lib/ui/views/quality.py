"""The page Data & mutu: what is loaded, how fresh, what is wrong, what is kept out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lib.analysis.freshness import Standing
from lib.city import findings, upkeep, withheld
from lib.contract.vocabulary import Status
from lib.i18n.format import date, number
from lib.ui import choose, headline
from lib.ui.view import View, current
from lib.ui.views import (
    quality_calendar,
    quality_files,
    quality_findings,
    quality_guide,
    quality_withheld,
    quality_workbook,
)

PARTS: Mapping[str, Callable[[View], None]] = {
    "temuan": quality_findings.draw,
    "kalender": quality_calendar.draw,
    "ditahan": quality_withheld.draw,
    "berkas": quality_files.draw,
    "cara": quality_guide.draw,
}
"""Parts of the page by their name in the URL."""


def render() -> None:
    """Draw the page."""
    view = current()
    headline.draw(view, view.t("quality.title"), _finding(view))
    if view.city.has_data:
        quality_workbook.draw(view)
    part = choose.few(
        "bagian",
        view.t("quality.part"),
        {key: _label(view, key) for key in PARTS},
        next(iter(PARTS)),
        label_visibility="collapsed",
    )
    PARTS[part](view)


def _finding(view: View) -> str:
    status = view.city.snapshot.values["status"]
    if not len(status):
        return view.t("quality.finding_none")
    sample = int((status == Status.SAMPLE).sum())
    return view.t(
        "quality.finding" if sample else "quality.finding_real",
        values=number(len(status), view.lang),
        files=number(len(quality_files.used(view)), view.lang),
        real=number(len(status) - sample, view.lang),
        sample=number(sample, view.lang),
        overdue=number(_overdue(view), view.lang),
        today=date(view.today, view.lang),
    )


def _label(view: View, part: str) -> str:
    name = view.t(f"quality.part.{part}")
    count = {
        "temuan": sum(findings.tally(view.city).values()),
        "kalender": _overdue(view),
        "ditahan": withheld.count(view.city),
        "berkas": len(view.city.snapshot.files),
    }.get(part)
    if count is None:
        return name
    return view.t("quality.part.count", name=name, count=number(count, view.lang))


def _overdue(view: View) -> int:
    counts = upkeep.counts(view.city, view.today)
    return counts[Standing.DUE] + counts[Standing.LATE]
