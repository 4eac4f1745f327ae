"""What if one component had another score, and what that would take."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from lib.analysis import instrument
from lib.city import assessment, assessment_words
from lib.i18n.format import number
from lib.ui import choose, provenance
from lib.ui.markup import escape, section
from lib.ui.view import View

Row = Mapping[str, Any]

KEY = "andai"
_FINE, _SHORT = 0.1, 12
"""Step of the scores on a short scale, and how long that is at most."""
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
        with st.container(width=400):
            tried = _score(view, own, max(r["skor"] or 0 for r in weighted))
    found = instrument.what_if(table, year, code, tried)
    mark = f" {provenance.sample_mark(view)}" if index["contoh"] else ""
    said = assessment_words.what_if(found, view.lang)
    st.html(f'<p class="kk-lead">{escape(said)}{mark}</p>')
    _takes(view, year, code, own, found.indeks_menjadi)


def _weakest(rows: list[dict[str, Any]]) -> str:
    """Return the component whose score is lowest, the heavier one of two."""
    known = [r for r in rows if r["skor"] is not None] or rows
    return str(min(known, key=lambda r: (r["skor"] or 0, -r["bagian"]))["komponen"])


def _score(view: View, own: Row, highest: float) -> float:
    """Let the reader choose a score; it stands in the link."""
    low = 0.0 if own["skala_bawah"] is None else float(own["skala_bawah"])
    top = own["skala_atas"] if own["skala_atas"] is not None else math.ceil(highest) + 1
    step = _FINE if top - low <= _SHORT else 1.0
    count = round((top - low) / step)
    options = [f"{low + i * step:.1f}" for i in range(count + 1)]
    higher = [o for o in options if own["skor"] is not None and float(o) > own["skor"]]
    default = next((o for o in higher if float(o) % _HALF == 0), (higher or options)[-1])
    return float(
        choose.moment(
            KEY,
            view.t("assessment.trial_score"),
            options,
            default,
            lambda o: number(float(o), view.lang, 1),
        )
    )


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
