"""The cards of a dimension's indicators; each is a button that shows its indicator."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal

import streamlit as st

from lib.city.city import City
from lib.city.memory import remembered
from lib.contract.vocabulary import Framework
from lib.i18n.format import number
from lib.store.catalogue import Dimension, Indicator
from lib.ui import card, state, style
from lib.ui.markup import escape
from lib.ui.view import View

Mode = Literal["light", "dark"]

LEAST = 160
"""Pixels of a card before the row has fewer; two fit on a phone."""

FIRST = 6
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
    cards = _cards(view.city, view.lang, view.mode, view.today, tuple(indicators), colour)
    with st.container(key=key), st.grid(6, min_column_width=LEAST, gap="small"):
        for one, markup in zip(indicators, cards, strict=True):
            with st.container(key=f"ind_{one.kode}", gap=None, height="stretch"):
                st.html(markup)
                st.button(
                    view.t("dimension.select", indicator=one.name(view.lang)),
                    key=f"pilih_{one.kode}",
                    on_click=state.put,
                    args=("indikator", one.kode),
                )


@remembered
def _cards(
    city: City,
    lang: str,
    mode: Mode,
    today: dt.date,
    indicators: tuple[Indicator, ...],
    colour: str,
) -> tuple[str, ...]:
    """Return the cards as HTML; they are the same for all readers of a language and mode."""
    view = View(city, lang, Framework.CITY, today, "", mode)
    wilayah = city.area.kode if city.area else ""
    return tuple(card.indicator(view, one, wilayah, colour=colour) for one in indicators)
