"""The catalogue finds an indicator and tells everything about it."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.folders import write_folder
from tests.ui.visiting import visit, words

PAGE = "pages/data/halaman_indikator.py"
METADATA = """
indikator,konsep,komposit,kegiatan
A1,Kehijauan,tidak,Sensus pohon
"""
BREAKS = "indikator,periode,keterangan\nA1,2024-01,Cara hitung berubah\n"
VALUES = """
indikator,wilayah,periode,nilai,status,sumber
A1,71.74.01.1001,2023-12,5,tetap,bps
A1,71.74.01.1001,2024-01,6,{status},bps
"""


def _open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: str = "tetap", **query: str
) -> AppTest:
    data = write_folder(
        tmp_path / "data",
        {
            "metadata_indikator.csv": METADATA,
            "jeda.csv": BREAKS,
            "nilai/a.csv": VALUES.replace("{status}", status),
        },
    )
    return visit(monkeypatch, data, tmp_path / "cache", page=PAGE, **query)


def test_everything_about_the_chosen_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = _open(tmp_path, monkeypatch, indikator="A1")

    said = words(app)
    assert "4 indikator: 1 punya angka nyata, 3 belum berdata." in said
    assert ">Pohon</h2>" in said
    assert "Dinas Data (DD)" in said
    assert "paling sedikit 0; angka di bawahnya ditolak" in said
    assert "Cara hitung berubah" in said
    assert "mutu A, dokumen resmi" in said
    assert "<dt>Konsep</dt><dd>Kehijauan</dd>" in said
    assert "belum diisi" in said
    assert "DATA CONTOH" not in said
    assert app.get("vega_lite_chart"), "the coverage is drawn"
    assert len(app.get("download_button")) == 4


def test_search_narrows_the_list_and_keeps_the_chosen_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = _open(tmp_path, monkeypatch, indikator="A1")
    app.text_input[0].set_value("opini").run()

    assert not app.exception
    assert app.radio[0].options == ["Opini"]
    assert app.radio[0].value is None
    assert ">Pohon</h2>" in words(app)
    assert app.query_params["cari"] == "opini"


def test_picking_chooses_and_stands_in_the_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = _open(tmp_path, monkeypatch, indikator="A1")
    app.radio[0].set_value("A3").run()

    assert not app.exception
    assert ">Opini</h2>" in words(app)
    assert app.query_params["indikator"] == "A3"


def test_without_figures_it_says_who_can_supply_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = _open(tmp_path, monkeypatch, indikator="A2")

    assert "dapat menyampaikannya: isi templat" in app.info[0].value
    assert not app.get("vega_lite_chart")


def test_sample_figures_are_marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = _open(tmp_path, monkeypatch, "contoh", indikator="A1")

    assert "DATA CONTOH" in words(app)


def test_names_from_data_are_no_markup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = (
        "kode,dimensi,nama_id,satuan,arah,jenjang,agregasi,frekuensi\n"
        "Z1,alam,<b>tebal</b> *bintang*,x,naik,kota,jumlah,tahunan\n"
    )
    data = write_folder(tmp_path / "data", {"indikator.csv": table})

    app = visit(monkeypatch, data, tmp_path / "cache", page=PAGE)

    assert "&lt;b&gt;tebal&lt;/b&gt; *bintang*</h2>" in words(app)
    assert app.radio[0].options == [r"\<b\>tebal\</b\> \*bintang\*"]


def test_nothing_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = _open(tmp_path, monkeypatch, cari="tidakada")

    assert not app.radio
    assert "Tidak ada indikator yang cocok" in words(app)


def test_empty_folder_says_who_fills_the_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()

    app = visit(monkeypatch, tmp_path / "data", tmp_path / "cache", page=PAGE)

    assert "Tabel indikator belum ada atau kosong." in app.info[0].value


def test_other_framework_and_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = _open(tmp_path, monkeypatch, indikator="A1", kerangka="nasional", bahasa="en")

    said = words(app)
    assert "4 indicators: 1 have real figures, 3 have no data yet." in said
    assert "not filled in yet" in said
