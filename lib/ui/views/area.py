"""Wilayah: the profile of one village, district or the city."""

from __future__ import annotations

import streamlit as st

from lib.analysis.profile import MINIMUM_PEERS, Profile, Trait
from lib.city import area_words, portrait
from lib.city.city import City
from lib.city.memory import remembered
from lib.contract.vocabulary import Level
from lib.export.paper.sheets import Kind
from lib.i18n.format import number
from lib.maps import drawn
from lib.store.catalogue import Area
from lib.ui import choose, headline, mapview, provenance
from lib.ui.markup import escape, picture, section
from lib.ui.view import View, current
from lib.ui.views import area_peers, area_table, sheets


def render() -> None:
    """Draw the page."""
    view = current()
    codes = in_order(view.city)
    if not codes:
        headline.draw(view, view.t("area.title"))
        st.info(view.t("area.empty"), icon=":material/map:")
        return
    head = st.container()
    with st.container(key="kendali_wilayah", horizontal=True, vertical_alignment="bottom"):
        area = _choose(view, codes)
        sheets.one(view, Kind.AREA, area.kode)
    made = portrait.profile(view.city, area.kode)
    with head:
        _head(view, area, made)
    if made.rows.is_empty():
        st.info(view.t("area.no_values", area=area.nama), icon=":material/database_off:")
        return
    _character(view, area, made)
    area_table.draw(view, area, made)
    if area.level is not Level.CITY:
        area_peers.similar(view, area)
        area_peers.fair(view, area)


@remembered
def in_order(city: City) -> tuple[str, ...]:
    """Return the codes of all areas: the city, then each district followed by its villages."""
    found: list[str] = []

    def add(area: Area) -> None:
        if area.kode not in found:
            found.append(area.kode)
            for child in city.catalogue.children(area.kode):
                add(child)

    for level in (Level.CITY, Level.DISTRICT, Level.VILLAGE):
        for area in city.catalogue.areas(level):
            add(area)
    return tuple(found)


def _choose(view: View, codes: tuple[str, ...]) -> Area:
    catalogue = view.city.catalogue

    def say(code: str) -> str:
        area = catalogue.area(code)
        kind = area_words.kind(view.city, area, view.lang)
        return view.t("area.option", name=area.nama, kind=kind)

    return catalogue.area(choose.one("wilayah", view.t("area.choose"), codes, codes[0], say))


def _head(view: View, area: Area, made: Profile) -> None:
    headline.draw(
        view,
        area.nama,
        area_words.finding(view.city, area, made, view.lang),
        lead=area_words.described(view.city, area, view.lang),
        sample=bool(made.rows["contoh"].any()),
    )


def _character(view: View, area: Area, made: Profile) -> None:
    """Draw where the area lies, and its strengths and weaknesses."""
    place, strong, weak = st.columns([2, 4, 4], gap="large")
    with place:
        _locator(view, area)
    if made.dinilai == 0:
        with strong:
            st.html(section(view.t("area.traits")) + _note(_unjudged(view, area)))
        return
    with strong:
        st.html(_traits(view, area, "strengths", made.kekuatan))
    with weak:
        st.html(_traits(view, area, "weaknesses", made.kelemahan))
    samples = any(trait.contoh for trait in (*made.kekuatan, *made.kelemahan))
    how = view.t("area.traits_how", count=number(made.dinilai, view.lang))
    mark = f"{provenance.sample_mark(view)} " if samples else ""
    st.html(f'<p class="kk-catatan">{mark}{escape(how)}</p>')


def _locator(view: View, area: Area) -> None:
    city = view.city
    if area.level is Level.CITY:
        drawing, said = drawn.whole(city, view.tokens), ""
        alt = view.t("area.silhouette", area=area.nama)
    else:
        drawing = drawn.place(city, area, view.tokens)
        key = "locator_beside" if city.shapes.neighbours.get(area.kode) else "locator_alone"
        said = view.t(f"area.{key}", area=area.nama)
        alt = view.t("area.locator", area=area.nama, city=city.name(view.lang))
    if drawing:
        note = f"{said} {mapview.borders(view)}".strip()
        st.html(f'<div class="kk-letak">{picture(drawing, alt)}</div>{_note(note)}')


def _traits(view: View, area: Area, key: str, traits: tuple[Trait, ...]) -> str:
    title = section(view.t(f"area.{key}"))
    if not traits:
        return title + _note(view.t(f"area.no_{key}"))
    items = "".join(_trait(view, area, one) for one in traits)
    return f'{title}<ul class="kk-daftar">{items}</ul>'


def _trait(view: View, area: Area, one: Trait) -> str:
    name = view.city.catalogue.indicator(one.indikator).name(view.lang)
    said = area_words.trait(view.city, one, area.level, view.lang)
    return f"<li><b>{escape(name)}</b><br>{escape(said)}</li>"


def _unjudged(view: View, area: Area) -> str:
    if area.level is Level.CITY:
        return view.t("area.traits_none")
    return view.t(
        "area.traits_few",
        count=number(MINIMUM_PEERS, view.lang),
        level=view.t(f"map.level.{area.level}"),
    )


def _note(text: str) -> str:
    return f'<p class="kk-catatan">{escape(text)}</p>'
