"""Small contract tables for the tests of the analysis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from lib.contract.periods import Period

_INDICATOR: Mapping[str, object] = {
    "kode": "X",
    "dimensi": "D1",
    "nama_id": "X",
    "satuan": "satuan",
    "arah": "naik",
    "jenjang": "kelurahan",
    "agregasi": "jumlah",
    "penimbang": None,
    "pembilang": None,
    "penyebut": None,
    "frekuensi": "tahunan",
    "walidata": None,
    "desimal": 1,
    "skor_terburuk": None,
    "skor_terbaik": None,
    "pilar": None,
}
_INDICATOR_TYPES = {
    "desimal": pl.Int64,
    "skor_terburuk": pl.Float64,
    "skor_terbaik": pl.Float64,
}
_VALUES = {
    "indikator": pl.String(),
    "wilayah": pl.String(),
    "periode": pl.String(),
    "nilai": pl.Float64(),
    "status": pl.String(),
    "sumber": pl.String(),
    "pembilang": pl.Float64(),
    "penyebut": pl.Float64(),
    "catatan": pl.String(),
    "kata": pl.String(),
    "jenjang": pl.String(),
    "mulai": pl.Date(),
    "bulan": pl.Int8(),
    "kualitas": pl.String(),
    "berkas": pl.String(),
    "baris": pl.Int32(),
}


def areas(*rows: tuple[str, str, str | None], **columns: Sequence[object]) -> pl.DataFrame:
    """Areas from (kode, jenis, induk); more columns by name."""
    extra = {
        "luas_km2": [None] * len(rows),
        "berlaku_sejak": [None] * len(rows),
        "berlaku_sampai": [None] * len(rows),
        **columns,
    }
    types = {"luas_km2": pl.Float64, "berlaku_sejak": pl.Date, "berlaku_sampai": pl.Date}
    return pl.DataFrame(
        {
            "kode": [r[0] for r in rows],
            "nama": [r[0].upper() for r in rows],
            "jenis": [r[1] for r in rows],
            "induk": [r[2] for r in rows],
            **extra,
        },
        schema_overrides=types,
    )


CITY = areas(
    ("k", "kota", None),
    ("c1", "kecamatan", "k"),
    ("c2", "kecamatan", "k"),
    ("a", "kelurahan", "c1"),
    ("b", "desa", "c1"),
    ("c", "kelurahan", "c2"),
    luas_km2=[6.0, 4.0, 2.0, 1.0, 3.0, 2.0],
)
"""A city with two districts; the first has villages a and b, the second has c."""

_LEVELS = {"k": "kota", "c1": "kecamatan", "c2": "kecamatan"}


def indicators(*rows: Mapping[str, object]) -> pl.DataFrame:
    """Indicators; what a row does not name is a plain yearly sum over villages."""
    return pl.DataFrame(
        [{**_INDICATOR, **row} for row in rows], schema_overrides=_INDICATOR_TYPES
    ).with_columns(pl.col(pl.Null).cast(pl.String))


def values(*rows: tuple[str, str, str, float | None], **columns: Sequence[object]) -> pl.DataFrame:
    """Observations from (indikator, wilayah, periode, nilai); more columns by name."""
    periods = [Period.parse(r[2]) for r in rows]
    filled: dict[str, Sequence[object]] = {
        "indikator": [r[0] for r in rows],
        "wilayah": [r[1] for r in rows],
        "periode": [r[2] for r in rows],
        "nilai": [r[3] for r in rows],
        "status": ["tetap"] * len(rows),
        "jenjang": [_LEVELS.get(r[1], "kelurahan") for r in rows],
        "mulai": [p.start for p in periods],
        "bulan": [p.months for p in periods],
        **columns,
    }
    empty = [None] * len(rows)
    return pl.DataFrame({c: filled.get(c, empty) for c in _VALUES}, schema=_VALUES)


def picked(frame: pl.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    """Rows of some columns, sorted."""
    return sorted(frame.select(columns).rows(), key=repr)


def breaks(*rows: tuple[str, str]) -> pl.DataFrame:
    """Breaks from (indikator, periode)."""
    columns = {c: pl.String() for c in ("indikator", "periode", "keterangan")}
    return pl.DataFrame([(*r, "-") for r in rows], schema=columns, orient="row")


def targets(*rows: tuple[str, str, str, float], **columns: Sequence[object]) -> pl.DataFrame:
    """Targets from (indikator, wilayah, periode, target); more columns by name."""
    schema = {
        "indikator": pl.String(),
        "wilayah": pl.String(),
        "periode": pl.String(),
        "target": pl.Float64(),
    }
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    extra = {"dokumen": ["-"] * len(rows), "status": [None] * len(rows), **columns}
    return frame.with_columns(pl.Series(n, v, pl.String) for n, v in extra.items())
