"""What has changed since an earlier meeting, out of the history of the data folder."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import partial

import streamlit as st

from lib.exchange.difference import Difference, difference
from lib.exchange.earlier import daily
from lib.exchange.earlier import state as state_of
from lib.exchange.words import author, deed
from lib.store.ledger import Deed, Ledger, LedgerEntry
from lib.store.snapshot import Snapshot
from lib.ui import cache, choose
from lib.ui.markup import escape, section
from lib.ui.view import View
from lib.ui.views import manage_desk, manage_difference
from lib.ui.views.meeting_decisions import day


def draw(view: View) -> None:
    """Let the reader choose an earlier date, and draw what has changed since."""
    with st.container(key="rapat_sejak", gap="small"):
        _draw(view)


def _draw(view: View) -> None:
    st.html(section(view.t("meeting.since")))
    entries = Ledger(cache.settings().data_dir).entries()
    by_date = daily(e for e in entries if e.when[:10] < str(view.today))
    if not by_date:
        st.html(f'<p class="kk-catatan">{escape(view.t("meeting.since_none"))}</p>')
        return
    chosen = choose.one(
        "sejak",
        view.t("meeting.since_date"),
        list(by_date),
        _last_meeting(entries, by_date),
        lambda when: _said(view, by_date[when]),
        help=view.t("meeting.since_help"),
    )
    work = partial(_difference, view.city.snapshot, by_date[chosen])
    found, trouble = manage_desk.attempt(view, work)
    if found is None:
        st.error(trouble, icon=":material/error:")
    elif found.empty:
        st.html(f'<p class="kk-catatan">{escape(view.t("meeting.since_nothing"))}</p>')
    else:
        manage_difference.draw(view, "sejak_rapat", found, view.city.catalogue)


def _last_meeting(entries: Iterable[LedgerEntry], days: Collection[str]) -> str:
    """Return the day of the last meeting: the last one on which a decision was written down."""
    met = [e.when[:10] for e in entries if e.deed is Deed.DECIDED and e.when[:10] in days]
    return max(met, default=max(days))


def _said(view: View, entry: LedgerEntry) -> str:
    return view.t(
        "meeting.since_option",
        date=day(entry.when[:10], view.lang),
        deed=deed(entry, view.lang),
        who=author(entry, view.lang),
    )


def _difference(now: Snapshot, entry: LedgerEntry) -> Difference:
    return difference(_past(entry.number, entry.when), now)


@st.cache_resource(show_spinner=False, max_entries=3)
def _past(number: int, when: str) -> Snapshot:
    """Load an earlier state; ``when`` tells entries of different histories apart."""
    where = manage_desk.place()
    return state_of(where, Ledger(where.folder).entry(number))
