"""Each finding and each value is found again in the cell it came from."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import polars as pl
import pytest
from openpyxl import Workbook

from lib.contract.codes import Code
from lib.contract.finding import Finding, Severity
from lib.exchange.handed import Handed
from lib.exchange.proposal import propose
from lib.exchange.sheet import Finder, Place, Sheet, excerpt, letters, sheets
from lib.load.codebook import build_codebook
from lib.store.build import load_folder
from tests.folders import write_folder

TODAY = dt.date(2025, 6, 30)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "data", {})


def workbook(**rows: list[list[object]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, lines in rows.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def found(folder: Path, *handed: Handed) -> dict[str, tuple[str | None, Place | None]]:
    """Return sheet and place of each finding that is worth mending, by code."""
    proposal = propose(folder, handed, TODAY)
    read = sheets(handed)
    spots: dict[str, tuple[str | None, Place | None]] = {}
    for finding in proposal.findings:
        at = next(((s.name, p) for s in read if (p := s.place(finding))), (None, None))
        spots[finding.code.value] = at
    return spots


WIDE: list[list[object]] = [
    ["Sampah terangkut menurut kelurahan"],
    [],
    ["No", "Kelurahan", "2022", "2023", "2026"],
    [1, "Mawar", 10, 950, 1],
    [2, "Mawaar", 10, 11, None],
    [3, "Kamboja", "abc", 12, None],
]


def test_a_wide_table(folder: Path) -> None:
    spots = found(folder, Handed("data.xlsx", workbook(A2=WIDE)))

    assert spots["out_of_limits"] == ("A2", (4, 3))
    assert spots["area_unknown"] == ("A2", (5, 1))
    assert spots["not_a_number"] == ("A2", (6, 2))
    assert spots["period_future"] == ("A2", (4, 4))


def test_a_long_table_with_its_own_headers(folder: Path) -> None:
    rows = ("A2;Mawar;2023;950", "A2;Mawar;20233;5", "Z9;Mawar;2023;5")
    text = "\n".join(["Kode Indikator;Kelurahan;Tahun;Nilai", *rows])
    spots = found(folder, Handed("a.csv", text.encode()))

    assert spots["out_of_limits"] == (None, (2, 3))
    assert spots["period_impossible"] == (None, (3, 2))
    assert spots["indicator_unknown"] == (None, (4, 0))


def test_the_second_of_two_values_for_one_thing(folder: Path) -> None:
    rows = [*WIDE[:3], [1, "Mawar", 10, 11, None], [2, "Mawar", 10, 12, None]]
    spots = found(folder, Handed("data.xlsx", workbook(A2=rows)))

    assert spots["value_twice_different"] == ("A2", (5, 3))


def test_a_table_of_the_contract(folder: Path) -> None:
    text = "kode,judul,kualitas\nbps,Buku,A\nkabar,Berita,X\n"
    spots = found(folder, Handed("sumber.csv", text.encode()))

    assert spots["value_not_allowed"] == (None, (3, 2))


def test_values_of_two_sheets_with_equal_rows(folder: Path) -> None:
    head = ["Kelurahan", "2022", "2023"]
    content = workbook(A2=[head, ["Mawar", 10, 11]], A4=[head, ["Mawar", 100, 110]])
    tables = load_folder(folder, None, TODAY).tables
    read = sheets([Handed("x.xlsx", content)])
    finder = Finder(read, build_codebook(tables))

    assert finder.find("x.xlsx", 2, ("A4", "71.74.01.1001", "2023"), 110.0) == (1, (2, 2))
    assert finder.find("x.xlsx", 2, ("A2", "71.74.01.1001", "2022"), 10.0) == (0, (2, 1))
    assert finder.find("x.xlsx", 2, ("A4", "71.74.01.1001", "2023"), 111.0) is None
    assert finder.find("y.xlsx", 2, ("A4", "71.74.01.1001", "2023"), 110.0) is None


def test_a_number_that_stands_twice_in_its_row(folder: Path) -> None:
    rows = [*WIDE[:3], [950, "Mawar", 950, 11, None]]
    spots = found(folder, Handed("data.xlsx", workbook(A2=rows)))

    assert spots["out_of_limits"] == ("A2", (4, 2))


def test_two_lines_of_headers(folder: Path) -> None:
    head = [["Kelurahan", 2024, None, 2025, None], [None, "TW I", "TW II", "TW I", "TW II"]]
    sheet = sheets([Handed("A1.xlsx", workbook(A1=[*head, ["Mawar", 1, 2, 3, 4]]))])[0]

    assert sheet.periods == {1: "2024-Q1", 2: "2024-Q2", 3: "2025-Q1", 4: "2025-Q2"}
    assert sheet.header == 2


def test_a_number_with_a_decimal_comma_is_found_again(folder: Path) -> None:
    text = "Kelurahan;2022;2023\nMawar;10,5;11,25\n"
    finder = Finder(
        sheets([Handed("A2.csv", text.encode())]),
        build_codebook(load_folder(folder, None, TODAY).tables),
    )

    assert finder.find("A2.csv", 2, ("A2", "71.74.01.1001", "2023"), 11.25) == (0, (2, 2))


def test_a_finding_of_another_file_is_not_here() -> None:
    sheet = Sheet("a.csv", None, pl.DataFrame({"0": ["x"]}))

    assert (sheet.row(1), sheet.row(0), sheet.row(2)) == (["x"], [], [])
    assert sheet.place(Finding(Severity.ERROR, Code.NOT_A_NUMBER, "b.csv", row=1)) is None
    assert sheet.place(Finding(Severity.ERROR, Code.NOT_A_NUMBER, "a.csv", row=2)) is None


def test_rows_near_a_fault() -> None:
    assert excerpt([4, 5], 100) == [2, 3, 4, 5, 6, 7]
    assert excerpt([1, 9], 9, 1) == [1, 2, 8, 9]


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (702, "AAA")])
def test_columns_are_named_as_in_a_spreadsheet(column: int, name: str) -> None:
    assert letters(column) == name
