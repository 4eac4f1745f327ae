"""Dates and bare years as people write them to ISO form."""

from __future__ import annotations

import datetime as dt
import re

from lib.contract.periods import FIRST_YEAR, LAST_YEAR

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00(?:\.0+)?)?)?")
_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_YEAR = re.compile(r"(\d{4})(?:\.0)?")


def read_date(text: str) -> str | None:
    """Read a date.

    Args:
        text: ``2024-05-31``, ``2024-05``, ``2024`` or ``31/05/2024``; the last only where
            it is certain which part is the month.

    Returns:
        ISO date, month or year; ``None`` if it is none or not certain.
    """
    text = text.strip()
    if match := _YEAR.fullmatch(text):
        return match[1] if FIRST_YEAR <= int(match[1]) <= LAST_YEAR else None
    if match := _MONTH.fullmatch(text):
        return text if FIRST_YEAR <= int(match[1]) <= LAST_YEAR else None
    if match := _ISO.fullmatch(text):
        return _iso(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY.fullmatch(text):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        if first > 12 or first == second:
            return _iso(year, second, first)
        return _iso(year, first, second) if second > 12 else None
    return None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        found = dt.date(year, month, day)
    except ValueError:
        return None
    return found.isoformat() if FIRST_YEAR <= year <= LAST_YEAR else None
