"""What the headers above one column say: a year, a part of it, and what else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from lib.contract.codes import Code
from lib.load.header import plain
from lib.load.periods import read_period

YEARS = frozenset(("tahun", "year", "thn", "th", "periode", "period", "waktu", "tahun_data"))
"""Headers of a column (or a line) of years or whole periods."""
HALVES = frozenset(("semester", "smt", "sem", "smstr"))
QUARTERS = frozenset(("triwulan", "tw", "trw", "kuartal", "quarter", "kw"))
MONTHS = frozenset(("bulan", "month", "bln"))
PARTS = HALVES | QUARTERS | MONTHS
"""Headers of a column (or a line) of parts of a year."""
TOTALS = re.compile(r"(sub ?|grand )?(jumlah|total|rata ?-? ?rata|rerata)\b.*", re.I)
"""What totals are called, as a row or as a column."""
_NEUTRAL = re.compile(r"(jumlah|total|realisasi|capaian|nilai|angka|banyaknya|data|value)", re.I)
_SEX = re.compile(r"(l|p|lk|pr|laki ?-? ?laki|perempuan|pria|wanita|male|female)", re.I)
_AIM = re.compile(r"(target|rencana|sasaran|proyeksi)\b.*", re.I)
_UNIT = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
_SPAN = re.compile(r"(?:tahun |th\.? ?|ta\.? ?)?(?:19|20)\d{2}\s*[/–-]\s*(?:(?:19|20)\d{2}|\d{2})")
_YEAR_WITHIN = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_MARK = re.compile(r"\s*\*+\)?$|(?<=\d)\s*[re]\)?$|(?<=\d)\s+\d\)$")
_SHORT = re.compile(r"[sh]\.?\d", re.I)
"""``S1`` is a degree as often as a semester."""
_NUMERALS = {n: i for i, n in enumerate(("i", "ii", "iii", "iv"), start=1)}
_NUMERALS |= {str(n): n for n in range(1, 13)}
_DATED = re.compile(
    r"((?:triwulan|tw|semester|smt)\s+(?:iv|i{1,3}|\d)|[a-z]+)[ ,]+(?:tahun )?((?:19|20)\d{2})\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What the header cells of one column say together."""

    year: str | None = None
    part: str | None = None
    """``-05``, ``-Q2`` or ``-S1``: what follows the year in a canonical period."""
    numeral: int | None = None
    """A bare ``II`` whose kind of period is not said."""
    kind: str = ""
    """Header word of that kind, if there is one: ``triwulan``."""
    rest: str = ""
    """Words that say something else."""
    span: bool = False
    """Whether it names two years at once (``2022/2023``)."""
    provisional: bool = False

    @property
    def period(self) -> str | None:
        """Canonical period, if the headers name a whole one."""
        if self.year is None or self.span or self.numeral is not None:
            return None
        return self.year + (self.part or "")

    @property
    def silent(self) -> bool:
        """Whether no period is named at all, not even a part of one."""
        return self.year is None and self.part is None and self.numeral is None and not self.span

    @property
    def neutral(self) -> bool:
        """Whether the other words do not say which of several things this is."""
        return not self.rest or _NEUTRAL.fullmatch(self.rest) is not None

    @property
    def aim(self) -> bool:
        """Whether it holds targets, not what came of them."""
        return _AIM.fullmatch(self.rest) is not None

    @property
    def sex(self) -> bool:
        """Whether it holds the figure of one sex."""
        return _SEX.fullmatch(self.rest) is not None


def read_heading(texts: Sequence[str]) -> Heading:
    """Read the headers of a column from top to bottom; repeated and blank ones do not count."""
    found = Heading()
    words: list[str] = []
    for text in dict.fromkeys(t for t in texts if t):
        found = _read(found, text, words)
    return replace(found, rest=" ".join(words))


def _read(found: Heading, text: str, words: list[str]) -> Heading:
    bare = _UNIT.sub(" ", " ".join(text.split())).strip()
    marked = _MARK.sub("", bare).strip()
    if bare.rstrip(")").endswith("*"):
        found = replace(found, provisional=True)
    name = plain(marked)
    if name in PARTS:
        return replace(found, kind=name)
    if not name or name in YEARS:
        return found
    period = _period(marked)
    if period is not None:
        odd = found.year not in (None, period[:4])
        return replace(
            found, year=period[:4], part=period[4:] or found.part, span=found.span or odd
        )
    if _SPAN.fullmatch(marked):
        return replace(found, span=True)
    part = _part(marked)
    if part is not None:
        return replace(found, part=part)
    if name in _NUMERALS:
        return replace(found, numeral=_NUMERALS[name])
    return _within(found, marked, words)


def _within(found: Heading, text: str, words: list[str]) -> Heading:
    """Take a single year out of other words (``Jumlah pohon 2022``)."""
    years = set(_YEAR_WITHIN.findall(text))
    if len(years) == 1 and found.year is None and not _SPAN.search(text):
        rest = re.sub(
            r"\b(tahun( anggaran)?|th|t\.?a)\.?\s*$",
            "",
            _YEAR_WITHIN.sub("", text).strip(),
            flags=re.I,
        )
        words.append(rest.strip(" ,-"))
        return replace(found, year=years.pop())
    words.append(text)
    return found


@lru_cache(maxsize=2_000)
def _period(text: str) -> str | None:
    found = read_period(text)
    return None if isinstance(found, Code) else str(found)


def _part(text: str) -> str | None:
    """Return what a text adds to a year: a month, a quarter or a half."""
    if _SHORT.fullmatch(text) or any(sign.isdigit() for sign in text[:1]):
        return None
    found = _period(f"{text} 2000")
    return found[4:] if found is not None and len(found) > 4 else None


def numbered(kind: str, place: int) -> str | None:
    """Return what a bare number adds to a year; ``None`` if there is no such part.

    Args:
        kind: Header word: ``bulan``, ``triwulan``, ``semester`` or the like.
        place: From 1.
    """
    for words, form, most in ((HALVES, "-S{}", 2), (QUARTERS, "-Q{}", 4), (MONTHS, "-{:02d}", 12)):
        if kind in words:
            return form.format(place) if 1 <= place <= most else None
    return None


def part_of(text: str, kind: str) -> str | None:
    """Return what a cell below a header of ``PARTS`` adds to a year; blank for the whole year."""
    name = plain(text).removesuffix("_0").lstrip("0")
    if not name:
        return "" if not text.strip() else None
    if name in _NUMERALS:
        return numbered(kind, _NUMERALS[name])
    return _part(text.strip())


def settled(headings: Sequence[Heading]) -> list[Heading]:
    """Tell what bare numerals mean: by their header word, or four quarters or twelve months."""
    kinds: dict[str | None, set[int]] = {}
    for one in headings:
        if one.numeral is not None:
            kinds.setdefault(one.year, set()).add(one.numeral)
    done = []
    for one in headings:
        if one.numeral is None:
            done.append(one)
            continue
        among = kinds[one.year]
        whole = {4: "triwulan", 12: "bulan"}.get(len(among), "")
        whole = whole if among == set(range(1, len(among) + 1)) else ""
        part = numbered(one.kind or whole, one.numeral)
        done.append(one if part is None else replace(one, part=part, numeral=None))
    return done


def period_within(texts: Iterable[str]) -> tuple[str, str] | None:
    """Find the one period that titles name.

    Returns:
        Canonical period and the text that names it; ``None`` if none does, or the first that
        names any names several.
    """
    for text in texts:
        years = set(_YEAR_WITHIN.findall(text))
        if not years:
            continue
        if len(years) > 1 or _SPAN.search(text):
            return None
        for found in _DATED.finditer(text):
            part = _part(found[1])
            if part is not None:
                return years.pop() + part, text
        return years.pop(), text
    return None
