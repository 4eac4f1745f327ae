"""Classes of values for a map's colours.

Class i holds what lies above its lower edge up to and with its upper edge; the first holds
its lower edge as well. What lies outside the edges belongs to the first or last class, so
that one scale serves all periods.
"""

from __future__ import annotations

import warnings
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import polars as pl

DEFAULT = 5
"""Number of classes unless told otherwise."""

_MOST_FOR_JENKS = 120
"""Natural breaks take time with the square of the number of values (15 ms for this many);
beyond it, evenly spaced order statistics (extremes included) stand for them."""

Array = np.ndarray[tuple[int], np.dtype[np.float64]]
Numbers = pl.Series | Iterable[float | None]


class Kind(StrEnum):
    """What the order of the classes means."""

    SEQUENTIAL = "sequential"
    DIVERGING = "diverging"


class Scheme(StrEnum):
    """How the edges are found."""

    NATURAL = "fisher_jenks"
    QUANTILES = "quantiles"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Classes:
    """Classes of one map."""

    edges: tuple[float, ...]
    """One more than there are classes, ascending; empty without any value."""
    counts: tuple[int, ...]
    """How many of the values that made the classes lie in each."""
    kind: Kind
    scheme: Scheme
    middle: float | None = None
    """Where a diverging scale turns; null for a sequential one."""

    def __len__(self) -> int:
        """Return the number of classes."""
        return len(self.counts)

    @property
    def bounds(self) -> tuple[tuple[float, float], ...]:
        """Lower and upper edge of each class."""
        return tuple(zip(self.edges[:-1], self.edges[1:], strict=True))


def natural(values: Numbers, k: int = DEFAULT) -> Classes:
    """Fisher-Jenks: the classes with the least squared distance to their means.

    Args:
        values: Numbers in any order; missing ones are left out. Give the values of all
            periods for a scale that stays while time passes.
        k: Most classes, at least 1. Fewer distinct values make fewer classes.
    """
    return _sequential(_clean(values), k, Scheme.NATURAL, _jenks)


def quantiles(values: Numbers, k: int = DEFAULT) -> Classes:
    """Classes with about the same number of values each; equal values stay together.

    Args:
        values: Numbers in any order; missing ones are left out.
        k: Most classes, at least 1. Fewer distinct values make fewer classes.
    """
    return _sequential(_clean(values), k, Scheme.QUANTILES, _quantile_edges)


def own(values: Numbers, breaks: Sequence[float]) -> Classes:
    """Classes between given breaks.

    Args:
        values: Numbers in any order; missing ones are left out.
        breaks: Inner edges in any order; each is the upper edge of a class. The outer edges
            are the extremes of values and breaks.
    """
    data = _clean(values)
    inner = sorted({float(b) for b in breaks if np.isfinite(b)})
    if not data.size:
        return Classes((), (), Kind.SEQUENTIAL, Scheme.OWN)
    low = min(float(data[0]), *inner) if inner else float(data[0])
    high = max(float(data[-1]), *inner) if inner else float(data[-1])
    edges = (low, *inner, high)
    return Classes(edges, _counts(data, edges), Kind.SEQUENTIAL, Scheme.OWN)


def diverging(
    values: Numbers, middle: float = 0.0, k: int = DEFAULT, scheme: Scheme = Scheme.NATURAL
) -> Classes:
    """Classes that mirror each other around a middle, with one for what lies close to it.

    Args:
        values: Numbers in any order; missing ones are left out.
        middle: Where the scale turns, for example 0 for changes or the city's value.
        k: Most classes; an even number is raised by one, for the class around the middle.
        scheme: Natural breaks or quantiles of the distances from the middle.
    """
    data = _clean(values)
    if not data.size:
        return Classes((), (), Kind.DIVERGING, scheme, middle)
    sides = k // 2
    distances = np.sort(np.abs(data - middle))
    maker = _quantile_edges if scheme is Scheme.QUANTILES else _jenks
    one_side = _sequential(distances, sides + 1, scheme, maker).edges[1:]
    edges = tuple(middle - d for d in reversed(one_side)) + tuple(middle + d for d in one_side)
    places = (_ring(float(x), edges, middle) for x in data)
    return Classes(edges, _tally(places, len(edges) - 1), Kind.DIVERGING, scheme, middle)


def assign(values: Numbers, classes: Classes) -> pl.Series:
    """Return the class of each value.

    Args:
        values: Numbers.
        classes: From one of the functions above.

    Returns:
        Int8, from 0, in the order of ``values``; null for what is missing, and for
        everything if there are no classes.
    """
    numbers = values.to_list() if isinstance(values, pl.Series) else list(values)
    if not classes.counts:
        return pl.Series("kelas", [None] * len(numbers), pl.Int8)
    found = [
        None
        if x is None or not np.isfinite(x)
        else _place(x, classes.edges)
        if classes.middle is None
        else _ring(x, classes.edges, classes.middle)
        for x in numbers
    ]
    return pl.Series("kelas", found, pl.Int8)


def _place(value: float, edges: Sequence[float]) -> int:
    return min(max(bisect_left(edges, value, lo=1) - 1, 0), len(edges) - 2)


def _ring(value: float, edges: Sequence[float], middle: float) -> int:
    """Class by distance from the middle, so that both sides own their edges alike."""
    uppers = [(e - middle) * (1 + 1e-9) for e in edges[len(edges) // 2 :]]
    ring = min(bisect_left(uppers, abs(value - middle)), len(uppers) - 1)
    return len(uppers) - 1 + (ring if value > middle else -ring)


def _clean(values: Numbers) -> Array:
    numbers = values.to_list() if isinstance(values, pl.Series) else values
    kept = [float(x) for x in numbers if x is not None and np.isfinite(x)]
    return np.sort(np.asarray(kept, dtype=np.float64))


def _sequential(
    data: Array, k: int, scheme: Scheme, maker: Callable[[Array, int], list[float]]
) -> Classes:
    if not data.size:
        return Classes((), (), Kind.SEQUENTIAL, scheme)
    distinct = np.unique(data)
    if distinct.size <= max(k, 1):
        uppers = [float(x) for x in distinct]
    else:
        uppers = sorted(set(maker(data, max(k, 1))))
    edges = (float(data[0]), *uppers)
    return Classes(edges, _counts(data, edges), Kind.SEQUENTIAL, scheme)


def _jenks(data: Array, k: int) -> list[float]:
    """Return the upper edges of the k classes with the least squared error."""
    from mapclassify import FisherJenks

    if k == 1:
        return [float(data[-1])]
    if data.size > _MOST_FOR_JENKS:
        picks = np.linspace(0, data.size - 1, _MOST_FOR_JENKS).round().astype(int)
        data = data[picks]
    k = min(k, np.unique(data).size)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Numba not installed")
        return [float(x) for x in FisherJenks(data, k).bins]


def _quantile_edges(data: Array, k: int) -> list[float]:
    """Return the upper edges by linear interpolation."""
    from mapclassify import Quantiles

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Not enough unique values")
        return [float(x) for x in Quantiles(data, k).bins]


def _counts(data: Array, edges: Sequence[float]) -> tuple[int, ...]:
    return _tally([_place(float(x), edges) for x in data], len(edges) - 1)


def _tally(places: Iterable[int], k: int) -> tuple[int, ...]:
    found = list(places)
    return tuple(found.count(i) for i in range(k))
