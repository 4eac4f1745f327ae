"""What the columns of a series mean: order in time, breaks, direction."""

from __future__ import annotations

import datetime as dt

import polars as pl

from lib.contract.periods import Period
from lib.contract.vocabulary import Direction, Status

KEY = ["indikator", "wilayah"]
"""What one series is of."""


def month(day: pl.Expr) -> pl.Expr:
    """Return the number of a date's month, counted from year 0."""
    return day.dt.year().cast(pl.Int32) * 12 + day.dt.month().cast(pl.Int32) - 1


def end_month() -> pl.Expr:
    """Return the number of the month after an observation's last (of ``mulai``, ``bulan``)."""
    return month(pl.col("mulai")) + pl.col("bulan").cast(pl.Int32)


def last_day(mulai: pl.Expr, bulan: pl.Expr) -> pl.Expr:
    """Return the last day of the period that starts on ``mulai`` and lasts ``bulan`` months."""
    after = month(mulai) + bulan.cast(pl.Int32)
    return pl.date(after // 12, after % 12 + 1, 1) - pl.duration(days=1)


def finite(column: str) -> pl.Expr:
    """Return a number column with NaN and infinities as null."""
    value = pl.col(column).cast(pl.Float64)
    return pl.when(value.is_finite()).then(value).alias(column)


def as_text(column: str) -> pl.Expr:
    """Return periods as text; whole numbers are years, also where they came as 2024.0."""
    text = pl.col(column).cast(pl.String)
    return text.str.replace(r"^(\d{4})\.0+$", "$1").alias(column)


def sign(arah: pl.Expr) -> pl.Expr:
    """Return +1 where more is better, -1 where less is, 0 where neither or unknown."""
    signs = {d.value: d.sign for d in Direction}
    return arah.cast(pl.String).replace_strict(signs, default=0, return_dtype=pl.Int8)


def as_shown(value: pl.Expr, decimals: pl.Expr) -> pl.Expr:
    """Return a number as people see it, in units of its last decimal.

    Halves go away from zero; binary noise is ignored; 2 decimals where none are stated.
    """
    step = 10.0 ** decimals.cast(pl.Float64).fill_null(2)
    return (value * step).round(6).round(0, mode="half_away_from_zero")


_OPTIONAL = {
    "indikator": pl.String(),
    "wilayah": pl.String(),
    "kata": pl.String(),
    "contoh": pl.Boolean(),
    "status": pl.String(),
}


def observed(rows: pl.DataFrame) -> pl.DataFrame:
    """Return observations with the columns that the analysis of series needs.

    Args:
        rows: A panel, or a plain frame of at least ``periode`` and ``nilai``; ``periode`` in
            canonical form or a whole number of years.

    Returns:
        The rows that have a finite value, with ``indikator`` and ``wilayah`` (empty text if
        there are none), ``mulai`` and ``bulan`` (read from ``periode``), ``kata`` and
        ``contoh`` (false unless ``status`` says so) where they were missing.
    """
    out = rows.with_columns(finite("nilai"), as_text("periode")).filter(
        pl.col("nilai").is_not_null()
    )
    missing = [name for name in _OPTIONAL if name not in out.columns]
    out = out.with_columns(pl.lit(None, _OPTIONAL[name]).alias(name) for name in missing)
    sample = (pl.col("status") == Status.SAMPLE.value).fill_null(value=False)
    out = out.with_columns(
        pl.col("indikator", "wilayah").fill_null(""), pl.col("contoh").fill_null(sample)
    )
    if "mulai" in out.columns and "bulan" in out.columns:
        return out
    known = parse(out["periode"])
    return out.drop("mulai", "bulan", strict=False).join(
        known, on="periode", how="inner", maintain_order="left"
    )


def parse(periods: pl.Series) -> pl.DataFrame:
    """Read canonical periods.

    Args:
        periods: Texts such as ``2024-Q3``.

    Returns:
        One row per distinct period that can be read: ``periode``, ``mulai`` (date),
        ``bulan`` (length in months).
    """
    rows = [(text, *_parsed(text)) for text in periods.drop_nulls().unique().sort()]
    schema = {"periode": pl.String(), "mulai": pl.Date(), "bulan": pl.Int8()}
    return pl.DataFrame(rows, schema=schema, orient="row").drop_nulls()


def _parsed(text: str) -> tuple[dt.date | None, int | None]:
    try:
        period = Period.parse(text)
    except ValueError:
        return None, None
    return period.start, period.months


def segments(observations: pl.DataFrame, jeda: pl.DataFrame) -> pl.DataFrame:
    """Number the stretches of each series between its breaks.

    Sample figures (``contoh``) never share a stretch with real ones.

    Two observations may be compared, joined by a line or fitted together only if they have
    the same number.

    Args:
        observations: Columns ``indikator``, ``mulai``, ``bulan``.
        jeda: Table of the contract; ``periode`` is the first period after the break.

    Returns:
        The observations in their order with ``ruas`` (Int32; from 0 up, of samples from -1 down).
        A break inside an observation's period gives that observation a stretch of its own.
    """
    numbered = _between_breaks(observations, jeda)
    if "contoh" not in observations.columns:
        return numbered
    stretch = pl.col("ruas")
    return numbered.with_columns(
        pl.when(pl.col("contoh")).then(-stretch - 1).otherwise(stretch).alias("ruas")
    )


def _between_breaks(observations: pl.DataFrame, jeda: pl.DataFrame) -> pl.DataFrame:
    if jeda.is_empty() or observations.is_empty():
        return observations.with_columns(pl.lit(0, pl.Int32).alias("ruas"))
    jeda = jeda.select("indikator", as_text("periode"))
    breaks = (
        jeda.join(parse(jeda["periode"]), on="periode")
        .select("indikator", month(pl.col("mulai")).alias("patah"))
        .unique()
        .sort("indikator", "patah")
        .with_columns(pl.int_range(1, pl.len() + 1, dtype=pl.Int32).over("indikator").alias("ke"))
    )
    spans = observations.select("indikator", "mulai", "bulan").unique()
    started = _passed(spans.with_columns(month(pl.col("mulai")).alias("patah")), breaks)
    ended = _passed(spans.with_columns((end_month() - 1).alias("patah")), breaks)
    numbered = started.join(ended, on=["indikator", "mulai", "bulan"]).select(
        "indikator", "mulai", "bulan", (pl.col("ke") + pl.col("ke_right")).alias("ruas")
    )
    return observations.join(
        numbered, on=["indikator", "mulai", "bulan"], how="left", maintain_order="left"
    )


def _passed(spans: pl.DataFrame, breaks: pl.DataFrame) -> pl.DataFrame:
    """How many breaks (``ke``) lie at or before the month ``patah`` of each span."""
    return (
        spans.sort("patah")
        .join_asof(breaks.sort("patah"), on="patah", by="indikator", check_sortedness=False)
        .select("indikator", "mulai", "bulan", pl.col("ke").fill_null(0))
    )
