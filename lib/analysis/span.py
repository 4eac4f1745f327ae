"""Days out of dates and bare years: when something begins and ends."""

from __future__ import annotations

import polars as pl

_YEAR = 4
"""Letters of a bare year."""


def first_day(frame: pl.DataFrame, column: str) -> pl.Expr:
    """Return a column of ISO dates or bare years as days; a year begins on 1 January.

    Args:
        frame: Holds the column, as text or as dates; a column that is not there is null.
        column: Name of the column, which the expression keeps.
    """
    return _day(frame, column, "-01-01")


def last_day(frame: pl.DataFrame, column: str) -> pl.Expr:
    """Return a column of ISO dates or bare years as days; a year ends on 31 December."""
    return _day(frame, column, "-12-31")


def _day(frame: pl.DataFrame, column: str, rest_of_year: str) -> pl.Expr:
    if column not in frame.columns:
        return pl.lit(None, pl.Date).alias(column)
    if frame.schema[column] != pl.String():
        return pl.col(column).cast(pl.Date)
    text = pl.col(column)
    whole = pl.when(text.str.len_chars() == _YEAR).then(text + rest_of_year).otherwise(text)
    return whole.str.to_date("%Y-%m-%d", strict=False)
