"""The evidence as one file from the command line."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from lib.cli.main import main
from tests.folders import write_folder

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


def test_without_saying_what_is_wrong_use(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "data", {})
    with pytest.raises(SystemExit) as left:
        main(["report", str(folder), "--output", str(tmp_path / "x.zip")])
    assert left.value.code == 2
