"""What would change, as numbers and as tables: new, changed, removed, doubtful."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import polars as pl
import streamlit as st

from lib.city import words
from lib.exchange.difference import Difference, RowChange
from lib.exchange.words import doubt
from lib.export.listing import Row as Cells
from lib.i18n.format import number, period
from lib.store.catalogue import Catalogue
from lib.ui import figure, files, table
from lib.ui.markup import escape
from lib.ui.table import Column
from lib.ui.view import View

Row = Mapping[str, Any]

SHOWN = 15
"""Rows of a table on the page; the rest is in the download."""
KINDS = ("new", "changed", "removed", "suspicious", "withheld", "tables")
_KEY = ("indikator", "wilayah", "periode")
_EXPORT = ("kind", "indicator", "area", "code", "period", "before", "after", "reason", "place")


def draw(
    view: View,
    key: str,
    found: Difference,
    catalogue: Catalogue,
    *,
    doubtful: pl.DataFrame | None = None,
) -> None:
    """Draw the numbers, and each kind of change as a table.

    Args:
        view: The reader's view.
        key: Unique name of the figure on its page.
        found: What differs.
        catalogue: Of the state in which everything that is named exists.
        doubtful: Incoming values that are probably slips; columns of ``plausible.COLUMNS``.
    """
    odd = pl.DataFrame() if doubtful is None else doubtful
    counts = {**found.counts, "suspicious": odd.height}
    st.html(_numbers(view, counts))
    if not any(counts.values()):
        return
    names = _Names(view, catalogue)
    frames = {"suspicious": odd, "changed": found.changed, "removed": found.removed}
    frames |= {"new": found.new, "withheld": found.withheld}
    for kind, frame in frames.items():
        if frame.height:
            _table(view, key, kind, frame, names)
    if found.tables:
        _tables(view, key, found.tables)
    if any(f.height for f in frames.values()):
        _download(view, key, frames, names)


def _numbers(view: View, counts: Mapping[str, int]) -> str:
    """Return the counts side by side; kinds that seldom occur only where they do."""
    shown = [k for k in KINDS if counts[k] or k in ("new", "changed", "removed")]
    items = "".join(
        f'<div class="{"kk-nol" if not counts[k] else ""}">'
        f"<b>{escape(number(counts[k], view.lang))}</b>"
        f"<span>{escape(view.t(f'manage.count.{k}'))}</span></div>"
        for k in shown
    )
    return f'<div class="kk-hitung">{items}</div>'


class _Names:
    """What codes stand for, in the reader's language."""

    def __init__(self, view: View, catalogue: Catalogue) -> None:
        self.view, self.catalogue = view, catalogue

    def indicator(self, row: Row) -> str:
        one = self.catalogue.by_code.get(row["indikator"])
        code = str(row["indikator"])
        return code if one is None else f"{one.name(self.view.lang)} ({code})"

    def area(self, row: Row) -> str:
        one = self.catalogue.all_areas.get(row["wilayah"])
        return str(row["wilayah"]) if one is None else one.nama

    def period(self, row: Row) -> str:
        return period(str(row["periode"]), self.view.lang)

    def value(self, row: Row, when: str = "") -> str:
        """Write a value with its unit; ``when`` is ``_lama`` for the earlier one."""
        if row.get(f"kata{when}") is not None:
            return str(row[f"kata{when}"])
        value, one = row.get(f"nilai{when}"), self.catalogue.by_code.get(row["indikator"])
        if value is None:
            return "–"
        return str(value) if one is None else words.value(one, value, self.view.lang)


def _table(view: View, key: str, kind: str, frame: pl.DataFrame, names: _Names) -> None:
    title = view.t(f"manage.kind_title.{kind}", count=number(frame.height, view.lang))
    box = st.expander(
        title,
        key=f"{key}_{kind}",
        expanded=kind in ("suspicious", "removed", "changed"),
        type="compact",
    )
    with box:
        rows = frame.head(SHOWN).iter_rows(named=True)
        table.draw(rows, _columns(view, kind, names), title)
        if frame.height > SHOWN:
            rest = number(frame.height - SHOWN, view.lang)
            st.html(f'<p class="kk-catatan">{escape(view.t("manage.rest", count=rest))}</p>')


def _columns(view: View, kind: str, names: _Names) -> list[Column]:
    columns = [
        Column(view.t("manage.column.area"), names.area),
        Column(view.t("manage.column.indicator"), names.indicator),
        Column(view.t("manage.column.period"), names.period),
    ]
    if kind == "suspicious":
        said: Callable[[Row], str] = lambda r: doubt(r, view.lang)  # noqa: E731
        columns.append(Column(view.t("manage.column.reason"), said))
        return columns
    if kind == "changed":
        columns.append(
            Column(view.t("manage.column.before"), lambda r: names.value(r, "_lama"), number=True)
        )
    head = "before" if kind == "removed" else "after"
    columns.append(Column(view.t(f"manage.column.{head}"), names.value, number=True))
    if kind == "changed":
        columns.append(Column(view.t("manage.column.what"), lambda r: _what(view, r), wide=True))
    return columns


def _what(view: View, row: Row) -> str:
    """Say what differs where it is not the value."""
    others = [c for c in str(row["kolom"]).split(",") if c and c != "nilai"]
    parts = []
    for column in others:
        if column in ("status", "sumber"):
            was, now = row[f"{column}_lama"] or "–", row[column] or "–"
            parts.append(view.t("manage.turned", column=column, before=was, after=now))
        else:
            parts.append(column)
    return "; ".join(parts) or "–"


def _tables(view: View, key: str, changes: tuple[RowChange, ...]) -> None:
    title = view.t("manage.kind_title.tables", count=number(len(changes), view.lang))
    columns = [
        Column(view.t("manage.column.table"), lambda r: r["one"].table),
        Column(view.t("manage.column.row"), lambda r: r["one"].key),
        Column(view.t("manage.column.turn"), lambda r: _turn(view, r["one"])),
        Column(view.t("manage.column.cells"), lambda r: _cells(r["one"]), wide=True),
    ]
    with st.expander(title, key=f"{key}_tabel_acuan", expanded=True, type="compact"):
        table.draw(({"one": c} for c in changes[:SHOWN]), columns, title)
        if len(changes) > SHOWN:
            rest = number(len(changes) - SHOWN, view.lang)
            st.html(f'<p class="kk-catatan">{escape(view.t("manage.rest_tables", count=rest))}</p>')


def _turn(view: View, change: RowChange) -> str:
    return view.t(f"exchange.turn.{change.turn}")


def _cells(change: RowChange) -> str:
    """Return the cells that differ, old and new."""
    if change.before and change.after:
        names = change.after
        return "; ".join(
            f"{c}: {change.before[c] or '–'} → {change.after[c] or '–'}" for c in names
        )
    return "; ".join(f"{c}: {v}" for c, v in [*(change.after or change.before).items()][:4])


def _download(view: View, key: str, frames: Mapping[str, pl.DataFrame], names: _Names) -> None:
    heads = [view.t(f"manage.column.{c}") for c in _EXPORT]
    title = view.t("manage.download_difference")

    def cells() -> list[Cells]:
        return [
            _exported(view, kind, row, names)
            for kind, frame in frames.items()
            for row in frame.iter_rows(named=True)
        ]

    figure.downloads(f"{key}_beda", files.table(view, heads, cells(), title, "perubahan"))


def _exported(view: View, kind: str, row: Row, names: _Names) -> Cells:
    gone = kind == "removed"
    before = row.get("kata_lama") or row.get("nilai_lama")
    now = row.get("kata") or row["nilai"]
    where = f"{row['berkas']}, {row['baris']}" if row.get("berkas") else None
    return (
        view.t(f"manage.count.{kind}"),
        names.indicator(row),
        names.area(row),
        row["wilayah"],
        row["periode"],
        now if gone else before,
        None if gone else now,
        doubt(row, view.lang) if kind == "suspicious" else None,
        where,
    )
