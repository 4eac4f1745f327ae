"""The sheets as the agency sees them in Excel, with the bad cells marked and explained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from lib.exchange.proposal import Proposal
from lib.exchange.sheet import Sheet, excerpt, letters
from lib.i18n.format import number
from lib.ui.markup import escape, section
from lib.ui.view import View
from lib.ui.views.manage_desk import Desk
from lib.ui.views.manage_fault import Fault, Kind, faults

PAGE = 20
"""Faults shown at once."""
WHOLE_ROWS, WHOLE_COLUMNS = 40, 12
"""A sheet of at most this size is shown whole."""
FIRST_COLUMNS = 3
"""Columns shown of any sheet: areas and codes mostly stand there."""
LONGEST = 60
"""Letters of a cell that are shown."""
ALL = "semua"
SIGNS = {Kind.ERROR: "✕", Kind.WARNING: "!", Kind.DOUBT: "?"}
_KEYS = ("indikator", "wilayah", "periode", "nilai")

Numbered = tuple[int, Fault]


def draw(view: View, desk: Desk, proposal: Proposal) -> None:
    """Draw what is to be mended or looked at, cell by cell."""
    found = faults(desk, proposal)
    if not found:
        return
    count = number(sum(f.count for f in found), view.lang)
    st.html(section(view.t("manage.mend", count=count)) + _legend(view, found))
    chosen = _chosen(view, desk, found)
    shown = _page(view, desk, chosen)
    loose = [(n, f) for n, f in shown if f.place is None]
    if loose:
        st.html(_list(view, loose, desk.sheets))
    for place in dict.fromkeys(f.sheet for _, f in shown if f.place is not None):
        if place is not None:
            mine = [(n, f) for n, f in shown if f.sheet == place and f.place is not None]
            st.html(_sheet(view, desk.sheets, place, mine))


def _legend(view: View, found: Sequence[Fault]) -> str:
    kinds = [k for k in Kind if any(f.kind is k for f in found)]
    items = "".join(
        f'<li><span class="kk-tanda kk-{k}" aria-hidden="true">{SIGNS[k]}</span> '
        f"{escape(view.t(f'manage.legend.{k}'))}</li>"
        for k in kinds
    )
    return f'<ul class="kk-kunci">{items}</ul>'


def _chosen(view: View, desk: Desk, found: Sequence[Fault]) -> list[Fault]:
    """Let the reader look at one kind only; errors first, since they bar publishing."""
    counts = {k: sum(f.count for f in found if f.kind is k) for k in Kind}
    kinds = [k for k in Kind if counts[k]]
    if len(kinds) < 2:
        return list(found)
    names = {k.value: view.t(f"manage.kind.{k}", count=number(counts[k], view.lang)) for k in kinds}
    names[ALL] = view.t("manage.kind.all", count=number(sum(counts.values()), view.lang))
    kind = st.segmented_control(
        view.t("manage.kind"),
        list(names),
        default=kinds[0].value,
        format_func=lambda k: names.get(k, k),
        required=True,
        key=f"jenis_{desk.round}_{'_'.join(kinds)}",
        label_visibility="collapsed",
    )
    return [f for f in found if kind in (ALL, f.kind.value)]


def _page(view: View, desk: Desk, chosen: Sequence[Fault]) -> list[Numbered]:
    """Return the faults of the page that is looked at, numbered from 1."""
    numbered = list(enumerate(chosen, start=1))
    pages = -(-len(numbered) // PAGE)
    if pages < 2:
        return numbered
    place = st.pagination(pages, key=f"temuan_{desk.round}_{len(numbered)}")
    first = (int(place) - 1) * PAGE
    st.html(
        '<p class="kk-catatan">'
        + escape(
            view.t(
                "manage.page",
                first=number(first + 1, view.lang),
                last=number(min(first + PAGE, len(numbered)), view.lang),
                count=number(len(numbered), view.lang),
            )
        )
        + "</p>"
    )
    return numbered[first : first + PAGE]


def _sheet(view: View, sheets: list[Sheet], place: int, mine: Sequence[Numbered]) -> str:
    """Return a sheet beside the list of its faults."""
    sheet = sheets[place]
    title = sheet.file if sheet.name is None else f"{sheet.file} · {sheet.name}"
    return (
        f'<h3 class="kk-anak">{escape(title)}</h3><div class="kk-lembar-dua">'
        f"{_table(view, sheet, title, mine)}{_list(view, mine, sheets)}</div>"
    )


def _table(view: View, sheet: Sheet, title: str, mine: Sequence[Numbered]) -> str:
    marks: dict[tuple[int, int | None], list[Numbered]] = {}
    for one in mine:
        if one[1].place is not None:
            marks.setdefault(one[1].place, []).append(one)
    columns = _columns(sheet, {c for _, c in marks if c is not None})
    rows = _rows(sheet, {r for r, _ in marks})
    heads = "".join(f'<th scope="col">{letters(c)}</th>' for c in columns)
    body, last = "", 0
    for row in rows:
        if row != last + 1:
            body += f'<tr class="kk-sela"><td colspan="{len(columns) + 1}">⋮</td></tr>'
        body += _row(view, sheet, row, columns, marks)
        last = row
    if last < sheet.text.height:
        body += f'<tr class="kk-sela"><td colspan="{len(columns) + 1}">⋮</td></tr>'
    caption = escape(view.t("manage.sheet_caption", title=title))
    return (
        f'<div class="kk-gulung kk-bingkai" tabindex="0" role="region" aria-label="{caption}">'
        f'<table class="kk-lembar"><caption class="kk-samar">{caption}</caption>'
        f"<thead><tr><td></td>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _columns(sheet: Sheet, marked: set[int]) -> list[int]:
    """Return the columns to show: all of a narrow sheet, else the first and the marked ones."""
    if sheet.text.width <= WHOLE_COLUMNS:
        return list(range(sheet.text.width))
    keys = {*range(FIRST_COLUMNS), *(sheet.columns[k] for k in _KEYS if k in sheet.columns)}
    near = {c + d for c in marked for d in (-1, 0, 1)}
    return sorted(c for c in keys | near if 0 <= c < sheet.text.width)


def _rows(sheet: Sheet, marked: set[int]) -> list[int]:
    if sheet.text.height <= WHOLE_ROWS:
        return list(range(1, sheet.text.height + 1))
    rows = {*excerpt(marked, sheet.text.height)}
    return sorted(rows | ({sheet.header} if sheet.header else set()))


def _row(
    view: View,
    sheet: Sheet,
    row: int,
    columns: Sequence[int],
    marks: Mapping[tuple[int, int | None], list[Numbered]],
) -> str:
    here = marks.get((row, None), [])
    head = f'<th scope="row"{_class(here)}>{_badges(view, here)}{row}</th>'
    cells, texts = [], sheet.row(row)
    for column in columns:
        found = marks.get((row, column), [])
        text = escape(_short(texts[column]))
        cells.append(f"<td{_class(found)}>{_badges(view, found)}{text}</td>")
    kind = ' class="kk-kepala"' if row == sheet.header else ""
    return f"<tr{kind}>{head}{''.join(cells)}</tr>"


def _class(found: Sequence[Numbered]) -> str:
    """Return the class of a cell: that of the worst thing found in it."""
    worst = next((k for k in Kind if any(f.kind is k for _, f in found)), None)
    return "" if worst is None else f' class="kk-{worst}"'


def _badges(view: View, found: Sequence[Numbered]) -> str:
    """Return the signs of a cell, each a link to its explanation."""
    return "".join(
        f'<a class="kk-tanda kk-{f.kind}" id="sel-{n}" href="#temuan-{n}" '
        f'aria-label="{escape(view.t(f"manage.badge.{f.kind}", number=n))}">'
        f"{SIGNS[f.kind]} {n}</a> "
        for n, f in found
    )


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else f"{flat[: LONGEST - 1]}…"


def _list(view: View, mine: Sequence[Numbered], sheets: list[Sheet]) -> str:
    return f'<ol class="kk-salah">{"".join(_item(view, n, f, sheets) for n, f in mine)}</ol>'


def _item(view: View, n: int, fault: Fault, sheets: list[Sheet]) -> str:
    """Return one explanation: where, what is written, what is wrong, and how to mend it."""
    said = [f"<p>{escape(fault.message(view))}</p>"]
    if fault.count > 1:
        more = view.t("manage.more_equal", count=number(fault.count - 1, view.lang))
        said.append(f'<p class="kk-catatan">{escape(more)}</p>')
    how = escape(fault.remedy(view))
    said.append(f"<p><b>{escape(view.t('manage.remedy'))}:</b> {how}</p>")
    sign = f'<span class="kk-tanda kk-{fault.kind}">{SIGNS[fault.kind]} {n}</span>'
    head = f"<p>{sign} <b>{_where(view, n, fault, sheets)}</b>{_written(view, fault)}</p>"
    return f'<li id="temuan-{n}">{head}{"".join(said)}</li>'


def _where(view: View, n: int, fault: Fault, sheets: list[Sheet]) -> str:
    """Name the cell, as a link to it; for what is in no cell the file."""
    where = fault.where(view, sheets)
    if fault.place is not None:
        return f'<a class="kk-tautan" href="#sel-{n}">{escape(where)}</a>'
    parts = [fault.file or view.t("manage.where.folder"), where]
    return escape(", ".join(p for p in parts if p))


def _written(view: View, fault: Fault) -> str:
    if not fault.value:
        return ""
    return f" · {escape(view.t('manage.written', value=_short(fault.value)))}"
