"""What an indicator is and how its figures come about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl
import streamlit as st

from lib.city import metadata, sentences, words
from lib.contract.vocabulary import Framework
from lib.i18n.format import listing, number, period
from lib.store.catalogue import Dimension, Indicator
from lib.ui import facts, links, provenance, style, table
from lib.ui.facts import Fact
from lib.ui.markup import escape, icon, section
from lib.ui.table import Column
from lib.ui.view import View

Row = Mapping[str, Any]


def head(view: View, chosen: Indicator) -> None:
    """Draw code, name, definition and the latest figure of the city."""
    dimension = _dimension(view, chosen, view.framework)
    place = escape(dimension.name(view.lang)) if dimension else "–"
    colour = escape(style.colour(view, dimension.warna if dimension else None))
    sign = icon(style.known_icon(dimension.ikon)) if dimension else ""
    parts = [
        f'<p class="kk-catatan"><b style="color:{colour}">{sign} {place}</b> · '
        f"{escape(chosen.kode)}</p>",
        f'<h2 class="kk-subjudul">{escape(chosen.name(view.lang))}</h2>',
        f'<p class="kk-lead">{escape(chosen.definition(view.lang))}</p>',
        _latest(view, chosen),
    ]
    st.html(f'<div class="kk-kepala-rincian" style="--kk-warna:{colour}">{"".join(parts)}</div>')


def links_out(view: View, chosen: Indicator) -> None:
    """Draw the links to the pages that show this indicator."""
    dimension = _dimension(view, chosen, view.framework)
    with st.container(horizontal=True, gap="medium", key="tautan_indikator"):
        if dimension:
            links.indicator_link(
                view,
                chosen,
                view.t("indicator.open_dimension", dimension=dimension.name(view.lang)),
                icon=style.material(dimension.ikon or ""),
            )
        links.page_link(
            view,
            "pages/jelajah/halaman_peta.py",
            view.t("indicator.open_map"),
            icon=":material/map:",
            indikator=chosen.kode,
        )
        links.page_link(
            view,
            "pages/jelajah/halaman_banding.py",
            view.t("indicator.open_compare"),
            icon=":material/compare_arrows:",
            indikator=chosen.kode,
        )


def reading(view: View, chosen: Indicator) -> None:
    """Draw how the indicator is computed and read."""
    named = [(view.t(f"indicator.fact.{key}"), text) for key, text in _reading(view, chosen)]
    st.html(section(view.t("indicator.how"), 3) + facts.markup(named))


def history(view: View, chosen: Indicator) -> None:
    """Draw breaks, targets and sources."""
    _part(view, "breaks", _breaks(view, chosen))
    _part(view, "targets", _targets(view, chosen))
    _part(view, "sources", _sources(view, chosen))


def _part(view: View, key: str, body: str) -> None:
    none = f'<p class="kk-lunak">{escape(view.t(f"indicator.{key}_none"))}</p>'
    st.html(section(view.t(f"indicator.{key}"), 3) + (body or none))


def _latest(view: View, chosen: Indicator) -> str:
    area = view.city.area
    row = view.city.newest(chosen.kode, area.kode) if area else None
    if area is None:
        return ""
    if row is None:
        agency = view.city.catalogue.agency_name(chosen.walidata)
        said = view.t("indicator.latest_none", area=area.nama, agency=agency)
        return f'<p class="kk-lunak">{escape(said)}</p>'
    first, *rest = sentences.indicator(view.city, chosen, area.kode, view.today, view.lang)
    return f"<p><b>{escape(first)}</b> {escape(' '.join(rest))}</p>"


def _reading(view: View, chosen: Indicator) -> Iterator[Fact]:
    row = metadata.record(view.city, chosen.kode)
    said, lang = view.t, view.lang
    agency = view.city.catalogue.agencies.get(chosen.walidata or "")
    yield "formula", chosen.rumus or ""
    yield "numerator", row.get("pembilang") or ""
    yield "denominator", row.get("penyebut") or ""
    yield "unit", chosen.unit(lang)
    yield "direction", said(f"terms.direction.{chosen.arah}")
    yield "level", said(f"terms.level.{chosen.jenjang}")
    yield "rollup", said(f"terms.aggregation.{chosen.agregasi}")
    yield "weight", row.get("penimbang") or ""
    yield "frequency", said(f"terms.frequency.{chosen.frekuensi}")
    yield "categories", listing(list(chosen.kategori), lang)
    yield "limits", _limits(view, chosen)
    yield "goalposts", _goalposts(view, chosen)
    yield "privacy", _privacy(view, row.get("ambang_privasi"))
    yield "steward", f"{agency.nama} ({agency.singkatan})" if agency else ""
    yield "reference", chosen.acuan or ""
    yield "pillar", _pillar(view, chosen)


def _limits(view: View, chosen: Indicator) -> str:
    low, high = (
        None if limit is None else number(limit, view.lang, _places(limit))
        for limit in (chosen.batas_bawah, chosen.batas_atas)
    )
    if chosen.kategori or (low is None and high is None):
        return ""
    key = "both" if low and high else "low" if low else "high"
    return view.t(f"indicator.limits.{key}", low=low, high=high)


def _goalposts(view: View, chosen: Indicator) -> str:
    worst, best = chosen.skor_terburuk, chosen.skor_terbaik
    if worst is None or best is None:
        return ""
    return view.t(
        "indicator.goalposts",
        worst=number(worst, view.lang, _places(worst)),
        best=number(best, view.lang, _places(best)),
    )


def _privacy(view: View, least: float | None) -> str:
    if least is None:
        return ""
    return view.t("indicator.privacy", least=number(least, view.lang))


def _places(value: float) -> int:
    """Return how many decimals a figure of the tables needs to be written whole."""
    text = f"{value:.6f}".rstrip("0")
    return len(text.partition(".")[2])


def _pillar(view: View, chosen: Indicator) -> str:
    """Return where the indicator stands in the framework that is not chosen."""
    other = Framework.NATIONAL if view.framework is Framework.CITY else Framework.CITY
    dimension = _dimension(view, chosen, other)
    if dimension is None:
        return ""
    name = dimension.name(view.lang)
    if other is Framework.NATIONAL and chosen.subpilar:
        return view.t("indicator.pillar", pillar=name, part=chosen.subpilar)
    return name


def _dimension(view: View, chosen: Indicator, framework: Framework) -> Dimension | None:
    kode = view.city.dimension_of(chosen, framework)
    found = (d for d in view.city.catalogue.dimensions(framework) if d.kode == kode)
    return next(found, None)


def _breaks(view: View, chosen: Indicator) -> str:
    rows = view.city.snapshot.tables["jeda"].filter(pl.col("indikator") == chosen.kode)
    columns = [
        Column(view.t("indicator.column.period"), lambda r: period(r["periode"], view.lang)),
        Column(
            view.t("indicator.column.reason"),
            lambda r: r["keterangan"] or view.t("indicator.breaks_unexplained"),
        ),
    ]
    return _table(view, "breaks", rows.sort("periode"), columns)


def _targets(view: View, chosen: Indicator) -> str:
    area = view.city.area
    rows = view.city.targets(chosen.kode, area.kode if area else "")
    columns = [
        Column(view.t("indicator.column.period"), lambda r: period(r["periode"], view.lang)),
        Column(
            view.t("indicator.column.target"),
            lambda r: words.value(chosen, r["target"], view.lang),
            number=True,
        ),
        Column(view.t("indicator.column.document"), lambda r: _document(view, r), html=True),
    ]
    return _table(view, "targets", rows, columns)


def _document(view: View, row: Row) -> str:
    if row.get("status") == "contoh":
        return provenance.sample_mark(view)
    return escape(row["dokumen"] or view.t("terms.blank"))


def _sources(view: View, chosen: Indicator) -> str:
    own = view.city.snapshot.values.filter(pl.col("indikator") == chosen.kode)
    used = own.drop_nulls("sumber").group_by("sumber").len("banyak").sort("sumber")
    known = view.city.snapshot.tables["sumber"].rename({"kode": "sumber"})
    columns = [
        Column(view.t("indicator.column.source"), lambda r: _source(view, r), html=True),
        Column(
            view.t("indicator.column.count"),
            lambda r: number(r["banyak"], view.lang),
            number=True,
        ),
    ]
    rows = used.join(known, on="sumber", how="left").sort("tahun", "sumber", descending=True)
    aside = view.city.snapshot.withheld.filter(pl.col("indikator") == chosen.kode).height
    note = view.t("indicator.withheld", count=number(aside, view.lang)) if aside else ""
    said = f'<p class="kk-catatan">{escape(note)}</p>' if note else ""
    return _table(view, "sources", rows, columns) + said


def _source(view: View, row: Row) -> str:
    """Return title, year and quality of a source, as HTML."""
    title = escape(row["judul"] or row["sumber"])
    link = str(row["tautan"] or "")
    if link.startswith(("https://", "http://")):
        title = (
            f'<a class="kk-tautan" href="{escape(link)}" rel="noopener" target="_blank">{title}</a>'
        )
    quality = view.t(f"terms.quality.{row['kualitas'] or 'none'}")
    said = view.t("indicator.source_quality", quality=quality)
    year = f"{row['tahun']} · " if row["tahun"] else ""
    return f'{title}<br><span class="kk-lunak">{escape(year + said)}</span>'


def _table(view: View, key: str, rows: pl.DataFrame, columns: list[Column]) -> str:
    if rows.is_empty():
        return ""
    return table.markup(rows.iter_rows(named=True), columns, view.t(f"indicator.{key}"))
