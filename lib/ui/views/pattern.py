"""Pola ruang: whether areas that lie together are alike, and what small numbers can bear."""

from __future__ import annotations

import polars as pl
import streamlit as st

from lib.analysis.clusters import Confidence
from lib.city import pattern, pattern_words
from lib.city.pattern import Kind, Refusal, Study
from lib.ui import choose, clicks, headline, links, state
from lib.ui.markup import escape, section
from lib.ui.view import View, current
from lib.ui.views import (
    map_choice,
    pattern_choice,
    pattern_funnel,
    pattern_map,
    pattern_smooth,
)

MAP_FILE = "pages/jelajah/halaman_peta.py"
_NOTHING = (Refusal.WORDS, Refusal.CITY_ONLY, Refusal.CITY_AS_SUCH, Refusal.FEW_AREAS)
"""Refusals after which there is no figure to hold against limits either."""


def render() -> None:
    """Draw the page."""
    view = current()
    codes = map_choice.mappable(view.city, view.framework)
    if not codes:
        headline.draw(view, view.t("pattern.title"))
        st.info(view.t("pattern.empty"), icon=":material/bubble_chart:")
        return
    st.fragment(_body)(view, codes)


def _body(view: View, codes: tuple[str, ...]) -> None:
    clicks.follow(pattern_map.KEY, pattern_funnel.KEY, *pattern_smooth.KEYS)
    head = st.container()
    with st.container(key="kendali_pola"):
        choice = pattern_choice.choices(view, codes)
    made = pattern.study(view.city, choice.kode, choice.period, choice.smooth)
    with head:
        headline.draw(
            view,
            made.indicator.name(view.lang),
            pattern_words.finding(made, view.city, view.lang),
            lead=pattern_words.lead(made, view.lang),
            sample=made.sample,
        )
    if made.refusal is None:
        _pattern(view, made)
    else:
        _instead(view, made)
        pattern_smooth.draw(view, made, _chosen(view, made))
    if made.refusal not in _NOTHING:
        pattern_funnel.draw(view, made, _chosen(view, made))
    state.republish()


def _pattern(view: View, made: Study) -> None:
    wide, narrow = st.columns([5, 3], gap="large")
    with narrow:
        chosen = _area(view, made)
        if chosen:
            said = pattern_words.area(made, view.city, chosen, view.lang)
            st.html(f'<p class="kk-teks">{escape(said)}</p>')
        st.html(_said(view, made))
    with wide:
        pattern_map.draw(view, made, chosen)
    pattern_smooth.draw(view, made, chosen)


def _instead(view: View, made: Study) -> None:
    """Offer what can be read instead: the course of the city, or the map of the values."""
    if made.refusal is Refusal.CITY_AS_SUCH:
        label = view.t("pattern.open_dimension")
        links.indicator_link(view, made.indicator, label, icon=":material/show_chart:")
        return
    links.page_link(
        view,
        MAP_FILE,
        view.t("pattern.open_map"),
        icon=":material/map:",
        indikator=made.indicator.kode,
        periode=made.period,
    )


def _area(view: View, made: Study) -> str:
    """Let the reader choose the area that is outlined and named."""
    names = {a.kode: a.nama for a in view.city.catalogue.areas(made.level)}
    elsewhere = state.get("wilayah") or ""
    if elsewhere in view.city.catalogue.all_areas and elsewhere not in names:
        names[elsewhere] = view.city.catalogue.area(elsewhere).nama
    names = {"": view.t("map.area_none")} | names
    return choose.one("wilayah", view.t("map.area"), list(names), "", lambda code: names[code])


def _chosen(view: View, made: Study) -> str:
    code = state.get("wilayah") or ""
    known = {a.kode for a in view.city.catalogue.areas(made.level)}
    return code if code in known else ""


def _said(view: View, made: Study) -> str:
    """Return which areas stand out, how sure that is, and what to bear in mind, as HTML."""
    found = made.pattern
    whole = pattern_words.overall(found.moran, view.lang) if found is not None else ""
    items = "".join(
        f"<li>{escape(text)}</li>" for text in pattern_words.cautions(made, view.city, view.lang)
    )
    return (
        section(view.t("pattern.standing_out"), 3)
        + _groups(view, made)
        + section(view.t("pattern.how_sure"), 3)
        + f'<p class="kk-catatan">{escape(whole)}</p>'
        + f'<ul class="kk-daftar kk-kecil">{items}</ul>'
    )


def _groups(view: View, made: Study) -> str:
    """Return the areas that stand out by kind, strong ones first, as HTML."""
    rows = []
    for kind in pattern_words.ORDER:
        own = made.marks.filter(pl.col("tanda") == kind.value)
        for sure in Confidence:
            codes = own.filter(pl.col("keyakinan") == sure.value)["wilayah"].to_list()
            if codes:
                rows.append(_group(view, kind, sure, codes))
    if not rows:
        return f'<p class="kk-teks">{escape(view.t("pattern.watch.none"))}</p>'
    return f'<dl class="kk-kantong">{"".join(rows)}</dl>'


def _group(view: View, kind: Kind, sure: Confidence, codes: list[str]) -> str:
    names = ", ".join(view.city.catalogue.area(code).nama for code in codes)
    head = pattern_words.kind(kind.value, sure.value, view.lang)
    sign = pattern_map.SIGNS[kind]
    return f"<dt>{escape(sign)} {escape(head)}</dt><dd>{escape(names)}</dd>"
