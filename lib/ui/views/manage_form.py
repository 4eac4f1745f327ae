"""Forms to fill in, as Excel workbooks made from the contract."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from lib.exchange.form import FormSheet, forms
from lib.export import xlsx
from lib.export.filenames import filename
from lib.export.template import template
from lib.i18n.format import listing, number
from lib.load.periods import read_periods
from lib.store.catalogue import Catalogue
from lib.ui import figure
from lib.ui.access import Access
from lib.ui.figure import Download
from lib.ui.markup import escape, section
from lib.ui.view import View
from lib.ui.views.manage_desk import Desk

WIDTH = 640
"""Pixels of the controls."""
NAMED = 3
"""Indicators named in the title of a form."""


def draw(view: View, _allowed: Access, _desk: Desk) -> None:
    """Let the reader choose agencies, indicators and periods, and download the form."""
    st.html(
        section(view.t("manage.form"))
        + f'<p class="kk-catatan">{escape(view.t("manage.form_lead"))}</p>'
    )
    catalogue = view.city.catalogue
    if not catalogue.indicators:
        st.info(view.t("manage.form_none"), icon=":material/table_view:")
        return
    with st.container(width=WIDTH):
        agencies, chosen = _wanted(view, catalogue)
        periods = _periods(view)
    if periods is not None:
        _form(view, agencies, chosen, periods)


def _wanted(view: View, catalogue: Catalogue) -> tuple[list[str], list[str]]:
    """Return the agencies that were chosen, and the indicators that are asked for."""
    stewards = {i.walidata for i in catalogue.indicators if i.walidata}
    agencies = st.multiselect(
        view.t("manage.form_agency"),
        [a for a in catalogue.agencies if a in stewards],
        format_func=catalogue.agency_name,
        placeholder=view.t("manage.form_any"),
        key="formulir_opd",
    )
    offered = [i for i in catalogue.indicators if not agencies or i.walidata in agencies]
    names = {i.kode: f"{i.kode} · {i.name(view.lang)}" for i in offered}
    chosen = st.multiselect(
        view.t("manage.form_indicator"),
        list(names),
        format_func=lambda kode: names.get(kode, kode),
        placeholder=view.t("manage.form_any"),
        key="formulir_indikator",
    )
    return agencies, chosen or list(names)


def _periods(view: View) -> list[str] | None:
    """Return the periods asked for; ``None`` if one of them cannot be read."""
    given = st.text_input(
        view.t("manage.form_period"),
        key="formulir_periode",
        placeholder=view.t("manage.form_period_example"),
        help=view.t("manage.form_period_help"),
        max_chars=200,
    )
    asked = [w.strip() for w in (given or "").replace(";", ",").split(",") if w.strip()]
    read = read_periods(asked)
    odd = [w for w in asked if w not in read.canonical]
    if odd:
        st.warning(
            view.t("manage.form_period_odd", periods=", ".join(odd)), icon=":material/event:"
        )
        return None
    return [read.canonical[w] for w in asked]


def _form(
    view: View, agencies: Sequence[str], chosen: Sequence[str], periods: Sequence[str]
) -> None:
    sheets = forms(view.city.snapshot, chosen, view.today, periods)
    lines = sum(len(s.lines) for s in sheets)
    if not lines:
        st.info(view.t("manage.form_nothing"), icon=":material/table_view:")
        return
    said = view.t(
        "manage.form_size",
        indicators=number(len(chosen), view.lang),
        sheets=number(len(sheets), view.lang),
        rows=number(lines, view.lang),
    )
    st.html(f'<p class="kk-teks">{escape(said)}</p>')
    subject = _subject(view, agencies, chosen)
    name = filename("formulir", subject, ending="xlsx", lang=view.lang, made=view.today)
    make = partial(_make, view, sheets, subject)
    figure.downloads("formulir", [Download(view.t("manage.form_button"), name, xlsx.MIME, make)])


def _subject(view: View, agencies: Sequence[str], chosen: Sequence[str]) -> str:
    if agencies:
        return listing([view.city.catalogue.agency_name(a) for a in agencies], view.lang)
    if len(chosen) <= NAMED:
        return listing(list(chosen), view.lang)
    return view.t("exchange.form.all")


def _make(view: View, sheets: Sequence[FormSheet], subject: str) -> bytes:
    title = view.t("exchange.form.title", subject=subject)
    sources = view.city.snapshot.tables["sumber"]["kode"].to_list()
    return template(sheets, title, sources, lang=view.lang)
