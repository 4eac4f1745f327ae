from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import openpyxl

from lib.export.about import About
from lib.export.rows import COLUMNS
from lib.export.xlsx import xlsx
from lib.store.build import load_folder
from tests.export.figures import ABOUT, TWO
from tests.folders import write_folder


def book(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_numbers_are_numbers_and_texts_are_texts() -> None:
    sheet = book(xlsx(TWO, ABOUT, lang="id"))["data"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == COLUMNS
    assert rows[1] == ("A4", "71.74.01.1001", "2024", -5, "contoh", None, 1, 2, "'=1+1")
    assert rows[2][3] == 37.265


def test_the_header_stays_in_sight_and_decimals_are_shown() -> None:
    sheet = book(xlsx(TWO, ABOUT, lang="id", decimals=1))["data"]
    assert sheet.freeze_panes == "A2"
    assert sheet["D3"].number_format == "#,##0.0"


def test_the_second_sheet_says_what_it_is_and_what_codes_stand_for() -> None:
    content = xlsx(TWO, About("Isi", sample=True), lang="id", names={"71.74": "=Kota"})
    rows = list(book(content)["Keterangan"].iter_rows(values_only=True))
    assert rows[0][0] == "DATA CONTOH"
    assert ("Kode", "Nama") in rows
    assert ("71.74", "'=Kota") in rows


def test_no_cell_is_a_formula() -> None:
    content = xlsx(TWO, About("=1+1"), lang="en", names={"=2": "=3"})
    cells = [c for sheet in book(content) for row in sheet.iter_rows() for c in row]
    assert not [c for c in cells if c.data_type == "f"]


def test_our_loader_reads_it_back(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, {"nilai/x.xlsx": xlsx(TWO, ABOUT, lang="id")})
    snapshot = load_folder(folder, None, dt.date(2026, 1, 31))
    assert snapshot.values["nilai"].to_list() == [-5, 37.265]


def test_equal_figures_give_equal_bytes() -> None:
    assert xlsx(TWO, ABOUT, lang="id") == xlsx(TWO, ABOUT, lang="id")
