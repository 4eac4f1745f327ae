"""Programmes against their plan: S-curves, and who is late, stalled or silent.

Progress is cumulative: ``rencana_persen`` and ``realisasi_persen`` say how much of the whole
programme, 0 to 100, was to be and is done at the end of a period. Nothing between two reports
is drawn out of thin air: a quarter holds what was reported for a period that ends in it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import polars as pl

from lib.analysis.series import finite
from lib.analysis.span import first_day, last_day
from lib.contract.periods import Period
from lib.contract.vocabulary import Status

BEHIND_POINTS = 10.0
"""Points behind the plan from which a programme counts as late (our convention)."""
STALL_QUARTERS = 2
"""Quarters without any rise, while the work is not done, from which it counts as stalled."""
REPORT_DAYS = 30
"""Days after the end of a quarter until which its report may take."""
COVERAGE = 0.8
"""Least share of the weight whose progress must be known for a total."""
DONE = 100.0
"""Percent at which a programme is done."""
_EPS = 1e-9


class State(StrEnum):
    """How a programme stands (``keadaan``)."""

    DONE = "selesai"
    """100 % was reported."""
    LATE = "terlambat"
    """Past its planned end, or ``BEHIND_POINTS`` or more behind the plan."""
    STALLED = "tersendat"
    """No rise for ``STALL_QUARTERS`` quarters."""
    UNREPORTED = "tanpa_laporan"
    """Running, and the report that should be there is not."""
    ON_TRACK = "sesuai_rencana"
    RUNNING = "berjalan"
    """Reported, but there is no plan to hold it against."""
    AHEAD = "belum_mulai"
    """Its first day is still to come."""
    PAST = "berakhir"
    """Its last day is over, and no progress was ever reported."""
    UNDATED = "tanpa_jadwal"
    """No first day is known, and no progress was ever reported."""


class Reason(StrEnum):
    """Why a programme counts as late or without report (``alasan``)."""

    PAST_END = "lewat_rencana"
    BEHIND = "tertinggal"
    NEVER = "belum_pernah"
    OLD = "laporan_lama"


def s_curves(realisasi: pl.DataFrame) -> pl.DataFrame:
    """Return each programme's S-curve: planned and real progress per quarter.

    Args:
        realisasi: Table of the contract: ``program``, ``periode`` (month, quarter, half-year
            or year), ``rencana_persen``, ``realisasi_persen`` (both cumulative, percent),
            optionally ``status_data``.

    Returns:
        One row per programme and quarter with a report, sorted: ``program``, ``periode``
        (the quarter), ``akhir`` (its last day), ``rencana``, ``nyata`` (percent or null),
        ``selisih`` (real minus planned, points), ``contoh``. Of several periods that end in a
        quarter the last one counts, for each column that it fills.
    """
    ends = {p: _end(p) for p in realisasi["periode"].drop_nulls().unique().to_list()}
    sample = (
        pl.col("status_data") == Status.SAMPLE.value
        if "status_data" in realisasi.columns
        else pl.lit(value=False)
    )
    rows = realisasi.select(
        "program",
        _mapped("periode", ends, pl.Date()).alias("akhir"),
        finite("rencana_persen").alias("rencana"),
        finite("realisasi_persen").alias("nyata"),
        sample.fill_null(value=False).alias("contoh"),
    ).drop_nulls(["program", "akhir"])
    quarters = {day: _quarter(day) for day in rows["akhir"].unique().to_list()}
    return (
        rows.with_columns(_mapped("akhir", quarters, pl.String()).alias("periode"))
        .sort("program", "akhir")
        .group_by("program", "periode", maintain_order=True)
        .agg(pl.col("rencana", "nyata").drop_nulls().last(), pl.col("contoh").any())
        .with_columns(
            _mapped("periode", {q: _end(q) for q in quarters.values()}, pl.Date()).alias("akhir"),
            (pl.col("nyata") - pl.col("rencana")).alias("selisih"),
        )
        .select("program", "periode", "akhir", "rencana", "nyata", "selisih", "contoh")
        .sort("program", "akhir")
    )


def s_curve_total(
    curve: pl.DataFrame,
    program: pl.DataFrame,
    weights: Mapping[str, float] | None = None,
    coverage: float = COVERAGE,
) -> pl.DataFrame:
    """Return the S-curve of several programmes together: the weighted mean of their curves.

    Only programmes with both planned and real progress take part, so that both lines speak of
    the same ones. The last report of a programme holds until its next one; before its first
    day a programme stands at 0; between that day and its first report it is not known.

    Args:
        curve: From ``s_curves``.
        program: Table of the contract (``kode``, ``mulai``).
        weights: Weight of each programme, such as its budget; equal if not given. Programmes
            without a weight above 0 do not take part.
        coverage: Least share of the weight that must be known in a quarter.

    Returns:
        One row per quarter from the first report to the last plan, sorted: ``periode``,
        ``akhir``, ``rencana``, ``nyata``, ``selisih``, ``program`` (those known), ``laporan``
        (those that reported real progress for this quarter), ``dari`` (those that take part),
        ``contoh``. ``nyata`` is null after the last report of any and where less than
        ``coverage`` of the weight is known.
    """
    both = (
        curve.group_by("program")
        .agg(pl.col("rencana", "nyata").is_not_null().any())
        .filter(pl.col("rencana") & pl.col("nyata"))
        .select("program", _weight(weights))
        .filter(pl.col("bobot") > 0)
    )
    rows = curve.join(both, on="program")
    if rows.is_empty():
        return pl.DataFrame(schema=_TOTAL)
    last = rows.filter(pl.col("nyata").is_not_null())["akhir"].max()
    starts = program.select(pl.col("kode").alias("program"), first_day(program, "mulai"))
    filled = (
        _grid(rows, both)
        .join(rows.drop("bobot", "periode", "selisih"), on=["program", "akhir"], how="left")
        .join(starts, on="program", how="left")
        .sort("program", "akhir")
        .with_columns(pl.col("nyata").is_not_null().alias("lapor"))
        .with_columns(pl.col("rencana", "nyata").forward_fill().over("program"))
        .with_columns(_before_start("rencana"), _before_start("nyata"))
        .with_columns(pl.when(pl.col("akhir") <= last).then("nyata").alias("nyata"))
    )
    return (
        filled.group_by("periode", "akhir")
        .agg(
            _mean("rencana", coverage),
            _mean("nyata", coverage),
            pl.col("nyata").is_not_null().sum().cast(pl.Int32).alias("program"),
            pl.col("lapor").sum().cast(pl.Int32).alias("laporan"),
            pl.len().cast(pl.Int32).alias("dari"),
            pl.col("contoh").fill_null(value=False).any(),
        )
        .with_columns((pl.col("nyata") - pl.col("rencana")).alias("selisih"))
        .select(*_TOTAL)
        .sort("akhir")
    )


def standings(program: pl.DataFrame, curve: pl.DataFrame, today: dt.date) -> pl.DataFrame:
    """Return how each programme stands.

    Args:
        program: Table of the contract (``kode``, ``mulai``, ``selesai``).
        curve: From ``s_curves``.
        today: The day that counts as today.

    Returns:
        One row per programme in the order of the table: ``program``, ``keadaan`` (a
        ``State``), ``alasan`` (a ``Reason`` or null), ``rencana`` and ``nyata`` (percent at its
        last report), ``selisih`` (points), ``laporan`` (quarter of its last report), ``hari``
        (days past the planned end while not done; 0 if not), ``terlambat``, ``tersendat``,
        ``tanpa_laporan`` (each on its own, true or false), ``contoh``. An end before the
        beginning is no end.
    """
    known = {
        str(code): part
        for (code,), part in curve.filter(pl.col("nyata").is_not_null()).group_by("program")
    }
    dates = program.select(
        "kode", first_day(program, "mulai"), last_day(program, "selesai")
    ).with_columns(
        pl.when((pl.col("selesai") >= pl.col("mulai")).fill_null(value=True)).then("selesai")
    )
    found = [
        (code, *_standing(start, end, known.get(code), today))
        for code, start, end in dates.iter_rows()
    ]
    return pl.DataFrame(found, schema=_STANDING, orient="row")


_TOTAL = {
    "periode": pl.String(),
    "akhir": pl.Date(),
    "rencana": pl.Float64(),
    "nyata": pl.Float64(),
    "selisih": pl.Float64(),
    "program": pl.Int32(),
    "laporan": pl.Int32(),
    "dari": pl.Int32(),
    "contoh": pl.Boolean(),
}
_STANDING = {
    "program": pl.String(),
    "keadaan": pl.String(),
    "alasan": pl.String(),
    "rencana": pl.Float64(),
    "nyata": pl.Float64(),
    "selisih": pl.Float64(),
    "laporan": pl.String(),
    "hari": pl.Int32(),
    "terlambat": pl.Boolean(),
    "tersendat": pl.Boolean(),
    "tanpa_laporan": pl.Boolean(),
    "contoh": pl.Boolean(),
}


def _weight(weights: Mapping[str, float] | None) -> pl.Expr:
    if weights is None:
        return pl.lit(1.0).alias("bobot")
    return _mapped("program", weights, pl.Float64()).fill_null(0.0).alias("bobot")


def _grid(rows: pl.DataFrame, both: pl.DataFrame) -> pl.DataFrame:
    """Return every taking part programme at every quarter between the first and the last."""
    first, last = (Period.parse(_quarter(d)) for d in rows["akhir"].sort().gather([0, -1]))
    steps = [first]
    while steps[-1].end < last.end:
        steps.append(steps[-1].shift(1))
    quarters = pl.DataFrame({"periode": map(str, steps), "akhir": [s.end for s in steps]})
    return both.join(quarters, how="cross")


def _before_start(column: str) -> pl.Expr:
    """Return 0 where a quarter ends before the programme's first day."""
    before = pl.col(column).is_null() & (pl.col("akhir") < pl.col("mulai"))
    return pl.when(before).then(0.0).otherwise(pl.col(column)).alias(column)


def _mean(column: str, coverage: float) -> pl.Expr:
    known = pl.col("bobot").filter(pl.col(column).is_not_null()).sum()
    mean = (pl.col(column) * pl.col("bobot")).sum() / known
    return pl.when(known >= coverage * pl.col("bobot").sum() - _EPS).then(mean).alias(column)


def _standing(
    start: dt.date | None, end: dt.date | None, reports: pl.DataFrame | None, today: dt.date
) -> tuple[object, ...]:
    """Keadaan, alasan, rencana, nyata, selisih, laporan, hari, three flags, contoh."""
    if reports is None:
        return _silent(start, end, today)
    last = reports.sort("akhir").row(-1, named=True)
    done = last["nyata"] >= DONE - _EPS
    days = 0 if done or end is None or end >= today else (today - end).days
    behind = not done and last["selisih"] is not None and -last["selisih"] >= BEHIND_POINTS - _EPS
    stalled = not done and _stalled(reports)
    old = not done and last["akhir"] < _expected(today)
    state, reason = State.ON_TRACK, None
    if done:
        state = State.DONE
    elif days:
        state, reason = State.LATE, Reason.PAST_END
    elif behind:
        state, reason = State.LATE, Reason.BEHIND
    elif stalled:
        state = State.STALLED
    elif old:
        state, reason = State.UNREPORTED, Reason.OLD
    elif last["rencana"] is None:
        state = State.RUNNING
    figures = (last["rencana"], last["nyata"], last["selisih"], last["periode"])
    flags = (bool(days) or behind, stalled, old)
    return state.value, reason and reason.value, *figures, days, *flags, last["contoh"]


def _silent(start: dt.date | None, end: dt.date | None, today: dt.date) -> tuple[object, ...]:
    """Return the standing of a programme that never reported real progress."""
    reason = None
    if start is not None and start > today:
        state = State.AHEAD
    elif end is not None and end < today:
        state = State.PAST
    elif start is None:
        state = State.UNDATED
    else:
        state, reason = State.UNREPORTED, Reason.NEVER
    flags = (False, False, state is State.UNREPORTED)
    return state.value, reason, None, None, None, None, 0, *flags, False


def _stalled(reports: pl.DataFrame) -> bool:
    """Tell whether the last reports, over enough quarters, show no rise."""
    rows = reports.sort("akhir")
    value, day = rows["nyata"][-1], rows["akhir"][-1]
    since = rows.filter(pl.col("nyata") < value - _EPS)["akhir"].max()
    flat = rows.filter(pl.col("akhir") > since) if since is not None else rows
    first = flat["akhir"][0]
    months = (day.year - first.year) * 12 + day.month - first.month
    return flat.height > 1 and months >= STALL_QUARTERS * 3


def _expected(today: dt.date) -> dt.date:
    """Return the last day of the quarter whose report should be there by now."""
    day = today - dt.timedelta(days=REPORT_DAYS)
    return Period.parse(_quarter(day)).start - dt.timedelta(days=1)


def _quarter(day: dt.date) -> str:
    return f"{day.year}-Q{(day.month + 2) // 3}"


def _end(period: str) -> dt.date:
    return Period.parse(period).end


def _mapped(column: str, found: Mapping[Any, Any], dtype: pl.DataType) -> pl.Expr:
    return pl.col(column).replace_strict(dict(found), default=None, return_dtype=dtype)
