"""All sample tables of a city."""

from __future__ import annotations

import numpy as np
import polars as pl

from lib.contract.periods import Period
from lib.contract.vocabulary import Status
from lib.sample.profile import Profile, profiles
from lib.sample.recipe import PLAIN, Recipe
from lib.sample.schedule import periods, provisional, reported
from lib.sample.surface import surface
from lib.sample.target import targets
from lib.sample.terrain import Array, Terrain, terrain

COLUMNS = (
    *("indikator", "wilayah", "periode", "nilai", "status", "sumber"),
    *("pembilang", "penyebut", "catatan"),
)
PROVISIONAL_NOTE = "sementara"


def generate(
    indikator: pl.DataFrame,
    wilayah: pl.DataFrame,
    seed: int,
    target: pl.DataFrame | None = None,
    recipe: Recipe = PLAIN,
) -> dict[str, pl.DataFrame]:
    """Make the sample values and targets of a city; the same input gives the same output.

    Args:
        indikator: Table of the contract, all columns text.
        wilayah: Table of the contract, all columns text.
        seed: Any number from 0.
        target: Real targets, all columns text; their indicators get no sample target.
        recipe: What is known of the city beyond its tables.

    Returns:
        Frames by file name: ``<dimensi>.csv`` with the columns of observations, sorted by
        indicator (order of the table), village and period; and ``target.csv``. All columns
        are text. Every row has the status ``contoh``. No villages, no frames.
    """
    if not wilayah["jenis"].is_in(["kelurahan", "desa"]).any():
        return {}
    land = terrain(wilayah, seed, recipe.population)
    found = profiles(indikator, recipe.profiles)
    at_village = set(indikator.filter(pl.col("jenjang") == "kelurahan")["kode"])
    frames: dict[str, list[pl.DataFrame]] = {}
    for profile in found:
        if profile.has_values and profile.code in at_village and periods(profile):
            frames.setdefault(f"{profile.dimension}.csv", []).append(_observations(profile, land))
    tables = {name: pl.concat(parts) for name, parts in frames.items()}
    real = frozenset[str]() if target is None else frozenset(target["indikator"])
    for city in wilayah.filter(pl.col("jenis") == "kota")["kode"].head(1):
        tables["target.csv"] = targets(found, city, real)
    return tables


def _observations(profile: Profile, land: Terrain) -> pl.DataFrame:
    dates = periods(profile)
    made = surface(profile, dates, land)
    there = reported(profile, dates, land) & np.isfinite(made.values)
    late = provisional(profile, dates)
    villages, times = np.nonzero(there)
    fixed = {
        "indikator": [profile.code] * len(villages),
        "wilayah": [land.codes[i] for i in villages],
        "periode": _names(dates, times),
        "nilai": _text(made.values[there], profile.decimals),
        "status": [Status.SAMPLE.value] * len(villages),
        "sumber": [None] * len(villages),
        "pembilang": _optional(made.numerator, there, profile.numerator_decimals),
        "penyebut": _optional(made.denominator, there, profile.base_decimals),
        "catatan": [PROVISIONAL_NOTE if late[j] else None for j in times],
    }
    return pl.DataFrame(fixed, schema=dict.fromkeys(COLUMNS, pl.String))


def _names(dates: list[Period], times: np.ndarray[tuple[int], np.dtype[np.intp]]) -> list[str]:
    names = [str(p) for p in dates]
    return [names[j] for j in times]


def _optional(
    values: Array | None, there: np.ndarray[tuple[int, int], np.dtype[np.bool_]], decimals: int
) -> list[str] | list[None]:
    if values is None:
        return [None] * int(there.sum())
    return _text(values[there], decimals)


def _text(values: Array, decimals: int) -> list[str]:
    # Adding zero turns -0.0 into 0.0.
    return [f"{v + 0.0:.{decimals}f}" for v in values]
