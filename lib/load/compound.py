"""What an old workbook (``.xls``) claims to hold, found out before a reader believes it.

The file is a small file system of sectors; one stream in it holds the records of all sheets.
Readers make room for what the counts in it say, so a few forged bytes could fill all memory.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_LARGE = 4096
"""Header where sectors are that large; streams below that size lie in small sectors."""
_SMALL = 64
_ENTRY = 128
_FREE, _END = 0xFFFFFFFF, 0xFFFFFFFE
_RESERVED = 0xFFFFFFFA
"""Numbers from here on are no sectors."""
_STREAMS = ("Workbook", "Book")
_ROOM = 250_000_000
"""Most numbers that a reader may make room for because of a count in the header."""

_EOF, _BOUND_SHEET, _STRINGS, _DIMENSIONS, _SEVERAL = 0x0A, 0x85, 0xFC, 0x200, 0xBD
_CELLS = frozenset((0x06, 0xBD, 0xD6, 0xFD, 0x203, 0x204, 0x205, 0x27E))
"""Records with a cell that is not blank; row and column come first in each."""


class Forged(Exception):
    """It is damaged, or says it holds more than it can."""


@dataclass(frozen=True, slots=True)
class _Sectors:
    """The sectors of a file and the list that chains them."""

    content: bytes
    size: int
    first: int
    """Where sector 0 begins."""
    following: np.ndarray

    def chain(self, sector: int) -> bytes:
        """Return the bytes of a chain of sectors."""
        parts: list[bytes] = []
        most = -(-len(self.content) // self.size)
        while sector != _END:
            if sector >= len(self.following) or len(parts) > most:
                raise Forged
            parts.append(self.one(sector))
            sector = int(self.following[sector])
        return b"".join(parts)

    def one(self, sector: int) -> bytes:
        start = self.first + sector * self.size
        if start >= len(self.content):
            raise Forged
        return self.content[start : start + self.size]


def spans(content: bytes) -> tuple[int, int]:
    """Return how many cells an old workbook spans.

    Args:
        content: The file.

    Returns:
        Cells between the first and the outermost ones of all sheets together, and the most
        that a sheet says it spans.

    Raises:
        Forged: It is not such a file, is damaged, or claims what cannot be.
    """
    try:
        return _examined(_workbook(content))
    except (struct.error, IndexError, ValueError, OverflowError) as fault:
        raise Forged from fault


def _workbook(content: bytes) -> bytes:
    """Return the stream with the records."""
    shift, small = struct.unpack_from("<HH", content, 30)
    if not content.startswith(MARK) or shift not in (9, 12) or small != 6:
        raise Forged
    size = 1 << shift
    directories, tables, start = struct.unpack_from("<III", content, 40)
    small_start, small_tables, more, more_count = struct.unpack_from("<IIII", content, 60)
    (room,) = struct.unpack_from("<I", content, 62)
    most = len(content) // size + 1
    if max(directories, tables, small_tables, more_count) > most or room > _ROOM:
        raise Forged
    bare = _Sectors(content, size, size, np.empty(0, np.uint32))
    sectors = _Sectors(content, size, size, _following(bare, more))
    entries = sectors.chain(start)
    root, book = _entry(entries, size, None), _entry(entries, size, _STREAMS)
    if book[1] >= _LARGE:
        return sectors.chain(book[0])[: book[1]]
    if not small_tables:
        raise Forged
    stream = sectors.chain(root[0])[: root[1]]
    following = _numbers(sectors.chain(small_start))
    return _Sectors(stream, _SMALL, 0, following).chain(book[0])[: book[1]]


def _following(sectors: _Sectors, more: int) -> np.ndarray:
    """Return the number of the sector after each one, from all the sectors that list them."""
    listed = _numbers(sectors.content[76:_HEADER]).tolist()
    seen = set()
    while more < _RESERVED:
        if more in seen:
            raise Forged
        seen.add(more)
        *rest, more = _numbers(sectors.one(more)).tolist()
        listed += rest
    numbers = [n for n in listed if n < _RESERVED]
    if len(set(numbers)) < len(numbers):
        raise Forged
    return np.concatenate([_numbers(sectors.one(n)) for n in numbers])


def _numbers(content: bytes) -> np.ndarray:
    return np.frombuffer(content[: len(content) // 4 * 4], "<u4")


def _entry(entries: bytes, size: int, names: tuple[str, ...] | None) -> tuple[int, int]:
    """Return first sector and length of a stream by its name; of the root without one."""
    found: dict[str, tuple[int, int]] = {}
    for place in range(0, len(entries) - _ENTRY + 1, _ENTRY):
        entry = entries[place : place + _ENTRY]
        name = entry[:64].decode("utf-16-le", "replace").partition("\0")[0]
        start, length = struct.unpack_from("<IQ", entry, 116)
        length = length if size > _HEADER else length & 0xFFFFFFFF
        found.setdefault(name if place else "", (start, length))
    for name in names or ("",):
        if name in found:
            return found[name]
    raise Forged


def _examined(stream: bytes) -> tuple[int, int]:
    """Walk the records as a reader does: those about the workbook, then those of each sheet."""
    starts = []
    for kind, data in _records(stream, 0):
        if kind == _BOUND_SHEET:
            starts.append(int.from_bytes(stream[data : data + 4], "little"))
        elif kind == _STRINGS and not _plausible(stream, data):
            raise Forged
    if len(set(starts)) < len(starts) or any(start >= len(stream) for start in starts):
        raise Forged
    total = said = walked = 0
    for start in starts:
        cells, claimed, end = _sheet(stream, start)
        total, said, walked = total + cells, max(said, claimed), walked + end - start
        if walked > len(stream):
            raise Forged
    return total, said


def _plausible(stream: bytes, data: int) -> bool:
    """Tell whether so many texts can be in the stream: each takes three bytes at least."""
    (count,) = struct.unpack_from("<i", stream, data + 4)
    return 0 <= int(count) <= len(stream) // 3


def _sheet(stream: bytes, start: int) -> tuple[int, int, int]:
    """Return how many cells a sheet spans, how many it says it does, and where it ends."""
    rows = columns = said = 0
    end = start
    for kind, data in _records(stream, start):
        end = data
        if kind in _CELLS:
            row, column = struct.unpack_from("<HH", stream, data)
            if kind == _SEVERAL:
                (length,) = struct.unpack_from("<H", stream, data - 2)
                (last,) = struct.unpack_from("<H", stream, data + max(length, 2) - 2)
                column = max(column, last)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
        elif kind == _DIMENSIONS:
            said = max(said, _claimed(stream, data))
    return rows * columns, said, end


def _claimed(stream: bytes, data: int) -> int:
    (length,) = struct.unpack_from("<H", stream, data - 2)
    form = {10: "<HHHH", 14: "<IIHH"}.get(length)
    if form is None:
        raise Forged
    top, bottom, left, right = struct.unpack_from(form, stream, data)
    if not bottom or not right:
        return 1
    if bottom <= top or right <= left:
        raise Forged
    return int((bottom - top) * (right - left))


def _records(stream: bytes, place: int) -> Iterator[tuple[int, int]]:
    """Yield kind and place of the data of each record, until the end of its part."""
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        yield kind, place + 4
        if kind == _EOF:
            return
        place += 4 + length
