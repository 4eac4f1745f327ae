"""``boundaries import``: what it prints, how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lib.cli.main import main
from lib.exchange.boundaries import STORED
from tests.exchange.shapefiles import CODES, geojson, named
from tests.folders import write_folder

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "data", {})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "desa.geojson"
    path.write_bytes(geojson(named("Mawar", "Melatti Satu", "Kamboja", "Kananga")))
    return path


@pytest.mark.parametrize("word", ["import", "IMPORT"])
def test_json_lists_what_matched_by_what(
    folder: Path, file: Path, word: str, capsys: Capture
) -> None:
    assert main(["boundaries", word, str(file), str(folder), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["id"], found["stored"], found["refused"]) == (2, True, False)
    assert found["by"] == {"kode": 0, "nama": 2, "ejaan": 1, "mirip": 0}
    assert [m["kode"] for m in found["matched"]] == [CODES[0], CODES[2], CODES[3]]
    assert [(x["label"], x["kode"]) for x in found["likely"]] == [("Melatti Satu", CODES[1])]
    assert [m["kode"] for m in found["missing"]] == [CODES[1]]
    assert found["files"] == [{"file": STORED, "change": "written"}]
    assert {f["code"] for f in found["findings"]} == {"boundary_unmatched", "boundary_area_missing"}


def test_looking_stores_nothing(folder: Path, file: Path, capsys: Capture) -> None:
    assert main(["boundaries", "import", str(file), str(folder), "--lihat"]) == 0
    said = capsys.readouterr().out
    assert "Melatti Satu → mungkin Melati Satu" in said
    assert "Belum disimpan" in said
    assert not (folder / STORED).exists()


@pytest.mark.parametrize("answer", [["--terima-mirip"], ["--tetapkan", f"Melatti Satu={CODES[1]}"]])
def test_answers_are_used(folder: Path, file: Path, answer: list[str], capsys: Capture) -> None:
    assert main(["boundaries", "import", str(file), str(folder), "--json", *answer]) == 0
    assert json.loads(capsys.readouterr().out)["by"]["mirip"] == 1
    assert main(["history", str(folder)]) == 0
    said = capsys.readouterr().out
    assert "tanpa nama: impor batas wilayah dari desa.geojson" in said
    assert "Batas resmi 4 wilayah." in said


def test_a_refused_file_ends_with_one(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "lain.geojson"
    path.write_bytes(geojson(named("A", "B", "C", "D")))
    assert main(["boundaries", "import", str(path), str(folder)]) == 1
    assert "Tidak disimpan" in capsys.readouterr().out


@pytest.mark.parametrize(
    "extra", [["--tetapkan", "Mawar"], ["--tetapkan", "A=99"], ["--crs", "peta"]]
)
def test_wrong_answers_are_wrong_use(folder: Path, file: Path, extra: list[str]) -> None:
    assert main(["boundaries", "import", str(file), str(folder), *extra]) == 2


def test_a_file_that_is_not_there(folder: Path, capsys: Capture) -> None:
    assert main(["boundaries", "import", str(folder / "x.geojson"), str(folder), "--json"]) == 2
    assert "x.geojson" in json.loads(capsys.readouterr().out)["error"]
