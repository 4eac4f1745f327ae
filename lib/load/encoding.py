"""Bytes of a text file to UTF-8."""

from __future__ import annotations

import codecs
import re

import numpy as np

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096
_LONE = re.compile(rb"\r(?!\n)")
"""A line end of old programs; files put together from several may hold two kinds."""


def to_utf8(content: bytes) -> bytes:
    """Return a text file as ``decoded`` does, without NUL bytes."""
    content = decoded(content)
    return content.replace(b"\x00", b"") if b"\x00" in content else content


def decoded(content: bytes) -> bytes:
    """Return a text file as UTF-8 without byte order marks, lines ending in a line feed.

    Reads UTF-8, UTF-16 and UTF-32 with a mark, UTF-16 without one (told by its NUL
    bytes), and everything else as Windows-1252. Never fails: a byte that means
    nothing becomes the replacement character.
    """
    encoding, content = _recognise(content)
    if encoding not in ("ascii", "utf-8"):
        content = content.decode(encoding, "replace").encode("utf-8", "replace")
    if b"\r" in content:
        content = _with_line_feeds(content)
    if encoding != "ascii" and codecs.BOM_UTF8 in content:
        content = content.replace(codecs.BOM_UTF8, b"")
    return content


def _with_line_feeds(content: bytes) -> bytes:
    """Write a line end of old programs, a return alone, as a line feed."""
    if b"\n" not in content:
        return content.replace(b"\r", b"\n")
    signs = np.frombuffer(content, np.uint8)
    returns = np.flatnonzero(signs[:-1] == ord("\r"))
    alone = content.endswith(b"\r") or bool((signs[returns + 1] != ord("\n")).any())
    return _LONE.sub(b"\n", content) if alone else content


def _recognise(content: bytes) -> tuple[str, bytes]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            rest = content[len(mark) :]
            return (encoding if encoding != "utf-8" or _is_utf8(rest) else "cp1252"), rest
    if content.isascii() and b"\x00" not in content[:_SAMPLE]:
        return "ascii", content
    wide = _wide(content[:_SAMPLE])
    if wide:
        return wide, content
    return ("utf-8" if _is_utf8(content) else "cp1252"), content


def _wide(sample: bytes) -> str | None:
    """Tell UTF-16 without a mark: Latin text has NUL in every other byte."""
    if len(sample) < 4 or sample.count(0) < len(sample) // 4:
        return None
    return "utf-16-be" if sample[::2].count(0) > sample[1::2].count(0) else "utf-16-le"


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
