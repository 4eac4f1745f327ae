"""A table leaves as it is read: headings, numbers as numbers, no formulas, with its origin."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest

from lib.export import listing
from lib.export.about import About

HEADS = ("Nama", "Angka", "Tanggal")
ROWS: list[listing.Row] = [
    ("=HYPERLINK()", 1234.5, dt.date(2025, 3, 1)),
    ("Biga; Utara", None, None),
    ("Cacah", 12, None),
]
ABOUT = About("Daftar", sample=True)


@pytest.mark.parametrize(
    "lang, line",
    [("id", "'=HYPERLINK();1234,5;2025-03-01"), ("en", "'=HYPERLINK(),1234.5,2025-03-01")],
)
def test_csv_follows_the_language(lang: str, line: str) -> None:
    text = listing.csv(HEADS, ROWS, ABOUT, lang=lang).decode("utf-8-sig")

    lines = text.split("\r\n")
    assert line in lines
    assert lines[lines.index("") + 1] == (
        "Nama;Angka;Tanggal" if lang == "id" else "Nama,Angka,Tanggal"
    )


def test_csv_says_first_that_it_has_sample_data() -> None:
    text = listing.csv(HEADS, ROWS, ABOUT, lang="id").decode("utf-8-sig")

    assert text.startswith("DATA CONTOH: ")
    assert "DATA CONTOH" not in listing.csv(HEADS, ROWS, About("Daftar"), lang="id").decode()


def test_csv_leaves_what_is_missing_blank_and_whole_numbers_whole() -> None:
    text = listing.csv(HEADS, ROWS, ABOUT, lang="id").decode("utf-8-sig")

    assert '"Biga; Utara";;' in text
    assert "Cacah;12;" in text


def test_workbook_holds_numbers_dates_and_a_sheet_about_them() -> None:
    book = openpyxl.load_workbook(io.BytesIO(listing.xlsx(HEADS, ROWS, ABOUT, lang="id")))
    data, about = book.worksheets

    assert [c.value for c in data[1]] == list(HEADS)
    assert [c.value for c in data[2]] == ["'=HYPERLINK()", 1234.5, dt.datetime(2025, 3, 1)]
    assert data["B4"].value == 12
    assert about["A1"].value == "DATA CONTOH"


def test_equal_input_gives_equal_bytes() -> None:
    assert listing.xlsx(HEADS, ROWS, ABOUT, lang="id") == listing.xlsx(
        HEADS, ROWS, ABOUT, lang="id"
    )


def test_no_rows() -> None:
    assert listing.csv(HEADS, [], ABOUT, lang="id").endswith(b"Nama;Angka;Tanggal\r\n")
    assert listing.xlsx(HEADS, [], ABOUT, lang="id")
