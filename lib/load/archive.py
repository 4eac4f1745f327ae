"""What a zipped workbook unpacks to, found out before a reader builds it in memory.

A few kilobytes can unpack to gigabytes, claim to be smaller than they are, or put two cells so
far apart that the table between them fills all memory.
"""

from __future__ import annotations

import io
import itertools
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from lib.load.compound import MARK, spans
from lib.load.records import spanned

MAX_UNPACKED = 1_000_000_000
"""Most bytes a workbook may unpack to."""
MAX_CELLS = 20_000_000
"""Most cells a sheet may span, filled or not."""

_CHUNK = 1 << 20
_HEADER = 30
_LAPPED = 4096
"""Bytes of a chunk that are looked at again with the next one."""
_SHEETS = "xl/worksheets/"
"""Where the sheets of a binary workbook (``.xlsb``) lie."""
_BLANK = b"\xef\xbb\xbf \t\r\n"
_LETTERS = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{1,7})\d")
_ROWS = re.compile(rb"\br\s*=\s*[\"'][A-Za-z]{0,7}(\d{1,10})[\"']")
_ROWS_BEGIN = b"sheetData"
"""Element with the cells of a sheet; other parts name cells of several sheets at once."""
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_ENTITIES = "content.xml declares entities"


class TooLarge(Exception):
    """It would unpack to more than ``MAX_UNPACKED`` bytes."""


class TooWide(Exception):
    """A sheet of it spans more than ``MAX_CELLS`` cells."""


def examine(content: bytes) -> None:
    """Look through a workbook.

    Args:
        content: The file: an archive, or the older kind without one.

    Raises:
        TooLarge: It unpacks to too much.
        TooWide: A sheet spans too many cells.
        zipfile.BadZipFile: It is damaged, or its parts are not as long as it says.
        Forged: It is of the older kind, and damaged or not as large as it says.
    """
    if content.startswith(MARK):
        if max(spans(content)) > MAX_CELLS:
            raise TooWide
        if not zipfile.is_zipfile(io.BytesIO(content)):
            return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
    if sum(p.file_size for p in parts) > MAX_UNPACKED:
        raise TooLarge
    for part in parts:
        if _cells(part.filename, _inflated(content, part)) > MAX_CELLS:
            raise TooWide


def _cells(name: str, chunks: Iterator[bytes]) -> int:
    """Return how many cells a part spans, if it is a sheet; take in all of it in any case."""
    first = next(chunks, b"")
    chunks = itertools.chain([first], chunks)
    cells = 0
    if name == "content.xml":
        cells = _spanned_ods(chunks)
    elif first.lstrip(_BLANK).startswith(b"<"):  # a sheet may lie anywhere
        cells = _spanned(chunks)
    elif name.startswith(_SHEETS):
        cells = spanned(chunks)
    for _ in chunks:
        pass
    return cells


def _inflated(content: bytes, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield what a part holds; more than it claims, or another checksum, is a fault."""
    names = content[part.header_offset + 26 : part.header_offset + _HEADER]
    start = (
        part.header_offset
        + _HEADER
        + sum(int.from_bytes(names[i : i + 2], "little") for i in (0, 2))
    )
    packed = content[start : start + part.compress_size]
    if part.flag_bits & 1 or part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise zipfile.BadZipFile(part.filename)
    left, check = part.file_size, 0
    for chunk in _chunks(packed, part.compress_type):
        left, check = left - len(chunk), zlib.crc32(chunk, check)
        if left < 0:
            break
        yield chunk
    if left or check != part.CRC:
        raise zipfile.BadZipFile(part.filename)


def _chunks(packed: bytes, kind: int) -> Iterator[bytes]:
    if kind == zipfile.ZIP_STORED:
        yield packed
        return
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        while chunk := unpacker.decompress(packed, _CHUNK):
            yield chunk
            packed = unpacker.unconsumed_tail
    except zlib.error as fault:
        raise zipfile.BadZipFile(str(fault)) from fault


def _spanned(chunks: Iterator[bytes]) -> int:
    """Return how many cells lie between the first and the outermost ones of a sheet."""
    letters: set[bytes] = set()
    last, tail, sheet = 0, b"", False
    for chunk in chunks:
        text = tail + chunk
        sheet = sheet or _ROWS_BEGIN in text
        letters.update(_LETTERS.findall(text))
        last = max(last, max(map(int, set(_ROWS.findall(text))), default=0))
        tail = chunk[-_LAPPED:]
    return last * max(map(column, letters), default=0) if sheet else 0


def column(letters: bytes) -> int:
    """Return the number of a column by its letters, A = 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _spanned_ods(chunks: Iterator[bytes]) -> int:
    """Return the same for an OpenDocument file, whose rows and cells may be repeated."""
    span = _Span()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = span.start
    parser.EndElementHandler = span.end
    parser.StartDoctypeDeclHandler = span.declares
    try:
        for chunk in chunks:
            parser.Parse(chunk)
    except (expat.ExpatError, ValueError) as fault:
        raise zipfile.BadZipFile(str(fault)) from fault
    return span.most


class _Span:
    """Counts rows and cells of OpenDocument sheets."""

    def __init__(self) -> None:
        self.most = self.row = self.wide = self.place = self.until = 0
        self.filled = self.cell = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        kind = name.removeprefix(TABLE)
        if kind == "table":
            self.row = self.wide = 0
        elif kind == "table-row":
            self.place, self.filled = 0, False
            self.until = self.row + int(attributes.get(f"{TABLE}number-rows-repeated", 1))
        elif kind in ("table-cell", "covered-table-cell"):
            self.place += int(attributes.get(f"{TABLE}number-columns-repeated", 1))
            self.cell = f"{OFFICE}value-type" in attributes
            self._fill()
        elif name.startswith(TEXT):
            self.cell = True
            self._fill()

    def _fill(self) -> None:
        if self.cell:
            self.filled, self.wide = True, max(self.wide, self.place)

    def end(self, name: str) -> None:
        if name == f"{TABLE}table-row":
            self.row = self.until
            if self.filled:
                self.most = max(self.most, self.row * self.wide)

    @staticmethod
    def declares(*_: object) -> None:
        raise ValueError(_ENTITIES)
