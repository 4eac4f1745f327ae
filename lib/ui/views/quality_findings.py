"""Everything that was found wrong, with place and remedy."""

from __future__ import annotations

import streamlit as st

from lib.charts.theme import Mark, Verdict
from lib.city import findings
from lib.city.findings import Group
from lib.contract.finding import Finding, Severity
from lib.export.listing import Row
from lib.i18n.findings import message, remedy, severity
from lib.i18n.format import number
from lib.ui import figure, files, style
from lib.ui.markup import escape, icon, section
from lib.ui.view import View

_MARKS = {
    Severity.ERROR: (Verdict.DETERIORATING, "error"),
    Severity.WARNING: (Verdict.ACCELERATE, "warning"),
    Severity.INFO: (Verdict.STAGNATING, "info"),
}
_COLUMNS = (
    *("severity", "code", "file", "sheet", "row", "column"),
    *("value", "message", "remedy", "count"),
)


def draw(view: View) -> None:
    """Draw the findings, equal ones together."""
    found = findings.groups(view.city)
    counts = findings.tally(view.city)
    lead = view.t("quality.findings_lead") if found else view.t("quality.findings_none")
    said = view.t(
        "quality.findings_count",
        errors=number(counts[Severity.ERROR], view.lang),
        warnings=number(counts[Severity.WARNING], view.lang),
        notes=number(counts[Severity.INFO], view.lang),
    )
    top = section(view.t("quality.findings"))
    count = f'<p class="kk-teks"><b>{escape(said)}</b></p>' if found else ""
    st.html(f'{top}{count}<p class="kk-catatan">{escape(lead)}</p>')
    if not found:
        return
    st.html(f'<div class="kk-dua">{"".join(_group(view, group) for group in found)}</div>')
    title = view.t("quality.download.findings")
    heads = [view.t(f"quality.column.{c}") for c in _COLUMNS]
    figure.downloads("temuan", files.table(view, heads, _table(view), title, "temuan"))


def _group(view: View, group: Group) -> str:
    verdict, sign = _MARKS[group.severity]
    mark: Mark = view.tokens.verdicts[verdict]
    word = severity(group.findings[0], view.lang)
    many = len(group.findings) > 1
    head = view.t(
        "quality.group" if many else "quality.group_one",
        severity=word,
        count=number(len(group.findings), view.lang),
    )
    items = "".join(_item(view, finding) for finding in group.shown)
    rest = view.t("quality.more", count=number(group.hidden, view.lang))
    more = f'<p class="kk-catatan">{escape(rest)}</p>' if group.hidden else ""
    how = escape(remedy(group.findings[0], view.lang))
    return (
        f'<section class="kk-temuan-kelompok" style="--kk-warna:{mark.colour}">'
        f'<h3 style="color:{style.colour(view, mark.colour)}">{icon(sign)} {escape(head)}</h3>'
        f"<ul>{items}</ul>{more}<p><b>{escape(view.t('quality.remedy'))}:</b> {how}</p></section>"
    )


def _item(view: View, finding: Finding) -> str:
    return (
        f"<li>{escape(message(finding, view.lang))}"
        f'<br><span class="kk-catatan">{escape(_place(view, finding))}</span></li>'
    )


def _place(view: View, finding: Finding) -> str:
    """Say where: file, sheet, row, column and what is written there."""
    parts = [finding.file]
    if finding.sheet:
        parts.append(view.t("quality.place.sheet", sheet=finding.sheet))
    if finding.row:
        parts.append(view.t("quality.place.row", row=number(finding.row, view.lang)))
    if finding.column:
        parts.append(view.t("quality.place.column", column=finding.column))
    if finding.value:
        parts.append(view.t("quality.place.value", value=finding.value))
    return " · ".join(parts)


def _table(view: View) -> list[Row]:
    return [
        (
            severity(f, view.lang),
            str(f.code),
            f.file,
            f.sheet,
            f.row,
            f.column,
            f.value,
            message(f, view.lang),
            remedy(f, view.lang),
            f.count,
        )
        for f in findings.everything(view.city)
    ]
