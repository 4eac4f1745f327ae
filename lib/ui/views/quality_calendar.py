"""What is due from whom: a calendar of stewards, and each indicator's standing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import streamlit as st

from lib.analysis.freshness import Standing
from lib.charts.theme import Verdict
from lib.city import directory, overview, upkeep
from lib.city.directory import Content
from lib.city.upkeep import Line
from lib.export.listing import Row as Cells
from lib.i18n.format import date, month, number, period, short_date
from lib.ui import choose, figure, files, provenance, style, table
from lib.ui.markup import escape, icon, section
from lib.ui.table import Column
from lib.ui.view import View

Row = Mapping[str, Any]

ALL = ""
"""All stewards; it does not stand in the URL."""

WIDTH = 440
"""Pixels of the control that chooses a steward."""

_MARKS = {
    Standing.LATE: (Verdict.DETERIORATING, "alarm"),
    Standing.DUE: (Verdict.ACCELERATE, "schedule"),
    Standing.NONE: (Verdict.UNKNOWN, "pending"),
    Standing.CURRENT: (Verdict.ACHIEVED, "check_circle"),
    Standing.UNSCHEDULED: (Verdict.STAGNATING, "remove"),
}
_PALEST, _DARKEST = 10, 55
"""Percent of the colour in the cell with the fewest and with the most figures."""


def draw(view: View) -> None:
    """Draw the calendar, then the indicators of one steward or all that is overdue."""
    fresh = overview.fresh(view.city, view.today)
    lead = view.t("quality.freshness_lead", today=date(view.today, view.lang))
    st.html(
        f"{section(view.t('quality.freshness'))}"
        f'<p class="kk-catatan">{escape(lead)}{_sample(view)}</p>'
    )
    if fresh.is_empty():
        st.info(view.t("quality.freshness_none"), icon=":material/event_busy:")
        return
    _calendar(view)
    _indicators(view)


def _sample(view: View) -> str:
    count = directory.tally(view.city)[Content.SAMPLE]
    if not count:
        return ""
    said = view.t("quality.freshness_sample", count=number(count, view.lang))
    return f" {escape(said)} {provenance.sample_mark(view)}"


def _calendar(view: View) -> None:
    lines = upkeep.calendar(view.city, view.today)
    if not lines:
        st.html(f'<p class="kk-teks">{escape(view.t("quality.nothing_due"))}</p>')
        return
    caption = view.t("quality.calendar_caption")
    heads = [view.t("quality.steward"), view.t("quality.overdue")]
    heads += [month(m, view.lang) for m in upkeep.months(view.today)]
    top = "".join(
        f'<th scope="col"{" class=n" if i else ""}>{escape(head)}</th>'
        for i, head in enumerate(heads)
    )
    most = max(line.overdue for line in lines), max(max(line.due) for line in lines)
    body = "".join(_line(view, line, most) for line in lines)
    st.html(
        f'<h3 class="kk-anak">{escape(view.t("quality.calendar_title"))}</h3>'
        f'<div class="kk-gulung" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table class="kk-tabel kk-kalender"><caption class="kk-samar">{escape(caption)}</caption>'
        f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _line(view: View, line: Line, most: tuple[int, int]) -> str:
    """Return a row; ``most`` are the greatest numbers of overdue and of coming figures."""
    name = view.city.catalogue.agency_name(line.walidata)
    late = view.tokens.verdicts[Verdict.DETERIORATING].colour
    cells = [_cell(view, line.overdue, most[0], late)]
    cells += [_cell(view, count, most[1], view.tokens.sequential[4]) for count in line.due]
    return f'<tr><th scope="row">{escape(name)}</th>{"".join(cells)}</tr>'


def _cell(view: View, count: int, most: int, colour: str) -> str:
    """Return a cell whose shade follows its number; none for none."""
    if not count:
        return '<td class="n kk-lunak">·</td>'
    share = round(_PALEST + (_DARKEST - _PALEST) * count / most)
    shade = f"background:color-mix(in srgb,{colour} {share}%,transparent)"
    return f'<td class="n" style="{shade}">{escape(number(count, view.lang))}</td>'


def _indicators(view: View) -> None:
    st.html(f'<h3 class="kk-anak">{escape(view.t("quality.standing_title"))}</h3>')
    names = {c: view.city.catalogue.agency_name(c) for c in directory.stewards(view.city)}
    everybody = view.t("quality.steward_all")
    with st.container(width=WIDTH):
        steward = choose.one(
            "walidata",
            view.t("quality.steward"),
            [ALL, *names],
            ALL,
            lambda code: names.get(code, everybody),
            help=view.t("quality.steward_link"),
        )
    rows = upkeep.indicators(view.city, view.today, steward)
    columns = _columns(view, steward)
    table.draw(rows.iter_rows(named=True), columns, view.t("quality.standing_title"))
    heads = [view.t(f"quality.column.{c}") for c in _EXPORT]
    cells = [
        _cells(view, r)
        for r in overview.fresh(view.city, view.today).iter_rows(named=True)
        if steward in (ALL, r["walidata"])
    ]
    made = files.table(
        view,
        heads,
        cells,
        view.t("quality.download.freshness"),
        "jatuh-tempo",
        names.get(steward, ""),
        sample=bool(rows["contoh"].any()),
        chosen=files.filters(view, {view.t("quality.steward"): names.get(steward, "")}),
    )
    figure.downloads("jatuh_tempo", made)


def _columns(view: View, steward: str) -> list[Column]:
    said = view.t
    columns = [
        Column(said("quality.column.indicator"), lambda r: _name(view, r), html=True),
        Column(said("quality.column.standing"), lambda r: _standing(view, r), html=True),
        Column(said("quality.column.due"), lambda r: _day(view, r["jatuh_tempo"]), wide=True),
        Column(said("quality.column.days"), lambda r: _days(view, r), number=True),
        Column(said("quality.column.last"), lambda r: _period(view, r["terakhir"]), wide=True),
        Column(said("quality.column.next"), lambda r: _period(view, r["berikut"]), wide=True),
    ]
    if not steward:
        name = view.city.catalogue.agency_name
        steward_column = Column(
            said("quality.column.steward"), lambda r: name(r["walidata"]), wide=True
        )
        columns.insert(1, steward_column)
    return columns


def _name(view: View, row: Row) -> str:
    mark = f" {provenance.sample_mark(view)}" if row["contoh"] else ""
    indicator = view.city.catalogue.indicator(row["indikator"])
    return f"{escape(indicator.name(view.lang))}{mark}"


def _standing(view: View, row: Row) -> str:
    standing = Standing(row["keadaan"])
    verdict, sign = _MARKS[standing]
    colour = style.colour(view, view.tokens.verdicts[verdict].colour)
    word = escape(view.t(f"terms.standing.{standing}"))
    return f'<span class="kk-status" style="color:{colour}">{icon(sign)} {word}</span>'


def _day(view: View, day: dt.date | None) -> str:
    return short_date(day, view.lang) if day else "–"


def _days(view: View, row: Row) -> str:
    return number(row["hari"], view.lang) if row["hari"] else "–"


def _period(view: View, text: str | None) -> str:
    return period(text, view.lang) if text else "–"


_EXPORT = ("indicator", "steward", "frequency", "standing", "last", "next", "due", "days", "behind")


def _cells(view: View, row: Row) -> Cells:
    return (
        f"{row['indikator']} {view.city.catalogue.indicator(row['indikator']).name(view.lang)}",
        view.city.catalogue.agency_name(row["walidata"]),
        view.t(f"terms.frequency.{row['frekuensi']}"),
        view.t(f"terms.standing.{row['keadaan']}"),
        row["terakhir"],
        row["berikut"],
        row["jatuh_tempo"],
        row["hari"],
        row["tertinggal"],
    )
