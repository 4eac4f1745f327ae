"""Schematic cells: true size, true place, one exact coverage, the same every time."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
import shapely
from numpy.testing import assert_allclose

from lib.geometry.coverage import dissolve, shapes_of
from lib.geometry.neighbours import neighbours
from lib.geometry.power import roundness
from lib.geometry.projection import Projection
from lib.geometry.schematic import draw_schematic, schematic_cells

COLUMNS = {
    "kode": pl.String,
    "nama": pl.String,
    "induk": pl.String,
    "lintang": pl.Float64,
    "bujur": pl.Float64,
    "luas_km2": pl.Float64,
}
Row = tuple[str, str, float | None, float | None, float | None]


def table(*rows: Row) -> pl.DataFrame:
    """Build areas from (kode, induk, lintang, bujur, luas_km2)."""
    return pl.DataFrame(
        [(kode, kode, induk, south, east, area) for kode, induk, south, east, area in rows],
        schema=COLUMNS,
        orient="row",
    )


def grid(side: int, size: float = 2.0) -> pl.DataFrame:
    """Build square areas of ``size`` km² in a grid; the western half has another parent."""
    step = np.sqrt(size) / 111.2
    return table(
        *(
            (
                f"{row}{col}",
                "A" if col < side // 2 else "B",
                -7 + row * step,
                110 + col * step,
                size,
            )
            for row in range(side)
            for col in range(side)
        )
    )


TOWN = table(
    ("1", "A", 0.700, 124.300, 1.0),
    ("2", "A", 0.712, 124.302, 2.0),
    ("3", "A", 0.702, 124.315, 1.5),
    ("4", "B", 0.720, 124.320, 4.0),
    ("5", "B", 0.741, 124.330, 9.0),
    ("6", "B", 0.716, 124.345, 6.0),
    ("7", "B", 0.690, 124.330, 3.0),
)


def metres(areas: pl.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Return the cells and the places of ``areas``, both in metres."""
    places = areas.sort("kode").select("bujur", "lintang").to_numpy()
    projection = Projection.around(places)
    cells = projection.shapes_to_metres(shapes_of(schematic_cells(areas)))
    return cells, projection.to_metres(places)


@pytest.mark.parametrize("areas", [TOWN, TOWN.head(3), TOWN.head(1), grid(5)], ids=len)
def test_every_cell_is_one_polygon_of_the_true_area(areas: pl.DataFrame) -> None:
    cells, _ = metres(areas)
    stated = areas.sort("kode")["luas_km2"].to_numpy() * 1e6
    assert_allclose(shapely.area(cells), stated, rtol=1e-3)
    assert set(shapely.get_type_id(cells)) == {3}
    assert shapely.is_valid(cells).all()
    assert roundness(cells).min() > 0.25


@pytest.mark.parametrize("areas", [TOWN, grid(5)], ids=len)
def test_cells_tile_one_outline_exactly(areas: pl.DataFrame) -> None:
    cells = shapes_of(schematic_cells(areas))
    outline = shapely.coverage_union_all(cells)
    assert shapely.coverage_is_valid(cells)
    assert outline.geom_type == "Polygon"
    assert len(outline.interiors) == 0


@pytest.mark.parametrize(
    ("areas", "farthest"), [(grid(5), 0.1), (TOWN, 0.75)], ids=["grid", "town"]
)
def test_cells_lie_at_their_place(areas: pl.DataFrame, farthest: float) -> None:
    cells, places = metres(areas)
    off = np.hypot(*(shapely.get_coordinates(shapely.centroid(cells)) - places).T)
    radius = np.sqrt(areas.sort("kode")["luas_km2"].to_numpy() * 1e6 / np.pi)
    assert (off / radius).max() < farthest
    assert np.median(off / radius) < farthest / 2


def test_a_grid_keeps_its_neighbours() -> None:
    beside = neighbours(schematic_cells(grid(4))).of
    assert {"12", "10", "01", "21"} <= set(beside["11"])
    assert "33" not in beside["00"]


def test_parents_are_connected() -> None:
    parents = dict(TOWN.select("kode", "induk").iter_rows())
    districts = dissolve(schematic_cells(TOWN), parents)
    assert districts["kode"].tolist() == ["A", "B"]
    assert set(districts.geom_type) == {"Polygon"}


def test_the_same_areas_give_the_same_cells_in_any_order() -> None:
    first = schematic_cells(TOWN)
    assert first.geometry.geom_equals_exact(schematic_cells(TOWN.reverse()).geometry, 0).all()
    assert first["kode"].tolist() == sorted(TOWN["kode"])
    assert first.crs.to_epsg() == 4326


def test_what_is_not_known_is_said() -> None:
    areas = table(
        ("1", "A", 0.70, 124.30, 1.0),
        ("2", "A", 0.71, 124.31, 3.0),
        ("3", "A", 0.72, 124.30, 2.0),
        ("4", "A", 0.70, 124.32, None),
        ("5", "A", None, 124.32, 2.0),
    )
    drawn = draw_schematic(areas)
    projection = Projection.around_shapes(shapes_of(drawn.frame))
    sizes = shapely.area(projection.shapes_to_metres(shapes_of(drawn.frame)))
    assert drawn.left_out == ("5",)
    assert drawn.area_assumed == ("4",)
    assert drawn.frame["kode"].tolist() == ["1", "2", "3", "4"]
    assert sizes[3] == pytest.approx(2e6, rel=1e-3)


@pytest.mark.parametrize(
    "places",
    [
        [(0.7, 124.3)] * 3,
        [(0.7, 124.3), (0.71, 124.3), (0.72, 124.3)],
        [(0.7, 124.3), (0.71, 124.3), (1.9, 125.9)],
    ],
    ids=["on one another", "in a line", "far apart"],
)
def test_awkward_places_still_give_cells(places: list[tuple[float, float]]) -> None:
    areas = table(*((str(i), "A", south, east, 1.0) for i, (south, east) in enumerate(places)))
    cells = shapes_of(schematic_cells(areas))
    assert shapely.coverage_is_valid(cells)
    assert set(shapely.get_type_id(cells)) == {3}


def test_a_mistyped_coordinate_does_not_spoil_the_others() -> None:
    areas = pl.concat([TOWN, table(("8", "B", 4.700, 124.300, 1.0))])
    drawn = draw_schematic(areas)
    assert drawn.moved_in == ("8",)
    assert draw_schematic(TOWN).moved_in == ()
    cells = Projection(124.32, 0.71).shapes_to_metres(shapes_of(drawn.frame))
    assert roundness(cells).min() > 0.25


def test_areas_without_any_size_or_place_do_no_harm() -> None:
    sizeless = table(("1", "", 0.70, 124.30, None), ("2", "", 0.71, 124.31, None))
    nowhere = table(("1", "A", None, None, 1.0))
    assert len(schematic_cells(sizeless)) == 2
    assert len(schematic_cells(nowhere)) == 0
    assert draw_schematic(nowhere).left_out == ("1",)
