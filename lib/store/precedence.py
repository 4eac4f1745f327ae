"""Observations that give way to those of other files: rows of copies, and of last good states."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import numpy as np

from lib.load.codebook import Codebook
from lib.load.part import Part, Reading


@dataclass(frozen=True, slots=True)
class GivenWay:
    """Rows of a file that are not taken from it because another one has their key."""

    rows: int
    different: int
    """Those of them with another value."""


def give_way(
    readings: Mapping[str, Reading], weak: Collection[str], book: Codebook
) -> tuple[dict[str, Reading], dict[str, GivenWay]]:
    """Take rows out of weak files whose keys stand in a strong one.

    Args:
        readings: What each file gave.
        weak: Files that give way.
        book: What they were read with.

    Returns:
        All readings, and what became of each weak file.
    """
    strong = [p for f, r in readings.items() if f not in weak for p in r.parts if p.height]
    out, told = dict(readings), {}
    known, values = _sorted(strong, book)
    for file in weak & readings.keys():
        parts, rows, different = [], 0, 0
        for part in readings[file].parts:
            keys = _keys(part, book)
            place = np.minimum(np.searchsorted(known, keys), max(len(known) - 1, 0))
            there = known[place] == keys if len(known) else np.zeros(part.height, np.bool_)
            rows += int(there.sum())
            different += int((values[place[there]] != part.nilai[there]).sum())
            parts.append(part.where(~there))
        out[file] = replace(readings[file], parts=tuple(parts))
        told[file] = GivenWay(rows, different)
    return out, told


def _sorted(parts: Collection[Part], book: Codebook) -> tuple[np.ndarray, np.ndarray]:
    if not parts:
        return np.empty(0, np.int64), np.empty(0, np.float64)
    keys = np.concatenate([_keys(p, book) for p in parts])
    order = np.argsort(keys, kind="stable")
    return keys[order], np.concatenate([p.nilai for p in parts])[order]


def _keys(part: Part, book: Codebook) -> np.ndarray:
    """Return one number per observation, equal for equal keys."""
    wide = 1 << 16
    place = part.indikator.astype(np.int64) * len(book.areas) + part.wilayah
    keys: np.ndarray = place * wide + part.periode
    return keys
