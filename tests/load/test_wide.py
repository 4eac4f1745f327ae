"""Tables as they really arrive: a row per area, a column per period."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter

from lib.store.build import load_folder
from lib.store.snapshot import Snapshot
from tests.folders import write_folder

TODAY = dt.date(2025, 6, 30)
Cell = str | float | None


def workbook(**sheets: Sequence[Sequence[Cell]]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for line, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if cell is not None:
                        sheet.write(line, place, cell)
    return buffer.getvalue()


def load(tmp_path: Path, name: str, content: bytes | str) -> Snapshot:
    return load_folder(write_folder(tmp_path, {f"nilai/{name}": content}), None, TODAY)


def values(snapshot: Snapshot) -> list[tuple[object, ...]]:
    return snapshot.values.select("indikator", "wilayah", "periode", "nilai", "status").rows()


def told(snapshot: Snapshot) -> list[tuple[object, ...]]:
    return [(f.code.value, f.row, f.column, f.value) for f in snapshot.findings]


def test_official_table_with_titles_numbering_total_and_notes(tmp_path: Path) -> None:
    content = workbook(
        Data=[
            ["Tabel 3.1 Sampah terangkut menurut Kelurahan/Desa, 2022–2023"],
            [],
            ["No", "Kelurahan/Desa", "Tahun", None],
            [None, None, 2022, "2023*"],
            ["(1)", "(2)", "(3)", "(4)"],
            [1, "Mawar", 10.5, 11.25],
            [2, "Kel. Melati I", "…", 12],
            [3, "DESA KENANGA", 9, 1.234],
            [None, "Jumlah", 19.5, 24.484],
            ["Sumber: Dinas Data"],
        ]
    )
    snapshot = load(tmp_path, "sampah.xlsx", content)
    assert values(snapshot) == [
        ("A2", "71.74.01.1001", "2022", 10.5, "tetap"),
        ("A2", "71.74.01.1001", "2023", 11.25, "sementara"),
        ("A2", "71.74.01.1002", "2023", 12.0, "sementara"),
        ("A2", "71.74.02.2004", "2022", 9.0, "tetap"),
        ("A2", "71.74.02.2004", "2023", 1.234, "sementara"),
    ]
    assert told(snapshot) == [
        ("total_ignored", 9, None, "Jumlah"),
        ("note_ignored", 10, None, "Sumber: Dinas Data"),
        ("layout_wide", 4, None, None),
    ]
    assert snapshot.findings[-1].params == {
        "areas": "3",
        "periods": "2",
        "indicator": "A2",
        "origin": "Tabel 3.1 Sampah terangkut menurut Kelurahan/Desa, 2022–2023",
    }
    assert snapshot.values["baris"].to_list() == [6, 6, 7, 8, 8]
    assert next(f.layout for f in snapshot.files if f.file == "nilai/sampah.xlsx") == "lebar"


@pytest.mark.parametrize(
    "name, sheet",
    [("A2.xlsx", "Sheet1"), ("data.xlsx", "A2"), ("a2_sampah_2023.xlsx", "Data")],
)
def test_indicator_from_sheet_or_file_name(tmp_path: Path, name: str, sheet: str) -> None:
    content = workbook(**{sheet: [["Wilayah", 2022, 2023], ["Mawar", 1, 2]]})
    assert [v[0] for v in values(load(tmp_path, name, content))] == ["A2", "A2"]


def test_indicator_from_a_column(tmp_path: Path) -> None:
    text = "Indikator;Wilayah;2022;2023\nA2;Mawar;1,5;2\nA1;Mawar;3;4\n"
    assert values(load(tmp_path, "x.csv", text)) == [
        ("A1", "71.74.01.1001", "2022", 3.0, "tetap"),
        ("A1", "71.74.01.1001", "2023", 4.0, "tetap"),
        ("A2", "71.74.01.1001", "2022", 1.5, "tetap"),
        ("A2", "71.74.01.1001", "2023", 2.0, "tetap"),
    ]


def test_two_line_header_of_quarters_under_years(tmp_path: Path) -> None:
    text = "A1,,,,\nKelurahan,2023,,2024,\n,TW III,TW IV,TW I,TW II\nKamboja,1,2,3,4\n"
    assert [v[2:4] for v in values(load(tmp_path, "x.csv", text))] == [
        ("2023-Q3", 1.0),
        ("2023-Q4", 2.0),
        ("2024-Q1", 3.0),
        ("2024-Q2", 4.0),
    ]


def test_several_sheets_each_with_its_indicator_and_a_hidden_one(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        for name in ("A1", "A2", "A4"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Desa", 2023])
            sheet.write_row(1, 0, ["Kenanga", 7])
        sheet.hide()
    snapshot = load(tmp_path, "x.xlsx", buffer.getvalue())
    assert [v[0] for v in values(snapshot)] == ["A1", "A2"]
    assert ("sheet_ignored", None, None, None) in told(snapshot)


def test_bad_cells_are_named_by_row_and_header(tmp_path: Path) -> None:
    text = "A2\nWilayah,2022,2023\nMawar,950,abc\nMelur,1,2\nKamboja,3,4\n"
    snapshot = load(tmp_path, "x.csv", text)
    assert [v[2:4] for v in values(snapshot)] == [("2022", 3.0), ("2023", 4.0)]
    assert sorted(told(snapshot)) == [
        ("area_unknown", 4, "wilayah", "Melur"),
        ("layout_wide", 2, None, None),
        ("not_a_number", 3, "2023", "abc"),
        ("out_of_limits", 3, "2022", "950"),
    ]


def test_district_column_tells_equal_names_apart(tmp_path: Path) -> None:
    areas = (
        "kode,nama,jenis,induk\n71.74,Kota,kota,\n71.74.01,Utara,kecamatan,71.74\n"
        "71.74.02,Timur,kecamatan,71.74\n71.74.01.1001,Mawar,kelurahan,71.74.01\n"
        "71.74.02.1001,Mawar,kelurahan,71.74.02\n71.74.02.1002,Melati,kelurahan,71.74.02\n"
    )
    text = "A2,,\nKecamatan,Kelurahan,2023\nUtara,Mawar,1\nTimur,Mawar,2\n,Melati,3\n"
    folder = write_folder(tmp_path, {"wilayah.csv": areas, "nilai/x.csv": text})
    assert [v[1:4:2] for v in values(load_folder(folder, None, TODAY))] == [
        ("71.74.01.1001", 1.0),
        ("71.74.02.1001", 2.0),
        ("71.74.02.1002", 3.0),
    ]


def test_without_an_indicator_nothing_is_guessed(tmp_path: Path) -> None:
    snapshot = load(tmp_path, "tabel.csv", "Wilayah,2022\nMawar,1\n")
    assert values(snapshot) == []
    assert told(snapshot) == [("indicator_unknown", None, None, "nilai/tabel.csv")]
