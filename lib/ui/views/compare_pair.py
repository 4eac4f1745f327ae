"""Indicator against indicator: one point for each area, and how closely they go together."""

from __future__ import annotations

import polars as pl
import streamlit as st

from lib.analysis.correlation import Correlation
from lib.charts.scatter import scatter
from lib.charts.theme import LIGHT, Spec
from lib.charts.trend import Lines
from lib.city import compare_words, comparison, provenance, words
from lib.contract.vocabulary import Level
from lib.design.measure import Measure
from lib.design.tokens import Tokens
from lib.i18n.format import period
from lib.store.catalogue import Indicator
from lib.ui import browser, choose, figure, files, mapview, pictures
from lib.ui.figure import Twin
from lib.ui.markup import escape
from lib.ui.table import Column
from lib.ui.view import View

SCATTER = "banding_sebar"
WIDTH = 820
"""Pixels the chart is expected to have on a wide screen."""


def draw(view: View, x: Indicator, y: Indicator, level: Level, found: Correlation) -> None:
    """Draw the points, the coefficients and what they do not say."""
    rows = comparison.pairs(view.city, x.kode, y.kode, level)
    if rows.is_empty():
        st.info(view.t("compare.no_pairs"), icon=":material/database_off:")
        return
    wide, narrow = st.columns([5, 2], gap="large")
    with narrow:
        chosen = _area(view, level)
        _said(view, x, y, found)
    with wide:
        _points(view, x, y, level, rows, chosen)


def _points(
    view: View, x: Indicator, y: Indicator, level: Level, rows: pl.DataFrame, chosen: str
) -> None:
    city = view.city
    names = {a.kode: a.nama for a in city.catalogue.areas(level)}

    def drawn(tokens: Tokens, width: int) -> Spec:
        return scatter(
            rows,
            Measure.of(x, view.lang),
            Measure.of(y, view.lang),
            Lines(names, city.area.kode if city.area else None, (chosen,) if chosen else ()),
            tokens=tokens,
            lang=view.lang,
            city=comparison.city_pair(city, x, y, rows),
            width=width,
        )

    used = rows.select("wilayah", pl.col("x_periode").alias("periode")).with_columns(
        pl.lit(x.kode).alias("indikator")
    )
    also = rows.select("wilayah", pl.col("y_periode").alias("periode")).with_columns(
        pl.lit(y.kode).alias("indikator")
    )
    shown = city.panel.join(
        pl.concat([used, also]), on=["indikator", "wilayah", "periode"], how="semi"
    )
    figure.draw(
        view,
        SCATTER,
        drawn(view.tokens, min(WIDTH, browser.width() - mapview.EDGE)),
        alt=view.t("compare.scatter_alt", x=x.name(view.lang), y=y.name(view.lang)),
        about=provenance.of(view.city, shown),
        twin=lambda: _twin(view, x, y, level, rows, shown, lambda: drawn(LIGHT, WIDTH)),
        select=True,
    )


def _area(view: View, level: Level) -> str:
    """Let the reader choose the area that stands out."""
    areas = view.city.catalogue.areas(level)
    names = {"": view.t("map.area_none")} | {a.kode: a.nama for a in areas}
    return choose.one("wilayah", view.t("map.area"), list(names), "", lambda code: names[code])


def _said(view: View, x: Indicator, y: Indicator, found: Correlation) -> None:
    parts = [compare_words.coefficients(found, view.lang)]
    parts += compare_words.cautions(found, x, y, view.lang)
    st.html("".join(f"<p>{escape(part)}</p>" for part in parts if part) or "<p></p>")


def _twin(
    view: View,
    x: Indicator,
    y: Indicator,
    level: Level,
    rows: pl.DataFrame,
    shown: pl.DataFrame,
    make: pictures.Maker,
) -> Twin:
    area = view.city.catalogue.area
    columns = [
        Column(view.t("map.column.area"), lambda r: area(r["wilayah"]).nama),
        Column(x.name(view.lang), lambda r: words.value(x, r["x"], view.lang), number=True),
        Column(view.t("map.column.period"), lambda r: period(r["x_periode"], view.lang)),
        Column(y.name(view.lang), lambda r: words.value(y, r["y"], view.lang), number=True),
        Column(view.t("map.column.period"), lambda r: period(r["y_periode"], view.lang)),
    ]
    title = view.t("compare.table_pair", x=x.name(view.lang), y=y.name(view.lang))
    names = {x.kode: x.name(view.lang), y.kode: y.name(view.lang)} | {
        code: area(code).nama for code in rows["wilayah"]
    }
    when = sorted({*rows["x_periode"], *rows["y_periode"]})
    parts = (x.kode, y.kode, view.t(f"terms.level.{level}"), *dict.fromkeys((when[0], when[-1])))
    made = files.observations(view, shown, title, *parts, names=names)
    drawn = pictures.of(view, make, title, "", provenance.of(view.city, shown), parts)
    return Twin(rows.to_dicts(), columns, title, (*made, *drawn))
