"""Areas by code or by name."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from lib.contract.codes import Code
from lib.contract.vocabulary import AreaKind, Level
from lib.load.place_names import name_key

_PREFIXES: Mapping[str, Level] = {
    "kelurahan": Level.VILLAGE,
    "kel": Level.VILLAGE,
    "desa": Level.VILLAGE,
    "ds": Level.VILLAGE,
    "kecamatan": Level.DISTRICT,
    "kec": Level.DISTRICT,
    "kota": Level.CITY,
    "kabupaten": Level.CITY,
    "kab": Level.CITY,
}
_QUALIFIED = re.compile(r"(.+?)\s*[(,/;]\s*([^()]+?)\s*\)?")
_CODE = re.compile(r"\d{2}(?:[. ]?\d{2}(?:[. ]?\d{2}(?:[. ]?\d{4})?)?)?")
_REACH = 0.8


@dataclass(frozen=True, slots=True)
class AreaTexts:
    """What each distinct text of a column stands for."""

    codes: dict[str, str]
    problems: dict[str, Code]
    hints: dict[str, str]
    """For a text with a problem: names and codes it may mean."""


def _split(name: str) -> tuple[str, Level | None]:
    """Take a leading kind (``Kel.``, ``Desa``, ``Kota``) off a name."""
    head, _, rest = re.sub(r"[.\s]+", " ", name.strip()).partition(" ")
    level = _PREFIXES.get(head.casefold())
    return (rest, level) if level is not None and rest.strip() else (name, None)


class AreaNames:
    """Finds areas by code and by every spelling of their names."""

    def __init__(self, areas: pl.DataFrame) -> None:
        """Index the table ``wilayah`` (columns kode, nama, jenis, induk, nama_lain)."""
        self._codes: dict[str, str] = {}
        self._levels: dict[str, Level] = {}
        self._parents: dict[str, str | None] = {}
        self._titles: dict[str, str] = {}
        self._spellings: dict[str, set[str]] = {}
        columns = ("kode", "nama", "jenis", "induk", "nama_lain")
        for code, name, kind, parent, others in areas.select(columns).iter_rows():
            self._codes[code] = self._codes[re.sub(r"\D", "", code) or code] = code
            self._levels[code] = AreaKind(kind).level
            self._parents[code], self._titles[code] = parent, name
            for spelling in (name, *(others or "").split(";")):
                for form in {name_key(spelling), name_key(_split(spelling)[0])} - {""}:
                    self._spellings.setdefault(form, set()).add(code)

    def read(self, texts: Iterable[str]) -> AreaTexts:
        """Read the distinct texts of one column, without blank ones."""
        codes: dict[str, str] = {}
        problems: dict[str, Code] = {}
        hints: dict[str, str] = {}
        for text in texts:
            found = self.find(text)
            if len(found) == 1:
                codes[text] = found[0]
            else:
                problems[text] = Code.AREA_AMBIGUOUS if found else Code.AREA_UNKNOWN
                hints[text] = ", ".join(self._label(c) for c in (found or self._near(text)))
        return AreaTexts(codes, problems, hints)

    def of(self, level: Level) -> list[str]:
        """Return the codes of the areas of a level, sorted."""
        return sorted(code for code, found in self._levels.items() if found is level)

    def level(self, code: str) -> Level:
        """Return the level of an area."""
        return self._levels[code]

    def parent(self, code: str) -> str | None:
        """Return the area that an area lies in."""
        return self._parents[code]

    def title(self, code: str) -> str:
        """Return the name of an area."""
        return self._titles[code]

    def find(self, text: str) -> list[str]:
        """Return the codes that a text may mean, sorted: one if it is certain."""
        text = text.strip()
        bare = re.sub(r"\.0$", "", text)
        if _CODE.fullmatch(bare):
            code = self._codes.get(bare) or self._codes.get(re.sub(r"\D", "", bare))
            return [code] if code else []
        if text in self._codes:
            return [self._codes[text]]
        found = self._named(text)
        if len(found) != 1 and (match := _QUALIFIED.fullmatch(text)):
            return self._within(match[1], match[2]) or sorted(found)
        return sorted(found)

    def _named(self, text: str) -> set[str]:
        rest, level = _split(text)
        if level is None:
            return self._spellings.get(name_key(text), set())
        found = {c for c in self._spellings.get(name_key(rest), set()) if self._levels[c] is level}
        return found or self._spellings.get(name_key(text), set())

    def _within(self, name: str, parent: str) -> list[str]:
        parents = self._named(parent) | self._named(f"Kecamatan {parent}")
        return sorted(c for c in self._named(name) if self._parents[c] in parents)

    def _near(self, text: str) -> list[str]:
        near = difflib.get_close_matches(name_key(_split(text)[0])[:60], self._spellings, 3, _REACH)
        return sorted({c for n in near for c in self._spellings[n]})

    def _label(self, code: str) -> str:
        return f"{self._titles[code]} ({code})"
