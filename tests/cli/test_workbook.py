"""``workbook``: all data as one Excel file without a browser."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from lib.cli.main import main
from tests.folders import LONG, write_folder

pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group extension")
GOOD = LONG + "A2,71.74,2023,7\nA2,71.74,2024,12.5\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "data", {"nilai/a.csv": GOOD})


def test_a_workbook_is_written_and_named(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "buku.xlsx"

    assert main(["workbook", str(folder), "--output", str(out)]) == 0

    count = len(openpyxl.load_workbook(out).sheetnames)
    assert capsys.readouterr().out == f"Ditulis: {out} ({count} lembar, 2 angka).\n"


def test_language_and_framework_are_chosen(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "book.xlsx"
    words = ["--bahasa", "en", "--kerangka", "nasional", "--json"]

    assert main(["workbook", str(folder), "--output", str(out), *words]) == 0

    told = json.loads(capsys.readouterr().out)
    assert told["sheets"] == openpyxl.load_workbook(out).sheetnames
    assert told["sheets"][:3] == ["Cover", "Data", "Smart Alam"]
    assert (told["values"], told["contoh"]) == (2, False)


def test_equal_data_gives_equal_bytes(folder: Path, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.xlsx", "b.xlsx")]
    for file in files:
        assert main(["workbook", str(folder), "--output", str(file)]) == 0

    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_place_that_cannot_be_written_is_wrong_use(folder: Path) -> None:
    assert main(["workbook", str(folder), "--output", "/"]) == 2
