"""Power diagrams: known cells, wanted areas, exact tiling."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from numpy.testing import assert_allclose

from lib.errors import GeometryError
from lib.geometry.power import fit_weights, power_diagram, roundness, tile

SQUARE = shapely.box(0, 0, 100, 100)
SITES = np.array([[20.0, 50.0], [60.0, 30.0], [70.0, 80.0], [40.0, 90.0]])


def test_equal_weights_give_the_voronoi_cells() -> None:
    pair = np.array([[20.0, 50.0], [60.0, 50.0]])
    diagram = power_diagram(pair, np.zeros(2), SQUARE)
    assert_allclose(diagram.areas, [4000, 6000])
    assert diagram.neighbours.tolist() == [[0, 1]]


def test_a_weight_moves_the_border_by_half_of_it_over_the_distance() -> None:
    pair = np.array([[20.0, 50.0], [60.0, 50.0]])
    diagram = power_diagram(pair, np.array([800.0, 0.0]), SQUARE)
    assert_allclose(diagram.areas, [5000, 5000])


def test_cells_get_the_wanted_areas() -> None:
    wanted = np.array([1000.0, 5000.0, 3000.0, 1000.0])
    _, diagram = fit_weights(SITES, wanted, SQUARE, 1e-6)
    assert_allclose(diagram.areas, wanted, rtol=1e-6)


def test_a_site_without_a_cell_is_refused() -> None:
    outside = np.vstack([SITES, [[900.0, 900.0]]])
    with pytest.raises(GeometryError):
        fit_weights(outside, np.full(5, 2000.0), SQUARE)


def test_a_part_cut_off_by_the_outline_goes_to_its_neighbour() -> None:
    bay = shapely.Polygon(
        [(0, 0), (100, 0), (100, 100), (70, 100), (70, 20), (40, 20), (40, 100), (0, 100)]
    )
    sites = np.array([[20.0, 90.0], [20.0, 30.0], [90.0, 30.0]])
    weights = np.array([4500.0, 0.0, 0.0])
    diagram = power_diagram(sites, weights, bay)
    assert diagram.cells[0].geom_type == "MultiPolygon"
    cells = tile(sites, weights, diagram, bay)
    assert set(shapely.get_type_id(cells)) == {3}
    assert shapely.coverage_is_valid(cells)
    assert shapely.area(cells).sum() == pytest.approx(bay.area)


def test_roundness_of_a_square() -> None:
    assert roundness(np.array([SQUARE]))[0] == pytest.approx(np.pi / 4)
