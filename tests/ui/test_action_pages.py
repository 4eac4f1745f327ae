"""Program, Quick Win, OPD, Penilaian and Bukti dukung say what is there and what is missing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lib.ui.views.agency_sheet import PRINTED
from tests.city.acting import FILES
from tests.folders import write_folder
from tests.ui.visiting import visit, words

PAGES = ("program", "quickwin", "opd", "penilaian", "bukti")


def _page(name: str) -> str:
    return f"pages/tindakan/halaman_{name}.py"


def _said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str, **query: str) -> str:
    data = write_folder(tmp_path / "data", FILES)
    app = visit(monkeypatch, data, tmp_path / "cache", page=_page(page), **query)
    return words(app)


def test_register_of_programmes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = _said(tmp_path, monkeypatch, "program")

    assert "2 dari 4 program pernah melaporkan kemajuan" in said
    assert "Terlambat (1)" in said
    assert "Tanpa laporan (1)" in said
    assert "Tidak digambar karena tanggalnya belum diketahui: Tanpa tanggal." in said
    assert "Terserap 40,0\xa0%" in said
    assert "DATA CONTOH" in said


def test_filters_are_in_the_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = _said(tmp_path, monkeypatch, "program", jenis="masterplan")

    assert "Ada 1 program; belum satu pun melaporkan kemajuan." in said
    assert "Taman kota" not in said


def test_a_programme_by_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = _said(tmp_path, monkeypatch, "program", program="P1")

    assert '<h1 class="kk-judul">Taman kota</h1>' in said
    assert "bukan bukti bahwa program itu penyebabnya" in said
    assert "Pohon" in said
    assert "Hujan" in said
    assert "Laporan taman" in said
    assert "DATA CONTOH" not in said.split("kk-kaki")[0]


def test_what_a_programme_lacks_is_said_not_zero(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = _said(tmp_path, monkeypatch, "program", program="P4", bahasa="en")

    assert "dates not known" in said
    assert "cannot be computed: no budget stated" in said
    assert "DS can hand them in with the table realisasi." in said
    assert "No indicator is linked yet." in said


def test_quick_win_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = _said(tmp_path, monkeypatch, "quickwin")

    assert "Taman kota" in said
    assert "Bersih sungai" not in said


def test_overview_of_agencies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = _said(tmp_path, monkeypatch, "opd")

    assert "Perangkat daerah (2)" in said
    assert "menunggak" in said
    assert ">DL<" not in said, "an ended body stands on its successor's line"


def test_sheet_of_an_agency(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = _said(tmp_path, monkeypatch, "opd", opd="dinas")

    assert '<h1 class="kk-judul">Dinas Data</h1>' in said
    assert "Menggantikan Dinas Lama" in said
    assert "(dari DL)" in said
    assert "lewat tenggat 1 Feb 2025" in said
    assert "Foto sungai" not in said, "evidence is told by what it should prove"
    assert "Bersih sungai: lemah" in said


def test_print_leaves_out_what_the_sheet_counts() -> None:
    style = Path("lib/ui/assets/cetak.css")
    text = (Path(__file__).parents[2] / style).read_text("utf-8")
    for part, count in PRINTED.items():
        kind = "tr" if part in ("indikator", "program") else "li"
        assert re.search(rf"\.kk-cetak-{part}[^,{{]*{kind}:nth-child\(n\+{count + 1}\)", text), part


def test_assessment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = write_folder(tmp_path / "data", FILES)
    app = visit(
        monkeypatch,
        data,
        tmp_path / "cache",
        page=_page("penilaian"),
        komponen="outcome",
        andai="3.5",
    )
    said = words(app)

    assert "Indeks tertimbang 2024: 3,00." in said
    assert any("berjumlah 90, bukan 100" in w.value for w in app.warning)
    assert "Andai Hasil (outcome) menjadi 3,50 (sekarang 3,00)" in said
    assert "Keluaran (output) dari 3,00 menjadi 3,63" in said
    assert app.query_params["andai"] == "3.5"


def test_list_to_chase_of_one_agency(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = _said(tmp_path, monkeypatch, "penilaian", opd="sepi")

    chase = said.split("Daftar yang harus dikejar")[-1]
    assert "Tanpa kabar" in chase
    assert "Bersih sungai" not in chase


def test_register_of_evidence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = _said(tmp_path, monkeypatch, "bukti")

    assert "4 bukti terdaftar: 3 ada, 1 lemah" in said
    assert "berkas tidak ditemukan" in said
    assert "https://contoh.example/surat" in said


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_empty_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str, lang: str
) -> None:
    (tmp_path / "data").mkdir()
    app = visit(monkeypatch, tmp_path / "data", tmp_path / "cache", page=_page(page), bahasa=lang)
    said = words(app)

    assert len(app.info) == 1
    assert "folder" in app.info[0].value
    page_alone = re.sub(r"<style>.*?</style>", "", said, flags=re.DOTALL)
    assert not re.search(r"\b0\s%", page_alone)


@pytest.mark.parametrize("page", PAGES)
def test_contradictions_break_no_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    program = "kode,nama,dimensi,jenis,opd,mulai,selesai,anggaran\n"
    reports = "program,periode,rencana_persen,realisasi_persen,realisasi_anggaran\n"
    table = "tahun,komponen,bobot,skor,skala_atas\n"
    files = FILES | {
        "program.csv": program + "P1,Satu,alam,quick_win,dinas;entah,2025,2023,0\n",
        "realisasi.csv": reports + "P1,2024-Q1,50,120,10\nP1,2024-Q2,40,60,5\nP1,2026-Q4,,20,\n",
        "bukti.csv": "program,judul,tautan,status\nP1,Tanpa tautan,,ada\nP1,Luar,../x,ada\n",
        "keputusan.csv": "tanggal,isi,tenggat\n2025-05-01,Mundur,2024-01-01\n",
        "penilaian.csv": table + "2024,output,0,3,4\n2024,outcome,60,9,4\n",
    }
    data = write_folder(tmp_path / "data", files)
    app = visit(monkeypatch, data, tmp_path / "cache", page=_page(page))

    assert words(app)
