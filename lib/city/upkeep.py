"""What is due from which data steward, and when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import polars as pl

from lib.analysis import freshness
from lib.analysis.freshness import Standing
from lib.city import overview
from lib.city.city import City
from lib.city.memory import remembered

MONTHS = 12
"""Months of the calendar, the current one included."""


@dataclass(frozen=True, slots=True)
class Line:
    """A steward's line in the calendar."""

    walidata: str
    overdue: int
    """Figures that should be there by now."""
    due: tuple[int, ...]
    """Figures that fall due in each month of the calendar and are not overdue yet."""
    sample: bool
    """Whether the latest figure of any of its indicators is sample data."""


@remembered
def calendar(city: City, today: dt.date) -> tuple[Line, ...]:
    """Return each steward's line, the most overdue first; who owes nothing has none."""
    rows = freshness.calendar(overview.fresh(city, today), today, MONTHS)
    ahead = months(today)
    lines = []
    for (steward,), part in rows.group_by("walidata", maintain_order=True):
        late = part.filter("lewat")
        coming = part.filter(~pl.col("lewat"))
        counts = dict(coming.group_by("bulan").len().iter_rows())
        due = tuple(counts.get(month, 0) for month in ahead)
        lines.append(Line(str(steward), late.height, due, bool(part["contoh"].any())))
    name = city.catalogue.agency_name
    return tuple(sorted(lines, key=lambda x: (-x.overdue, name(x.walidata).casefold())))


def months(today: dt.date) -> tuple[dt.date, ...]:
    """Return the first day of each month of the calendar."""
    index = today.year * 12 + today.month - 1
    return tuple(dt.date(i // 12, i % 12 + 1, 1) for i in range(index, index + MONTHS))


def indicators(city: City, today: dt.date, steward: str) -> pl.DataFrame:
    """Return how fresh the indicators are, those that are overdue longest first.

    Args:
        city: The city.
        today: The day that counts as today.
        steward: Code of a steward; blank: all stewards, only what is overdue.

    Returns:
        Rows of ``analysis.freshness.freshness``.
    """
    rows = overview.fresh(city, today)
    rows = (
        rows.filter(pl.col("walidata") == steward)
        if steward
        else rows.filter(pl.col("keadaan").is_in(overview.OVERDUE))
    )
    order = {s.value: i for i, s in enumerate(_ORDER)}
    return rows.sort(
        pl.col("keadaan").replace_strict(order, return_dtype=pl.Int32),
        pl.col("hari").fill_null(0),
        "indikator",
        descending=[False, True, False],
    )


def counts(city: City, today: dt.date) -> dict[Standing, int]:
    """Return how many indicators stand how."""
    found = dict(overview.fresh(city, today).group_by("keadaan").len().iter_rows())
    return {s: int(found.get(s.value, 0)) for s in Standing}


_ORDER = (
    Standing.LATE,
    Standing.DUE,
    Standing.NONE,
    Standing.CURRENT,
    Standing.UNSCHEDULED,
)
