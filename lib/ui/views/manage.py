"""The page Kelola data: hand files in, see what is wrong, publish, go back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from lib.contract.codes import Code
from lib.exchange.words import author
from lib.i18n.findings import message
from lib.i18n.format import number
from lib.store.ledger import Ledger
from lib.ui import access, cache, choose, headline
from lib.ui.access import Access
from lib.ui.markup import escape
from lib.ui.view import View, current
from lib.ui.views import (
    manage_boundary,
    manage_desk,
    manage_form,
    manage_hand_in,
    manage_history,
    manage_order,
    manage_withdraw,
)
from lib.ui.views.manage_desk import Desk

PARTS: Mapping[str, Callable[[View, Access, Desk], None]] = {
    "serahkan": manage_hand_in.draw,
    "formulir": manage_form.draw,
    "riwayat": manage_history.draw,
    "tarik": manage_withdraw.draw,
    "peta": manage_boundary.draw,
}
"""Parts of the page by their name in the URL."""


def render() -> None:
    """Draw the page."""
    view = current()
    allowed = access.may_write(view)
    headline.draw(view, view.t("manage.title"), _finding(view, allowed))
    if not allowed.allowed:
        access.refuse(view, allowed)
        access.sign_out(view, allowed)
        return
    _stand_ins(view)
    part = choose.few(
        "bagian",
        view.t("manage.part"),
        {key: view.t(f"manage.part.{key}") for key in PARTS},
        next(iter(PARTS)),
        label_visibility="collapsed",
    )
    desk = manage_desk.desk()
    manage_order.carry_out(view, desk)
    told = st.container()
    PARTS[part](view, allowed, desk)
    with told:
        manage_order.told(desk)
    access.sign_out(view, allowed)


def _stand_ins(view: View) -> None:
    """Name the files that are broken and still shown as they were."""
    found = [*view.city.snapshot.findings, *view.city.shapes.findings]
    lines = "".join(
        f"<li><b>{escape(f.file)}</b>: {escape(message(f, view.lang))}</li>"
        for f in found
        if f.code in (Code.FILE_LAST_GOOD, Code.BOUNDARY_LAST_GOOD)
    )
    if lines:
        title = escape(view.t("manage.stand_ins"))
        st.html(f'<p class="kk-teks"><b>{title}</b></p><ul class="kk-daftar">{lines}</ul>')


def _finding(view: View, allowed: Access) -> str:
    """Say in one sentence how the folder stands."""
    if not allowed.allowed:
        return view.t("manage.finding_closed")
    entries = Ledger(cache.settings().data_dir).entries()
    if not entries:
        return view.t("manage.finding_new")
    return view.t(
        "manage.finding",
        count=number(len(entries), view.lang),
        when=manage_history.moment(entries[-1].when, view.lang),
        who=author(entries[-1], view.lang),
    )
