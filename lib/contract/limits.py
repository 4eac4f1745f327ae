"""What the number columns of reference tables can hold at all."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf

from lib.contract.periods import FIRST_YEAR, LAST_YEAR

LIMITS: Mapping[str, tuple[float, float]] = {
    "wilayah.lintang": (-90, 90),
    "wilayah.bujur": (-180, 180),
    "wilayah.luas_km2": (0, inf),
    "indikator.desimal": (0, 9),
    "indikator.ambang_privasi": (0, inf),
    "indikator.bobot": (0, inf),
    "program.anggaran": (0, inf),
    "realisasi.rencana_persen": (0, 100),
    "realisasi.realisasi_persen": (0, 100),
    "realisasi.realisasi_anggaran": (0, inf),
    "penilaian.bobot": (0, inf),
    "penilaian.tahun": (FIRST_YEAR, LAST_YEAR),
}
"""Least and most by ``table.column``; a column that is not named may hold any number."""
