"""Which figures a score still lacks, and who can supply them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from lib.analysis.score import OLDEST
from lib.city import score, score_words
from lib.city.score import Asked
from lib.i18n.format import listing, number
from lib.ui import figure, files
from lib.ui.markup import escape, section
from lib.ui.table import Column, markup
from lib.ui.view import View

KEY = "skor_kurang"


def draw(view: View, asked: Asked, area: str) -> None:
    """Draw what the dimensions of an area lack; nothing where all figures are there."""
    gaps = score.gaps(view.city, asked, area)
    lacking = [gap for gap in gaps if gap.kosong]
    if not lacking:
        return
    open_ = [gap for gap in lacking if gap.perlu]
    st.html(section(view.t("score.missing")))
    names = [
        view.t(
            "score.missing_one",
            dimension=gap.dimensi.name(view.lang),
            more=number(gap.perlu, view.lang),
        )
        for gap in open_
    ]
    said = view.t(
        "score.missing_open" if open_ else "score.missing_closed",
        total=number(sum(gap.perlu for gap in open_), view.lang),
        parts=listing(names, view.lang),
    )
    share = score_words.share(asked.rancangan.minimum, view.lang)
    rule = view.t("score.missing_rule", share=share)
    st.html(f'<p class="kk-teks">{escape(said)}</p><p class="kk-catatan">{escape(rule)}</p>')
    _table(view, asked, area)


def _table(view: View, asked: Asked, area: str) -> None:
    rows = _rows(view, asked, area)
    columns = [
        Column(view.t("score.column.indicator"), lambda r: r["indikator"]),
        Column(view.t("score.column.dimension"), lambda r: r["dimensi"], wide=True),
        Column(view.t("score.column.why"), lambda r: r["sebab"]),
        Column(view.t("score.column.steward"), lambda r: r["walidata"]),
    ]
    title = view.t("score.missing_table", count=number(len(rows), view.lang))
    box = st.expander(title, key=f"{KEY}_tabel", on_change="rerun", type="compact")
    if not box.open:
        return
    with box:
        st.html(markup(rows, columns, title))
        heads = [column.head for column in columns]
        cells = [[column.cell(row) for column in columns] for row in rows]
        name = view.city.catalogue.area(area).nama
        parts = (view.t("score.file_missing"), name, str(asked.tahun))
        figure.downloads(KEY, files.table(view, heads, cells, title, *parts))


def _rows(view: View, asked: Asked, area: str) -> list[Mapping[str, Any]]:
    """Return one row per indicator without a score, by steward."""
    rows = [
        {
            "indikator": one.indikator.name(view.lang),
            "dimensi": gap.dimensi.name(view.lang),
            "sebab": score_words.lack(one, OLDEST, view.lang),
            "walidata": view.city.catalogue.agency_name(one.indikator.walidata),
        }
        for gap in score.gaps(view.city, asked, area)
        for one in gap.kosong
    ]
    return sorted(rows, key=lambda row: row["walidata"])
