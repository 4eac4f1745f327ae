"""The front page: where the city stands, in ten seconds on one screen."""

from __future__ import annotations

import streamlit as st

from lib.city import headline, overview
from lib.ui import headline as head
from lib.ui.view import View, current
from lib.ui.views import summary_cards, summary_map, summary_news


def render() -> None:
    """Draw the front page."""
    view = current()
    tally = overview.whole(view.city, view.framework, view.today)
    head.draw(
        view,
        _title(view),
        headline.standing(tally, view.lang),
        sample=tally.sample,
    )
    states = overview.dimensions(view.city, view.framework, view.today)
    if not states:
        st.info(view.t("summary.no_dimensions"), icon=":material/playlist_add:")
        return
    summary_cards.draw(view, states)
    if not tally.known:
        st.info(view.t("summary.nothing"), icon=":material/hourglass_empty:")
        return
    _news(view)


def _title(view: View) -> str:
    if view.city.area is None:
        return view.t("summary.title_plain")
    return view.t("summary.title", city=view.city.name(view.lang))


def _news(view: View) -> None:
    with st.container(key="berita"):
        left, middle, right = st.columns([5, 4, 5], gap="medium")
    with left:
        summary_news.decisions(view)
    with middle:
        summary_news.movements(view)
    with right:
        summary_map.draw(view)
