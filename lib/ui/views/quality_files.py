"""What was read from which file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import streamlit as st

from lib.export.listing import Row as Cells
from lib.i18n.format import number, short_date
from lib.load.folder import Role
from lib.store.snapshot import LoadedFile
from lib.ui import figure, files, table
from lib.ui.markup import escape, section
from lib.ui.table import Column
from lib.ui.view import View

Row = Mapping[str, Any]

_EXPORT = ("file", "layout", "read", "kept", "modified", "size")


def used(view: View) -> tuple[LoadedFile, ...]:
    """Return the files that something was taken from."""
    return tuple(f for f in view.city.snapshot.files if f.layout != Role.IGNORED and f.rows_kept)


def draw(view: View) -> None:
    """Draw every file of the folder with what became of it."""
    loaded = sorted(view.city.snapshot.files, key=lambda f: f.layout == Role.IGNORED)
    lead = view.t("quality.files_lead", fingerprint=view.city.fingerprint[:12])
    st.html(
        section(view.t("quality.files"))
        + f'<p class="kk-catatan">{escape(lead)}</p>'
        + (f'<p class="kk-teks">{escape(_boundaries(view))}</p>' if loaded else "")
    )
    if not loaded:
        st.info(view.t("quality.files_none"), icon=":material/folder_off:")
        return
    rows: list[dict[str, Any]] = [
        {
            "file": f.file,
            "layout": f.layout,
            "read": f.rows_read,
            "kept": f.rows_kept,
            "last_good": f.last_good or view.city.shapes.stand_ins.get(f.file),
            "modified": dt.datetime.fromtimestamp(f.modified).date(),
            "size": f.size,
        }
        for f in loaded
    ]
    table.draw(rows, _columns(view), view.t("quality.files"))
    heads = [view.t(f"quality.column.{c}") for c in _EXPORT]
    cells: list[Cells] = [[r[c] for c in _EXPORT] for r in rows]
    made = files.table(view, heads, cells, view.t("quality.download.files"), "berkas")
    figure.downloads("berkas", made)


def _columns(view: View) -> list[Column]:
    return [
        Column(view.t("quality.column.file"), lambda r: r["file"]),
        Column(view.t("quality.column.layout"), lambda r: _layout(view, r["layout"]), wide=True),
        Column(
            view.t("quality.column.read"),
            lambda r: number(r["read"], view.lang),
            number=True,
            wide=True,
        ),
        Column(view.t("quality.column.kept"), lambda r: _kept(view, r), number=True, html=True),
        Column(
            view.t("quality.column.modified"),
            lambda r: short_date(r["modified"], view.lang),
            wide=True,
        ),
        Column(
            view.t("quality.column.size"), lambda r: _size(view, r["size"]), number=True, wide=True
        ),
    ]


def _layout(view: View, layout: str) -> str:
    return view.t(f"terms.layout.{layout}")


def _kept(view: View, row: Row) -> str:
    """Return the rows used, and in bold how many were not or from when they are."""
    lost = row["read"] - row["kept"]
    kept = escape(number(row["kept"], view.lang))
    if row["last_good"] is not None:
        day = short_date(dt.datetime.fromtimestamp(row["last_good"]).date(), view.lang)
        return f"{kept}<br><b>{escape(view.t('quality.last_good', date=day))}</b>"
    if not lost:
        return kept
    said = view.t("quality.not_all_kept", count=number(lost, view.lang))
    return f"{kept}<br><b>{escape(said)}</b>"


def _size(view: View, size: int) -> str:
    return view.t("quality.kilobytes", size=number(size / 1000, view.lang, 1))


def _boundaries(view: View) -> str:
    shapes = view.city.shapes
    count = number(len(shapes.matched_by), view.lang)
    return view.t(f"quality.boundaries.{shapes.kind}", count=count)
