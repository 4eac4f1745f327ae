"""Rates as they are and smoothed, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import polars as pl
import streamlit as st

from lib.analysis import classes
from lib.charts.theme import LIGHT, Spec
from lib.city import provenance, rate_words, words
from lib.city.city import City
from lib.city.memory import remembered
from lib.city.pattern import Study
from lib.contract.vocabulary import Level
from lib.design.measure import Measure
from lib.design.tokens import Tokens
from lib.i18n import t
from lib.i18n.format import period
from lib.maps import plan as plans
from lib.maps.plan import MapPlan
from lib.ui import figure, files, legend, mapview, pictures
from lib.ui.figure import Download, Twin
from lib.ui.markup import escape, section
from lib.ui.table import Column
from lib.ui.view import View
from lib.ui.views import pattern_columns, pattern_map

KEYS = ("pola_asli", "pola_halus")
HEIGHT = 400


def draw(view: View, made: Study, chosen: str) -> None:
    """Draw both maps in one scale, with what smoothing changed most."""
    found = made.pattern.halus if made.pattern is not None else None
    if found is None:
        return
    st.html(
        section(view.t("pattern.smooth.title"))
        + f'<p class="kk-lead">{escape(rate_words.smoothing(made, view.city, view.lang))}</p>'
        f'<p class="kk-catatan">{escape(view.t("pattern.smooth.how"))}</p>'
    )
    name, when = made.indicator.name(view.lang), period(made.period, view.lang)
    for key, place, smooth in zip(KEYS, st.columns(2, gap="medium"), (False, True), strict=True):
        head = view.t("pattern.smooth.after" if smooth else "pattern.smooth.before")
        with place:
            plan = _planned(view.city, made, smooth, chosen, view.tokens, view.lang)
            st.html(f'<p class="kk-catatan"><b>{escape(head)}</b>, {escape(when)}</p>')
            alt = view.t("pattern.smooth.alt", figures=head, indicator=name, period=when)
            mapview.draw_still(view, key, plan, alt=alt, height=HEIGHT)
            st.html(legend.markup(view, plan, None, ""))
    extra = mapview.borders(view)
    about = provenance.of(view.city, made.rows)
    figure.below(view, KEYS[1], about=about, twin=lambda: twin(view, made), extra=extra)


def twin(view: View, made: Study) -> Twin:
    """Return both figures of each area, with what they rest on."""
    name, when = made.indicator.name(view.lang), period(made.period, view.lang)
    title = view.t("pattern.smooth.table", indicator=name, period=when)
    found = made.pattern.halus if made.pattern is not None else None
    smooth = found.nilai if found is not None else pl.Series("halus", [None] * made.rows.height)
    rows = made.rows.with_columns(smooth.alias("halus")).to_dicts()
    heads = [view.t(key) for key in _HEADS]
    made_files = files.table(
        view,
        heads,
        [_cells(view, made, row) for row in rows],
        title,
        made.indicator.kode,
        view.t("pattern.figures.dihaluskan"),
        made.period,
        sample=made.sample,
        remark=view.t("pattern.smooth.how"),
    )
    return Twin(rows, _columns(view, made), title, (*made_files, *_maps(view, made, smooth)))


def _maps(view: View, made: Study, smooth: pl.Series) -> list[Download]:
    """Return both maps as pictures, and their areas with either figure."""
    found: list[Download] = []
    about, name = provenance.of(view.city, made.rows), made.indicator.name(view.lang)
    figures = (("before", pattern_map.shown(view, made)["nilai"]), ("after", smooth))
    for is_smooth, (key, values) in enumerate(figures):
        said = view.t(f"pattern.smooth.{key}")
        parts = (made.indicator.kode, said, made.period)
        what = f"{said}, {period(made.period, view.lang)}"

        def still(on: bool = bool(is_smooth)) -> Spec:
            plan = _planned(view.city, made, on, "", LIGHT, view.lang)
            return mapview.still_of(view, plan)

        rows = made.rows.with_columns(values.alias("nilai"))
        unit = made.indicator.unit(view.lang)
        found += pictures.of(view, still, name, what, about, parts)
        found.append(files.mapped(view, rows, made.level, unit, f"{name}, {what}", *parts))
    return found


_HEADS = (
    "map.column.area",
    "map.column.code",
    "pattern.column.events",
    "pattern.column.base",
    "map.column.value",
    "pattern.column.smooth",
    "map.column.unit",
)


def _cells(view: View, made: Study, row: Mapping[str, Any]) -> list[str | float | None]:
    counted = rate_words.is_counted(view.city, made.indicator, row)
    return [
        view.city.catalogue.area(row["wilayah"]).nama,
        row["wilayah"],
        row["pembilang"] if counted else None,
        row["penyebut"],
        row["nilai"] if rate_words.is_shown(view.city, made.indicator, row) else None,
        files.rounded(row["halus"], made.indicator.desimal + 2),
        made.indicator.unit(view.lang),
    ]


def _columns(view: View, made: Study) -> list[Column]:
    lang, indicator = view.lang, made.indicator
    return [
        pattern_columns.area(view),
        pattern_columns.value(view, made, "pattern.smooth.before"),
        Column(
            view.t("pattern.smooth.after"),
            lambda r: words.value(indicator, r["halus"], lang),
            number=True,
        ),
        *pattern_columns.counts(view, made),
    ]


@remembered
def _planned(
    city: City, made: Study, smooth: bool, chosen: str, tokens: Tokens, lang: str
) -> MapPlan:
    """Return one of the maps; both have the same classes."""
    found = made.pattern.halus if made.pattern is not None else None
    rows = {row["wilayah"]: row for row in made.rows.iter_rows(named=True)}
    counted = [rate_words.is_counted(city, made.indicator, row) for row in rows.values()]
    raw = pl.when(pl.Series(counted, dtype=pl.Boolean)).then(pl.col("nilai")).alias("nilai")
    before = made.rows.select("wilayah", raw)
    after = before if found is None else before.with_columns(found.nilai.alias("nilai"))
    plan = plans.plan(
        after if smooth else before,
        classes.natural(pl.concat([before["nilai"], after["nilai"]])),
        Measure.of(made.indicator, lang),
        names={a.kode: a.nama for a in city.catalogue.areas(made.level)},
        tokens=tokens,
        lang=lang,
        details={code: _details(city, made, row, smooth, lang) for code, row in rows.items()},
        outlines=[a.kode for a in city.catalogue.areas(Level.DISTRICT)],
        chosen=(chosen,) if chosen else (),
        sample=made.sample,
        schematic=city.shapes.schematic,
    )
    if smooth:
        return plan
    areas = tuple(
        replace(a, value=rate_words.value(city, made.indicator, rows[a.code], lang))
        if a.code in rows
        else a
        for a in plan.areas
    )
    return replace(plan, areas=areas)


def _details(
    city: City, made: Study, row: Mapping[str, Any], smooth: bool, lang: str
) -> tuple[str, ...]:
    before = rate_words.value(city, made.indicator, row, lang)
    lines = (
        t("pattern.smooth.was", lang, value=before) if smooth else "",
        rate_words.stability(row, lang),
    )
    return tuple(line for line in lines if line)
