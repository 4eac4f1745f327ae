"""Workbooks of the older kind (``.xls``), small enough to forge byte by byte."""

from __future__ import annotations

import struct
from collections.abc import Sequence

SECTOR = 512
_FREE, _END, _LIST = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD

Cell = str | float


def record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def text(value: str) -> bytes:
    return struct.pack("<HB", len(value), 0) + value.encode("latin-1")


def cell(row: int, column: int, value: Cell) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(value, str):
        return record(0x204, place + text(value))
    return record(0x203, place + struct.pack("<d", value))


def sheet(rows: Sequence[Sequence[Cell]], extra: bytes = b"", size: bytes | None = None) -> bytes:
    """Return the records of a sheet; ``size`` in place of what it says it spans."""
    spans = struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows), default=0), 0)
    cells = [cell(r, c, v) for r, row in enumerate(rows) for c, v in enumerate(row)]
    begin = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    return b"".join([begin, record(0x200, size or spans), *cells, extra, record(0x0A, b"")])


def workbook(sheets: Sequence[bytes], extra: bytes = b"", same: bool = False) -> bytes:
    """Return the stream of a workbook whose sheets are named A2, B2, ...

    Args:
        sheets: Records of each.
        extra: More records about the workbook.
        same: Whether all names lead to the first one.
    """
    begin = record(0x809, struct.pack("<HHHHII", 0x600, 0x05, 0, 0, 0, 0))
    names = [f"{chr(65 + i)}2" for i in range(len(sheets))]
    place = len(begin) + sum(4 + 8 + len(n) for n in names) + len(extra) + 4
    bound = b""
    for i, name in enumerate(names):
        where = place if same else place + sum(map(len, sheets[:i]))
        bound += record(0x85, struct.pack("<IHBB", where, 0, len(name), 0) + name.encode())
    return b"".join([begin, bound, extra, record(0x0A, b""), *sheets])


def packed(stream: bytes) -> bytearray:
    """Return the file that holds a stream: header, list of sectors, directory, the stream."""
    stream = stream.ljust(4096, b"\0")
    count = -(-len(stream) // SECTOR)
    chain = [_LIST, _END, *range(3, 2 + count), _END]
    numbers = chain + [_FREE] * (SECTOR // 4 - len(chain))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0, 0)
    header += struct.pack("<108I", *[_FREE] * 108)
    entries = _entry("Root Entry", 5, _END, 0) + _entry("Workbook", 2, 2, len(stream))
    directory = entries.ljust(SECTOR, b"\0")
    body = stream.ljust(count * SECTOR, b"\0")
    return bytearray(header + struct.pack(f"<{len(numbers)}I", *numbers) + directory + body)


def _entry(name: str, kind: int, start: int, length: int) -> bytes:
    written = name.encode("utf-16-le")
    about = written.ljust(64, b"\0") + struct.pack("<HBB", len(written) + 2, kind, 1)
    about += struct.pack("<III", _FREE, 1 if kind == 5 else _FREE, _FREE) + bytes(36)
    return about + struct.pack("<IQ", start, length)


def xls(rows: Sequence[Sequence[Cell]]) -> bytes:
    """Return a good file with one sheet, A2."""
    return bytes(packed(workbook([sheet(rows)])))
