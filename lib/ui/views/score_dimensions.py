"""The scores of one area: each dimension with last year's behind it, each indicator's part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from lib.charts.score import Bar, scores
from lib.charts.theme import LIGHT, Spec
from lib.city import provenance, score, score_words, words
from lib.city.provenance import Provenance
from lib.city.score import Asked
from lib.design.colour import readable
from lib.i18n.format import number, period
from lib.ui import figure, files, pictures
from lib.ui.figure import Twin
from lib.ui.markup import escape, section
from lib.ui.pictures import Made
from lib.ui.table import Column, markup
from lib.ui.view import View

KEY = "skor_dimensi"

Row = Mapping[str, Any]


def draw(view: View, asked: Asked, area: str) -> None:
    """Draw an area's scores.

    Args:
        view: The reader's view.
        asked: Which scores.
        area: Code of the area.
    """
    name = view.city.catalogue.area(area).nama
    title = view.t("score.dimensions", area=name, year=asked.tahun)
    st.html(section(title))
    about = provenance.of(view.city, score.used(view.city, asked, (area,)))
    figure.draw(
        view,
        KEY,
        _chart(view, asked, area),
        alt=view.t("score.dimensions_alt", area=name, year=asked.tahun),
        about=about,
        twin=lambda: _twin(view, asked, area, title, about),
    )
    _indicators(view, asked, area, about)


def _chart(view: View, asked: Asked, area: str, *, light: bool = False) -> Spec:
    tokens = LIGHT if light else view.tokens
    rows = score.dimensions(view.city, asked, area)
    before = score.dimensions(view.city, asked.before, area)
    whole = score.whole(view.city, asked, area)
    bars = [
        Bar(
            gap.dimensi.name(view.lang),
            rows[gap.dimensi.kode]["skor"],
            before.get(gap.dimensi.kode, {}).get("skor"),
            score_words.beside(rows[gap.dimensi.kode], gap, view.lang),
            readable(gap.dimensi.warna or tokens.accent, tokens.paper, tokens.ink),
        )
        for gap in score.gaps(view.city, asked, area)
    ]
    return scores(
        bars, tokens=tokens, lang=view.lang, sample=bool(whole is not None and whole["contoh"])
    )


def _twin(view: View, asked: Asked, area: str, title: str, about: Provenance) -> Twin:
    rows = _rows(view, asked, area)
    columns = _columns(view, asked)
    heads = [column.head for column in columns]
    cells = [
        [r["nama"], r["skor"], r["lalu"], r["n"], r["dari"], r["cakupan"], r["bobot"]] for r in rows
    ]
    parts = (view.t("score.file"), view.city.catalogue.area(area).nama, str(asked.tahun))
    return Twin(
        rows,
        columns,
        title,
        [
            *files.table(view, heads, cells, title, *parts, sample=about.sample),
            *_picture(view, asked, area, title, about, parts),
        ],
    )


def _picture(
    view: View, asked: Asked, area: str, title: str, about: Provenance, parts: tuple[str, ...]
) -> Made:
    return pictures.of(view, lambda: _chart(view, asked, area, light=True), title, "", about, parts)


def _rows(view: View, asked: Asked, area: str) -> list[dict[str, Any]]:
    """Return one row per dimension, and one for the whole."""
    known = score.dimensions(view.city, asked, area)
    before = score.dimensions(view.city, asked.before, area)
    names = {d.kode: d.name(view.lang) for d in view.city.catalogue.dimensions(view.framework)}
    rows = [
        {**known[code], "nama": name, "lalu": before.get(code, {}).get("skor")}
        for code, name in names.items()
        if code in known
    ]
    whole = score.whole(view.city, asked, area)
    earlier = score.whole(view.city, asked.before, area)
    if whole is not None:
        last = earlier["skor"] if earlier is not None else None
        rows.append({**whole, "nama": view.t("score.whole"), "lalu": last, "bobot": 1.0})
    return rows


def _columns(view: View, asked: Asked) -> list[Column]:
    lang = view.lang

    def percent(name: str) -> Column:
        head = view.t(f"score.column.{name}")
        return Column(head, lambda r: f"{number(r[name] * 100, lang)} %", number=True)

    return [
        Column(view.t("score.column.dimension"), lambda r: r["nama"]),
        Column(view.t("score.column.score"), lambda r: number(r["skor"], lang, 1), number=True),
        Column(str(asked.tahun - 1), lambda r: number(r["lalu"], lang, 1), number=True),
        Column(view.t("score.column.n"), lambda r: number(r["n"], lang), number=True),
        Column(view.t("score.column.of"), lambda r: number(r["dari"], lang), number=True),
        percent("cakupan"),
        percent("bobot"),
    ]


def _indicators(view: View, asked: Asked, area: str, about: Provenance) -> None:
    """Draw every indicator with its goalposts, score and effective weight."""
    box = st.expander(
        view.t("score.indicators"), key="skor_indikator", on_change="rerun", type="compact"
    )
    if not box.open:
        return
    columns = _indicator_columns(view)
    rows = _indicator_rows(view, asked, area)
    title = view.t("score.indicators")
    with box:
        st.html(f'<p class="kk-catatan">{escape(view.t("score.indicators_how"))}</p>')
        st.html(markup(rows, columns, title))
        cells = [[column.cell(row) for column in columns] for row in rows]
        heads = [column.head for column in columns]
        name = view.city.catalogue.area(area).nama
        parts = (view.t("score.file_indicators"), name, str(asked.tahun))
        figure.downloads(
            "skor_indikator", files.table(view, heads, cells, title, *parts, sample=about.sample)
        )


def _indicator_rows(view: View, asked: Asked, area: str) -> list[Row]:
    design = asked.rancangan.design(asked.kerangka)
    order = [d.kode for d in view.city.catalogue.dimensions(view.framework)]
    rows = score.indicators(view.city, asked, area)
    found = []
    for row in rows.iter_rows(named=True):
        one = view.city.catalogue.indicator(row["indikator"])
        ends = design.patokan.get(one.kode, (one.skor_terburuk, one.skor_terbaik))
        found.append({**row, "satu": one, "terburuk": ends[0], "terbaik": ends[1]})
    place = {code: at for at, code in enumerate(order)}
    return sorted(found, key=lambda r: (place.get(r["dimensi"], len(place)), r["indikator"]))


def _indicator_columns(view: View) -> list[Column]:
    lang = view.lang
    names = {d.kode: d.name(lang) for d in view.city.catalogue.dimensions(view.framework)}

    def value(row: Row) -> str:
        if row["nilai"] is None:
            return view.t("app.missing")
        said = words.value(row["satu"], row["nilai"], lang)
        when = period(row["periode"], lang)
        mark = f", {view.t('app.sample')}" if row["contoh"] else ""
        return f"{said} ({when}{mark})"

    def ends(row: Row) -> str:
        pair = [number(row[n], lang, row["satu"].desimal) for n in ("terburuk", "terbaik")]
        return " → ".join(pair)

    return [
        Column(view.t("score.column.indicator"), lambda r: r["satu"].name(lang)),
        Column(view.t("score.column.dimension"), lambda r: names.get(r["dimensi"], ""), wide=True),
        Column(view.t("score.column.value"), value, number=True),
        Column(view.t("score.column.ends"), ends, number=True, wide=True),
        Column(view.t("score.column.score"), lambda r: number(r["skor"], lang, 1), number=True),
        Column(
            view.t("score.column.effective"),
            lambda r: f"{number(r['bobot_efektif'] * 100, lang, 1)} %",
            number=True,
        ),
    ]
