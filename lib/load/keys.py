"""Observations of many parts in the order of their keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lib.load.part import Part

_DENSE = 60_000_000
"""Most possible keys for which counting beats sorting."""


@dataclass(frozen=True, slots=True)
class Ordered:
    """Where each observation stands once all are sorted by indikator, wilayah, periode."""

    order: np.ndarray | None
    """Places in the parts put one behind the other; ``None`` if they are in order already."""
    sequence: tuple[int, ...]
    """Order in which the parts are put one behind the other."""
    again: np.ndarray | None
    """Which sorted observations have the key of the one before; ``None`` if none has. Equal
    keys then stand in the order of the parts and their rows."""


def put_in_order(parts: Sequence[Part], areas: int, ranks: np.ndarray, periods: int) -> Ordered:
    """Sort the observations of all parts by their key.

    Args:
        parts: Each with at least one observation.
        areas: Number of areas in the codebook.
        ranks: Place of each packed period among those that occur.
        periods: How many periods occur.
    """
    keys = [
        (p.indikator.astype(np.int64) * areas + p.wilayah) * periods + ranks[p.periode]
        for p in parts
    ]
    sequence = sorted(range(len(parts)), key=lambda i: int(keys[i][0]))
    key = np.concatenate([keys[i] for i in sequence])
    if (key[1:] > key[:-1]).all():
        return Ordered(None, tuple(sequence), None)
    size = int(key.max()) + 1
    order = _counted(key, size) if size <= _DENSE else None
    if order is not None:
        return Ordered(order, tuple(sequence), None)
    key = np.concatenate(keys)
    order = np.argsort(key, kind="stable")
    key = key[order]
    same = key[1:] == key[:-1]
    first = np.concatenate([[True], ~same])
    return Ordered(order, tuple(range(len(parts))), None if first.all() else ~first)


def _counted(key: np.ndarray, size: int) -> np.ndarray | None:
    """Sort by giving each key a place of its own; ``None`` if a key is there twice."""
    place = np.zeros(size, np.uint32)
    place[key] = np.arange(1, len(key) + 1, dtype=np.uint32)
    order = place[place > 0]
    order -= 1
    return order if len(order) == len(key) else None
