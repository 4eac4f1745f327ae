"""Figures as CSV that Excel opens in the reader's language and our loader reads back."""

from __future__ import annotations

import csv as standard
import io
import math
from collections.abc import Iterable, Sequence
from decimal import Decimal

import polars as pl

from lib.export.about import About
from lib.export.rows import COLUMNS, Cell, observations, safe

MIME = "text/csv"


def csv(rows: pl.DataFrame, about: About, *, lang: str) -> bytes:
    """Write observations.

    Lines about the figures stand first, then an empty one, then the columns of the contract.
    Indonesian files have semicolons and decimal commas, English ones commas and points.

    Args:
        rows: Observations or a panel; see ``rows.observations``.
        about: What the file holds; whoever makes it says whether it is a sample.
        lang: ``id`` or ``en``.

    Returns:
        UTF-8 with byte order mark; equal input gives equal bytes.
    """
    cells = ([_text(cell, lang) for cell in row] for row in observations(rows))
    return written(COLUMNS, cells, about, lang)


def written(heads: Sequence[str], rows: Iterable[Sequence[str]], about: About, lang: str) -> bytes:
    """Write ready texts as a file: lines about it, an empty one, headings, rows.

    Args:
        heads: Headings from left to right, safe.
        rows: Cells in the same order, safe.
        about: What the file holds.
        lang: ``id`` (semicolons) or ``en`` (commas).

    Returns:
        UTF-8 with byte order mark.
    """
    text = io.StringIO(newline="")
    writer = standard.writer(text, delimiter=";" if lang == "id" else ",", lineterminator="\r\n")
    writer.writerows([safe(f"{head}: {body}")] for head, body in about.lines(lang))
    writer.writerow([])
    writer.writerow(heads)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def _text(cell: Cell, lang: str) -> str:
    if isinstance(cell, str):
        return cell
    return "" if cell is None else plain(cell, "," if lang == "id" else ".")


def plain(value: float, decimal: str) -> str:
    """Write a number in full, without grouping.

    Three decimals get a zero more: ``1,234`` could be read as one thousand two hundred and
    thirty-four.
    """
    if not math.isfinite(value):
        return ""
    whole, _, part = f"{Decimal(repr(value)):f}".partition(".")
    if not part.strip("0"):
        return whole
    return f"{whole}{decimal}{part}{'0' if len(part) == 3 else ''}"
