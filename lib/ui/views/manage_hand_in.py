"""Handing files in: the control, what was read, what is wrong, what would change, publishing."""

from __future__ import annotations

from functools import partial

import streamlit as st
from streamlit import config

from lib.contract.tables import VALUES_FOLDER
from lib.exchange.handed import Handed
from lib.exchange.plan import Fate, Mode
from lib.exchange.proposal import Proposal
from lib.exchange.publish import Author, Published, publish
from lib.i18n.format import number
from lib.store.catalogue import Catalogue
from lib.ui.access import Access
from lib.ui.markup import escape, section
from lib.ui.view import View
from lib.ui.views import (
    manage_author,
    manage_desk,
    manage_difference,
    manage_map,
    manage_order,
    manage_reading,
    manage_sheet,
)
from lib.ui.views.manage_desk import Desk

STEPS = ("choose", "check", "mend", "publish")


def draw(view: View, allowed: Access, desk: Desk) -> None:
    """Draw the control for files and everything that follows from them."""
    files = st.file_uploader(
        view.t("manage.files", size=config.get_option("server.maxUploadSize")),
        accept_multiple_files=True,
        key=f"serahan_{desk.round}",
        help=view.t("manage.files_help"),
    )
    manage_desk.put(view, desk, manage_desk.uploaded(files or ()))
    if desk.trouble:
        st.error(desk.trouble, icon=":material/error:")
        return
    proposal = desk.proposal
    if proposal is None:
        _guide(view)
        return
    manage_reading.draw(view, desk, proposal)
    manage_sheet.draw(view, desk, proposal)
    _difference(view, desk, proposal)
    _publish(view, allowed, desk, proposal)


def _guide(view: View) -> None:
    """Say how handing in goes, in four steps."""
    steps = "".join(f"<li>{escape(view.t(f'manage.step.{s}'))}</li>" for s in STEPS)
    st.html(f'<ol class="kk-daftar">{steps}</ol>')


def _difference(view: View, desk: Desk, proposal: Proposal) -> None:
    lead = "manage.difference_lead_refused" if proposal.refused else "manage.difference_lead"
    st.html(
        section(view.t("manage.difference")) + f'<p class="kk-catatan">{escape(view.t(lead))}</p>'
    )
    _mode(view, desk, proposal)
    catalogue = Catalogue.of(proposal.after.tables)
    manage_difference.draw(
        view, "serahan", proposal.difference, catalogue, doubtful=proposal.doubtful
    )
    manage_map.draw(view, "serahan", proposal.difference, catalogue)


def _mode(view: View, desk: Desk, proposal: Proposal) -> None:
    """Let the reader say what becomes of the rest of an older file, where there is one."""
    values = [t for t in proposal.taken if t.placed.startswith(f"{VALUES_FOLDER}/")]
    replaced = any(t.fate is Fate.REPLACES for t in values)
    if desk.mode is Mode.NAMED and not (replaced or any(t.file in desk.seen for t in values)):
        return
    usual = Mode.REPLACE if replaced else Mode.ADD
    standing = usual if desk.mode is Mode.NAMED else desk.mode
    options = [Mode.ADD.value, Mode.REPLACE.value]
    chosen = st.radio(
        view.t("manage.mode"),
        options,
        index=options.index(standing.value),
        format_func=lambda m: view.t(f"manage.mode.{m}"),
        key=f"cara_{desk.round}",
        help=view.t("manage.mode_help"),
        horizontal=True,
    )
    if chosen != standing.value:
        desk.mode = Mode(str(chosen))
        st.rerun()


def _publish(view: View, allowed: Access, desk: Desk, proposal: Proposal) -> None:
    st.html(section(view.t("manage.publish")))
    if proposal.refused:
        st.error(view.t("manage.refused"), icon=":material/block:")
        return
    if not proposal.files:
        st.info(view.t("manage.nothing_new"), icon=":material/check:")
        return
    author = manage_author.ask(
        view,
        allowed,
        f"terbit_{desk.round}",
        view.t("manage.publish_button"),
        confirm=_confirmations(view, proposal),
    )
    if author is not None:
        work = partial(_work, list(desk.handed), author, desk.mode, dict(desk.seen))
        manage_order.give(desk, "publish", work)


def _confirmations(view: View, proposal: Proposal) -> dict[str, str]:
    """Return what must be ticked: what is doubtful, and what would be gone."""
    counts = proposal.counts
    return {
        kind: view.t(f"manage.confirm.{kind}", count=number(counts[kind], view.lang))
        for kind in ("suspicious", "removed")
        if counts[kind]
    }


def _work(
    handed: list[Handed],
    author: Author,
    mode: Mode,
    seen: dict[str, str],
    wait: float,
) -> Published:
    return publish(manage_desk.place(wait), handed, author, mode=mode, seen=seen)
