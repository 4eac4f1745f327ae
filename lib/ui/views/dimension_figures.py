"""The figures of one indicator: its course through time, its ranking, its table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from lib.charts.ranking import ranking as ranking_chart
from lib.charts.theme import Spec, Tokens
from lib.charts.trend import Break, Lines
from lib.charts.trend import trend as trend_chart
from lib.city import focus, scene, words
from lib.city.city import City
from lib.city.memory import remembered
from lib.city.scene import Scene, Style
from lib.contract.periods import Period
from lib.contract.vocabulary import Frequency, Level, Status
from lib.i18n.format import listing, period
from lib.store.catalogue import Indicator
from lib.ui import choose, figure, mapview, provenance
from lib.ui.figure import Twin
from lib.ui.markup import escape
from lib.ui.table import Column
from lib.ui.view import View

MOST = 5
"""Areas that may be compared in the chart beside the chosen one."""


def level_notes(view: View, chosen: Indicator, level: Level) -> list[str]:
    """Return what must be said about the level of an indicator's figures."""
    names = {lv: view.t(f"dimension.level.{lv}") for lv in Level}
    if level is not chosen.jenjang:
        agency = view.city.catalogue.agency_name(chosen.walidata)
        return [
            view.t(
                "dimension.finest_meant",
                meant=names[chosen.jenjang],
                level=names[level],
                agency=agency,
            )
        ]
    if level is Level.VILLAGE:
        return []
    key = "finest_city" if level is Level.CITY else "finest_district"
    return [view.t(f"dimension.{key}")]


def trend(view: View, chosen: Indicator, area: str) -> None:
    """Draw the course of the city, its districts and the chosen areas.

    Args:
        view: The reader's view.
        chosen: The indicator.
        area: Code of the chosen area.
    """
    st.html(f"<h3>{escape(view.t('dimension.trend'))}</h3>")
    picked = tuple(dict.fromkeys((area, *_compared(view, chosen))))
    spec, rows = _course(view.city, chosen, picked, view.tokens, view.lang)
    figure.draw(
        view,
        "tren_dimensi",
        spec,
        alt=view.t("dimension.trend_alt", indicator=chosen.name(view.lang)),
        about=provenance.of(view, rows),
        twin=_series_table(view, chosen, rows),
    )


@remembered
def _course(
    city: City, chosen: Indicator, picked: tuple[str, ...], tokens: Tokens, lang: str
) -> tuple[Spec, pl.DataFrame]:
    """Return the chart of a course and the rows that it shows."""
    catalogue = city.catalogue
    whole = city.area.kode if city.area else None
    others = [a for a in picked if a != whole]
    districts = [a.kode for a in catalogue.areas(Level.DISTRICT)]
    shown = list(dict.fromkeys([*([whole] if whole else []), *districts, *others]))
    rows = focus.series(city, chosen.kode, shown)
    there = set(rows["wilayah"])
    spec = trend_chart(
        rows,
        mapview.measure(chosen, lang),
        Lines(
            {a: catalogue.area(a).nama for a in shown},
            whole,
            tuple(a for a in others or districts if a in there),
        ),
        tokens=tokens,
        lang=lang,
        breaks=_breaks(chosen, rows),
        target=_targets(city, chosen, whole),
        step=None if chosen.frekuensi is Frequency.AD_HOC else chosen.frekuensi.months,
    )
    return spec, rows


def _breaks(chosen: Indicator, rows: pl.DataFrame) -> list[Break]:
    """Return the breaks that part two values; one before the first value parts nothing."""
    first = min(rows["mulai"].to_list(), default=dt.date.max)
    return [Break(p) for p in chosen.breaks if Period.parse(p).start > first]


def _compared(view: View, chosen: Indicator) -> list[str]:
    catalogue = view.city.catalogue
    there = set(view.city.series(chosen.kode)["wilayah"])
    options = [a for a in catalogue.all_areas if a in there]
    if len(options) < 2:
        return []
    return choose.several(
        "banding",
        view.t("dimension.compare"),
        options,
        lambda code: catalogue.area(code).nama,
        limit=MOST,
        placeholder=view.t("dimension.compare_none"),
    )


def _targets(city: City, chosen: Indicator, whole: str | None) -> pl.DataFrame | None:
    if whole is None:
        return None
    rows = city.targets(chosen.kode, whole)
    if "status" in rows.columns:
        return rows.with_columns((pl.col("status") == Status.SAMPLE).alias("contoh"))
    return rows


def ranking(view: View, key: str, drawn: Scene, area: str) -> None:
    """Draw the areas of a map in their order; a click chooses one.

    Args:
        view: The reader's view.
        key: Unique name of the chart on its page.
        drawn: The map whose areas are ranked.
        area: Code of the chosen area.
    """
    level = view.t(f"dimension.level.{drawn.level}")
    st.html(f"<h3>{escape(view.t('dimension.ranking', level=level))}</h3>")
    figure.draw(
        view,
        key,
        _order(view.city, *_asked(drawn), area, view.tokens, view.lang),
        alt=view.t(
            "dimension.ranking_alt",
            level=level,
            indicator=drawn.indicator.name(view.lang),
            period=period(drawn.period, view.lang),
        ),
        about=provenance.of(view, drawn.rows),
        twin=area_table(view, drawn),
        select=True,
    )


def _asked(drawn: Scene) -> tuple[str, Level, str]:
    return drawn.indicator.kode, drawn.level, drawn.period


@remembered
def _order(
    city: City, kode: str, level: Level, when: str, area: str, tokens: Tokens, lang: str
) -> Spec:
    drawn = scene.of_values(city, kode, level, when, Style())
    names = {a.kode: a.nama for a in city.catalogue.areas(drawn.level)}
    there = set(drawn.rows["wilayah"])
    return ranking_chart(
        drawn.rows.select("wilayah", "nilai", pl.col("peringkat_semua").alias("peringkat")),
        mapview.measure(drawn.indicator, lang),
        Lines(names, None, (area,)),
        tokens=tokens,
        lang=lang,
        city_value=drawn.city_value,
        missing=[code for code in names if code not in there],
        sample=bool(drawn.rows["contoh"].any()),
    )


def area_table(view: View, drawn: Scene) -> Twin:
    """Return the areas of a map as a table, best first."""
    lang, chosen = view.lang, drawn.indicator
    columns = [
        _area(view),
        _value(view, chosen),
        Column(
            view.t("dimension.column.rank"), lambda r: words.rank(r, "semua", lang), number=True
        ),
        Column(view.t("dimension.column.change"), lambda r: words.change(chosen, r, lang)),
        _status(view),
    ]
    caption = f"{chosen.name(lang)}, {period(drawn.period, lang)}"
    rows = drawn.rows.sort("peringkat_semua", "wilayah", nulls_last=True).to_dicts()
    return Twin(rows, columns, caption)


def _series_table(view: View, chosen: Indicator, rows: pl.DataFrame) -> Twin:
    lang = view.lang
    columns = [
        _area(view),
        Column(view.t("dimension.column.period"), lambda r: period(r["periode"], lang)),
        _value(view, chosen),
        _status(view),
        Column(view.t("dimension.column.source"), lambda r: _source(view, r)),
    ]
    newest_first = rows.sort("wilayah", "mulai", descending=[False, True]).to_dicts()
    return Twin(newest_first, columns, chosen.name(lang))


def _area(view: View) -> Column:
    catalogue = view.city.catalogue
    return Column(view.t("dimension.column.area"), lambda r: catalogue.area(r["wilayah"]).nama)


def _value(view: View, chosen: Indicator) -> Column:
    unit = "" if chosen.kategori else chosen.unit(view.lang)
    head = (
        view.t("dimension.column.value", unit=unit)
        if unit
        else view.t("dimension.column.value_plain")
    )
    return Column(head, lambda r: words.figure(chosen, r["nilai"], view.lang)[0], number=True)


def _status(view: View) -> Column:
    return Column(
        view.t("dimension.column.status"), lambda r: view.t(f"dimension.status.{r['status']}")
    )


def _source(view: View, row: Mapping[str, Any]) -> str:
    if row["sumber"]:
        return view.city.catalogue.source_title(row["sumber"])
    return "–"


def missing(view: View, drawn: Scene) -> str:
    """Return the names of the areas without a value; blank if there are none."""
    there = set(drawn.rows["wilayah"])
    names = [a.nama for a in view.city.catalogue.areas(drawn.level) if a.kode not in there]
    return view.t("dimension.missing_areas", areas=listing(names, view.lang)) if names else ""
