from __future__ import annotations

import datetime as dt

import polars as pl

from lib.charts.calendar import calendar
from lib.charts.theme import LIGHT, Verdict
from tests.charts.charting import rows, valid

TODAY = dt.date(2026, 1, 20)
DUE = pl.DataFrame(
    {
        "walidata": ["bps", "bps", "dinas"],
        "indikator": ["A", "B", "A"],
        "periode": ["2025", "2025-Q4", "2025"],
        "jatuh_tempo": [dt.date(2026, 3, 1), dt.date(2026, 3, 1), dt.date(2025, 12, 1)],
        "lewat": [False, False, True],
    }
)


def draw(due: pl.DataFrame = DUE) -> dict[str, object]:
    return calendar(
        due,
        TODAY,
        stewards={"bps": "BPS", "dinas": "Dinas", "lain": "Lain"},
        indicators={"A": "Air", "B": "Buku"},
        tokens=LIGHT,
        lang="id",
    )


def test_figures_due_on_one_day_are_one_dot() -> None:
    spec = draw()
    valid(spec)
    first = next(r for r in rows(spec, "tempo") if r["nama"] == "BPS")
    assert (first["banyak"], first["hari"]) == (2, "1 Maret 2026")
    assert first["isi"] == "Air (2025); Buku (TW IV 2025)"


def test_overdue_is_told_by_shape_and_word_as_well() -> None:
    spec = draw()
    late = next(r for r in rows(spec, "tempo") if r["nama"] == "Dinas")
    assert (late["bentuk"], late["warna"]) == (
        "triangle-up",
        LIGHT.verdicts[Verdict.ACCELERATE].colour,
    )
    assert "lewat" in spec["title"]["text"][0]  # type: ignore[index]
    assert "title" not in draw(DUE.filter(~pl.col("lewat")))


def test_today_is_a_rule_with_its_date() -> None:
    assert rows(draw(), "kini")[0]["kata"] == "Hari ini, 20 Jan 2026"


def test_stewards_without_anything_due_have_no_line() -> None:
    y = draw()["layer"][-1]["encoding"]["y"]  # type: ignore[index]
    assert y["scale"]["domain"] == ["BPS", "Dinas"]


def test_nothing_due_is_still_a_chart() -> None:
    valid(draw(DUE.clear()))
