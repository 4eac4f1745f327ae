"""The bytes of one file to grids, whatever its name says it is."""

from __future__ import annotations

import zipfile
from pathlib import Path, PurePosixPath

import fastexcel
import polars as pl

from lib.contract.codes import Code
from lib.contract.fields import headers
from lib.contract.tables import OBSERVATION, TABLES
from lib.load.archive import MAX_UNPACKED, TooLarge
from lib.load.delimited import read_delimited
from lib.load.grid import Grid
from lib.load.parquet import read_parquet
from lib.load.report import Report
from lib.load.workbook import read_workbook

_WORKBOOK, _PARQUET, _TEXT = "workbook", "parquet", "text"
_ENDINGS = {
    **dict.fromkeys((".csv", ".tsv", ".txt"), _TEXT),
    **dict.fromkeys((".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"), _WORKBOOK),
    ".parquet": _PARQUET,
}
_MAGIC = ((b"PK\x03\x04", _WORKBOOK), (b"\xd0\xcf\x11\xe0", _WORKBOOK), (b"PAR1", _PARQUET))
_FOREIGN = (
    *((b"%pdf", "PDF"), (b"\x1f\x8b", "GZIP"), (b"7z\xbc\xaf", "7z"), (b"rar!", "RAR")),
    *((b"\x89png", "PNG"), (b"\xff\xd8\xff", "JPEG"), (b"gif8", "GIF"), (b"{\\rtf", "RTF")),
    *((b"<?xml", "XML"), (b'{"', "JSON"), (b"[{", "JSON"), (b"<!doctype html", "HTML")),
    *((tag, "HTML") for tag in (b"<html", b"<head", b"<meta", b"<style", b"<body", b"<table")),
)
"""How files of other kinds begin, in lower case, that bear the name of a table."""
_FAULTS = (
    *(pl.exceptions.PolarsError, fastexcel.FastExcelError, zipfile.BadZipFile),
    *(OSError, ValueError, KeyError, TypeError, IndexError, ArithmeticError, NotImplementedError),
    *(RuntimeError, EOFError, MemoryError, pl.exceptions.PanicException),
)
"""What readers of foreign bytes may raise."""
_PANIC = "pyo3_runtime"
"""Where the fault comes from that each reader written in Rust raises in place of stopping; it
has no other parent than ``BaseException``."""

KNOWN = frozenset(
    name for table in (*TABLES.values(), OBSERVATION) for name in headers(table.name, table.columns)
)
"""Every header that any table accepts."""


def read_source(content: bytes, file: str, report: Report) -> list[Grid]:
    """Read a file by what its first bytes say it is.

    Args:
        content: The file as it lies on disk.
        file: Its name; only the ending counts.
        report: Takes a file that cannot be read, is empty, or is of another kind than
            its name says.

    Returns:
        One grid per sheet; none if nothing could be read.
    """
    if not content or content.isspace():
        report.error(Code.FILE_EMPTY)
        return []
    if (foreign := _foreign(content)) is not None:
        report.error(Code.FILE_NO_TABLE, params={"kind": foreign})
        return []
    named = _ENDINGS.get(PurePosixPath(file).suffix.casefold(), _TEXT)
    kind = next((k for mark, k in _MAGIC if content.startswith(mark)), _TEXT)
    try:
        grids = _read(content, named if kind == _TEXT and _binary(content) else kind, report)
    except BaseException as fault:
        if not isinstance(fault, _FAULTS) and type(fault).__module__ != _PANIC:
            raise
        report.error(Code.FILE_UNREADABLE, params={"reason": _reason(fault)})
        return []
    if kind != named:
        report.warning(Code.FILE_KIND_MISMATCH, params={"kind": kind})
    return grids


def report_unopened(path: Path, report: Report) -> None:
    """Say why a file gave no bytes: it is gone, or cannot be opened."""
    try:
        with path.open("rb"):
            pass
    except FileNotFoundError:
        report.error(Code.FILE_VANISHED)
    except OSError as fault:
        report.error(Code.FILE_UNREADABLE, params={"reason": fault.strerror or _reason(fault)})
    else:
        report.error(Code.FILE_VANISHED)


def _read(content: bytes, kind: str, report: Report) -> list[Grid]:
    if kind == _WORKBOOK:
        return read_workbook(content, report)
    if kind == _PARQUET:
        try:
            return [read_parquet(content)]
        except TooLarge:
            report.error(Code.FILE_TOO_LARGE, params={"allowed": f"{MAX_UNPACKED // 10**6} MB"})
            return []
    return [read_delimited(content, KNOWN, report)]


def _foreign(content: bytes) -> str | None:
    """Return what kind of file it is, if it is known and holds no table."""
    begin = content[:64].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((kind for mark, kind in _FOREIGN if begin.startswith(mark)), None)


def _binary(content: bytes) -> bool:
    """Tell whether a file without a known mark is not text either."""
    return any(sign < 9 and sign != 0 for sign in content[:512])


def _reason(fault: BaseException) -> str:
    return (str(fault).strip().splitlines() or [type(fault).__name__])[0][:200]
