"""What if one component had another score, and what that would take."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from lib.analysis import instrument
from lib.city import assessment, assessment_words
from lib.i18n.format import number
from lib.ui import choose, provenance, state
from lib.ui.markup import escape, section
from lib.ui.view import View

Row = Mapping[str, Any]

KEY = "andai"
_STEP = 0.1
_HALF = 0.5


def draw(view: View, year: int, index: Row) -> None:
    """Draw the two controls and what follows from them."""
    table = view.city.snapshot.tables["penilaian"]
    rows = assessment.components(view.city).filter(pl.col("tahun") == year).to_dicts()
    weighted = [r for r in rows if r["bagian"]]
    if not weighted:
        return
    st.html(section(view.t("assessment.trial")))
    names = {r["komponen"]: assessment_words.component(r["komponen"], view.lang) for r in weighted}
    with st.container(key="kendali_andai", horizontal=True, vertical_alignment="bottom"):
        with st.container(width=240):
            default = _weakest(weighted)
            code = choose.one(
                "komponen",
                view.t("assessment.column.component"),
                [*names],
                default,
                names.__getitem__,
            )
        own = next(r for r in weighted if r["komponen"] == code)
        with st.container(width=240):
            tried = _score(view, own)
    found = instrument.what_if(table, year, code, tried)
    mark = f" {provenance.sample_mark(view)}" if index["contoh"] else ""
    said = assessment_words.what_if(found, view.lang)
    st.html(f'<p class="kk-lead">{escape(said)}{mark}</p>')
    _takes(view, year, code, own, found.indeks_menjadi)


def _weakest(rows: list[dict[str, Any]]) -> str:
    """Return the component whose score is lowest, the heavier one of two."""
    known = [r for r in rows if r["skor"] is not None] or rows
    return str(min(known, key=lambda r: (r["skor"] or 0, -r["bagian"]))["komponen"])


def _score(view: View, own: Row) -> float:
    """Let the reader write a score; it stands in the link."""
    default = _round_up(own["skor"])
    low, high = own["skala_bawah"], own["skala_atas"]
    low = 0.0 if low is None else float(low)
    wanted = _read(state.get(KEY), default)
    value = max(low, wanted if high is None else min(wanted, float(high)))
    help_text = (
        view.t("assessment.trial_scale", low=number(low, view.lang), high=number(high, view.lang))
        if high is not None
        else view.t("assessment.no_scale")
    )
    key = f"andai_{own['komponen']}"
    st.session_state.setdefault(key, value)
    tried = st.number_input(
        view.t("assessment.trial_score"),
        min_value=low,
        max_value=None if high is None else float(high),
        step=_STEP,
        format="%.2f",
        key=key,
        help=help_text,
    )
    state.use(KEY, f"{float(tried):g}")
    return float(tried)


def _round_up(score: float | None) -> float:
    """Return the next half point above a score."""
    if score is None:
        return 1.0
    return (int(score / _HALF + 1e-9) + 1) * _HALF


def _read(text: str | None, default: float) -> float:
    try:
        return float(text) if text else default
    except ValueError:
        return default


def _takes(view: View, year: int, code: str, own: Row, index: float | None) -> None:
    """Say what the same index would take from each other component alone, and who can help."""
    if index is None:
        return
    table = view.city.snapshot.tables["penilaian"]
    rows = assessment.components(view.city).filter(pl.col("tahun") == year).to_dicts()
    items = []
    for row in rows:
        if row["komponen"] == code or not row["bagian"]:
            continue
        need = instrument.score_needed(table, year, row["komponen"], index)
        if need is None:
            continue
        top = row["skala_atas"]
        key = "alone_beyond" if top is not None and need > top else "alone"
        items.append(
            view.t(
                f"assessment.{key}",
                component=assessment_words.component(row["komponen"], view.lang),
                now=assessment_words.score(row["skor"], view.lang),
                need=assessment_words.score(need, view.lang),
            )
        )
    share = number(own["bagian"] * 100, view.lang, 0)
    lead = view.t(
        "assessment.takes",
        share=f"{share}\N{NO-BREAK SPACE}%",
        about=view.t(f"assessment.about.{code}"),
    )
    listed = "".join(f"<li>{escape(item)}</li>" for item in items)
    same = escape(view.t("assessment.same_by", index=assessment_words.score(index, view.lang)))
    body = f'<p class="kk-teks">{same}</p><ul class="kk-daftar kk-rapat">{listed}</ul>'
    st.html(f'<p class="kk-teks">{escape(lead)}</p>{body if items else ""}')
