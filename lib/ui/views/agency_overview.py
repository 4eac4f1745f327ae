"""All agencies: who has delivered its data on time, and who has not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.charts.theme import Verdict
from lib.city import agencies
from lib.contract.vocabulary import AgencyKind
from lib.export.listing import Row as Cells
from lib.i18n.format import date, number
from lib.ui import figure, files, headline, links, provenance, style, table
from lib.ui.markup import escape, icon, section
from lib.ui.table import Column
from lib.ui.view import View

Row = Mapping[str, Any]
_COUNTS = ("indikator", "tepat", "tunggakan", "belum_ada", "program", "perlu", "keputusan")
OWES = pl.col("jatuh_tempo") + pl.col("terlambat")


def draw(view: View, head: DeltaGenerator) -> None:
    """Draw the overview; ``head`` is where its title goes."""
    rows = agencies.deliveries(view.city, view.today).with_columns(OWES.alias("tunggakan"))
    with head:
        headline.draw(
            view, view.t("agency.title"), _finding(view, rows), lead=view.t("agency.lead")
        )
    kinds = {code: body.jenis for code, body in agencies.bodies(view.city).items()}
    for kind in (*AgencyKind, None):
        part = rows.filter(pl.Series([kinds[c] is kind for c in rows["opd"]], dtype=pl.Boolean))
        if part.height:
            _group(view, kind, part)
    st.html(f'<p class="kk-catatan">{escape(view.t("agency.how"))}</p>')
    heads = [view.t(f"agency.column.{c}") for c in ("opd", *_COUNTS, "hari")]
    made = files.table(
        view,
        heads,
        [_cells(view, r) for r in rows.to_dicts()],
        view.t("agency.title"),
        "opd",
        sample=bool(rows["contoh"].any()),
    )
    figure.downloads("opd", made)


def _finding(view: View, rows: pl.DataFrame) -> str:
    holders = rows.filter(pl.col("indikator") > 0)
    on_time = holders.filter((pl.col("tunggakan") == 0) & (pl.col("belum_ada") == 0))
    owing = holders.filter(pl.col("tunggakan") > 0)
    never = holders.filter((pl.col("tepat") + pl.col("tunggakan") + pl.col("sewaktu")) == 0)
    return view.t(
        "agency.finding" if on_time.height else "agency.finding_all",
        holders=number(holders.height, view.lang),
        total=number(rows.height, view.lang),
        on_time=number(on_time.height, view.lang),
        owing=number(owing.height, view.lang),
        figures=number(int(rows["tunggakan"].sum()), view.lang),
        never=number(never.height, view.lang),
        today=date(view.today, view.lang),
    )


def _group(view: View, kind: AgencyKind | None, rows: pl.DataFrame) -> None:
    title = view.t(f"agency.kind.{kind or 'none'}", count=number(rows.height, view.lang))
    columns = [
        Column(view.t("agency.column.opd"), lambda r: _link(view, r), html=True),
        Column(view.t("agency.column.delivery"), lambda r: _delivery(view, r), html=True),
        *(_count(view, name) for name in _COUNTS),
    ]
    order = rows.sort("tunggakan", "belum_ada", "indikator", descending=True, maintain_order=True)
    st.html(section(title))
    table.draw(order.to_dicts(), columns, title)


def _count(view: View, name: str) -> Column:
    def said(row: Row) -> str:
        mark = row["contoh"] and name in ("perlu", "keputusan") and row[name]
        text = number(row[name], view.lang) if row[name] else "·"
        return escape(text) + (f" {provenance.sample_mark(view)}" if mark else "")

    return Column(
        view.t(f"agency.column.{name}"),
        said,
        number=True,
        html=True,
        wide=name not in ("tunggakan",),
    )


def _link(view: View, row: Row) -> str:
    where = links.href(view, "opd", opd=row["opd"])
    agency = agencies.bodies(view.city)[row["opd"]].agency
    return (
        f'<a class="kk-tautan" href="{escape(where)}" target="_self" '
        f'title="{escape(agency.nama)}">{escape(agency.singkatan)}</a>'
    )


def _delivery(view: View, row: Row) -> str:
    if not row["indikator"]:
        return f'<span class="kk-lunak">{escape(view.t("agency.delivery.none"))}</span>'
    if row["tunggakan"]:
        key, verdict, sign = "owing", Verdict.DETERIORATING, "alarm"
    elif row["belum_ada"] == row["indikator"]:
        key, verdict, sign = "nothing", Verdict.ACCELERATE, "pending"
    elif row["belum_ada"]:
        key, verdict, sign = "never", Verdict.ACCELERATE, "pending"
    else:
        key, verdict, sign = "on_time", Verdict.ACHIEVED, "check_circle"
    colour = style.colour(view, view.tokens.verdicts[verdict].colour)
    word = escape(view.t(f"agency.delivery.{key}"))
    return f'<span class="kk-status" style="color:{colour}">{icon(sign)} {word}</span>'


def _cells(view: View, row: Row) -> Cells:
    agency = agencies.bodies(view.city)[row["opd"]].agency
    return (agency.nama, *(row[c] for c in _COUNTS), row["hari"])
