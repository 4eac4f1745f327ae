"""The history of the data folder: who, when, what, why, and the way back."""

from __future__ import annotations

import datetime as dt
from functools import partial
from zoneinfo import ZoneInfo

import streamlit as st

from lib.exchange.difference import Difference
from lib.exchange.publish import Author, Returned, returning, roll_back
from lib.exchange.words import author as author_name
from lib.exchange.words import deed
from lib.i18n.format import date, number
from lib.store.ledger import FileChange, Ledger, LedgerEntry, inventory
from lib.ui.access import Access
from lib.ui.markup import escape, section
from lib.ui.view import View
from lib.ui.views import manage_author, manage_desk, manage_difference, manage_order
from lib.ui.views.manage_desk import Desk

PAGE = 10
FILES = 4
"""Files of an entry that are named."""
_COUNTED = ("new", "changed", "removed", "suspicious", "tables", "boundaries")


def draw(view: View, allowed: Access, desk: Desk) -> None:
    """Draw the entries, newest first; the one looked at with what going back would change."""
    where = manage_desk.place()
    entries = Ledger(where.folder).entries()[::-1]
    st.html(
        section(view.t("manage.history"))
        + f'<p class="kk-catatan">{escape(view.t("manage.history_lead"))}</p>'
    )
    if not entries:
        st.info(view.t("manage.history_none"), icon=":material/history:")
        return
    present = dict(entries[0].files) == inventory(where.folder)
    if not present:
        st.info(view.t("manage.changed_by_hand"), icon=":material/edit:")
    pages = -(-len(entries) // PAGE)
    first = 0
    if pages > 1:
        first = (int(st.pagination(pages, key="riwayat_halaman")) - 1) * PAGE
    for entry in entries[first : first + PAGE]:
        newest = entry is entries[0] and present
        undoable = not newest or len(entries) > 1
        _entry(view, allowed, desk, entry, newest=newest, undoable=undoable)


def _entry(
    view: View, allowed: Access, desk: Desk, entry: LedgerEntry, *, newest: bool, undoable: bool
) -> None:
    with st.container(key=f"riwayat_{entry.number}", gap="small"):
        st.html(_text(view, entry, newest))
        if not undoable:
            return
        if desk.entry == entry.number:
            _back(view, allowed, desk, entry, newest)
            return
        label = view.t("manage.undo" if newest else "manage.back_to", id=entry.number)
        if st.button(label, key=f"kembali_{entry.number}", icon=":material/undo:"):
            desk.entry, desk.outcome = entry.number, None
            st.rerun()


def _text(view: View, entry: LedgerEntry, newest: bool) -> str:
    head = view.t(
        "manage.entry",
        id=entry.number,
        when=moment(entry.when, view.lang),
        who=author_name(entry, view.lang),
    )
    mark = f' <span class="kk-kini">{escape(view.t("manage.present"))}</span>' if newest else ""
    lines = [entry.why, _what(view, entry), _files(view, entry), _sources(view, entry)]
    body = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    return f'<div class="kk-entri"><h3>{escape(head)}{mark}</h3>{body}</div>'


def moment(when: str, lang: str) -> str:
    """Return the time of an entry as it is read; as it is kept if it is no time."""
    try:
        time = dt.datetime.fromisoformat(when)
    except ValueError:
        return when
    zone = st.context.timezone
    try:
        local = time.astimezone(ZoneInfo(zone)) if zone else time
    except (OSError, ValueError, KeyError):
        local = time
    clock = f"{local:%H.%M}" if lang == "id" else f"{local:%H:%M}"
    return f"{date(local.date(), lang)}, {clock}"


def _what(view: View, entry: LedgerEntry) -> str:
    said = deed(entry, view.lang)
    counts = [
        view.t(f"manage.counted.{k}", count=number(entry.counts[k], view.lang))
        for k in _COUNTED
        if entry.counts.get(k)
    ]
    return f"{said[:1].upper()}{said[1:]}" + (f": {', '.join(counts)}" if counts else "")


def _files(view: View, entry: LedgerEntry) -> str:
    if not entry.changes:
        return ""
    named = [f"{c.file} ({_turn(view, c)})" for c in entry.changes[:FILES]]
    rest = len(entry.changes) - FILES
    if rest > 0:
        named.append(view.t("manage.more_files", count=number(rest, view.lang)))
    return view.t("manage.entry_files", files=", ".join(named))


def _sources(view: View, entry: LedgerEntry) -> str:
    if not entry.sources:
        return ""
    return view.t("manage.entry_sources", files=", ".join(list(entry.sources)[:FILES]))


def _turn(view: View, change: FileChange) -> str:
    turn = "new" if change.before is None else "removed" if change.after is None else "changed"
    return view.t(f"exchange.turn.{turn}")


def _back(view: View, allowed: Access, desk: Desk, entry: LedgerEntry, newest: bool) -> None:
    """Show what going back would change, and ask who and why."""
    found, trouble = manage_desk.attempt(
        view, partial(returning, manage_desk.place(), entry.number)
    )
    if found is None:
        st.error(trouble, icon=":material/error:")
        return
    lead = "manage.undo_lead" if newest else "manage.back_lead"
    st.html(f'<p class="kk-teks">{escape(view.t(lead, id=entry.number))}</p>')
    _difference(view, found)
    sure = {"sure": view.t("manage.confirm.back", id=entry.number)}
    label = view.t("manage.undo_button" if newest else "manage.back_button", id=entry.number)
    author = manage_author.ask(
        view, allowed, f"kembali_{entry.number}", label, confirm=sure, icon=":material/undo:"
    )
    if author is not None:
        manage_order.give(desk, "return", partial(_work, entry.number, author))
    if st.button(view.t("manage.cancel"), key="batal_kembali", type="tertiary"):
        desk.entry = None
        st.rerun()


def _difference(view: View, found: Difference) -> None:
    if found.empty:
        st.info(view.t("manage.back_nothing"), icon=":material/check:")
    else:
        manage_difference.draw(view, "kembali", found, view.city.catalogue)


def _work(number: int, author: Author, wait: float) -> Returned:
    return roll_back(manage_desk.place(wait), number, author)
