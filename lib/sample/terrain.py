"""The villages as the sample model sees them: people, land, town and country."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import polars as pl

Array: TypeAlias = npt.NDArray[np.float64]

NOBODY: Mapping[str, float] = MappingProxyType({})
"""No known number of inhabitants."""
PER_VILLAGE = 3700.0
"""Inhabitants of a village where nothing is known."""
NEIGHBOURHOOD_KM = 1.6
"""Distance within which spatial fields are alike."""
KM_PER_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Terrain:
    """Villages in the order of their codes; every array has one entry per village."""

    codes: tuple[str, ...]
    people: Array
    """Inhabitants at the start of 2019."""
    land: Array
    """Area in km2."""
    urbanity: Array
    """Mean 0, standard deviation 1; more is more like a town."""
    late: npt.NDArray[np.bool_]
    """Whether the village tends to report late."""
    distance: Array
    """Between centres in km, villages x villages."""
    seed: int

    def field(self, name: str) -> Array:
        """Draw a spatially smooth field: mean 0, standard deviation 1, the same for a name."""
        rng = random(self.seed, f"medan/{name}")
        smooth = _standard(self.kernel() @ rng.standard_normal(len(self.codes)))
        return _standard(0.85 * smooth + 0.5 * rng.standard_normal(len(self.codes)))

    def kernel(self) -> Array:
        """Weights that fall with distance."""
        return np.exp(-0.5 * (self.distance / NEIGHBOURHOOD_KM) ** 2)


def random(seed: int, name: str) -> np.random.Generator:
    """Return a stream of its own for a name, so that new indicators leave others as they are."""
    return np.random.default_rng([seed, zlib.crc32(name.encode())])


def terrain(wilayah: pl.DataFrame, seed: int, population: Mapping[str, float] = NOBODY) -> Terrain:
    """Describe the villages of a city.

    Args:
        wilayah: Table of the contract, as text: kode, jenis, induk, lintang, bujur, luas_km2.
        seed: Of the whole sample.
        population: Inhabitants at the start of 2019 by code of the parent, where known.
    """
    villages = (
        wilayah.filter(pl.col("jenis").is_in(["kelurahan", "desa"]))
        .with_columns(pl.col("lintang", "bujur", "luas_km2").cast(pl.Float64))
        .sort("kode")
    )
    land = _known(villages["luas_km2"], 1.0)
    north = _known(villages["lintang"], 0.0) * KM_PER_DEGREE
    east = _known(villages["bujur"], 0.0) * KM_PER_DEGREE * np.cos(np.deg2rad(north[:1] / 111.2))
    distance = np.hypot(north[:, None] - north, east[:, None] - east)
    town = villages["jenis"].to_numpy() == "kelurahan"
    urbanity = _standard(-np.log(land) + 1.2 * town)
    return Terrain(
        codes=tuple(villages["kode"]),
        people=_people(villages, land, (urbanity, seed), population),
        land=land,
        urbanity=urbanity,
        late=random(seed, "terlambat").random(len(land)) < 0.15,
        distance=distance,
        seed=seed,
    )


def _people(
    villages: pl.DataFrame, land: Array, town: tuple[Array, int], population: Mapping[str, float]
) -> Array:
    """Inhabitants that add up to the known figure of each district."""
    urbanity, seed = town
    chance = random(seed, "penduduk").standard_normal(len(land))
    weight = np.exp(0.6 * np.log(land) + 0.55 * urbanity + 0.2 * chance)
    parents = villages["induk"].to_numpy()
    people = np.zeros(len(land))
    for parent in sorted(set(parents)):
        inside = parents == parent
        total = population.get(parent, PER_VILLAGE * inside.sum())
        people[inside] = np.round(total * weight[inside] / weight[inside].sum())
    return people


def _known(column: pl.Series, default: float) -> Array:
    return column.fill_null(default).to_numpy().astype(np.float64)


def _standard(values: Array) -> Array:
    spread = values.std()
    return np.asarray((values - values.mean()) / (spread if spread > 0 else 1.0))
