"""The areas that make a gap."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from lib.city import disparity, disparity_words, provenance, words
from lib.city.disparity import Gap
from lib.i18n.format import number, period
from lib.ui import files, links, table
from lib.ui.figure import Twin, below
from lib.ui.markup import escape, section
from lib.ui.table import Column
from lib.ui.view import View

KEY = "senjang_pembentuk"
SHOWN = 5
"""Areas in sight; the rest are in the table below."""
AREA_PATH = "wilayah"

Row = Mapping[str, Any]


def draw(view: View, made: Gap, row: Row) -> None:
    """Draw who makes most of the gap."""
    rows = disparity.behind(view.city, made.indicator.kode, row["periode"])
    said = disparity_words.makers(made, rows, view.city, view.lang)
    if not said:
        return
    st.html(section(view.t("disparity.makers.title")) + f'<p class="kk-lead">{escape(said)}</p>')
    title = view.t(
        "disparity.table_makers",
        indicator=made.indicator.name(view.lang),
        period=period(row["periode"], view.lang),
    )
    columns = _columns(view, made)
    table.draw(rows.head(SHOWN).to_dicts(), columns, title)
    shown = view.city.at(made.indicator.kode, made.level, row["periode"])

    def twin() -> Twin:
        made_files = files.table(
            view,
            [column.head for column in columns],
            [_cells(view, made, one) for one in rows.to_dicts()],
            title,
            *(made.indicator.kode, view.t("disparity.file_makers"), row["periode"]),
            sample=bool(rows["contoh"].any()),
        )
        return Twin(rows.to_dicts(), columns, title, made_files)

    below(view, KEY, about=provenance.of(view.city, shown), twin=twin)


def _columns(view: View, made: Gap) -> list[Column]:
    lang = view.lang

    def area(row: Row) -> str:
        name = view.city.catalogue.area(row["wilayah"]).nama
        target = escape(links.href(view, AREA_PATH, wilayah=row["wilayah"]))
        return f'<a class="kk-tautan" href="{target}" target="_self">{escape(name)}</a>'

    def share(row: Row) -> str:
        part = row["bagian"]
        return "–" if part is None else f"{number(part * 100, lang)}\N{NO-BREAK SPACE}%"

    return [
        Column(view.t("map.column.area"), area, html=True),
        Column(view.t("disparity.column.share"), share, number=True),
        Column(
            view.t("map.column.value"),
            lambda r: words.value(made.indicator, r["nilai"], lang),
            number=True,
        ),
        Column(
            view.t("disparity.column.side"),
            lambda r: disparity_words.side(made, r, lang),
            wide=True,
        ),
    ]


def _cells(view: View, made: Gap, row: Row) -> list[str | float | None]:
    name = view.city.catalogue.area(row["wilayah"]).nama
    return [
        name,
        files.rounded(row["bagian"], 4),
        row["nilai"],
        disparity_words.side(made, row, view.lang),
    ]
