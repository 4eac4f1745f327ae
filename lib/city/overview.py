"""How each dimension stands: the figures of the front page and of a dimension's headline."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import polars as pl

from lib.analysis import freshness
from lib.analysis.change import Verdict
from lib.analysis.freshness import Standing
from lib.city.city import City
from lib.city.memory import remembered
from lib.contract.vocabulary import Framework
from lib.store.catalogue import Dimension

OVERDUE = (Standing.DUE.value, Standing.LATE.value)
"""Standings of an indicator whose next figure should be there by now."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many indicators stand how, for the city as a whole."""

    total: int
    """Indicators in the catalogue."""
    known: int
    """Those with a value for any area."""
    better: int
    """Improved against the previous comparable value."""
    worse: int
    same: int
    met: int
    """Reached their target."""
    missed: int
    overdue: int
    """Those whose next figure is due."""
    newest: str | None
    """Latest period of any of their values."""
    sample: bool
    """Whether any figure counted here is sample data."""

    @property
    def compared(self) -> int:
        """Indicators whose change can be judged."""
        return self.better + self.worse + self.same

    @property
    def judged(self) -> int:
        """Indicators held against a target."""
        return self.met + self.missed


@dataclass(frozen=True, slots=True)
class DimensionState:
    """A dimension and how it stands."""

    dimension: Dimension
    tally: Tally


@remembered
def fresh(city: City, today: dt.date) -> pl.DataFrame:
    """Return how fresh each indicator is; see ``analysis.freshness.freshness``."""
    return freshness.freshness(city.snapshot.values, city.snapshot.tables["indikator"], today)


@remembered
def dimensions(city: City, framework: Framework, today: dt.date) -> tuple[DimensionState, ...]:
    """Return how each dimension of a framework stands, in their order."""
    return tuple(
        DimensionState(d, tally(city, frozenset(i.kode for i in city.indicators(d)), today))
        for d in city.catalogue.dimensions(framework)
    )


@remembered
def whole(city: City, framework: Framework, today: dt.date) -> Tally:
    """Return how all indicators of a framework's dimensions stand together."""
    every = city.catalogue.dimensions(framework)
    codes = frozenset(i.kode for d in every for i in city.indicators(d))
    return tally(city, codes, today)


@remembered
def tally(city: City, codes: frozenset[str], today: dt.date) -> Tally:
    """Count how some indicators stand.

    Args:
        city: The city.
        codes: Codes of the indicators.
        today: The day that counts as today.
    """
    rows = city.latest.filter(pl.col("indikator").is_in(codes))
    own = rows.filter(pl.col("wilayah") == (city.area.kode if city.area else ""))
    due = fresh(city, today).filter(
        pl.col("indikator").is_in(codes), pl.col("keadaan").is_in(OVERDUE)
    )
    verdicts = own["penilaian"].to_list()
    last = rows.sort(pl.col("mulai").dt.offset_by(pl.format("{}mo", "bulan")), "bulan")["periode"]
    return Tally(
        total=len(codes),
        known=rows["indikator"].n_unique(),
        better=verdicts.count(Verdict.BETTER),
        worse=verdicts.count(Verdict.WORSE),
        same=verdicts.count(Verdict.SAME),
        met=int(own["terpenuhi"].sum()),
        missed=int((~own["terpenuhi"]).sum()),
        overdue=due.height,
        newest=last[-1] if len(last) else None,
        sample=bool(rows["contoh"].any()) or bool(own["target_contoh"].any()),
    )
