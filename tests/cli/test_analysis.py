"""``score``, ``status`` and ``trend``: what they print and how they end."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from lib.cli.main import main
from tests.folders import LONG, write_folder

CITY = "71.74"
INDICATORS = """
kode,dimensi,nama_id,nama_en,satuan,arah,jenjang,agregasi,frekuensi,desimal,skor_terburuk,skor_terbaik,bobot
A2,alam,Sampah,Waste,%,naik,kelurahan,tidak_ada,tahunan,1,0,100,
A4,alam,Banjir,Floods,kali,turun,kota,tidak_ada,tahunan,0,20,0,2
"""
VALUES = LONG + "".join(
    f"A2,{CITY},{2014 + i},{v}\n" for i, v in enumerate([20, 22, 25, 26, 29, 30, 33, 35])
)
VALUES += f"A4,{CITY},2021,5\nA2,{CITY}.01,2021,50\n"
TARGETS = f"indikator,wilayah,periode,target\nA2,{CITY},2025,60\n"


@pytest.fixture(autouse=True)
def _settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("TODAY", "2023-06-30")


@pytest.fixture
def folder(tmp_path: Path) -> str:
    files = {"indikator.csv": INDICATORS, "nilai/a.csv": VALUES, "target.csv": TARGETS}
    return str(write_folder(tmp_path / "data", files))


def _json(capsys: pytest.CaptureFixture[str], *arguments: str, ends: int = 0) -> dict[str, object]:
    assert main([*arguments, "--json"]) == ends
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def _rows(found: dict[str, object], key: str) -> list[dict[str, object]]:
    rows = found[key]
    assert isinstance(rows, list)
    return rows


def test_score_with_weights_coverage_and_contributions(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = _json(capsys, "score", folder)

    assert (found["year"], found["framework"], found["trial"]) == (2021, "kota", "")
    (whole,) = _rows(found, "areas")
    assert (whole["wilayah"], whole["n"], whole["dari"], whole["cakupan"]) == (CITY, 2, 2, 1.0)
    assert whole["skor"] == pytest.approx((35 + 2 * 75) / 3)
    scores = {row["indikator"]: row for row in _rows(found, "indicators")}
    assert scores["A4"]["skor"] == 75
    assert scores["A4"]["bobot_efektif"] == pytest.approx(2 / 3)
    parts = {row["indikator"]: row["sumbangan"] for row in _rows(found, "contributions")}
    assert parts == pytest.approx({"A2": -65 / 3, "A4": -50 / 3})


def test_score_of_a_trial_and_of_an_area(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    tried = _json(capsys, "score", folder, "--coba", "w:A4=0", "--periode", "2020")
    area = _json(capsys, "score", folder, "--wilayah", "Contoh Utara", "--indikator", "A2")

    assert _rows(tried, "areas")[0]["skor"] == pytest.approx(33)
    assert tried["trial"] == "w:A4=0"
    assert [row["wilayah"] for row in _rows(area, "areas")] == ["71.74.01"]
    assert [row["indikator"] for row in _rows(area, "indicators")] == ["A2"]


def test_score_in_words(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", folder, "--bahasa", "en"]) == 0
    printed = capsys.readouterr().out

    assert printed.startswith("Scores 2021\n\nArea")
    assert "Kota Contoh   61.7  2/2   100.0 %" in printed
    assert "A4 Floods" in printed


def test_status_holds_against_the_target(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = _json(capsys, "status", folder)

    rows = {row["indikator"]: row for row in _rows(found, "status")}
    assert rows.keys() == {"A2", "A4"}
    assert (rows["A2"]["keadaan"], rows["A2"]["laju_sisa"]) == ("stagnan", 6.25)
    assert (rows["A4"]["keadaan"], rows["A4"]["alasan"]) == ("tidak_dapat_dinilai", "tanpa_target")
    assert str(rows["A2"]["kalimat"]).startswith("Stagnan terhadap target 60,0")
    counts = found["counts"]
    assert isinstance(counts, dict)
    assert (counts["stagnan"], counts["tidak_dapat_dinilai"], counts["tercapai"]) == (1, 1, 0)


def test_status_as_it_was_at_the_end_of_a_period(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = _json(capsys, "status", folder, "--periode", "2018", "--indikator", "A2")

    (row,) = _rows(found, "status")
    assert (row["periode"], row["nilai"]) == ("2018", 29)


def test_status_in_words(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", folder]) == 0
    lines = capsys.readouterr().out.splitlines()

    heads = "Indikator Wilayah Periode Nilai Status Target akhir Laju per tahun Perlu per tahun"
    assert " ".join(lines[0].split()) == heads
    assert "stagnan" in lines[2]
    assert "belum dapat dinilai (tanpa target)" in lines[3]


def test_trend_with_its_projection(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = _json(capsys, "trend", folder)

    (row,) = _rows(found, "trends")
    assert (row["indikator"], row["n"], row["arah"], row["kepastian"]) == ("A2", 8, "naik", "nyata")
    assert row["kemiringan"] == pytest.approx(2.0833, abs=0.1)
    assert str(row["kalimat"]).startswith("Sejak 2014 angkanya naik")
    assert [r["periode"] for r in _rows(found, "projections")] == ["2022", "2023", "2024"]


def test_trend_in_words(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trend", folder, "--bahasa", "en", "--indikator", "A2"]) == 0
    lines = capsys.readouterr().out.splitlines()

    assert len(lines) == 3
    assert "rising" in lines[2]
    assert "certain" in lines[2]
    assert "2024: " in lines[2]


@pytest.mark.parametrize("command", ["score", "status", "trend"])
def test_rows_go_into_a_file(
    command: str, folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "hasil.csv"

    assert main([command, folder, "--output", str(file)]) == 0
    assert capsys.readouterr().out.startswith(f"Ditulis: {file} (")
    rows = list(csv.DictReader(file.read_text("utf-8").splitlines()))
    assert rows[0]["indikator"] == "A2"


@pytest.mark.parametrize(
    "wrong",
    [
        ["score", "--coba", "w:ZZ=1"],
        ["score", "--periode", "2021-Q1"],
        ["status", "--indikator", "ZZ"],
        ["status", "--wilayah", "Atlantis"],
        ["trend", "--periode", "2020", "--periode", "2021"],
        ["trend", "--output", "/dev/null/x"],
    ],
)
def test_wrong_use_ends_with_two(
    wrong: list[str], folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([wrong[0], folder, *wrong[1:], "--json"]) == 2
    assert "error" in json.loads(capsys.readouterr().out)


def test_a_folder_with_errors_ends_with_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = {"indikator.csv": INDICATORS, "nilai/a.csv": f"{VALUES}ZZ,{CITY},2020,1\n"}
    folder = str(write_folder(tmp_path / "data", bad))

    for command, key in (("score", "areas"), ("status", "status"), ("trend", "trends")):
        assert _rows(_json(capsys, command, folder, ends=1), key)
