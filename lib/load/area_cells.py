"""Cells of a sheet that name areas, with the numbering and footnote marks that tables add."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lib.contract.vocabulary import Level
from lib.load.areas import AreaNames

_NUMBER = re.compile(r"^\s*(?:\(?(?:\d{1,3}|[ivx]{1,5}|[a-z])[.)]\s*|\d{1,3}\s+)(?=[^\W\d])", re.I)
_FOOTNOTE = re.compile(r"\s*(?:\*+\)?|\^?\d\)|[¹²³⁴⁵⁶⁷⁸⁹]+)$")
_CODE = re.compile(r"\d{2}\.\d{2}[\d.]*|\d{10}(\.0)?")
_LEVELS = (Level.VILLAGE, Level.DISTRICT, Level.CITY)


def undecorated(text: str) -> str:
    """Return a cell without numbering in front (``3. Mawar``) and footnote marks behind."""
    return _FOOTNOTE.sub("", _NUMBER.sub("", text.strip())).strip()


class AreaCells:
    """Finds out which cells are areas; each distinct text is looked up once."""

    def __init__(self, names: AreaNames) -> None:
        """Know the areas by name."""
        self.names = names
        self._known: dict[str, list[str]] = {}

    def codes(self, text: str) -> list[str]:
        """Return the areas that a cell may mean; none for numbers."""
        if text not in self._known:
            self._known[text] = self._find(text)
        return self._known[text]

    def _find(self, text: str) -> list[str]:
        if not any(sign.isalpha() for sign in text) and not _CODE.fullmatch(text.strip()):
            return []
        return self.names.find(text) or self.names.find(undecorated(text))

    def level(self, text: str) -> Level | None:
        """Return the level of the area that a cell names, if it names one."""
        found = self.codes(text)
        return self.names.level(found[-1]) if found else None


@dataclass(frozen=True, slots=True)
class AreaColumn:
    """A column with areas in it."""

    place: int
    counts: tuple[int, int, int]
    """Cells that are villages, districts, cities."""


def area_columns(rows: Sequence[Sequence[str]], cells: AreaCells) -> list[AreaColumn]:
    """Return the columns that hold areas, those of the finest areas first."""
    width = max(map(len, rows), default=0)
    found = []
    for place in range(width):
        levels = [cells.level(row[place]) for row in rows if place < len(row) and row[place]]
        counts = tuple(levels.count(level) for level in _LEVELS)
        if any(counts):
            found.append(AreaColumn(place, (counts[0], counts[1], counts[2])))
    return sorted(found, key=lambda column: column.counts, reverse=True)
