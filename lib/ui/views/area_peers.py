"""The areas most like one area, and those fair to compare it with."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lib.analysis.similarity import MINIMUM_SHARED, Peers, Similar
from lib.city import area_words, portrait
from lib.i18n.format import listing, number
from lib.store.catalogue import Area
from lib.ui import links, provenance
from lib.ui.markup import escape, section
from lib.ui.view import View
from lib.ui.views.compare_choice import MOST_AREAS

AREA_FILE = "pages/jelajah/halaman_wilayah.py"
COMPARE_FILE = "pages/jelajah/halaman_banding.py"
NAMED = 8
"""Peers named one by one."""


def similar(view: View, area: Area) -> None:
    """Draw the most similar areas and why."""
    found = portrait.similar(view.city, area.kode)
    st.html(section(view.t("area.similar")))
    if found.alasan is not None:
        least = number(MINIMUM_SHARED, view.lang)
        st.html(_note(view.t(f"area.unlike.{found.alasan}", count=least)))
        return
    for place, one in zip(st.columns(len(found.serupa), gap="large"), found.serupa, strict=True):
        with place, st.container(gap="xsmall"):
            _similar(view, area, one)
    mark = f"{provenance.sample_mark(view)} " if any(s.contoh for s in found.serupa) else ""
    how = view.t(
        "area.similar_how",
        count=number(found.n, view.lang),
        level=view.t(f"map.level.{area.level}"),
    )
    st.html(f'<p class="kk-catatan">{mark}{escape(how)}</p>')


def fair(view: View, area: Area) -> None:
    """Draw the groups of areas that have something in common with one."""
    st.html(section(view.t("area.peers")))
    columns = st.columns(len(portrait.FAIR), gap="large")
    for place, by in zip(columns, portrait.FAIR, strict=True):
        with place, st.container(gap="xsmall"):
            _group(view, area, by, portrait.peers(view.city, area.kode, by))


def _similar(view: View, area: Area, one: Similar) -> None:
    other = view.city.catalogue.area(one.wilayah)
    kind = area_words.kind(view.city, other, view.lang)
    shared = view.t("area.similar_shared", count=number(one.n, view.lang))
    reasons = "".join(
        f"<p>{escape(text)}</p>" for text in area_words.alike(view.city, one, view.lang) if text
    )
    st.html(
        f'<div class="kk-kartu"><h3>{escape(other.nama)}</h3>'
        f'<p class="kk-lunak">{escape(kind)} · {escape(shared)}</p>{reasons}</div>'
    )
    with st.container(horizontal=True, gap="small"):
        links.page_link(
            view,
            AREA_FILE,
            view.t("area.open", area=other.nama),
            icon=":material/location_city:",
            wilayah=other.kode,
        )
        _compare(view, view.t("area.compare"), area, [other])


def _group(view: View, area: Area, by: Peers, peers: Sequence[Area]) -> None:
    title = view.t(f"area.peers.{by}", kind=view.t(f"area.kind.{area.jenis}"))
    names = [peer.nama for peer in peers[:NAMED]]
    if len(peers) > NAMED:
        more = view.t("area.peers_more", count=number(len(peers) - NAMED, view.lang))
        said = f"{', '.join(names)}, {more}"
    else:
        said = listing(names, view.lang) or view.t("area.peers_none")
    st.html(f'<div class="kk-kartu"><h3>{escape(title)}</h3><p>{escape(said)}</p></div>')
    if peers:
        _compare(view, view.t("area.compare"), area, peers)


def _compare(view: View, label: str, area: Area, others: Sequence[Area]) -> None:
    """Draw the link that compares an area with others, as many as the page takes."""
    codes = [area.kode, *(other.kode for other in others)][:MOST_AREAS]
    links.page_link(
        view,
        COMPARE_FILE,
        label,
        icon=":material/compare_arrows:",
        cara="wilayah",
        jenjang=str(area.level),
        banding=",".join(codes),
    )


def _note(text: str) -> str:
    return f'<p class="kk-catatan">{escape(text)}</p>'
