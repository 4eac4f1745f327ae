"""How fresh the data is, and what is due from which data steward.

A figure is due some months after its period ends (``LAG_MONTHS``, our convention: long enough
for a count to be closed and checked). From that day it is due, after ``GRACE_DAYS`` late.
"""

from __future__ import annotations

import calendar as gregorian
import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

import polars as pl

from lib.analysis.series import end_month, finite
from lib.contract.periods import Period
from lib.contract.vocabulary import Frequency, Status

LAG_MONTHS: Mapping[Frequency, int] = MappingProxyType(
    {
        Frequency.MONTHLY: 1,
        Frequency.QUARTERLY: 2,
        Frequency.HALF_YEARLY: 2,
        Frequency.YEARLY: 6,
        Frequency.FIVE_YEARLY: 6,
        Frequency.TEN_YEARLY: 6,
    }
)
"""Months between the end of a period and the day its figure is due; others are never due."""

GRACE_DAYS = 30
"""Days after the due date until a figure counts as late."""


class Standing(StrEnum):
    """How an indicator's data stands (``keadaan``)."""

    CURRENT = "mutakhir"
    """The next figure is not due yet."""
    DUE = "jatuh_tempo"
    """The next figure is due, by at most ``GRACE_DAYS``."""
    LATE = "terlambat"
    """The next figure is overdue by more than ``GRACE_DAYS``."""
    NONE = "belum_ada"
    """There is no figure at all, so no date to count from."""
    UNSCHEDULED = "sewaktu"
    """Published when there is something to publish: never due."""


_SCHEMA = {
    "indikator": pl.String(),
    "walidata": pl.String(),
    "frekuensi": pl.String(),
    "terakhir": pl.String(),
    "berikut": pl.String(),
    "jatuh_tempo": pl.Date(),
    "hari": pl.Int32(),
    "tertinggal": pl.Int32(),
    "keadaan": pl.String(),
    "contoh": pl.Boolean(),
}


def freshness(
    values: pl.DataFrame,
    indikator: pl.DataFrame,
    today: dt.date,
    lags: Mapping[Frequency, int] = LAG_MONTHS,
) -> pl.DataFrame:
    """Return how fresh each indicator with a steward is.

    Args:
        values: Observations of any level, or a panel, or what ``change.latest`` gives.
        indikator: Table of the contract.
        today: The day that counts as today.
        lags: Months until a figure is due, by frequency.

    Returns:
        One row per indicator with ``walidata``, sorted by indikator: ``walidata``,
        ``frekuensi``, ``terakhir`` (period of the latest value of any area), ``berikut``
        (the period due next; five- and ten-yearly: its year), ``jatuh_tempo`` (the date),
        ``hari`` (days overdue, 0 if not), ``tertinggal`` (how many figures are due by now),
        ``keadaan`` (a ``Standing``), ``contoh`` (whether the latest value is sample data).
        Without any value all but the last two are null from ``terakhir`` on.
    """
    rows = values.with_columns(finite("nilai"), end_month().alias("akhir")).filter(
        pl.col("nilai").is_not_null()
    )
    last = (
        rows.with_columns((pl.col("status") == Status.SAMPLE.value).alias("contoh"))
        .sort("akhir", "bulan", "contoh", descending=[False, True, False])
        .group_by("indikator")
        .agg(pl.col("periode").last(), pl.col("contoh").last())
    )
    known = (
        indikator.filter(pl.col("walidata").is_not_null())
        .select(pl.col("kode").alias("indikator"), "walidata", pl.col("frekuensi").cast(pl.String))
        .join(last, on="indikator", how="left")
        .sort("indikator")
    )
    found = [
        (kode, steward, often, *_standing(often, period, today, lags), bool(sample))
        for kode, steward, often, period, sample in known.iter_rows()
    ]
    return pl.DataFrame(found, schema=_SCHEMA, orient="row")


def stewards(fresh: pl.DataFrame) -> pl.DataFrame:
    """Return the standing of each data steward.

    Args:
        fresh: From ``freshness``.

    Returns:
        One row per ``walidata``, most overdue figures first, then longest overdue, then code:
        ``indikator`` (number), ``mutakhir``, ``jatuh_tempo``, ``terlambat``, ``belum_ada``,
        ``sewaktu`` (numbers by standing), ``hari`` (days of the longest overdue, 0 if none),
        ``berikut`` (earliest due date, past or to come; null if none), ``contoh`` (whether
        any of the latest values is sample data).
    """
    counts = [(pl.col("keadaan") == s.value).sum().cast(pl.Int32).alias(s.value) for s in Standing]
    return (
        fresh.group_by("walidata")
        .agg(
            pl.len().cast(pl.Int32).alias("indikator"),
            *counts,
            pl.col("hari").max().fill_null(0),
            pl.col("jatuh_tempo").min().alias("berikut"),
            pl.col("contoh").any(),
        )
        .sort(
            pl.col(Standing.DUE.value) + pl.col(Standing.LATE.value),
            "hari",
            "walidata",
            descending=[True, True, False],
        )
    )


def calendar(fresh: pl.DataFrame, today: dt.date, months: int = 12) -> pl.DataFrame:
    """Return what is due from whom in each month.

    What is overdue stands in the month of ``today``. Figures that follow later in the same
    indicator's rhythm are listed as well.

    Args:
        fresh: From ``freshness``.
        today: The day that counts as today.
        months: Months to look ahead, the current one included.

    Returns:
        One row per indicator and due figure, sorted by bulan, walidata, indikator, periode:
        ``bulan`` (first day of the month), ``walidata``, ``indikator``, ``periode`` (that is
        due), ``jatuh_tempo`` (date), ``lewat`` (whether that is before today), ``contoh``.
    """
    first = today.replace(day=1)
    end = _add_months(first, months)
    found: list[tuple[dt.date, str, str, str, dt.date, bool, bool]] = []
    for row in fresh.filter(pl.col("jatuh_tempo").is_not_null()).iter_rows(named=True):
        frequency = Frequency(row["frekuensi"])
        lag = _months_between(_end(row["berikut"]), row["jatuh_tempo"])
        period: str = row["berikut"]
        while (due := _add_months(_end(period), lag)) < end:
            month = max(due.replace(day=1), first)
            late = due < today
            found.append(
                (month, row["walidata"], row["indikator"], period, due, late, row["contoh"])
            )
            period = _following(period, frequency)
    schema = {
        "bulan": pl.Date(),
        "walidata": pl.String(),
        "indikator": pl.String(),
        "periode": pl.String(),
        "jatuh_tempo": pl.Date(),
        "lewat": pl.Boolean(),
        "contoh": pl.Boolean(),
    }
    return pl.DataFrame(found, schema=schema, orient="row").sort(
        "bulan", "walidata", "indikator", "jatuh_tempo"
    )


def _standing(
    often: str, period: str | None, today: dt.date, lags: Mapping[Frequency, int]
) -> tuple[str | None, str | None, dt.date | None, int | None, int | None, str]:
    """Terakhir, berikut, jatuh_tempo, hari, tertinggal, keadaan."""
    frequency = Frequency(often) if often in set(Frequency) else None
    if period is None:
        return None, None, None, None, None, Standing.NONE.value
    if frequency is None or frequency not in lags:
        return period, None, None, None, None, Standing.UNSCHEDULED.value
    coming = _following(period, frequency)
    due = _add_months(_end(coming), lags[frequency])
    days = max((today - due).days, 0)
    missing, step = 0, coming
    while _add_months(_end(step), lags[frequency]) <= today:
        missing, step = missing + 1, _following(step, frequency)
    if today < due:
        standing = Standing.CURRENT
    else:
        standing = Standing.DUE if days <= GRACE_DAYS else Standing.LATE
    return period, coming, due, days, missing, standing.value


def _following(period: str, frequency: Frequency) -> str:
    """Period that follows in an indicator's rhythm, whatever its last one's length."""
    last = Period.parse(period)
    if frequency.months > 12:
        return str(Period(dt.date(last.year + frequency.months // 12, 1, 1), 12))
    after = last.end + dt.timedelta(days=1)
    start = (after.month - 1) // frequency.months * frequency.months + 1
    return str(Period(dt.date(after.year, start, 1), frequency.months))


def _end(period: str) -> dt.date:
    return Period.parse(period).end


def _add_months(day: dt.date, months: int) -> dt.date:
    """Return the same day that many months later; a month's last day gives a month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    length = gregorian.monthrange(year, month)[1]
    at_end = day.day == gregorian.monthrange(day.year, day.month)[1]
    return dt.date(year, month, length if at_end else min(day.day, length))


def _months_between(start: dt.date, end: dt.date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month
