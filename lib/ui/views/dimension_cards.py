"""The cards of a dimension's indicators; each is a button that shows its indicator."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lib.i18n.format import number
from lib.store.catalogue import Dimension, Indicator
from lib.ui import card, state, style
from lib.ui.markup import escape
from lib.ui.view import View

LEAST = 160
"""Pixels of a card before the row has fewer; two fit on a phone."""

FIRST = 12
"""Cards in sight; the others unfold, so that what they choose stays near."""


def draw(
    view: View, dimension: Dimension, known: Sequence[Indicator], waiting: Sequence[Indicator]
) -> None:
    """Draw the cards, those with a value first.

    Args:
        view: The reader's view.
        dimension: Lends its colour.
        known: Indicators with a value.
        waiting: Indicators without any value yet.
    """
    colour = escape(style.colour(view, dimension.warna))
    ordered = [*known, *waiting]
    st.html(f"<style>.st-key-kartu_depan,.st-key-kartu_belakang{{--kk-warna:{colour}}}</style>")
    _grid(view, "kartu_depan", ordered[:FIRST], colour)
    if rest := ordered[FIRST:]:
        label = view.t("dimension.cards_more", count=number(len(rest), view.lang))
        with st.expander(label, key="kartu_lain"):
            _grid(view, "kartu_belakang", rest, colour)


def _grid(view: View, key: str, indicators: Sequence[Indicator], colour: str) -> None:
    area = view.city.area
    wilayah = area.kode if area else ""
    with st.container(key=key), st.grid(6, min_column_width=LEAST, gap="small"):
        for one in indicators:
            with st.container(key=f"ind_{one.kode}", gap=None, height="stretch"):
                st.html(card.indicator(view, one, wilayah, colour=colour))
                st.button(
                    view.t("dimension.select", indicator=one.name(view.lang)),
                    key=f"pilih_{one.kode}",
                    on_click=state.put,
                    args=("indikator", one.kode),
                )
