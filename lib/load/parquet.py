"""Parquet files to a grid."""

from __future__ import annotations

import io

import polars as pl

from lib.load.archive import MAX_UNPACKED, TooLarge
from lib.load.grid import Grid

CELL = 20
"""Bytes that a cell takes at least once it is read."""


def read_parquet(content: bytes) -> Grid:
    """Read a Parquet file; its column names become row 1.

    Raises:
        TooLarge: It would fill the memory: a cell that is repeated without end takes no room
            in the file.
        polars.exceptions.PolarsError: It is not a Parquet file.
    """
    rows = pl.scan_parquet(io.BytesIO(content)).select(pl.len()).collect().item()
    if rows * len(pl.read_parquet_schema(io.BytesIO(content))) * CELL > MAX_UNPACKED:
        raise TooLarge
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
