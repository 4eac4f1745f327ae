"""Rates that are far from the city's only because their areas are small, and those that are not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from lib.charts.funnel import funnel
from lib.charts.trend import Lines
from lib.city import pattern, provenance, rate_words
from lib.city.city import City
from lib.city.memory import remembered
from lib.city.pattern import Funnel, Study
from lib.design.measure import Measure
from lib.design.tokens import LIGHT, Tokens
from lib.design.vega import Spec
from lib.i18n import t
from lib.i18n.format import period
from lib.store.catalogue import Indicator
from lib.ui import figure, files, pictures
from lib.ui.figure import Twin
from lib.ui.markup import escape, section
from lib.ui.table import Column
from lib.ui.view import View
from lib.ui.views import pattern_columns

KEY = "pola_corong"

Row = Mapping[str, Any]


def draw(view: View, made: Study, chosen: str) -> None:
    """Draw the funnel with what it says; a sentence where there can be none."""
    st.html(section(view.t("pattern.funnel.title")))
    found = pattern.funnel(view.city, made.indicator.kode, made.period)
    if found is None:
        reason = rate_words.no_rate(view.city, made.indicator, view.lang)
        st.html(f'<p class="kk-teks">{escape(reason or view.t("pattern.funnel.few"))}</p>')
        return
    finding = rate_words.outside(found, made.indicator, view.city, view.lang)
    st.html(
        f'<p class="kk-lead">{escape(finding)}</p>'
        f'<p class="kk-catatan">{escape(view.t("pattern.funnel.how"))}</p>'
    )
    said = {"indicator": made.indicator.name(view.lang), "period": period(made.period, view.lang)}
    figure.draw(
        view,
        KEY,
        _spec(view.city, found, made.indicator, chosen, view.tokens, view.lang),
        alt=view.t("pattern.funnel.alt", finding=finding, **said),
        about=provenance.of(view.city, made.rows),
        twin=lambda: twin(view, made, found),
        extra=rate_words.hidden(found, made.indicator, view.city, view.lang),
        select=True,
    )


@remembered
def _spec(
    city: City, found: Funnel, indicator: Indicator, chosen: str, tokens: Tokens, lang: str
) -> Spec:
    names = {a.kode: a.nama for a in city.catalogue.all_areas.values()}
    return funnel(
        found.rows,
        found.rate,
        found.centre,
        Measure.of(indicator, lang),
        _base(city, indicator, lang),
        Lines(names, city.area.kode if city.area else None, (chosen,) if chosen else ()),
        tokens=tokens,
        lang=lang,
        sample=bool(found.rows["contoh"].any()),
    )


def _base(city: City, indicator: Indicator, lang: str) -> str:
    """Return what the denominator counts; its own words only in the language of the data."""
    table = city.snapshot.tables["indikator"]
    said = table.filter(pl.col("kode") == indicator.kode)["penyebut"].to_list()
    known = said[0] if said and said[0] and lang == "id" else ""
    return (
        t("pattern.funnel.base_of", lang, base=known) if known else t("pattern.funnel.base", lang)
    )


def twin(view: View, made: Study, found: Funnel) -> Twin:
    """Return the areas with interval and limits as a table, with the downloads."""
    title = view.t(
        "pattern.funnel.table",
        indicator=made.indicator.name(view.lang),
        period=period(made.period, view.lang),
    )
    limits = found.rows.select("wilayah", "letak", "tengah", "bawah_95", "atas_95")
    rows = made.rows.join(limits, on="wilayah", how="left", maintain_order="left").to_dicts()
    rows.sort(key=lambda r: (r["letak"] is None, r["nilai"] is None, -(r["nilai"] or 0)))
    parts = (made.indicator.kode, view.t("pattern.funnel.file"), made.period)
    made_files = files.table(
        view,
        [view.t(key) for key in _HEADS],
        [_cells(view, made, row) for row in rows],
        title,
        *parts,
        sample=made.sample,
    )
    chart = pictures.of(
        view,
        lambda: _spec(view.city, found, made.indicator, "", LIGHT, view.lang),
        title,
        view.t("pattern.funnel.how_short"),
        provenance.of(view.city, made.rows),
        parts,
    )
    return Twin(rows, _columns(view, made), title, (*made_files, *chart))


_HEADS = (
    "map.column.area",
    "map.column.code",
    "pattern.column.events",
    "pattern.column.base",
    "map.column.value",
    "map.column.unit",
    "pattern.column.low",
    "pattern.column.high",
    "pattern.column.limit_low",
    "pattern.column.limit_high",
    "pattern.column.place",
    "pattern.column.stability",
)


def _cells(view: View, made: Study, row: Row) -> list[str | float | None]:
    shown = rate_words.is_shown(view.city, made.indicator, row)
    places = made.indicator.desimal + 2
    return [
        view.city.catalogue.area(row["wilayah"]).nama,
        row["wilayah"],
        row["pembilang"] if rate_words.is_counted(view.city, made.indicator, row) else None,
        row["penyebut"],
        row["nilai"] if shown else None,
        made.indicator.unit(view.lang),
        *(files.rounded(row[end] if shown else None, places) for end in ("bawah", "atas")),
        *(files.rounded(row[end], places) for end in ("bawah_95", "atas_95")),
        view.t(f"pattern.chart.{row['letak']}") if row["letak"] else None,
        rate_words.stability(row, view.lang) or None,
    ]


def _columns(view: View, made: Study) -> list[Column]:
    city, lang, indicator = view.city, view.lang, made.indicator
    return [
        pattern_columns.area(view),
        pattern_columns.value(view, made, "map.column.value"),
        Column(
            view.t("pattern.column.interval"),
            lambda r: rate_words.interval(city, indicator, r, lang),
            number=True,
        ),
        *pattern_columns.counts(view, made),
        Column(
            view.t("pattern.column.place"),
            lambda r: view.t(f"pattern.chart.{r['letak']}") if r["letak"] else "–",
            wide=True,
        ),
        Column(
            view.t("pattern.column.stability"), lambda r: rate_words.stability(r, lang), wide=True
        ),
    ]
