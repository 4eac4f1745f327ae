"""The command line: what it prints and how it ends."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lib.cli.main import main
from lib.store.holder import Store
from tests.folders import LONG, write_folder
from tests.store.test_shapes import geojson

GOOD = LONG + "A2,71.74.01.1001,2024,12.5\nA2,Kananga,2023,7\nA1,71.74.02,TW I 2024,3\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "data", {"nilai/a.csv": GOOD})


def broken(tmp_path: Path) -> Path:
    bad = LONG + "A2,71.74.01.1001,2024,950\nA2,71.74.01.1002,2024,50\n"
    return write_folder(tmp_path / "data", {"nilai/a.csv": bad})


def test_check_of_a_good_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(folder)]) == 0
    assert capsys.readouterr().out == "6 berkas, 3 angka; 0 kesalahan, 0 peringatan.\n"


def test_check_json_names_the_place_and_the_cure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(broken(tmp_path)), "--json", "--bahasa", "en"]) == 1
    printed = json.loads(capsys.readouterr().out)
    assert printed["findings"] == [
        {
            "severity": "error",
            "code": "out_of_limits",
            "file": "nilai/a.csv",
            "sheet": None,
            "row": 2,
            "column": "nilai",
            "value": "950",
            "message": "950 is outside the limits of its indicator. Allowed: 0 to 100.",
            "remedy": "Check the figure, its unit and its decimal sign. If it is right, change "
            "the limits in the table indikator.",
            "count": 1,
        }
    ]
    assert printed["values"] == 1
    assert {"file": "nilai/a.csv", "layout": "panjang", "rows_read": 2, "rows_kept": 1} in printed[
        "files"
    ]


def test_check_in_words_cuts_equal_findings_short(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "".join(f"A9,71.74,20{n:02d},1\n" for n in range(10, 15))
    folder = write_folder(tmp_path / "data", {"nilai/a.csv": LONG + rows})
    assert main(["check", str(folder)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3 + 1 + 1 + 1
    assert lines[0].startswith("Kesalahan: nilai/a.csv, baris 2, kolom indikator: Indikator “A9”")
    assert lines[3] == "  … dan 2 lagi seperti ini"


def test_values_as_csv_sorted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["values", str(folder)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "indikator,wilayah,periode,nilai,status,sumber",
        "A1,71.74.02,2024-Q1,3.0,tetap,",
        "A2,71.74.01.1001,2024,12.5,tetap,",
        "A2,71.74.02.2004,2023,7.0,tetap,",
    ]


@pytest.mark.parametrize(
    "options, expected",
    [
        (["--indikator", "a1"], ["A1"]),
        (["--indikator=A1,A2", "--periode", "2024"], ["A2"]),
        (["--wilayah", "Desa Kenanga"], ["A2"]),
        (["--wilayah", "Mawar", "--wilayah", "Contoh Selatan"], ["A1", "A2"]),
        (["--jenjang", "kecamatan"], ["A1"]),
        (["--jenjang", "kota"], []),
    ],
)
def test_values_options(
    options: list[str], expected: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["values", str(folder), "--json", *options]) == 0
    printed = json.loads(capsys.readouterr().out)["values"]
    assert [v["indikator"] for v in printed] == expected


def test_values_keep_full_precision(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = LONG + "A4,71.74,2024,0.1234567890123456\n"
    folder = write_folder(tmp_path / "data", {"nilai/a.csv": text})
    assert main(["values", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["values"][0]["nilai"] == 0.1234567890123456


def test_values_of_a_folder_with_errors_prints_the_good_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["values", str(broken(tmp_path)), "--json"]) == 1
    captured = capsys.readouterr()
    assert [v["wilayah"] for v in json.loads(captured.out)["values"]] == ["71.74.01.1002"]
    assert "check" in captured.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["values", "{folder}", "--indikator", "nothing"],
        ["values", "{folder}", "--jenjang", "provinsi"],
        ["check", "{folder}/nothing"],
    ],
)
def test_wrong_use_ends_with_two(
    arguments: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([a.format(folder=folder) for a in arguments]) == 2
    captured = capsys.readouterr()
    assert (captured.out, bool(captured.err)) == ("", True)


@pytest.mark.parametrize("arguments", [[], ["nothing"], ["check", "--nothing"]])
def test_unknown_commands_end_with_two(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    assert "Lihat --help" in capsys.readouterr().err


def test_help_speaks_the_language(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["values", "--help"])
    assert end.value.code == 0
    text = capsys.readouterr().out
    assert text.startswith("pemakaian:")
    assert "show this help" not in text


def test_data_dir_is_the_default_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATA_DIR", str(folder))
    assert main(["check"]) == 0


def test_never_imports_streamlit() -> None:
    code = "import sys, lib.cli.main; sys.exit('streamlit' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_sample_is_the_same_for_the_same_seed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = []
    for name in ("one", "two"):
        folder = write_folder(tmp_path / name, {})
        assert main(["sample", str(folder), "--seed", "5", "--json"]) == 0
        files = json.loads(capsys.readouterr().out)["files"]
        made.append({file: (folder / file).read_bytes() for file in files})
    assert made[0] == made[1]
    assert all(file.startswith("nilai/contoh/") for file in made[0])


def test_sample_of_a_folder_without_tables_is_wrong_use(tmp_path: Path) -> None:
    assert main(["sample", str(tmp_path)]) == 2


def test_check_marks_a_broken_file_that_readers_see_as_it_was(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = Store(folder, tmp_path / "cache", dt.date(2025, 6, 30))
    store.snapshot()
    store._builder.finish()
    os.utime(folder / "nilai/a.csv", (1, 1))
    (folder / "nilai/a.csv").write_bytes(b"")
    assert main(["check", str(folder), "--json"]) == 1
    printed = json.loads(capsys.readouterr().out)
    assert printed["values"] == 0
    file = next(f for f in printed["files"] if f["file"] == "nilai/a.csv")
    assert file["last_good"] == dt.date.today().isoformat()
    assert file["rows_kept"] == 0


def test_check_marks_broken_boundaries_that_readers_see_as_they_were(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "batas/desa.geojson"
    path.parent.mkdir()
    path.write_text(geojson())
    Store(folder, tmp_path / "cache", dt.date(2025, 6, 30)).shapes()
    assert main(["check", str(folder), "--json"]) == 0
    assert "last_good" not in capsys.readouterr().out
    path.write_bytes(b"garbage")
    assert main(["check", str(folder), "--json"]) == 1
    printed = json.loads(capsys.readouterr().out)
    file = next(f for f in printed["files"] if f["file"] == "batas/desa.geojson")
    assert file["last_good"] == dt.date.today().isoformat()
    found = [f["code"] for f in printed["findings"] if f["file"] == "batas/desa.geojson"]
    assert found == ["boundary_unreadable"]


def test_check_doubts_figures(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = "".join(f"A4,71.74,{y},{v}\n" for y, v in enumerate((98, 103, 1010, 99, 105), 2017))
    (folder / "nilai/b.csv").write_text(LONG + rows)
    assert main(["check", str(folder), "--json", "--bahasa", "en"]) == 0
    (found,) = json.loads(capsys.readouterr().out)["findings"]
    assert (found["code"], found["row"], found["severity"]) == ("value_times", 4, "warning")
    assert found["message"] == (
        "A4 / 71.74 / 2019: 1010 is about 10 times 103, the figures around it in this series "
        "(n = 5)."
    )
