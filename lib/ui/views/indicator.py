"""The page Indikator: find an indicator, then read everything that is known about it."""

from __future__ import annotations

import streamlit as st

from lib.city import directory
from lib.city.directory import Content
from lib.i18n.format import number
from lib.ui import headline, state
from lib.ui.view import View, current
from lib.ui.views import (
    indicator_coverage,
    indicator_facts,
    indicator_files,
    indicator_form,
    indicator_list,
)


def render() -> None:
    """Draw the page."""
    view = current()
    headline.draw(view, view.t("indicator.title"), _finding(view))
    if not view.city.catalogue.indicators:
        st.info(view.t("indicator.nothing"), icon=":material/menu_book:")
        return
    side, main = st.columns([1, 2.4], gap="large")
    codes = list(view.city.catalogue.by_code)
    chosen = view.city.catalogue.indicator(state.settle("indikator", codes, codes[0]))
    state.use("indikator", chosen.kode)
    with side, st.container(key="kendali_katalog", gap="small"):
        indicator_list.draw(view, indicator_list.filters(view), chosen)
    with main, st.container(key="rincian", gap="medium"):
        indicator_facts.head(view, chosen)
        indicator_facts.links_out(view, chosen)
        indicator_facts.reading(view, chosen)
        indicator_coverage.draw(view, chosen)
        indicator_facts.history(view, chosen)
        indicator_form.draw(view, chosen)
        with st.container(key="layar_unduhan", gap="medium"):
            indicator_files.draw(view, chosen)


def _finding(view: View) -> str:
    counts = directory.tally(view.city)
    if not counts.total():
        return ""
    sample = counts[Content.SAMPLE]
    return view.t(
        "indicator.finding" if sample else "indicator.finding_no_sample",
        total=number(counts.total(), view.lang),
        real=number(counts[Content.REAL] + counts[Content.MIXED], view.lang),
        sample=number(sample, view.lang),
        empty=number(counts[Content.NONE], view.lang),
    )
