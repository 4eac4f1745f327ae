"""Where figures come from, and how sure they are."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from lib.city.city import City
from lib.city.memory import remembered
from lib.city.scene import Scene
from lib.contract.vocabulary import Quality, Status


@dataclass(frozen=True, slots=True)
class Provenance:
    """Sources and caveats of a set of figures."""

    sources: tuple[str, ...]
    """Titles, most used first."""
    periods: tuple[str, ...]
    """First and last canonical period."""
    sample: bool
    derived: bool
    """Whether a source of quality C is among them."""
    provisional: bool
    estimate: bool
    computed: float | None
    """Least share of parts in a roll-up; null when all figures were published."""


def of(city: City, rows: pl.DataFrame) -> Provenance:
    """Gather sources and caveats.

    Args:
        city: The city, for the titles of sources.
        rows: Rows of the panel that are shown.
    """
    facts = rows.lazy().filter(pl.col("nilai").is_not_null()).select(_FACTS).collect().row(0)
    used, first, last, sample, derived, provisional, estimate, computed = facts
    codes = [one["sumber"] for one in sorted(used, key=lambda u: (-u["kali"], u["sumber"]))]
    return Provenance(
        sources=tuple(city.catalogue.source_title(code) for code in codes),
        periods=(first, last) if first is not None else (),
        sample=bool(sample),
        derived=bool(derived),
        provisional=bool(provisional),
        estimate=bool(estimate),
        computed=computed,
    )


@remembered
def of_scene(city: City, scene: Scene) -> Provenance:
    """Gather sources and caveats of a map."""
    return of(city, scene.rows)


_FACTS = (
    pl.col("sumber")
    .drop_nulls()
    .str.split(";")
    .explode(empty_as_null=True)
    .drop_nulls()
    .value_counts(name="kali")
    .implode(),
    pl.col("periode").sort_by("mulai").first().alias("awal"),
    pl.col("periode").sort_by("mulai").last().alias("akhir"),
    pl.col("contoh").any().alias("contoh"),
    (pl.col("kualitas") == Quality.DERIVED).any().alias("turunan"),
    (pl.col("status") == Status.PROVISIONAL).any().alias("sementara"),
    (pl.col("status") == Status.ESTIMATE).any().alias("estimasi"),
    pl.col("cakupan").filter(pl.col("asal") == "hitung").min(),
)
