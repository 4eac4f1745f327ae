"""Workbooks (xlsx, ods and older kinds) to grids, one per visible sheet."""

from __future__ import annotations

import io
import re
import zipfile
from xml.sax.saxutils import unescape

import fastexcel
import polars as pl

from lib.contract.codes import Code
from lib.load.archive import MAX_CELLS, MAX_UNPACKED, TooLarge, TooWide, column, examine
from lib.load.compound import Forged
from lib.load.grid import Grid
from lib.load.report import Report

_ERROR_CELL = re.compile(
    rb'<c\b[^>]*?\br="([A-Z]+)(\d+)"[^>]*?\bt="e"[^>]*>.*?<v>([^<]*)</v>', re.S
)
_TRUTH = ("true", "false")


def read_workbook(content: bytes, report: Report) -> list[Grid]:
    """Read every visible sheet.

    Args:
        content: The file as it lies on disk.
        report: Takes sheets left out, cells with formula errors, and a file that would fill
            the memory.

    Raises:
        fastexcel.FastExcelError: It is not a workbook.
        zipfile.BadZipFile: It is damaged.
    """
    try:
        examine(content)
    except TooLarge:
        report.error(Code.FILE_TOO_LARGE, params={"allowed": f"{MAX_UNPACKED // 10**6} MB"})
        return []
    except Forged:
        report.error(Code.FILE_FORGED)
        return []
    except TooWide:
        report.error(Code.SHEET_TOO_LARGE, params={"cells": str(MAX_CELLS)})
        return []
    book = fastexcel.read_excel(content)
    grids = []
    for name in book.sheet_names:
        sheet = book.load_sheet(name, header_row=None, n_rows=0)
        if sheet.visible != "visible":
            report.on(name).info(Code.SHEET_IGNORED)
            continue
        grids.append(_grid(book, name))
    if not grids:
        report.error(Code.FILE_EMPTY)
    _formula_errors(content, grids)
    return grids


def _grid(book: fastexcel.ExcelReader, name: str) -> Grid:
    """Read a sheet as text, and apart from it the cells stored as numbers.

    The reader turns text that looks like a number into one; only as a boolean does a
    number cell differ from a text cell (text other than true and false gives null).
    """
    text = _view(book, name, "string")
    if text.height == 0:
        return Grid(text, None, name)
    truth = _view(book, name, "boolean")
    floats = _view(book, name, "float")
    stored = [
        truth[c].is_not_null() & ~text[c].is_in(_TRUTH).fill_null(False) for c in text.columns
    ]
    native = pl.DataFrame(
        [
            pl.select(pl.when(s).then(f)).to_series().alias(f.name)
            for s, f in zip(stored, floats.iter_columns(), strict=True)
        ]
    )
    return Grid(text, native, name)


def _view(book: fastexcel.ExcelReader, name: str, dtype: fastexcel.DType) -> pl.DataFrame:
    sheet = book.load_sheet(
        name, header_row=None, skip_rows=0, dtypes=dtype, dtype_coercion="coerce"
    )
    frame = pl.DataFrame(sheet)
    frame.columns = [str(i) for i in range(frame.width)]
    return frame


def _formula_errors(content: bytes, grids: list[Grid]) -> None:
    """Put the text of error cells (``#DIV/0!``), which the reader leaves blank, into the grids."""
    if not content.startswith(b"PK"):
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if "xl/workbook.xml" not in archive.namelist():
            return
        places = _places(archive)
        for grid in grids:
            part = places.get(str(grid.sheet))
            xml = archive.read(part) if part in archive.namelist() else b""
            if b't="e"' in xml:
                _mark(xml, grid)


def _places(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return where each sheet of a workbook lies in its archive, by name."""
    relations = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets = {}
    for tag in re.findall(r"<Relationship\b[^>]*>", relations):
        targets[_attribute(tag, "Id")] = _attribute(tag, "Target")
    book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    found = {}
    for tag in re.findall(r"<sheet\b[^>]*>", book):
        target = targets.get(_attribute(tag, r"\w+:id"), "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        found[unescape(_attribute(tag, "name"), {"&quot;": '"', "&apos;": "'"})] = path
    return found


def _attribute(tag: str, name: str) -> str:
    match = re.search(rf'\b{name}="([^"]*)"', tag)
    return match[1] if match else ""


def _mark(xml: bytes, grid: Grid) -> None:
    first = min((column(c) for c in re.findall(rb'<c\b[^>]*?\br="([A-Z]+)\d+"', xml)), default=0)
    for letters, row, word in _ERROR_CELL.findall(xml):
        place, line = column(letters) - first, int(row) - 1
        if 0 <= place < grid.width and line < grid.height:
            grid.text[line, place] = word.decode("utf-8", "replace")
