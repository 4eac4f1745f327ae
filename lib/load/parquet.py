"""Parquet files to a grid."""

from __future__ import annotations

import io

import polars as pl

from lib.load.grid import Grid


def read_parquet(content: bytes) -> Grid:
    """Read a Parquet file; its column names become row 1.

    Raises:
        polars.exceptions.PolarsError: It is not a Parquet file.
    """
    frame = pl.read_parquet(io.BytesIO(content))
    names = [str(i) for i in range(frame.width)]
    header = pl.DataFrame({n: [c] for n, c in zip(names, frame.columns, strict=True)})
    text = frame.select(
        pl.col(c).cast(pl.String, strict=False).alias(n)
        for c, n in zip(frame.columns, names, strict=True)
    )
    numbers = frame.select(
        (
            pl.col(c).cast(pl.Float64)
            if frame.schema[c].is_numeric()
            else pl.repeat(None, pl.len(), dtype=pl.Float64)
        ).alias(n)
        for c, n in zip(frame.columns, names, strict=True)
    )
    blank = pl.DataFrame({n: [None] for n in names}, schema=dict.fromkeys(names, pl.Float64))
    return Grid(pl.concat([header, text]), pl.concat([blank, numbers]))
