"""Where and when the chosen indicator has figures."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import streamlit as st

from lib.charts.presence import looks, presence
from lib.charts.theme import LIGHT, Spec
from lib.city import presence as presences
from lib.city import provenance
from lib.city.presence import Kind, Presence
from lib.city.provenance import Provenance
from lib.contract.vocabulary import Level
from lib.design.tokens import Tokens
from lib.i18n.format import number, period
from lib.store.catalogue import Indicator
from lib.ui import figure, files, pictures
from lib.ui.figure import Twin
from lib.ui.markup import escape, section
from lib.ui.table import Column
from lib.ui.view import View


def draw(view: View, chosen: Indicator) -> None:
    """Draw the grid of areas and years, or say who can supply figures."""
    found = presences.of(view.city, chosen.kode)
    key = "coverage_city" if chosen.jenjang is Level.CITY else "coverage"
    title = section(view.t(f"indicator.{key}"), 3)
    if found is None:
        st.html(title)
        agency = view.city.catalogue.agency_name(chosen.walidata)
        said = view.t("indicator.coverage_none", agency=agency, code=chosen.kode)
        st.info(said, icon=":material/inbox:")
        return
    st.html(title + _share(view, chosen) + _legend(view, found))
    rows = view.city.series(chosen.kode)
    strong = [a.kode for a in found.areas if a.level is not Level.VILLAGE]
    about = provenance.of(view.city, rows)

    def drawn(tokens: Tokens) -> Spec:
        return presence(found, tokens=tokens, lang=view.lang, strong=strong)

    figure.draw(
        view,
        "kelengkapan",
        drawn(view.tokens),
        alt=view.t("indicator.coverage_alt", indicator=chosen.name(view.lang)),
        about=about,
        twin=lambda: _twin(view, chosen, found, lambda: drawn(LIGHT), about),
    )


def _share(view: View, chosen: Indicator) -> str:
    """Say how many areas of the finest level have the latest figures."""
    shares = presences.shares(view.city, chosen.kode)
    if chosen.jenjang is Level.CITY or shares.is_empty():
        return ""
    row = shares.row(-1, named=True)
    said = view.t(
        "indicator.coverage_share",
        present=number(row["ada"], view.lang),
        total=number(row["dari"], view.lang),
        level=view.t(f"terms.level.{chosen.jenjang}"),
        period=period(row["periode"], view.lang),
    )
    return f'<p class="kk-teks">{escape(said)}</p>'


def _legend(view: View, found: Presence) -> str:
    """Return what the cells mean, as HTML; only kinds that occur."""
    styles = looks(view.tokens)
    items = []
    for kind in found.kinds:
        look = styles[kind]
        border = f"1px {'dashed' if look.dashed else 'solid'} {look.line}"
        swatch = f'<i style="background:{look.fill};border:{border}" aria-hidden="true"></i>'
        items.append(f"<li>{swatch}{escape(view.t(f'terms.presence.{kind}'))}</li>")
    partial = found.cells.filter((pl.col("ada") > 0) & (pl.col("ada") < pl.col("dari"))).height
    note = view.t("indicator.coverage_partial", count=number(found.per_year, view.lang))
    said = f'<p class="kk-catatan">{escape(note)}</p>' if partial else ""
    label = escape(view.t("indicator.coverage_legend"))
    return f'<ul class="kk-kunci" aria-label="{label}">{"".join(items)}</ul>{said}'


def _twin(
    view: View, chosen: Indicator, found: Presence, make: pictures.Maker, about: Provenance
) -> Twin:
    """Return the grid as a table: one row per area, one column per year."""
    by_area: dict[str, dict[str, object]] = {}
    for cell in found.cells.iter_rows(named=True):
        row = by_area.setdefault(cell["wilayah"], {"nama": cell["nama"]})
        row[str(cell["tahun"])] = cell
    columns = [Column(view.t("indicator.column.area"), lambda r: str(r["nama"]))]
    columns += [
        Column(str(year), lambda r, y=str(year): _cell(view, r[y]), number=True)  # type: ignore[misc]
        for year in found.years
    ]
    caption = view.t("indicator.coverage_alt", indicator=chosen.name(view.lang))
    span = f"{found.years[0]}-{found.years[-1]}"
    parts = (chosen.kode, view.t("indicator.file_coverage"), span)
    shown = list(by_area.values())
    made = files.as_seen(view, shown, columns, caption, *parts, sample=about.sample)
    drawn = pictures.of(view, make, chosen.name(view.lang), caption, about, parts)
    return replace(made, downloads=(*made.downloads, *drawn))


def _cell(view: View, cell: dict[str, object]) -> str:
    kind = Kind(str(cell["keadaan"]))
    word = view.t(f"terms.presence.{kind}")
    if kind is Kind.NONE or cell["dari"] == 1:
        return word
    return f"{cell['ada']}/{cell['dari']} {word}"
