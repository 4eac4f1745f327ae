"""Sheets from the command line: one as PDF, many as zip, and what is said when it cannot be."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from lib.cli.main import main
from lib.export.paper import sheets
from tests.folders import write_folder

ROWS = "indikator,wilayah,periode,nilai\nA2,71.74.01.1001,2024,10\nA2,71.74.02.1003,2024,20\n"


@pytest.fixture
def folder(tmp_path: Path) -> str:
    return str(write_folder(tmp_path / "data", {"nilai/a.csv": ROWS}))


def test_one_code_and_a_pdf(
    folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "lembar.pdf"
    order = ["report", folder, "--lembar", "wilayah", "--kode", "71.74.01.1001"]

    assert main([*order, "--output", str(out), "--json"]) == 0

    said = capsys.readouterr()
    name = "lembar-wilayah_71-74-01-1001_mawar_2025-06-30.pdf"
    assert json.loads(said.out) == {"file": str(out), "lembar": [name]}
    assert said.err == f"1 dari 1: {name}\n"
    assert out.read_bytes().startswith(b"%PDF")


def test_all_of_a_kind_as_zip_with_equal_bytes(folder: str, tmp_path: Path) -> None:
    outs = [tmp_path / "a.zip", tmp_path / "b.zip"]
    for out in outs:
        assert main(["report", folder, "--lembar", "wilayah", "--output", str(out)]) == 0

    with zipfile.ZipFile(outs[0]) as found:
        assert len(found.namelist()) == 7
    assert outs[0].read_bytes() == outs[1].read_bytes()


def test_named_sheets_alone_in_english(folder: str, tmp_path: Path) -> None:
    out = tmp_path / "a.zip"
    order = ["report", folder, "--lembar", "wilayah", "--bahasa", "en"]
    codes = ["--kode", "71.74.01", "--kode", "71.74.01.1001,71.74"]

    assert main([*order, *codes, "--output", str(out)]) == 0

    with zipfile.ZipFile(out) as found:
        names = found.namelist()
    assert [name.split("_")[:2] for name in names] == [
        ["area-sheet", "71-74"],
        ["area-sheet", "71-74-01"],
        ["area-sheet", "71-74-01-1001"],
    ]


def test_an_unknown_code_is_refused_with_what_there_is(
    folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "a.pdf"

    order = ["report", folder, "--lembar", "opd", "--kode", "dinkes", "--output", str(out)]

    assert main(order) == 2
    said = capsys.readouterr().err
    assert said == "Kode dinkes tidak ada untuk --lembar opd. Yang ada: dinas.\n"
    assert not out.exists()


def test_a_code_without_a_kind_is_wrong_use(folder: str, tmp_path: Path) -> None:
    assert main(["report", folder, "--kode", "71.74", "--output", str(tmp_path / "a.pdf")]) == 2


def test_stopping_leaves_no_file(
    folder: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    made = sheets.sheet
    count = iter(range(9))

    def sheet(*given: object) -> sheets.Made:
        if next(count) == 2:
            raise KeyboardInterrupt
        return made(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(sheets, "sheet", sheet)
    out = tmp_path / "a.zip"

    assert main(["report", folder, "--lembar", "wilayah", "--output", str(out)]) == 130

    assert capsys.readouterr().err.splitlines()[-1].startswith("Dihentikan")
    assert not out.exists()


def test_a_file_is_written_whole_or_not_at_all(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "keluaran" / "a.zip"
    out.parent.mkdir()
    out.write_bytes(b"lama")

    def write(path: Path, content: bytes) -> int:
        with path.open("wb") as file:
            file.write(content[:10])
        raise OSError

    monkeypatch.setattr(Path, "write_bytes", write)
    order = ["report", folder, "--lembar", "opd", "--output", str(out)]

    assert main(order) == 2
    assert out.read_bytes() == b"lama"
    assert [path.name for path in out.parent.iterdir()] == ["a.zip"]
