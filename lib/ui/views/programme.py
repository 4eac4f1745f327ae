"""Program: the register, the timeline, the S-curve and the money; one programme by link."""

from __future__ import annotations

import streamlit as st

from lib.city import programme_words, programmes
from lib.city.programmes import Programme, Wish
from lib.contract.vocabulary import ProgramKind
from lib.ui import choose, headline
from lib.ui.view import View, current
from lib.ui.views import programme_chart, programme_choice, programme_detail, programme_register

ALL = ""
"""No programme in particular; it does not stand in the URL."""
WIDTH = 320


def render() -> None:
    """Draw the page."""
    draw(current(), None, "programme")


def draw(view: View, kind: ProgramKind | None, page: str) -> None:
    """Draw the programmes of a kind.

    Args:
        view: The reader's view.
        kind: Only these; ``None``: all, with a choice of the kind.
        page: Which title and which words for an empty table.
    """
    every = programmes.every(view.city, view.today)
    every = tuple(one for one in every if kind in (None, one.jenis))
    if not every:
        headline.draw(view, view.t(f"programme.title.{page}"))
        st.info(view.t(f"programme.empty.{page}"), icon=":material/event_note:")
        return
    head = st.container()
    with st.container(key="kendali_program", horizontal=True, gap="small"):
        chosen = _one(view, every)
        wish = Wish() if chosen else programme_choice.draw(view, every, kind)
    if chosen is not None:
        programme_detail.draw(view, chosen, head)
        return
    found = programmes.find(every, wish, view.framework)
    with head:
        said = programme_words.finding(found, view.lang)
        sample = any(one.contoh for one in found)
        title = view.t(f"programme.title.{page}")
        headline.draw(view, title, said, lead=view.t(f"programme.lead.{page}"), sample=sample)
    if not found:
        st.info(view.t("programme.nothing_fits"), icon=":material/filter_alt_off:")
        return
    _all(view, found, wish, few=kind is not None)


def _all(view: View, found: tuple[Programme, ...], wish: Wish, *, few: bool) -> None:
    """Draw everything that programmes have in common; a few are told one by one as well."""
    programme_register.attention(view, found)
    programme_chart.timeline(view, found)
    left, right = st.columns([3, 2], gap="large")
    with left:
        programme_chart.curve(view, found)
    with right:
        programme_chart.money(view, found)
    programme_register.draw(view, found, programme_choice.said(view, wish))
    if few:
        for one in found:
            programme_detail.body(view, one, titled=True)


def _one(view: View, every: tuple[Programme, ...]) -> Programme | None:
    names = {one.kode: one for one in every}
    everything = view.t("programme.all")

    def say(code: str) -> str:
        return names[code].nama if code in names else everything

    with st.container(width=WIDTH):
        code = choose.one("program", view.t("programme.choose"), [ALL, *names], ALL, say)
    return names.get(code)
