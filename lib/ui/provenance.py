"""Where the figures of a view come from, and how sure they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lib.city.provenance import Provenance
from lib.contract.vocabulary import Quality, Status
from lib.i18n.format import listing, number, period
from lib.ui.markup import escape
from lib.ui.view import View

NAMED = 3


def line(view: View, about: Provenance, extra: str = "") -> str:
    """Return the one line under a figure, as HTML."""
    marks = [
        sample_mark(view) if about.sample else "",
        f"<b>{escape(view.t('app.verify'))}</b>" if about.derived else "",
        escape(view.t("app.provisional")) if about.provisional else "",
        escape(view.t("app.estimate")) if about.estimate else "",
        escape(extra),
    ]
    if about.computed is not None:
        share = number(about.computed * 100, view.lang) + " %"
        marks.append(escape(view.t("app.computed", coverage=share)))
    sources = list(about.sources[:NAMED])
    if len(about.sources) > NAMED:
        sources.append(view.t("app.more_sources", count=len(about.sources) - NAMED))
    said = [m for m in marks if m]
    if sources:
        said.append(f"{escape(view.t('app.source'))}: {escape(listing(sources, view.lang))}")
    if about.periods:
        first, last = (period(p, view.lang) for p in about.periods)
        said.append(escape(first if first == last else f"{first} – {last}"))
    return f'<p class="kk-catatan">{" · ".join(said)}</p>' if said else ""


def sample_mark(view: View) -> str:
    """Return the mark of sample figures, as HTML."""
    return (
        f'<span class="kk-contoh" title="{escape(view.t("app.sample_help"))}">'
        f"{escape(view.t('app.sample'))}</span>"
    )


def standing(view: View, row: Mapping[str, Any]) -> list[str]:
    """Return what must be said of one figure beside its period, as HTML; samples apart."""
    said = []
    if row["kualitas"] == Quality.DERIVED:
        said.append(escape(view.t("app.verify")))
    if row["status"] == Status.PROVISIONAL:
        said.append(escape(view.t("app.provisional")))
    if row["status"] == Status.ESTIMATE:
        said.append(escape(view.t("app.estimate")))
    return said
