"""The same table reads equal in every format, delimiter, encoding and decimal style."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import polars as pl
import pytest
import xlsxwriter

from lib.load.delimited import read_delimited
from lib.load.encoding import to_utf8
from lib.load.report import Report
from lib.load.source import KNOWN, read_source
from lib.store.build import load_folder
from tests.folders import write_folder

TODAY = dt.date(2025, 6, 30)
HEADER = ("indikator", "wilayah", "periode", "nilai", "catatan")
ROWS = [
    ("A2", "71.74.01.1001", "2023", 12.5, "naik–turun; “kutip”, dan koma"),
    ("A2", "71.74.01.1002", "2023", 0.125, ""),
    ("A4", "71.74.01.1001", "2023", -1234567.89, "dua\nbaris"),
    ("A4", "71.74.01.1002", "2023", 1234.0, ""),
]


def text(delimiter: str, decimal: str = ".", thousands: str = "", end: str = "\n") -> str:
    lines = [delimiter.join(HEADER)]
    for *keys, value, note in ROWS:
        number = f"{value:,}".replace(",", "T").replace(".", decimal).replace("T", thousands)
        number = number.removesuffix(f"{decimal}0")
        cells = [*keys, number, note]
        lines.append(delimiter.join(f'"{c}"' if set(c) & {delimiter, "\n"} else c for c in cells))
    return end.join(lines) + end


def load(folder: Path, name: str, content: bytes) -> pl.DataFrame:
    snapshot = load_folder(write_folder(folder, {f"nilai/{name}": content}), None, TODAY)
    assert snapshot.findings == ()
    return snapshot.values


def assert_equal(values: pl.DataFrame) -> None:
    expected = sorted((i, w, p, v, n or None) for i, w, p, v, n in ROWS)
    found = values.select("indikator", "wilayah", "periode", "nilai", "catatan").rows()
    assert sorted(found) == expected


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("decimal, thousands", [(".", ""), (",", ""), (",", "."), (".", " ")])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_delimited(
    delimiter: str, decimal: str, thousands: str, encoding: str, end: str, tmp_path: Path
) -> None:
    content = text(delimiter, decimal, thousands, end).encode(encoding)
    assert_equal(load(tmp_path, "x.csv", content))


def test_english_thousands_need_quotes_between_commas(tmp_path: Path) -> None:
    assert_equal(load(tmp_path / "a", "x.csv", text(";", ".", ",").encode()))
    assert_equal(load(tmp_path / "b", "x.csv", text(",", ".", ",").encode()))


def test_directive_that_spreadsheets_write(tmp_path: Path) -> None:
    assert_equal(load(tmp_path, "x.csv", ("sep=;\n" + text(";", ",")).encode()))


def test_workbook_with_stored_numbers_and_dates(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet()
        date = book.add_format({"num_format": "mmm yyyy"})
        sheet.write_row(2, 1, HEADER[:4])
        sheet.write_row(3, 1, ["A1", 7174011001])
        sheet.write_datetime(3, 3, dt.datetime(2024, 5, 1), date)
        sheet.write_number(3, 4, 1.234)
        sheet.write_row(5, 1, ["A2", "71.74.01.1001", 2023, 1 / 3])
    values = load(tmp_path, "x.xlsx", buffer.getvalue())
    assert values.select("indikator", "wilayah", "periode", "nilai", "baris").rows() == [
        ("A1", "71.74.01.1001", "2024-05", 1.234, 4),
        ("A2", "71.74.01.1001", "2023", 1 / 3, 6),
    ]


def ods(rows: Sequence[Sequence[str | float]]) -> bytes:
    def cell(value: str | float) -> str:
        if isinstance(value, str):
            kind = 'office:value-type="string"'
            return f"<table:table-cell {kind}><text:p>{escape(value)}</text:p></table:table-cell>"
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'

    lines = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    names = "".join(
        f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0" '
        for n in ("office", "table", "text")
    )
    body = f'<table:table table:name="Data">{lines}</table:table>'
    content = (
        f'<?xml version="1.0"?><office:document-content {names}><office:body>'
        f"<office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        spaces = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
        archive.writestr("META-INF/manifest.xml", f"<manifest:manifest {spaces}/>")
    return buffer.getvalue()


def test_open_document_sheet(tmp_path: Path) -> None:
    rows = [[i, w, p, v, n.replace("\n", " ")] for i, w, p, v, n in ROWS]
    values = load(tmp_path, "x.ods", ods([HEADER, *rows]))
    assert values["nilai"].to_list() == [12.5, 0.125, -1234567.89, 1234.0]


def test_parquet(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    frame = pl.DataFrame(ROWS, schema=list(HEADER), orient="row")
    frame.with_columns(pl.col("periode").cast(pl.Int32)).write_parquet(buffer)
    assert_equal(load(tmp_path, "x.parquet", buffer.getvalue()))


def test_rows_are_counted_as_a_spreadsheet_counts_them() -> None:
    content = b'a;b\n\n1;"x\ny"\n2;z\n'
    report = Report("x.csv")
    grid = read_delimited(content, KNOWN, report)
    assert grid.text.rows() == [("a", "b"), (None, None), ("1", "x\ny"), ("2", "z")]
    assert report.findings == []


def test_unclosed_quote_costs_one_row() -> None:
    content = b'a,b,c\n1,2,3\n4,"5,6\n7,8,9\n'
    report = Report("x.csv")
    grid = read_delimited(content, KNOWN, report)
    assert grid.text.rows() == [
        ("a", "b", "c"),
        ("1", "2", "3"),
        (None, None, None),
        ("7", "8", "9"),
    ]
    assert [(f.code.value, f.row) for f in report.findings] == [("quote_unclosed", 3)]


@pytest.mark.parametrize(
    "content, expected",
    [
        ("é;1".encode("cp1252"), "é;1"),
        ("é;1".encode(), "é;1"),
        ("a;b\n".encode("utf-16-be"), "a;b\n"),
        (b"\xef\xbb\xbf\xe9", "é"),
        (b"a\rb\r", "a\nb\n"),
        (b"a\rb\r\nc\n", "a\nb\r\nc\n"),
        (b"a\n\xef\xbb\xbfb\n", "a\nb\n"),
        (b"a\x00b", "ab"),
        (b"\x81", "\ufffd"),
    ],
)
def test_encodings(content: bytes, expected: str) -> None:
    assert to_utf8(content).decode() == expected


def test_parquet_that_repeats_a_cell_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    buffer = io.BytesIO()
    frame = pl.DataFrame({"wilayah": ["Mawar"] * 200_000, "nilai": ["5"] * 200_000})
    frame.write_parquet(buffer)
    content = buffer.getvalue()
    assert len(content) < 10_000
    monkeypatch.setattr("lib.load.parquet.MAX_UNPACKED", 1_000_000)
    report = Report("x.parquet")
    assert read_source(content, "x.parquet", report) == []
    assert [f.code.value for f in report.findings] == ["file_too_large"]


def test_workbook_that_unpacks_to_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lib.load.archive.MAX_UNPACKED", 100)
    report = Report("x.ods")
    assert read_source(ods([HEADER]), "x.ods", report) == []
    assert [f.code.value for f in report.findings] == ["file_too_large"]
