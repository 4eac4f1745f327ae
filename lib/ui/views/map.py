"""Peta: any indicator on the map, its change, two side by side, and its course in time."""

from __future__ import annotations

import streamlit as st

from lib.city import map_words, scene
from lib.city.scene import Scene, Style
from lib.contract.vocabulary import Level
from lib.i18n.format import period
from lib.ui import clicks, headline, mapview, state
from lib.ui.view import View, current
from lib.ui.views import map_area, map_choice, map_play, map_table
from lib.ui.views.map_choice import Kind, Look, Subject

HEIGHT, PAIR_HEIGHT = 560, 440
"""Of one map, and of each of two, in pixels."""

KEYS = ("peta", "peta_pertama", "peta_kedua")
"""Keys of all maps of this page, for clicks."""


def render() -> None:
    """Draw the page."""
    view = current()
    codes = map_choice.mappable(view.city, view.framework)
    if not codes:
        map_play.stop()
        headline.draw(view, view.t("map.title"))
        st.info(view.t("map.empty"), icon=":material/map:")
        return
    # A fragment: a new period or area sends the map, not the page.
    every = map_play.PAUSE if map_play.playing() else None
    st.fragment(_body, run_every=every)(view, codes)


def _body(view: View, codes: tuple[str, ...]) -> None:
    clicks.follow(*KEYS)
    head = st.container()
    with st.container(key="kendali_peta", gap="small"):
        about, look = map_choice.choices(view, codes)
    if about.kind is not Kind.VALUES:
        map_play.stop()
    draw = {Kind.VALUES: _values, Kind.CHANGE: _changes, Kind.PAIR: _pair}[about.kind]
    shown = draw(view, about, look)
    with head:
        headline.draw(
            view,
            about.indicator.name(view.lang),
            map_words.finding(shown, view.city, view.lang) if shown else "",
            lead=_limits(view, about),
            sample=shown is not None and bool(shown.rows["contoh"].any()),
        )
    state.republish()


def _limits(view: View, about: Subject) -> str:
    """Return why the map is not finer, where the reader might expect it to be."""
    indicator = about.indicator
    finest = view.city.levels(indicator.kode)[0]
    if finest is Level.VILLAGE:
        return ""
    if finest is indicator.jenjang:
        return view.t("map.city_only" if finest is Level.CITY else "map.district_only")
    return view.t(
        "map.not_yet_finer",
        level=map_words.level(finest, view.lang),
        meant=map_words.level(indicator.jenjang, view.lang),
        agency=view.city.catalogue.agency_name(indicator.walidata),
    )


def _values(view: View, about: Subject, look: Look) -> Scene:
    periods = view.city.periods(about.indicator.kode, about.level)
    before = state.get("periode")
    map_play.advance(periods, before if before in periods else periods[-1])
    with st.container(key="kendali_waktu"):
        wide, narrow = st.columns([5, 2], gap="large", vertical_alignment="bottom")
        with wide:
            chosen = map_choice.moment(view, "periode", view.t("map.period"), periods, periods[-1])
        with narrow:
            if len(periods) > 1:
                map_play.controls(view, periods, chosen)
    shown = scene.of_values(view.city, about.indicator.kode, about.level, chosen, look.style)
    notes = [map_words.caution(shown, view.lang)]
    if len(periods) > 1 and not look.style.around_city:
        notes.append(view.t("map.fixed_scale"))
    _single(view, shown, look, notes)
    return shown


def _changes(view: View, about: Subject, look: Look) -> Scene | None:
    code, level = about.indicator.kode, about.level
    periods = view.city.periods(code, level)
    with st.container(key="kendali_waktu"):
        first, second = st.columns(2, gap="large", vertical_alignment="bottom")
        with second:
            later = map_choice.moment(
                view, "periode", view.t("map.period_to"), periods, periods[-1]
            )
        earlier = scene.comparable(view.city, code, level, later)
        with first:
            start = _start(view, earlier)
    if start is None:
        st.info(
            view.t("map.no_earlier", period=period(later, view.lang)), icon=":material/history:"
        )
        return None
    shown = scene.of_changes(view.city, code, level, start, later, look.style)
    _single(view, shown, look, [])
    return shown


def _start(view: View, earlier: list[str]) -> str | None:
    if not earlier:
        return None
    return map_choice.moment(view, "periode2", view.t("map.period_from"), earlier, earlier[0])


def _single(view: View, shown: Scene, look: Look, notes: list[str]) -> None:
    """Draw one map with what is known of the chosen area beside it."""
    wide, narrow = st.columns([5, 2], gap="large")
    with narrow:
        chosen = map_area.choose_area(view, shown)
        if ends := map_area.extremes(view, shown):
            st.html(ends)
    with wide:
        notes.append(map_choice.outside(view, shown, look.style.breaks))
        _map(view, KEYS[0], shown, look, chosen, HEIGHT)
        _say(notes)


def _pair(view: View, about: Subject, look: Look) -> Scene:
    """Draw two maps: another period of the same indicator, or another indicator."""
    code, level = about.indicator.kode, about.level
    with st.container(key="kendali_waktu"):
        left, right = st.columns(2, gap="medium", vertical_alignment="bottom")
        with left:
            periods = view.city.periods(code, level)
            chosen = map_choice.moment(view, "periode", view.t("map.period"), periods, periods[-1])
        with right:
            other = map_choice.second(view, map_choice.mappable(view.city, view.framework), about)
            others = view.city.periods(other.kode, level)
            default = others[0] if other == about.indicator else others[-1]
            compared = map_choice.moment(view, "periode2", view.t("map.period2"), others, default)
    same = other == about.indicator
    style = look.style if same else Style(count=look.style.count)
    one = scene.of_values(view.city, code, level, chosen, look.style)
    two = scene.of_values(view.city, other.kode, level, compared, style)
    area = map_area.chosen(view)
    left, right = st.columns(2, gap="medium")
    for place, key, shown in ((left, KEYS[1], one), (right, KEYS[2], two)):
        with place:
            st.html(map_area.caption(view, shown))
            _map(view, key, shown, look, area, PAIR_HEIGHT)
    _say([view.t("map.fixed_pair") if same and not style.around_city else ""])
    left, right = st.columns(2, gap="medium")
    with left:
        map_area.choose_area(view, one)
    return one


def _map(view: View, key: str, shown: Scene, look: Look, area: str | None, height: int) -> None:
    if shown.level not in view.city.shapes.page:
        st.info(view.t("map.no_shapes"), icon=":material/location_off:")
        return
    finding = map_words.finding(shown, view.city, view.lang)
    mapview.draw(
        view,
        key,
        shown,
        alt=view.t(
            "map.alt",
            indicator=shown.indicator.name(view.lang),
            level=map_words.level(shown.level, view.lang),
            period=period(shown.period, view.lang),
            finding=finding,
        ),
        twin=lambda: map_table.of_map(view, shown, (area,) if area else ()),
        chosen=(area,) if area else (),
        engine=look.engine,
        height=height,
        labels=look.labels,
        districts=look.districts,
    )


def _say(notes: list[str]) -> None:
    if said := " ".join(note for note in notes if note):
        st.caption(said)
