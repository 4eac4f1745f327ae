"""A small city of its own: begun with ``init``, then filled in by its staff."""

from __future__ import annotations

import csv
from pathlib import Path

from lib.exchange.founding import NewCity, found_city

CODE = "31.99"


def other_city(folder: Path) -> Path:
    """Write a folder of a city with six villages, three indicators and a few figures."""
    found_city(folder, NewCity("Kota Lain", CODE, -6.2, 106.8, 30.0))
    for place in range(6):
        district = f"{CODE}.0{1 + place // 3}"
        if place % 3 == 0:
            name = f"Distrik {'AB'[place // 3]}"
            _add(folder, "wilayah", kode=district, nama=name, jenis="kecamatan", induk=CODE)
        _add(
            folder,
            "wilayah",
            kode=f"{district}.100{place}",
            nama=f"Kampung {['Utara', 'Timur', 'Selatan', 'Barat', 'Tengah', 'Baru'][place]}",
            jenis="kelurahan",
            induk=district,
            lintang=f"{-6.2 + place % 3 / 50}",
            bujur=f"{106.8 + place // 3 / 50}",
            luas_km2="5",
        )
    _add(folder, "opd", kode="dinas", nama="Dinas Satu", singkatan="DS")
    _add(folder, "sumber", kode="buku", judul="Buku Kota", kualitas="A")
    for code, dimension, level, unit in (
        ("K1", "living", "kelurahan", "%"),
        ("K2", "environment", "kelurahan", "ton"),
        ("K3", "economy", "kota", "%"),
    ):
        _add(
            folder,
            "indikator",
            kode=code,
            dimensi=dimension,
            nama_id=f"Indikator {code}",
            satuan=unit,
            arah="naik",
            jenjang=level,
            agregasi="jumlah" if unit == "ton" else "tidak_ada",
            frekuensi="tahunan",
            walidata="dinas",
        )
    rows = [
        f"{code},Kampung {name},{year},{10 * k + year % 7},buku"
        for code in ("K1", "K2")
        for k, name in enumerate(["Utara", "Timur", "Selatan", "Barat", "Tengah"])
        for year in (2022, 2023, 2024)
    ]
    rows += [f"K3,{CODE},{year},{year % 9},buku" for year in range(2016, 2025)]
    head = "indikator,wilayah,periode,nilai,sumber"
    (folder / "nilai" / "angka.csv").write_text("\n".join([head, *rows]) + "\n")
    return folder


def _add(folder: Path, table: str, **cells: str) -> None:
    path = folder / f"{table}.csv"
    with path.open(encoding="utf-8") as file:
        columns = next(csv.reader(file))
    with path.open("a", newline="", encoding="utf-8") as file:
        csv.writer(file).writerow([cells.get(column, "") for column in columns])
