"""The part of each series that may be fitted together: its last stretch.

One length of period, no break in between, samples and real figures apart. Times are in years:
a year's value stands at the year, a quarter's or month's at its start; within one length of
period all distances are right.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import polars as pl

from lib.analysis.series import KEY, end_month, month, observed, segments
from lib.contract.vocabulary import Frequency

_NO_BREAKS = pl.DataFrame(schema={"indikator": pl.String, "periode": pl.String})


class Cut(StrEnum):
    """Why earlier figures of a series do not belong to its last stretch (``potongan``)."""

    BREAK = "jeda"
    SAMPLE = "contoh"
    """They are samples and the last ones are not, or the other way round."""


def last_stretches(
    panel: pl.DataFrame,
    indikator: pl.DataFrame | None = None,
    jeda: pl.DataFrame | None = None,
    until: dt.date | None = None,
) -> pl.DataFrame:
    """Return the observations that belong together with the latest of each series.

    Args:
        panel: From ``rollup.panel``, or a plain frame as ``series.observed`` takes it.
        indikator: Table of the contract; of several values that end at the same time the
            one of the indicator's ``frekuensi`` counts.
        jeda: Table of the contract.
        until: Only what ends on or before this day counts; ``None``: everything.

    Returns:
        Rows of the panel sorted by indikator, wilayah and time, with ``ruas`` (number of the
        stretch), ``akhir`` (month after the last, from year 0), ``waktu`` (years), ``musim``
        (month of the start, null for years) and ``potongan`` (a ``Cut``, null if nothing
        came before).
    """
    rows = segments(observed(panel), _NO_BREAKS if jeda is None else jeda)
    rows = rows.with_columns(end_month().alias("akhir"))
    if until is not None:
        rows = rows.filter(pl.col("akhir") <= month(pl.lit(until + dt.timedelta(days=1))))
    chosen = newest(rows, indikator).select(*KEY, "bulan", pl.col("ruas").alias("_ruas"))
    kin = rows.join(chosen, on=[*KEY, "bulan"])
    mixed = (pl.col("ruas") < 0) != (pl.col("_ruas") < 0)
    apart = (
        kin.filter(pl.col("ruas") != pl.col("_ruas"))
        .group_by(KEY)
        .agg(
            pl.when(mixed.all())
            .then(pl.lit(Cut.SAMPLE.value))
            .otherwise(pl.lit(Cut.BREAK.value))
            .alias("potongan")
        )
    )
    return (
        kin.filter(pl.col("ruas") == pl.col("_ruas"))
        .drop("_ruas")
        .join(apart, on=KEY, how="left")
        .with_columns(
            years(pl.col("akhir"), pl.col("bulan")).alias("waktu"),
            pl.when(pl.col("bulan") < 12).then(pl.col("mulai").dt.month()).alias("musim"),
        )
        .sort(*KEY, "waktu")
    )


def years(end: pl.Expr, months: pl.Expr) -> pl.Expr:
    """Return the time in years of a period of so many months that ends before month ``end``.

    A target for a longer period is due at the last of the shorter ones in it.
    """
    return (end - months.cast(pl.Int32)) / 12


def newest(rows: pl.DataFrame, indikator: pl.DataFrame | None) -> pl.DataFrame:
    """Return the latest observation of each series.

    Args:
        rows: Observations with ``akhir``.
        indikator: Table of the contract, or ``None``.

    Returns:
        One row per series. Of several that end at the same time the one of the indicator's
        own frequency, else the longest period.
    """
    if indikator is None or "frekuensi" not in indikator.columns:
        own = pl.DataFrame(schema={"indikator": pl.String, "lazim": pl.Int8})
    else:
        lengths = {f.value: min(f.months, 12) for f in Frequency}
        own = indikator.select(
            pl.col("kode").alias("indikator"),
            pl.col("frekuensi")
            .cast(pl.String)
            .replace_strict(lengths, default=None, return_dtype=pl.Int8)
            .alias("lazim"),
        )
    return (
        rows.join(own, on="indikator", how="left")
        .sort("akhir", (pl.col("bulan") == pl.col("lazim")).fill_null(value=False), "bulan")
        .unique(KEY, keep="last", maintain_order=True)
        .drop("lazim")
    )
