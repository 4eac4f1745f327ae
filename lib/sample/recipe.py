"""What sample figures of one city are made from, beyond its tables: data in its folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from lib.sample.terrain import NOBODY

RECIPE_FOLDER = ".resep"
"""Hidden folder of a data folder: ``profil.csv`` and ``penduduk.csv``."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What is known of a city and its indicators."""

    profiles: pl.DataFrame | None = None
    """One row per indicator (kode) with levels, spread and rhythm, as text; ``None``: none."""
    population: Mapping[str, float] = field(default_factory=lambda: NOBODY)
    """Inhabitants by code of a district."""


PLAIN = Recipe()
"""Nothing is known: levels come from units and limits."""


def read_recipe(folder: Path) -> Recipe:
    """Read the recipe of a data folder; what is not there is not known."""
    profiles, people = (folder / RECIPE_FOLDER / f"{n}.csv" for n in ("profil", "penduduk"))
    known = pl.read_csv(profiles, infer_schema=False) if profiles.is_file() else None
    if not people.is_file():
        return Recipe(known)
    schema = {"wilayah": pl.String(), "jiwa": pl.Float64()}
    return Recipe(known, dict(pl.read_csv(people, schema=schema).iter_rows()))
