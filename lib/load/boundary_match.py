"""Finds out which area a shape is, by its code or its name."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import polars as pl

from lib.load.place_names import code_key, name_key

Way = Literal["kode", "nama", "ejaan", "mirip"]
"""By code, by name as it is in ``wilayah``, by another spelling of it, or told by somebody."""

BPS_CODES: Final = frozenset({"iddesa", "kddesa", "idbps", "kodebps", "kdbps", "bpscode", "idsls"})
"""Columns with codes of BPS: as long as those of Kemendagri, but other areas bear them."""
NAMES_FIRST: Final = ("namobj", "nmdesa", "nama", "name", "name4", "wadmkd", "desa", "kelurahan")
PARENTS_FIRST: Final = ("wadmkc", "nmkec", "kecamatan", "name3", "induk")
"""Usual headers of BIG, BPS and GADM; they only decide between columns that fit equally."""
ABOVE: Final = frozenset(
    (
        *("wadmkc", "wadmkk", "wadmpr", "nmkec", "nmkab", "nmprov", "name3", "name2", "name1"),
        *("name0", "country", "kecamatan", "kabupaten", "kabkota", "kota", "provinsi", "propinsi"),
    )
)
"""Columns with names of what an area lies in: a city may bear the name of one of its villages."""
VILLAGE_DIGITS: Final = 10
ALIKE: Final = 0.75
"""Likeness of two spellings from which one is suggested for the other."""


@dataclass(frozen=True, slots=True)
class Feature:
    """What a shape says about itself."""

    label: str
    """Name or code, to be quoted in a finding; blank if it has neither."""
    kode: str | None
    """Area it is; None if it could not be told."""
    way: Way | None
    candidates: tuple[str, ...] = ()
    """Codes of the areas it could be, where there are several."""
    suggestion: str = ""
    """Name of the area whose spelling is nearest, where none is equal."""
    near: str | None = None
    """Its code, if only one area is spelt so."""
    likeness: float = 0.0
    """Of the two spellings, 0 to 1."""
    foreign: bool = False
    """Whether it names another place: another district, or a code of another city."""


class Gazetteer:
    """Codes, names, spellings and parents of the areas that shapes are sought for."""

    def __init__(self, areas: pl.DataFrame, wilayah: pl.DataFrame) -> None:
        """Take the areas.

        Args:
            areas: Rows of ``wilayah`` that shapes are sought for (finest level).
            wilayah: The whole table: kode, nama, induk, nama_lain.
        """
        self.names: dict[str, str] = dict(areas.select("kode", "nama").iter_rows())
        self.parents: dict[str, str | None] = dict(areas.select("kode", "induk").iter_rows())
        self.by_code = {code_key(kode): kode for kode in self.names}
        self.cities = {digits[:4] for digits in self.by_code}
        """The first four digits of a code are the city or regency."""
        others = wilayah.filter(~pl.col("kode").is_in(list(self.names)))
        self.other_codes = {code_key(kode) for kode in others["kode"]}
        self.by_name = _spellings(areas)
        above = wilayah.filter(pl.col("kode").is_in([p for p in self.parents.values() if p]))
        self.parent_names = _spellings(above)
        self.parent_codes = {code_key(kode): kode for kode in above["kode"]}
        self.official = {kode: name_key(name) for kode, name in self.names.items()}

    def parent(self, text: str) -> set[str]:
        """Return the parents that a text may mean."""
        named = set(self.parent_names.get(name_key(text), ()))
        coded = self.parent_codes.get(code_key(text))
        return named | ({coded} if coded else set())

    def suggest(self, text: str, parent: str = "") -> tuple[tuple[str, ...], float]:
        """Return the areas whose name is spelt most alike, and how much (0 to 1).

        Args:
            text: A name.
            parent: What it lies in, as far as that is known.
        """
        key, parents = name_key(text), self.parent(parent)
        near = difflib.get_close_matches(key, self.by_name, n=3, cutoff=ALIKE)
        for spelling in near:
            codes = self.by_name[spelling]
            codes = tuple(c for c in codes if not parents or self.parents[c] in parents)
            if codes:
                return codes, difflib.SequenceMatcher(a=spelling, b=key).ratio()
        return (), 0.0


def _spellings(rows: pl.DataFrame) -> dict[str, tuple[str, ...]]:
    """Return the codes of the areas that bear a name, by its ``name_key``."""
    found: dict[str, list[str]] = defaultdict(list)
    for kode, name, others in rows.select("kode", "nama", "nama_lain").iter_rows():
        listed = others.split(";") if isinstance(others, str) else (others or ())
        for key in dict.fromkeys(name_key(text) for text in (name, *listed)):
            if key:
                found[key].append(kode)
    return {key: tuple(codes) for key, codes in found.items()}


def identify(columns: Mapping[str, Sequence[Any]], gazetteer: Gazetteer) -> list[Feature]:
    """Tell for each shape of a layer which area it is.

    The columns are chosen by what is in them, not by their headers. A code that belongs to one
    area beside a name that belongs to another is not decided.

    Args:
        columns: Attributes by header, all equally long.
        gazetteer: The areas.
    """
    texts = {header: [_text(cell) for cell in cells] for header, cells in columns.items()}
    blank = [""] * max(map(len, texts.values()), default=0)
    by_code = {h: t for h, t in texts.items() if name_key(h) not in BPS_CODES}
    code = _best(by_code, lambda text: gazetteer.by_code.get(code_key(text)), ())
    by_name = {h: t for h, t in texts.items() if _may_name(h, t)}
    name = _best(by_name, lambda text: gazetteer.by_name.get(name_key(text)), NAMES_FIRST)
    if code and name and _contradicts(texts[code], texts[name], gazetteer):
        code = None
    rest = {header: cells for header, cells in texts.items() if header != name}
    parent = _best(rest, lambda text: frozenset(gazetteer.parent(text)), PARENTS_FIRST)
    rows = zip(
        texts.get(code or "", blank),
        texts.get(name or "", _first_words(texts, blank)),
        texts.get(parent or "", blank),
        strict=True,
    )
    return [_feature(*row, gazetteer) for row in rows]


def _may_name(header: str, cells: Sequence[str]) -> bool:
    """Tell whether a column can hold the names of the shapes themselves."""
    return name_key(header) not in ABOVE and (len(cells) == 1 or len(set(cells)) > 1)


def _contradicts(codes: Sequence[str], names: Sequence[str], gazetteer: Gazetteer) -> bool:
    """Tell whether codes and names mostly speak of different areas: codes of another kind."""
    pairs = [
        gazetteer.by_code[code_key(code)] in gazetteer.by_name[name_key(name)]
        for code, name in zip(codes, names, strict=True)
        if code_key(code) in gazetteer.by_code and name_key(name) in gazetteer.by_name
    ]
    return sum(pairs) * 2 < len(pairs)


def _text(cell: object) -> str:
    """Return a cell as text; a whole number without its decimal point."""
    if cell is None or cell != cell:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _best(
    texts: Mapping[str, Sequence[str]], known: Callable[[str], object], first: Sequence[str]
) -> str | None:
    """Return the header of the column in which the most different things are known."""

    def rank(header: str) -> tuple[int, int]:
        found = {known(text) for text in set(texts[header])} - {None, frozenset()}
        key = name_key(header)
        return len(found), -first.index(key) if key in first else -len(first)

    header = max(texts, key=rank, default=None)
    return header if header is not None and rank(header)[0] else None


def _first_words(texts: Mapping[str, Sequence[str]], blank: Sequence[str]) -> Sequence[str]:
    """Return the column that most looks like a name, to have something to quote."""
    usual = [header for header in texts if name_key(header) in NAMES_FIRST]
    return texts[usual[0]] if usual else blank


def _feature(code: str, name: str, parent: str, gazetteer: Gazetteer) -> Feature:
    label = name or code
    digits = code_key(code)
    coded = gazetteer.by_code.get(digits)
    if len(digits) == VILLAGE_DIGITS and digits[:4] not in gazetteer.cities:
        return Feature(label, None, None, foreign=True)
    named = list(_named(name, parent, gazetteer))
    if coded and named and coded not in named:
        return Feature(label, None, None, (coded, *named))
    if coded:
        return Feature(label, coded, "kode")
    if len(named) == 1:
        exact = gazetteer.official[named[0]] == name_key(name)
        return Feature(label, named[0], "nama" if exact else "ejaan")
    foreign = _is_foreign(code, name, parent, gazetteer)
    near, likeness = ((), 0.0) if foreign or named else gazetteer.suggest(name, parent)
    suggestion = gazetteer.names[near[0]] if near else ""
    sure = near[0] if len(near) == 1 else None
    return Feature(label, None, None, tuple(named), suggestion, sure, likeness, foreign)


def _named(name: str, parent: str, gazetteer: Gazetteer) -> Iterator[str]:
    """Yield the areas of that name; where a parent is stated and known, only those in it."""
    parents = gazetteer.parent(parent)
    for kode in gazetteer.by_name.get(name_key(name), ()):
        if not parents or gazetteer.parents[kode] in parents:
            yield kode


def _is_foreign(code: str, name: str, parent: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a shape that is none of the areas plainly is of another place or level."""
    digits = code_key(code)
    if digits:
        return digits in gazetteer.other_codes or digits[:4] not in gazetteer.cities
    return bool(gazetteer.parent(name)) or (bool(parent) and not gazetteer.parent(parent))
