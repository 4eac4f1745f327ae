"""The page tells what is wrong and where, what is due, what is kept out, and what was read."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.paths import ROOT
from lib.ui import access
from tests.folders import write_folder
from tests.store.test_shapes import geojson
from tests.ui.visiting import visit, words

PAGE = "pages/data/halaman_mutu.py"
VALUES = """
indikator,wilayah,periode,nilai,status,sumber,catatan
A2,71.74.01.1001,2023,50,tetap,bps,
A2,71.74.01.1001,2022,500,tetap,bps,
A2,71.74.01.1002,2022,501,tetap,bps,
A2,71.74.02.1003,2022,502,tetap,bps,
A2,71.74.02.2004,2022,503,tetap,bps,
A2,71.74,2023,70,tetap,bps,
A2,71.74,2023,75,tetap,kabar,Bertentangan dengan BPS
A1,71.74.01.1001,2025-01,5,contoh,,
"""


def _open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, **query: str) -> AppTest:
    data = write_folder(tmp_path / "data", {"nilai/a.csv": VALUES})
    return visit(monkeypatch, data, tmp_path / "cache", page=PAGE, **query)


def test_findings_with_place_and_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = words(_open(tmp_path, monkeypatch))

    assert "3 angka dari" in said
    assert "Kesalahan, 4 kali" in said
    assert "nilai/a.csv · baris 3 · kolom nilai · tertulis “500" in said
    assert "baris 6" not in said, "only three are told"
    assert "Temuan sejenis lainnya: 1." in said
    assert "Perbaikan:" in said


def test_each_part_is_in_the_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = _open(tmp_path, monkeypatch)
    app.segmented_control[-1].set_value("berkas").run()

    assert not app.exception
    assert app.query_params["bagian"] == "berkas"
    said = words(app)
    assert "nilai/a.csv" in said
    assert "4 tidak dipakai" in said
    assert "Batas wilayah: skematik" in said


def test_broken_boundaries_are_shown_as_they_were_with_their_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = "batas/desa.geojson"
    data = write_folder(tmp_path / "data", {"nilai/a.csv": VALUES, file: geojson()})
    saved = dt.datetime(2025, 3, 1, 12, tzinfo=dt.UTC).timestamp()
    os.utime(data / file, (saved, saved))
    visit(monkeypatch, data, tmp_path / "cache", page=PAGE)
    (data / file).write_bytes(b"garbage")

    app = visit(monkeypatch, data, tmp_path / "cache", page=PAGE, bagian="berkas")

    said = words(app)
    assert "Batas wilayah: resmi" in said
    assert "keadaan baik terakhir, 1 Mar 2025" in said
    app.query_params["bagian"] = "temuan"
    told = words(app.run())
    assert "Berkas batas ini rusak" in told
    monkeypatch.setattr(access, "_why_not_here", lambda: "")
    app.switch_page(str(ROOT / "pages/data/halaman_kelola.py")).run()
    assert f"<b>{file}</b>: Berkas batas ini rusak" in words(app)
    app.switch_page(str(ROOT / "pages/jelajah/halaman_peta.py")).run()
    assert "Batas wilayah: keadaan baik terakhir, 1 Mar 2025" in words(app)
    assert not app.exception


def test_due_by_steward(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = _open(tmp_path, monkeypatch, bagian="kalender")

    said = words(app)
    assert "Dihitung per 30 Juni 2025." in said
    assert '<th scope="row">DD</th>' in said
    assert "terlambat" in said
    assert "DATA CONTOH" in said


def test_one_steward_by_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = _open(tmp_path, monkeypatch, bagian="kalender", walidata="dinas")

    assert app.selectbox[-1].value == "dinas"
    assert app.query_params["walidata"] == "dinas"


def test_withheld_beside_what_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = words(_open(tmp_path, monkeypatch, bagian="ditahan"))

    assert "Bertentangan dengan BPS" in said
    assert "Berita" in said
    assert "Kota dalam Angka" in said


def test_guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = words(_open(tmp_path, monkeypatch, bagian="cara", bahasa="en"))

    assert "Hand in new figures" in said
    assert "never write zero" in said


@pytest.mark.parametrize("part", ["temuan", "kalender", "ditahan", "berkas", "cara"])
def test_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    (tmp_path / "data").mkdir()

    app = visit(monkeypatch, tmp_path / "data", tmp_path / "cache", page=PAGE, bagian=part)

    assert "Belum ada satu angka pun yang dimuat." in words(app)
