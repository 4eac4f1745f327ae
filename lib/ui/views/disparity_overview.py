"""All gaps at a glance: which are widest, and how they move."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from lib.city import disparity, disparity_words, words
from lib.city.disparity import Gauge, Move
from lib.i18n.format import number, period
from lib.ui import choose, figure, files, links, provenance, table
from lib.ui.markup import escape, section
from lib.ui.table import Column
from lib.ui.view import View

KEY = "senjang_semua"
ORDERS = ("lebar", "gerak", "nama")

Row = Mapping[str, Any]


def draw(view: View, codes: tuple[str, ...]) -> None:
    """Draw the table of all indicators that have a gap."""
    rows = disparity.overview(view.city, codes)
    if rows.is_empty():
        return
    said = disparity_words.headline(rows, view.city, view.lang)
    mark = f" {provenance.sample_mark(view)}" if rows["contoh"].any() else ""
    st.html(
        section(view.t("disparity.overview.title")) + f'<p class="kk-lead">{escape(said)}{mark}</p>'
        f'<p class="kk-catatan">{escape(view.t("disparity.overview.how"))}</p>'
    )
    with st.container(key="kendali_urut"):
        names = {key: view.t(f"disparity.overview.sort.{key}") for key in ORDERS}
        order = choose.few("urut", view.t("disparity.overview.sort"), names, ORDERS[0])
    listed = ordered(view, rows, order)
    title, columns = view.t("disparity.overview.title"), _columns(view)
    table.draw(listed, columns, title)
    heads = [view.t(key) for key in _HEADS]
    cells = [_cells(view, row) for row in listed]
    made = files.table(
        view,
        heads,
        cells,
        title,
        view.t("disparity.overview.file"),
        sample=bool(rows["contoh"].any()),
        remark=view.t("disparity.overview.how"),
    )
    figure.downloads(KEY, made)


def ordered(view: View, rows: pl.DataFrame, order: str) -> list[dict[str, Any]]:
    """Return the rows in the order that the reader has chosen."""
    listed = rows.to_dicts()
    if order == "nama":
        listed.sort(key=lambda r: _name(view, r).casefold())
    elif order == "gerak":
        listed.sort(key=_widening, reverse=True)
    else:
        listed.sort(key=lambda r: (r["williamson"] is None, -(r["williamson"] or 0)))
    return listed


def _widening(row: Row) -> tuple[int, float]:
    """Return how much a gap widens: certain ones first, by change relative to their size."""
    place = {Move.WIDENS: 3, Move.STEADY: 2, Move.UNSURE: 2, Move.TOO_SHORT: 1, Move.NARROWS: 0}
    size = row[row["ukuran"]] or 0
    pace = (row["kemiringan"] or 0) / size if size else 0.0
    return place[Move(row["gerak"])], pace


def _name(view: View, row: Row) -> str:
    return view.city.catalogue.indicator(row["indikator"]).name(view.lang)


def _columns(view: View) -> list[Column]:
    lang, catalogue = view.lang, view.city.catalogue

    def name(row: Row) -> str:
        target = escape(links.href(view, view.page, indikator=row["indikator"]))
        label = escape(_name(view, row))
        return f'<a class="kk-tautan" href="{target}" target="_self">{label}</a>'

    def span(row: Row) -> str:
        return words.amount(catalogue.indicator(row["indikator"]), row["rentang"], lang)

    def ratio(row: Row) -> str:
        return "–" if row["alasan"] else number(row["rasio"], lang, 1)

    return [
        Column(view.t("disparity.column.indicator"), name, html=True),
        Column(
            view.t("disparity.column.width"), lambda r: disparity_words.width(r, lang), number=True
        ),
        Column(view.t("disparity.column.move"), lambda r: disparity_words.move(r, lang)),
        Column(view.t("disparity.column.ratio"), ratio, number=True, wide=True),
        Column(view.t("disparity.column.range"), span, number=True, wide=True),
        Column(view.t("disparity.column.best"), lambda r: _end(view, r, best=True), wide=True),
        Column(view.t("disparity.column.worst"), lambda r: _end(view, r, best=False), wide=True),
        Column(view.t("map.column.period"), lambda r: period(r["periode"], lang), wide=True),
    ]


def _end(view: View, row: Row, *, best: bool) -> str:
    """Return the area at one end; at the high end where neither way is better."""
    catalogue = view.city.catalogue
    up = (catalogue.indicator(row["indikator"]).arah.sign or 1) > 0
    end = "tertinggi" if best == up else "terendah"
    return catalogue.area(row[f"wilayah_{end}"]).nama


_HEADS = (
    "disparity.column.indicator",
    "map.column.period",
    "disparity.column.width",
    "disparity.column.gini",
    "disparity.column.theil",
    "disparity.column.ratio",
    "disparity.column.range",
    "disparity.column.deviation",
    "map.column.unit",
    "disparity.column.best",
    "disparity.column.worst",
    "disparity.column.move",
)


def _cells(view: View, row: Row) -> list[str | float | None]:
    indicator = view.city.catalogue.indicator(row["indikator"])
    numbers = [files.rounded(row[name], 4) for name in (Gauge.RELATIVE.value, "gini", "theil")]
    apart = [row["rentang"], row["simpangan"]]
    return [
        indicator.name(view.lang),
        row["periode"],
        *numbers,
        files.rounded(None if row["alasan"] else row["rasio"], 4),
        *(files.rounded(number_, max(indicator.desimal + 2, 4)) for number_ in apart),
        indicator.unit(view.lang),
        _end(view, row, best=True),
        _end(view, row, best=False),
        disparity_words.move(row, view.lang),
    ]
