"""Banding: areas against areas, indicator against indicator."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.city import compare_words, comparison
from lib.contract.vocabulary import Level
from lib.ui import clicks, headline, state
from lib.ui.view import View, current
from lib.ui.views import compare_areas, compare_choice, compare_pair
from lib.ui.views.compare_choice import Way


def render() -> None:
    """Draw the page."""
    view = current()
    there = comparison.levels(view.city)
    if not there:
        headline.draw(view, view.t("compare.title"))
        st.info(view.t("compare.empty"), icon=":material/compare_arrows:")
        return
    st.fragment(_body)(view, there)


def _body(view: View, there: tuple[Level, ...]) -> None:
    clicks.follow(compare_areas.HEAT, compare_pair.SCATTER)
    head = st.container()
    with st.container(key="kendali_banding"):
        way, level = compare_choice.way_and_level(view, there)
    if way is Way.AREAS:
        _areas(view, level, head)
    else:
        _indicators(view, level, head)
    state.republish()


def _areas(view: View, level: Level, head: DeltaGenerator) -> None:
    with st.container(key="kendali_wilayah"):
        wide, narrow = st.columns([2, 1], vertical_alignment="bottom")
        with wide:
            codes = compare_choice.areas(view, level)
        with narrow:
            indicators = compare_choice.subject(view, level)
    made = comparison.table(view.city, level, tuple(i.kode for i in indicators))
    with head:
        headline.draw(
            view,
            view.t("compare.title_areas"),
            compare_words.areas(view.city, made, codes, view.lang),
            sample=bool(made.rows["contoh"].any()),
        )
    if codes:
        compare_areas.draw(view, made, level, codes)
        compare_areas.profiles(view, codes)


def _indicators(view: View, level: Level, head: DeltaGenerator) -> None:
    if len(comparison.correlatable(view.city, level)) < 2:
        with head:
            headline.draw(view, view.t("compare.title_indicators"))
        st.info(view.t("compare.one_indicator"), icon=":material/scatter_plot:")
        return
    with st.container(key="kendali_pasangan"):
        x, y = compare_choice.two_indicators(view, level)
    found = comparison.correlated(view.city, x.kode, y.kode, level)
    rows = comparison.pairs(view.city, x.kode, y.kode, level)
    with head:
        headline.draw(
            view,
            view.t("compare.title_indicators"),
            compare_words.connection(
                found, x, y, rows["tahun"][0] if rows.height else None, view.lang
            ),
            sample=bool(rows["contoh"].any()),
        )
    compare_pair.draw(view, x, y, level, found)
