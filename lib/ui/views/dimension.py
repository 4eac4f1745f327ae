"""A dimension: what it is for, a card per indicator, and one indicator in detail."""

from __future__ import annotations

import streamlit as st

from lib.city import dimension_words, focus, overview
from lib.store.catalogue import Dimension
from lib.ui import headline as head
from lib.ui import style
from lib.ui.registry import dimension_url
from lib.ui.view import View, current
from lib.ui.views import dimension_cards, dimension_detail, dimension_standing


def render() -> None:
    """Draw the page of the dimension that the URL names."""
    view = current()
    dimension = _asked(view)
    if dimension is None:
        st.info(view.t("dimension.unknown"), icon=":material/category:")
        return
    indicators = view.city.indicators(dimension)
    codes = frozenset(i.kode for i in indicators)
    tally = overview.tally(view.city, codes, view.today)
    head.draw(
        view,
        dimension.name(view.lang),
        " ".join(dimension_words.said(view.city, dimension, tally, view.lang)),
        lead=dimension.purpose(view.lang),
        symbol=style.known_icon(dimension.ikon),
        colour=style.colour(view, dimension.warna),
        sample=tally.sample,
    )
    if not indicators or view.city.area is None:
        st.info(view.t("dimension.nothing"), icon=":material/playlist_add:")
        return
    dimension_standing.draw(view, dimension)
    known, waiting = focus.apart(view.city, indicators)
    ordered = [*known, *waiting]
    dimension_cards.draw(view, dimension, known, waiting)
    dimension_detail.draw(view, ordered)


def _asked(view: View) -> Dimension | None:
    return next(
        (
            dimension
            for dimension in view.city.catalogue.all_dimensions
            if dimension_url(dimension.kode) == view.page
        ),
        None,
    )
