from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from lib.sample.terrain import terrain
from tests.sample.tables import wilayah


def test_only_villages_count_in_the_order_of_their_codes() -> None:
    land = terrain(wilayah().reverse(), 1)
    assert land.codes == ("1.1.1", "1.1.2", "1.1.3", "1.2.1", "1.2.2", "1.2.3")


def test_field_is_standardised_and_the_same_for_a_name() -> None:
    land = terrain(wilayah(), 1)
    field = land.field("a")
    assert field.mean() == pytest.approx(0, abs=1e-12)
    assert field.std() == pytest.approx(1)
    assert (field == land.field("a")).all()
    assert not (field == land.field("b")).all()


def test_small_kelurahan_is_more_urban_than_large_desa() -> None:
    land = terrain(wilayah(), 1)
    assert land.urbanity[0] == land.urbanity.max()
    assert land.urbanity[5] == land.urbanity.min()


def test_distances_are_in_km() -> None:
    land = terrain(wilayah(), 1)
    assert land.distance[0, 1] == pytest.approx(1.57, abs=0.01)
    assert (np.diag(land.distance) == 0).all()


def test_smooth_field_is_alike_among_neighbours() -> None:
    side = 12
    grid = [(f"g{i:02d}{j:02d}", i, j) for i in range(side) for j in range(side)]
    city = pl.DataFrame(
        {
            "kode": [g[0] for g in grid],
            "jenis": ["desa"] * len(grid),
            "induk": ["g"] * len(grid),
            "lintang": [str(g[1] * 0.005) for g in grid],
            "bujur": [str(g[2] * 0.005) for g in grid],
            "luas_km2": ["1"] * len(grid),
        }
    )
    land = terrain(city, 3)
    field = land.field("halus").reshape(side, side)
    assert np.corrcoef(field[:, 1:].ravel(), field[:, :-1].ravel())[0, 1] > 0.4
