"""What pulls a score up or down: parts that add up to a difference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

import polars as pl
import streamlit as st

from lib.charts.contributions import Part, contributions
from lib.charts.theme import LIGHT, Spec
from lib.city import provenance, score, score_words
from lib.city.score import Asked
from lib.city.trial import RULE
from lib.i18n.format import number, signed
from lib.ui import choose, figure, files, pictures
from lib.ui.figure import Twin
from lib.ui.markup import escape, section
from lib.ui.table import Column
from lib.ui.view import View
from lib.ui.views import score_choice

KEY = "skor_bagian"
SHOWN, TOLD = 10, 0.05
"""Bars before the rest is one bar, and the points that a bar of its own takes."""

Row = Mapping[str, Any]


class Against(StrEnum):
    """What a score is held against (``lawan`` in the URL)."""

    YEAR = "tahun_lalu"
    AREA = "wilayah"
    FULL = "penuh"
    RULE = "baku"


def draw(view: View, asked: Asked, area: str) -> None:
    """Draw the parts of a difference.

    Args:
        view: The reader's view.
        asked: Which scores.
        area: Code of the area.
    """
    st.html(section(view.t("score.parts")))
    with st.container(key="kendali_bagian", gap="small"):
        against = _against(view, asked)
        left, right = st.columns(2, vertical_alignment="bottom")
    with left:
        only = _dimension(view, asked, area)
    with right:
        opponent = score_choice.opponent(view, asked, area) if against is Against.AREA else None
    other = {Against.YEAR: asked.before, Against.RULE: asked.by_rule, Against.AREA: asked}
    rows = score.parts(view.city, asked, area, other.get(against), opponent, only)
    if rows.is_empty():
        st.info(_why_not(view, asked, area, against, only), icon=":material/balance:")
        return
    title = _title(view, asked, area, against, opponent, only)
    _draw(view, asked, area, opponent, rows, title)


def _against(view: View, asked: Asked) -> Against:
    ways = [Against.YEAR, Against.AREA, Against.FULL]
    if asked.rancangan != RULE:
        ways.append(Against.RULE)
    names = {str(way): view.t(f"score.against.{way}") for way in ways}
    return Against(choose.few("lawan", view.t("score.against"), names, str(ways[0])))


def _dimension(view: View, asked: Asked, area: str) -> str | None:
    """Let the reader choose a dimension; the whole first, unless only dimensions have scores."""
    known = score.dimensions(view.city, asked, area)
    there = [d for d in view.city.catalogue.dimensions(view.framework) if d.kode in known]
    names = {d.kode: d.name(view.lang) for d in there}
    whole = score.whole(view.city, asked, area)
    complete = whole is not None and whole["skor"] is not None
    scored = [code for code in names if known[code]["skor"] is not None]
    options = ["", *names]
    usual = "" if complete or not scored else scored[0]
    chosen = choose.one(
        "dimensi",
        view.t("score.of"),
        options,
        usual,
        lambda code: names[code] if code else view.t("score.whole"),
    )
    return chosen or None


def _why_not(view: View, asked: Asked, area: str, against: Against, only: str | None) -> str:
    """Return which of the two scores is missing."""
    rows = score.dimensions(view.city, asked, area)
    whole = score.whole(view.city, asked, area)
    mine = rows.get(only, {}).get("skor") if only else whole and whole["skor"]
    if mine is None:
        return view.t("score.parts_none", area=view.city.catalogue.area(area).nama)
    return view.t(f"score.parts_none_{against}", year=asked.tahun - 1)


def _title(
    view: View, asked: Asked, area: str, against: Against, opponent: str | None, only: str | None
) -> str:
    catalogue = view.city.catalogue
    names = {d.kode: d.name(view.lang) for d in catalogue.dimensions(view.framework)}
    return view.t(
        f"score.parts_title.{against}",
        what=names[only] if only else view.t("score.whole"),
        area=catalogue.area(area).nama,
        other=catalogue.area(opponent).nama if opponent else "",
        year=asked.tahun,
        before=asked.tahun - 1,
    )


def _draw(
    view: View, asked: Asked, area: str, opponent: str | None, rows: pl.DataFrame, title: str
) -> None:
    said = [title + ".", score_words.pulled(view.city, rows, view.lang)]
    if not rows["sebanding"].all():
        said.append(view.t("score.parts_break"))
    st.html(f'<p class="kk-teks">{escape(" ".join(s for s in said if s))}</p>')
    areas = (area, opponent) if opponent else (area,)
    about = provenance.of(view.city, score.used(view.city, asked, areas))
    figure.draw(
        view,
        KEY,
        _chart(view, rows, sample=about.sample),
        alt=view.t("score.parts_alt", title=title),
        about=about,
        twin=lambda: _twin(view, asked, areas, rows, title, about),
    )


def _chart(view: View, rows: pl.DataFrame, *, sample: bool, light: bool = False) -> Spec:
    return contributions(
        _parts(view, rows.to_dicts()),
        tokens=LIGHT if light else view.tokens,
        lang=view.lang,
        sample=sample,
    )


def _parts(view: View, rows: Sequence[Row]) -> list[Part]:
    """Return the largest parts, the rest as one, and their sum."""
    ordered = sorted(rows, key=lambda r: -abs(r["sumbangan"]))
    told = [row for row in ordered[:SHOWN] if abs(row["sumbangan"]) >= TOLD]
    shown = sorted(told, key=lambda r: r["sumbangan"])
    parts = [Part(_name(view, row), row["sumbangan"], _behind(view, row)) for row in shown]
    if rest := ordered[len(told) :]:
        count = number(len(rest), view.lang)
        total = sum(row["sumbangan"] for row in rest)
        parts.append(Part(view.t("score.parts_rest", count=count), total))
    whole = sum(row["sumbangan"] for row in rows)
    return [*parts, Part(view.t("score.parts_sum"), whole, jumlah=True)]


def _name(view: View, row: Row) -> str:
    if row["indikator"]:
        return view.city.catalogue.indicator(row["indikator"]).name(view.lang)
    if row["dimensi"]:
        names = {d.kode: d.name(view.lang) for d in view.city.catalogue.all_dimensions}
        return view.t("score.parts_weight", dimension=names.get(row["dimensi"], row["dimensi"]))
    return view.t("score.parts_method")


def _behind(view: View, row: Row) -> str:
    if not row["indikator"]:
        return ""
    ends = [number(row[name], view.lang, 1) for name in ("skor_lain", "skor")]
    return view.t("score.parts_behind", before=ends[0], now=ends[1])


def _twin(
    view: View,
    asked: Asked,
    areas: Sequence[str],
    rows: pl.DataFrame,
    title: str,
    about: provenance.Provenance,
) -> Twin:
    lang = view.lang
    columns = [
        Column(view.t("score.column.part"), lambda r: _name(view, r)),
        Column(view.t("score.column.score"), lambda r: number(r["skor"], lang, 1), number=True),
        Column(
            view.t("score.column.other"), lambda r: number(r["skor_lain"], lang, 1), number=True
        ),
        Column(
            view.t("score.column.part_points"),
            lambda r: signed(r["sumbangan"], lang, 2),
            number=True,
        ),
    ]
    shown = rows.to_dicts()
    heads = [column.head for column in columns]
    cells = [[_name(view, r), r["skor"], r["skor_lain"], r["sumbangan"]] for r in shown]
    names = (view.city.catalogue.area(code).nama for code in areas)
    parts = (view.t("score.file_parts"), *names, str(asked.tahun))
    made = [
        *files.table(view, heads, cells, title, *parts, sample=about.sample),
        *pictures.of(
            view,
            lambda: _chart(view, rows, sample=about.sample, light=True),
            title,
            "",
            about,
            parts,
        ),
    ]
    return Twin(shown, columns, title, made)
