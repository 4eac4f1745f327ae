"""A city of six villages and four indicators."""

from __future__ import annotations

import polars as pl


def wilayah() -> pl.DataFrame:
    rows = [
        ("1", "kota", None, "0.5", "124.0", "30"),
        ("1.1", "kecamatan", "1", "0.5", "124.0", "10"),
        ("1.2", "kecamatan", "1", "0.5", "124.0", "20"),
        ("1.1.1", "kelurahan", "1.1", "0.50", "124.00", "1"),
        ("1.1.2", "kelurahan", "1.1", "0.51", "124.01", "2"),
        ("1.1.3", "desa", "1.1", "0.52", "124.02", "7"),
        ("1.2.1", "kelurahan", "1.2", "0.49", "124.03", "2"),
        ("1.2.2", "desa", "1.2", "0.47", "124.05", "8"),
        ("1.2.3", "desa", "1.2", "0.45", "124.06", "10"),
    ]
    columns = ["kode", "jenis", "induk", "lintang", "bujur", "luas_km2"]
    return pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row")


def indikator() -> pl.DataFrame:
    rows = [
        ("A1", "x", "%", "naik", "kelurahan", "rasio", "bulanan", "1", "0", "100", None),
        (
            "A2",
            "x",
            "unit/1.000 jiwa",
            "naik",
            "kelurahan",
            "rasio",
            "tahunan",
            "1",
            "0",
            *2 * [None],
        ),
        ("B1", "y", "unit", "turun", "kelurahan", "jumlah", "triwulanan", "0", "0", None, None),
        (
            "B2",
            "y",
            "opini",
            "naik",
            "kelurahan",
            "tidak_ada",
            "tahunan",
            None,
            None,
            None,
            "C;B;A",
        ),
        ("B3", "y", "%", "naik", "kota", "tidak_ada", "tahunan", "1", "0", "100", None),
    ]
    columns = [
        *("kode", "dimensi", "satuan", "arah", "jenjang", "agregasi", "frekuensi", "desimal"),
        *("batas_bawah", "batas_atas", "kategori"),
    ]
    return pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row")
