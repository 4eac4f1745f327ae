"""How far the cells of a binary sheet lie apart, however its bytes come in."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
import xlsxwriter

from lib.load.archive import TooWide, examine
from lib.load.compound import Forged
from lib.load.records import spanned
from lib.load.report import Report
from lib.load.source import read_source


def record(kind: int, data: bytes) -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, out = len(data), b""
    while True:
        out += bytes([length & 0x7F | (0x80 if length > 0x7F else 0)])
        length >>= 7
        if not length:
            return head + out + data


def row(number: int) -> bytes:
    return record(0, struct.pack("<I", number) + bytes(13))


def cell(column: int) -> bytes:
    return record(5, struct.pack("<IId", column, 0, 1.5))


BLANK = record(1, struct.pack("<II", 9999, 0))
LONG = record(0x1E5, bytes(300))


def size(rows: int, columns: int) -> bytes:
    return record(0x94, struct.pack("<4I", 0, rows - 1, 0, columns - 1))


@pytest.mark.parametrize("step", [1, 7, 4096])
@pytest.mark.parametrize(
    ("content", "cells"),
    [
        (b"", 0),
        (row(0) + cell(0), 1),
        (LONG + row(0) + cell(0) + BLANK + row(4) + cell(2), 15),
        (size(3, 2) + row(0) + cell(0), 6),
        (row(0) + cell(0) + row(9)[:-1], 1),
    ],
)
def test_cells_between_the_outermost_ones(content: bytes, cells: int, step: int) -> None:
    chunks = [content[i : i + step] for i in range(0, len(content), step)]
    assert spanned(chunks) == cells


def test_a_record_that_cannot_be_is_no_record() -> None:
    with pytest.raises(Forged):
        spanned([b"\x05\xff\xff\xff\x7f"])


def workbook(sheet: bytes, name: str = "xl/worksheets/sheet1.bin") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, sheet)
    return out.getvalue()


def codes(content: bytes, name: str) -> list[str]:
    report = Report(name)
    assert read_source(content, name, report) == []
    return [f.code.value for f in report.findings]


def test_binary_workbooks_are_looked_through_before_they_are_read() -> None:
    far = row(0) + cell(0) + row(1_000_000) + cell(16_000)
    assert codes(workbook(far), "a.xlsb") == ["sheet_too_large"]
    assert codes(workbook(size(1_000_000, 16_000)), "a.xlsb") == ["sheet_too_large"]
    assert codes(workbook(b"\x05\xff\xff\xff\x7f"), "a.xlsb") == ["file_forged"]


def test_parts_that_name_cells_of_several_sheets_are_no_sheet() -> None:
    chain = b'<calcChain><c r="A1048576"/><c r="XFD1"/></calcChain>'
    out = workbook(chain, "xl/calcChain.xml")
    examine(out)
    with pytest.raises(TooWide):
        examine(workbook(chain.replace(b"calcChain", b"sheetData"), "xl/calcChain.xml"))


@pytest.mark.parametrize("place", [b"r='XFD1048576'", b'r = "XFD1048576"', b'r="xfd1048576"'])
@pytest.mark.parametrize("part", ["worksheets/sheet1.xml", "data/s.dat"])
def test_a_far_cell_is_seen_wherever_its_sheet_lies(place: bytes, part: str) -> None:
    made, out = io.BytesIO(), io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        book.add_worksheet("A2").write_column(0, 0, ["Wilayah", "Mawar"])
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name).replace(b"worksheets/sheet1.xml", part.encode())
            data = data.replace(b'r="A2"', place)
            new.writestr(name.replace("worksheets/sheet1.xml", part), data)
    assert codes(out.getvalue(), "a.xlsx") == ["sheet_too_large"]
