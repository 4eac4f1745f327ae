"""What to decide, and what has changed most: sentences that are links."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lib.analysis.highlights import Movement
from lib.charts.theme import Verdict
from lib.city import advice, attention
from lib.city.advice import Advice
from lib.i18n.format import number
from lib.ui import links, provenance
from lib.ui.markup import escape, icon, plain
from lib.ui.view import View

QUALITY_PAGE = "pages/data/halaman_mutu.py"
AREA_PAGE = "pages/jelajah/halaman_wilayah.py"


def decisions(view: View) -> None:
    """Draw the three things to decide."""
    said = advice.three(view.city, view.today, view.lang)
    _title(view, "summary.decisions", sample=any(one.sample for one in said))
    with st.container(key="tajuk_keputusan", gap="small"):
        for place, one in enumerate(said, 1):
            rubric = escape(view.t(f"summary.decision.{one.kind}"))
            with st.container(gap=None):
                st.html(f'<p class="kk-rubrik">{place} · {rubric}</p>')
                _link(view, one)
                if one.reasons:
                    st.html(_why(view, one))


def _why(view: View, one: Advice) -> str:
    """Return why this comes first, to unfold: three questions with their points, as HTML."""
    steps = "".join(
        f"<dt>{escape(reason.tanya)} {escape(_points(view, reason.nilai))}</dt>"
        f"<dd>{escape(reason.jawab)}</dd>"
        for reason in one.reasons
    )
    total = number(sum(reason.nilai or 0 for reason in one.reasons), view.lang)
    return (
        f'<details class="kk-mengapa"><summary>{escape(view.t("priority.why"))}'
        f'<span class="kk-samar"> {escape(one.subject)}</span></summary>'
        f"<div><dl>{steps}</dl><p>{escape(view.t('priority.total', points=total))}</p></div>"
        "</details>"
    )


def _points(view: View, points: int | None) -> str:
    return "" if points is None else view.t("priority.points", points=number(points, view.lang))


def movements(view: View) -> None:
    """Draw the largest improvements and setbacks."""
    moved = attention.movements(view.city)
    every = (*moved.membaik, *moved.memburuk)
    _title(view, "summary.movers", sample=any(m.contoh for m in every))
    with st.container(key="tajuk_perubahan", gap="xsmall"):
        _moved(view, "gains", moved.membaik, Verdict.ACHIEVED, "trending_up")
        _moved(view, "losses", moved.memburuk, Verdict.DETERIORATING, "trending_down")


def _moved(view: View, key: str, moves: Sequence[Movement], verdict: Verdict, sign: str) -> None:
    colour = view.tokens.verdicts[verdict].colour
    st.html(
        f'<p class="kk-rubrik" style="color:{colour}">{icon(sign)} '
        f"{escape(view.t(f'summary.{key}'))}</p>"
    )
    if not moves:
        years = number(attention.NEWS_YEARS, view.lang)
        said = view.t(f"summary.no_{key}", years=years)
        st.html(f'<p class="kk-catatan">{escape(said)}</p>')
    for move in moves:
        _link(view, advice.movement(view.city, move, view.lang))


def _link(view: View, one: Advice) -> None:
    """Draw a sentence as a link to what it speaks of."""
    label = _stressed(one)
    if one.kind == "data":
        links.page_link(view, QUALITY_PAGE, label)
    elif one.kind == "area" and one.area:
        links.page_link(view, AREA_PAGE, label, wilayah=one.area)
    elif one.indicator:
        links.indicator_link(view, view.city.catalogue.indicator(one.indicator), label)
    else:
        st.markdown(label)


def _stressed(one: Advice) -> str:
    sentence, subject = plain(one.sentence), plain(one.subject)
    return sentence.replace(subject, f"**{subject}**", 1) if subject else sentence


def _title(view: View, key: str, *, sample: bool) -> None:
    mark = f" {provenance.sample_mark(view)}" if sample else ""
    st.html(f'<h2 class="kk-bagian">{escape(view.t(key))}{mark}</h2>')
