"""Sample rows of reference tables: marked, and out of the way once something real is known."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from lib.contract.codes import Code
from lib.contract.table import Table
from lib.contract.vocabulary import Status
from lib.load.reference import FILE
from lib.load.report import Report

STATUS = "status_data"


def step_aside(frame: pl.DataFrame, table: Table, reports: Mapping[str, Report]) -> pl.DataFrame:
    """Return a table without the sample rows whose subject has a real row, and report both.

    Args:
        frame: The table, typed, with ``_file``.
        table: Says in ``sample_of`` what a sample row stands in for.
        reports: Takes one remark per file on how many samples it holds, and how many are not
            used.
    """
    if table.sample_of is None or frame.is_empty():
        return frame
    sample = (pl.col(STATUS) == Status.SAMPLE.value).fill_null(value=False)
    real = (~sample).any()
    taken = real.over(table.sample_of) if table.sample_of else real
    rows = frame.with_columns((sample & taken).alias("_lewat"), sample.alias("_contoh"))
    for (file,), part in rows.filter("_contoh").group_by(FILE, maintain_order=True):
        out = int(part["_lewat"].sum())
        report = reports[str(file)]
        if part.height > out:
            report.info(Code.SAMPLE_ROWS, value=table.name, count=part.height - out)
        if out:
            report.info(Code.SAMPLE_ROWS_SUPERSEDED, value=table.name, count=out)
    return rows.filter(~pl.col("_lewat")).drop("_lewat", "_contoh")
