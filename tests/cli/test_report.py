"""``report``: documents and the evidence without a browser."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from lib.cli.main import main
from lib.export.paper.press import pages
from tests.folders import LONG, write_folder

GOOD = LONG + "A2,71.74,2023,7\nA2,71.74,2024,12.5\n"

BUKTI = "indikator,judul,tautan,status\nA1,Laporan,laporan.txt,ada\nA2,Foto,hilang.jpg,ada\n"


def test_bundle_of_evidence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CACHE_DIR", str(tmp_path / "cache"))
    folder = write_folder(tmp_path / "data", {"bukti.csv": BUKTI, "bukti/laporan.txt": "isi"})
    out = tmp_path / "bukti.zip"
    assert main(["report", str(folder), "--bukti", "--output", str(out), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"file": str(out), "pieces": 2, "files": 1, "missing": 1}
    assert "bukti/A1/laporan.txt" in zipfile.ZipFile(out).namelist()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "data", {"nilai/a.csv": GOOD})


def test_a_report_is_written_and_named(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "laporan.pdf"

    assert main(["report", str(folder), "--output", str(out)]) == 0

    content = out.read_bytes()
    assert content.startswith(b"%PDF")
    assert capsys.readouterr().out == f"Ditulis: {out} ({pages(content)} halaman).\n"


def test_a_brief_has_two_pages_in_the_language_and_framework_asked_for(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "ringkas.pdf"
    words = ["--ringkas", "--bahasa", "en", "--kerangka", "nasional", "--json"]

    assert main(["report", str(folder), "--output", str(out), *words]) == 0

    told = json.loads(capsys.readouterr().out)
    assert told == {"file": str(out), "pages": 2, "contoh": False}


@pytest.mark.parametrize("option", [[], ["--ringkas"]])
def test_equal_data_gives_equal_bytes(folder: Path, tmp_path: Path, option: list[str]) -> None:
    files = [tmp_path / name for name in ("a.pdf", "b.pdf")]
    for file in files:
        assert main(["report", str(folder), "--output", str(file), *option]) == 0

    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_folder_with_errors_still_gives_a_report(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "data", {"nilai/a.csv": GOOD + "A2,71.74,2022,banyak\n"})
    out = tmp_path / "laporan.pdf"

    assert main(["report", str(folder), "--output", str(out)]) == 1
    assert pages(out.read_bytes()) > 2


@pytest.mark.parametrize(
    "words", [["--ringkas", "--bukti"], ["--kerangka", "lain"], ["--ringkas", "--lembar", "opd"]]
)
def test_what_makes_no_sense_is_wrong_use(folder: Path, tmp_path: Path, words: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["report", str(folder), "--output", str(tmp_path / "x.pdf"), *words])

    assert left.value.code == 2


def test_a_place_that_cannot_be_written_to_is_wrong_use(folder: Path, tmp_path: Path) -> None:
    assert main(["report", str(folder), "--output", str(tmp_path / "no" / "x.pdf")]) == 2
