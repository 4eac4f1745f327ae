"""The card of a dimension on the front page."""

from __future__ import annotations

import streamlit as st

from lib.charts.theme import Verdict
from lib.city.overview import DimensionState, Tally
from lib.contract.periods import Period
from lib.i18n.format import number
from lib.ui import links, provenance, style
from lib.ui.markup import escape, icon
from lib.ui.view import View

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
                st.html(body(view, state))


def body(view: View, state: DimensionState) -> str:
    """Return what stands below the name, as HTML."""
    tally = state.tally
    mark = provenance.sample_mark(view) if tally.sample else ""
    lines = [
        f'<p class="kk-lunak kk-guna">{escape(state.dimension.purpose(view.lang))}</p>',
        _bar(view, tally),
        f"<p>{_verdicts(view, tally)}</p>",
        f"<p>{icon('flag')} {escape(_targets(view, tally))}</p>",
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
    return "<br>".join(said)


def _targets(view: View, tally: Tally) -> str:
    if not tally.judged:
        return view.t("summary.no_targets")
    met, judged = number(tally.met, view.lang), number(tally.judged, view.lang)
    return view.t("summary.targets", met=met, judged=judged)


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
