"""Scores of the city and its areas: by the rule, by a trial, against last year, how sure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

import polars as pl

from lib.analysis import contribution, robustness, score
from lib.analysis.robustness import Robustness
from lib.analysis.score import Scores
from lib.city.city import City
from lib.city.memory import remembered
from lib.city.trial import RULE, Trial
from lib.contract.vocabulary import Framework, Level
from lib.store.catalogue import Dimension, Indicator

MOST_YEARS: Final = 12
"""Years that can be asked for, counted back from the latest."""
_ROUND: Final = 1e-9

Row = Mapping[str, Any]
"""One row of a frame of ``analysis.score.Scores``."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which scores: of what year, by which rules, from which figures."""

    kerangka: Framework
    tahun: int
    rancangan: Trial = RULE
    nyata: bool = False
    """Whether sample data is left out."""

    @property
    def before(self) -> Asked:
        """The same a year earlier."""
        return replace(self, tahun=self.tahun - 1)

    @property
    def by_rule(self) -> Asked:
        """The same with nothing tried."""
        return replace(self, rancangan=RULE)


class Lack(StrEnum):
    """Why an indicator has no score."""

    NEVER = "belum_ada"
    OLD = "terlalu_lama"
    SAMPLE = "hanya_contoh"


@dataclass(frozen=True, slots=True)
class Missing:
    """An indicator without a score, and why."""

    indikator: Indicator
    sebab: Lack
    periode: str | None
    """Latest period of a value that does not count."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What a dimension of an area lacks."""

    dimensi: Dimension
    n: int
    dari: int
    perlu: int
    """Indicators that are still needed for a score; 0 if it has one."""
    kosong: tuple[Missing, ...]


@remembered
def years(city: City) -> tuple[int, ...]:
    """Return the years that scores can be asked for, oldest first."""
    known = city.panel.filter(pl.col("nilai").is_not_null())
    found = known["mulai"].dt.year().unique().sort().to_list()
    return tuple(found[-MOST_YEARS:])


@remembered
def of(city: City, asked: Asked) -> Scores:
    """Return the scores of all areas; see ``analysis.score.scores``."""
    rows = _section(city, asked.tahun, asked.nyata)
    table = city.snapshot.tables["indikator"]
    return score.scores(rows, table, asked.rancangan.design(asked.kerangka))


@remembered
def scored(city: City, asked: Asked) -> tuple[Indicator, ...]:
    """Return the indicators that have goalposts and a weight, in the order of the catalogue."""
    design = asked.rancangan.design(asked.kerangka)
    there = set(score.scored(city.snapshot.tables["indikator"], design)["indikator"])
    return tuple(i for i in city.catalogue.indicators if i.kode in there)


def whole(city: City, asked: Asked, wilayah: str) -> Row | None:
    """Return an area's row of ``Scores.gabungan``; ``None`` if it has no figures at all."""
    return _wholes(city, asked).get(wilayah)


def dimensions(city: City, asked: Asked, wilayah: str) -> Mapping[str, Row]:
    """Return an area's rows of ``Scores.dimensi`` by the code of the dimension."""
    return _dimensions(city, asked).get(wilayah, MappingProxyType({}))


def indicators(city: City, asked: Asked, wilayah: str) -> pl.DataFrame:
    """Return an area's rows of ``Scores.indikator``."""
    return of(city, asked).indikator.filter(pl.col("wilayah") == wilayah)


@remembered
def levels(city: City, asked: Asked) -> tuple[Level, ...]:
    """Return the levels of which several areas have a score of the whole, finest first."""
    there = of(city, asked).gabungan.filter(pl.col("skor").is_not_null())["wilayah"].to_list()
    known = [city.catalogue.area(code).level for code in there]
    return tuple(level for level in (Level.VILLAGE, Level.DISTRICT) if known.count(level) > 1)


@remembered
def ranked(city: City, asked: Asked, level: Level) -> Robustness:
    """Return the places of the areas of a level with their intervals."""
    return robustness.rank_intervals(_at(city, of(city, asked), level))


@remembered
def parts(
    city: City,
    asked: Asked,
    wilayah: str,
    other: Asked | None = None,
    wilayah_lain: str | None = None,
    dimensi: str | None = None,
) -> pl.DataFrame:
    """Split the difference of two scores; see ``analysis.contribution.contributions``.

    Args:
        city: The city.
        asked: Scores with the area.
        wilayah: The area.
        other: Scores to hold against; ``None``: full marks everywhere.
        wilayah_lain: Area in ``other``; ``None``: the same.
        dimensi: Only that dimension; ``None``: the whole.
    """
    against = None if other is None else of(city, other)
    return contribution.contributions(of(city, asked), wilayah, against, wilayah_lain, dimensi)


@remembered
def gaps(city: City, asked: Asked, wilayah: str) -> tuple[Gap, ...]:
    """Return what each dimension of an area has and lacks, in the order of the framework."""
    rows = indicators(city, asked, wilayah)
    known = dimensions(city, asked, wilayah)
    minimum = asked.rancangan.minimum
    return tuple(
        Gap(
            dimension,
            int(known[dimension.kode]["n"]),
            int(known[dimension.kode]["dari"]),
            _needed(rows.filter(pl.col("dimensi") == dimension.kode), minimum),
            _missing(city, asked, wilayah, rows.filter(pl.col("dimensi") == dimension.kode)),
        )
        for dimension in city.catalogue.dimensions(asked.kerangka)
        if dimension.kode in known
    )


@remembered
def moved(city: City, asked: Asked, level: Level) -> pl.DataFrame:
    """Hold a trial against the rule, area by area.

    Returns:
        One row per area of the level with a score on either side: ``wilayah``, ``skor`` and
        ``peringkat`` by the trial, ``skor_baku`` and ``peringkat_baku`` by the rule, sorted
        by the trial's places.
    """
    place = (-pl.col("skor").round(9)).rank("min").cast(pl.Int32).alias("peringkat")
    both = [
        _at(city, of(city, one), level)
        .gabungan.filter(pl.col("skor").is_not_null())
        .select("wilayah", "skor", place)
        for one in (asked, asked.by_rule)
    ]
    return (
        both[0]
        .join(both[1], on="wilayah", how="full", coalesce=True, suffix="_baku")
        .sort("peringkat", "peringkat_baku", "wilayah", nulls_last=True)
    )


@remembered
def used(city: City, asked: Asked, wilayah: tuple[str, ...]) -> pl.DataFrame:
    """Return the rows of the panel that the scores of some areas rest on."""
    codes = [indicator.kode for indicator in scored(city, asked)]
    return _section(city, asked.tahun, asked.nyata).filter(
        pl.col("wilayah").is_in(wilayah), pl.col("indikator").is_in(codes)
    )


@remembered
def _section(city: City, year: int, real: bool) -> pl.DataFrame:
    tables = city.snapshot.tables
    panel = city.panel.filter(~pl.col("contoh")) if real else city.panel
    return score.section(panel, year, tables["indikator"], tables["jeda"])


@remembered
def _wholes(city: City, asked: Asked) -> dict[str, Row]:
    return {row["wilayah"]: row for row in of(city, asked).gabungan.iter_rows(named=True)}


@remembered
def _dimensions(city: City, asked: Asked) -> dict[str, dict[str, Row]]:
    found: dict[str, dict[str, Row]] = {}
    for row in of(city, asked).dimensi.iter_rows(named=True):
        found.setdefault(row["wilayah"], {})[row["dimensi"]] = row
    return found


def _at(city: City, scores: Scores, level: Level) -> Scores:
    """Return the scores of the areas of one level."""
    there = pl.col("wilayah").is_in([area.kode for area in city.catalogue.areas(level)])
    return replace(
        scores,
        indikator=scores.indikator.filter(there),
        dimensi=scores.dimensi.filter(there),
        gabungan=scores.gabungan.filter(there),
    )


def _needed(rows: pl.DataFrame, minimum: float) -> int:
    """Return how many more indicators a score needs, the heaviest first."""
    there = rows.filter(pl.col("skor").is_not_null())["bobot_penuh"].sum()
    absent = rows.filter(pl.col("skor").is_null())["bobot_penuh"].sort(descending=True)
    count = 0
    for weight in absent:
        if there >= minimum - _ROUND and there > 0:
            break
        there, count = there + weight, count + 1
    return count


def _missing(city: City, asked: Asked, wilayah: str, rows: pl.DataFrame) -> tuple[Missing, ...]:
    codes = rows.filter(pl.col("skor").is_null())["indikator"].to_list()
    found = [_lack(city, asked, city.catalogue.indicator(code), wilayah) for code in codes]
    order = {indicator.kode: place for place, indicator in enumerate(city.catalogue.indicators)}
    return tuple(sorted(found, key=lambda one: order[one.indikator.kode]))


def _lack(city: City, asked: Asked, indicator: Indicator, wilayah: str) -> Missing:
    known = (
        city.series(indicator.kode)
        .filter(pl.col("wilayah") == wilayah, pl.col("nilai").is_not_null())
        .filter(pl.col("mulai").dt.year() <= asked.tahun)
        .sort("mulai")
    )
    real = known.filter(~pl.col("contoh")) if asked.nyata else known
    if real.height:
        return Missing(indicator, Lack.OLD, real["periode"][-1])
    if known.height:
        return Missing(indicator, Lack.SAMPLE, known["periode"][-1])
    return Missing(indicator, Lack.NEVER, None)
