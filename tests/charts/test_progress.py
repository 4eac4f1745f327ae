"""A dashed plan, a thick real line, open where nothing was reported."""

from __future__ import annotations

import datetime as dt

import polars as pl

from lib.charts.progress import progress
from lib.design.tokens import LIGHT
from lib.export.picture import svg
from tests.charts.charting import rows, valid

TODAY = dt.date(2025, 6, 30)


def curve(
    *lines: tuple[str, str, float | None, float | None], sample: bool = False
) -> pl.DataFrame:
    return pl.DataFrame(
        [(q, dt.date.fromisoformat(day), plan, real, sample) for q, day, plan, real in lines],
        schema={
            "periode": pl.String,
            "akhir": pl.Date,
            "rencana": pl.Float64,
            "nyata": pl.Float64,
            "contoh": pl.Boolean,
        },
        orient="row",
    )


def test_lines_and_labels() -> None:
    spec = progress(
        curve(("2024-Q1", "2024-03-31", 10, 5), ("2024-Q2", "2024-06-30", 30, 20)),
        TODAY,
        tokens=LIGHT,
        lang="id",
    )
    valid(spec)
    assert [r["persen"] for r in rows(spec, "nyata")] == [5, 20]
    assert [r["kata"] for r in rows(spec, "nama")] == ["rencana", "nyata"]
    drawn = svg(spec, LIGHT, width=400)
    assert "nyata" in drawn
    assert "hari ini" in drawn


def test_a_quarter_without_report_opens_the_line() -> None:
    spec = progress(
        curve(
            ("2024-Q1", "2024-03-31", 10, 5),
            ("2024-Q2", "2024-06-30", 20, None),
            ("2024-Q3", "2024-09-30", 30, 20),
            ("2024-Q4", "2024-12-31", 40, 30),
        ),
        TODAY,
        tokens=LIGHT,
        lang="id",
    )
    assert [r["ruas"] for r in rows(spec, "nyata")] == [0, 1, 1]
    assert [r["ruas"] for r in rows(spec, "rencana")] == [0, 0, 0, 0]


def test_without_real_progress_only_the_plan_is_drawn() -> None:
    spec = progress(
        curve(("2024-Q1", "2024-03-31", 10, None), sample=True), TODAY, tokens=LIGHT, lang="en"
    )
    assert "nyata" not in spec["datasets"]
    assert [r["kata"] for r in rows(spec, "nama")] == ["planned"]
    assert spec["title"]["text"] == "DATA CONTOH (sample)"
