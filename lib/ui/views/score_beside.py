"""The rule and a trial side by side: what moved."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from lib.city import provenance, score, score_words
from lib.city.score import Asked
from lib.i18n.format import number, signed
from lib.ui import figure, files
from lib.ui.markup import escape, section
from lib.ui.table import Column, markup
from lib.ui.view import View

KEY = "skor_banding"
SHOWN = 8
"""Areas that moved most; the twin has all."""

Row = Mapping[str, Any]


def draw(view: View, asked: Asked, area: str) -> None:
    """Draw what a trial changes.

    Args:
        view: The reader's view.
        asked: Scores by the trial.
        area: Code of the chosen area.
    """
    st.html(section(view.t("score.beside_title")))
    lines = score_words.tried(view.city, asked.rancangan, view.lang)
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    st.html(f'<ul class="kk-daftar">{items}</ul>')
    left, right = st.columns(2, gap="large")
    with left:
        name = view.city.catalogue.area(area).nama
        st.html(f"<h3>{escape(view.t('score.beside_scores', area=name))}</h3>")
        st.html(markup(_scores(view, asked, area), _score_columns(view)))
    with right:
        _moved(view, asked)


def _scores(view: View, asked: Asked, area: str) -> list[Row]:
    """Return the score of each dimension and of the whole by both."""
    known = score.dimensions(view.city, asked, area)
    usual = score.dimensions(view.city, asked.by_rule, area)
    rows: list[Row] = [
        {
            "nama": d.name(view.lang),
            "baku": usual.get(d.kode, {}).get("skor"),
            "coba": known.get(d.kode, {}).get("skor"),
        }
        for d in view.city.catalogue.dimensions(view.framework)
    ]
    both = [score.whole(view.city, one, area) for one in (asked.by_rule, asked)]
    ends = [row["skor"] if row is not None else None for row in both]
    return [*rows, {"nama": view.t("score.whole"), "baku": ends[0], "coba": ends[1]}]


def _score_columns(view: View) -> list[Column]:
    lang = view.lang

    def difference(row: Row) -> str:
        if row["baku"] is None or row["coba"] is None:
            return "–"
        return signed(row["coba"] - row["baku"], lang, 1)

    return [
        Column(view.t("score.column.dimension"), lambda r: r["nama"]),
        Column(view.t("score.column.rule"), lambda r: number(r["baku"], lang, 1), number=True),
        Column(view.t("score.column.trial"), lambda r: number(r["coba"], lang, 1), number=True),
        Column(view.t("score.column.difference"), difference, number=True),
    ]


def _moved(view: View, asked: Asked) -> None:
    levels = score.levels(view.city, asked) or score.levels(view.city, asked.by_rule)
    if not levels:
        return
    rows = score.moved(view.city, asked, levels[0]).with_columns(
        (pl.col("peringkat_baku") - pl.col("peringkat")).alias("naik")
    )
    ordered = rows.sort(pl.col("naik").abs(), descending=True, nulls_last=True, maintain_order=True)
    title = view.t("score.beside_ranks", level=view.t(f"terms.level.{levels[0]}"))
    st.html(f"<h3>{escape(title)}</h3>")
    columns = _rank_columns(view)
    steps = rows["naik"].abs().drop_nulls()
    said = view.t(
        "score.beside_said",
        count=number(int((steps > 0).sum()), view.lang),
        of=number(rows.height, view.lang),
        most=number(float(steps.max() or 0), view.lang),  # type: ignore[arg-type]
    )
    st.html(f'<p class="kk-teks">{escape(said)}</p>')
    st.html(markup(ordered.head(SHOWN).to_dicts(), columns, title))
    about = provenance.of(
        view.city, score.used(view.city, asked, tuple(rows["wilayah"].sort().to_list()))
    )
    name = view.t("score.file_trial")
    twin = partial(files.as_seen, view, rows.to_dicts(), columns, title, name, sample=about.sample)
    figure.below(view, KEY, about=about, twin=twin)


def _rank_columns(view: View) -> list[Column]:
    lang = view.lang

    def step(row: Row) -> str:
        return signed(row["naik"], lang) if row["naik"] is not None else "–"

    def score_of(name: str) -> Column:
        head = view.t("score.column.rule" if name == "skor_baku" else "score.column.trial")
        return Column(head, lambda r: number(r[name], lang, 1), number=True, wide=True)

    return [
        Column(view.t("score.column.area"), lambda r: view.city.catalogue.area(r["wilayah"]).nama),
        score_of("skor_baku"),
        score_of("skor"),
        Column(
            view.t("score.column.rank_rule"),
            lambda r: number(r["peringkat_baku"], lang),
            number=True,
        ),
        Column(
            view.t("score.column.rank_trial"), lambda r: number(r["peringkat"], lang), number=True
        ),
        Column(view.t("score.column.moved"), step, number=True),
    ]
