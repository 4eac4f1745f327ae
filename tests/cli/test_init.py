"""``init``: a folder for another city that is valid, holds no figure, and can be filled in."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

from lib.cli.main import main
from lib.contract.tables import TABLES
from tests.folders import LONG

Capture = pytest.CaptureFixture[str]


def begin(folder: Path, *more: str) -> int:
    return main(["init", str(folder), "--kota", "Kota Uji", *more])


def test_the_folder_has_every_table_and_no_error(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "kota" / "data"
    assert begin(folder, "--kode", "3171", "--lintang", "-6.2", "--bujur", "106.8", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["kode"] == "31.71"
    assert {f"{name}.csv" for name in TABLES} < set(told["files"])
    for table in TABLES.values():
        head = pl.read_csv(folder / f"{table.name}.csv", infer_schema=False).columns
        assert set(table.required) <= set(head) <= set(table.columns)
    assert main(["check", str(folder), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {f["code"] for f in found["findings"]} == {"header_only"}
    assert found["values"] == 0
    city = (folder / "wilayah.csv").read_text().splitlines()[1]
    assert city == "31.71,Kota Uji,kota,,-6.2,106.8,,,,"


def test_the_notes_speak_of_this_city_and_every_table(tmp_path: Path) -> None:
    begin(tmp_path / "data", "--kode", "31.71")
    notes = (tmp_path / "data" / "README.md").read_text(encoding="utf-8")
    assert notes.startswith("# Folder data Kota Uji")
    assert all(f"`{name}.csv`" in notes for name in TABLES)
    assert "{" not in notes
    assert not list(tmp_path.glob(".*")), "nothing is left beside it"


def test_what_is_filled_in_is_published(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "data"
    begin(folder, "--kode", "31.71")
    with (folder / "indikator.csv").open("a") as file:
        head = (folder / "indikator.csv").read_text().strip().split(",")
        row = {"kode": "A1", "dimensi": "living", "nama_id": "Pohon", "satuan": "pohon"} | {
            "arah": "naik",
            "jenjang": "kota",
            "agregasi": "jumlah",
            "frekuensi": "tahunan",
        }
        file.write(",".join(row.get(c, "") for c in head) + "\n")
    (folder / "nilai" / "pohon.csv").write_text(LONG + "A1,31.71,2024,7\n")
    capsys.readouterr()
    assert main(["values", str(folder), "--json"]) == 0
    assert [v["nilai"] for v in json.loads(capsys.readouterr().out)["values"]] == [7]


def test_without_a_code_it_says_what_to_replace(tmp_path: Path, capsys: Capture) -> None:
    assert begin(tmp_path / "data") == 0
    assert "ganti 00.00 di wilayah.csv" in capsys.readouterr().out


@pytest.mark.parametrize(
    "more", [["--kode", "x"], ["--kode", "31.71.01"], ["--lintang", "99"], ["--bujur", "-200"]]
)
def test_what_makes_no_sense_writes_nothing(tmp_path: Path, more: list[str]) -> None:
    assert begin(tmp_path / "data", *more) == 2
    assert not (tmp_path / "data").exists()


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    assert begin(tmp_path) == 2
    assert begin(tmp_path / "a.txt") == 2
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]
    (tmp_path / "kosong").mkdir()
    assert begin(tmp_path / "kosong") == 0
