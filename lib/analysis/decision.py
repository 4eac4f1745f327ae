"""Decisions of meetings: which are open, which are overdue."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import polars as pl

from lib.analysis.span import first_day, last_day
from lib.contract.vocabulary import DecisionStatus, Status

SOON_DAYS = 14
"""Days before its deadline from which an open decision is due soon (our convention)."""


class Standing(StrEnum):
    """How a decision stands (``keadaan``)."""

    OVERDUE = "lewat_tenggat"
    SOON = "segera"
    OPEN = "terbuka"
    UNDATED = "tanpa_tenggat"
    DONE = "selesai"


_ORDER = {name: place for place, name in enumerate(Standing)}


def decisions(keputusan: pl.DataFrame, today: dt.date, soon: int = SOON_DAYS) -> pl.DataFrame:
    """Return how each decision stands.

    A decision without a status is open: nobody has said that it is done. One whose deadline
    is a bare year is due on the last day of it; the day of the deadline is still in time.

    Args:
        keputusan: Table of the contract: ``tanggal``, ``isi``, optionally ``opd``,
            ``tenggat`` (ISO date or year), ``status``, ``dimensi``, ``program``,
            ``status_data``.
        today: The day that counts as today.
        soon: Days before its deadline from which one is due soon.

    Returns:
        The rows with ``keadaan`` (a ``Standing``), ``batas`` (last day of the deadline),
        ``hari`` (days past it, at least 1; null while it is not past or done) and ``contoh``.
        Overdue ones first, longest first, then by deadline, done ones last.
    """
    status = pl.col("status") if "status" in keputusan.columns else pl.lit(None, pl.String)
    data = pl.col("status_data") if "status_data" in keputusan.columns else pl.lit(None, pl.String)
    late = (pl.lit(today) - pl.col("batas")).dt.total_days()
    state = (
        pl.when(status == DecisionStatus.DONE.value)
        .then(pl.lit(Standing.DONE.value))
        .when(pl.col("batas").is_null())
        .then(pl.lit(Standing.UNDATED.value))
        .when(late > 0)
        .then(pl.lit(Standing.OVERDUE.value))
        .when(late >= -soon)
        .then(pl.lit(Standing.SOON.value))
        .otherwise(pl.lit(Standing.OPEN.value))
    )
    rows = keputusan.with_columns(
        last_day(keputusan, "tenggat").alias("batas"),
        first_day(keputusan, "tanggal").alias("_mulai"),
    ).with_columns(keadaan=state, contoh=(data == Status.SAMPLE.value).fill_null(value=False))
    return (
        rows.with_columns(hari=pl.when(pl.col("keadaan") == Standing.OVERDUE.value).then(late))
        .sort(
            pl.col("keadaan").replace_strict(_ORDER, return_dtype=pl.Int8),
            "batas",
            "_mulai",
            "isi",
            nulls_last=True,
        )
        .drop("_mulai")
    )
