"""Places of areas, moved as little as needed so that one outline can hold them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import breadth_first_order, minimum_spanning_tree
from scipy.spatial.distance import pdist, squareform

from lib.geometry.projection import Coordinates

LONGEST_GAP = 2.0
"""Widest gap between two discs that stays, in median radii."""


def spread(sites: Coordinates, distance: float) -> Coordinates:
    """Move sites that lie on one another apart, the same way every time.

    Args:
        sites: (n, 2) metres.
        distance: Least distance two sites shall have, metres.
    """
    moved = sites.copy()
    golden = np.pi * (3 - np.sqrt(5))
    for index in range(1, len(moved)):
        turn = 0
        while np.hypot(*(moved[:index] - moved[index]).T).min() < distance:
            turn += 1
            reach = distance * np.sqrt(turn) * 1.1
            moved[index] = sites[index] + reach * np.array(
                [np.cos(golden * turn), np.sin(golden * turn)]
            )
    return moved


def gathered(places: Coordinates, radii: NDArray[np.float64]) -> Coordinates:
    """Shorten wide gaps between groups of discs, keeping directions and the largest group.

    A typing error in one coordinate, or an island far off, would otherwise stretch the
    outline until nothing could be seen in it.

    Args:
        places: (n, 2) metres.
        radii: Of the n discs, metres.
    """
    if len(places) < 2:
        return places
    distance = squareform(pdist(places))
    tree = minimum_spanning_tree(np.maximum(distance, 1e-6))
    order, before = breadth_first_order(tree, int(_middle(distance, radii)), directed=False)
    moved = places.copy()
    for index in order[1:].tolist():
        origin = int(before[index])
        allowed = radii[index] + radii[origin] + LONGEST_GAP * float(np.median(radii))
        way = places[index] - places[origin]
        moved[index] = moved[origin] + way * min(1.0, allowed / max(distance[origin, index], 1e-6))
    return moved


def _middle(distance: NDArray[np.float64], radii: NDArray[np.float64]) -> int:
    """Return the place that is nearest to most of the area: the root that does not move."""
    return int((distance @ radii**2).argmin())
