"""A folder becomes a snapshot, whatever lies in it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from lib.contract.codes import Code
from lib.contract.tables import TABLES
from lib.store.build import fingerprint, load_folder
from lib.store.snapshot import VALUES
from tests.folders import write_folder

TODAY = dt.date(2025, 6, 30)


def test_good_folder_gives_values_and_no_finding(tmp_path: Path) -> None:
    write_folder(
        tmp_path, {"nilai/a.csv": "indikator,wilayah,periode,nilai\nA1,71.74.01.1001,2024,5"}
    )

    snapshot = load_folder(tmp_path, None, TODAY)

    assert snapshot.findings == ()
    assert snapshot.values.schema == VALUES
    assert snapshot.values.select(
        "indikator", "wilayah", "periode", "nilai", "status", "jenjang"
    ).rows() == [("A1", "71.74.01.1001", "2024", 5.0, "tetap", "kelurahan")]
    assert snapshot.values.select("mulai", "bulan", "berkas", "baris").rows() == [
        (dt.date(2024, 1, 1), 12, "nilai/a.csv", 2)
    ]


def test_missing_folder_gives_empty_tables_and_findings(tmp_path: Path) -> None:
    snapshot = load_folder(tmp_path / "nothing", None, TODAY)

    assert set(snapshot.tables) == set(TABLES)
    assert snapshot.values.schema == VALUES
    assert {f.code for f in snapshot.findings} == {Code.TABLE_MISSING}


def test_fingerprint_follows_bytes_not_time_stamps(tmp_path: Path) -> None:
    write_folder(tmp_path, {})
    before = fingerprint(tmp_path)

    (tmp_path / "opd.csv").touch()
    assert fingerprint(tmp_path) == before

    (tmp_path / "wilayah.csv").write_text("kode,nama,jenis,induk\n71.74,Kota,kota,\n")
    assert fingerprint(tmp_path) != before


def test_period_that_has_not_begun_is_kept_out(tmp_path: Path) -> None:
    rows = "A1,71.74.01.1001,2025,5\nA1,71.74.01.1001,2025-08,6"
    write_folder(tmp_path, {"nilai/a.csv": f"indikator,wilayah,periode,nilai\n{rows}"})

    snapshot = load_folder(tmp_path, None, TODAY)

    assert snapshot.values["periode"].to_list() == ["2025"]
    assert [(f.code, f.row, f.value) for f in snapshot.findings if f.severity == "error"] == [
        (Code.PERIOD_FUTURE, 3, "2025-08")
    ]
    assert next(f.rows_kept for f in snapshot.files if f.file == "nilai/a.csv") == 1
