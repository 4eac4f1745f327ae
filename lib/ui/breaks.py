"""Class breaks that a reader writes as text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from babel.numbers import NumberFormatError, parse_decimal

from lib.i18n.format import locale

MOST = 8
"""More breaks than this make more colours than eyes can tell apart."""

_MINUS = str.maketrans({"\N{MINUS SIGN}": "-", "\N{EN DASH}": "-"})


class Problem(StrEnum):
    """Why a text gives no breaks."""

    NONE = "none"
    NOT_A_NUMBER = "not_a_number"
    TOO_MANY = "too_many"
    REPEATED = "repeated"


@dataclass(frozen=True, slots=True)
class Breaks:
    """What a text says, or what is wrong with it."""

    values: tuple[float, ...] = ()
    """Ascending; empty if there is a problem."""
    problem: Problem | None = None
    part: str = ""
    """The piece of the text that is wrong."""


def read(text: str, lang: str) -> Breaks:
    """Read breaks with the number signs of the reader's language.

    Args:
        text: Numbers with semicolons between; spaces do as well: ``60; 72,5; 80``.
        lang: ``id`` or ``en``.
    """
    parts = [p for p in re.split(r"[;\s]+", text.strip().translate(_MINUS)) if p]
    if not parts:
        return Breaks(problem=Problem.NONE)
    if len(parts) > MOST:
        return Breaks(problem=Problem.TOO_MANY)
    found: list[float] = []
    for part in parts:
        number = _number(part, lang)
        if number is None:
            return Breaks(problem=Problem.NOT_A_NUMBER, part=part)
        if number in found:
            return Breaks(problem=Problem.REPEATED, part=part)
        found.append(number)
    return Breaks(tuple(sorted(found)))


def _number(part: str, lang: str) -> float | None:
    try:
        number = float(parse_decimal(part, locale=locale(lang), strict=True))
    except (NumberFormatError, ValueError):
        return None
    return number if abs(number) < float("inf") else None
