"""The zip for the assessors: an index, every file once, nothing from outside the folder."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from lib.city.city import City
from lib.export.about import About
from lib.export.evidence import bundle
from tests.city.cities import city_of

PROGRAM = "kode,nama,dimensi,jenis,opd\nP1,Taman,alam,quick_win,dinas\n"
HEAD = "program,indikator,judul,tautan,tanggal,status,status_data\n"
ROWS = (
    "P1,,Laporan,laporan.txt,2024-05-01,ada,",
    "P1,,Foto,bukti/foto/laporan.txt,2024,kurang,",
    ",A1,Laman,https://contoh.example/x,2024,ada,",
    ",A1,Surat,hilang.pdf,,ada,",
    ",A1,Rahasia,../rahasia.txt,,ada,",
    ",A2,Nanti,,,belum,",
)


def _city(folder: Path, *rows: str) -> City:
    files = {
        "program.csv": PROGRAM,
        "bukti.csv": HEAD + "".join(f"{r}\n" for r in rows),
        "bukti/laporan.txt": "isi",
        "bukti/foto/laporan.txt": "foto",
    }
    (folder.parent / "rahasia.txt").write_text("rahasia")
    return city_of(folder, files)


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_index_and_files(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    made = bundle(_city(folder, *ROWS), folder, About("Bukti"), lang="id")
    parts = _parts(made.content)
    assert {n: parts[n] for n in parts if n.startswith("bukti/")} == {
        "bukti/P1/laporan.txt": b"isi",
        "bukti/P1/laporan-2.txt": b"foto",
    }
    assert (made.pieces, made.files, made.missing) == (6, 2, 2)
    index = parts["daftar-bukti.csv"].decode("utf-8-sig")
    assert "Laporan;2024-05-01;ada;berkas;laporan.txt;bukti/P1/laporan.txt" in index
    assert "berkas tidak ditemukan;hilang.pdf" in index
    assert "tautan tidak dapat dipakai;" in index
    assert "alamat web;https://contoh.example/x" in index
    assert b"rahasia" not in b"".join(parts[n] for n in parts if n.startswith("bukti/"))
    assert "daftar-bukti.xlsx" in parts


def test_same_folder_same_bytes_and_sample_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    city = _city(folder, "P1,,Laporan,laporan.txt,,ada,contoh")
    one = bundle(city, folder, About("Bukti"), lang="en").content
    assert one == bundle(city, folder, About("Bukti"), lang="en").content
    assert "DATA CONTOH" in _parts(one)["index-of-evidence.csv"].decode("utf-8-sig")


def test_no_evidence_gives_an_index_without_rows(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    made = bundle(_city(folder), folder, About("Bukti"), lang="id")
    assert (made.pieces, made.files) == (0, 0)
    assert set(_parts(made.content)) == {"daftar-bukti.csv", "daftar-bukti.xlsx"}
