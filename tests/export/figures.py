"""A few observations and what is said about them."""

from __future__ import annotations

import datetime as dt

import polars as pl

from lib.export.about import About
from lib.export.rows import COLUMNS

ABOUT = About(
    title="Sampah terangkut",
    source="BPS; Dinas",
    fingerprint="abc",
    made=dt.date(2026, 1, 31),
)


def figures(*rows: tuple[object, ...]) -> pl.DataFrame:
    """Return observations; cells that are left out are blank."""
    full = [row + (None,) * (len(COLUMNS) - len(row)) for row in rows]
    return pl.DataFrame(full, schema=list(COLUMNS), orient="row").cast(
        {"nilai": pl.Float64, "pembilang": pl.Float64, "penyebut": pl.Float64}
    )


TWO = figures(
    ("A4", "71.74.01.1002", "2024", 37.265, "sementara", "bps"),
    ("A4", "71.74.01.1001", "2024", -5.0, "contoh", None, 1, 2, "=1+1"),
)
