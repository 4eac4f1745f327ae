"""The national assessment of a city, and how ready it is for the next one."""

from __future__ import annotations

import polars as pl

from lib.analysis import instrument, readiness
from lib.city.city import City
from lib.city.memory import remembered
from lib.contract.vocabulary import Framework


@remembered
def components(city: City) -> pl.DataFrame:
    """Return weight and score of each component and year; see ``analysis.components``."""
    return instrument.components(city.snapshot.tables["penilaian"])


@remembered
def weights(city: City) -> pl.DataFrame:
    """Return whether the weights of each year make a whole."""
    return instrument.weight_sums(city.snapshot.tables["penilaian"])


@remembered
def indices(city: City) -> pl.DataFrame:
    """Return index and improvement of each year."""
    return instrument.weighted_index(city.snapshot.tables["penilaian"])


@remembered
def pillars(city: City) -> pl.DataFrame:
    """Return the index of each national pillar and year."""
    return instrument.pillar_index(city.snapshot.tables["penilaian"])


def years(city: City) -> list[int]:
    """Return the years that the table names, newest first."""
    return sorted(indices(city)["tahun"].to_list(), reverse=True)


@remembered
def scores(city: City, year: int) -> dict[tuple[str, str], float | None]:
    """Return the score of each component and pillar of a year, as the table has it."""
    table = city.snapshot.tables["penilaian"].filter(
        pl.col("tahun") == year, pl.col("pilar").is_not_null()
    )
    return {(k, p): s for k, p, s in table.select("komponen", "pilar", "skor").iter_rows()}


@remembered
def items(city: City) -> pl.DataFrame:
    """Return every indicator and programme with its data and evidence."""
    tables = city.snapshot.tables
    return readiness.readiness_items(
        tables["indikator"], city.snapshot.values, tables["program"], tables["bukti"]
    )


@remembered
def ready(city: City, framework: Framework) -> pl.DataFrame:
    """Return the readiness of each dimension of a framework."""
    by = "dimensi" if framework is Framework.CITY else "pilar"
    return readiness.readiness_by(items(city), [by]).rename({by: "kode"})


@remembered
def ready_within(city: City) -> pl.DataFrame:
    """Return the readiness of each sub-dimension of each national pillar."""
    return readiness.readiness_by(items(city))


@remembered
def chase(city: City, framework: Framework, dimension: str = "", agency: str = "") -> pl.DataFrame:
    """Return what is to be chased; blank: in every dimension, from everybody."""
    rows = items(city)
    by = "dimensi" if framework is Framework.CITY else "pilar"
    if dimension:
        rows = rows.filter(pl.col(by) == dimension)
    if agency:
        rows = rows.filter(pl.col("opd") == agency)
    return readiness.chase_list(rows)
