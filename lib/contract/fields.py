"""The registry of columns: a name means the same wherever it stands.

Where a table gives a name another meaning (``bukti.status``), the entry
``table.name`` goes before the plain one; ``field`` looks them up in that order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from lib.contract.table import Field, Kind
from lib.contract.vocabulary import (
    AgencyKind,
    Aggregation,
    AreaKind,
    Component,
    DecisionStatus,
    Direction,
    EvidenceStatus,
    Framework,
    Frequency,
    Level,
    ProgramKind,
    Quality,
    Status,
)


def _words(words: type[StrEnum]) -> tuple[str, ...]:
    return tuple(w.value for w in words)


_ALL = (
    # Names and codes
    Field("kode", synonyms=("code", "id", "kd")),
    Field("kerangka", Kind.WORD, _words(Framework), ("framework",)),
    Field("urutan", Kind.INTEGER, synonyms=("no", "nomor", "order", "urut")),
    Field("nama", synonyms=("name",)),
    Field("nama_id", synonyms=("nama", "nama_indikator", "nama_dimensi", "name_id")),
    Field("nama_en", synonyms=("name_en", "english_name", "nama_inggris")),
    Field("tujuan_id", synonyms=("tujuan", "purpose_id")),
    Field("tujuan_en", synonyms=("purpose", "purpose_en")),
    Field("singkatan", synonyms=("akronim", "abbreviation", "short_name")),
    Field("warna", synonyms=("color", "colour")),
    Field("ikon", synonyms=("icon",)),
    Field("berlaku_sejak", Kind.DATE, synonyms=("valid_from", "mulai_berlaku")),
    Field("berlaku_sampai", Kind.DATE, synonyms=("valid_to", "akhir_berlaku")),
    Field("pengganti", synonyms=("successor",)),
    # Areas
    Field("wilayah.kode", synonyms=("code", "kode_wilayah", "kode_kemendagri", "kd_wilayah")),
    Field("wilayah.nama", synonyms=("name", "nama_wilayah", "nama_kelurahan", "nama_desa")),
    Field("wilayah.jenis", Kind.WORD, _words(AreaKind), ("kind", "type", "tipe")),
    Field("induk", synonyms=("parent", "kode_induk", "kode_kecamatan")),
    Field("lintang", Kind.NUMBER, synonyms=("lat", "latitude")),
    Field("bujur", Kind.NUMBER, synonyms=("lon", "lng", "long", "longitude")),
    Field("luas_km2", Kind.NUMBER, synonyms=("luas", "area_km2", "luas_wilayah")),
    Field("nama_lain", Kind.LIST, synonyms=("alias", "varian_nama", "nama_alternatif")),
    # Indicators
    Field("dimensi", synonyms=("dimension", "kode_dimensi")),
    Field("satuan", synonyms=("unit", "units")),
    Field("arah", Kind.WORD, _words(Direction), ("direction", "arah_baik")),
    Field("jenjang", Kind.WORD, _words(Level), ("level", "tingkat")),
    Field("agregasi", Kind.WORD, _words(Aggregation), ("aggregation",)),
    Field("penimbang", synonyms=("weight", "weighted_by")),
    Field("indikator.pembilang", synonyms=("numerator",)),
    Field("indikator.penyebut", synonyms=("denominator",)),
    Field("frekuensi", Kind.WORD, _words(Frequency), ("frequency",)),
    Field("walidata", synonyms=("steward", "opd_sumber", "produsen_data")),
    Field("definisi_id", synonyms=("definisi", "definition_id")),
    Field("definisi_en", synonyms=("definition", "definition_en")),
    Field("rumus", synonyms=("formula", "metode_penghitungan")),
    Field("acuan", synonyms=("reference", "rujukan")),
    Field("desimal", Kind.INTEGER, synonyms=("decimals", "angka_desimal")),
    Field("batas_bawah", Kind.NUMBER, synonyms=("minimum", "min", "lower_limit")),
    Field("batas_atas", Kind.NUMBER, synonyms=("maksimum", "max", "maximum", "upper_limit")),
    Field("kategori", Kind.LIST, synonyms=("categories", "category")),
    Field("ambang_privasi", Kind.NUMBER, synonyms=("privacy_threshold",)),
    Field("skor_terburuk", Kind.NUMBER, synonyms=("worst", "worst_score")),
    Field("skor_terbaik", Kind.NUMBER, synonyms=("best", "best_score")),
    Field("bobot", Kind.NUMBER, synonyms=("weight",)),
    Field("pilar", synonyms=("pillar", "pilar_nasional")),
    Field("subpilar", synonyms=("subpillar", "sub_pilar", "sub_dimensi_nasional")),
    # Observations and targets
    Field("indikator", synonyms=("indicator", "kode_indikator", "id_indikator", "indicator_code")),
    Field(
        "wilayah",
        synonyms=(
            *(
                "area",
                "region",
                "kode_wilayah",
                "nama_wilayah",
                "kelurahan",
                "desa",
                "kelurahan_desa",
            ),
            *("desa_kelurahan", "kecamatan", "kd_wilayah", "kode_desa", "kode_kelurahan"),
        ),
    ),
    Field(
        "periode", Kind.PERIOD, synonyms=("period", "tahun", "waktu", "year", "bulan", "tanggal")
    ),
    Field("nilai", Kind.NUMBER, synonyms=("value", "angka", "jumlah", "data")),
    Field("status", Kind.WORD, _words(Status), ("status_data",)),
    Field("status_data", Kind.WORD, _words(Status), ("standing", "data_status")),
    Field("sumber", synonyms=("source", "kode_sumber")),
    Field("pembilang", Kind.NUMBER, synonyms=("numerator",)),
    Field("penyebut", Kind.NUMBER, synonyms=("denominator",)),
    Field("catatan", synonyms=("note", "notes", "keterangan", "remark", "remarks")),
    Field("target", Kind.NUMBER, synonyms=("nilai_target", "sasaran")),
    Field("dokumen", synonyms=("document", "sumber_target")),
    Field("keterangan", synonyms=("description", "catatan", "uraian", "note")),
    # Sources
    Field("judul", synonyms=("title",)),
    Field("penerbit", synonyms=("publisher",)),
    Field("sumber.tahun", synonyms=("year",)),
    Field("tautan", synonyms=("url", "link")),
    Field("kualitas", Kind.WORD, _words(Quality), ("quality",)),
    # Programmes and what belongs to them
    Field("program", synonyms=("kode_program", "programme")),
    Field("program.jenis", Kind.WORD, _words(ProgramKind), ("kind", "type", "tipe")),
    Field("opd", synonyms=("agency", "kode_opd")),
    Field("opd.jenis", Kind.WORD, _words(AgencyKind), ("kind", "type", "tipe")),
    Field("program.opd", Kind.LIST, synonyms=("agency", "kode_opd")),
    Field("program.indikator", Kind.LIST, synonyms=("indicator", "indicators")),
    Field("program.pilar", Kind.LIST, synonyms=("pillar", "pillars", "pilar_nasional")),
    Field("mulai", Kind.DATE, synonyms=("start", "tahun_mulai")),
    Field("selesai", Kind.DATE, synonyms=("end", "tahun_selesai")),
    Field("anggaran", Kind.NUMBER, synonyms=("budget", "pagu")),
    Field("rencana_persen", Kind.NUMBER, synonyms=("rencana", "planned_percent")),
    Field("realisasi_persen", Kind.NUMBER, synonyms=("realisasi", "actual_percent")),
    Field("realisasi_anggaran", Kind.NUMBER, synonyms=("actual_budget",)),
    Field("kendala", synonyms=("obstacle",)),
    Field("tindak_lanjut", synonyms=("follow_up",)),
    Field("tanggal", Kind.DATE, synonyms=("date",)),
    Field("bukti.status", Kind.WORD, _words(EvidenceStatus)),
    Field("isi", synonyms=("content", "keputusan")),
    Field("tenggat", Kind.DATE, synonyms=("deadline", "due")),
    Field("keputusan.status", Kind.WORD, _words(DecisionStatus)),
    Field("penilaian.tahun", Kind.INTEGER, synonyms=("year",)),
    Field("komponen", Kind.WORD, _words(Component), ("component",)),
    Field("skor", Kind.NUMBER, synonyms=("score",)),
    Field("skala_bawah", Kind.NUMBER, synonyms=("skor_minimum", "scale_bottom")),
    Field("skala_atas", Kind.NUMBER, synonyms=("skor_maksimum", "scale_top")),
    # Metadata of indicators (form MS-Ind of Satu Data Indonesia)
    Field("konsep", synonyms=("concept",)),
    Field("interpretasi", synonyms=("interpretation",)),
    Field("ukuran", synonyms=("measure",)),
    Field("satuan_en", synonyms=("unit_en",)),
    Field("klasifikasi", synonyms=("klasifikasi_penyajian", "classification")),
    Field("komposit", synonyms=("indikator_komposit", "composite")),
    Field("indikator_pembangun"),
    Field("kegiatan", synonyms=("kegiatan_penghasil",)),
    Field("kode_kegiatan"),
    Field("variabel_pembangun", synonyms=("nama_variabel_pembangun",)),
    Field("publikasi", synonyms=("publikasi_ketersediaan",)),
    Field("level_estimasi", synonyms=("estimation_level",)),
    Field("akses_umum", synonyms=("dapat_diakses_umum", "public_access")),
)

FIELDS: Mapping[str, Field] = {f.name: f for f in _ALL}
"""Columns by name, or by ``table.name`` where a table differs."""


def field(table: str, column: str) -> Field:
    """Return what a column of a table holds.

    Args:
        table: Name of a contract table, or ``nilai`` for observations.
        column: Canonical column name.

    Raises:
        KeyError: No such column is registered: a mistake in the code.
    """
    own = FIELDS.get(f"{table}.{column}")
    return own if own is not None else FIELDS[column]


def headers(table: str, columns: Iterable[str]) -> dict[str, str]:
    """Return what each accepted header stands for: canonical names and synonyms.

    A canonical name of the table always stands for itself; a synonym that two
    columns share goes to the first.
    """
    columns = tuple(columns)
    found = {c: c for c in columns}
    for column in columns:
        for word in field(table, column).synonyms:
            found.setdefault(word, column)
    return found
