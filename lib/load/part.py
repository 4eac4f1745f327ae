"""The observations of one sheet, in codes, before they meet those of other files."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import polars as pl

from lib.contract.finding import Finding
from lib.contract.periods import FIRST_YEAR, LAST_YEAR, Period
from lib.contract.vocabulary import Status

STATUSES: tuple[str, ...] = tuple(s.value for s in Status)
LENGTHS = (1, 3, 6, 12)
"""Months of a period; their order is that of equal first days in a table."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one sheet gives; arrays of equal length, in the order of the file."""

    file: str
    sheet: str | None
    indikator: np.ndarray
    """Int32, place in the codebook."""
    wilayah: np.ndarray
    """Int32, place in the codebook."""
    periode: np.ndarray
    """Int32, see ``pack``."""
    nilai: np.ndarray
    """Float64, finite."""
    status: np.ndarray
    """UInt8, place in ``STATUSES``."""
    sumber: np.ndarray
    """Int32, place in the codebook; one beyond the last without a source."""
    baris: np.ndarray
    """Int32, 1-based row in the file."""
    pembilang: np.ndarray | None = None
    """Float64, NaN where missing; ``None`` if all are."""
    penyebut: np.ndarray | None = None
    """Float64, NaN where missing; ``None`` if all are."""
    catatan: pl.Series | None = None
    """String; ``None`` if all are missing."""

    @property
    def height(self) -> int:
        """Number of observations."""
        return len(self.nilai)

    def where(self, keep: np.ndarray) -> Part:
        """Return some observations, by a mask or by their places."""
        return replace(
            self,
            **{n: getattr(self, n)[keep] for n in COLUMNS},
            pembilang=None if self.pembilang is None else self.pembilang[keep],
            penyebut=None if self.penyebut is None else self.penyebut[keep],
            catatan=None
            if self.catatan is None
            else self.catatan.gather(np.arange(self.height)[keep]),
        )


COLUMNS = ("indikator", "wilayah", "periode", "nilai", "status", "sumber", "baris")
"""Columns that every part has."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file of observations gives."""

    parts: tuple[Part, ...]
    layout: str
    """``panjang``, ``lebar`` or ``dilewati``."""
    rows_read: int
    findings: tuple[Finding, ...]


def pack(period: Period) -> int:
    """Return a period as a number that sorts by first day, then from short to long."""
    months = (period.start.year - FIRST_YEAR) * 12 + period.start.month - 1
    return months * len(LENGTHS) + LENGTHS.index(period.months)


def unpack(number: int) -> Period:
    """Return the period of a packed number."""
    months, place = divmod(number, len(LENGTHS))
    return Period(dt.date(FIRST_YEAR + months // 12, months % 12 + 1, 1), LENGTHS[place])


@cache
def packed() -> dict[str, int]:
    """Return every canonical period with its packed number."""
    found: dict[str, int] = {}
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        base = (year - FIRST_YEAR) * 12 * len(LENGTHS)
        found[str(year)] = base + 3
        found |= {f"{year}-S{n + 1}": base + n * 24 + 2 for n in range(2)}
        found |= {f"{year}-Q{n + 1}": base + n * 12 + 1 for n in range(4)}
        found |= {f"{year}-{n + 1:02d}": base + n * 4 for n in range(12)}
    return found
