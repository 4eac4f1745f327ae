"""One indicator of a dimension: map, course, ranking, and what it is.

A fragment: choosing an indicator, a period or an area draws only this part anew.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lib.city import focus, headline, scene, sentences
from lib.city.scene import Scene, Style
from lib.contract.vocabulary import Level
from lib.i18n.format import period
from lib.store.catalogue import Indicator
from lib.ui import chip, choose, clicks, state
from lib.ui.markup import escape
from lib.ui.view import View
from lib.ui.views import dimension_about, dimension_figures, dimension_trend

MAP, RANKING = "peta_dimensi", "peringkat_dimensi"


@st.fragment
def draw(view: View, indicators: Sequence[Indicator]) -> None:
    """Draw the controls and everything about the chosen indicator.

    Args:
        view: The reader's view.
        indicators: Those of the dimension; at least one.
    """
    clicks.follow(MAP, RANKING)
    chosen, area, level, when = _controls(view, indicators)
    _mark(view, chosen)
    drawn = _scene(view, chosen, level, when)
    _finding(view, chosen, drawn, area)
    _status(view, chosen, area)
    if level is None:
        agency = view.city.catalogue.agency_name(chosen.walidata)
        st.info(
            view.t("dimension.no_values", agency=agency, code=chosen.kode),
            icon=":material/hourglass_empty:",
        )
        dimension_about.draw(view, chosen)
    else:
        _figures(view, chosen, level, area, drawn)
    state.republish()


def _controls(
    view: View, indicators: Sequence[Indicator]
) -> tuple[Indicator, str, Level | None, str | None]:
    """Draw the line of controls; return indicator, area, level and the period that is mapped."""
    by_code = {i.kode: i for i in indicators}
    with st.container(key="kendali_dimensi"):
        left, middle, right, last = st.columns([4, 3, 3, 3], vertical_alignment="bottom")
    with left:
        kode = choose.one(
            "indikator",
            view.t("dimension.indicator"),
            list(by_code),
            focus.first(view.city, indicators).kode,
            lambda code: by_code[code].name(view.lang),
        )
    with middle:
        area = _area(view)
    with right:
        level = _level(view, kode)
    with last:
        when = _period(view, kode, level)
    return by_code[kode], area, level, when


def _area(view: View) -> str:
    areas = view.city.catalogue.all_areas
    return choose.one(
        "wilayah",
        view.t("dimension.area"),
        list(areas),
        view.city.area.kode if view.city.area else next(iter(areas)),
        lambda code: areas[code].nama,
        help=view.t("dimension.area_help"),
    )


def _level(view: View, kode: str) -> Level | None:
    usual, levels = focus.level(view.city, kode), focus.levels(view.city, kode)
    if usual is None or len(levels) < 2:
        return usual
    names = {str(lv): view.t(f"terms.level.{lv}") for lv in levels}
    return Level(choose.few("jenjang", view.t("dimension.level"), names, str(usual)))


def _period(view: View, kode: str, level: Level | None) -> str | None:
    if level is None or level is Level.CITY:
        return None
    periods = view.city.periods(kode, level)
    return choose.moment(
        "periode",
        view.t("dimension.period"),
        periods,
        focus.period(view.city, kode, level) or periods[-1],
        lambda code: period(code, view.lang),
    )


def _mark(view: View, chosen: Indicator) -> None:
    """Mark the card of the chosen indicator; it stands outside this fragment."""
    st.html(
        f"<style>.st-key-ind_{escape(chosen.kode)}{{background:{view.tokens.paper2};"
        f"box-shadow:inset 0 0 0 2px {view.tokens.ink}}}</style>"
    )


def _finding(view: View, chosen: Indicator, drawn: Scene | None, area: str) -> None:
    first, *rest = sentences.indicator(view.city, chosen, area, view.today, view.lang)
    if drawn is not None:
        rest.append(headline.spread(view.city, drawn, view.lang))
    more = escape(" ".join(s for s in rest if s))
    st.html(
        f'<h2 class="kk-bagian">{escape(chosen.name(view.lang))}</h2>'
        f'<p class="kk-temuan">{escape(first)}</p>' + (f"<p>{more}</p>" if more else "")
    )


def _status(view: View, chosen: Indicator, area: str) -> None:
    """Draw the status of the indicator in the chosen area, and why it is so."""
    if said := chip.of(view, chosen, area):
        st.html(f'<div class="kk-baris kk-baris-luas">{said}</div>')


def _scene(view: View, chosen: Indicator, level: Level | None, when: str | None) -> Scene | None:
    if level is None or when is None:
        return None
    return scene.of_values(view.city, chosen.kode, level, when, Style())


def _figures(view: View, chosen: Indicator, level: Level, area: str, drawn: Scene | None) -> None:
    """Draw the map, the course through time and the ranking, as far as the figures go."""
    for note in dimension_figures.level_notes(view, chosen, level):
        st.html(f'<p class="kk-catatan">{escape(note)}</p>')
    left, right = st.columns([7, 5], gap="medium")
    with left:
        if drawn is not None:
            dimension_figures.area_map(view, MAP, drawn, area)
        dimension_trend.draw(view, chosen, area)
    with right:
        if drawn is not None:
            dimension_figures.ranking(view, RANKING, drawn, area)
        if level is not Level.VILLAGE:
            dimension_about.draw(view, chosen)
    if level is Level.VILLAGE:
        dimension_about.draw(view, chosen)
