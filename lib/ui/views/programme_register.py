"""The register of programmes as a table, and those that somebody must act on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from lib.analysis.schedule import State
from lib.charts.theme import Verdict
from lib.city import programme_words
from lib.city.programmes import OPEN, Programme
from lib.export.listing import Row as Cells
from lib.i18n.format import listing, number, period
from lib.ui import figure, files, links, provenance, style, table
from lib.ui.markup import escape, icon, section
from lib.ui.table import Column
from lib.ui.view import View

Row = Mapping[str, Any]

_MARKS = {
    State.DONE: (Verdict.ACHIEVED, "check_circle"),
    State.ON_TRACK: (Verdict.ON_TRACK, "trending_up"),
    State.RUNNING: (Verdict.ON_TRACK, "more_horiz"),
    State.LATE: (Verdict.DETERIORATING, "alarm"),
    State.STALLED: (Verdict.ACCELERATE, "pause_circle"),
    State.UNREPORTED: (Verdict.ACCELERATE, "help"),
    State.AHEAD: (Verdict.STAGNATING, "schedule"),
    State.PAST: (Verdict.UNKNOWN, "history"),
    State.UNDATED: (Verdict.UNKNOWN, "event_busy"),
}
_MOST = 8
"""Programmes of each kind that are named before the table."""


def mark(view: View, one: Programme) -> str:
    """Return the state of a programme with its sign, as HTML."""
    verdict, sign = _MARKS[one.keadaan]
    colour = style.colour(view, view.tokens.verdicts[verdict].colour)
    word = escape(programme_words.state(one, view.lang))
    return f'<span class="kk-status" style="color:{colour}">{icon(sign)} {word}</span>'


def link(view: View, one: Programme) -> str:
    """Return the name of a programme as a link to it, as HTML."""
    where = links.href(view, "program", program=one.kode)
    return f'<a class="kk-tautan" href="{escape(where)}" target="_self">{escape(one.nama)}</a>'


def agencies(view: View, one: Programme) -> str:
    """Return the agencies of a programme, the leading one first."""
    return listing([view.city.catalogue.agency_name(c) for c in one.opd], view.lang)


def attention(view: View, found: Sequence[Programme]) -> None:
    """Name those that are late, stalled or without report, with what that rests on."""
    groups = [(s, [one for one in found if one.keadaan is s]) for s in State if s in OPEN]
    there = [(state, ones) for state, ones in groups if ones]
    if not there:
        return
    columns = st.columns(len(there), gap="large")
    for column, (state, ones) in zip(columns, there, strict=True):
        shown = sorted(ones, key=lambda one: -one.hari)[:_MOST]
        word = view.t(f"programme.state.{state}")
        count = number(len(ones), view.lang)
        title = view.t("programme.attention", state=word[:1].upper() + word[1:], count=count)
        items = "".join(_item(view, one) for one in shown)
        more = len(ones) - len(shown)
        rest = view.t("programme.more", count=number(more, view.lang)) if more else ""
        with column:
            st.html(
                f'{section(title, 3)}<ul class="kk-daftar kk-rapat">{items}</ul>'
                + (f'<p class="kk-catatan">{escape(rest)}</p>' if rest else "")
            )


def _item(view: View, one: Programme) -> str:
    sample = f" {provenance.sample_mark(view)}" if one.contoh else ""
    said = escape(programme_words.why(one, view.lang))
    lead = escape(view.city.catalogue.agency_name(one.opd[0] if one.opd else None))
    return f"<li>{link(view, one)} ({lead})<br><small>{said}{sample}</small></li>"


def draw(view: View, found: Sequence[Programme], picked: Mapping[str, str]) -> None:
    """Draw the table and its downloads.

    Args:
        view: The reader's view.
        found: The programmes.
        picked: How they were filtered; see ``files.filters``.
    """
    st.html(section(view.t("programme.register")))
    rows = [{"one": one} for one in found]
    table.draw(rows, _columns(view), view.t("programme.register"))
    sample = any(one.contoh for one in found)
    heads = [view.t(f"programme.column.{c}") for c in _EXPORT]
    cells = [_cells(view, one) for one in found]
    title = view.t("programme.register")
    made = files.table(
        view,
        heads,
        cells,
        title,
        *("program", *picked.values()),
        sample=sample,
        chosen=files.filters(view, picked),
    )
    figure.downloads("daftar_program", made)


def _columns(view: View) -> list[Column]:
    lang = view.lang
    said = view.t
    names = {d.kode: d.name(lang) for d in view.city.catalogue.all_dimensions}
    return [
        Column(said("programme.column.name"), lambda r: link(view, r["one"]), html=True),
        Column(said("programme.column.state"), lambda r: _state(view, r["one"]), html=True),
        Column(
            said("programme.column.progress"),
            lambda r: programme_words.progress(r["one"], lang),
            wide=True,
        ),
        Column(said("programme.column.agency"), lambda r: agencies(view, r["one"]), wide=True),
        Column(
            said("programme.column.dimension"),
            lambda r: names.get(r["one"].dimensi, r["one"].dimensi),
            wide=True,
        ),
        Column(
            said("programme.column.kind"),
            lambda r: view.t(f"programme.kind.{r['one'].jenis}"),
            wide=True,
        ),
        Column(
            said("programme.column.time"), lambda r: programme_words.span(r["one"], lang), wide=True
        ),
        Column(
            said("programme.column.budget"),
            lambda r: programme_words.rupiah(r["one"].anggaran, lang),
            number=True,
            wide=True,
        ),
    ]


def _state(view: View, one: Programme) -> str:
    return mark(view, one) + (f" {provenance.sample_mark(view)}" if one.contoh else "")


_EXPORT = (
    *("code", "name", "kind", "dimension", "agency", "start", "end", "state", "real", "plan"),
    *("report", "budget", "spent", "absorbed", "sample"),
)


def _cells(view: View, one: Programme) -> Cells:
    names = {d.kode: d.name(view.lang) for d in view.city.catalogue.all_dimensions}
    return (
        *(one.kode, one.nama, view.t(f"programme.kind.{one.jenis}")),
        *(names.get(one.dimensi, one.dimensi), agencies(view, one), one.mulai, one.selesai),
        *(programme_words.state(one, view.lang), one.nyata, one.rencana),
        period(one.laporan, view.lang) if one.laporan else None,
        *(one.anggaran, one.terserap, one.persen),
        view.t("terms.yes") if one.contoh else view.t("terms.no"),
    )
