"""Workbooks (xlsx, ods and older kinds) to grids, one per visible sheet."""

from __future__ import annotations

import fastexcel
import polars as pl

from lib.contract.codes import Code
from lib.load.archive import MAX_CELLS, MAX_UNPACKED, TooLarge, TooWide, examine
from lib.load.compound import Forged
from lib.load.grid import Grid
from lib.load.marks import restored
from lib.load.report import Report

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
    return restored(content, grids)


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
