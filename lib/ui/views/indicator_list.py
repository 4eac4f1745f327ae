"""The catalogue as a list that can be searched and filtered."""

from __future__ import annotations

import streamlit as st

from lib.city import directory
from lib.city.directory import CHOICES, Wish
from lib.i18n.format import number
from lib.store.catalogue import Indicator
from lib.ui import choose, state
from lib.ui.view import View

HEIGHT = 600
"""Pixels of the list on a wide screen; a phone shows less, see the stylesheet."""

ALL = ""
"""A filter that is off; it does not stand in the URL."""

_PICKED = "daftar_indikator"


def filters(view: View) -> Wish:
    """Draw the search field and the filters, and return what they ask for."""
    city = view.city
    dimensions = {d.kode: d.name(view.lang) for d in city.catalogue.dimensions(view.framework)}
    stewards = {c: city.catalogue.agency_name(c) for c in directory.stewards(city)}
    levels = {str(lv): view.t(f"terms.level.{lv}") for lv in directory.levels(city)}
    contents = {c: view.t(f"indicator.content.{c}") for c in CHOICES}
    text = choose.text(
        "cari",
        view.t("indicator.search"),
        hint=view.t("indicator.search_placeholder"),
        search=True,
    )
    with st.grid(2, min_column_width=130, gap="small"):
        return Wish(
            text,
            _filter(view, "dimensi", "dimension", dimensions),
            _filter(view, "walidata", "steward", stewards),
            _filter(view, "terhalus", "level", levels),
            _filter(view, "isi", "content", contents),
        )


def draw(view: View, wish: Wish, chosen: Indicator) -> None:
    """Draw what was found; picking one chooses it.

    Args:
        view: The reader's view.
        wish: What is looked for.
        chosen: The indicator that the page shows.
    """
    found = directory.find(view.city, view.framework, wish)
    total = number(len(view.city.catalogue.indicators), view.lang)
    key = "list_all" if wish == Wish() else "list_count"
    st.markdown(view.t(f"indicator.{key}", count=number(len(found), view.lang), total=total))
    if not found:
        st.info(view.t("indicator.list_none"), icon=":material/search_off:")
        return
    codes = [i.kode for i in found]
    if chosen.kode not in codes:
        st.caption(view.t("indicator.list_outside"))
    st.session_state[_PICKED] = chosen.kode if chosen.kode in codes else None
    with st.container(key="daftar", height=HEIGHT, border=False):
        st.radio(
            view.t("indicator.list"),
            codes,
            key=_PICKED,
            format_func=lambda code: _plain(view.city.catalogue.indicator(code).name(view.lang)),
            captions=[_caption(view, i) for i in found],
            on_change=_pick,
            label_visibility="collapsed",
            width="stretch",
        )


def _filter(view: View, key: str, name: str, options: dict[str, str]) -> str:
    """Draw one filter; "all" is its first option."""
    everything = view.t("indicator.filter.all")
    return choose.one(
        key,
        view.t(f"indicator.filter.{name}"),
        [ALL, *options],
        ALL,
        lambda code: options.get(code, everything),
    )


def _pick() -> None:
    picked = st.session_state[_PICKED]
    if picked is not None:
        state.put("indikator", picked)


def _caption(view: View, indicator: Indicator) -> str:
    content = directory.contents(view.city)[indicator.kode]
    parts = (
        indicator.kode,
        view.city.catalogue.agency_name(indicator.walidata),
        view.t(f"terms.content.{content}"),
    )
    return _plain(" · ".join(parts))


def _plain(text: str) -> str:
    """Keep a name from being read as markup."""
    return "".join(f"\\{c}" if c in r"\`*_[]<>$:~#" else c for c in text)
