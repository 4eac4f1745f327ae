"""Schematic cells: what an area's place and size tell, drawn until real boundaries come.

Every cell has the true area, lies where the area lies, and borders on the right ones as far
as points and areas can tell. The outline and the cells are invented; a view says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import geopandas as gpd
import numpy as np
import polars as pl
import shapely
from numpy.typing import NDArray
from shapely import Polygon

from lib.errors import GeometryError
from lib.geometry.outline import smooth_outline
from lib.geometry.places import gathered, spread
from lib.geometry.power import Diagram, fit_weights, roundness, tile
from lib.geometry.projection import GEOGRAPHIC, Coordinates, Projection, Shapes

Numbers = NDArray[np.float64]

RATIOS = (0.25, 0.4, 0.6, 1.0)
"""Hulls that are tried, from closely fitting to convex; a convex one always works."""
STEPS = 14
"""Improvements per hull for a city of up to ``EASY`` areas; fewer above."""
EASY = 60
PULL = 0.5
"""Part of the distance to its place by which a cell is pulled back in one step."""
COOLING = 0.9
"""Factor of ``PULL`` from one step to the next, so that the steps come to rest."""
GATHERING = 0.25
"""Pull on an area that is cut off from the rest of its parent, in radii of its disc."""
ROUND_ENOUGH = 0.4
SEARCH_TOLERANCE, FINAL_TOLERANCE = 5e-3, 5e-4
"""Largest relative error of an area while searching, and of the result."""
DECIMALS = 7
SQUARE_METRES = 1e6


@dataclass(frozen=True, slots=True)
class Schematic:
    """Schematic cells and what had to be assumed for them."""

    frame: gpd.GeoDataFrame
    """Columns kode, geometry (one valid polygon each), EPSG:4326; an exact coverage."""
    left_out: tuple[str, ...]
    """Codes of areas without coordinates: not drawn."""
    area_assumed: tuple[str, ...]
    """Codes of areas drawn with the median area because theirs is not known."""
    moved_in: tuple[str, ...]
    """Codes of areas that lie too far away for one outline and were drawn nearer."""


@dataclass(frozen=True, slots=True)
class _Task:
    """What the cells shall be like, in metres."""

    places: Coordinates
    areas: Numbers
    parents: NDArray[np.str_]

    @property
    def radii(self) -> Numbers:
        return np.sqrt(self.areas / np.pi)


@dataclass(frozen=True, slots=True)
class _Draft:
    """One attempt; the lower its penalty, the better."""

    outline: Polygon
    sites: Coordinates
    weights: Numbers
    diagram: Diagram
    penalty: float = np.inf


def schematic_cells(areas: pl.DataFrame) -> gpd.GeoDataFrame:
    """Draw the cells; see ``draw_schematic``."""
    return draw_schematic(areas).frame


def draw_schematic(areas: pl.DataFrame) -> Schematic:
    """Divide one smooth outline into a cell for each area: true size, true place.

    Args:
        areas: Finest level only: kode, induk (text), lintang, bujur (degrees), luas_km2.
            Order of rows does not matter.

    Returns:
        The cells, in order of their code. The relative error of an area is below 0.1 % of
        the area stated, or of the median where none is stated.

    Raises:
        GeometryError: No outline could be divided (not seen with real places).
    """
    rows = areas.sort("kode")
    placed = rows.filter(pl.col("lintang").is_finite() & pl.col("bujur").is_finite())
    left_out = tuple(rows.join(placed, on="kode", how="anti").sort("kode")["kode"].to_list())
    known = pl.col("luas_km2").is_finite() & (pl.col("luas_km2") > 0)
    assumed = tuple(placed.filter(~known.fill_null(False))["kode"].to_list())
    if placed.is_empty():
        return Schematic(_frame([], np.array([], dtype=object)), left_out, (), ())
    degrees = placed.select("bujur", "lintang").to_numpy().astype(np.float64)
    projection = Projection.around(degrees)
    points = projection.to_metres(degrees)
    task = _task(placed, points)
    cells = projection.shapes_to_degrees(_solve(task))
    cells = shapely.transform(cells, lambda xy: np.round(xy, DECIMALS))
    far = np.hypot(*(task.places - points).T) > task.radii
    moved = tuple(placed.filter(pl.Series(far))["kode"].to_list())
    return Schematic(_frame(placed["kode"].to_list(), cells), left_out, assumed, moved)


def _frame(codes: list[str], cells: Shapes) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame({"kode": codes}, geometry=cells, crs=GEOGRAPHIC)


def _task(placed: pl.DataFrame, points: Coordinates) -> _Task:
    stated = placed["luas_km2"].cast(pl.Float64).to_numpy() * SQUARE_METRES
    good = np.isfinite(stated) & (stated > 0)
    typical = float(np.median(stated[good])) if good.any() else _typical_area(points)
    areas = np.where(good, stated, typical)
    radii = np.sqrt(areas / np.pi)
    places = spread(gathered(points, radii), 0.2 * float(radii.min()))
    return _Task(places, areas, placed["induk"].fill_null("").to_numpy().astype(np.str_))


def _typical_area(points: Coordinates) -> float:
    """Return the mean share of the convex hull where no area at all is stated."""
    hull = shapely.convex_hull(shapely.multipoints(points))
    return max(float(hull.area), SQUARE_METRES) / len(points)


def _solve(task: _Task) -> Shapes:
    """Return the best cells over all hulls, in metres."""
    drafts = [draft for ratio in RATIOS for draft in _improve(task, ratio)]
    for draft in sorted(drafts, key=lambda draft: draft.penalty):
        try:
            return _finish(task, draft)
        except GeometryError:
            continue
    raise GeometryError(reason="no_outline")


def _finish(task: _Task, draft: _Draft) -> Shapes:
    wanted = task.areas * (draft.outline.area / task.areas.sum())
    weights, diagram = fit_weights(draft.sites, wanted, draft.outline, FINAL_TOLERANCE)
    return tile(draft.sites, weights, diagram, draft.outline)


def _improve(task: _Task, ratio: float) -> Iterator[_Draft]:
    """Yield drafts in which outline and sites move until the cells lie at their places.

    The centroid of a cell, not its site, shall lie at the place; so the site and the disc that
    shapes the outline are moved by a part of what the centroid is off.
    """
    sites, discs, goals = task.places, task.places, task.places
    for step in range(max(3, STEPS * EASY // max(EASY, len(sites)))):
        outline = smooth_outline(discs, task.areas, ratio)
        draft = _attempt(task, sites, outline) if outline is not None else None
        if draft is None:
            return
        yield draft
        goals = goals + _gathering(task, draft)
        off = goals - _centroids(draft.diagram.cells)
        reach = np.hypot(*off.T) / task.radii
        move = off * (PULL * COOLING**step / np.maximum(1, reach))[:, None]
        sites, discs = draft.sites + move, discs + move


def _attempt(task: _Task, sites: Coordinates, outline: Polygon) -> _Draft | None:
    inside = _within(sites, outline, 0.2 * float(task.radii.min()))
    wanted = task.areas * (outline.area / task.areas.sum())
    try:
        weights, diagram = fit_weights(inside, wanted, outline, SEARCH_TOLERANCE)
    except GeometryError:
        return None
    draft = _Draft(outline, inside, weights, diagram)
    return replace(draft, penalty=_penalty(task, draft))


def _within(sites: Coordinates, outline: Polygon, margin: float) -> Coordinates:
    """Bring sites that lie outside to the nearest place inside."""
    outside = ~shapely.contains_xy(outline, sites)
    if not outside.any():
        return sites
    core = outline.buffer(-margin)
    core = outline if core.is_empty else core
    ways = shapely.shortest_line(core, shapely.points(sites[outside]))
    moved = sites.copy()
    moved[outside] = shapely.get_coordinates(shapely.get_point(ways, 0))
    return spread(moved, margin)


def _centroids(cells: Shapes) -> Coordinates:
    return np.asarray(shapely.get_coordinates(shapely.centroid(cells)))


def _penalty(task: _Task, draft: _Draft) -> float:
    """Weigh how far cells are from their place, slivers, and what is torn apart."""
    cells = draft.diagram.cells
    off = np.hypot(*(task.places - _centroids(cells)).T) / task.radii
    slivers = np.clip(ROUND_ENOUGH - roundness(cells), 0, None).sum()
    torn = np.count_nonzero(shapely.get_num_geometries(cells) > 1)
    loose = np.count_nonzero(_loose(task, draft))
    return float(off.mean() + 0.5 * np.sqrt((off**2).mean()) + 2 * slivers + torn + loose)


def _loose(task: _Task, draft: _Draft) -> NDArray[np.bool_]:
    """Tell which areas are cut off from the largest part of their parent."""
    edges = draft.diagram.neighbours
    inside = shapely.length(shapely.intersection(draft.diagram.edges, draft.outline)) > 0
    kin = task.parents[edges[:, 0]] == task.parents[edges[:, 1]]
    part = _components(len(task.places), edges[inside & kin])
    loose = np.zeros(len(part), dtype=bool)
    for parent in np.unique(task.parents):
        members = np.flatnonzero(task.parents == parent)
        weight = np.bincount(part[members], task.areas[members])
        loose[members] = part[members] != weight.argmax()
    return loose


def _components(count: int, edges: NDArray[np.int64]) -> NDArray[np.int64]:
    """Number the connected parts of a graph."""
    part = np.arange(count)
    for one, other in edges.tolist():
        if part[one] != part[other]:
            part[part == part[one]] = part[other]
    return part


def _gathering(task: _Task, draft: _Draft) -> Coordinates:
    """Return a pull towards the rest of its parent for each area that is cut off from it."""
    loose = _loose(task, draft)
    pull = np.zeros_like(task.places)
    for area in np.flatnonzero(loose):
        rest = task.places[(task.parents == task.parents[area]) & ~loose]
        ways = rest - task.places[area]
        nearest = ways[np.hypot(*ways.T).argmin()]
        length = float(np.hypot(*nearest))
        pull[area] = nearest / length * GATHERING * task.radii[area]
    return pull
