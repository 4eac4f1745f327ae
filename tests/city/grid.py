"""A city of twenty villages in four rows of five, for what needs many neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import cast

from lib.city.city import City
from lib.store.build import load_folder
from lib.store.shapes import Shapes
from tests.city.cities import TODAY
from tests.folders import write_folder

WIDE, HIGH = 5, 4
DISTRICTS = ("71.74.01", "71.74.02")
PLACES = [(x, y) for y in range(HIGH) for x in range(WIDE)]


def code(x: int, y: int) -> str:
    """Return the code of a village; the upper two rows lie in the second district."""
    return f"{DISTRICTS[y >= 2]}.1{y}{x:02d}"


CODES = [code(x, y) for x, y in PLACES]
CORNER = [code(x, y) for x, y in PLACES if x <= 1 and y <= 1]

AREAS = "kode,nama,jenis,induk,lintang,bujur,luas_km2\n71.74,Kota Petak,kota,,0.7,124.3,60\n" + (
    "".join(f"{d},Kecamatan {d[-1]},kecamatan,71.74,,,\n" for d in DISTRICTS)
    + "".join(
        f"{code(x, y)},Desa {x}{y},kelurahan,{code(x, y)[:8]},"
        f"{0.7 + y * 0.0157:.4f},{124.3 + x * 0.0157:.4f},3\n"
        for x, y in PLACES
    )
)

INDICATORS = """
kode,dimensi,nama_id,satuan,arah,jenjang,agregasi,frekuensi,desimal,batas_bawah,batas_atas,kategori,ambang_privasi
S,alam,Sakit,%,turun,kelurahan,rasio,tahunan,1,0,100,,
U,alam,Terlayani,%,naik,kelurahan,tidak_ada,tahunan,1,0,100,,
J,alam,Pohon,pohon,naik,kelurahan,jumlah,tahunan,0,0,,,
N,alam,Suhu,derajat,netral,kelurahan,tidak_ada,tahunan,1,,,,
K,alam,Opini,opini,naik,kelurahan,tidak_ada,tahunan,0,,,Rendah;Sedang;Tinggi,
B,alam,Opini kota,%,naik,kota,tidak_ada,tahunan,1,,,,
D,alam,Jalan,km,naik,kecamatan,tidak_ada,tahunan,1,,,,
R,alam,Jalan baik,%,naik,kelurahan,rasio,tahunan,1,0,100,,
P,alam,Wabah,%,turun,kelurahan,rasio,tahunan,1,0,100,,8
"""

HEAD = "indikator,wilayah,periode,nilai,status,pembilang,penyebut\n"


def values(
    indicator: str, numbers: Iterable[float | str], period: str = "2024", status: str = "tetap"
) -> str:
    """Return observations of all villages in their order; a blank leaves one out."""
    return "".join(
        f"{indicator},{village},{period},{number},{status},,\n"
        for village, number in zip(CODES, numbers, strict=True)
        if number != ""
    )


def rates(
    indicator: str, parts: Iterable[tuple[float, float]], period: str = "2024", per: int = 100
) -> str:
    """Return rates of all villages with numerator and denominator."""
    return "".join(
        f"{indicator},{village},{period},{round(per * events / base, 2)},tetap,{events},{base}\n"
        for village, (events, base) in zip(CODES, parts, strict=True)
    )


def files(*rows: str, **more: str) -> dict[str, str]:
    """Return the files of the city with observations and, by file name, more tables."""
    tables = {f"{name}.csv": text for name, text in more.items()}
    observed = {"nilai/uji.csv": HEAD + "".join(rows)}
    return {"wilayah.csv": AREAS, "indikator.csv": INDICATORS, **observed, **tables}


def beside(x: int, y: int) -> tuple[str, ...]:
    """Return the codes of the villages around a place, corners included."""
    near = [(x + i, y + j) for i in (-1, 0, 1) for j in (-1, 0, 1) if (i, j) != (0, 0)]
    return tuple(code(*place) for place in near if place in PLACES)


NEIGHBOURS: Mapping[str, tuple[str, ...]] = {code(x, y): beside(x, y) for x, y in PLACES}


def grid(
    folder: Path, *rows: str, neighbours: Mapping[str, tuple[str, ...]] = NEIGHBOURS, **more: str
) -> City:
    """Load the city with neighbours as told instead of shapes."""
    write_folder(folder, files(*rows, **more))
    shapes = SimpleNamespace(neighbours=neighbours, schematic=True)
    return City(load_folder(folder, None, TODAY), cast(Shapes, shapes))
