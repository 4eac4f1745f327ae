"""Kesenjangan: how far areas are apart, which way that goes, and who makes it."""

from __future__ import annotations

import streamlit as st

from lib.city import disparity, disparity_words
from lib.city.disparity import Gap
from lib.i18n.format import period
from lib.ui import choose, headline, links, state
from lib.ui.view import View, current
from lib.ui.views import disparity_figures, disparity_makers, disparity_overview, map_choice

MAP_FILE = "pages/jelajah/halaman_peta.py"


def render() -> None:
    """Draw the page."""
    view = current()
    codes = disparity.measurable(view.city, view.framework)
    if not codes:
        headline.draw(view, view.t("disparity.title"))
        st.info(view.t("disparity.empty"), icon=":material/align_vertical_center:")
        return
    st.fragment(_body)(view, codes)


def _body(view: View, codes: tuple[str, ...]) -> None:
    head = st.container()
    with st.container(key="kendali_senjang"):
        made, when = _choice(view, codes)
    why = disparity.why_not(view.city, made.indicator.kode)
    row = made.at(when) if why is None else None
    said = {"level": view.t(f"map.level.{made.level}"), "period": period(when, view.lang)}
    with head:
        headline.draw(
            view,
            made.indicator.name(view.lang),
            disparity_words.refusal(made, why, view.lang)
            if why is not None
            else _finding(view, made, row or {}),
            lead=view.t("disparity.lead", **said),
            sample=bool(row and row["contoh"]),
        )
    if row is None:
        links.page_link(
            view,
            MAP_FILE,
            view.t("pattern.open_map"),
            icon=":material/map:",
            indikator=made.indicator.kode,
            jenjang=str(made.level),
        )
    else:
        disparity_figures.draw(view, made, row)
        disparity_makers.draw(view, made, row)
    disparity_overview.draw(view, codes)
    state.republish()


def _choice(view: View, codes: tuple[str, ...]) -> tuple[Gap, str]:
    """Let the reader choose indicator and period."""
    wide, narrow = st.columns([8, 7], vertical_alignment="bottom", gap="medium")
    with wide:
        kode = choose.one(
            "indikator",
            view.t("map.indicator"),
            codes,
            disparity.first(view.city, codes),
            lambda c: map_choice.name(view, c),
        )
    made = disparity.gap(view.city, kode)
    there = made.rows["periode"].to_list() or view.city.periods(kode, made.level)
    full = made.shown["periode"].to_list() or there
    with narrow:
        when = choose.moment(
            "periode", view.t("map.period"), there, full[-1], lambda p: period(p, view.lang)
        )
    return made, when


def _finding(view: View, made: Gap, row: disparity_words.Row) -> str:
    parts = (
        disparity_words.distance(made, row, view.city, view.lang),
        disparity_words.course(made, view.lang),
    )
    return " ".join(part for part in parts if part)
