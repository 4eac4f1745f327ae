"""Any table of a page as CSV or as an Excel workbook: a catalogue, findings, a calendar."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Sequence

import xlsxwriter
from xlsxwriter.workbook import Workbook

from lib.export.about import About
from lib.export.csv import plain, written
from lib.export.rows import safe
from lib.i18n import t

Cell = str | int | float | dt.date | None
Row = Sequence[Cell]

_STAMP = dt.datetime(2020, 1, 1)
_WIDEST = 60
"""Characters; longer texts are wrapped."""
_NARROWEST = 8


def csv(heads: Sequence[str], rows: Iterable[Row], about: About, *, lang: str) -> bytes:
    """Write a table.

    Lines about it stand first, then an empty one, then the headings. Indonesian files have
    semicolons and decimal commas, English ones commas and points; dates are ISO.

    Args:
        heads: Headings from left to right.
        rows: Cells in the same order.
        about: What the file holds; whoever makes it says whether it has sample data.
        lang: ``id`` or ``en``.

    Returns:
        UTF-8 with byte order mark; equal input gives equal bytes.
    """
    decimal = "," if lang == "id" else "."
    cells = ([_text(cell, decimal) for cell in row] for row in rows)
    return written([safe(head) for head in heads], cells, about, lang)


def xlsx(heads: Sequence[str], rows: Iterable[Row], about: About, *, lang: str) -> bytes:
    """Write a table.

    Args:
        heads: Headings from left to right.
        rows: Cells in the same order; numbers and dates stay numbers and dates.
        about: What the file holds.
        lang: ``id`` or ``en``.

    Returns:
        A workbook with the sheets ``data`` and "Keterangan"; equal input gives equal bytes.
    """
    table = [list(row) for row in rows]
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "default_date_format": "yyyy-mm-dd",
    }
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": about.title, "created": _STAMP})
        _data(book, heads, table, lang)
        _about(book, about, lang)
    return out.getvalue()


def _data(book: Workbook, heads: Sequence[str], table: Sequence[Row], lang: str) -> None:
    bold = book.add_format({"bold": True, "bottom": 1})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(t("export.sheet_data", lang))
    for column, head in enumerate(heads):
        sheet.set_column(column, column, _width(head, table, column), wrap)
        sheet.write_string(0, column, safe(head), bold)
    for line, row in enumerate(table, start=1):
        for column, cell in enumerate(row):
            if cell is not None:
                sheet.write(line, column, safe(cell) if isinstance(cell, str) else cell)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table), max(len(heads) - 1, 0))


def _about(book: Workbook, about: About, lang: str) -> None:
    sheet = book.add_worksheet(t("export.sheet_about", lang))
    bold = book.add_format({"bold": True, "valign": "top"})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 80, wrap)
    for line, (head, body) in enumerate(about.lines(lang)):
        sheet.write_string(line, 0, head, bold)
        sheet.write_string(line, 1, safe(body))


def _text(cell: Cell, decimal: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, dt.date):
        return cell.isoformat()
    return safe(cell) if isinstance(cell, str) else plain(float(cell), decimal)


def _width(head: str, table: Sequence[Row], column: int) -> int:
    longest = max((len(str(row[column] or "")) for row in table), default=0)
    return min(max(len(head) + 2, longest + 1, _NARROWEST), _WIDEST)
