"""Power diagrams: cells around sites, with weights that give each cell a wanted area.

The weights are the dual of a semi-discrete optimal transport problem, found by a damped
Newton iteration (Kitagawa, Mérigot and Thibert 2019, "Convergence of a Newton algorithm
for semi-discrete optimal transport", J. Eur. Math. Soc. 21). The diagram is the lower
convex hull of the sites lifted to a paraboloid (Aurenhammer 1987, "Power diagrams").
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import coo_array, diags_array
from scipy.sparse.linalg import spsolve
from scipy.spatial import ConvexHull
from shapely import Polygon

from lib.errors import GeometryError
from lib.geometry.projection import Coordinates, Shapes

Numbers = NDArray[np.float64]

GHOSTS = 8
"""Sites far outside, so that every cell that matters is bounded."""
GHOST_DISTANCE = 20.0
"""Their distance, in spans of the picture."""
MAX_STEPS = 60
MIN_DAMPING = 1e-4
REGULARISATION = 1e-10
"""Keeps the linear system solvable where a cell has lost all its neighbours."""


@dataclass(frozen=True, slots=True)
class Diagram:
    """A power diagram within an outline, in metres."""

    cells: Shapes
    """One per site: a polygon, empty, or in parts where the outline bends inward."""
    neighbours: NDArray[np.int64]
    """(m, 2) pairs of sites whose unclipped cells share an edge."""
    edges: Shapes
    """The m straight edges between them, not clipped."""

    @property
    def areas(self) -> Numbers:
        """Area of each cell in square metres."""
        return np.asarray(shapely.area(self.cells), dtype=np.float64)


def power_diagram(sites: Coordinates, weights: Numbers, outline: Polygon) -> Diagram:
    """Divide an outline: a place belongs to the site with the least |x - site|² - weight.

    Args:
        sites: (n, 2) metres, no two alike.
        weights: n square metres; only their differences matter.
        outline: What is divided.
    """
    count = len(sites)
    vertices, triangles = _dual_vertices(sites, weights, outline)
    around: list[list[int]] = [[] for _ in range(count)]
    shared: dict[tuple[int, int], list[int]] = {}
    for facet, corners in enumerate(np.sort(triangles, axis=1).tolist()):
        for corner in corners:
            if corner < count:
                around[corner].append(facet)
        first, second, third = corners
        for pair in ((first, second), (second, third), (first, third)):
            if pair[1] < count:
                shared.setdefault(pair, []).append(facet)
    shared = {pair: facets for pair, facets in shared.items() if len(facets) == 2}
    pairs = np.array(list(shared), dtype=np.int64).reshape(-1, 2)
    ends = np.array(list(shared.values()), dtype=np.int64).reshape(-1, 2)
    cells = np.array([_convex(vertices[facets]) for facets in around], dtype=object)
    return Diagram(
        np.asarray(shapely.intersection(cells, outline)),
        pairs,
        np.asarray(shapely.linestrings(vertices[ends])),
    )


def _dual_vertices(
    sites: Coordinates, weights: Numbers, outline: Polygon
) -> tuple[Coordinates, NDArray[np.int64]]:
    """Return the vertices of the diagram and the three sites that meet in each."""
    centre = sites.mean(axis=0)
    span = float(np.ptp(sites, axis=0).max() + np.sqrt(outline.area) + np.sqrt(np.ptp(weights)))
    angles = np.arange(GHOSTS) * 2 * np.pi / GHOSTS
    far = GHOST_DISTANCE * np.column_stack([np.cos(angles), np.sin(angles)])
    placed = np.vstack([(sites - centre) / span, far])
    lift = np.r_[(weights - weights.max()) / span**2, np.zeros(GHOSTS)]
    hull = ConvexHull(np.column_stack([placed, (placed**2).sum(axis=1) - lift]))
    lower = hull.equations[:, 2] < -1e-12
    planes = hull.equations[lower]
    vertices = -planes[:, :2] / (2 * planes[:, 2:3]) * span + centre
    return vertices, hull.simplices[lower].astype(np.int64)


def _convex(vertices: Coordinates) -> Polygon:
    """Join the vertices of one cell in the order of their angle."""
    if len(vertices) < 3:
        return Polygon()
    spokes = vertices - vertices.mean(axis=0)
    return Polygon(vertices[np.argsort(np.arctan2(spokes[:, 1], spokes[:, 0]), kind="stable")])


def fit_weights(
    sites: Coordinates, areas: Numbers, outline: Polygon, tolerance: float = 1e-3
) -> tuple[Numbers, Diagram]:
    """Find the weights with which every cell has its wanted area.

    Args:
        sites: (n, 2) metres within the outline, no two alike.
        areas: n positive square metres that add up to the area of ``outline``.
        outline: What is divided.
        tolerance: Largest relative error of an area at which the iteration ends.

    Returns:
        The weights and the diagram they make; where the iteration stalls, the best it reached.

    Raises:
        GeometryError: Two sites are alike, or a site keeps no cell at all.
    """
    shapely.prepare(outline)
    weights = np.zeros(len(sites))
    diagram = power_diagram(sites, weights, outline)
    floor = 0.5 * min(float(diagram.areas.min()), float(areas.min()))
    if floor <= 0:
        raise GeometryError(reason="empty_cell")
    for _ in range(MAX_STEPS):
        missing = areas - diagram.areas
        if np.max(np.abs(missing) / areas) < tolerance:
            break
        step = _newton_step(sites, diagram, missing, outline)
        damping = 1.0
        while damping > MIN_DAMPING:
            trial = power_diagram(sites, weights + damping * step, outline)
            left = np.linalg.norm(areas - trial.areas)
            if trial.areas.min() > floor and left < (1 - damping / 2) * np.linalg.norm(missing):
                break
            damping /= 2
        else:
            break
        weights, diagram = weights + damping * step, trial
    return weights, diagram


def _newton_step(
    sites: Coordinates, diagram: Diagram, missing: Numbers, outline: Polygon
) -> Numbers:
    """Solve for the change of weights; the first weight stays, as only differences matter."""
    one, other = diagram.neighbours.T
    distance = np.hypot(*(sites[one] - sites[other]).T)
    slope = shapely.length(shapely.intersection(diagram.edges, outline)) / (2 * distance)
    count = len(sites)
    links = coo_array((slope, (one, other)), shape=(count, count)).tocsr()
    links = links + links.T
    degree = links.sum(axis=1) + REGULARISATION * slope.max(initial=1.0)
    jacobian = (diags_array(degree) - links).tocsc()[1:, 1:]
    return np.r_[0.0, spsolve(jacobian, missing[1:])] if count > 1 else np.zeros(1)


def tile(sites: Coordinates, weights: Numbers, diagram: Diagram, outline: Polygon) -> Shapes:
    """Cut the outline along the edges of a diagram into cells that share every vertex.

    A part of a cell that the outline cuts off goes to the neighbour it shares most border
    with, so that every cell is one polygon.

    Returns:
        One polygon per site, in their order; together exactly the outline.

    Raises:
        GeometryError: A site keeps no cell.
    """
    cuts = shapely.get_parts(shapely.intersection(diagram.edges, outline))
    cuts = cuts[shapely.get_dimensions(cuts) == 1]
    lines = shapely.union_all([outline.exterior, *cuts], grid_size=1e-4)
    faces = shapely.get_parts(shapely.polygonize([lines]))
    inside = shapely.get_coordinates(shapely.point_on_surface(faces))
    gaps = ((inside[:, None, :] - sites[None, :, :]) ** 2).sum(axis=2) - weights
    owner = _attach_cut_off(faces, gaps.argmin(axis=1))
    if len(np.unique(owner)) < len(sites):
        raise GeometryError(reason="empty_cell")
    return np.array(
        [shapely.coverage_union_all(faces[owner == site]) for site in range(len(sites))],
        dtype=object,
    )


def _attach_cut_off(faces: Shapes, owner: NDArray[np.int64]) -> NDArray[np.int64]:
    """Keep the largest face of every owner; hand the others to a neighbour."""
    by_size = np.argsort(-shapely.area(faces), kind="stable")
    _, first = np.unique(owner[by_size], return_index=True)
    kept = by_size[first]
    settled = owner.copy()
    for face in np.setdiff1d(by_size, kept):
        border = shapely.length(shapely.intersection(faces[face], faces[kept]))
        settled[face] = owner[kept[int(np.argmax(border))]]
    return settled


def roundness(cells: Shapes) -> Numbers:
    """Return 4 pi area / perimeter² of each cell: 1 for a disc, near 0 for a sliver."""
    return np.asarray(4 * np.pi * shapely.area(cells) / shapely.length(cells) ** 2)
