"""A year counts as a whole."""

from __future__ import annotations

import datetime as dt

import polars as pl

from lib.analysis import span


def test_years_and_days() -> None:
    frame = pl.DataFrame({"a": ["2024", "2024-02-29", None, "kapan"]})
    found = frame.select(span.first_day(frame, "a"), span.last_day(frame, "a").alias("b"))
    assert found["a"].to_list() == [dt.date(2024, 1, 1), dt.date(2024, 2, 29), None, None]
    assert found["b"].to_list() == [dt.date(2024, 12, 31), dt.date(2024, 2, 29), None, None]


def test_dates_stay_and_a_missing_column_is_null() -> None:
    frame = pl.DataFrame({"a": [dt.date(2024, 5, 1)]})
    assert frame.select(span.first_day(frame, "a")).item() == dt.date(2024, 5, 1)
    assert frame.select(span.last_day(frame, "b")).item() is None
