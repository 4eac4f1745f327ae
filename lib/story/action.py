"""The slides of what is done and decided: Quick Win, decisions, next steps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import polars as pl

from lib.city import advice, attention
from lib.city.city import City
from lib.contract.vocabulary import DecisionStatus, ProgramKind, Status
from lib.i18n import t
from lib.i18n.format import date, listing, number
from lib.story.figure import Table
from lib.story.slide import Slide

ROWS = 6
"""Rows of a table on a slide."""
STEPS = 4
"""Rows of overdue data beside the decisions that are open."""

Row = Mapping[str, Any]


def is_sample(row: Row) -> bool:
    """Tell whether a row of a table is sample data."""
    return row.get("status_data") == Status.SAMPLE


def quick_win(city: City, lang: str) -> Slide:
    """Return the slide of the Quick Win programmes with their latest progress."""
    programs = city.snapshot.tables["program"].filter(pl.col("jenis") == ProgramKind.QUICK_WIN)
    rubric = t("story.quick_win.rubric", lang)
    if programs.is_empty():
        heading, missing = (t(f"story.quick_win.{key}", lang) for key in ("none", "missing"))
        return Slide("quickwin", "quick_win", rubric, heading, empty=missing, notes=(heading,))
    latest = _progress(city)
    rows = [_program(city, row, latest.get(row["kode"]), lang) for row in programs.to_dicts()]
    unreported = sum(row["kode"] not in latest for row in programs.to_dicts())
    shown = [*programs.to_dicts(), *(latest[c] for c in programs["kode"] if c in latest)]
    count = number(programs.height, lang)
    heading = t("story.quick_win.heading", lang, count=count)
    key = "unreported" if unreported else "reported"
    said = t(f"story.quick_win.{key}", lang, count=number(unreported, lang))
    remarks = tuple(r["keterangan"] for r in programs.to_dicts() if r["keterangan"])
    codes = programs["sumber"].drop_nulls().unique(maintain_order=True)
    return Slide(
        key="quickwin",
        kind="quick_win",
        rubric=rubric,
        heading=heading,
        sentences=(said,),
        figure=Table(
            tuple(t(f"story.head.{h}", lang) for h in ("program", "agency", "time", "progress")),
            tuple(rows[:ROWS]),
            (0.46, 0.2, 0.16, 0.18),
            frozenset({3}),
        ),
        alt=t("story.quick_win.alt", lang),
        notes=(heading, said, *remarks),
        sources=tuple(city.catalogue.source_title(c) for c in codes),
        sample=any(is_sample(row) for row in shown),
    )


def _progress(city: City) -> dict[str, Row]:
    rows = city.snapshot.tables["realisasi"].sort("periode")
    known = rows.filter(pl.col("realisasi_persen").is_not_null())
    return {r["program"]: r for r in known.iter_rows(named=True)}


def _program(city: City, row: Row, progress: Row | None, lang: str) -> tuple[str, ...]:
    agencies = [city.catalogue.agency_name(c.strip()) for c in str(row["opd"]).split(";")]
    ends = [str(row[name])[:4] for name in ("mulai", "selesai") if row[name]]
    when = "–".join(dict.fromkeys(ends)) or "–"
    if progress is None:
        done = t("story.quick_win.no_report", lang)
    else:
        done = f"{number(progress['realisasi_persen'], lang)}\N{NO-BREAK SPACE}%"
    return row["nama"], listing(agencies, lang), when, done


def decisions(city: City, today: dt.date, lang: str) -> Slide:
    """Return the slide of what is to be decided: about targets, areas and data."""
    told = advice.three(city, today, lang)
    sample = any(one.sample for one in told)
    heading = t("story.decisions.heading", lang)
    rows = tuple((t(f"summary.decision.{one.kind}", lang), one.sentence) for one in told)
    heads = tuple(t(f"story.head.{h}", lang) for h in ("about", "finding"))
    return Slide(
        key="keputusan",
        kind="decisions",
        rubric=t("story.decisions.rubric", lang),
        heading=heading,
        figure=Table(heads, rows, (0.14, 0.86)),
        alt=t("story.decisions.alt", lang),
        notes=(heading, *(one.sentence for one in told)),
        sample=sample,
    )


def steps(city: City, today: dt.date, lang: str) -> Slide:
    """Return the slide of the next steps: open decisions, then data that is due."""
    decided = open_decisions(city)
    rows = [_decision(city, row, today, lang) for row in decided]
    gaps = attention.stewards(city, today)[:STEPS]
    due = [
        (
            t("story.steps.deliver", lang, count=number(g.n, lang)),
            city.catalogue.agency_name(g.walidata),
            t("story.steps.since", lang, days=number(g.hari, lang)),
        )
        for g in gaps
    ]
    heading = t("story.steps.heading", lang, count=number(len(decided), lang))
    if not decided:
        heading = t("story.steps.no_decisions", lang)
    shown = [*rows[:ROWS], *due][: ROWS + 1]
    rubric = t("story.steps.rubric", lang)
    said = () if decided else (t("story.steps.record", lang),)
    heads = tuple(t(f"story.head.{h}", lang) for h in ("step", "agency", "deadline"))
    return Slide(
        key="langkah",
        kind="steps",
        rubric=rubric,
        heading=heading,
        sentences=said,
        figure=Table(heads, tuple(shown), (0.62, 0.18, 0.2)) if shown else None,
        alt=t("story.steps.alt", lang) if shown else "",
        empty="" if shown else t("story.steps.none", lang),
        notes=(heading, *said, *(" · ".join(row) for row in [*rows, *due])),
        sample=any(g.contoh for g in gaps) or any(is_sample(row) for row in decided),
    )


def open_decisions(city: City) -> list[dict[str, Any]]:
    """Return the rows of ``keputusan`` that are still open, those due first on top."""
    rows = city.snapshot.tables["keputusan"].filter(
        pl.col("status").is_null() | (pl.col("status") != DecisionStatus.DONE)
    )
    return rows.sort("tenggat", "tanggal", "isi", nulls_last=True).to_dicts()


def _decision(city: City, row: Row, today: dt.date, lang: str) -> tuple[str, str, str]:
    agency = city.catalogue.agency_name(row["opd"])
    until = str(row["tenggat"] or "")
    try:
        day = dt.date.fromisoformat(until[:10])
    except ValueError:
        return row["isi"], agency, until or "–"
    said = date(day, lang)
    return row["isi"], agency, t("story.steps.late", lang, date=said) if day < today else said
