"""Figures that are kept out, why, and what is used instead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from lib.city import withheld, words
from lib.city.withheld import Held
from lib.export.listing import Row as Cells
from lib.i18n.format import period
from lib.store.catalogue import Indicator
from lib.ui import facts, figure, files
from lib.ui.markup import escape, section
from lib.ui.view import View

Row = Mapping[str, Any]

_EXPORT = (
    *("indicator", "area", "period", "held", "held_source", "used", "used_source"),
    *("note", "steward"),
)


def draw(view: View) -> None:
    """Draw each figure that is kept out beside the one used instead."""
    held = withheld.figures(view.city)
    key = "withheld_lead" if held else "withheld_none"
    st.html(
        section(view.t("quality.withheld"))
        + f'<p class="kk-catatan">{escape(view.t(f"quality.{key}"))}</p>'
    )
    if not held:
        return
    st.html(f'<div class="kk-dua">{"".join(_one(view, one) for one in held)}</div>')
    heads = [view.t(f"quality.column.{c}") for c in _EXPORT]
    cells = [_cells(view, one) for one in held]
    sample = any(one.used is not None and one.used["contoh"] for one in held)
    made = files.table(
        view, heads, cells, view.t("quality.download.withheld"), "ditahan", sample=sample
    )
    figure.downloads("ditahan", made)


def _one(view: View, held: Held) -> str:
    indicator = view.city.catalogue.indicator(held.row["indikator"])
    area = view.city.catalogue.area(held.row["wilayah"])
    when = period(held.row["periode"], view.lang)
    used = _figure(view, indicator, held.used) if held.used else view.t("quality.used_none")
    said = [
        (view.t("quality.held"), _figure(view, indicator, held.row)),
        (view.t("quality.used"), used),
        (view.t("quality.why"), held.row["catatan"] or view.t("quality.why_unknown")),
        (view.t("quality.settle"), view.city.catalogue.agency_name(indicator.walidata)),
    ]
    return (
        '<section class="kk-ditahan">'
        f'<h3 class="kk-anak">{escape(indicator.name(view.lang))}</h3>'
        f'<p class="kk-catatan">{escape(indicator.kode)} · {escape(area.nama)} · {escape(when)}</p>'
        f"{facts.markup(said)}</section>"
    )


def _figure(view: View, indicator: Indicator, row: Row) -> str:
    """Return value, status and source of a figure."""
    value = words.value(indicator, row["nilai"], view.lang)
    source = view.city.catalogue.source_title(row["sumber"]) if row["sumber"] else ""
    if row.get("contoh"):
        source = view.t("app.sample")
    return f"{value} · {source}" if source else value


def _cells(view: View, held: Held) -> Cells:
    indicator = view.city.catalogue.indicator(held.row["indikator"])
    title = view.city.catalogue.source_title
    used = held.used or {}
    return (
        f"{indicator.kode} {indicator.name(view.lang)}",
        view.city.catalogue.area(held.row["wilayah"]).nama,
        held.row["periode"],
        held.row["nilai"],
        title(held.row["sumber"]),
        used.get("nilai"),
        title(used["sumber"]) if used.get("sumber") else None,
        held.row["catatan"],
        view.city.catalogue.agency_name(indicator.walidata),
    )
