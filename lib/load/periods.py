"""Periods as people write them to canonical form."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from lib.contract.codes import Code
from lib.contract.periods import FIRST_YEAR, LAST_YEAR

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february pebruari feb peb",
            "maret march mar mrt",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agu agt ags aug agust",
            "september sep sept",
            "oktober october okt oct",
            "november nopember nov nop",
            "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_QUARTER = r"(?:triwulan|trw|tw|kuartal|kw|quarter|q)"
_HALF = r"(?:semester|smt|sem|smstr|half|h|s)"
_YEAR = r"(\d{4})"
_SERIALS = range(36526, 55154)
"""Excel day numbers of 2000 to 2050."""

_ISO_MONTH = re.compile(rf"{_YEAR}[-/.](\d{{1,2}})")
_MONTH_ISO = re.compile(rf"(\d{{1,2}})[-/.]{_YEAR}")
_ISO_DAY = re.compile(
    rf"{_YEAR}[-/.](\d{{1,2}})[-/.](\d{{1,2}})(?:[ t]\d{{1,2}}:\d{{2}}(?::\d{{2}}(?:\.\d+)?)?z?)?"
)
_DAY = re.compile(
    rf"(\d{{1,2}})[-/.](\d{{1,2}})[-/.]{_YEAR}(?: \d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?)?"
)
_NAMED_DAY = re.compile(rf"(?:\d{{1,2}}[ -])?([a-z]+)\.?[ ,'/-]*{_YEAR}")
_YEAR_NAMED = re.compile(rf"{_YEAR}[ /-]*([a-z]+)")
_SHORT_NAMED = re.compile(r"([a-z]+)[ '-](\d{2})")
_PART = re.compile(rf"({_QUARTER}|{_HALF})[ .-]*(iv|i{{1,3}}|\d{{1,2}})[ ,/-]*(?:tahun )?{_YEAR}")
_ORDINAL = re.compile(rf"(iv|i{{1,3}}|\d)[ .-]*({_QUARTER}|{_HALF})[ ,/-]*{_YEAR}")
_YEAR_PART = re.compile(rf"{_YEAR}[ ,/-]*({_QUARTER}|{_HALF})[ .-]*(iv|i{{1,3}}|\d{{1,2}})")
_ONLY_YEAR = re.compile(rf"(?:tahun |th\.? ?|thn\.? ?|ta\.? )?{_YEAR}(?:\.0+)?")
_QUARTER_START = re.compile(r"triwulan|trw|tw|kuartal|kw|quarter|q")


@dataclass(frozen=True, slots=True)
class PeriodTexts:
    """What each distinct text of a column stands for."""

    canonical: dict[str, str]
    problems: dict[str, Code]


def read_periods(texts: Iterable[str]) -> PeriodTexts:
    """Read the distinct texts of one column.

    A date counts as its month. ``01/02/2024`` is read only where the other dates of
    the column show which part is the month.

    Args:
        texts: Distinct cells, without blank ones.
    """
    texts = tuple(texts)
    order = _day_order(texts)
    canonical: dict[str, str] = {}
    problems: dict[str, Code] = {}
    for text in texts:
        found = read_period(text, order)
        if isinstance(found, Code):
            problems[text] = found
        else:
            canonical[text] = found
    return PeriodTexts(canonical, problems)


def read_period(text: str, month_place: int | None = None) -> str | Code:
    """Read one text.

    Args:
        text: The cell.
        month_place: Which part of ``01/02/2024`` is the month: 1, 2 or not known.

    Returns:
        Canonical period, or ``PERIOD_IMPOSSIBLE`` (form known, no such period),
        ``PERIOD_AMBIGUOUS`` (two months are possible) or ``PERIOD_UNREADABLE``.
    """
    plain = " ".join(text.casefold().replace("\u00a0", " ").split()).strip(" *.")
    for reader in (_year, _part, _iso, _named):
        found = reader(plain)
        if found is not None:
            return found
    if match := _DAY.fullmatch(plain):
        return _from_day(match, month_place)
    return Code.PERIOD_IMPOSSIBLE if plain.isdecimal() else Code.PERIOD_UNREADABLE


def _valid(year: int, suffix: str, number: int, most: int) -> str | Code:
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= number <= most:
        return Code.PERIOD_IMPOSSIBLE
    return f"{year:04d}{suffix}"


def _month(year: int, month: int) -> str | Code:
    return _valid(year, f"-{month:02d}", month, 12)


def _year(text: str) -> str | Code | None:
    if match := _ONLY_YEAR.fullmatch(text):
        return _valid(int(match[1]), "", 1, 1)
    if not text.isdecimal() or not text.isascii():
        return None
    number = int(text[:9])
    if len(text) == 5 and number in _SERIALS:
        return _from_serial(number)
    if len(text) == 6:
        return _month(number // 100, number % 100)
    if len(text) == 8:
        return _dated(number // 10_000, number // 100 % 100, number % 100)
    return None


def _from_serial(number: int) -> str | Code:
    day = dt.date(1899, 12, 30) + dt.timedelta(days=number)
    return _month(day.year, day.month)


def _dated(year: int, month: int, day: int) -> str | Code:
    return _month(year, month) if 1 <= day <= 31 else Code.PERIOD_IMPOSSIBLE


def _part(text: str) -> str | Code | None:
    if match := _PART.fullmatch(text):
        word, number, year = match.groups()
    elif match := _ORDINAL.fullmatch(text):
        number, word, year = match.groups()
    elif match := _YEAR_PART.fullmatch(text):
        year, word, number = match.groups()
    else:
        return None
    place = _ROMAN.get(number, 0)
    if _QUARTER_START.fullmatch(word):
        return _valid(int(year), f"-Q{place}", place, 4)
    return _valid(int(year), f"-S{place}", place, 2)


def _iso(text: str) -> str | Code | None:
    if match := _ISO_DAY.fullmatch(text):
        return _dated(int(match[1]), int(match[2]), int(match[3]))
    if match := _ISO_MONTH.fullmatch(text):
        return _month(int(match[1]), int(match[2]))
    if match := _MONTH_ISO.fullmatch(text):
        return _month(int(match[2]), int(match[1]))
    return None


def _named(text: str) -> str | Code | None:
    if match := _NAMED_DAY.fullmatch(text):
        word, year = match[1], int(match[2])
    elif match := _YEAR_NAMED.fullmatch(text):
        word, year = match[2], int(match[1])
    elif match := _SHORT_NAMED.fullmatch(text):
        word, year = match[1], 2000 + int(match[2])
    else:
        return None
    return _month(year, _MONTHS[word]) if word in _MONTHS else None


def _from_day(match: re.Match[str], month_place: int | None) -> str | Code:
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    if first == second:
        month_place = 1
    elif first > 12 or second > 12:
        month_place = 2 if first > 12 else 1
    if month_place is None:
        return Code.PERIOD_AMBIGUOUS if first <= 12 and second <= 12 else Code.PERIOD_IMPOSSIBLE
    month, day = (first, second) if month_place == 1 else (second, first)
    return _dated(year, month, day) if month <= 12 else Code.PERIOD_IMPOSSIBLE


def _day_order(texts: Iterable[str]) -> int | None:
    """Tell from all dates of a column which part is the month."""
    days = [m for t in texts if (m := _DAY.fullmatch(t.strip()))]
    firsts, seconds = ({int(m[1]) for m in days}, {int(m[2]) for m in days})
    first_is_day = any(f > 12 for f in firsts)
    second_is_day = any(s > 12 for s in seconds)
    if first_is_day != second_is_day:
        return 2 if first_is_day else 1
    if not first_is_day and firsts == {1} and len(seconds) > 2:
        return 2
    if not first_is_day and seconds == {1} and len(firsts) > 2:
        return 1
    return None
