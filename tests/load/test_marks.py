"""What cells show counts: formula errors and percentages, wherever the table lies."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from lib.load.marks import percent
from lib.load.report import Report
from lib.load.source import read_source
from lib.store.build import load_folder
from tests.folders import write_folder

TODAY = dt.date(2025, 6, 30)
Fill = Callable[[Workbook, Worksheet], None]


def xlsx(fill: Fill) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        fill(book, book.add_worksheet("A2"))
    return buffer.getvalue()


def ods(rows: str, name: str = "A2") -> bytes:
    spaces = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    content = (
        f"<office:document-content{spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="{name}">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        manifest = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
        archive.writestr("META-INF/manifest.xml", f"<manifest:manifest {manifest}/>")
    return out.getvalue()


def rows(content: bytes, name: str = "a.xlsx") -> list[tuple[str | None, ...]]:
    report = Report(name)
    (grid,) = read_source(content, name, report)
    assert report.findings == []
    return grid.text.rows()


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        *(("0.7", "70%"), ("0.56999999999999995", "57%"), ("0.125", "12.5%"), ("-0.05", "-5%")),
        *(("0.01234", "1.2340%"), ("12", "1200%"), ("1e-7", "0.00001%"), ("0", "0%")),
    ],
)
def test_percentages_in_a_form_that_can_be_read_in_one_way(stored: str, shown: str) -> None:
    assert percent(stored) == shown


@pytest.mark.parametrize("stored", ["", "x", "inf", "nan"])
def test_no_number_is_no_percentage(stored: str) -> None:
    with pytest.raises(ValueError):
        percent(stored)


def shown(book: Workbook, sheet: Worksheet) -> None:
    """Write a table that begins at C3, with formats all around it."""
    border = book.add_format({"border": 1})
    whole, tenths = book.add_format({"num_format": 9}), book.add_format({"num_format": "0.0%"})
    quoted = book.add_format({"num_format": '0.0"%"'})
    sheet.write_blank(0, 0, None, border)
    sheet.write_blank(4, 0, None, tenths)
    sheet.write_row(2, 2, ["Wilayah", 2022, 2023], border)
    sheet.write_row(3, 2, ["Mawar"], border)
    sheet.write(3, 3, 0.57, tenths)
    sheet.write_formula(3, 4, "=1/0", whole, "#DIV/0!")
    sheet.write_row(4, 2, ["Kamboja"], border)
    sheet.write(4, 3, 12.5, quoted)
    sheet.write_formula(4, 4, "=3/5", whole, 0.6)


TABLE = [
    ("Wilayah", "2022", "2023"),
    ("Mawar", "57%", "#DIV/0!"),
    ("Kamboja", "12.5", "60%"),
]


def test_cells_are_found_wherever_the_table_begins() -> None:
    assert rows(xlsx(shown))[2:] == TABLE


def test_a_formula_without_a_stored_result_is_no_blank() -> None:
    made, out = io.BytesIO(), io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["Wilayah", "2022", "2023", "2024"])  # type: ignore[union-attr]
    book.active.append(["Mawar", "=1+2", 5, "=B2&C2"])  # type: ignore[union-attr]
    book.save(made)
    assert rows(made.getvalue())[1] == ("Mawar", "=1+2", "5", "=B2&C2")
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():  # a text that is blank, as IF(A1="";"";A1) gives
            data = old.read(name).replace(b'r="B2"', b'r="B2" t="str"')
            new.writestr(name, data)
    assert rows(out.getvalue())[1] == ("Mawar", "", "5", "=B2&C2")


def test_names_of_elements_may_have_a_prefix() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx(shown))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                for element in (b"worksheet", b"sheetData", b"row", b"c", b"v", b"f"):
                    data = data.replace(b"<%b>" % element, b"<x:%b>" % element)
                    data = data.replace(b"<%b " % element, b"<x:%b " % element)
                    data = data.replace(b"</%b>" % element, b"</x:%b>" % element)
                data = data.replace(b"<x:worksheet xmlns=", b"<x:worksheet xmlns:x=")
            new.writestr(name, data)
    assert rows(out.getvalue())[2:] == TABLE


def cell(value: str, kind: str = "float", more: str = "") -> str:
    return f'<table:table-cell office:value-type="{kind}" office:value="{value}"{more}/>'


def text(value: str) -> str:
    return (
        f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
    )


def test_open_document_sheets_too() -> None:
    blank = '<table:table-cell table:number-columns-repeated="2"/>'
    twice = ' table:number-columns-repeated="2"'
    content = ods(
        f'<table:table-row table:number-rows-repeated="2">{blank}</table:table-row>'
        f"<table:table-row>{blank}{text('Wilayah')}{cell('2022')}{cell('2023')}</table:table-row>"
        f"<table:table-row>{blank}{text('Mawar')}{cell('0.57', 'percentage', twice)}"
        "</table:table-row>"
        f"<table:table-row>{blank}{text('Kamboja')}{cell('12.5')}{cell('0.6', 'percentage')}"
        "</table:table-row>"
    )
    assert rows(content, "a.ods")[2:] == [
        ("Wilayah", "2022", "2023"),
        ("Mawar", "57%", "57%"),
        ("Kamboja", "12.5", "60%"),
    ]


def test_percentages_repeated_without_end_are_refused() -> None:
    row = f'<table:table-row table:number-rows-repeated="1500000">{cell("0.5", "percentage")}'
    report = Report("a.ods")
    assert read_source(ods(row + "</table:table-row>"), "a.ods", report) == []
    assert [f.code.value for f in report.findings] == ["file_unreadable"]


def test_percentages_count_where_the_unit_is_one_and_are_refused_elsewhere(tmp_path: Path) -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        style = book.add_format({"num_format": "0.00%"})
        sheet.write_row(0, 0, ["indikator", "wilayah", "periode", "nilai"])
        sheet.write_row(1, 0, ["A2", "Mawar", 2022])
        sheet.write(1, 3, 0.845, style)
        sheet.write_row(2, 0, ["A4", "Mawar", 2022])
        sheet.write(2, 3, 0.845, style)

    folder = write_folder(tmp_path, {"nilai/a.xlsx": xlsx(fill)})
    found = load_folder(folder, None, TODAY)
    assert found.values.select("indikator", "nilai").rows() == [("A2", 84.5)]
    assert [(f.code.value, f.row, f.value) for f in found.findings] == [
        ("not_a_number", 3, "84.5%")
    ]


def test_whole_columns_of_percentages(tmp_path: Path) -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        style = book.add_format({"num_format": "0%"})
        sheet.write_row(0, 0, ["indikator", "wilayah", "periode", "nilai"])
        for year in range(1950, 2024):
            sheet.write_row(year - 1949, 0, ["A2", "Mawar", year])
            sheet.write(year - 1949, 3, (year - 1950) / 100, style)

    folder = write_folder(tmp_path, {"nilai/a.xlsx": xlsx(fill)})
    found = load_folder(folder, None, TODAY)
    assert found.findings == ()
    assert found.values.sort("mulai")["nilai"].to_list() == list(map(float, range(74)))
