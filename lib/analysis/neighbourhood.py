"""Who lies beside whom, as weights that spatial statistics calculate with.

Neighbours come from outside: as a mapping, as pairs, as a matrix, from shapes (contiguity) or
from points (nearest). Areas without value or without neighbour take no part and are named.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np
import numpy.typing as npt
import polars as pl

from lib.analysis.vector import Array, Numbers, vector

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Code: TypeAlias = str | int
Neighbours: TypeAlias = (
    Mapping[str, Collection[str]]
    | Mapping[int, Collection[int]]
    | Mapping[str, Mapping[str, float]]
    | pl.DataFrame
    | npt.NDArray[np.generic]
    | Sequence[Collection[int]]
)
"""Neighbours of each area: a mapping from code to codes (or to weights by code), a frame of
pairs (from, to, and if need be weight), a square array or list of rows, or lists of places,
counted from 0, or from 1 where the last place is named by its count, as in R."""
Values: TypeAlias = Numbers | Mapping[str, float | None]
"""A column of numbers, or numbers by code, or a frame of ``wilayah`` and ``nilai``."""
Style: TypeAlias = Literal["W", "B", "asli"]
"""W: the weights of each area's neighbours sum to 1; B: 0 or 1; asli: as given."""


@dataclass(frozen=True, slots=True)
class Field:
    """Values and weights of the areas that take part."""

    kode: tuple[str, ...]
    nilai: Array
    bobot: Array
    """n x n, row: area, column: neighbour; nothing on the diagonal."""
    pulau: tuple[str, ...]
    """Areas that have a value and no neighbour with one."""
    kosong: tuple[str, ...]
    """Areas without a value."""

    @property
    def n(self) -> int:
        """Number of areas that take part."""
        return len(self.kode)


def field(
    values: Values,
    neighbours: Neighbours,
    ids: Sequence[Code] | pl.Series | None = None,
    style: Style = "W",
) -> Field:
    """Bring values and neighbours together.

    Args:
        values: Values of the areas.
        neighbours: Neighbours of the areas.
        ids: Codes in the order of ``values``; ``None``: those that ``values`` come with, else
            the order of ``neighbours``.
        style: How weights are scaled, after areas without value were left out.

    Raises:
        ValueError: Which value belongs to which area cannot be told.
    """
    names, numbers = _named(values, neighbours, ids)
    if len(set(names)) != len(names) or len(names) != numbers.size:
        raise ValueError(len(names), numbers.size)
    links = matrix(neighbours, names)
    known = ~np.isnan(numbers)
    part = known.copy()
    while True:
        lonely = part & ~(links[:, part] != 0).any(axis=1)
        if not lonely.any():
            break
        part &= ~lonely
    weights = links[np.ix_(part, part)]
    return Field(
        tuple(n for n, taken in zip(names, part, strict=True) if taken),
        numbers[part],
        _styled(weights, style),
        tuple(n for n, k, taken in zip(names, known, part, strict=True) if k and not taken),
        tuple(n for n, k in zip(names, known, strict=True) if not k),
    )


def matrix(neighbours: Neighbours, names: Sequence[str]) -> Array:
    """Return the weights as given, one row and column per code in ``names``.

    Neighbours that are not in ``names`` are left out, and nobody is its own neighbour.

    Example:
        >>> matrix({"a": ["b"], "b": ["a", "c"], "c": ["b"]}, ["a", "b", "c"]).tolist()
        [[0.0, 1.0, 0.0], [1.0, 0.0, 1.0], [0.0, 1.0, 0.0]]
    """
    if isinstance(neighbours, np.ndarray) or _is_square(neighbours):
        out = np.array(neighbours, dtype=np.float64)
        if out.shape != (len(names), len(names)):
            raise ValueError(out.shape)
    else:
        place = {name: i for i, name in enumerate(names)}
        out = np.zeros((len(names), len(names)))
        for one, other, weight in _links(neighbours, names):
            if one in place and other in place:
                out[place[one], place[other]] = weight
    np.fill_diagonal(out, 0)
    return out


def contiguity(
    shapes: Mapping[str, BaseGeometry] | Sequence[BaseGeometry],
    rule: Literal["queen", "rook"] = "queen",
    reach: float = 0,
) -> dict[str, tuple[str, ...]]:
    """List the shapes beside each shape.

    Args:
        shapes: Shapes by code, or in order (their codes are then their places from 0), in
            coordinates of one unit.
        rule: queen: they share a point; rook: they share a stretch of border.
        reach: Length by which shapes are widened first, because drawn edges seldom meet
            exactly; with rook the shared stretch must be longer than four times this.

    Returns:
        Codes of the neighbours by code, sorted by place; every shape is a key.

    Example:
        >>> from shapely import box
        >>> contiguity({"a": box(0, 0, 1, 1), "b": box(1, 0, 2, 1), "c": box(1, 1, 2, 2)}, "rook")
        {'a': ('b',), 'b': ('a', 'c'), 'c': ('b',)}
    """
    import shapely

    by_code = shapes if isinstance(shapes, Mapping) else {str(i): s for i, s in enumerate(shapes)}
    codes = list(by_code)
    drawn = np.array(list(by_code.values()), dtype=object)
    wide = shapely.buffer(drawn, reach) if reach > 0 else drawn
    one, other = shapely.STRtree(wide).query(wide, predicate="intersects")
    if rule == "rook":
        edges = shapely.boundary(drawn)
        reached = shapely.buffer(drawn, 2 * reach) if reach > 0 else edges
        shared = shapely.length(shapely.intersection(edges[one], reached[other]))
        one, other = one[shared > 4 * reach], other[shared > 4 * reach]
    found = {(int(a), int(b)) for a, b in zip(one, other, strict=True) if a != b}
    pairs = sorted((a, b) for a, b in found if (b, a) in found)
    return {code: tuple(codes[b] for a, b in pairs if a == i) for i, code in enumerate(codes)}


def nearest(
    points: Mapping[str, tuple[float, float]] | Sequence[tuple[float, float]] | pl.DataFrame,
    k: int = 4,
) -> dict[str, tuple[str, ...]]:
    """List the k nearest points of each point, nearest first; equal distances by place.

    Args:
        points: Points by code, in order, or as a frame of x and y (the code, if there is one,
            in a column of text); in coordinates of one unit.
        k: Number of neighbours.

    Raises:
        ValueError: There are not more than ``k`` points.

    Example:
        >>> nearest({"a": (0, 0), "b": (1, 0), "c": (5, 0)}, k=1)
        {'a': ('b',), 'b': ('a',), 'c': ('b',)}
    """
    codes, places = _places(points)
    if not 0 < k < len(codes):
        raise ValueError(k, len(codes))
    x, y = places[:, 0], places[:, 1]
    distance = np.hypot(x[:, None] - x, y[:, None] - y)
    np.fill_diagonal(distance, np.inf)
    order = np.argsort(distance, axis=1, kind="stable")[:, :k]
    return {code: tuple(codes[j] for j in order[i]) for i, code in enumerate(codes)}


def within(
    points: Mapping[str, tuple[float, float]] | Sequence[tuple[float, float]] | pl.DataFrame,
    distance: float,
) -> dict[str, tuple[str, ...]]:
    """List the points that lie no further than a distance from each point, by place.

    Args:
        points: As ``nearest`` takes them.
        distance: In the unit of the coordinates.

    Example:
        >>> within({"a": (0, 0), "b": (1, 0), "c": (5, 0)}, 2)
        {'a': ('b',), 'b': ('a',), 'c': ()}
    """
    codes, places = _places(points)
    x, y = places[:, 0], places[:, 1]
    near = np.hypot(x[:, None] - x, y[:, None] - y) <= distance
    np.fill_diagonal(near, val=False)
    return {c: tuple(codes[j] for j in np.flatnonzero(near[i])) for i, c in enumerate(codes)}


def _places(
    points: Mapping[str, tuple[float, float]] | Sequence[tuple[float, float]] | pl.DataFrame,
) -> tuple[list[str], Array]:
    if isinstance(points, pl.DataFrame):
        text = points.select(pl.col(pl.String))
        codes = text.to_series().to_list() if text.width else [str(i) for i in range(points.height)]
        return codes, points.select(pl.exclude(pl.String)).cast(pl.Float64).to_numpy()
    if isinstance(points, Mapping):
        return [str(c) for c in points], np.array(list(points.values()), dtype=np.float64)
    return [str(i) for i in range(len(points))], np.array(points, dtype=np.float64)


def _named(
    values: Values, neighbours: Neighbours, ids: Sequence[Code] | pl.Series | None
) -> tuple[list[str], Array]:
    if isinstance(values, Mapping):
        return [str(c) for c in values], vector(list(values.values()))
    if isinstance(values, pl.DataFrame) and values.width > 1:
        chosen = values if values.width == 2 else values.select("wilayah", "nilai")
        return [str(c) for c in chosen.to_series(0)], vector(chosen.to_series(1))
    numbers = vector(values)
    if ids is not None:
        return [str(c) for c in ids], numbers
    if isinstance(neighbours, Mapping):
        return [str(c) for c in neighbours], numbers
    if isinstance(neighbours, pl.DataFrame):
        raise ValueError(neighbours.columns)
    return [str(i) for i in range(numbers.size)], numbers


def _links(neighbours: Neighbours, names: Sequence[str]) -> list[tuple[str, str, float]]:
    if isinstance(neighbours, pl.DataFrame):
        weighed = neighbours.width > 2
        return [(str(r[0]), str(r[1]), float(r[2]) if weighed else 1.0) for r in neighbours.rows()]
    pairs: list[tuple[str, Collection[object]]]
    if isinstance(neighbours, Mapping):
        pairs = [(str(code), others) for code, others in neighbours.items()]
    else:
        lists = [[int(str(j)) for j in others] for others in neighbours]
        first = int(max((j for others in lists for j in others), default=0) == len(names))
        pairs = [
            (name, [names[j - first] for j in others])
            for name, others in zip(names, lists, strict=True)
        ]
    out = []
    for code, others in pairs:
        given = others if isinstance(others, Mapping) else dict.fromkeys(others, 1.0)
        out += [(code, str(other), float(weight)) for other, weight in given.items()]
    return out


def _is_square(neighbours: Neighbours) -> bool:
    """Tell whether lists are the rows of a matrix: nobody has as many neighbours as there are."""
    if isinstance(neighbours, Mapping | pl.DataFrame | np.ndarray):
        return False
    return bool(neighbours) and all(len(row) == len(neighbours) for row in neighbours)


def _styled(weights: Array, style: Style) -> Array:
    if style == "asli":
        return weights
    if style == "B":
        return np.where(weights != 0, 1.0, 0.0)
    totals = weights.sum(axis=1, keepdims=True)
    out = np.zeros_like(weights)
    np.divide(weights, totals, out=out, where=totals != 0)
    return out
