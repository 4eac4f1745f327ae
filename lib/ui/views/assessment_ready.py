"""Readiness: data, programmes and evidence per pillar, and the list to chase with its OPD."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from lib.analysis.readiness import Kind, Need
from lib.city import agency_words, assessment
from lib.contract.vocabulary import Framework
from lib.export.listing import Row as Cells
from lib.i18n.format import listing, number
from lib.ui import choose, figure, files, links, provenance, table
from lib.ui.markup import escape, section
from lib.ui.table import Column
from lib.ui.view import View

Row = Mapping[str, Any]

ALL = ""
"""Everything; it does not stand in the URL."""
_COUNTS = ("indikator", "nyata", "program", "ada", "kurang", "belum", "tanpa", "siap")
_WIDTH = 280
SHOWN = 30
"""Items of the list to chase that the page names; the files hold all."""


def draw(view: View) -> None:
    """Draw readiness by dimension of the chosen framework, by sub-dimension, and what lacks."""
    rows = assessment.ready(view.city, view.framework)
    st.html(section(view.t("assessment.readiness")))
    if rows.is_empty():
        st.html(f'<p class="kk-teks">{escape(view.t("assessment.readiness_none"))}</p>')
        return
    everything = assessment.items(view.city).unique(["jenis", "kode"])
    text = view.t(
        "assessment.readiness_finding",
        ready=number(int(everything["siap"].sum()), view.lang),
        total=number(everything.height, view.lang),
    )
    mark = f" {provenance.sample_mark(view)}" if rows["contoh"].any() else ""
    st.html(f'<p class="kk-lead">{escape(text)}{mark}</p>')
    _table(view, rows, view.t("assessment.readiness"), _dimension(view), str(view.framework))
    if view.framework is Framework.NATIONAL:
        _within(view)
    st.html(f'<p class="kk-catatan">{escape(view.t("assessment.readiness_how"))}</p>')
    _chase(view)


def _dimension(view: View) -> Column:
    names = {d.kode: d.name(view.lang) for d in view.city.catalogue.dimensions(view.framework)}
    nowhere = view.t("assessment.no_pillar")
    head = view.t(f"assessment.column.{view.framework}")
    return Column(head, lambda r: names.get(r["kode"] or "", r["kode"] or nowhere))


def _within(view: View) -> None:
    names = {d.kode: d.name(view.lang) for d in view.city.catalogue.dimensions(Framework.NATIONAL)}
    rows = assessment.ready_within(view.city).filter(pl.col("pilar").is_not_null())
    order = list(names)
    rows = rows.with_columns(
        pl.col("pilar")
        .replace_strict({c: i for i, c in enumerate(order)}, default=99)
        .alias("urut")
    ).sort("urut", pl.col("subpilar").is_null(), maintain_order=True)
    through = view.t("assessment.no_subpillar")

    def said(row: Row) -> str:
        return f"{names.get(row['pilar'], row['pilar'])}: {row['subpilar'] or through}"

    title = view.t("assessment.within")
    with st.expander(title, key="subdimensi"):
        _table(view, rows, title, Column(view.t("assessment.column.subpillar"), said), "subpilar")


def _table(view: View, rows: pl.DataFrame, title: str, first: Column, file: str) -> None:
    """Draw a table of counts and its files, where a number is a number."""
    columns = [first, *(_count(view, name) for name in _COUNTS)]
    table.draw(rows.to_dicts(), columns, title)
    heads = [column.head for column in columns]
    cells: list[Cells] = [
        [first.cell(row), *(row[name] for name in _COUNTS)] for row in rows.to_dicts()
    ]
    sample = bool(rows["contoh"].any())
    made = files.table(
        view, heads, cells, title, view.t("assessment.ready_file"), file, sample=sample
    )
    figure.downloads(f"siap_{file}", made)


def _count(view: View, name: str) -> Column:
    def said(row: Row) -> str:
        text = escape(number(row[name], view.lang) if row[name] else "·")
        if name == "siap" and row["persen"] is not None:
            text = f"{text} <small>({escape(number(row['persen'], view.lang))} %)</small>"
        return text

    phone = name in ("siap", "nyata")
    head = view.t(f"assessment.ready.{name}")
    return Column(head, said, number=True, html=True, wide=not phone)


def _chase(view: View) -> None:
    st.html(section(view.t("assessment.chase")))
    names = {d.kode: d.name(view.lang) for d in view.city.catalogue.dimensions(view.framework)}
    every = assessment.chase(view.city, view.framework)
    short = view.city.catalogue.agency_name
    agencies = sorted({c for c in every["opd"] if c}, key=lambda c: short(c).casefold())
    with st.container(key="kendali_kejar", horizontal=True, gap="small"):
        with st.container(width=_WIDTH):
            dimension = choose.one(
                "dimensi",
                view.t("programme.filter.dimensi"),
                [ALL, *names],
                ALL,
                lambda c: names.get(c, view.t("programme.all.dimensi")),
            )
        with st.container(width=_WIDTH):
            agency = choose.one(
                "opd",
                view.t("programme.filter.opd"),
                [ALL, *agencies],
                ALL,
                lambda c: short(c) if c else view.t("programme.all.opd"),
            )
    rows = assessment.chase(view.city, view.framework, dimension, agency)
    if rows.is_empty():
        st.html(f'<p class="kk-teks">{escape(view.t("assessment.chase_none"))}</p>')
        return
    picked = {
        view.t("programme.filter.dimensi"): names.get(dimension, ""),
        view.t("programme.filter.opd"): short(agency) if agency else "",
    }
    _list(view, rows, picked)


def _list(view: View, rows: pl.DataFrame, picked: Mapping[str, str]) -> None:
    names = agency_words.Names(view.city, view.lang)
    title = view.t("assessment.chase")
    columns = [
        Column(view.t("assessment.column.item"), lambda r: _item(view, names, r), html=True),
        Column(view.t("assessment.column.need"), lambda r: _need(view, r)),
        Column(
            view.t("programme.column.agency"),
            lambda r: view.city.catalogue.agency_name(r["opd"]),
        ),
    ]
    table.draw(rows.head(SHOWN).to_dicts(), columns, title)
    if rows.height > SHOWN:
        more = view.t("assessment.chase_more", count=number(rows.height - SHOWN, view.lang))
        st.html(f'<p class="kk-catatan">{escape(more)}</p>')
    heads = [view.t(f"assessment.column.{c}") for c in ("kind", "code", "item", "need")]
    cells = [_cells(view, names, r) for r in rows.to_dicts()]
    made = files.table(
        view,
        [*heads, view.t("programme.column.agency")],
        cells,
        title,
        *(view.t("assessment.chase_file"), *picked.values()),
        sample=bool(rows["contoh"].any()),
        chosen=files.filters(view, picked),
    )
    figure.downloads("kejar", made)


def _item(view: View, names: agency_words.Names, row: Row) -> str:
    program = row["jenis"] == Kind.PROGRAM
    page, key = ("program", "program") if program else ("indikator", "indikator")
    where = links.href(view, page, **{key: row["kode"]})
    name = escape(names.of(row["kode"]))
    return f'<a class="kk-tautan" href="{escape(where)}" target="_self">{name}</a>'


def _need(view: View, row: Row) -> str:
    return listing([view.t(f"assessment.need.{Need(n)}") for n in row["perlu"]], view.lang)


def _cells(view: View, names: agency_words.Names, row: Row) -> Cells:
    return (
        view.t(f"evidence.kind.{row['jenis']}"),
        *(row["kode"], names.of(row["kode"]), _need(view, row)),
        view.city.catalogue.agency_name(row["opd"]),
    )
