"""The sheet of one agency: what it holds, owes and has promised; one A4 in print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.analysis.freshness import Standing
from lib.charts.theme import Verdict
from lib.city import agency_words, programme_words, status
from lib.city.agencies import Held, Sheet
from lib.city.decisions import Decided
from lib.i18n.format import number, period, short_date
from lib.ui import chip, headline, links, provenance, style, table
from lib.ui.markup import escape, icon, section
from lib.ui.table import Column
from lib.ui.view import View
from lib.ui.views import programme_register

Row = Mapping[str, Any]

PRINTED = {"indikator": 10, "program": 7, "bukti": 6, "keputusan": 4, "berikut": 7}
"""Lines of each part that fit on one A4; the style sheet leaves out the others in print."""
_MARKS = {
    Standing.LATE: (Verdict.DETERIORATING, "alarm"),
    Standing.DUE: (Verdict.ACCELERATE, "schedule"),
    Standing.NONE: (Verdict.UNKNOWN, "pending"),
    Standing.CURRENT: (Verdict.ACHIEVED, "check_circle"),
    Standing.UNSCHEDULED: (Verdict.STAGNATING, "remove"),
}
_NEEDS = 12
"""Items to be chased that are named on the screen."""


def draw(view: View, sheet: Sheet, head: DeltaGenerator) -> None:
    """Draw the sheet.

    Args:
        view: The reader's view.
        sheet: From ``city.agencies.sheet``.
        head: Where its title goes, above the controls.
    """
    with head:
        headline.draw(
            view,
            sheet.body.agency.nama,
            agency_words.finding(sheet, view.lang),
            lead=agency_words.history(view.city, sheet.body, view.today, view.lang),
            sample=sheet.sample,
        )
    with st.container(key="opd_lembar"):
        _next(view, sheet)
        _indicators(view, sheet)
        _programmes(view, sheet)
        _evidence(view, sheet)
        _decisions(view, sheet)
        today = view.t("agency.printed", today=short_date(view.today, view.lang))
        st.html(f'<p class="kk-catatan">{escape(today)}</p>')


def _part(view: View, key: str, count: int, body: str) -> None:
    """Draw a part; in print what is beyond the lines that fit is only counted."""
    title = view.t(f"agency.part.{key}", count=number(count, view.lang))
    left = count - PRINTED[key]
    rest = view.t("agency.more", count=number(left, view.lang)) if left > 0 else ""
    note = f'<p class="kk-catatan kk-hanya-cetak">{escape(rest)}</p>' if rest else ""
    st.html(f'<div class="kk-bagian-opd kk-cetak-{key}">{section(title)}{body}{note}</div>')


def _none(view: View, key: str) -> str:
    return f'<p class="kk-teks">{escape(view.t(f"agency.none.{key}"))}</p>'


def _list(items: Iterable[str]) -> str:
    return f'<ul class="kk-daftar kk-rapat">{"".join(f"<li>{i}</li>" for i in items)}</ul>'


def _next(view: View, sheet: Sheet) -> None:
    """Say what it has to deliver next, what is overdue first."""
    said = agency_words.next_steps(sheet, view.today, view.lang)
    marked = [
        f"{escape(text)} {provenance.sample_mark(view)}" if sample else escape(text)
        for text, sample in said
    ]
    _part(view, "berikut", len(said), _list(marked) if marked else _none(view, "berikut"))


def _indicators(view: View, sheet: Sheet) -> None:
    columns = [
        Column(view.t("agency.indicator.name"), lambda r: _indicator(view, sheet, r), html=True),
        Column(view.t("agency.indicator.standing"), lambda r: _standing(view, r), html=True),
        Column(view.t("agency.indicator.last"), lambda r: _last(view, r), wide=True),
        Column(view.t("agency.indicator.due"), lambda r: _due(view, r), wide=True),
        Column(view.t("agency.indicator.status"), lambda r: _status(view, r), html=True, wide=True),
    ]
    rows = [{"held": h} for h in sheet.indicators]
    body = table.markup(rows, columns, view.t("agency.indicators")) if rows else ""
    _part(view, "indikator", len(rows), body or _none(view, "indikator"))


def _indicator(view: View, sheet: Sheet, row: Row) -> str:
    held: Held = row["held"]
    where = links.href(view, "indikator", indikator=held.indicator.kode)
    name = escape(held.indicator.name(view.lang))
    old = ""
    if held.holder != sheet.body.agency.kode:
        former = view.city.catalogue.agency_name(held.holder)
        old = f" <small>({escape(view.t('agency.of_former', name=former))})</small>"
    return f'<a class="kk-tautan" href="{escape(where)}" target="_self">{name}</a>{old}'


def _standing(view: View, row: Row) -> str:
    held: Held = row["held"]
    verdict, sign = _MARKS[held.standing]
    colour = style.colour(view, view.tokens.verdicts[verdict].colour)
    word = escape(view.t(f"terms.standing.{held.standing}"))
    days = f" ({escape(agency_words.days(held.days, view.lang))})" if held.days else ""
    return f'<span class="kk-status" style="color:{colour}">{icon(sign)} {word}</span>{days}'


def _last(view: View, row: Row) -> str:
    held: Held = row["held"]
    return period(held.last, view.lang) if held.last else "–"


def _due(view: View, row: Row) -> str:
    held: Held = row["held"]
    if held.next is None or held.due is None:
        return "–"
    return f"{period(held.next, view.lang)}, {short_date(held.due, view.lang)}"


def _status(view: View, row: Row) -> str:
    held: Held = row["held"]
    area = view.city.area
    found = status.of(view.city, held.indicator.kode, area.kode) if area else None
    if found is None:
        return "–"
    mark = f" {provenance.sample_mark(view)}" if found.contoh else ""
    return chip.state(view, found.keadaan) + mark


def _programmes(view: View, sheet: Sheet) -> None:
    columns = [
        Column(
            view.t("programme.column.name"),
            lambda r: programme_register.link(view, r["one"]),
            html=True,
        ),
        Column(
            view.t("programme.column.state"),
            lambda r: (
                programme_register.mark(view, r["one"])
                + (f" {provenance.sample_mark(view)}" if r["one"].contoh else "")
            ),
            html=True,
        ),
        Column(
            view.t("programme.column.progress"),
            lambda r: programme_words.progress(r["one"], view.lang),
            wide=True,
        ),
    ]
    ones = sorted(sheet.programmes, key=lambda one: (not one.dinilai, -one.hari))
    rows = [{"one": one} for one in ones]
    body = table.markup(rows, columns, view.t("agency.programmes")) if rows else ""
    _part(view, "program", len(rows), body or _none(view, "program"))


def _evidence(view: View, sheet: Sheet) -> None:
    """List what is registered as weak or missing, then what has nothing at all."""
    names = agency_words.Names(view.city, view.lang)
    lines = [_piece(view, names, e.kode, e.status or "none", e.contoh) for e in sheet.evidence]
    told = {e.kode for e in sheet.evidence}
    bare = [r["kode"] for r in sheet.chase.to_dicts() if "bukti" in r["perlu"]]
    rest = [c for c in bare if c not in told]
    lines += [_piece(view, names, c, "unregistered", sample=False) for c in rest[:_NEEDS]]
    if len(rest) > _NEEDS:
        lines.append(escape(view.t("agency.others", count=number(len(rest) - _NEEDS, view.lang))))
    count = len(told) + len(rest)
    _part(view, "bukti", count, _list(lines) if lines else _none(view, "bukti"))


def _piece(view: View, names: agency_words.Names, code: str, state: str, sample: bool) -> str:
    mark = f" {provenance.sample_mark(view)}" if sample else ""
    said = view.t(f"evidence.status.{state}")
    return f"{escape(names.of(code))}: {escape(said)}{mark}"


def _decisions(view: View, sheet: Sheet) -> None:
    lines: Sequence[str] = [_decision(view, one) for one in sheet.decisions]
    _part(view, "keputusan", len(lines), _list(lines) if lines else _none(view, "keputusan"))


def _decision(view: View, one: Decided) -> str:
    mark = f" {provenance.sample_mark(view)}" if one.contoh else ""
    due = agency_words.deadline(one, view.lang)
    late = style.colour(view, view.tokens.verdicts[Verdict.DETERIORATING].colour)
    look = f' style="color:{late};font-weight:600"' if one.overdue else ""
    return f"{escape(one.isi)}, <span{look}>{escape(due)}</span>{mark}"
