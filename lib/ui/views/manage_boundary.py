"""Taking in boundaries: what was recognised by code, by name, by likeness, and not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from lib.exchange.boundaries import Answers, BoundaryProposal, Stored, preview, store
from lib.exchange.handed import Handed
from lib.exchange.publish import Author
from lib.i18n.findings import message, remedy, severity
from lib.i18n.format import number
from lib.maps.shapes import Shapes
from lib.ui import table
from lib.ui.access import Access
from lib.ui.markup import escape, section
from lib.ui.table import Column
from lib.ui.view import View
from lib.ui.views import manage_author, manage_boundary_map, manage_desk, manage_order
from lib.ui.views.manage_desk import Desk

ENDINGS = ("geojson", "json", "gpkg", "zip", "kml", "kmz", "parquet", "geoparquet")
ASKED = 12
"""Shapes that can be told one by one."""
_WAYS = ("kode", "nama", "ejaan", "mirip")
NOBODY = ""
"""A shape that is left out."""


@dataclass(frozen=True, slots=True)
class _Looked:
    """What a file was found to hold."""

    found: BoundaryProposal
    shapes: Shapes | None
    """As a picture shows them."""


def draw(view: View, allowed: Access, desk: Desk) -> None:
    """Draw the control for a file, what was recognised, and storing it."""
    st.html(
        section(view.t("manage.boundary"))
        + f'<p class="kk-catatan">{escape(view.t("manage.boundary_lead"))}</p>'
    )
    file = st.file_uploader(view.t("manage.boundary_file"), type=ENDINGS, key=f"batas_{desk.round}")
    if file is None:
        return
    handed = manage_desk.uploaded([file])[0]
    answers = _system(view, desk)
    first, trouble = _looked(view, desk, handed, answers)
    if first is None:
        st.error(trouble, icon=":material/error:")
        return
    answers = _answers(view, desk, first.found, answers)
    looked, trouble = _looked(view, desk, handed, answers)
    if looked is None:
        st.error(trouble, icon=":material/error:")
        return
    _found(view, looked.found)
    if looked.shapes is not None:
        manage_boundary_map.draw(view, looked.found, looked.shapes)
    _store(view, allowed, desk, handed, answers, looked.found)


def _looked(view: View, desk: Desk, handed: Handed, answers: Answers) -> tuple[_Looked | None, str]:
    """Match the shapes with the areas, unless that has been done."""
    key = (*manage_desk.about(view, [handed]), answers.crs, *sorted(answers.areas.items()))
    if key not in desk.boundaries:
        with st.spinner(view.t("manage.boundary_reading")):
            found = manage_desk.attempt(view, partial(_look, handed, answers))
        desk.boundaries = {**dict([*desk.boundaries.items()][-1:]), key: found}
    looked: tuple[_Looked | None, str] = desk.boundaries[key]
    return looked


def _look(handed: Handed, answers: Answers) -> _Looked:
    found = preview(manage_desk.place(), handed, answers)
    return _Looked(found, manage_boundary_map.shapes(found))


def _system(view: View, desk: Desk) -> Answers:
    """Let the reader name the system of coordinates of a file that names none."""
    with st.expander(view.t("manage.boundary_crs_head"), type="compact"):
        given = st.text_input(
            view.t("manage.boundary_crs"),
            key=f"batas_crs_{desk.round}",
            placeholder="EPSG:32651",
            max_chars=40,
            help=view.t("manage.boundary_crs_help"),
        )
    return Answers(crs=(given or "").strip() or None)


def _answers(view: View, desk: Desk, found: BoundaryProposal, answers: Answers) -> Answers:
    """Ask about each shape that was not recognised for certain."""
    likely = {_key(one.label, one.row): one for one in found.likely}
    lost = {_key(one.label, one.row): one for one in found.lost}
    if not likely and not (lost and found.missing):
        return answers
    st.html(
        section(view.t("manage.boundary_unsure"), 3)
        + f'<p class="kk-catatan">{escape(view.t("manage.boundary_unsure_lead"))}</p>'
    )
    told: dict[str, str] = {}
    for key, one in [*likely.items()][:ASKED]:
        said = view.t(
            "manage.boundary_likely",
            label=one.label,
            name=one.nama,
            code=one.kode,
            likeness=number(one.likeness * 100, view.lang),
        )
        if st.checkbox(said, key=f"mirip_{desk.round}_{key}"):
            told[key] = one.kode
    names = {kode: f"{nama} ({kode})" for kode, nama in found.missing}
    for key, shape in [*lost.items()][: ASKED if names else 0]:
        told |= _told(view, desk, key, shape.label, names)
    return Answers(areas=told, crs=answers.crs)


def _key(label: str, row: int) -> str:
    """Return what an answer calls a shape."""
    return label if label == f"#{row}" else f"{label}#{row}"


def _told(view: View, desk: Desk, key: str, label: str, names: Mapping[str, str]) -> dict[str, str]:
    chosen = st.selectbox(
        view.t("manage.boundary_lost", label=label),
        [NOBODY, *names],
        format_func=lambda kode: names.get(kode, view.t("manage.boundary_none")),
        key=f"hilang_{desk.round}_{key}",
    )
    return {key: str(chosen)} if chosen else {}


def _found(view: View, found: BoundaryProposal) -> None:
    """Say what was recognised in which way, and what is wrong."""
    ways = found.ways
    cells = [(number(ways[w], view.lang), view.t(f"manage.way.{w}")) for w in _WAYS]
    cells.append((number(len(found.lost), view.lang), view.t("manage.way.lost")))
    cells.append((number(len(found.missing), view.lang), view.t("manage.way.missing")))
    items = "".join(f"<div><b>{escape(n)}</b><span>{escape(s)}</span></div>" for n, s in cells)
    said = view.t(
        "manage.boundary_read",
        shapes=number(found.shapes, view.lang),
        foreign=number(found.foreign, view.lang),
    )
    st.html(f'<p class="kk-teks">{escape(said)}</p><div class="kk-hitung">{items}</div>')
    _findings(view, found)
    _list(view, found)


def _findings(view: View, found: BoundaryProposal) -> None:
    if not found.findings:
        return
    items = "".join(
        f"<li><p><b>{escape(severity(f, view.lang))}:</b> {escape(message(f, view.lang))}</p>"
        f"<p><b>{escape(view.t('manage.remedy'))}:</b> {escape(remedy(f, view.lang))}</p></li>"
        for f in found.findings[:ASKED]
    )
    st.html(f'<ol class="kk-salah">{items}</ol>')


def _list(view: View, found: BoundaryProposal) -> None:
    """List every area with the shape that it gets, and those that get none."""
    rows = [
        {"name": m.nama, "code": m.kode, "shape": m.label, "way": view.t(f"manage.way.{m.way}")}
        for m in found.matched
    ]
    rows += _rest(view, found)
    columns: Sequence[Column] = [
        Column(view.t("manage.column.area"), lambda r: r["name"]),
        Column(view.t("manage.column.code"), lambda r: r["code"], wide=True),
        Column(view.t("manage.column.shape"), lambda r: r["shape"]),
        Column(view.t("manage.column.way"), lambda r: r["way"]),
    ]
    title = view.t("manage.boundary_list", count=number(len(rows), view.lang))
    with st.expander(title, type="compact"):
        table.draw(rows, columns, title)


def _rest(view: View, found: BoundaryProposal) -> list[dict[str, str]]:
    names = {a.kode: a.nama for a in view.city.catalogue.all_areas.values()}
    kept = [
        {"name": names.get(k, k), "code": k, "shape": "–", "way": view.t("manage.way.kept")}
        for k in found.kept
    ]
    missing = [
        {"name": nama, "code": kode, "shape": "–", "way": view.t("manage.way.missing")}
        for kode, nama in found.missing
    ]
    lost = [
        {"name": "–", "code": "–", "shape": one.label, "way": view.t("manage.way.lost")}
        for one in found.lost
    ]
    return [*kept, *missing, *lost]


def _store(
    view: View,
    allowed: Access,
    desk: Desk,
    handed: Handed,
    answers: Answers,
    found: BoundaryProposal,
) -> None:
    if found.refused:
        st.error(view.t("manage.boundary_refused"), icon=":material/block:")
        return
    if not found.files:
        st.info(view.t("manage.nothing_new"), icon=":material/check:")
        return
    author = manage_author.ask(
        view, allowed, f"batas_{desk.round}_formulir", view.t("manage.boundary_button")
    )
    if author is not None:
        manage_order.give(desk, "boundary", partial(_work, handed, answers, author))


def _work(handed: Handed, answers: Answers, author: Author, wait: float) -> Stored:
    return store(manage_desk.place(wait), handed, author, answers)
