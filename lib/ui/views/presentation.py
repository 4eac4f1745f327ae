"""The page Presentasi: the slides of the meeting, shown, chosen and taken along."""

from __future__ import annotations

import streamlit as st

from lib.i18n.format import date, number
from lib.story.deck import deck, slides
from lib.story.slide import Deck
from lib.ui import headline
from lib.ui.markup import escape, section
from lib.ui.stage.payload import markup
from lib.ui.view import View, current
from lib.ui.views import presentation_choice, presentation_files, sheets

KEYS = (
    ("next", "→  PgDn  ␣"),
    ("previous", "←  PgUp"),
    ("jump", "1 2 ⏎"),
    ("ends", "Home  End"),
    ("period", "↑  ↓"),
    ("black", "b  ."),
    ("white", "w  ,"),
    ("laser", "l"),
    ("notes", "n"),
    ("time", "t"),
    ("full", "f"),
    ("close", "Esc"),
)
"""What each key does: text ``stage.key.<name>`` and the key as written."""


def render() -> None:
    """Draw the page."""
    view = current()
    every = slides(view.city, view.framework, view.today, view.lang)
    chosen = presentation_choice.chosen(view, every)
    told = _deck(view, chosen)
    headline.draw(view, view.t("stage.title"), _finding(view, told), sample=told.sample)
    if not told.slides:
        st.info(view.t("stage.none"), icon=":material/playlist_add:")
        presentation_files.documents(view)
    else:
        _start(view, told)
    presentation_choice.draw(view, every, chosen)
    sheets.draw(view)
    with st.expander(view.t("stage.keys"), key="tombol_presentasi", type="compact"):
        st.html(_keys(view))


def _deck(view: View, chosen: list[str]) -> Deck:
    return deck(
        view.city,
        lang=view.lang,
        framework=view.framework,
        today=view.today,
        chosen=chosen,
    )


def _finding(view: View, told: Deck) -> str:
    count = number(len(told.slides), view.lang)
    if told.as_of is None:
        return view.t("stage.finding_empty", count=count)
    marked = number(sum(s.sample for s in told.slides), view.lang)
    key = "finding_sample" if told.sample else "finding"
    return view.t(f"stage.{key}", count=count, date=date(told.as_of, view.lang), marked=marked)


def _start(view: View, told: Deck) -> None:
    """Draw the buttons that begin, the files, and every slide in small."""
    with st.container(key="mulai_presentasi", horizontal=True, gap="small"):
        st.html(
            f'<button type="button" class="kk-tombol" data-kk-mulai="0">'
            f"{escape(view.t('stage.begin'))}</button>"
            f'<button type="button" class="kk-tombol kk-tipis" data-kk-catatan="1">'
            f"{escape(view.t('stage.open_notes'))}</button>",
            width="content",
        )
        presentation_files.draw(view, told)
    st.html(section(view.t("stage.slides")))
    st.html(f'<div class="kk-cuplikan"></div>{markup(view.city, told)}')


def _keys(view: View) -> str:
    rows = "".join(
        f"<tr><th>{escape(keys)}</th><td>{escape(view.t(f'stage.key.{name}'))}</td></tr>"
        for name, keys in KEYS
    )
    return (
        f'<table class="kk-tabel"><tbody>{rows}</tbody></table>'
        f'<p class="kk-catatan">{escape(view.t("stage.keys_left"))}</p>'
    )
