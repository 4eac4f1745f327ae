"""Where and when an indicator has figures, and of what kind."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from lib.analysis import coverage, rollup
from lib.city.city import City
from lib.city.memory import remembered
from lib.contract.vocabulary import Level, Status
from lib.store.catalogue import Area

YEAR = 12
"""Months of a column."""


class Kind(StrEnum):
    """What there is for an area and a year, from strongest to weakest."""

    PUBLISHED = "terbit"
    UNSURE = "belum_tetap"
    """Published, but provisional or an estimate."""
    COMPUTED = "hitung"
    """Rolled up from its parts."""
    SAMPLE = "contoh"
    """Sample data, given or rolled up."""
    NONE = "kosong"


_ORDER = tuple(Kind)


@dataclass(frozen=True, slots=True)
class Presence:
    """Areas and years of one indicator with what there is for each."""

    cells: pl.DataFrame
    """One row per area and year, in the order of both: wilayah, nama, tahun, ada (periods with
    a figure), dari (periods a year has), keadaan (a ``Kind``, the weakest of the year)."""
    areas: tuple[Area, ...]
    """From top to bottom: the city, then each district with its villages."""
    years: tuple[int, ...]
    per_year: int
    """Periods that a year has in the indicator's rhythm."""

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Kinds that occur, strongest first."""
        there = set(self.cells["keadaan"])
        return tuple(k for k in Kind if k in there)


@remembered
def of(city: City, kode: str) -> Presence | None:
    """Return where and when an indicator has figures; ``None`` if it has none.

    Counted are the areas of all levels down to the finest at which the indicator means
    something. Years without any figure stand between the others only if the indicator is due
    every year.
    """
    rows = city.series(kode).filter(pl.col("nilai").is_not_null())
    if rows.is_empty():
        return None
    indicator = city.catalogue.indicator(kode)
    length = min(indicator.frekuensi.months, YEAR)
    found = _counted(rows, length)
    there = sorted(set(found["tahun"]))
    yearly = indicator.frekuensi.months <= YEAR
    years = list(range(there[0], there[-1] + 1)) if yearly else there
    areas = _areas(city, indicator.jenjang)
    names = pl.DataFrame(
        [(a.kode, a.nama) for a in areas], schema=["wilayah", "nama"], orient="row"
    )
    cells = (
        names.join(pl.DataFrame({"tahun": years}, {"tahun": pl.Int32}), how="cross")
        .join(found, on=["wilayah", "tahun"], how="left", maintain_order="left")
        .with_columns(
            pl.col("ada").fill_null(0),
            pl.lit(YEAR // length).alias("dari"),
            pl.col("keadaan").fill_null(Kind.NONE.value),
        )
        .select("wilayah", "nama", "tahun", "ada", "dari", "keadaan")
    )
    return Presence(cells, areas, tuple(years), YEAR // length)


@remembered
def shares(city: City, kode: str) -> pl.DataFrame:
    """Return the share of areas with a given figure, by period; see ``coverage.by_period``."""
    tables = city.snapshot.tables
    own = city.snapshot.values.filter(pl.col("indikator") == kode)
    return coverage.by_period(own, tables["indikator"], tables["wilayah"])


def _counted(rows: pl.DataFrame, length: int) -> pl.DataFrame:
    """Return wilayah, tahun, ada, keadaan; a figure for a longer period covers all its parts."""
    month = pl.col("mulai").dt.month().cast(pl.Int32) - 1
    last = month + pl.col("bulan").cast(pl.Int32) - 1
    return (
        rows.select(
            "wilayah",
            pl.col("mulai").dt.year().alias("tahun"),
            pl.int_ranges(month // length, last // length + 1).alias("bagian"),
            _rank().alias("urutan"),
        )
        .explode("bagian", empty_as_null=True)
        .group_by("wilayah", "tahun")
        .agg(pl.col("bagian").n_unique().cast(pl.Int32).alias("ada"), pl.col("urutan").max())
        .with_columns(
            pl.col("urutan")
            .replace_strict(dict(enumerate(map(str, _ORDER))), return_dtype=pl.String)
            .alias("keadaan")
        )
        .drop("urutan")
    )


def _rank() -> pl.Expr:
    unsure = pl.col("status").is_in([Status.PROVISIONAL.value, Status.ESTIMATE.value])
    return (
        pl.when(pl.col("contoh"))
        .then(_ORDER.index(Kind.SAMPLE))
        .when(pl.col("asal") == rollup.COMPUTED)
        .then(_ORDER.index(Kind.COMPUTED))
        .when(unsure)
        .then(_ORDER.index(Kind.UNSURE))
        .otherwise(_ORDER.index(Kind.PUBLISHED))
    )


def _areas(city: City, finest: Level) -> tuple[Area, ...]:
    """Return the city, then each district with its villages, as far down as is meant."""
    found = list(city.catalogue.areas(Level.CITY))
    if finest is Level.CITY:
        return tuple(found)
    for district in city.catalogue.areas(Level.DISTRICT):
        found.append(district)
        if finest is Level.VILLAGE:
            found += city.catalogue.children(district.kode)
    return tuple(found)
