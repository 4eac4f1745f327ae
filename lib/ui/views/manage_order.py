"""Carries out what somebody has ordered on the page: one thing, once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st
from streamlit.elements.lib.mutable_status_container import StatusContainer

from lib.errors import Busy
from lib.exchange.publish import WAIT
from lib.store.ledger import LedgerEntry
from lib.ui import cache
from lib.ui.view import View
from lib.ui.views import manage_desk
from lib.ui.views.manage_desk import Desk, Outcome

Work = Callable[[float], Any]
"""Does it; takes the seconds to wait for somebody else who is at it."""


@dataclass(frozen=True, slots=True)
class Order:
    """Something to be done to the data folder."""

    kind: str
    """Part of the names of its texts: ``manage.doing.<kind>``, ``manage.done.<kind>``."""
    work: Work
    """Gives something with an ``entry``: the new one of the history, or ``None``."""


@dataclass(frozen=True, slots=True)
class Done:
    """What something came to that leaves one entry in the history."""

    entry: LedgerEntry | None


def told(desk: Desk) -> None:
    """Say what the last order came to."""
    if desk.outcome is None:
        return
    if desk.outcome.good:
        st.success(desk.outcome.text, icon=":material/check:")
    else:
        st.error(desk.outcome.text, icon=":material/error:")


def give(desk: Desk, kind: str, work: Work) -> None:
    """Order something and have it done at once."""
    desk.order = Order(kind, work)
    st.rerun()


def carry_out(view: View, desk: Desk) -> None:
    """Do what was ordered, if anything was, and note what came of it.

    A run may be ended at any call of Streamlit and begun anew. Between doing the work and
    noting that it is done no such call stands. A run that is overtaken while it works goes on
    beside the new one, which waits for it: nothing is done twice.
    """
    order = desk.order
    if order is None:
        return
    good = True
    with st.status(view.t(f"manage.doing.{order.kind}"), expanded=False) as status:
        with desk.lock:
            if desk.order is order:
                work = partial(_patiently, view, order.work, status)
                done, trouble = manage_desk.attempt(view, work)
                desk.order, desk.key = None, ()
                desk.outcome = _outcome(view, order, done, trouble)
                if desk.outcome.good:
                    desk.clear()
                good = desk.outcome.good
        manage_desk.attempt(view, cache.refresh)
        status.update(state="complete" if good else "error")
    st.rerun()


def _patiently(view: View, work: Work, status: StatusContainer) -> object:
    """Do something, and say so if somebody else must be waited for."""
    try:
        return work(0)
    except Busy as busy:
        status.update(label=view.t("manage.waiting", who=busy.params["holder"], most=round(WAIT)))
        return work(WAIT)


def _outcome(view: View, order: Order, done: object, trouble: str) -> Outcome:
    if trouble:
        return Outcome(trouble, False)
    entry = getattr(done, "entry", None)
    if isinstance(entry, LedgerEntry):
        return Outcome(view.t(f"manage.done.{order.kind}", id=entry.number), True)
    return Outcome(view.t("manage.done.nothing"), False)
