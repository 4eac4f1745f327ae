"""The card of a dimension on the front page."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import streamlit as st

from lib.analysis.progress import Progress
from lib.charts.theme import Verdict
from lib.city import status
from lib.city.city import City
from lib.city.memory import remembered
from lib.city.overview import DimensionState, Tally
from lib.contract.periods import Period
from lib.contract.vocabulary import Framework
from lib.i18n.format import number
from lib.ui import chip, links, meter, provenance, style
from lib.ui.markup import escape, icon
from lib.ui.view import View

Mode = Literal["light", "dark"]

LEAST = 168
"""Pixels of a card before the row has fewer; two fit on a phone."""

PARTS = (
    ("better", Verdict.ACHIEVED, "trending_up"),
    ("same", Verdict.STAGNATING, "trending_flat"),
    ("worse", Verdict.DETERIORATING, "trending_down"),
)


def draw(view: View, states: tuple[DimensionState, ...]) -> None:
    """Draw one card per dimension, six to a row."""
    colours = "".join(
        f".st-key-dimensi_{escape(state.dimension.kode)}"
        f"{{--kk-warna:{style.colour(view, state.dimension.warna)}}}"
        for state in states
    )
    st.html(f"<style>{colours}</style>")
    with st.container(key="kartu_dimensi"), st.grid(6, min_column_width=LEAST, gap="small"):
        for state in states:
            dimension = state.dimension
            with st.container(key=f"dimensi_{dimension.kode}", gap=None, height="stretch"):
                links.dimension_link(
                    view,
                    dimension,
                    f"**{dimension.name(view.lang)}**",
                    icon=style.material(dimension.ikon or ""),
                )
                st.html(_body(view.city, view.lang, view.mode, view.framework, view.today, state))


@remembered
def _body(
    city: City,
    lang: str,
    mode: Mode,
    framework: Framework,
    today: dt.date,
    state: DimensionState,
) -> str:
    """Return a card as HTML; it is the same for all readers of a language and mode."""
    return body(View(city, lang, framework, today, "", mode), state)


def body(view: View, state: DimensionState) -> str:
    """Return what stands below the name, as HTML."""
    tally = state.tally
    mark = provenance.sample_mark(view) if tally.sample else ""
    lines = [
        f'<p class="kk-lunak kk-guna">{escape(state.dimension.purpose(view.lang))}</p>',
        meter.dimension(view, state.dimension.kode, brief=True),
        _bar(view, tally),
        f'<p class="kk-baris">{_verdicts(view, tally)}</p>',
        f'<p class="kk-baris">{_statuses(view, state)}</p>',
        f'<p class="kk-lunak">{escape(_coverage(view, tally))}</p>',
        f'<p class="kk-lunak">{escape(_freshness(view, tally))} {mark}</p>',
    ]
    return f'<div class="kk-dimensi">{"".join(lines)}</div>'


def _bar(view: View, tally: Tally) -> str:
    if not tally.total:
        return ""
    rest = tally.total - tally.compared
    words = {
        name: number(value, view.lang)
        for name, value in (
            ("better", tally.better),
            ("same", tally.same),
            ("worse", tally.worse),
            ("rest", rest),
            ("total", tally.total),
        )
    }
    pieces = [
        f'<i style="flex:{getattr(tally, name)};background:{view.tokens.verdicts[verdict].colour}">'
        "</i>"
        for name, verdict, _ in PARTS
        if getattr(tally, name)
    ]
    pieces.append(f'<i class="kk-sisa" style="flex:{rest}"></i>' if rest else "")
    label = escape(view.t("summary.bar", **words))
    return f'<div class="kk-lajur" role="img" aria-label="{label}">{"".join(pieces)}</div>'


def _verdicts(view: View, tally: Tally) -> str:
    if not tally.compared:
        rest = number(tally.total, view.lang)
        return escape(view.t("summary.uncompared", count=rest))
    said = []
    for name, verdict, sign in PARTS:
        if name != "same":
            colour = view.tokens.verdicts[verdict].colour
            count = number(getattr(tally, name), view.lang)
            word = escape(view.t(f"summary.{name}", count=count))
            said.append(
                f'<span class="kk-status" style="color:{colour}">{icon(sign)} {word}</span>'
            )
    return "".join(said)


def _statuses(view: View, state: DimensionState) -> str:
    """Return how many indicators stand how against their targets."""
    codes = frozenset(i.kode for i in view.city.indicators(state.dimension))
    area = view.city.area.kode if view.city.area else ""
    counts = status.counts(view.city, codes, area)
    judged: dict[Progress, int] = {
        one: count for one, count in counts.items() if one is not Progress.UNKNOWN
    }
    if not any(judged.values()):
        return (
            f'<span class="kk-lunak">{icon("flag")} {escape(view.t("summary.no_targets"))}</span>'
        )
    label = escape(view.t("summary.against_targets"))
    return (
        f'<span>{icon("flag")}<span class="kk-samar">{label}</span></span> '
        f"{chip.counted(view, judged)}"
    )


def _coverage(view: View, tally: Tally) -> str:
    known, total = number(tally.known, view.lang), number(tally.total, view.lang)
    said = view.t("summary.coverage", known=known, total=total)
    if tally.newest is None:
        return said
    return f"{said}, {view.t('summary.newest', year=Period.parse(tally.newest).year)}"


def _freshness(view: View, tally: Tally) -> str:
    if tally.overdue:
        return view.t("summary.overdue", count=number(tally.overdue, view.lang))
    return view.t("summary.current") if tally.known else ""
