"""The map of the front page: the indicator in which areas lie furthest behind the city."""

from __future__ import annotations

import streamlit as st

from lib.city import attention, focus, scene
from lib.city.city import City
from lib.city.scene import Scene, Style
from lib.contract.vocabulary import Level
from lib.i18n.format import period
from lib.ui import clicks, links, mapview
from lib.ui.markup import escape
from lib.ui.view import View
from lib.ui.views import map_table

KEY = "peta_ringkasan"
HEIGHT = 216


def draw(view: View) -> None:
    """Draw the map, or say what it needs."""
    clicks.follow(KEY)
    drawn = _scene(view.city)
    if drawn is None:
        st.info(view.t("summary.map_none"), icon=":material/map:")
        return
    name = drawn.indicator.name(view.lang)
    when = period(drawn.period, view.lang)
    level = view.t(f"terms.level.{drawn.level}")
    why = view.t("summary.map_why" if _told(view.city) else "summary.map_first", level=level)
    st.html(
        f'<h2 class="kk-bagian">{escape(name)}, {escape(when)}</h2>'
        f'<p class="kk-catatan">{escape(why)}</p>'
    )
    mapview.draw(
        view,
        KEY,
        drawn,
        alt=view.t(
            "dimension.map_alt",
            indicator=name,
            level=level,
            period=when,
        ),
        twin=lambda: map_table.of_map(view, drawn),
        engine="static",
        height=HEIGHT,
        labels=False,
    )
    links.page_link(
        view,
        "pages/jelajah/halaman_peta.py",
        view.t("summary.map_open"),
        icon=":material/map:",
        indikator=drawn.indicator.kode,
    )


def _told(city: City) -> str | None:
    """Return the indicator that the sentence about areas names."""
    gaps = attention.areas(city)
    return gaps[0].terburuk[0].indikator if gaps else None


def _scene(city: City) -> Scene | None:
    """Return the map of the indicator that is told of, else of the first with a map."""
    told = _told(city)
    for kode in (*([told] if told else []), *(i.kode for i in city.catalogue.indicators)):
        level = focus.level(city, kode)
        if level is None or level is Level.CITY:
            continue
        if when := focus.period(city, kode, level):
            return scene.of_values(city, kode, level, when, Style())
    return None
