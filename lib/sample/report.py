"""Sample progress of programmes: a planned S-curve and what might have come of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum

import polars as pl

from lib.contract.periods import Period
from lib.contract.vocabulary import Status
from lib.sample.terrain import random

COLUMNS = (
    *("program", "periode", "rencana_persen", "realisasi_persen", "realisasi_anggaran"),
    *("kendala", "tindak_lanjut", "status_data"),
)
FIRST_DAY = dt.date(2023, 1, 1)
"""Programmes that began before are too old for a report."""
LAST = Period.parse("2025-Q4")
"""Last quarter that has been reported."""


class _Course(StrEnum):
    """What becomes of a plan."""

    STEADY = "steady"
    BEHIND = "behind"
    STUCK = "stuck"
    DONE = "done"
    SILENT = "silent"
    NEVER = "never"


_COURSES = (
    _Course.STEADY,
    _Course.BEHIND,
    _Course.DONE,
    _Course.STUCK,
    _Course.STEADY,
    _Course.SILENT,
    _Course.NEVER,
)
_WORDS = {
    _Course.BEHIND: ("Contoh: pengadaan lambat", "Contoh: lelang ulang dan penambahan petugas"),
    _Course.STUCK: ("Contoh: lokasi belum siap", "Contoh: rapat dengan pemilik lahan"),
}


def reports(program: pl.DataFrame, seed: int) -> pl.DataFrame:
    """Make quarterly reports of the programmes that may still be running.

    Args:
        program: Table of the contract, all columns text.
        seed: Any number from 0.

    Returns:
        Columns of ``realisasi``, all text, sorted by programme and period; every row has the
        status ``contoh``. Some programmes report nothing, some fall silent. Money is named only
        where the programme names a budget.
    """
    rows = [row for number, one in enumerate(_running(program)) for row in _rows(one, number, seed)]
    return pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS, pl.String), orient="row")


def _running(program: pl.DataFrame) -> Iterator[tuple[str, Period, Period | None, str | None]]:
    """Code, first and last quarter, and budget of each programme that takes part."""
    columns = ("kode", "mulai", "selesai", "anggaran")
    for code, start, end, budget in program.select(columns).iter_rows():
        if start is None or start == end or _day(start) < FIRST_DAY or _day(start) > LAST.end:
            continue
        yield code, _quarter(_day(start)), _quarter(_day(end, last=True)) if end else None, budget


def _rows(
    one: tuple[str, Period, Period | None, str | None], number: int, seed: int
) -> Iterator[tuple[str | None, ...]]:
    code, first, end, budget = one
    rng = random(seed, f"kemajuan/{code}")
    course = _Course.STEADY if budget else _COURSES[number % len(_COURSES)]
    length = int(rng.integers(8, 14))
    end = end or first.shift(length)
    quarters = _steps(first, end)
    total = len(quarters)
    real, pace = 0.0, float(rng.uniform(0.9, 1.02))
    kendala, lanjut = _WORDS.get(course, (None, None))
    for place, quarter in enumerate(quarters):
        plan = _smooth((place + 1) / total)
        real = max(real, _real(course, plan, pace * float(rng.uniform(0.97, 1.0))))
        told = quarter.end <= LAST.end and not _is_silent(course, place)
        spent = f"{float(budget) * real * 0.0095:.0f}" if told and budget else None
        yield (
            code,
            str(quarter),
            f"{plan:.1f}",
            f"{real:.1f}" if told else None,
            spent,
            kendala if told and quarter.end == LAST.end else None,
            lanjut if told and quarter.end == LAST.end else None,
            Status.SAMPLE.value,
        )


def _real(course: _Course, plan: float, pace: float) -> float:
    if course is _Course.DONE:
        return min(plan * 1.25 + 20, 100.0)
    if course is _Course.BEHIND:
        return plan * 0.7 * pace
    if course is _Course.STUCK:
        return min(plan * pace, 30.0)
    return min(plan * pace, 100.0)


def _is_silent(course: _Course, place: int) -> bool:
    return course is _Course.NEVER or (course is _Course.SILENT and place > 1)


def _smooth(share: float) -> float:
    """Return the planned percent after a share of the time: slow, fast, slow."""
    share = min(max(share, 0.0), 1.0)
    return 100 * share * share * (3 - 2 * share)


def _steps(first: Period, last: Period) -> list[Period]:
    found = [first]
    while found[-1].end < last.end:
        found.append(found[-1].shift(1))
    return found


def _quarter(day: dt.date) -> Period:
    return Period(dt.date(day.year, (day.month - 1) // 3 * 3 + 1, 1), 3)


def _day(text: str, *, last: bool = False) -> dt.date:
    """Read a date or a bare year, which counts as a whole."""
    if len(text) == len("2024"):
        return dt.date(int(text), 12, 31) if last else dt.date(int(text), 1, 1)
    return dt.date.fromisoformat(text)
