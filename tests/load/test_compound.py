"""Workbooks of the older kind: read where they are whole, refused where they claim too much."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Mapping

import pytest

from lib.load.compound import Forged, spans
from lib.load.report import Report
from lib.load.source import read_source
from tests.load.old_workbooks import SECTOR, cell, packed, record, sheet, text, workbook, xls
from tests.load.test_fuzz import mutated

ROWS = [["Wilayah", 2022.0, 2023.0], ["Mawar", 1.5, 2.0], ["Kamboja", 3.0, 4.0]]
GOOD = xls(ROWS)
FAR = [cell(0, 0, "x") + cell(65535, 255, 1.0), cell(65535, 400, 1.0)]
HUGE = (1 << 31) - 1


def read(content: bytes, name: str = "nilai/a2.xls") -> tuple[list[str], list[str]]:
    report = Report(name)
    grids = read_source(content, name, report)
    return [str(g.sheet) for g in grids], [f.code.value for f in report.findings]


def put(place: int, value: int, form: str = "<I") -> bytes:
    """Return the good file with a number of its header or of a sector changed."""
    content = bytearray(GOOD)
    struct.pack_into(form, content, place, value)
    return bytes(content)


def strings(count: int) -> bytes:
    return record(0xFC, struct.pack("<ii", 1, count) + text("Mawar"))


def book(*sheets: bytes, extra: bytes = b"", same: bool = False) -> bytes:
    return bytes(packed(workbook(sheets, extra, same=same)))


def bomb() -> bytes:
    """Return a zip whose one part unpacks to far more than it weighs."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 2_000_000)
    return out.getvalue()


def test_a_whole_one_is_read() -> None:
    report = Report("nilai/a2.xls")
    (grid,) = read_source(GOOD, "nilai/a2.xls", report)
    assert (grid.sheet, report.findings) == ("A2", [])
    assert grid.text.rows() == [
        ("Wilayah", "2022", "2023"),
        ("Mawar", "1.5", "2"),
        ("Kamboja", "3", "4"),
    ]
    assert spans(GOOD) == (9, 9)
    both = book(sheet(ROWS), sheet(ROWS), extra=strings(1))
    assert read(both) == (["A2", "B2"], [])


LISTS = GOOD[:68] + bytes(4) + GOOD[72 : 2 * SECTOR - 4] + bytes(4) + GOOD[2 * SECTOR :]
FORGED: Mapping[str, bytes] = {
    "texts": book(sheet(ROWS), extra=strings(HUGE)),
    "fewer than no texts": book(sheet(ROWS), extra=strings(-1)),
    "upside down": book(sheet(ROWS, size=struct.pack("<IIHHH", 9, 3, 0, 3, 0))),
    "size of another length": book(sheet(ROWS, size=b"\0" * 8)),
    "one sheet many times": book(*[sheet(ROWS)] * 3, same=True),
    "sheet beyond the end": GOOD.replace(
        struct.pack("<HH", 0x85, 10) + GOOD[GOOD.index(b"\x85\0\x0a\0") + 4 :][:4],
        struct.pack("<HHI", 0x85, 10, 0x7FFFFFFF),
    ),
    "lists of sectors": put(44, HUGE),
    "small sectors": put(64, HUGE),
    "room for lists": put(62, 0xFFFFFFFF),
    "chain of lists": LISTS,
    "list beyond the end": put(76, 0x00FFFFFF),
    "directory beyond the end": put(48, 0x00FFFFFF),
    "endless chain": put(SECTOR + 4 * 3, 2),
    "chain beyond the end": put(SECTOR + 4 * 2, 0x00FFFFFF),
    "no workbook": GOOD.replace("Workbook".encode("utf-16-le"), "Wordbook".encode("utf-16-le")),
    "cut in the header": GOOD[:100],
    "header only": GOOD[:SECTOR],
    "sector size": put(30, 31, "<H"),
}


@pytest.mark.parametrize("name", FORGED)
def test_a_forged_one_is_refused_before_a_reader_believes_it(name: str) -> None:
    with pytest.raises(Forged):
        spans(FORGED[name])
    assert read(FORGED[name]) == ([], ["file_forged"])


@pytest.mark.parametrize(
    "content",
    [
        book(sheet(ROWS, extra=FAR[1])),
        book(sheet(ROWS, extra=FAR[0]), sheet(ROWS, extra=FAR[0])),
        book(sheet(ROWS, size=struct.pack("<IIHHH", 0, 0xFFFFFFFF, 0, 0xFFFF, 0))),
    ],
    ids=["cells far apart", "in several sheets", "only claimed"],
)
def test_sheets_that_span_too_much_are_refused(content: bytes) -> None:
    assert read(content) == ([], ["sheet_too_large"])


@pytest.mark.parametrize("front", [b"", b"\x01\x02", GOOD])
def test_an_archive_behind_something_else_is_looked_through_too(
    front: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lib.load.archive.MAX_UNPACKED", 1_000_000)
    sheets, codes = read(front + bomb())
    assert (sheets, codes[0]) == ([], "file_too_large")


def test_no_mutation_brings_the_reader_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lib.load.archive.MAX_CELLS", 100_000)  # in time for a test
    stream = workbook([sheet(ROWS)], strings(1))
    for number in range(150):
        chance = random.Random(number)
        inner = mutated(stream, chance) if number % 2 else stream
        content = bytes(packed(inner)) if number % 2 else mutated(GOOD, chance)
        sheets, codes = read(content)
        assert sheets or codes, number
