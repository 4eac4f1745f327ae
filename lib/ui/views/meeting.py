"""The page Rapat: what is open, what got worse, what is late, what is decided now."""

from __future__ import annotations

import streamlit as st

from lib.city import agenda
from lib.ui import access, headline
from lib.ui.access import Access
from lib.ui.view import View, current
from lib.ui.views import (
    manage_desk,
    manage_order,
    meeting_decisions,
    meeting_items,
    meeting_record,
    meeting_since,
)

DESK = "_rapat"
"""Where the session keeps what is being written on this page."""
NAME_WIDTH = 360
"""Pixels of the field for the name."""


def render() -> None:
    """Draw the page."""
    view = current()
    found = agenda.of(view.city, view.today)
    headline.draw(
        view,
        view.t("meeting.title"),
        agenda.finding(found, view.lang),
        lead=view.t("meeting.lead"),
        sample=found.sample,
    )
    allowed, desk = access.may_write(view), manage_desk.desk(DESK)
    manage_order.carry_out(view, desk)
    manage_order.told(desk)
    who = _who(view, allowed)
    meeting_decisions.draw(view, found, who, desk)
    meeting_items.worse(view, found)
    meeting_items.late(view, found)
    meeting_items.due(view, found)
    meeting_since.draw(view)
    with st.container(key="layar_catat"):
        meeting_record.draw(view, allowed, who, desk)
    access.sign_out(view, allowed)


def _who(view: View, allowed: Access) -> str | None:
    """Ask who writes; blank until a name is given, ``None`` where nothing may be written."""
    if not allowed.allowed:
        return None
    with st.container(key="rapat_pencatat", width=NAME_WIDTH):
        return access.ask_name(view, allowed, "rapat_nama")
