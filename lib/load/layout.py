"""Where the parts of a wide table lie: its headers, areas, periods and indicators."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lib.contract.fields import field, headers
from lib.load.area_cells import AreaCells, area_columns
from lib.load.codebook import Codebook
from lib.load.grid import Grid
from lib.load.header import SEARCHED_ROWS, plain
from lib.load.headings import PARTS, TOTALS, YEARS, Heading, read_heading, settled

SAMPLED_ROWS = SEARCHED_ROWS + 260
"""Rows that are looked at to tell what each column holds."""
HEADER_LINES = 4
"""Most lines of one header."""
NOTES = re.compile(r"(\*|\d\)|sumber|source|catatan|keterangan|ket\b|note|data )", re.I)
"""How remarks around a table begin."""
_NUMBERING = re.compile(r"\(?-?\d{1,2}\)?")
_BRACKETED = re.compile(r"[(\[].*[)\]]")
_LABELS = frozenset(("no", "nomor", "no_urut", "satuan", "unit", "kode", "kode_wilayah"))
"""Headers of columns that go with every table and hold no values."""
_SUBJECTS = frozenset(("uraian", "variabel", "nama_indikator", "indikator_kinerja", "jenis_data"))
_VALUES = frozenset(("nilai", "angka", "jumlah", "value", "data", "total", "banyaknya"))

_EXTRAS = headers("nilai", ("status", "sumber", "catatan"))
_AREAS = headers("nilai", ("wilayah",))

Rows = Sequence[list[str]]


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """A column that holds values."""

    place: int
    label: str
    """Its headers as written."""
    heading: Heading
    indicator: int | None = None
    """Place of the indicator that its header names."""


@dataclass(frozen=True, slots=True)
class Wide:
    """Where the parts of a wide table lie in its grid; all places are 0-based."""

    lines: tuple[int, ...]
    """Header lines."""
    values: tuple[ValueColumn, ...]
    area: int | None
    """Column of the areas; ``None`` if the table is about one area."""
    outer: tuple[int, ...] = ()
    """Columns of the areas that those of ``area`` lie in."""
    indicator: int | None = None
    """Column of the indicators, if there is one."""
    year: int | None = None
    """Column of years or whole periods."""
    part: int | None = None
    """Column of parts of a year."""
    kind: str = ""
    """Header of ``part``."""
    extras: tuple[tuple[str, int], ...] = ()
    """Columns of status, source and note."""
    totals: tuple[str, ...] = ()
    """Headers of columns of totals."""
    others: tuple[str, ...] = ()
    """Headers of columns with numbers that nothing is known of."""
    words: tuple[tuple[str, int], ...] = ()
    """Headers and places of columns with words that nothing is known of."""
    beside: tuple[int, ...] = ()
    """Columns behind ``area`` that name the areas once more."""

    @property
    def line(self) -> int:
        """Lowest header line."""
        return self.lines[-1]


def find_wide(grid: Grid, book: Codebook) -> Wide | None:
    """Find a wide table; ``None`` if the grid does not look like one."""
    top = list(grid.top(SAMPLED_ROWS))
    cells = AreaCells(book.names)
    columns = area_columns(top, cells)
    if columns:
        area = columns[0].place
        first = next((i for i, row in enumerate(top) if _is_data(row, area, cells)), None)
        outer = tuple(sorted(c.place for c in columns[1:] if c.place < area))
        beside = tuple(sorted(c.place for c in columns[1:] if c.place > area))
    else:
        area, outer, beside = None, (), ()
        first = next((i for i, row in enumerate(top) if _is_about(row, book)), None)
    if first is None:
        return None
    anchor = _subject_column(top[first:], book) if area is None else area
    lines = _header_lines(top, first, anchor or 0, cells)
    table = _Columns(top, first, lines, book).table(area, outer) if lines else None
    if table is None:
        return None
    last = min((value.place for value in table.values), default=0)
    return replace(table, beside=tuple(place for place in beside if place < last))


def _is_data(row: Sequence[str], area: int, cells: AreaCells) -> bool:
    """Tell a row of values: an area, and a number or a sign for none to its right."""
    return bool(cells.codes(row[area])) and any(
        text and not cells.codes(text) for text in row[area + 1 :]
    )


def _is_about(row: Sequence[str], book: Codebook) -> bool:
    """Tell a row that begins with an indicator and has values behind it."""
    place = next((i for i, text in enumerate(row) if text and _indicator(text, book)), None)
    return place is not None and any(_is_number(text) for text in row[place + 1 :])


def _indicator(text: str, book: Codebook) -> bool:
    return not _is_number(text) and book.indicator(text) is not None


def _is_number(text: str) -> bool:
    return bool(text) and not any(sign.isalpha() for sign in text) and any(map(str.isdigit, text))


def _subject_column(body: Rows, book: Codebook) -> int | None:
    """Return the column in which most cells are indicators."""
    width = max(map(len, body), default=0)
    counts = [sum(_indicator(r[c], book) for r in body if r[c]) for c in range(width)]
    best = max(range(width), key=lambda c: counts[c], default=None)
    return best if best is not None and counts[best] else None


def _header_lines(top: Rows, first: int, anchor: int, cells: AreaCells) -> tuple[int, ...]:
    """Return the lines above the first row of values that are its headers."""
    found: list[int] = []
    for line in range(first - 1, -1, -1):
        filled = [place for place, text in enumerate(top[line]) if text]
        texts = [top[line][place] for place in filled]
        if not filled and found:
            break
        counted = bool(top[line][anchor]) and is_numbering(texts)
        if not filled or counted or is_bracketed(texts):
            continue
        if not found and (_is_section(texts, cells) or _is_strange(top[line], anchor)):
            continue
        if (len(filled) == 1 and filled[0] <= anchor) or NOTES.match(texts[0]):
            break
        if cells.codes(top[line][anchor]):
            break
        found.append(line)
        if len(found) == HEADER_LINES:
            break
    return tuple(reversed(found))


def _is_section(texts: Sequence[str], cells: AreaCells) -> bool:
    """Tell a row that only names the district of the rows below."""
    return len(texts) <= 2 and any(cells.codes(text) for text in texts)


def _is_strange(row: Sequence[str], anchor: int) -> bool:
    """Tell a row of values whose area is not known: numbers that are no years."""
    if not row[anchor] or plain(row[anchor]) in _AREAS:
        return False
    return any(_is_number(t) and read_heading([t]).year is None for t in row[anchor + 1 :])


def is_numbering(texts: Sequence[str]) -> bool:
    """Tell the row ``(1) (2) (3)`` below the headers of official tables; without blank cells."""
    if len(texts) < 2 or not all(_NUMBERING.fullmatch(t) for t in texts):
        return False
    numbers = [int(re.sub(r"\D", "", t)) for t in texts]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def is_bracketed(texts: Sequence[str]) -> bool:
    """Tell a row of units, each in brackets; without blank cells."""
    return all(_BRACKETED.fullmatch(text) and any(map(str.isalpha, text)) for text in texts)


class _Columns:
    """Tells what each column of a table holds."""

    def __init__(self, top: Rows, first: int, lines: tuple[int, ...], book: Codebook) -> None:
        self.body, self.lines, self.book = top[first:], lines, book
        width = max(map(len, top), default=0)
        self.stacks = [self._stack(top, place) for place in range(width)]
        self.names = [plain(next((t for t in reversed(s) if t), "")) for s in self.stacks]
        self.headings = settled([read_heading(s) for s in self.stacks])

    def _stack(self, top: Rows, column: int) -> list[str]:
        """Return the headers above a column, merged cells spread over what lies below them."""
        texts = []
        for order, line in enumerate(self.lines):
            own, below = top[line][column], self.lines[order + 1 :]
            if not own and any(top[b][column] for b in below):
                left = next((c for c in range(column, -1, -1) if top[line][c]), None)
                if left is not None and any(top[b][left] for b in below):
                    own = top[line][left]
            texts.append(own)
        return texts

    def table(self, area: int | None, outer: tuple[int, ...]) -> Wide | None:
        """Return the table, ``None`` if no column holds values."""
        wide = Wide(self.lines, (), area, outer, self._subjects({area, *outer}))
        taken = {area, wide.indicator, *outer}
        values, silent, extras = [], [], []
        for place in range(len(self.stacks)):
            if place in taken or not any(self.stacks[place]):
                continue
            if self.names[place] in PARTS and self.headings[place].silent:
                wide = replace(wide, part=place, kind=self.names[place])
            elif (extra := _EXTRAS.get(self.names[place])) is not None:
                extras.append((extra, place))
            elif self.names[place] in YEARS and self.headings[place].silent:
                wide = replace(wide, year=place)
            elif (one := self._value(place)) is not None:
                values.append(one)
            elif self.names[place] not in _LABELS:
                silent.append(place)
        wide = replace(wide, extras=tuple(extras))
        values = values or self._only(silent)
        if not values:
            return None
        rest = [p for p in silent if p not in {v.place for v in values}]
        totals = [p for p in rest if TOTALS.fullmatch(self._label(p))]
        others = [p for p in rest if p not in totals and self._counts(p)]
        return replace(
            wide,
            values=tuple(values),
            totals=tuple(self._label(p) for p in totals),
            others=tuple(self._label(p) for p in others),
            words=tuple((self._label(p), p) for p in rest if p not in {*totals, *others}),
        )

    def _subjects(self, taken: set[int | None]) -> int | None:
        """Return the column that names indicators, row by row."""
        usual = {"indikator", *field("nilai", "indikator").synonyms, *_SUBJECTS}
        for place, name in enumerate(self.names):
            if place not in taken and name in usual:
                return place
        found = _subject_column(self.body, self.book)
        return found if found not in taken else None

    def _value(self, place: int) -> ValueColumn | None:
        heading = self.headings[place]
        indicator = self.book.indicator(heading.rest) if heading.rest else None
        if heading.silent and (indicator is None or not self._counts(place)):
            return None
        return ValueColumn(place, self._label(place), heading, indicator)

    def _only(self, silent: Sequence[int]) -> list[ValueColumn]:
        """Return the one column called ``Nilai`` or the like, where no other holds values."""
        found = [p for p in silent if self.names[p] in _VALUES]
        if len(found) != 1:
            return []
        return [ValueColumn(found[0], self._label(found[0]), Heading())]

    def _label(self, place: int) -> str:
        return " ".join(dict.fromkeys(" ".join(t.split()) for t in self.stacks[place] if t))

    def _counts(self, place: int) -> bool:
        """Tell whether a column holds numbers."""
        return any(_is_number(row[place]) for row in self.body if row[place])
