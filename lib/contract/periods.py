"""Periods: ``2024``, ``2024-S1``, ``2024-Q3``, ``2024-05``."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

Unit = Literal["year", "half", "quarter", "month"]

MONTHS: dict[Unit, int] = {"year": 12, "half": 6, "quarter": 3, "month": 1}
_FORM = re.compile(r"(\d{4})(?:-(?:S([12])|Q([1-4])|(0[1-9]|1[0-2])))?")
FIRST_YEAR, LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of calendar time that a value belongs to."""

    start: dt.date
    """First day."""
    months: int
    """Length: 12, 6, 3 or 1."""

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read a period in canonical form.

        Raises:
            ValueError: ``text`` is not in one of the four canonical forms, or its year is
                outside 1900..2100.
        """
        found = _FORM.fullmatch(text)
        if found is None or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
            raise ValueError(text)
        year, half, quarter, month = found.groups()
        if half:
            return cls(dt.date(int(year), 6 * int(half) - 5, 1), 6)
        if quarter:
            return cls(dt.date(int(year), 3 * int(quarter) - 2, 1), 3)
        if month:
            return cls(dt.date(int(year), int(month), 1), 1)
        return cls(dt.date(int(year), 1, 1), 12)

    @property
    def unit(self) -> Unit:
        """Kind of period."""
        return next(u for u, m in MONTHS.items() if m == self.months)

    @property
    def year(self) -> int:
        """Calendar year it lies in."""
        return self.start.year

    @property
    def number(self) -> int:
        """Which one within its year, from 1."""
        return (self.start.month - 1) // self.months + 1

    @property
    def end(self) -> dt.date:
        """Last day."""
        return self.shift(1).start - dt.timedelta(days=1)

    def shift(self, steps: int) -> Period:
        """Return the period of the same kind ``steps`` later (earlier if negative)."""
        index = self.start.year * 12 + self.start.month - 1 + steps * self.months
        return Period(dt.date(index // 12, index % 12 + 1, 1), self.months)

    def __str__(self) -> str:
        """Return the canonical form."""
        match self.months:
            case 12:
                return f"{self.year:04d}"
            case 6:
                return f"{self.year:04d}-S{self.number}"
            case 3:
                return f"{self.year:04d}-Q{self.number}"
            case _:
                return f"{self.year:04d}-{self.start.month:02d}"
