"""Taking a file out of the data folder on purpose."""

from __future__ import annotations

from functools import partial

import streamlit as st

from lib.exchange.publish import Author, Returned
from lib.exchange.withdrawal import withdraw, withdrawable, without_file
from lib.i18n.format import number
from lib.ui.access import Access
from lib.ui.markup import escape, section
from lib.ui.view import View
from lib.ui.views import manage_author, manage_desk, manage_difference, manage_order
from lib.ui.views.manage_desk import Desk


def draw(view: View, allowed: Access, desk: Desk) -> None:
    """Let the reader choose a file, show what would be gone, and take it out."""
    st.html(
        section(view.t("manage.withdraw"))
        + f'<p class="kk-catatan">{escape(view.t("manage.withdraw_lead"))}</p>'
    )
    there = withdrawable(manage_desk.place())
    if not there:
        st.info(view.t("manage.withdraw_none"), icon=":material/folder_off:")
        return
    rows = {f.file: f.rows_kept for f in view.city.snapshot.files}
    file = st.selectbox(
        view.t("manage.withdraw_file"),
        there,
        index=None,
        format_func=lambda f: _name(view, f, rows.get(f, 0)),
        placeholder=view.t("manage.withdraw_choose"),
        key=f"tarik_{desk.round}",
    )
    if file is None:
        return
    found, trouble = manage_desk.attempt(view, partial(without_file, manage_desk.place(), file))
    if found is None:
        st.error(trouble, icon=":material/error:")
        return
    manage_difference.draw(view, "tarik", found, view.city.catalogue)
    author = manage_author.ask(
        view,
        allowed,
        f"tarik_{desk.round}_formulir",
        view.t("manage.withdraw_button"),
        confirm={"sure": view.t("manage.confirm.withdraw", file=file)},
        icon=":material/folder_delete:",
    )
    if author is not None:
        manage_order.give(desk, "withdraw", partial(_work, file, author))


def _name(view: View, file: str, rows: int) -> str:
    return view.t("manage.withdraw_option", file=file, count=number(rows, view.lang))


def _work(file: str, author: Author, wait: float) -> Returned:
    return withdraw(manage_desk.place(wait), file, author)
