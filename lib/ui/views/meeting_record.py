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


def draw(view: View, allowed: Access, desk: Desk) -> None:
    """Draw the form, or say why nothing can be written here."""
    st.html(section(view.t("meeting.record")))
    if not allowed.allowed:
        access.refuse(view, allowed)
        return
    st.html(f'<p class="kk-catatan">{escape(view.t("meeting.record_lead"))}</p>')
    with st.form(f"catat_{desk.round}", border=True, width=WIDTH):
        decision = _ask(view, desk.round)
        who = access.ask_name(view, allowed, f"catat_{desk.round}_nama")
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
            ("date", decision.tenggat),
            ("name", who),
        )
        if not there
    ]
    if missing:
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
        until = st.date_input(
            view.t("meeting.until"),
            value=view.today + dt.timedelta(weeks=WEEKS),
            min_value=view.today,
            format="DD/MM/YYYY",
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
    deadline = until if isinstance(until, dt.date) else None
    return Decision(view.today, text or "", agency, deadline, None, programme)


def _work(decision: Decision, who: str, wait: float) -> manage_order.Done:
    return manage_order.Done(record(manage_desk.place(wait), decision, who))
