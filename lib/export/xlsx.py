"""Figures as an Excel workbook: the data as numbers, and a sheet about them."""

from __future__ import annotations

import datetime as dt
import io
import math
from collections.abc import Mapping

import polars as pl
import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from lib.export.about import About
from lib.export.rows import COLUMNS, NUMBERS, observations, safe
from lib.i18n import t

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_STAMP = dt.datetime(2020, 1, 1)
_WIDTHS = {"wilayah": 15, "sumber": 24, "catatan": 40}


def xlsx(
    rows: pl.DataFrame,
    about: About,
    *,
    lang: str,
    decimals: int = 2,
    names: Mapping[str, str] | None = None,
) -> bytes:
    """Write observations.

    Args:
        rows: Observations or a panel; see ``rows.observations``.
        about: What the file holds.
        lang: ``id`` or ``en``; Excel itself shows numbers the way its user has set.
        decimals: Places shown; the cells hold the full number.
        names: What the codes in the data stand for; listed on the second sheet.

    Returns:
        A workbook with the sheets ``data`` and "Keterangan"; equal input gives equal bytes.
    """
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": about.title, "created": _STAMP})
        _data(book, rows, decimals, lang)
        _about(book, about, names or {}, lang)
    return out.getvalue()


def _data(book: Workbook, rows: pl.DataFrame, decimals: int, lang: str) -> None:
    sheet = book.add_worksheet(t("export.sheet_data", lang))
    bold = book.add_format({"bold": True, "bottom": 1})
    places = "." + "0" * decimals if decimals else ""
    number = book.add_format({"num_format": f"#,##0{places}"})
    for column, name in enumerate(COLUMNS):
        sheet.write_string(0, column, name, bold)
        sheet.set_column(column, column, _WIDTHS.get(name, 12))
    last = 0
    for line, row in enumerate(observations(rows), start=1):
        last = line
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(line, column, cell)
            elif cell is not None and math.isfinite(cell):
                style = number if COLUMNS[column] in NUMBERS else None
                sheet.write_number(line, column, cell, style)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(COLUMNS) - 1)


def _about(book: Workbook, about: About, names: Mapping[str, str], lang: str) -> None:
    sheet: Worksheet = book.add_worksheet(t("export.sheet_about", lang))
    bold = book.add_format({"bold": True, "valign": "top"})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 80)
    lines = about.lines(lang)
    for line, (head, text) in enumerate(lines):
        sheet.write_string(line, 0, head, bold)
        sheet.write_string(line, 1, safe(text), wrap)
    start = len(lines) + 1
    if names:
        sheet.write_string(start, 0, t("export.code", lang), bold)
        sheet.write_string(start, 1, t("export.name", lang), bold)
    for line, (code, name) in enumerate(sorted(names.items()), start=start + 1):
        sheet.write_string(line, 0, safe(code))
        sheet.write_string(line, 1, safe(name))
