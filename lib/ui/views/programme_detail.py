"""One programme: what it is, how it stands, and the indicators that it should move."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.city import evidence, programme_words, programmes, status, words
from lib.city.programmes import Programme
from lib.export.listing import Row as Cells
from lib.i18n.format import period
from lib.store.catalogue import Indicator
from lib.ui import chip, facts, figure, files, headline, links, provenance, table
from lib.ui.markup import escape, section
from lib.ui.table import Column
from lib.ui.view import View
from lib.ui.views import programme_chart, programme_register

Row = Mapping[str, Any]


def draw(view: View, one: Programme, head: DeltaGenerator) -> None:
    """Draw the page of a programme.

    Args:
        view: The reader's view.
        one: The programme.
        head: Where its title goes, above the controls.
    """
    with head:
        headline.draw(
            view,
            one.nama,
            programme_words.why(one, view.lang),
            lead=_lead(view, one),
            sample=one.contoh,
        )
    body(view, one)


def body(view: View, one: Programme, *, titled: bool = False) -> None:
    """Draw what belongs to a programme, below its name where several follow each other."""
    if titled:
        said = escape(programme_words.why(one, view.lang))
        mark = f" {provenance.sample_mark(view)}" if one.contoh else ""
        st.html(f'{section(one.nama)}<p class="kk-lead">{said}{mark}</p>')
    left, right = st.columns([2, 3], gap="large")
    with left:
        st.html(programme_register.mark(view, one))
        facts.draw(_facts(view, one), blank=view.t("terms.blank"))
    with right:
        _curve(view, one)
    indicators(view, one)
    _evidence(view, one)


def _lead(view: View, one: Programme) -> str:
    names = {d.kode: d.name(view.lang) for d in view.city.catalogue.all_dimensions}
    parts = (
        view.t(f"programme.kind.{one.jenis}"),
        names.get(one.dimensi, one.dimensi),
        programme_register.agencies(view, one),
    )
    return " · ".join(parts)


def _facts(view: View, one: Programme) -> list[tuple[str, str]]:
    lang, catalogue = view.lang, view.city.catalogue
    names = {d.kode: d.name(lang) for d in catalogue.all_dimensions}
    end = "" if one.selesai is None or one.selesai_tertulis else view.t("programme.end_from_plan")
    said = {
        "time": " ".join(p for p in (programme_words.span(one, lang), end) if p),
        "agency": programme_register.agencies(view, one),
        "pillar": ", ".join(names.get(p, p) for p in one.pilar),
        "progress": programme_words.progress(one, lang),
        "report": period(one.laporan, lang) if one.laporan else "",
        "budget": programme_words.rupiah(one.anggaran, lang) if one.anggaran is not None else "",
        "absorbed": programme_words.absorbed(one, lang),
        "obstacle": one.kendala,
        "follow_up": one.tindak_lanjut,
        "about": one.keterangan,
        "source": catalogue.source_title(one.sumber) if one.sumber else "",
    }
    return [(view.t(f"programme.fact.{key}"), text) for key, text in said.items()]


def _curve(view: View, one: Programme) -> None:
    rows = programmes.curves(view.city).filter(pl.col("program") == one.kode)
    st.html(section(view.t("programme.curve_one"), 3))
    if rows.is_empty():
        lead = view.city.catalogue.agency_name(one.opd[0] if one.opd else None)
        said = view.t("programme.curve_one_none", agency=lead)
        st.info(said, icon=":material/show_chart:")
        return
    programme_chart.draw_curve(view, f"kurva_{one.kode}", rows, total=False)


def indicators(view: View, one: Programme) -> None:
    """Draw the indicators that a programme should move, with the status of each."""
    st.html(section(view.t("programme.indicators"), 3))
    linked = [c for c in one.indikator if c in view.city.catalogue.by_code]
    if not linked:
        st.html(f'<p class="kk-teks">{escape(view.t("programme.indicators_none"))}</p>')
        return
    st.html(f'<p class="kk-catatan">{escape(view.t("programme.no_proof"))}</p>')
    rows = [{"indicator": view.city.catalogue.indicator(code)} for code in linked]
    columns = [
        Column(view.t("programme.column.indicator"), lambda r: _link(view, r), html=True),
        Column(view.t("programme.column.value"), lambda r: _value(view, r), html=True),
        Column(view.t("programme.column.status"), lambda r: _status(view, r), html=True),
    ]
    title = view.t("programme.indicators")
    table.draw(rows, columns, title)
    heads = [view.t(f"programme.column.{c}") for c in ("code", "indicator", "value", "period")]
    cells = [_cells(view, row["indicator"]) for row in rows]
    sample = any(cell[-1] == view.t("terms.yes") for cell in cells)
    made = files.table(
        view,
        [*heads, view.t("programme.column.status"), view.t("programme.column.sample")],
        cells,
        f"{title}: {one.nama}",
        *("program", one.kode, view.t("programme.column.indicator")),
        sample=sample,
    )
    figure.downloads(f"indikator_{one.kode}", made)


def _cells(view: View, one: Indicator) -> Cells:
    found = status.of(view.city, one.kode, view.city.area.kode) if view.city.area else None
    if found is None:
        return (one.kode, one.name(view.lang), None, None, None, view.t("terms.no"))
    return (
        *(one.kode, one.name(view.lang), found.kata or found.nilai),
        *(period(found.periode, view.lang), view.t(f"terms.progress.{found.keadaan}")),
        view.t("terms.yes") if found.contoh else view.t("terms.no"),
    )


def _link(view: View, row: Row) -> str:
    one: Indicator = row["indicator"]
    where = links.href(view, "indikator", indikator=one.kode)
    name = escape(one.name(view.lang))
    return f'<a class="kk-tautan" href="{escape(where)}" target="_self">{name}</a>'


def _value(view: View, row: Row) -> str:
    one: Indicator = row["indicator"]
    found = status.of(view.city, one.kode, view.city.area.kode) if view.city.area else None
    if found is None:
        return escape(view.t("programme.no_value"))
    said = found.kata or words.said(one, found.nilai, view.lang)
    mark = f" {provenance.sample_mark(view)}" if found.contoh else ""
    return f"{escape(said)}, {escape(period(found.periode, view.lang))}{mark}"


def _status(view: View, row: Row) -> str:
    one: Indicator = row["indicator"]
    found = status.of(view.city, one.kode, view.city.area.kode) if view.city.area else None
    return chip.state(view, found.keadaan) if found else "–"


def _evidence(view: View, one: Programme) -> None:
    found = evidence.of(view.city, program=one.kode)
    st.html(section(view.t("programme.evidence"), 3))
    if not found:
        st.html(f'<p class="kk-teks">{escape(view.t("programme.evidence_none"))}</p>')
        return
    mark = f" {provenance.sample_mark(view)}" if evidence.has_sample(found) else ""
    items = "".join(
        f"<li>{escape(e.judul)} ({escape(view.t('evidence.status.' + (e.status or 'none')))})</li>"
        for e in found
    )
    st.html(f'<ul class="kk-daftar">{items}</ul>{mark}')
