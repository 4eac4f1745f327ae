"""Human development: UNDP's index and that of BPS (IPM, new method).

Both are geometric means of three dimension indices between fixed goalposts; income counts
by its logarithm. Sources: UNDP, Human Development Report 2023/24, technical note 1; BPS,
Indeks Pembangunan Manusia metode baru (2014).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import cast, overload

import numpy as np
import polars as pl

from lib.analysis.normalisation import goalposts
from lib.analysis.vector import Array, Numbers, column, vector


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


@overload
def hdi(
    life_expectancy: float, expected_years: float, mean_years: float, income: float
) -> Development: ...


@overload
def hdi(
    life_expectancy: Numbers, expected_years: Numbers, mean_years: Numbers, income: Numbers
) -> pl.DataFrame: ...


def hdi(
    life_expectancy: float | Numbers,
    expected_years: float | Numbers,
    mean_years: float | Numbers,
    income: float | Numbers,
) -> Development | pl.DataFrame:
    """Return UNDP's human development index, of one place or of columns of places.

    Args:
        life_expectancy: At birth, years (goalposts 20 and 85).
        expected_years: Of schooling (0 and 18).
        mean_years: Of schooling (0 and 15).
        income: Gross national income per head, PPP dollars (100 and 75,000).

    Returns:
        The index and its parts; for columns a frame of ``nilai``, ``kesehatan``,
        ``pendidikan``, ``pendapatan``, null where one of the four is missing.

    Example:
        >>> round(hdi(62.879, 10.70538475, 2.514790058, 1335.205733).nilai, 3)
        0.462
    """
    return _given((life_expectancy, expected_years, mean_years, income), 100, 75_000, 1)


@overload
def ipm(
    harapan_hidup: float, harapan_sekolah: float, rata_sekolah: float, pengeluaran: float
) -> Development: ...


@overload
def ipm(
    harapan_hidup: Numbers, harapan_sekolah: Numbers, rata_sekolah: Numbers, pengeluaran: Numbers
) -> pl.DataFrame: ...


def ipm(
    harapan_hidup: float | Numbers,
    harapan_sekolah: float | Numbers,
    rata_sekolah: float | Numbers,
    pengeluaran: float | Numbers,
) -> Development | pl.DataFrame:
    """Return the Indeks Pembangunan Manusia of BPS (new method), of one place or of columns.

    Args:
        harapan_hidup: Umur harapan hidup saat lahir, years (20 and 85).
        harapan_sekolah: Harapan lama sekolah, years (0 and 18).
        rata_sekolah: Rata-rata lama sekolah, years (0 and 15).
        pengeluaran: Adjusted expenditure per head and year, rupiah (1,007,436 and
            26,572,352).

    Returns:
        As ``hdi``, the index from 0 to 100.

    Example:
        >>> round(ipm(69.97, 12.75, 10.04, 10_663_000).nilai, 2)
        72.55
        >>> ipm([69.97, 70.0], [12.75, None], [10.04, 9], [10_663_000, 9e6])["nilai"].null_count()
        1
    """
    given = (harapan_hidup, harapan_sekolah, rata_sekolah, pengeluaran)
    return _given(given, 1_007_436, 26_572_352, 100)


def _given(
    given: tuple[float | Numbers, ...], poor: float, rich: float, scale: float
) -> Development | pl.DataFrame:
    single = all(isinstance(value, int | float | np.number) for value in given)
    columns = [vector(cast(Numbers, [value] if single else value)) for value in given]
    if len({column.size for column in columns}) > 1:
        raise ValueError([column.size for column in columns])
    frame = _indices(columns, poor, rich, scale)
    if not single:
        return frame
    one = [float("nan") if value is None else float(value) for value in frame.row(0)]
    return Development(*one)


def _indices(columns: list[Array], poor: float, rich: float, scale: float) -> pl.DataFrame:
    life, expected, mean, income = columns
    money = np.log(np.where(income > 0, income, np.nan))
    years = (_part(expected, 0, 18) + _part(mean, 0, 15)) / 2
    parts = np.vstack([_part(life, 20, 85), years, _part(money, log(poor), log(rich))])
    whole = scale * np.prod(parts, axis=0) ** (1 / 3)
    names = ("nilai", "kesehatan", "pendidikan", "pendapatan")
    return pl.DataFrame([column(c, n) for c, n in zip((whole, *parts), names, strict=True)])


def _part(values: Array, worst: float, best: float) -> Array:
    return vector(goalposts(values, worst, best, scale=1))
