"""How each handed-in file was read: the layout recognised, the rows used, where it goes."""

from __future__ import annotations

import streamlit as st

from lib.contract.finding import Finding, Severity
from lib.exchange.proposal import Proposal
from lib.exchange.words import fate
from lib.i18n.findings import message
from lib.i18n.format import number
from lib.store.snapshot import LoadedFile
from lib.ui.markup import escape, icon, section
from lib.ui.view import View
from lib.ui.views.manage_desk import Desk

_SIGNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "check_circle"}
_LAYOUTS = ("panjang", "tabel", "batas", "dilewati")
"""Those with a sentence of their own; of the others the loader's remark says how it was read."""
_REMARKS = 6
"""Remarks shown for a file."""


def draw(view: View, desk: Desk, proposal: Proposal) -> None:
    """Draw one paragraph per file."""
    read = {f.file: f for f in proposal.read}
    st.html(
        section(view.t("manage.read"))
        + '<div class="kk-dua">'
        + "".join(_file(view, h.name, read.get(h.name), proposal) for h in desk.handed)
        + "</div>"
    )


def _file(view: View, name: str, read: LoadedFile | None, proposal: Proposal) -> str:
    mine = [f for f in proposal.findings if f.file == name]
    worst = next((s for s in Severity if any(f.severity is s for f in mine)), Severity.INFO)
    lines = [*_remarks(view, mine), _layout(view, read), _goes(view, name, proposal)]
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    counts = _counts(view, mine)
    return (
        f'<section class="kk-berkas kk-{worst}"><h3>{icon(_SIGNS[worst])} {escape(name)}</h3>'
        f"{paragraphs}<p><b>{escape(counts)}</b></p></section>"
    )


def _layout(view: View, read: LoadedFile | None) -> str:
    """Say what the file was taken for."""
    if read is None:
        return view.t("manage.not_read")
    layout = read.layout if read.layout in _LAYOUTS else "figures"
    return view.t(
        f"manage.layout.{layout}",
        rows=number(read.rows_read, view.lang),
        kept=number(read.rows_kept, view.lang),
    )


def _remarks(view: View, mine: list[Finding]) -> list[str]:
    """Return what was noticed and needs no mending: the layout, totals and notes left out."""
    told = [f for f in mine if f.severity is Severity.INFO]
    said = list(dict.fromkeys(message(f, view.lang) for f in told))
    rest = len(said) - _REMARKS
    more = [view.t("manage.more_remarks", count=number(rest, view.lang))] if rest > 0 else []
    return said[:_REMARKS] + more


def _goes(view: View, name: str, proposal: Proposal) -> str:
    taken = next((t for t in proposal.taken if t.name == name), None)
    return "" if taken is None else view.t("manage.goes", fate=fate(taken, view.lang))


def _counts(view: View, mine: list[Finding]) -> str:
    def count(severity: Severity) -> int:
        return sum(f.count for f in mine if f.severity is severity)

    errors, warnings = count(Severity.ERROR), count(Severity.WARNING)
    if not errors and not warnings:
        return view.t("manage.faultless")
    return view.t(
        "manage.faults",
        errors=number(errors, view.lang),
        warnings=number(warnings, view.lang),
    )
