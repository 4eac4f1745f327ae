"""Weights and scores of a year by component and pillar, and the index of every year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from lib.city import assessment, assessment_words
from lib.contract.vocabulary import Framework
from lib.i18n.format import listing, number
from lib.ui import figure, files, provenance, table
from lib.ui.markup import escape, section
from lib.ui.table import Column
from lib.ui.view import View

Row = Mapping[str, Any]


def draw(view: View, year: int, index: Row) -> None:
    """Draw components and pillars of a year, what is wrong with them, and all years."""
    rows = assessment.components(view.city).filter(pl.col("tahun") == year).to_dicts()
    pillars = _pillars(view, year)
    title = view.t("assessment.components", year=year)
    st.html(section(title))
    table.draw(rows, _columns(view, year, pillars), title)
    if pillars:
        _pillar_index(view, year, pillars)
    _remarks(view, year, index, rows)
    heads, cells = _export(view, year, rows, pillars)
    made = files.table(
        view, heads, cells, title, view.t("assessment.file"), str(year), sample=index["contoh"]
    )
    figure.downloads("penilaian", made)
    _years(view)


def _pillars(view: View, year: int) -> dict[str, str]:
    """Return the pillars that have scores in a year, in their order."""
    there = {pillar for _, pillar in assessment.scores(view.city, year)}
    every = view.city.catalogue.dimensions(Framework.NATIONAL)
    return {d.kode: d.name(view.lang) for d in every if d.kode in there}


def _columns(view: View, year: int, pillars: Mapping[str, str]) -> list[Column]:
    lang = view.lang
    scores = assessment.scores(view.city, year)

    def score_of(code: str) -> Column:
        return Column(
            pillars[code],
            lambda r: assessment_words.score(scores.get((r["komponen"], code)), lang),
            number=True,
            wide=True,
        )

    return [
        Column(
            view.t("assessment.column.component"),
            lambda r: assessment_words.component(r["komponen"], lang),
        ),
        Column(view.t("assessment.column.weight"), lambda r: _weight(view, r), number=True),
        Column(
            view.t("assessment.column.score"),
            lambda r: assessment_words.score(r["skor"], lang),
            number=True,
        ),
        *(score_of(code) for code in pillars),
    ]


def _weight(view: View, row: Row) -> str:
    decimals = 0 if row["bobot"] is None or float(row["bobot"]).is_integer() else 2
    return number(row["bobot"], view.lang, decimals)


def _pillar_index(view: View, year: int, names: Mapping[str, str]) -> None:
    rows = assessment.pillars(view.city).filter(pl.col("tahun") == year).to_dicts()
    known = [r for r in rows if r["indeks"] is not None and r["pilar"] in names]
    if not known:
        return
    best = sorted(known, key=lambda r: -r["indeks"])
    said = listing(
        [f"{names[r['pilar']]} {assessment_words.score(r['indeks'], view.lang)}" for r in best],
        view.lang,
    )
    text = view.t("assessment.pillars", said=said)
    st.html(f'<p class="kk-teks">{escape(text)}</p>')


def _remarks(view: View, year: int, index: Row, rows: list[dict[str, Any]]) -> None:
    """Say what the weights sum up to, what is missing, and where the weights come from."""
    weights = assessment.weights(view.city).filter(pl.col("tahun") == year).to_dicts()[0]
    said = assessment_words.weights(weights, view.lang)
    if not weights["pas"]:
        st.warning(said, icon=":material/balance:")
        said = ""
    if lack := assessment_words.lacking(index, view.lang):
        st.info(lack, icon=":material/pending:")
    sources = list(dict.fromkeys(r["sumber"] for r in rows if r["sumber"]))
    lines = [said, assessment_words.parts(index, view.lang)]
    if any(r["pilar"] for r in rows):
        lines.append(view.t("assessment.from_pillars"))
    if index["skala_atas"] is None:
        lines.append(view.t("assessment.no_scale"))
    lines.append(
        view.t("assessment.sources", names="; ".join(sources))
        if sources
        else view.t("assessment.no_source")
    )
    mark = f"{provenance.sample_mark(view)} " if index["contoh"] else ""
    text = " ".join(line for line in lines if line)
    st.html(f'<p class="kk-catatan">{mark}{escape(text)}</p>')


def _years(view: View) -> None:
    rows = assessment.indices(view.city).to_dicts()
    if len(rows) < 2:
        return
    lang = view.lang
    sums = {r["tahun"]: r for r in assessment.weights(view.city).to_dicts()}
    columns = [
        Column(view.t("assessment.column.year"), lambda r: str(r["tahun"])),
        Column(
            view.t("assessment.column.index"), lambda r: _index(view, r), number=True, html=True
        ),
        Column(
            view.t("assessment.column.improvement"),
            lambda r: assessment_words.improvement(r, lang),
        ),
        Column(
            view.t("assessment.column.weights"),
            lambda r: assessment_words.weights(sums[r["tahun"]], lang),
            wide=True,
        ),
    ]
    st.html(section(view.t("assessment.years")))
    title = view.t("assessment.years")
    table.draw(rows, columns, title)
    heads = [column.head for column in columns]
    cells = [
        [
            *(r["tahun"], r["indeks"], assessment_words.improvement(r, lang)),
            assessment_words.weights(sums[r["tahun"]], lang),
        ]
        for r in rows
    ]
    span = f"{rows[0]['tahun']}-{rows[-1]['tahun']}"
    sample = any(r["contoh"] for r in rows)
    parts = (view.t("assessment.file"), span)
    figure.downloads("tahunan", files.table(view, heads, cells, title, *parts, sample=sample))


def _index(view: View, row: Row) -> str:
    mark = f"{provenance.sample_mark(view)} " if row["contoh"] else ""
    return mark + escape(assessment_words.score(row["indeks"], view.lang))


def _export(
    view: View, year: int, rows: list[dict[str, Any]], pillars: Mapping[str, str]
) -> tuple[list[str], list[list[Any]]]:
    scores = assessment.scores(view.city, year)
    heads = [
        *(view.t(f"assessment.column.{c}") for c in ("year", "component", "weight", "score")),
        *pillars.values(),
        view.t("assessment.column.source"),
    ]
    cells = [
        [
            *(year, assessment_words.component(r["komponen"], view.lang), r["bobot"], r["skor"]),
            *(scores.get((r["komponen"], code)) for code in pillars),
            r["sumber"],
        ]
        for r in rows
    ]
    return heads, cells
