"""The observations of one sheet, in codes, before they meet those of other files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from lib.contract.finding import Finding
from lib.contract.periods import Period
from lib.contract.vocabulary import Status

STATUSES: tuple[str, ...] = tuple(s.value for s in Status)

PART: Mapping[str, pl.DataType] = {
    "indikator": pl.Int32(),  # place in the codebook
    "wilayah": pl.Int32(),  # place in the codebook
    "periode": pl.Int32(),  # see pack
    "nilai": pl.Float64(),
    "status": pl.UInt8(),  # place in STATUSES
    "sumber": pl.Int32(),  # place in the codebook, null without one
    "pembilang": pl.Float64(),
    "penyebut": pl.Float64(),
    "catatan": pl.String(),
    "baris": pl.Int32(),
}
"""Columns of a part; no nulls but in sumber, pembilang, penyebut and catatan."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one sheet gives."""

    file: str
    sheet: str | None
    frame: pl.DataFrame
    """Columns ``PART``, in the order of the file."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file of observations gives."""

    parts: tuple[Part, ...]
    layout: str
    """``panjang``, ``lebar`` or ``dilewati``."""
    rows_read: int
    findings: tuple[Finding, ...]


def pack(period: str) -> int:
    """Return a canonical period as a number that sorts by first day, then length."""
    found = Period.parse(period)
    return (found.start.year * 12 + found.start.month - 1) * 16 + found.months


def unpack(number: int) -> Period:
    """Return the period of a packed number."""
    months, length = divmod(number, 16)
    return Period(dt.date(months // 12, months % 12 + 1, 1), length)


def empty_part(file: str = "", sheet: str | None = None) -> Part:
    """Return a part without rows."""
    return Part(file, sheet, pl.DataFrame(schema=PART))
