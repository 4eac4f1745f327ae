"""What is fresh, due and late."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest

from lib.analysis import freshness
from tests.analysis.builders import indicators, picked, values


def judged(frequency: str, period: str | None, today: dt.date, **marks: str) -> dict[str, object]:
    catalogue = indicators({"frekuensi": frequency, "walidata": "dinas"})
    rows = (
        values(("X", "k", period, 1.0), **{k: [v] for k, v in marks.items()})
        if period
        else values()
    )
    return freshness.freshness(rows, catalogue, today).row(0, named=True)


@pytest.mark.parametrize(
    ("frequency", "last", "coming", "due"),
    [
        ("bulanan", "2025-01", "2025-02", dt.date(2025, 3, 31)),
        ("bulanan", "2024-11", "2024-12", dt.date(2025, 1, 31)),
        ("triwulanan", "2024-Q4", "2025-Q1", dt.date(2025, 5, 31)),
        ("semesteran", "2024-S2", "2025-S1", dt.date(2025, 8, 31)),
        ("tahunan", "2023", "2024", dt.date(2025, 6, 30)),
        ("lima_tahunan", "2019", "2024", dt.date(2025, 6, 30)),
        ("sepuluh_tahunan", "2020", "2030", dt.date(2031, 6, 30)),
        ("bulanan", "2023", "2024-01", dt.date(2024, 2, 29)),
        ("tahunan", "2024-05", "2024", dt.date(2025, 6, 30)),
        ("triwulanan", "2024-11", "2024-Q4", dt.date(2025, 2, 28)),
    ],
)
def test_the_next_figure_is_due_some_months_after_its_period(
    frequency: str, last: str, coming: str, due: dt.date
) -> None:
    row = judged(frequency, last, dt.date(2025, 1, 1))
    assert (row["terakhir"], row["berikut"], row["jatuh_tempo"]) == (last, coming, due)


@pytest.mark.parametrize(
    ("today", "standing", "days", "missing"),
    [
        (dt.date(2025, 6, 29), "mutakhir", 0, 0),
        (dt.date(2025, 6, 30), "jatuh_tempo", 0, 1),
        (dt.date(2025, 7, 30), "jatuh_tempo", 30, 1),
        (dt.date(2025, 7, 31), "terlambat", 31, 1),
        (dt.date(2027, 7, 1), "terlambat", 731, 3),
    ],
)
def test_due_then_late(today: dt.date, standing: str, days: int, missing: int) -> None:
    row = judged("tahunan", "2023", today)
    assert (row["keadaan"], row["hari"], row["tertinggal"]) == (standing, days, missing)


def test_without_data_or_calendar_there_is_no_date() -> None:
    assert judged("bulanan", None, dt.date(2025, 1, 1))["keadaan"] == "belum_ada"
    row = judged("sewaktu", "2010", dt.date(2025, 1, 1))
    assert (row["keadaan"], row["jatuh_tempo"], row["hari"]) == ("sewaktu", None, None)


def test_the_latest_of_any_area_counts_and_carries_its_mark() -> None:
    catalogue = indicators({"walidata": "dinas"})
    rows = values(
        ("X", "a", "2023", 1),
        ("X", "b", "2024", 1),
        ("X", "c", "2025", float("nan")),
        status=["tetap", "contoh", "tetap"],
    )
    result = freshness.freshness(rows, catalogue, dt.date(2025, 1, 1))
    assert picked(result, "terakhir", "contoh") == [("2024", True)]


def test_indicators_without_a_steward_are_nobody_s_duty() -> None:
    catalogue = indicators({"kode": "X"}, {"kode": "Y", "walidata": "dinas"})
    result = freshness.freshness(values(), catalogue, dt.date(2025, 1, 1))
    assert picked(result, "indikator") == [("Y",)]


def fresh() -> pl.DataFrame:
    catalogue = indicators(
        {"kode": "A", "walidata": "dinkes", "frekuensi": "bulanan"},
        {"kode": "B", "walidata": "dinkes", "frekuensi": "tahunan"},
        {"kode": "C", "walidata": "bps", "frekuensi": "tahunan"},
        {"kode": "D", "walidata": "bps", "frekuensi": "tahunan"},
    )
    rows = values(("A", "k", "2024-09", 1), ("B", "k", "2024", 1), ("C", "k", "2023", 1))
    return freshness.freshness(rows, catalogue, dt.date(2025, 1, 15))


def test_stewards_with_most_overdue_figures_come_first() -> None:
    result = freshness.stewards(fresh())
    columns = ["walidata", "indikator", "mutakhir", "terlambat", "belum_ada", "hari", "berikut"]
    assert result.select(columns).rows() == [
        ("dinkes", 2, 1, 1, 0, 46, dt.date(2024, 11, 30)),
        ("bps", 2, 1, 0, 1, 0, dt.date(2025, 6, 30)),
    ]


def test_calendar_puts_what_is_overdue_into_this_month() -> None:
    result = freshness.calendar(fresh(), dt.date(2025, 1, 15), months=3)
    assert result.select("bulan", "indikator", "periode", "jatuh_tempo", "lewat").rows() == [
        (dt.date(2025, 1, 1), "A", "2024-10", dt.date(2024, 11, 30), True),
        (dt.date(2025, 1, 1), "A", "2024-11", dt.date(2024, 12, 31), True),
        (dt.date(2025, 1, 1), "A", "2024-12", dt.date(2025, 1, 31), False),
        (dt.date(2025, 2, 1), "A", "2025-01", dt.date(2025, 2, 28), False),
        (dt.date(2025, 3, 1), "A", "2025-02", dt.date(2025, 3, 31), False),
    ]


def test_calendar_reaches_further() -> None:
    result = freshness.calendar(fresh(), dt.date(2025, 1, 15), months=6)
    assert picked(result.filter(pl.col("indikator") != "A"), "indikator", "periode", "bulan") == [
        ("C", "2024", dt.date(2025, 6, 1))
    ]
    assert freshness.calendar(fresh().clear(), dt.date(2025, 1, 15)).schema == result.schema
