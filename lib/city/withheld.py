"""Figures that are kept out for their weak source, beside the ones used instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from lib.city.city import City
from lib.city.memory import remembered


@dataclass(frozen=True, slots=True)
class Held:
    """A figure that is kept out."""

    row: Mapping[str, Any]
    """As the observations have it: indikator, wilayah, periode, nilai, sumber, catatan."""
    used: Mapping[str, Any] | None
    """The figure of the same indicator, area and period that is shown; null without one."""


@remembered
def figures(city: City) -> tuple[Held, ...]:
    """Return every figure that is kept out, by indicator, area and time."""
    key = ["indikator", "wilayah", "periode"]
    held = city.snapshot.withheld.sort("indikator", "wilayah", "mulai")
    shown = city.panel.join(held.select(key).unique(), on=key, how="semi")
    instead = {tuple(r[k] for k in key): r for r in shown.iter_rows(named=True)}
    return tuple(
        Held(row, instead.get(tuple(row[k] for k in key))) for row in held.iter_rows(named=True)
    )


def count(city: City) -> int:
    """Return how many figures are kept out."""
    return int(city.snapshot.withheld.select(pl.len()).item())
