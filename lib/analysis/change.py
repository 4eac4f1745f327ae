"""The latest value of each series, and its change against what it may be compared with.

A value is compared with one of the same length of period: a month, quarter or half-year with
the same one a year before, a year with the latest earlier year. Nothing is compared across
a break in the series, and a sample figure never with a real one.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import polars as pl

from lib.analysis.series import KEY, as_shown, end_month, finite, month, segments, sign
from lib.analysis.stretch import newest


class Verdict(StrEnum):
    """How a change is judged (``penilaian``)."""

    BETTER = "membaik"
    WORSE = "memburuk"
    SAME = "tetap"
    """Equal when both are rounded to the indicator's decimals."""
    NEUTRAL = "netral"
    """It changed, and neither way is better."""


class Gap(StrEnum):
    """Why there is nothing to compare with (``alasan``)."""

    FIRST = "awal_deret"
    """No earlier value of the same length of period."""
    SEASON = "musim_kosong"
    """There are earlier values, but not of the same season a year before."""
    BREAK = "jeda"
    """The earlier value lies before a break in the series."""
    SAMPLE = "contoh"
    """The earlier value is sample data and this one is not, or the other way round."""
    LENGTH = "panjang_periode"
    """The two chosen periods differ in length."""


_BEFORE = {
    "periode": "sebelum_periode",
    "mulai": "sebelum_mulai",
    "nilai": "sebelum",
    "status": "sebelum_status",
    "contoh": "sebelum_contoh",
    "ruas": "sebelum_ruas",
}


def latest(
    panel: pl.DataFrame,
    indikator: pl.DataFrame,
    jeda: pl.DataFrame,
    until: dt.date | None = None,
) -> pl.DataFrame:
    """Return the latest value of every series with its change.

    Args:
        panel: From ``rollup.panel``.
        indikator: Table of the contract.
        jeda: Table of the contract.
        until: Only what ends on or before this day counts; ``None``: everything.

    Returns:
        One row per indikator x wilayah, sorted by both: the columns of ``changes``. Of several
        values that end at the same time, the one of the indicator's own frequency counts.
    """
    rows = _prepared(panel, jeda)
    if until is not None:
        rows = rows.filter(pl.col("akhir") <= month(pl.lit(until + dt.timedelta(days=1))))
    last = newest(rows, indikator)
    return _judged(_compared(last, rows), indikator).sort(KEY)


def changes(panel: pl.DataFrame, indikator: pl.DataFrame, jeda: pl.DataFrame) -> pl.DataFrame:
    """Return every value with its change against what it may be compared with.

    Args:
        panel: From ``rollup.panel``.
        indikator: Table of the contract.
        jeda: Table of the contract.

    Returns:
        One row per observation, sorted by indikator, wilayah, mulai, bulan: the columns of
        the panel and

        * ``ruas``: number of the stretch between breaks;
        * ``sebelum_periode``, ``sebelum_mulai``, ``sebelum``, ``sebelum_status``,
          ``sebelum_contoh``: what it is compared with, null if nothing;
        * ``selisih``: value - earlier value, in the indicator's unit;
        * ``persen``: the difference in percent of the earlier value's size; null if that is
          zero or the values are words;
        * ``penilaian``: a ``Verdict``, null without anything to compare with;
        * ``alasan``: a ``Gap``, null where there is a comparison.
    """
    rows = _prepared(panel, jeda)
    return _judged(_compared(rows, rows), indikator).sort(*KEY, "mulai", "bulan")


def between(
    panel: pl.DataFrame,
    indikator: pl.DataFrame,
    jeda: pl.DataFrame,
    earlier: str,
    later: str,
) -> pl.DataFrame:
    """Return the change between two chosen periods.

    Args:
        panel: From ``rollup.panel``.
        indikator: Table of the contract.
        jeda: Table of the contract.
        earlier: Period in canonical form.
        later: Period in canonical form.

    Returns:
        One row per series with a value in the later period, columns as in ``changes``,
        sorted by indikator and wilayah. ``alasan`` is ``awal_deret`` where the earlier period
        has no value, ``panjang_periode`` where the two differ in length.
    """
    rows = _prepared(panel, jeda)
    before = rows.filter(pl.col("periode") == earlier).select(
        *KEY, pl.col("bulan").alias("sebelum_bulan"), *_renamed()
    )
    joined = rows.filter(pl.col("periode") == later).join(before, on=KEY, how="left")
    why = (
        pl.when(pl.col("sebelum").is_null())
        .then(pl.lit(Gap.FIRST.value))
        .when(pl.col("sebelum_bulan") != pl.col("bulan"))
        .then(pl.lit(Gap.LENGTH.value))
        .when(pl.col("sebelum_ruas") != pl.col("ruas"))
        .then(_parted(pl.col("sebelum_ruas")))
    )
    return _judged(_without_gaps(joined, why), indikator).drop("sebelum_bulan").sort(KEY)


def _prepared(panel: pl.DataFrame, jeda: pl.DataFrame) -> pl.DataFrame:
    rows = panel.with_columns(finite("nilai")).filter(pl.col("nilai").is_not_null())
    return segments(rows, jeda).with_columns(end_month().alias("akhir"))


def _renamed() -> list[pl.Expr]:
    return [pl.col(column).alias(name) for column, name in _BEFORE.items()]


def _compared(rows: pl.DataFrame, history: pl.DataFrame) -> pl.DataFrame:
    """Join each row with the earlier one that it may be compared with, or with the reason."""
    pasts = history.select(*KEY, "bulan", "akhir", "ruas", *_renamed())
    last = pl.concat([_year_earlier(rows, pasts, []), _season_earlier(rows, pasts, [])])
    own = pl.concat([_year_earlier(rows, pasts, ["ruas"]), _season_earlier(rows, pasts, ["ruas"])])
    stretch = [*KEY, "bulan"]
    first = history.group_by(stretch).agg(pl.col("akhir").min().alias("pertama"))
    lone = last.select(*stretch, "akhir", pl.col("sebelum_ruas").alias("ruas_lain"))
    joined = own.join(first, on=stretch).join(lone, on=[*stretch, "akhir"])
    why = (
        pl.when(pl.col("sebelum").is_not_null())
        .then(pl.lit(None, pl.String))
        .when(pl.col("pertama") == pl.col("akhir"))
        .then(pl.lit(Gap.FIRST.value))
        .when(pl.col("ruas_lain").is_null())
        .then(pl.lit(Gap.SEASON.value))
        .otherwise(_parted(pl.col("ruas_lain")))
    )
    return _without_gaps(joined, why).drop("pertama", "ruas_lain")


def _parted(other: pl.Expr) -> pl.Expr:
    """Why a value of another stretch is no match; stretches of samples are below zero."""
    mixed = (other < 0) != (pl.col("ruas") < 0)
    return pl.when(mixed).then(pl.lit(Gap.SAMPLE.value)).otherwise(pl.lit(Gap.BREAK.value))


def _year_earlier(rows: pl.DataFrame, pasts: pl.DataFrame, also: list[str]) -> pl.DataFrame:
    """Join yearly values with the latest earlier one that agrees in the columns ``also``."""
    by = [*KEY, "bulan", *also]
    past = pasts.select(*by, pl.col("akhir").alias("kunci"), *_BEFORE.values())
    return (
        rows.filter(pl.col("bulan") >= 12)
        .sort("akhir")
        .join_asof(
            past.sort("kunci"),
            left_on="akhir",
            right_on="kunci",
            by=by,
            allow_exact_matches=False,
            check_sortedness=False,
            coalesce=False,
        )
        .drop("kunci")
    )


def _season_earlier(rows: pl.DataFrame, pasts: pl.DataFrame, also: list[str]) -> pl.DataFrame:
    """Join shorter periods with the same one a year before that agrees in ``also``."""
    by = [*KEY, "bulan", *also]
    past = pasts.select(*by, pl.col("akhir") + 12, *_BEFORE.values())
    return rows.filter(pl.col("bulan") < 12).join(past, on=[*by, "akhir"], how="left")


def _without_gaps(joined: pl.DataFrame, why: pl.Expr) -> pl.DataFrame:
    """Keep the earlier value only where there is no reason against it."""
    kept = [name for name in _BEFORE.values() if name != "sebelum_ruas"]
    return (
        joined.with_columns(why.alias("alasan"))
        .with_columns(pl.when(pl.col("alasan").is_null()).then(pl.col(c)).alias(c) for c in kept)
        .drop("sebelum_ruas", "akhir")
    )


def _judged(rows: pl.DataFrame, indikator: pl.DataFrame) -> pl.DataFrame:
    """Add the difference and its judgement by the indicator's direction."""
    known = indikator.select(
        pl.col("kode").alias("indikator"),
        sign(pl.col("arah")).alias("tanda"),
        pl.col("desimal").alias("_desimal"),
    )
    now, before = pl.col("nilai"), pl.col("sebelum")
    places = pl.col("_desimal")
    gain = (now - before) * pl.col("tanda").fill_null(0)
    return (
        rows.join(known, on="indikator", how="left")
        .with_columns(
            (now - before).alias("selisih"),
            pl.when(before != 0, pl.col("kata").is_null())
            .then((now - before) / before.abs() * 100)
            .alias("persen"),
            pl.when(before.is_null())
            .then(pl.lit(None, pl.String))
            .when(as_shown(now, places) == as_shown(before, places))
            .then(pl.lit(Verdict.SAME.value))
            .when(gain > 0)
            .then(pl.lit(Verdict.BETTER.value))
            .when(gain < 0)
            .then(pl.lit(Verdict.WORSE.value))
            .otherwise(pl.lit(Verdict.NEUTRAL.value))
            .alias("penilaian"),
        )
        .drop("tanda", "_desimal")
        .select(pl.exclude("alasan"), "alasan")
    )
