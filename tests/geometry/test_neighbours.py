"""Queen contiguity that survives edges which do not quite meet."""

from __future__ import annotations

import geopandas as gpd
import pytest
import shapely

from lib.geometry.neighbours import neighbours

STEP = 0.01
GAP = 0.00002
"""About 2 m."""


def board(side: int, gap: float = 0.0) -> gpd.GeoDataFrame:
    """Squares of about 1.1 km, ``gap`` degrees apart."""
    cells = {
        f"{row}{col}": shapely.box(
            124 + col * STEP, row * STEP, 124 + (col + 1) * STEP - gap, (row + 1) * STEP - gap
        )
        for row in range(side)
        for col in range(side)
    }
    return gpd.GeoDataFrame({"kode": list(cells)}, geometry=list(cells.values()), crs="EPSG:4326")


@pytest.mark.parametrize("gap", [0.0, GAP], ids=["touching", "two metres apart"])
def test_a_board_has_the_queens_moves(gap: float) -> None:
    found = neighbours(board(3, gap))
    assert found.of["00"] == ("01", "10", "11")
    assert len(found.of["11"]) == 8
    assert found.links == 20
    assert found.isolates == ()


def test_a_real_gap_is_none_and_isolates_are_listed() -> None:
    found = neighbours(board(2, gap=0.001))
    assert found.links == 0
    assert found.isolates == ("00", "01", "10", "11")


def test_contiguity_is_mutual() -> None:
    found = neighbours(board(4))
    assert all(one in found.of[other] for one, others in found.of.items() for other in others)


def test_no_area_has_no_neighbour() -> None:
    assert neighbours(board(2).head(0)).of == {}
