"""Coverage by period and by area."""

from __future__ import annotations

import datetime as dt

import polars as pl

from lib.analysis import coverage
from tests.analysis.builders import CITY, indicators, picked, values

VILLAGES = indicators({"kode": "X"})
ROWS = values(
    ("X", "a", "2023", 1),
    ("X", "a", "2024", 1),
    ("X", "b", "2024", 1),
    ("X", "c", "2024", float("nan")),
    ("X", "k", "2022", 1),
    status=["tetap", "tetap", "contoh", "tetap", "tetap"],
)


def test_share_of_the_areas_of_the_finest_level() -> None:
    result = coverage.by_period(ROWS, VILLAGES, CITY)
    assert result.select("periode", "jenjang", "ada", "dari", "contoh").rows() == [
        ("2022", "kelurahan", 0, 3, False),
        ("2023", "kelurahan", 1, 3, False),
        ("2024", "kelurahan", 2, 3, True),
    ]
    assert result["cakupan"].to_list() == [0, 1 / 3, 2 / 3]


def test_only_areas_of_the_time_count() -> None:
    until = [None, None, None, None, None, dt.date(2023, 6, 30)]
    wilayah = CITY.with_columns(pl.Series("berlaku_sampai", until, pl.Date))
    result = coverage.by_period(ROWS, VILLAGES, wilayah)
    assert picked(result, "periode", "dari") == [("2022", 3), ("2023", 2), ("2024", 2)]


def test_each_area_against_all_periods() -> None:
    result = coverage.by_area(ROWS, VILLAGES, CITY)
    assert result.rows() == [
        ("X", "a", 2, 2, 1.0, "2024", False),
        ("X", "b", 1, 2, 0.5, "2024", True),
        ("X", "c", 0, 2, 0.0, None, False),
    ]


def test_empty_frames_keep_their_columns() -> None:
    for function in (coverage.by_period, coverage.by_area):
        full = function(ROWS, VILLAGES, CITY)
        assert function(ROWS.clear(), VILLAGES, CITY).schema == full.schema
        assert function(ROWS, VILLAGES, CITY.clear()).schema == full.schema
