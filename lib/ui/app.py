"""The frame around every page: menu, switches, notes, footer."""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from lib.city.city import City
from lib.contract.vocabulary import Framework
from lib.i18n import t
from lib.paths import ROOT
from lib.ui import cache, frame, state, style
from lib.ui.registry import DIMENSION_FILE, SECTIONS, dimension_url
from lib.ui.view import View, enter

ICON = ROOT / "lib" / "ui" / "assets" / "ikon.svg"


def main() -> None:
    """Run the app once: read the link, draw the frame, draw the page."""
    state.adopt()
    city, today = cache.city(), cache.today()
    lang, framework = frame.language(), frame.framework()
    st.set_page_config(
        page_title=t("app.title", lang, city=city.name(lang)), page_icon=str(ICON), layout="wide"
    )
    page = st.navigation(_menu(city, lang, framework), position="top")
    view = View.make(city, lang, framework, today, page.url_path)
    enter(view)
    style.apply(view)
    frame.header(view)
    body = st.container(key="isi", gap="medium")
    with body:
        frame.notes(view)
        page.run()
    frame.footer(view)
    state.publish()


def _menu(city: City, lang: str, framework: Framework) -> dict[str, list[StreamlitPage]]:
    """Return the pages by section; those of the other framework are there but hidden."""
    menu: dict[str, list[StreamlitPage]] = {}
    for section in SECTIONS:
        pages = [
            st.Page(
                ROOT / spec.file,
                title=t(f"pages.{spec.key}.title", lang),
                help=t(f"pages.{spec.key}.help", lang),
                icon=f":material/{spec.icon}:",
                url_path=spec.url_path,
                default=spec is SECTIONS[0].pages[0],
            )
            for spec in section.pages
        ]
        if section.key == "dimensi":
            pages = _dimension_pages(city, lang, framework)
        if pages:
            # A section of one page needs no heading that opens a list of one.
            heading = "" if len(section.pages) == 1 else t(f"pages.section.{section.key}", lang)
            menu.setdefault(heading, []).extend(pages)
    return menu


def _dimension_pages(city: City, lang: str, framework: Framework) -> list[StreamlitPage]:
    return [
        st.Page(
            ROOT / DIMENSION_FILE,
            title=dimension.name(lang),
            help=dimension.purpose(lang) or None,
            icon=style.material(dimension.ikon or ""),
            url_path=dimension_url(dimension.kode),
            visibility="visible" if dimension.kerangka == framework else "hidden",
        )
        for one in Framework
        for dimension in city.catalogue.dimensions(one)
    ]
