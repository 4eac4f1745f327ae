"""What an indicator is: definition, formula, steward, reference, sources."""

from __future__ import annotations

import streamlit as st

from lib.city import words
from lib.city.city import City
from lib.city.memory import remembered
from lib.i18n import t
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
    st.html(_definitions(view.city, chosen, view.lang))
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


@remembered
def _definitions(city: City, chosen: Indicator, lang: str) -> str:
    """Return the definition list as HTML; a blank text is said to be unknown."""
    unknown = f'<span class="kk-lunak kk-belum">{escape(t("terms.blank", lang))}</span>'
    body = "".join(
        f"<dt>{escape(t(f'dimension.about.{key}', lang))}</dt><dd>{text or unknown}</dd>"
        for key, text in _rows(city, chosen, lang)
    )
    return f'<h3>{escape(t("dimension.about", lang))}</h3><dl class="kk-uraian">{body}</dl>'


def _rows(city: City, chosen: Indicator, lang: str) -> list[tuple[str, str]]:
    """Return key and text, as HTML, of each row."""
    breaks = listing([period(p, lang) for p in chosen.breaks], lang)
    rows = [
        ("definition", escape(chosen.definition(lang))),
        ("formula", escape(chosen.rumus or "")),
        ("direction", escape(t(f"terms.direction.{chosen.arah}", lang))),
        ("level", escape(t(f"terms.level.{chosen.jenjang}", lang))),
        ("frequency", escape(t(f"terms.frequency.{chosen.frekuensi}", lang))),
        ("steward", escape(_steward(city, chosen))),
        ("reference", escape(chosen.acuan or "")),
        ("target", escape(_targets(city, chosen, lang))),
        ("sources", _sources(city, chosen)),
    ]
    return [*rows, ("breaks", escape(breaks))] if breaks else rows


def _steward(city: City, chosen: Indicator) -> str:
    agency = city.catalogue.agencies.get(chosen.walidata or "")
    return f"{agency.nama} ({agency.singkatan})" if agency else (chosen.walidata or "")


def _targets(city: City, chosen: Indicator, lang: str) -> str:
    rows = city.targets(chosen.kode, city.area.kode if city.area else "").tail(TARGETS)
    said = [
        t(
            "dimension.about.target_line",
            lang,
            value=words.value(chosen, row["target"], lang),
            period=period(row["periode"], lang),
        )
        for row in rows.iter_rows(named=True)
    ]
    return listing(said, lang)


def _sources(city: City, chosen: Indicator) -> str:
    codes = city.series(chosen.kode)["sumber"].drop_nulls().unique().sort()
    known = city.catalogue.sources
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
