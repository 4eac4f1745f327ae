"""Decisions of earlier meetings that are still open; overdue ones come up by themselves."""

from __future__ import annotations

import datetime as dt
from functools import partial

import streamlit as st

from lib.analysis.decision import Standing
from lib.charts.theme import Verdict
from lib.city.agenda import Agenda
from lib.city.decisions import Decided
from lib.exchange.decision import complete
from lib.i18n.format import date, listing, number
from lib.ui import links, provenance, style
from lib.ui.markup import escape, icon, section
from lib.ui.view import View
from lib.ui.views import manage_desk, manage_order
from lib.ui.views.manage_desk import Desk

_MARKS = {
    Standing.OVERDUE: (Verdict.DETERIORATING, "alarm"),
    Standing.SOON: (Verdict.ACCELERATE, "hourglass_bottom"),
    Standing.OPEN: (Verdict.ON_TRACK, "pending_actions"),
    Standing.UNDATED: (Verdict.UNKNOWN, "event_busy"),
}


def draw(view: View, agenda: Agenda, who: str | None, desk: Desk) -> None:
    """Draw the open decisions; whoever may write can mark one as done.

    Args:
        view: The reader's view.
        agenda: Of the meeting.
        who: Name of the reader, blank while it is not known; ``None``: nothing may be written.
        desk: Where the order is given.
    """
    with st.container(key="rapat_terbuka", gap="small"):
        st.html(section(view.t("meeting.open")))
        for place, one in enumerate(agenda.open):
            _one(view, place, one, who, desk)
        said = "done_before" if agenda.open else "open_all_done" if agenda.done else "open_none"
        if agenda.done or not agenda.open:
            count = number(agenda.done, view.lang)
            st.html(f'<p class="kk-catatan">{escape(view.t(f"meeting.{said}", count=count))}</p>')


def _one(view: View, place: int, one: Decided, who: str | None, desk: Desk) -> None:
    with st.container(key=f"keputusan_{place}", horizontal=True, vertical_alignment="center"):
        st.html(_text(view, one), width="stretch")
        if (
            who is not None
            and not one.contoh
            and st.button(
                view.t("meeting.complete"), key=f"selesai_{place}", icon=":material/check:"
            )
        ):
            _complete(view, one, who, desk)


def _complete(view: View, one: Decided, who: str, desk: Desk) -> None:
    if not who:
        st.warning(view.t("meeting.missing.name"), icon=":material/edit_note:")
        return
    manage_order.give(desk, "complete", partial(_work, one, who))


def _work(one: Decided, who: str, wait: float) -> manage_order.Done:
    return manage_order.Done(complete(manage_desk.place(wait), one.row, who))


def _text(view: View, one: Decided) -> str:
    row, lang = one.row, view.lang
    verdict, sign = _MARKS[one.keadaan]
    colour = style.colour(view, view.tokens.verdicts[verdict].colour)
    mark = (
        f'<span class="kk-status" style="color:{colour}">{icon(sign)} '
        f"{escape(_standing(view, one))}</span>"
    )
    sample = f" {provenance.sample_mark(view)}" if one.contoh else ""
    codes = [c.strip() for c in str(row["opd"] or "").split(";") if c.strip()]
    who = listing([view.city.catalogue.agency_name(c) for c in codes], lang) or view.t(
        "meeting.nobody"
    )
    when = view.t("meeting.decided_on", date=day(str(row["tanggal"]), lang), who=who)
    programme = _programme(view, row["program"])
    return (
        f'<div class="kk-entri"><h3>{escape(row["isi"])}{sample}</h3>'
        f"<p>{mark}</p><p>{escape(when)}{programme}</p></div>"
    )


def _programme(view: View, code: object) -> str:
    """Return a link to the programme that a decision speaks of, as HTML."""
    if not code:
        return ""
    table = view.city.snapshot.tables["program"]
    name = dict(table.select("kode", "nama").iter_rows()).get(code, code)
    where = escape(links.href(view, "program", program=str(code)))
    return f' · <a class="kk-tautan" href="{where}" target="_self">{escape(name)}</a>'


def _standing(view: View, one: Decided) -> str:
    until = day(one.batas.isoformat(), view.lang) if one.batas else ""
    return view.t(f"meeting.standing.{one.keadaan}", date=until, days=number(one.hari, view.lang))


def day(text: str, lang: str) -> str:
    """Return an ISO date as it is read; a year as it is."""
    try:
        return date(dt.date.fromisoformat(text), lang)
    except ValueError:
        return text
