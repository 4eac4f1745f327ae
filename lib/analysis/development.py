"""Human development: UNDP's index and that of BPS (IPM, new method).

Both are geometric means of three dimension indices between fixed goalposts; income counts
by its logarithm. Sources: UNDP, Human Development Report 2023/24, technical note 1; BPS,
Indeks Pembangunan Manusia metode baru (2014).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log

from lib.analysis.mean import geometric_mean
from lib.analysis.normalisation import goalposts


@dataclass(frozen=True, slots=True)
class Development:
    """An index of human development and what it is made of."""

    nilai: float
    """The index: 0..1 for HDI, 0..100 for IPM."""
    kesehatan: float
    """Index of a long life, 0..1."""
    pendidikan: float
    """Index of knowledge, 0..1."""
    pendapatan: float
    """Index of the standard of living, 0..1."""


def hdi(
    life_expectancy: float,
    expected_years: float,
    mean_years: float,
    income: float,
) -> Development:
    """Return UNDP's human development index.

    Args:
        life_expectancy: At birth, years (goalposts 20 and 85).
        expected_years: Of schooling (0 and 18).
        mean_years: Of schooling (0 and 15).
        income: Gross national income per head, PPP dollars (100 and 75,000).

    Example:
        >>> round(hdi(62.879, 10.70538475, 2.514790058, 1335.205733).nilai, 3)
        0.462
    """
    return _index(
        goalposts(life_expectancy, 20, 85, scale=1),
        goalposts(expected_years, 0, 18, scale=1),
        goalposts(mean_years, 0, 15, scale=1),
        goalposts(log(income), log(100), log(75_000), scale=1),
        1,
    )


def ipm(
    harapan_hidup: float, harapan_sekolah: float, rata_sekolah: float, pengeluaran: float
) -> Development:
    """Return the Indeks Pembangunan Manusia of BPS (new method).

    Args:
        harapan_hidup: Umur harapan hidup saat lahir, years (20 and 85).
        harapan_sekolah: Harapan lama sekolah, years (0 and 18).
        rata_sekolah: Rata-rata lama sekolah, years (0 and 15).
        pengeluaran: Adjusted expenditure per head and year, rupiah (1,007,436 and
            26,572,352).

    Example:
        >>> round(ipm(69.97, 12.75, 10.04, 10_663_000).nilai, 2)
        72.55
    """
    return _index(
        goalposts(harapan_hidup, 20, 85, scale=1),
        goalposts(harapan_sekolah, 0, 18, scale=1),
        goalposts(rata_sekolah, 0, 15, scale=1),
        goalposts(log(pengeluaran), log(1_007_436), log(26_572_352), scale=1),
        100,
    )


def _index(life: float, expected: float, mean: float, income: float, scale: float) -> Development:
    learning = (expected + mean) / 2
    parts = (life, learning, income)
    whole = 0.0 if min(parts) <= 0 else geometric_mean(parts) or 0.0
    return Development(scale * whole, life, learning, income)
