"""Small data folders for tests."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

TABLES = {
    "dimensi.csv": """
kerangka,kode,urutan,nama_id
kota,alam,1,Alam
nasional,smart_alam,1,Smart Alam
""",
    "wilayah.csv": """
kode,nama,jenis,induk,lintang,bujur,luas_km2,nama_lain
71.74,Kota Contoh,kota,,0.7,124.3,12,
71.74.01,Contoh Utara,kecamatan,71.74,,,,
71.74.02,Contoh Selatan,kecamatan,71.74,,,,
71.74.01.1001,Mawar,kelurahan,71.74.01,0.71,124.31,3,Bunga Mawar
71.74.01.1002,Melati Satu,kelurahan,71.74.01,0.72,124.32,3,
71.74.02.1003,Kamboja,kelurahan,71.74.02,0.69,124.31,3,
71.74.02.2004,Kenanga,desa,71.74.02,0.68,124.32,3,Kananga
""",
    "opd.csv": """
kode,nama,singkatan
dinas,Dinas Data,DD
""",
    "sumber.csv": """
kode,judul,kualitas
bps,Kota dalam Angka,A
kabar,Berita,D
""",
    "indikator.csv": """
kode,dimensi,nama_id,satuan,arah,jenjang,agregasi,frekuensi,walidata,batas_bawah,batas_atas,kategori
A1,alam,Pohon,pohon,naik,kelurahan,jumlah,bulanan,dinas,0,,
A2,alam,Sampah terangkut,%,naik,kelurahan,tidak_ada,tahunan,,0,100,
A3,alam,Opini,opini,naik,kota,tidak_ada,tahunan,,,,TMP;WDP;WTP
A4,alam,Neraca,rupiah,netral,kelurahan,jumlah,tahunan,,,,
""",
}
"""A valid folder without observations: a city of two districts and four villages."""

LONG = "indikator,wilayah,periode,nilai\n"


def write_folder(folder: Path, files: Mapping[str, str | bytes | None]) -> Path:
    """Write the valid folder with some files added, replaced, or (``None``) left out."""
    content: dict[str, str | bytes | None] = {**TABLES, **files}
    for name, text in content.items():
        if text is None:
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.lstrip("\n").encode())
    return folder
