"""Delimited text (CSV and its kin) to a grid of text cells."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator

import numpy as np
import polars as pl

from lib.contract.codes import Code
from lib.load.encoding import decoded
from lib.load.grid import Grid, empty_grid
from lib.load.report import Report

DELIMITERS = (",", ";", "\t", "|")
MAX_COLUMNS = 4000
_HEAD_BYTES = 16_384
_HEAD_ROWS = 60


def read_delimited(content: bytes, known: frozenset[str], report: Report) -> Grid:
    """Read a text file.

    Args:
        content: The file as it lies on disk.
        known: Headers (lower case) that speak for a delimiter when they appear.
        report: Takes what is wrong with the file as such.

    Returns:
        All rows including titles and headers; line ``i`` is row ``i + 1`` as a
        spreadsheet counts them (blank lines count, a quoted line break does not).
    """
    content = _without_nul(decoded(content), report)
    content = _without_directive(content)
    if not content or content.isspace():
        return empty_grid()
    rows = _head(content)
    delimiter = _delimiter(rows, known)
    width = max((len(r) for r in _parsed(rows, delimiter)), default=1)
    grid = _fast(content, delimiter, min(width, MAX_COLUMNS))
    return grid if grid is not None else _careful(content, delimiter, report)


def _without_nul(content: bytes, report: Report) -> bytes:
    """Drop NUL bytes, and tell where the first one stands."""
    place = content.find(b"\x00")
    if place < 0:
        return content
    clean = content.replace(b"\x00", b"")
    if clean and not clean.isspace():
        row = content.count(b"\n", 0, place) + 1
        params = {"bytes": str(len(content) - len(clean))}
        report.warning(Code.NUL_BYTES, row=row, params=params)
    return clean


def _delimiter(rows: list[str], known: frozenset[str]) -> str:
    """Return what parts the cells: told by the first row if that holds known headers."""
    for delimiter in DELIMITERS:
        names = [c.strip(' "').casefold() for c in rows[0].split(delimiter)] if rows else []
        if len(names) > 2 and known.issuperset(names):
            return delimiter
    return max(DELIMITERS, key=lambda d: _score(rows, d, known))


def _without_directive(content: bytes) -> bytes:
    """Drop a first line ``sep=;``, which spreadsheets read and do not show."""
    line, _, _ = content[:40].partition(b"\n")
    if line.strip().lower().startswith(b"sep=") and len(line.strip()) <= 5:
        return content[len(line) + 1 :]
    return content


def _head(content: bytes) -> list[str]:
    text = content[:_HEAD_BYTES].decode("utf-8", "replace")
    lines = text.splitlines()
    if len(content) > _HEAD_BYTES:
        lines = lines[:-1] or lines
    return lines[:_HEAD_ROWS]


def _parsed(lines: list[str], delimiter: str) -> list[list[str]]:
    reader = csv.reader(lines, delimiter=delimiter)
    found = []
    try:
        for row in reader:
            found.append(row)
    except csv.Error:
        pass
    return found


def _score(lines: list[str], delimiter: str, known: frozenset[str]) -> tuple[int, int, int]:
    """Judge a delimiter: headers it brings out, rows of one width, that width."""
    rows = [r for r in _parsed(lines, delimiter) if r]
    headers = max((sum(c.strip().casefold() in known for c in r) for r in rows), default=0)
    widths = Counter(len(r) for r in rows if len(r) > 1)
    if not widths:
        return (headers if headers > 1 else 0), 0, 0
    width, alike = widths.most_common(1)[0]
    return (headers if headers > 1 else 0), alike, width


def _fast(content: bytes, delimiter: str, width: int) -> Grid | None:
    """Read with Polars; ``None`` if rows differ in length or quotes do not close."""
    try:
        text = pl.read_csv(
            content,
            has_header=False,
            separator=delimiter,
            schema={str(i): pl.String for i in range(width)},
            empty_string_is_null=False,
            missing_columns="insert",
        )
    except pl.exceptions.PolarsError:
        return None
    if (text[str(width - 1)] == "").any() and not _even(content, delimiter, text.shape):
        return None
    return Grid(text, delimited=True)


def _even(content: bytes, delimiter: str, shape: tuple[int, int]) -> bool:
    """Tell whether there are as many delimiters as a table of this shape has."""
    signs = np.frombuffer(content, np.uint8)
    found = signs == ord(delimiter)
    if b'"' in content:
        found &= ~np.bitwise_xor.accumulate(signs == ord('"'))
    height, width = shape
    return int(np.count_nonzero(found)) == height * (width - 1)


def _careful(content: bytes, delimiter: str, report: Report) -> Grid:
    """Read record by record: rows of any length, quotes that never close."""
    records = list(_records(content.decode("utf-8", "replace"), delimiter, report))
    width = min(max((len(r) for r in records), default=1), MAX_COLUMNS)
    columns = {
        str(i): pl.Series([r[i] if i < len(r) else None for r in records], dtype=pl.String)
        for i in range(width)
    }
    return Grid(pl.DataFrame(columns), delimited=True)


def _records(text: str, delimiter: str, report: Report) -> Iterator[list[str]]:
    """Yield records; one whose quote never closes ends with its own line."""
    csv.field_size_limit(2**31 - 1)
    lines = text.split("\n")
    position = row = 0
    while position < len(lines):
        reader = csv.reader(
            io.StringIO("\n".join(lines[position:])), delimiter=delimiter, strict=True
        )
        done = 0
        try:
            for record in reader:
                row += 1
                done = reader.line_num
                yield record
            return
        except csv.Error:
            bad = lines[position + done].rstrip("\r")
            row += 1
            report.error(Code.QUOTE_UNCLOSED, row=row, value=bad)
            # Where its cells end is not known; headers are recognised in any case.
            yield [c.strip('"') for c in bad.split(delimiter)] if row == 1 else []
            position += done + 1
