"""Every indicator of one area in one table, dimension by dimension."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
import streamlit as st

from lib.analysis.profile import Profile
from lib.charts.spark import spark
from lib.city import area_words, portrait, words
from lib.city.city import City
from lib.city.memory import remembered
from lib.city.provenance import of as provenance_of
from lib.city.words import Row
from lib.contract.vocabulary import Level
from lib.i18n.format import number, period
from lib.store.catalogue import Area, Dimension, Indicator
from lib.ui import figure, files, provenance, style
from lib.ui.markup import escape, icon, picture, section
from lib.ui.view import View

KEY = "tabel_wilayah"


@dataclass(frozen=True, slots=True)
class _Column:
    """One column; only those that are ``always`` there fit on a phone."""

    head: str
    cell: Callable[[Indicator, Row], str]
    """Returns markup."""
    number: bool = False
    always: bool = False

    @property
    def kind(self) -> str:
        """Its classes."""
        names = (["n"] if self.number else []) + ([] if self.always else ["kk-lapang"])
        return f' class="{" ".join(names)}"' if names else ""


def draw(view: View, area: Area, made: Profile) -> None:
    """Draw the table, its sources and its downloads."""
    st.html(section(view.t("area.all")))
    groups = portrait.entries(view.city, area.kode, view.framework)
    columns = _columns(view, area)
    bodies = "".join(_group(view, one, rows, columns) for one, rows in groups)
    caption = escape(view.t("area.all_caption", area=area.nama))
    head = "".join(f'<th scope="col"{c.kind}>{escape(c.head)}</th>' for c in columns)
    st.html(
        f'<div class="kk-gulung" tabindex="0" role="region" aria-label="{caption}">'
        f'<table class="kk-tabel kk-profil"><caption class="kk-samar">{caption}</caption>'
        f"<thead><tr>{head}</tr></thead>{bodies}</table></div>"
    )
    _below(view, area, made)


def _below(view: View, area: Area, made: Profile) -> None:
    coarser = portrait.coarser_only(view.city, area)
    extra = (
        view.t("area.coarser", count=number(coarser, view.lang), area=area.nama) if coarser else ""
    )
    if said := provenance.line(view, provenance_of(view.city, made.rows), extra):
        st.html(said)
    names = {area.kode: area.nama} | {
        i.kode: i.name(view.lang) for i in view.city.catalogue.indicators
    }
    title = view.t("area.download_title", area=area.nama)
    figure.downloads(KEY, files.observations(view, made.rows, title, area.nama, names=names))


def _columns(view: View, area: Area) -> Sequence[_Column]:
    def said(key: str, **params: object) -> str:
        return view.t(f"area.column.{key}", **params)

    columns = [
        _Column(said("indicator"), lambda i, r: _name(view, i, r), always=True),
        _Column(said("value"), lambda i, r: _value(view, i, r), number=True, always=True),
        _Column(said("change"), lambda i, r: _change(view, i, r)),
        _Column(said("course"), lambda i, r: _course(view, i, r)),
    ]
    if area.level is Level.CITY:
        return [*columns, _Column(said("target"), lambda i, r: _target(view, i, r))]
    columns.append(_rank(view, said("rank"), ""))
    if area.level is Level.VILLAGE:
        kind = view.t(f"area.kind.{area.jenis}")
        columns.append(_rank(view, said("rank_parent"), "_induk"))
        columns.append(_rank(view, said("rank_kind", kind=kind), "_jenis"))
    return [*columns, _Column(said("city"), lambda i, r: _against(view, i, r))]


def _group(
    view: View,
    dimension: Dimension | None,
    rows: Sequence[tuple[Indicator, dict[str, Any]]],
    columns: Sequence[_Column],
) -> str:
    name = dimension.name(view.lang) if dimension else view.t("area.other")
    colour = style.colour(view, dimension.warna) if dimension else view.tokens.soft
    lines = "".join(_line(indicator, row, columns) for indicator, row in rows)
    return (
        f'<tbody style="--kk-warna:{escape(colour)}"><tr class="kk-kelompok">'
        f'<th scope="rowgroup" colspan="{len(columns)}">{escape(name)}</th></tr>{lines}</tbody>'
    )


def _line(indicator: Indicator, row: Row, columns: Sequence[_Column]) -> str:
    first, *rest = columns
    cells = "".join(f"<td{c.kind}>{c.cell(indicator, row)}</td>" for c in rest)
    return f'<tr><th scope="row">{first.cell(indicator, row)}</th>{cells}</tr>'


def _name(view: View, indicator: Indicator, row: Row) -> str:
    when = escape(period(row["periode"], view.lang))
    return f"{escape(indicator.name(view.lang))}<small>{when}{_marks(view, row)}</small>"


def _marks(view: View, row: Row) -> str:
    said = provenance.standing(view, row)
    if row["contoh"]:
        said.append(escape(view.t("charts.status.contoh")))
    return "".join(f" · {text}" for text in said)


def _value(view: View, indicator: Indicator, row: Row) -> str:
    value, unit = words.figure(indicator, row["nilai"], view.lang)
    place = area_words.rank(row, "", view.lang)
    narrow = "" if place == "–" else view.t("area.place_narrow", place=place)
    return (
        f"<b>{escape(value)}</b><small>{escape(unit)}</small>"
        f'<small class="kk-sempit">{escape(narrow)}</small>'
    )


def _change(view: View, indicator: Indicator, row: Row) -> str:
    said = escape(words.change(indicator, row, view.lang))
    verdict = {"membaik": "tercapai", "memburuk": "memburuk"}.get(row["penilaian"] or "")
    if verdict is None or not row["selisih"]:
        return f'<span class="kk-lunak">{said}</span>'
    colour = next(m.colour for v, m in view.tokens.verdicts.items() if v == verdict)
    arrow = icon("arrow_upward" if row["selisih"] > 0 else "arrow_downward")
    return f'<span style="color:{colour}">{arrow} {said}</span>'


def _course(view: View, indicator: Indicator, row: Row) -> str:
    tokens, key = view.tokens, (indicator.kode, row["wilayah"], row["bulan"])
    drawing, first, last = _drawing(view.city, *key, tokens.ink, tokens.soft)
    if not drawing:
        return ""
    alt = view.t(
        "area.course_alt",
        name=indicator.name(view.lang),
        first=period(first, view.lang),
        last=period(last, view.lang),
    )
    return picture(drawing, alt)


@remembered
def _drawing(
    city: City, kode: str, wilayah: str, months: int, ink: str, soft: str
) -> tuple[str, str, str]:
    """Return the course of one series as SVG with its first and last period; else blanks."""
    series = city.series(kode).filter(pl.col("wilayah") == wilayah, pl.col("bulan") == months)
    if series.height < 2:
        return "", "", ""
    indicator = city.catalogue.indicator(kode)
    drawing = spark(
        series,
        colour=ink,
        goal_colour=soft,
        alt="",
        breaks=indicator.breaks,
        step=min(indicator.frekuensi.months, 120),
    )
    return drawing, series["periode"][0], series["periode"][-1]


def _rank(view: View, head: str, group: str) -> _Column:
    return _Column(head, lambda _, row: escape(area_words.rank(row, group, view.lang)), number=True)


def _against(view: View, indicator: Indicator, row: Row) -> str:
    return escape(area_words.against_city(indicator, row, view.lang)) or "–"


def _target(view: View, indicator: Indicator, row: Row) -> str:
    if row["target"] is None:
        return "–"
    key = {True: "card.target_met", False: "card.target_open", None: "card.target"}[
        row["terpenuhi"]
    ]
    sign = {True: icon("check_circle"), False: icon("pending"), None: ""}[row["terpenuhi"]]
    goal = words.value(indicator, row["target"], view.lang)
    when = period(row["target_periode"], view.lang)
    mark = f" ({view.t('charts.status.contoh')})" if row["target_contoh"] else ""
    return f"{sign} {escape(view.t(key, target=goal, period=when) + mark)}"
