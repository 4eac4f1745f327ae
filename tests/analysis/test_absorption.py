"""Money that is not known is not zero."""

from __future__ import annotations

import polars as pl

from lib.analysis.absorption import absorbed, money

PROGRAMS = pl.DataFrame(
    {"kode": ["A", "B", "C", "D", "E"], "anggaran": [1000.0, None, 500.0, 0.0, 200.0]}
)
REPORTS = pl.DataFrame(
    {
        "program": ["A", "A", "A", "B", "D", "E"],
        "periode": ["2024-Q2", "2024-Q1", "2024-Q3", "2024-Q1", "2024-Q1", "2024"],
        "realisasi_anggaran": [300.0, 100.0, None, 50.0, 10.0, 250.0],
        "status_data": ["tetap", "tetap", "tetap", "tetap", "tetap", "contoh"],
    }
)


def test_last_report_that_names_money() -> None:
    rows = absorbed(PROGRAMS, REPORTS)
    assert rows.select("program", "terserap", "persen", "sisa", "periode", "alasan").rows() == [
        ("A", 300, 30, 700, "2024-Q2", None),
        ("B", 50, None, None, "2024-Q1", "tanpa_anggaran"),
        ("C", None, None, None, None, "tanpa_realisasi"),
        ("D", 10, None, -10, "2024-Q1", "anggaran_nol"),
        ("E", 250, 125, -50, "2024", None),
    ]
    assert rows["contoh"].to_list() == [False, False, False, False, True]


def test_total_holds_spending_against_the_budgets_of_those_that_report() -> None:
    total = money(absorbed(PROGRAMS, REPORTS))
    assert (total.anggaran, total.terserap, total.dasar) == (1700, 550, 1200)
    assert total.persen == 550 / 1200 * 100
    assert (total.program, total.beranggaran, total.dihitung, total.contoh) == (5, 4, 2, True)


def test_no_budget_at_all_gives_nothing() -> None:
    total = money(absorbed(PROGRAMS.filter(pl.col("kode") == "B"), REPORTS))
    assert (total.anggaran, total.terserap, total.dasar, total.persen) == (None,) * 4
    assert total.program == 1
