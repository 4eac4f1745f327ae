"""Observations as a file in the plainest form that the contract knows."""

from __future__ import annotations

import io

import polars as pl

from lib.contract.tables import OBSERVATION

_NUMBERS = ("nilai", "pembilang", "penyebut")
_DOUBTFUL = r"^(-?\d{1,3}\.\d{3})$"
"""A number that could be read with a thousands point."""


def canonical(rows: pl.DataFrame) -> bytes:
    """Write observations as long CSV: UTF-8, comma, decimal point, columns of the contract.

    Args:
        rows: Columns of ``store.snapshot.VALUES``; a value that stands for a word becomes
            that word.

    Returns:
        A file that reads back as the same values at full precision; equal values give
        equal bytes.
    """
    numbers = [_written(name) for name in _NUMBERS]
    frame = rows.sort(OBSERVATION.key).with_columns(numbers)
    frame = frame.with_columns(pl.coalesce("kata", "nilai").alias("nilai"))
    out = io.BytesIO()
    frame.select(OBSERVATION.columns).write_csv(out)
    return out.getvalue()


def _written(column: str) -> pl.Expr:
    """Write a number so that it can be read in one way only."""
    text = pl.col(column).cast(pl.String).str.replace(r"\.0$", "")
    return text.str.replace(_DOUBTFUL, "${1}0")
