"""Which programmes are shown: by dimension, kind, agency, year and state."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from lib.analysis.schedule import State
from lib.city.programmes import Programme, Wish
from lib.contract.vocabulary import ProgramKind
from lib.ui import choose
from lib.ui.view import View

ALL = ""
"""Everything; it does not stand in the URL."""
_WIDTH = 168


def draw(view: View, every: tuple[Programme, ...], kind: ProgramKind | None) -> Wish:
    """Draw the filters and return what is looked for."""
    dimension = _one(view, "dimensi", _dimensions(view, every))
    chosen = "" if kind else _one(view, "jenis", _kinds(view, every))
    agency = _one(view, "opd", _agencies(view, every))
    year = _one(view, "tahun", _years(every))
    state = _one(view, "keadaan", _states(view, every))
    return Wish(dimension, chosen, agency, int(year) if year else None, state)


def said(view: View, wish: Wish) -> dict[str, str]:
    """Return what was looked for in words, by the label of its filter."""
    names = {d.kode: d.name(view.lang) for d in view.city.catalogue.all_dimensions}
    words = {
        "dimensi": names.get(wish.dimension, wish.dimension),
        "jenis": view.t(f"programme.kind.{wish.kind}") if wish.kind else "",
        "opd": view.city.catalogue.agency_name(wish.agency) if wish.agency else "",
        "tahun": str(wish.year or ""),
        "keadaan": view.t(f"programme.state.{wish.state}") if wish.state else "",
    }
    return {view.t(f"programme.filter.{key}"): word for key, word in words.items()}


def _one(view: View, key: str, names: Mapping[str, str]) -> str:
    if len(names) < 2:
        return ALL
    everything = view.t(f"programme.all.{key}")
    with st.container(width=_WIDTH):
        return choose.one(
            key,
            view.t(f"programme.filter.{key}"),
            [ALL, *names],
            ALL,
            lambda code: names.get(code, everything),
        )


def _dimensions(view: View, every: tuple[Programme, ...]) -> dict[str, str]:
    used = {code for one in every for code in one.belongs(view.framework)}
    all_of_them = view.city.catalogue.dimensions(view.framework)
    return {d.kode: d.name(view.lang) for d in all_of_them if d.kode in used}


def _kinds(view: View, every: tuple[Programme, ...]) -> dict[str, str]:
    used = {one.jenis for one in every}
    return {k.value: view.t(f"programme.kind.{k}") for k in ProgramKind if k in used}


def _agencies(view: View, every: tuple[Programme, ...]) -> dict[str, str]:
    names = {c: view.city.catalogue.agency_name(c) for one in every for c in one.opd}
    return dict(sorted(names.items(), key=lambda pair: pair[1].casefold()))


def _years(every: tuple[Programme, ...]) -> dict[str, str]:
    years = {year for one in every for year in one.tahun}
    span = range(max(years), min(years) - 1, -1) if years else ()
    return {str(year): str(year) for year in span}


def _states(view: View, every: tuple[Programme, ...]) -> dict[str, str]:
    used = {one.keadaan for one in every}
    return {s.value: view.t(f"programme.state.{s}") for s in State if s in used}
