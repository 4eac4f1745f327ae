"""Worked examples of programmes and of the assessment."""

from __future__ import annotations

import datetime as dt

import polars as pl

from lib.city import assessment, assessment_words, programme_words, programmes
from lib.city.city import City
from lib.city.worked_words import Worked, said
from lib.i18n.format import number, period


def s_curve(city: City, today: dt.date, lang: str) -> Worked | None:
    """Show the mean progress of the latest quarter with a report."""
    codes = frozenset(p.kode for p in programmes.every(city, today))
    rows = programmes.total(city, codes).filter(pl.col("nyata").is_not_null())
    if rows.is_empty():
        return None
    last = rows.row(-1, named=True)
    return said(
        lang,
        "s_curve.example",
        bool(last["contoh"]),
        quarter=period(last["periode"], lang),
        count=number(last["program"], lang),
        reported=number(last["laporan"], lang),
        real=programme_words.percent(last["nyata"], lang),
        plan=programme_words.percent(last["rencana"], lang),
        gap=number(last["selisih"], lang, 1),
    )


def absorption(city: City, today: dt.date, lang: str) -> Worked | None:
    """Show the absorption of the first programme whose budget and spending are known."""
    found = next((p for p in programmes.every(city, today) if p.persen is not None), None)
    if found is None:
        return None
    return said(
        lang,
        "absorption.example",
        found.contoh,
        name=found.nama,
        spent=programme_words.rupiah(found.terserap, lang),
        budget=programme_words.rupiah(found.anggaran, lang),
        share=programme_words.percent(found.persen, lang),
    )


def index(city: City, today: dt.date, lang: str) -> Worked | None:
    """Show the newest index as a sum."""
    known = assessment.indices(city).filter(pl.col("indeks").is_not_null())
    if known.is_empty():
        return None
    last = known.row(-1, named=True)
    parts = assessment.components(city).filter(
        pl.col("tahun") == last["tahun"], pl.col("skor").is_not_null(), pl.col("bobot") > 0
    )
    weights = [number(w, lang, 0 if float(w).is_integer() else 2) for w in parts["bobot"]]
    scores = [assessment_words.score(s, lang) for s in parts["skor"]]
    total = float(parts["bobot"].sum())
    return said(
        lang,
        "assessment.example",
        bool(last["contoh"]),
        year=last["tahun"],
        sum=" + ".join(f"{w} × {s}" for w, s in zip(weights, scores, strict=True)),
        total=number(total, lang, 0 if total.is_integer() else 2),
        index=assessment_words.score(last["indeks"], lang),
    )


def ready(city: City, today: dt.date, lang: str) -> Worked | None:
    """Show how many items are ready."""
    rows = assessment.items(city).unique(["jenis", "kode"])
    count = int(rows["siap"].sum())
    if not count:
        return None
    return said(
        lang,
        "readiness.example",
        bool(rows["contoh"].any()),
        ready=number(count, lang),
        total=number(rows.height, lang),
        share=f"{number(count / rows.height * 100, lang)}\N{NO-BREAK SPACE}%",
    )
