"""How far the cells of a binary sheet (``.xlsb``) lie apart, from its records."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator

from lib.load.compound import Forged

_ROW, _SIZE = 0x00, 0x94
_CELLS = frozenset(range(2, 12))
"""Records of cells that are not blank; their column comes first."""
_LONGEST = 1 << 24
"""Bytes; no record of a sheet is that long."""
_WORD = struct.Struct("<I")


def spanned(chunks: Iterable[bytes]) -> int:
    """Return how many cells lie between the first and the outermost ones of a sheet.

    Args:
        chunks: Bytes of the sheet, in order.

    Returns:
        The number that its cells span, or that it says it spans if that is more.

    Raises:
        Forged: A record is longer than any can be.
    """
    rows = columns = said = 0
    for kind, data in _records(chunks):
        if len(data) < _WORD.size:
            continue
        (number,) = _WORD.unpack_from(data)
        if kind == _ROW:
            rows = max(rows, number + 1)
        elif kind in _CELLS:
            columns = max(columns, number + 1)
        elif kind == _SIZE and len(data) >= 4 * _WORD.size:
            top, bottom, left, right = struct.unpack_from("<4I", data)
            said = max(said, (bottom + 1) * (right + 1), (top + 1) * (left + 1))
    return max(rows * columns, said)


def _records(chunks: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield kind and data of each record; one that is not whole ends the sheet."""
    held, place = b"", 0
    for chunk in chunks:
        held, place = held[place:] + chunk, 0
        while (found := _record(held, place)) is not None:
            kind, start, end = found
            yield kind, held[start : min(end, start + 4 * _WORD.size)]
            place = end


def _record(held: bytes, place: int) -> tuple[int, int, int] | None:
    """Return kind, start and end of the record at a place; ``None`` if not all of it is there."""
    kind = _number(held, place, 2)
    length = None if kind is None else _number(held, kind[1], 4)
    if length is not None and length[0] > _LONGEST:
        raise Forged
    if kind is None or length is None or length[1] + length[0] > len(held):
        return None
    return kind[0], length[1], length[1] + length[0]


def _number(held: bytes, place: int, most: int) -> tuple[int, int] | None:
    """Return a number of up to so many bytes with seven bits each, and the place after it.

    The kind of a record keeps the marks of its bytes out as well.
    """
    number = 0
    for step in range(most):
        if place + step >= len(held):
            return None
        byte = held[place + step]
        number |= (byte & 0x7F) << (7 * step)
        if not byte & 0x80:
            return number, place + step + 1
    return number, place + most
