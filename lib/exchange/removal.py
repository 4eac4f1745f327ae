"""Rows taken out of a file of observations because newer ones stand elsewhere."""

from __future__ import annotations

import codecs
from collections.abc import Collection
from pathlib import PurePosixPath

import polars as pl

from lib.exchange.canonical import canonical
from lib.load.encoding import to_utf8

LONG = "panjang"
"""Layout of a file with one row per value."""
_TEXT = frozenset((".csv", ".tsv", ".txt"))


def without(
    file: str, content: bytes, layout: str, rows: Collection[int], left: pl.DataFrame
) -> dict[str, bytes | None]:
    """Take rows out of a file.

    A plain text file in the long layout keeps every other line as it is. Any other file
    becomes a long CSV file of what is left.

    Args:
        file: Its name relative to the data folder.
        content: Its bytes.
        layout: How it was read.
        rows: 1-based numbers of the rows that go.
        left: Its observations without them.

    Returns:
        New bytes by file, ``None`` for a file that goes: one of which nothing is left, and
        one that lives on under another name.
    """
    if left.is_empty():
        return {file: None}
    path = PurePosixPath(file)
    lines = _lines(content) if path.suffix.casefold() in _TEXT and layout == LONG else None
    if lines is not None:
        kept = [line for number, line in enumerate(lines, start=1) if number not in rows]
        return {file: codecs.BOM_UTF8 * _marked(content) + "\n".join(kept).encode()}
    target = path.with_suffix(".csv").as_posix()
    return {file: None} | {target: canonical(left)}


def _lines(content: bytes) -> list[str] | None:
    """Return lines whose place is their row; ``None`` if a cell runs over several."""
    text = to_utf8(content).decode("utf-8", "replace")
    lines = text.split("\n")
    if text[:4].casefold() == "sep=" or any(line.count('"') % 2 for line in lines):
        return None
    return lines


def _marked(content: bytes) -> bool:
    """Tell whether a file needs a mark so that Excel shows its letters."""
    return not content.isascii() and not _is_plain_utf8(content)


def _is_plain_utf8(content: bytes) -> bool:
    if content.startswith(codecs.BOM_UTF8):
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
