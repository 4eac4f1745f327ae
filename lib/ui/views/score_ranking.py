"""The areas in order of their scores, and how sure that order is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from lib.analysis.robustness import Robustness
from lib.charts.intervals import intervals, span
from lib.charts.theme import LIGHT, Spec
from lib.charts.trend import Lines
from lib.city import provenance, score, score_words
from lib.city.provenance import Provenance
from lib.city.score import Asked
from lib.contract.vocabulary import Level
from lib.i18n.format import number
from lib.ui import figure, files, pictures
from lib.ui.figure import Twin
from lib.ui.markup import escape, section
from lib.ui.table import Column, markup
from lib.ui.view import View
from lib.ui.views import score_choice

KEY = "skor_peringkat"
LEFT_OUT = 6
"""Rows of the table of what is left out, before the twin has the rest."""

Row = Mapping[str, Any]


def draw(view: View, asked: Asked, area: str) -> Level | None:
    """Draw the ranking.

    Args:
        view: The reader's view.
        asked: Which scores.
        area: Code of the chosen area.

    Returns:
        The level that is ranked; ``None`` without enough scores.
    """
    st.html(section(view.t("score.ranking")))
    level = score_choice.level(view, asked)
    if level is None:
        key = "score.ranking_none_real" if asked.nyata else "score.ranking_none"
        st.info(view.t(key), icon=":material/format_list_numbered:")
        return None
    found = score.ranked(view.city, asked, level)
    _said(view, found, area)
    about = provenance.of(view.city, score.used(view.city, asked, _areas(view, level)))
    figure.draw(
        view,
        KEY,
        _chart(view, found, level, area, sample=about.sample),
        alt=view.t("score.ranking_alt", level=view.t(f"terms.level.{level}"), year=asked.tahun),
        about=about,
        twin=lambda: _twin(view, asked, level, found, area, about),
        select=True,
    )
    return level


def _areas(view: View, level: Level) -> tuple[str, ...]:
    return tuple(one.kode for one in view.city.catalogue.areas(level))


def _said(view: View, found: Robustness, area: str) -> None:
    rows = found.peringkat.filter(pl.col("wilayah") == area)
    said = [score_words.ranking(view.city, found, view.lang)]
    if rows.height:
        row = rows.row(0, named=True)
        place = score_words.place(row, found.peringkat.height, view.lang)
        name = view.city.catalogue.area(area).nama
        said = [f"{name}: {place} {score_words.ties(view.city, row, view.lang)}", *said]
    st.html("".join(f'<p class="kk-teks">{escape(one)}</p>' for one in said))


def _chart(
    view: View, found: Robustness, level: Level, area: str, *, sample: bool, light: bool = False
) -> Spec:
    names = {one.kode: one.nama for one in view.city.catalogue.areas(level)}
    return intervals(
        found.peringkat,
        Lines(names, None, (area,) if area in names else ()),
        tokens=LIGHT if light else view.tokens,
        lang=view.lang,
        sample=sample,
    )


def _twin(
    view: View, asked: Asked, level: Level, found: Robustness, area: str, about: Provenance
) -> Twin:
    title = view.t("score.ranking_table", level=view.t(f"terms.level.{level}"), year=asked.tahun)
    columns = _columns(view)
    rows = found.peringkat.to_dicts()
    cells = [[column.cell(row) for column in columns] for row in rows]
    parts = (view.t("score.file_ranking"), view.t(f"terms.level.{level}"), str(asked.tahun))
    made = [
        *files.table(
            view,
            [column.head for column in columns],
            cells,
            title,
            *parts,
            sample=about.sample,
            remark=view.t("score.ranking_how", runs=number(found.jumlah, view.lang)),
        ),
        *pictures.of(
            view,
            lambda: _chart(view, found, level, area, sample=about.sample, light=True),
            title,
            "",
            about,
            parts,
        ),
    ]
    return Twin(rows, columns, title, made)


def _columns(view: View) -> list[Column]:
    lang, area = view.lang, view.city.catalogue.area

    def percent(head: str, name: str) -> Column:
        return Column(
            view.t(head), lambda r: f"{number(r[name] * 100, lang)} %", number=True, wide=True
        )

    return [
        Column(view.t("score.column.area"), lambda r: area(r["wilayah"]).nama),
        Column(view.t("score.column.score"), lambda r: number(r["skor"], lang, 1), number=True),
        Column(
            view.t("score.column.places"),
            lambda r: span(r["bawah"], r["atas"], lang),
            number=True,
        ),
        Column(view.t("score.column.third"), lambda r: view.t(f"charts.third.{r['tingkat']}")),
        percent("score.column.best_third", "sepertiga_atas"),
        percent("score.column.worst_third", "sepertiga_bawah"),
        Column(
            view.t("score.column.tied"),
            lambda r: number(len(r["seri_dengan"]), lang),
            number=True,
            wide=True,
        ),
    ]


def left_out(view: View, asked: Asked, level: Level) -> None:
    """Draw what the ranking of a level does without each dimension and each indicator."""
    found = score.ranked(view.city, asked, level)
    about = provenance.of(view.city, score.used(view.city, asked, _areas(view, level)))
    names = {d.kode: d.name(view.lang) for d in view.city.catalogue.dimensions(view.framework)}
    rows = found.tanpa.to_dicts()
    if not rows:
        return
    st.html(section(view.t("score.left_out")))
    if said := score_words.dropped(view.city, found, names, view.lang):
        st.html(f'<p class="kk-teks">{escape(said)}</p>')
    columns = _left_out_columns(view, names)
    title = view.t("score.left_out")
    st.html(markup(rows[:LEFT_OUT], columns, title))
    parts = (view.t("score.file_left_out"), view.t(f"terms.level.{level}"), str(asked.tahun))
    twin = partial(files.as_seen, view, rows, columns, title, *parts, sample=about.sample)
    figure.below(view, f"{KEY}_tanpa", about=about, twin=twin)


def _left_out_columns(view: View, names: Mapping[str, str]) -> list[Column]:
    lang = view.lang

    def name(row: Row) -> str:
        return score_words.part_name(view.city, row, names, lang)

    def most(row: Row) -> str:
        where = view.city.catalogue.area(row["wilayah"]).nama
        return f"{number(row['terbesar'], lang)} ({where})"

    return [
        Column(view.t("score.column.without"), name),
        Column(
            view.t("score.column.kind"), lambda r: view.t(f"score.kind.{r['jenis']}"), wide=True
        ),
        Column(view.t("score.column.mean"), lambda r: number(r["rata"], lang, 1), number=True),
        Column(view.t("score.column.most"), most, number=True),
    ]
