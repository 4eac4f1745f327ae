"""The tables of a data folder: what each is called, holds and refers to."""

from __future__ import annotations

from collections.abc import Mapping

from lib.contract.table import Reference, Table
from lib.contract.vocabulary import Framework

_CITY = ("kerangka", Framework.CITY.value)
_NATIONAL = ("kerangka", Framework.NATIONAL.value)

_ALL = (
    Table(
        "dimensi",
        (
            "kerangka",
            "kode",
            "urutan",
            "nama_id",
            "nama_en",
            "tujuan_id",
            "tujuan_en",
            "warna",
            "ikon",
        ),
        required=("kerangka", "kode", "urutan", "nama_id"),
        key=("kerangka", "kode"),
        essential=True,
    ),
    Table(
        "wilayah",
        (
            *("kode", "nama", "jenis", "induk", "lintang", "bujur", "luas_km2", "nama_lain"),
            *("berlaku_sejak", "berlaku_sampai"),
        ),
        required=("kode", "nama", "jenis", "induk"),
        key=("kode",),
        may_be_blank=("induk",),
        essential=True,
    ),
    Table(
        "opd",
        ("kode", "nama", "singkatan", "jenis", "berlaku_sejak", "berlaku_sampai", "pengganti"),
        required=("kode", "nama", "singkatan"),
        key=("kode",),
        references=(Reference("pengganti", "opd"),),
    ),
    Table(
        "indikator",
        (
            *("kode", "dimensi", "nama_id", "nama_en", "satuan", "arah", "jenjang", "agregasi"),
            *("penimbang", "pembilang", "penyebut", "frekuensi", "walidata", "definisi_id"),
            *("definisi_en", "rumus", "acuan", "desimal", "batas_bawah", "batas_atas", "kategori"),
            *("ambang_privasi", "skor_terburuk", "skor_terbaik", "bobot", "pilar", "subpilar"),
        ),
        required=(
            "kode",
            "dimensi",
            "nama_id",
            "satuan",
            "arah",
            "jenjang",
            "agregasi",
            "frekuensi",
        ),
        key=("kode",),
        references=(
            Reference("dimensi", "dimensi", _CITY),
            Reference("pilar", "dimensi", _NATIONAL),
            Reference("walidata", "opd"),
        ),
        essential=True,
    ),
    Table(
        "metadata_indikator",
        (
            *("indikator", "konsep", "interpretasi", "ukuran", "satuan_en", "klasifikasi"),
            *("komposit", "indikator_pembangun", "kegiatan", "kode_kegiatan"),
            *("variabel_pembangun", "publikasi", "level_estimasi", "akses_umum"),
        ),
        required=("indikator",),
        key=("indikator",),
        references=(Reference("indikator", "indikator"),),
    ),
    Table(
        "target",
        ("indikator", "wilayah", "periode", "target", "dokumen", "status"),
        required=("indikator", "wilayah", "periode", "target"),
        key=("indikator", "wilayah", "periode"),
        references=(Reference("indikator", "indikator"), Reference("wilayah", "wilayah")),
    ),
    Table(
        "jeda",
        ("indikator", "periode", "keterangan"),
        required=("indikator", "periode", "keterangan"),
        key=("indikator", "periode"),
        references=(Reference("indikator", "indikator"),),
    ),
    Table(
        "sumber",
        ("kode", "judul", "penerbit", "tahun", "tautan", "kualitas"),
        required=("kode", "judul"),
        key=("kode",),
    ),
    Table(
        "program",
        (
            *("kode", "nama", "dimensi", "jenis", "opd", "mulai", "selesai", "indikator"),
            *("anggaran", "pilar", "keterangan", "sumber"),
        ),
        required=("kode", "nama", "dimensi", "jenis", "opd"),
        key=("kode",),
        references=(
            Reference("dimensi", "dimensi", _CITY),
            Reference("opd", "opd"),
            Reference("indikator", "indikator"),
            Reference("pilar", "dimensi", _NATIONAL),
            Reference("sumber", "sumber"),
        ),
    ),
    Table(
        "realisasi",
        (
            *("program", "periode", "rencana_persen", "realisasi_persen", "realisasi_anggaran"),
            *("kendala", "tindak_lanjut", "status_data"),
        ),
        required=("program", "periode"),
        key=("program", "periode"),
        references=(Reference("program", "program"),),
        sample_of=("program",),
    ),
    Table(
        "bukti",
        (
            *("program", "indikator", "judul", "tautan", "tanggal", "status", "keterangan"),
            "status_data",
        ),
        required=("judul",),
        key=(),
        either=("program", "indikator"),
        references=(Reference("program", "program"), Reference("indikator", "indikator")),
        sample_of=("program", "indikator"),
    ),
    Table(
        "keputusan",
        ("tanggal", "isi", "opd", "tenggat", "status", "dimensi", "program", "status_data"),
        required=("tanggal", "isi"),
        key=(),
        references=(
            Reference("opd", "opd"),
            Reference("dimensi", "dimensi", _CITY),
            Reference("program", "program"),
        ),
        sample_of=(),
    ),
    Table(
        "penilaian",
        (
            *("tahun", "komponen", "pilar", "bobot", "sumber", "skor", "skala_bawah"),
            *("skala_atas", "catatan", "status_data"),
        ),
        required=("tahun", "komponen", "bobot"),
        key=("tahun", "komponen", "pilar"),
        references=(Reference("pilar", "dimensi", _NATIONAL, essential=True),),
        sample_of=("tahun",),
    ),
)

TABLES: Mapping[str, Table] = {t.name: t for t in _ALL}
"""Reference tables by name, in the order in which they are read."""

OBSERVATION = Table(
    "nilai",
    (
        *("indikator", "wilayah", "periode", "nilai", "status", "sumber", "pembilang"),
        *("penyebut", "catatan"),
    ),
    required=("indikator", "wilayah", "periode", "nilai"),
    key=("indikator", "wilayah", "periode"),
    may_be_blank=("nilai",),
    references=(
        Reference("indikator", "indikator"),
        Reference("wilayah", "wilayah"),
        Reference("sumber", "sumber"),
    ),
)
"""The long layout of ``nilai/*``."""

VALUES_FOLDER = "nilai"
"""Folder of the observations."""
BOUNDARY_FOLDER = "batas"
"""Folder of the official boundaries."""
EVIDENCE_FOLDER = "bukti"
"""Folder of the files that prove something, in the data folder or in one of its folders."""
