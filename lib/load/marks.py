"""What the reader of workbooks leaves out: formulas without a result, cells that show a percentage.

A cell that shows 70 % holds 0.7. What people see in Excel is what they mean, so such a cell is
read as the text ``70%``.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from xml.parsers import expat
from xml.sax.saxutils import unescape

from lib.load.archive import OFFICE, TABLE, TEXT, column
from lib.load.grid import Grid

_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.S)
_CONTENT = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]+)</|<(?:\w+:)?is\b")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b[^>]*?(?:/>|>([^<]*)<)")
_WITHOUT_RESULT = re.compile(
    rb"(?:f>|<(?:\w+:)?f\b[^>]*/>)\s*(?:<(?:\w+:)?v ?/>|<v></v>|</(?:\w+:)?c>)"
)
"""A formula behind which no result is stored."""
_PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]+)(\d+)")
_KIND = re.compile(rb"\bt\s*=\s*[\"'](\w+)")
_STYLE = re.compile(rb"\bs\s*=\s*[\"'](\d+)")
_ERROR, _NUMBER = b"e", (b"", b"n")
_FORMAT = re.compile(r"<(?:\w+:)?numFmt\b[^>]*>")
_STYLES = re.compile(r"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.S)
_ONE_STYLE = re.compile(r"<(?:\w+:)?xf\b[^>]*>")
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.')
"""Parts of a number format that are shown as they are."""
_PERCENT = frozenset((9, 10))
"""Formats with a percent sign that need not be described."""

MOST = 1_000_000
"""Most percentages of an OpenDocument file, whose cells and rows may be repeated."""
_TOO_MANY = "content.xml repeats too many cells"

Place = tuple[int, int]
"""Line of a grid and column of the sheet, both from 0."""


@dataclass(slots=True)
class _Found:
    """What was found on a sheet."""

    texts: dict[Place, str] = field(default_factory=dict)
    """What cells show."""
    first: int | None = None
    """First column that is not blank: the grid begins there."""

    def fill(self, place: int) -> None:
        self.first = place if self.first is None else min(self.first, place)


def restored(content: bytes, grids: list[Grid]) -> list[Grid]:
    """Put what the reader left out back into the grids.

    Args:
        content: A workbook; one that is no archive has nothing to put back.
        grids: Its sheets.
    """
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return grids
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = frozenset(archive.namelist())
        if "content.xml" in names:
            found = _of_document(archive.read("content.xml"))
        elif "xl/workbook.xml" in names:
            found = _of_workbook(archive, names, {str(g.sheet) for g in grids})
        else:
            return grids
    return [
        _with(grid, found[str(grid.sheet)]) if str(grid.sheet) in found else grid for grid in grids
    ]


def percent(stored: str) -> str:
    """Return what a number shows as a percentage, in a form that only a decimal point explains.

    Raises:
        ValueError: It is no number.
    """
    shown = Decimal(f"{float(stored):.15g}") * 100
    if not shown.is_finite():
        raise ValueError
    text = f"{shown.normalize():f}"
    return f"{text}0%" if len(text.partition(".")[2]) == 3 else f"{text}%"


def _with(grid: Grid, found: _Found) -> Grid:
    """Put texts into a grid; a cell with one is no number any more."""
    lines: dict[int, dict[int, str]] = {}
    for (line, place), shown in found.texts.items():
        own = place - (found.first or 0)
        if 0 <= own < grid.width and 0 <= line < grid.height:
            lines.setdefault(own, {})[line] = shown
    text, native = grid.text, grid.native
    for own, cells in lines.items():
        name, places = str(own), list(cells)
        text = text.with_columns(text[name].scatter(places, list(cells.values())))
        if native is not None:
            native = native.with_columns(native[name].scatter(places, None))
    return replace(grid, text=text, native=native)


def _of_workbook(
    archive: zipfile.ZipFile, names: frozenset[str], wanted: Iterable[str]
) -> dict[str, _Found]:
    shown = _percent_styles(_text(archive, "xl/styles.xml", names))
    parts = _places(_text(archive, "xl/_rels/workbook.xml.rels", names), archive)
    found = {}
    for sheet in wanted:
        xml = archive.read(parts[sheet]) if parts.get(sheet) in names else b""
        styled = any(b'"%d"' % style in xml or b"'%d'" % style in xml for style in shown)
        formulas = b"<f" in xml or b":f" in xml
        blank = formulas and _WITHOUT_RESULT.search(xml)
        if styled or blank or b'"e"' in xml or b"'e'" in xml:
            found[sheet] = _of_sheet(xml, shown)
    return found


def _text(archive: zipfile.ZipFile, name: str, names: frozenset[str]) -> str:
    return archive.read(name).decode("utf-8", "replace") if name in names else ""


def _percent_styles(styles: str) -> frozenset[int]:
    """Return the numbers of the cell styles that show a percent sign."""
    formats = set(_PERCENT)
    for tag in _FORMAT.findall(styles):
        code = unescape(_attribute(tag, "formatCode"), {"&quot;": '"'})
        if "%" in _QUOTED.sub("", code):
            formats.add(int(_attribute(tag, "numFmtId") or 0))
    block = _STYLES.search(styles)
    kinds = _ONE_STYLE.findall(block[0]) if block else []
    return frozenset(
        i for i, tag in enumerate(kinds) if int(_attribute(tag, "numFmtId") or 0) in formats
    )


def _places(relations: str, archive: zipfile.ZipFile) -> dict[str, str]:
    """Return where each sheet of a workbook lies in its archive, by name."""
    targets = {}
    for tag in re.findall(r"<(?:\w+:)?Relationship\b[^>]*>", relations):
        targets[_attribute(tag, "Id")] = _attribute(tag, "Target")
    book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    found = {}
    for tag in re.findall(r"<(?:\w+:)?sheet\b[^>]*>", book):
        target = targets.get(_attribute(tag, r"\w+:id"), "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        found[unescape(_attribute(tag, "name"), {"&quot;": '"', "&apos;": "'"})] = path
    return found


def _attribute(tag: str, name: str) -> str:
    match = re.search(rf"\b{name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", tag)
    return (match[1] or match[2] or "") if match else ""


def _of_sheet(xml: bytes, shown: frozenset[int]) -> _Found:
    found = _Found()
    for attributes, inside in _CELL.findall(xml):
        place, content = _PLACE.search(attributes), _CONTENT.search(inside)
        kind = _group(_KIND, attributes)
        uncounted = kind in _NUMBER and _FORMULA.search(inside)
        if place is None or (content is None and not uncounted):
            continue
        own = column(place[1]) - 1
        if content is None:
            formula = _group(_FORMULA, inside).decode("utf-8", "replace")
            found.texts[int(place[2]) - 1, own] = f"={unescape(formula)}"
            continue
        found.fill(own)
        written = content[1] or b""
        if kind == _ERROR:
            found.texts[int(place[2]) - 1, own] = written.decode("utf-8", "replace")
        elif kind in _NUMBER and int(_group(_STYLE, attributes) or -1) in shown:
            _put(found, (int(place[2]) - 1, own), written.decode("utf-8", "replace"))
    return found


def _group(pattern: re.Pattern[bytes], text: bytes) -> bytes:
    match = pattern.search(text)
    return (match[1] or b"") if match else b""


def _put(found: _Found, place: Place, stored: str) -> None:
    try:
        found.texts[place] = percent(stored)
    except ValueError:
        return


def _of_document(xml: bytes) -> dict[str, _Found]:
    """Return what the sheets of an OpenDocument file show as percentages."""
    if b'"percentage"' not in xml and b"'percentage'" not in xml:
        return {}
    reader = _Document()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as fault:
        raise zipfile.BadZipFile(str(fault)) from fault
    return reader.sheets


class _Document:
    """Follows the cells of OpenDocument sheets."""

    def __init__(self) -> None:
        self.sheets: dict[str, _Found] = {}
        self.sheet = _Found()
        self.row = self.place = self.made = 0
        self.rows = self.columns = 1
        self.own: list[tuple[range, str]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        kind = name.removeprefix(TABLE)
        if kind == "table":
            self.row, self.sheet = 0, _Found()
            self.sheets[attributes.get(f"{TABLE}name", "")] = self.sheet
        elif kind == "table-row":
            self.place, self.own = 0, []
            self.rows = int(attributes.get(f"{TABLE}number-rows-repeated", 1))
        elif kind in ("table-cell", "covered-table-cell"):
            self.columns = int(attributes.get(f"{TABLE}number-columns-repeated", 1))
            if f"{OFFICE}value-type" in attributes:
                self.sheet.fill(self.place)
            if attributes.get(f"{OFFICE}value-type") == "percentage":
                cells = range(self.place, self.place + self.columns)
                self.own.append((cells, attributes.get(f"{OFFICE}value", "")))
        elif name.startswith(TEXT):
            self.sheet.fill(self.place)

    def end(self, name: str) -> None:
        kind = name.removeprefix(TABLE)
        if kind in ("table-cell", "covered-table-cell"):
            self.place += self.columns
        elif kind == "table-row":
            self.made += self.rows * sum(len(cells) for cells, _ in self.own)
            if self.made > MOST:
                raise zipfile.BadZipFile(_TOO_MANY)
            for cells, stored in self.own:
                for line in range(self.row, self.row + self.rows):
                    for place in cells:
                        _put(self.sheet, (line, place), stored)
            self.row += self.rows
