"""Which indicator a table is about, told by what stands around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from lib.load.codebook import Codebook

_NUMBERED = re.compile(r"^\s*(tabel|table|lampiran)\s*[\d.]*\s*[:.]?\s*", re.I)
_LABEL = re.compile(r"^\s*(indikator|indicator|kode|judul)\s*[:=]\s*", re.I)
_TAIL = re.compile(r"(\s+(menurut|per|di|by|in|kota|tahun)\s.*|[,(:].*|\s*\d{4}\b.*)$", re.I)
_WORDS = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Subject:
    """The indicator of a table."""

    place: int
    """In the codebook."""
    origin: str
    """The text that names it."""


def find_subject(
    titles: Sequence[str], sheet: str | None, file: str, book: Codebook
) -> Subject | None:
    """Find the indicator in the cells above a table, the name of its sheet or of its file.

    A text names an indicator by its code, alone or as one of its words, or by its name,
    alone or before ``menurut …``, a comma, a bracket or a year. A text that could mean two
    names none.
    """
    for text in (*titles, sheet or "", PurePosixPath(file).stem):
        place = _named(text, book)
        if place is not None:
            return Subject(place, text)
    return None


def _named(text: str, book: Codebook) -> int | None:
    plain = _LABEL.sub("", _NUMBERED.sub("", text)).replace("_", " ").strip()
    if not plain:
        return None
    for candidate in (plain, _TAIL.sub("", plain)):
        found = book.indicator(candidate)
        if found is not None:
            return found
    codes = {code.casefold(): i for i, code in enumerate(book.indicators)}
    words = {w.casefold() for w in _WORDS.split(plain)} & codes.keys()
    return codes[words.pop()] if len(words) == 1 else None
