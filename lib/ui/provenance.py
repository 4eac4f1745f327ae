"""Where the figures of a view come from, and how sure they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from lib.contract.vocabulary import Quality, Status
from lib.i18n.format import listing, number, period
from lib.ui.markup import escape
from lib.ui.view import View

NAMED = 3


@dataclass(frozen=True, slots=True)
class Provenance:
    """Sources and caveats of a set of figures."""

    sources: tuple[str, ...]
    """Titles, most used first."""
    periods: tuple[str, ...]
    """First and last canonical period."""
    sample: bool
    derived: bool
    """Whether a source of quality C is among them."""
    provisional: bool
    estimate: bool
    computed: float | None
    """Least share of parts in a roll-up; null when all figures were published."""


def of(view: View, rows: pl.DataFrame) -> Provenance:
    """Gather sources and caveats.

    Args:
        view: The reader's view.
        rows: Rows of the panel that are shown.
    """
    facts = rows.lazy().filter(pl.col("nilai").is_not_null()).select(_FACTS).collect().row(0)
    used, first, last, sample, derived, provisional, estimate, computed = facts
    codes = [one["sumber"] for one in sorted(used, key=lambda u: (-u["kali"], u["sumber"]))]
    return Provenance(
        sources=tuple(view.city.catalogue.source_title(code) for code in codes),
        periods=(first, last) if first is not None else (),
        sample=bool(sample),
        derived=bool(derived),
        provisional=bool(provisional),
        estimate=bool(estimate),
        computed=computed,
    )


_FACTS = (
    pl.col("sumber").drop_nulls().value_counts(name="kali").implode(),
    pl.col("periode").sort_by("mulai").first().alias("awal"),
    pl.col("periode").sort_by("mulai").last().alias("akhir"),
    pl.col("contoh").any().alias("contoh"),
    (pl.col("kualitas") == Quality.DERIVED).any().alias("turunan"),
    (pl.col("status") == Status.PROVISIONAL).any().alias("sementara"),
    (pl.col("status") == Status.ESTIMATE).any().alias("estimasi"),
    pl.col("cakupan").filter(pl.col("asal") == "hitung").min(),
)


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
