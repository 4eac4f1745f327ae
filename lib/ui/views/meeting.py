"""The page Rapat: what is open, what got worse, what is late, what is decided now."""

from __future__ import annotations

from lib.city import agenda
from lib.ui import access, headline
from lib.ui.view import current
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
    meeting_decisions.draw(view, found, allowed, desk)
    meeting_items.worse(view, found)
    meeting_items.late(view, found)
    meeting_items.due(view, found)
    meeting_since.draw(view)
    meeting_record.draw(view, allowed, desk)
    access.sign_out(view, allowed)
