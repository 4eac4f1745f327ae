"""Writing a decision down: what, who, until when."""

from __future__ import annotations

import datetime as dt
from functools import partial

import streamlit as st

from lib.exchange.decision import LONGEST, Decision, record
from lib.ui import access
from lib.ui.access import Access
from lib.ui.markup import escape, section
from lib.ui.view import View
from lib.ui.views import manage_desk, manage_order
from lib.ui.views.manage_desk import Desk

WIDTH = 720
"""Pixels of the form."""
WEEKS = 4
"""From today to the deadline that is proposed."""
_WRITTEN = "%d/%m/%Y"
"""A day in figures. Streamlit's own calendar speaks English only."""


def draw(view: View, allowed: Access, who: str | None, desk: Desk) -> None:
    """Draw the form, or say why nothing can be written here.

    Args:
        view: The reader's view.
        allowed: What the reader may do.
        who: Name of the reader, blank while it is not known.
        desk: Where the order is given.
    """
    st.html(section(view.t("meeting.record")))
    if not allowed.allowed:
        access.refuse(view, allowed)
        return
    st.html(f'<p class="kk-catatan">{escape(view.t("meeting.record_lead"))}</p>')
    with st.form(f"catat_{desk.round}", border=True, width=WIDTH):
        decision = _ask(view, desk.round)
        sent = st.form_submit_button(
            view.t("meeting.record_button"), type="primary", icon=":material/gavel:"
        )
    if not sent:
        return
    missing = [
        view.t(f"meeting.missing.{name}")
        for name, there in (
            ("text", decision.isi.strip()),
            ("agency", decision.opd),
            ("date", decision.tenggat and decision.tenggat >= view.today),
            ("name", who),
        )
        if not there
    ]
    if missing or not who:
        st.warning(" ".join(missing), icon=":material/edit_note:")
        return
    manage_order.give(desk, "decide", partial(_work, decision, who))


def _ask(view: View, turn: int) -> Decision:
    """Draw the fields and return what stands in them."""
    catalogue = view.city.catalogue
    text = st.text_area(
        view.t("meeting.text"),
        key=f"catat_{turn}_isi",
        max_chars=LONGEST,
        placeholder=view.t("meeting.text_example"),
        height=100,
    )
    left, right = st.columns(2)
    with left:
        agency = st.selectbox(
            view.t("meeting.agency"),
            list(catalogue.agencies),
            index=None,
            format_func=catalogue.agency_name,
            placeholder=view.t("meeting.agency_choose"),
            key=f"catat_{turn}_opd",
        )
    with right:
        until = st.text_input(
            view.t("meeting.until"),
            value=f"{view.today + dt.timedelta(weeks=WEEKS):{_WRITTEN}}",
            help=view.t("meeting.until_help"),
            max_chars=10,
            key=f"catat_{turn}_tenggat",
        )
    programmes = dict(view.city.snapshot.tables["program"].select("kode", "nama").iter_rows())
    programme = st.selectbox(
        view.t("meeting.programme"),
        list(programmes),
        index=None,
        format_func=lambda code: programmes[code],
        placeholder=view.t("meeting.programme_choose"),
        key=f"catat_{turn}_program",
    )
    return Decision(view.today, text or "", agency, _day(until or ""), None, programme)


def _day(text: str) -> dt.date | None:
    """Return the day that is written as 31/12/2025 or 2025-12-31; ``None`` if it is none."""
    for form in (_WRITTEN, "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"):
        try:
            return dt.datetime.strptime(text.strip(), form).date()
        except ValueError:
            continue
    return None


def _work(decision: Decision, who: str, wait: float) -> manage_order.Done:
    return manage_order.Done(record(manage_desk.place(wait), decision, who))
