"""How one indicator lies over the areas of a city, and what its figures can bear.

Computed once for each snapshot and choice, for all readers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain

import polars as pl

from lib.analysis.clusters import Quadrant
from lib.analysis.funnel import funnel_plot
from lib.analysis.pattern import MINIMUM_AREAS, Absent, Pattern, Pocket, find_pattern
from lib.analysis.rate import Rate, counted, rate_of
from lib.analysis.small_numbers import COUNT_BELOW, Stability, intervals
from lib.city.city import City
from lib.city.memory import remembered
from lib.contract.vocabulary import Aggregation, Direction, Level
from lib.store.catalogue import Indicator

LEAST_SHARE = 2 / 3
"""Share of the areas that must have a value: with more holes neighbours are not neighbours."""


class Refusal(StrEnum):
    """Why nothing can be said about a pattern."""

    WORDS = "kata"
    CITY_ONLY = "hanya_kota"
    CITY_AS_SUCH = "milik_kota"
    """It is meant for the city as a whole: there will never be finer values."""
    FEW_AREAS = "sedikit_wilayah"
    MANY_GAPS = "banyak_kosong"
    NO_SHAPES = "tanpa_batas"
    EQUAL = "tanpa_ragam"
    CHANCE = "kebetulan"
    """Smoothed rates are all the same: the areas differ no more than chance would make them."""


class Kind(StrEnum):
    """What a marked area is (``tanda``): its pocket, or how it differs from its neighbours."""

    GOOD = "baik"
    BAD = "buruk"
    HIGH = "tinggi"
    LOW = "rendah"
    BETTER = "lebih_baik"
    WORSE = "lebih_buruk"
    ABOVE = "di_atas"
    BELOW = "di_bawah"


@dataclass(frozen=True, slots=True, eq=False)
class Study:
    """One indicator and period; compared by identity, so that it can key what is made of it."""

    indicator: Indicator
    level: Level
    period: str
    rows: pl.DataFrame
    """One row per area with a value: the panel's columns and those of ``small_numbers``."""
    pattern: Pattern | None
    """Null where there is nothing to compare at all."""
    marks: pl.DataFrame
    """Areas that stand out: ``wilayah``, ``tanda`` (a ``Kind``), ``keyakinan``, ``nilai``,
    ``rata_tetangga``, ``p``, ``q``."""
    refusal: Refusal | None
    areas: int
    """Areas of the level."""
    smooth: bool
    """Whether smoothed rates were looked at."""

    @property
    def sample(self) -> bool:
        """Whether sample data is among the values."""
        return bool(self.rows["contoh"].any())

    @property
    def judged(self) -> bool:
        """Whether a pocket is good or bad: not for counts of unequal areas."""
        return way(self.indicator) is not Direction.NEUTRAL


@dataclass(frozen=True, slots=True, eq=False)
class Funnel:
    """Rates held against limits for the size of each area."""

    rate: Rate
    centre: float
    """Rate of all areas together, in the unit of the indicator."""
    rows: pl.DataFrame
    """Areas whose rate may be shown: ``wilayah``, ``nilai``, ``pembilang``, ``penyebut``,
    ``letak``, ``kestabilan``, ``contoh`` and the limits."""
    hidden: tuple[str, ...]
    """Areas with so few events that no rate is shown."""


def way(indicator: Indicator) -> Direction:
    """Return which way is better; counts of unequal areas have none."""
    counts = indicator.agregasi is Aggregation.SUM
    return Direction.NEUTRAL if counts else indicator.arah


@remembered
def level_of(city: City, kode: str) -> Level:
    """Return the finest level with enough areas for a pattern, else the finest there is."""
    levels = city.levels(kode)
    for level in levels:
        if _breadth(city, kode, level) >= MINIMUM_AREAS:
            return level
    return levels[0]


@remembered
def first(city: City, codes: tuple[str, ...]) -> str:
    """Return the first indicator whose latest period can be studied and that bears most.

    Of those that can be studied, judged ones come before others, and those whose areas mostly
    rest on enough events before those that do not; without any, the first indicator.
    """
    fit = [c for c in codes if _breadth(city, c, level_of(city, c)) >= MINIMUM_AREAS]
    judged = [c for c in fit if way(city.catalogue.indicator(c)) is not Direction.NEUTRAL]
    steady = (c for c in judged if _is_steady(city, c))
    return next(steady, [*judged, *fit, *codes][0])


def _is_steady(city: City, kode: str) -> bool:
    """Tell whether at most half of the latest figures rest on few events."""
    level = level_of(city, kode)
    rows = _with_intervals(city, kode, city.at(kode, level, city.periods(kode, level)[-1]))
    weak = rows["kestabilan"].is_in([Stability.UNSTABLE.value, Stability.COUNT_ONLY.value])
    return bool(weak.fill_null(value=False).sum() <= rows.height / 2)


@remembered
def periods(city: City, kode: str) -> tuple[str, ...]:
    """Return the periods that can be looked at, oldest first."""
    return tuple(city.periods(kode, level_of(city, kode)))


@remembered
def rate(city: City, kode: str) -> Rate | None:
    """Return how the rates of an indicator are made; null unless they count events."""
    rows = city.series(kode).filter(pl.col("jenjang") == level_of(city, kode))
    return rate_of(rows) if counted(rows) else None


@remembered
def study(city: City, kode: str, period: str, smooth: bool) -> Study:
    """Look for a pattern in one indicator and period.

    Args:
        city: The city.
        kode: Code of the indicator.
        period: One of ``periods``.
        smooth: Whether to look at rates smoothed by empirical Bayes; without effect where
            ``rate`` is null.
    """
    indicator, level = city.catalogue.indicator(kode), level_of(city, kode)
    rows = _with_intervals(city, kode, city.at(kode, level, period))
    smooth = smooth and rate(city, kode) is not None
    areas = len(city.catalogue.areas(level))
    made = Study(indicator, level, period, rows, None, _NO_MARKS, None, areas, smooth)
    why = _refused(city, made)
    if why is not None:
        return replace(made, refusal=why)
    found = find_pattern(
        rows,
        city.shapes.neighbours,
        way(indicator),
        approximate=city.shapes.schematic,
        smooth=smooth,
    )
    return replace(
        made, pattern=found, marks=_marks(found, way(indicator)), refusal=_absent(found, smooth)
    )


@remembered
def funnel(city: City, kode: str, period: str) -> Funnel | None:
    """Hold the rates of one period against limits for the size of each area.

    Returns:
        Null where the rates count no events, or fewer than ``MINIMUM_AREAS`` may be shown.
    """
    made = rate(city, kode)
    if made is None:
        return None
    rows = intervals(city.at(kode, level_of(city, kode), period)).filter(
        pl.col("pembilang") >= 0, pl.col("penyebut") > 0
    )
    limits = funnel_plot(rows["pembilang"], rows["penyebut"], per=made.per, share=made.share)
    shown = rows.select("wilayah", "pembilang", "penyebut", "kestabilan", "contoh").with_columns(
        limits.drop("penyebut")
    )
    few = pl.col("pembilang") < least_shown(city, kode)
    held = shown.filter(~few)
    if held.height < MINIMUM_AREAS:
        return None
    return Funnel(
        made, float(limits["tengah"][0]), held, tuple(shown.filter(few)["wilayah"].to_list())
    )


@remembered
def least_shown(city: City, kode: str) -> float:
    """Return the number of events from which a rate is shown."""
    return max(float(COUNT_BELOW), privacy(city, kode))


@remembered
def privacy(city: City, kode: str) -> float:
    """Return the number of events below which not even their number is shown; 0: none."""
    table = city.snapshot.tables["indikator"]
    found = table.filter(pl.col("kode") == kode)["ambang_privasi"].to_list()
    return float(found[0] or 0) if found else 0.0


def _with_intervals(city: City, kode: str, rows: pl.DataFrame) -> pl.DataFrame:
    """Add intervals and stability; all null where the figures count no events."""
    if rate(city, kode) is not None:
        return intervals(rows)
    none = {"bawah": pl.Float64, "atas": pl.Float64, "kestabilan": pl.String}
    return rows.with_columns(pl.lit(None, kind).alias(name) for name, kind in none.items())


def _breadth(city: City, kode: str, level: Level) -> int:
    """Return how many areas have a value in the latest period."""
    there = city.periods(kode, level)
    return city.at(kode, level, there[-1]).height if there else 0


_NO_MARKS = pl.DataFrame(
    schema={
        "wilayah": pl.String(),
        "tanda": pl.String(),
        "keyakinan": pl.String(),
        "nilai": pl.Float64(),
        "rata_tetangga": pl.Float64(),
        "p": pl.Float64(),
        "q": pl.Float64(),
    }
)


def _refused(city: City, made: Study) -> Refusal | None:
    """Return what forbids to look at all."""
    known = made.rows["nilai"].count()
    tests = (
        (bool(made.indicator.kategori), Refusal.WORDS),
        (made.indicator.jenjang is Level.CITY, Refusal.CITY_AS_SUCH),
        (made.level is Level.CITY, Refusal.CITY_ONLY),
        (made.areas < MINIMUM_AREAS, Refusal.FEW_AREAS),
        (known < max(MINIMUM_AREAS, LEAST_SHARE * made.areas), Refusal.MANY_GAPS),
    )
    why = next((why for test, why in tests if test), None)
    return why or (None if _has_neighbours(city, made) else Refusal.NO_SHAPES)


def _has_neighbours(city: City, made: Study) -> bool:
    beside = city.shapes.neighbours
    return any(chain.from_iterable(beside.get(code, ()) for code in made.rows["wilayah"]))


def _absent(found: Pattern, smooth: bool) -> Refusal | None:
    match found.alasan:
        case None:
            return None
        case Absent.FEW_AREAS:
            return Refusal.NO_SHAPES
        case _:
            return Refusal.CHANCE if smooth else Refusal.EQUAL


def _marks(found: Pattern, direction: Direction) -> pl.DataFrame:
    above, below = {
        Direction.UP: (Kind.BETTER, Kind.WORSE),
        Direction.DOWN: (Kind.WORSE, Kind.BETTER),
        Direction.NEUTRAL: (Kind.ABOVE, Kind.BELOW),
    }[direction]
    unlike = (
        pl.when(pl.col("kuadran") == Quadrant.HIGH_LOW.value)
        .then(pl.lit(above.value))
        .otherwise(pl.lit(below.value))
    )
    mark = pl.when(pl.col("kantong") == Pocket.UNLIKE.value).then(unlike).otherwise("kantong")
    return (
        found.wilayah.filter(pl.col("kantong").is_not_null())
        .with_columns(mark.alias("tanda"))
        .select(_NO_MARKS.columns)
        .sort("q", "p", "wilayah")
    )
