"""Plans and reports of small programmes, worked out by hand."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest

from lib.analysis.schedule import s_curve_total, s_curves, standings


def reports(
    *rows: tuple[str, str, float | None, float | None], status: str | None = None
) -> pl.DataFrame:
    schema = {
        "program": pl.String,
        "periode": pl.String,
        "rencana_persen": pl.Float64,
        "realisasi_persen": pl.Float64,
    }
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    return frame.with_columns(pl.lit(status, pl.String).alias("status_data"))


def programs(*rows: tuple[str, str | None, str | None]) -> pl.DataFrame:
    return pl.DataFrame(
        rows, schema=dict.fromkeys(("kode", "mulai", "selesai"), pl.String), orient="row"
    )


def test_a_quarter_holds_what_was_reported_for_a_period_that_ends_in_it() -> None:
    curve = s_curves(
        reports(
            ("P", "2024-01", 5, 4),
            ("P", "2024-03", 10, None),
            ("P", "2024-02", 7, 6),
            ("P", "2024-S2", 50, 40),
            ("P", "2025", 100, 80),
        )
    )
    assert curve.select("periode", "rencana", "nyata", "selisih").rows() == [
        ("2024-Q1", 10, 6, -4),
        ("2024-Q4", 50, 40, -10),
        ("2025-Q4", 100, 80, -20),
    ]
    assert curve["akhir"].to_list()[0] == dt.date(2024, 3, 31)


def test_what_is_not_reported_is_missing_and_a_sample_is_marked() -> None:
    curve = s_curves(
        reports(("P", "2024-Q1", 10, None), ("P", "2024-Q3", 30, float("nan")), status="contoh")
    )
    assert curve["nyata"].to_list() == [None, None]
    assert curve["selisih"].to_list() == [None, None]
    assert curve["contoh"].to_list() == [True, True]


def test_no_reports_no_curve() -> None:
    assert s_curves(reports()).is_empty()
    assert s_curve_total(s_curves(reports()), programs(("P", "2024", None))).is_empty()


def test_total_is_the_mean_with_the_last_report_holding() -> None:
    curve = s_curves(
        reports(
            ("A", "2024-Q1", 20, 10),
            ("A", "2024-Q3", 60, 50),
            ("B", "2024-Q2", 40, 30),
            ("B", "2024-Q4", 80, None),
        )
    )
    total = s_curve_total(curve, programs(("A", "2024", None), ("B", "2024-04-01", None)))
    assert total.select("periode", "rencana", "nyata", "laporan").rows() == [
        ("2024-Q1", 10, 5, 1),
        ("2024-Q2", 30, 20, 1),
        ("2024-Q3", 50, 40, 1),
        ("2024-Q4", 70, None, 0),
    ]
    assert total["dari"].to_list() == [2] * 4
    assert total["selisih"].to_list() == [-5, -10, -10, None]


def test_total_by_weight() -> None:
    curve = s_curves(reports(("A", "2024-Q1", 40, 20), ("B", "2024-Q1", 80, 60)))
    rows = programs(("A", "2024", None), ("B", "2024", None))
    total = s_curve_total(curve, rows, {"A": 3.0, "B": 1.0})
    assert total.select("rencana", "nyata").row(0) == (50, 30)
    alone = s_curve_total(curve, rows, {"A": 3.0})
    assert alone.select("rencana", "nyata", "dari").row(0) == (40, 20, 1)


def test_between_its_first_day_and_its_first_report_a_programme_is_unknown() -> None:
    curve = s_curves(
        reports(("A", "2024-Q1", 20, 10), ("A", "2024-Q2", 40, 30), ("B", "2024-Q2", 60, 50))
    )
    total = s_curve_total(curve, programs(("A", "2024", None), ("B", "2024", None)))
    assert total["nyata"].to_list() == [None, 40], "half of the weight is too little"
    loose = s_curve_total(curve, programs(("A", "2024", None), ("B", "2024", None)), coverage=0.5)
    assert loose.select("nyata", "program").rows() == [(10, 1), (40, 2)]


def test_programmes_without_plan_or_real_progress_take_no_part() -> None:
    curve = s_curves(
        reports(("A", "2024-Q1", 20, 10), ("B", "2024-Q1", 90, None), ("C", "2024-Q1", None, 90))
    )
    rows = programs(("A", "2024", None), ("B", "2024", None), ("C", "2024", None))
    assert s_curve_total(curve, rows).select("rencana", "nyata", "dari").rows() == [(20, 10, 1)]


TODAY = dt.date(2025, 5, 10)
"""The report of the first quarter is due since 30 April."""

CASES = {
    "done": (("2024", "2024"), [("2024-Q4", 100, 100)], ("selesai", None, 0)),
    "done early": (("2025", "2026"), [("2025-Q1", 50, 100)], ("selesai", None, 0)),
    "past its end": (
        ("2024", "2025-03-31"),
        [("2025-Q1", 100, 95)],
        ("terlambat", "lewat_rencana", 40),
    ),
    "behind": (("2024", "2026"), [("2025-Q1", 50, 40)], ("terlambat", "tertinggal", 0)),
    "a little behind": (("2024", "2026"), [("2025-Q1", 50, 40.1)], ("sesuai_rencana", None, 0)),
    "stalled": (
        ("2024", "2026"),
        [("2024-Q2", 20, 20), ("2024-Q3", 22, 20), ("2025-Q1", 24, 20)],
        ("tersendat", None, 0),
    ),
    "one quarter without a rise": (
        ("2024", "2026"),
        [("2024-Q3", 19, 19), ("2024-Q4", 20, 20), ("2025-Q1", 24, 20)],
        ("sesuai_rencana", None, 0),
    ),
    "old report": (("2024", "2026"), [("2024-Q4", 50, 50)], ("tanpa_laporan", "laporan_lama", 0)),
    "never reported": (("2024", None), [], ("tanpa_laporan", "belum_pernah", 0)),
    "no plan": (("2024", None), [("2025-Q1", None, 50)], ("berjalan", None, 0)),
    "to come": (("2026", None), [], ("belum_mulai", None, 0)),
    "over and silent": (("2020", "2021"), [], ("berakhir", None, 0)),
    "undated": ((None, None), [], ("tanpa_jadwal", None, 0)),
    "end before beginning": (
        ("2025", "2024"),
        [("2025-Q1", 10, 10)],
        ("sesuai_rencana", None, 0),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_standing(name: str) -> None:
    (start, end), lines, wanted = CASES[name]
    curve = s_curves(reports(*(("P", *line) for line in lines)))
    found = standings(programs(("P", start, end)), curve, TODAY)
    assert found.select("keadaan", "alasan", "hari").row(0) == wanted


def test_flags_stand_on_their_own() -> None:
    curve = s_curves(reports(("P", "2024-Q1", 20, 20), ("P", "2024-Q3", 50, 20)))
    found = standings(programs(("P", "2024", "2026")), curve, TODAY)
    assert found.select("keadaan", "terlambat", "tersendat", "tanpa_laporan").row(0) == (
        "terlambat",
        True,
        True,
        True,
    )


def test_every_programme_has_a_line_in_the_order_of_the_table() -> None:
    rows = programs(("Z", "2024", None), ("A", None, None))
    assert standings(rows, s_curves(reports()), TODAY)["program"].to_list() == ["Z", "A"]
