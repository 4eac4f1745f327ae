"""What an indicator is: definition, formula, steward, reference, sources."""

from __future__ import annotations

import streamlit as st

from lib.city import words
from lib.i18n.format import listing, period
from lib.store.catalogue import Indicator, Source
from lib.ui import links
from lib.ui.markup import escape
from lib.ui.view import View

TARGETS = 3
"""Targets named; the next ones to come."""


def draw(view: View, chosen: Indicator) -> None:
    """Draw the definition list of an indicator.

    Args:
        view: The reader's view.
        chosen: The indicator.
    """
    rows = [(view.t(f"dimension.about.{key}"), text) for key, text in _rows(view, chosen)]
    unknown = f'<span class="kk-lunak kk-belum">{escape(view.t("terms.blank"))}</span>'
    body = "".join(f"<dt>{escape(head)}</dt><dd>{text or unknown}</dd>" for head, text in rows)
    st.html(f'<h3>{escape(view.t("dimension.about"))}</h3><dl class="kk-uraian">{body}</dl>')
    with st.container(horizontal=True, gap="medium"):
        links.page_link(
            view,
            "pages/data/halaman_indikator.py",
            view.t("dimension.about.catalogue"),
            icon=":material/menu_book:",
            indikator=chosen.kode,
        )
        links.page_link(
            view,
            "pages/jelajah/halaman_peta.py",
            view.t("dimension.about.open_map"),
            icon=":material/map:",
            indikator=chosen.kode,
        )


def _rows(view: View, chosen: Indicator) -> list[tuple[str, str]]:
    """Return key and text, as HTML, of each row; a blank text is said to be unknown."""
    said = view.t
    breaks = listing([period(p, view.lang) for p in chosen.breaks], view.lang)
    rows = [
        ("definition", escape(chosen.definition(view.lang))),
        ("formula", escape(chosen.rumus or "")),
        ("direction", escape(said(f"terms.direction.{chosen.arah}"))),
        ("level", escape(said(f"terms.level.{chosen.jenjang}"))),
        ("frequency", escape(said(f"terms.frequency.{chosen.frekuensi}"))),
        ("steward", escape(_steward(view, chosen))),
        ("reference", escape(chosen.acuan or "")),
        ("target", escape(_targets(view, chosen))),
        ("sources", _sources(view, chosen)),
    ]
    return [*rows, ("breaks", escape(breaks))] if breaks else rows


def _steward(view: View, chosen: Indicator) -> str:
    agency = view.city.catalogue.agencies.get(chosen.walidata or "")
    return f"{agency.nama} ({agency.singkatan})" if agency else (chosen.walidata or "")


def _targets(view: View, chosen: Indicator) -> str:
    city = view.city.area
    rows = view.city.targets(chosen.kode, city.kode if city else "").tail(TARGETS)
    said = [
        view.t(
            "dimension.about.target_line",
            value=words.value(chosen, row["target"], view.lang),
            period=period(row["periode"], view.lang),
        )
        for row in rows.iter_rows(named=True)
    ]
    return listing(said, view.lang)


def _sources(view: View, chosen: Indicator) -> str:
    codes = view.city.series(chosen.kode)["sumber"].drop_nulls().unique().sort()
    known = view.city.catalogue.sources
    return "; ".join(_source(known[code]) for code in codes if code in known)


def _source(source: Source) -> str:
    title = escape(source.judul)
    link = source.tautan or ""
    if link.startswith(("https://", "http://")):
        title = (
            f'<a class="kk-tautan" href="{escape(link)}" rel="noopener" target="_blank">{title}</a>'
        )
    year = f", {escape(source.tahun)}" if source.tahun else ""
    quality = f" ({escape(source.kualitas)})" if source.kualitas else ""
    return f"{title}{year}{quality}"
