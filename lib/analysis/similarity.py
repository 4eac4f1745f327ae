"""Areas that are alike, and areas that it is fair to compare with."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import polars as pl

from lib.analysis import lineage

MINIMUM_SHARED = 5
"""Indicators that two areas must share to be called alike."""

_LIMIT = 3.0
"""Robust z-scores beyond this count as this: one extreme must not decide alone."""


class Peers(StrEnum):
    """What fair peers have in common."""

    ALL = "semua"
    """The level."""
    NEIGHBOURS = "tetangga"
    """A border."""
    KIND = "jenis"
    """Being kelurahan, or desa."""
    DISTRICT = "kecamatan"
    """The area above."""
    SIZE = "ukuran"
    """About the same size."""


class Unlike(StrEnum):
    """Why no similar area is named."""

    FEW_INDICATORS = "sedikit_indikator"
    """No other area shares enough indicators with this one."""
    NO_PEERS = "tanpa_sebaya"
    """There is no other area of its level."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two areas are in one indicator."""

    indikator: str
    jarak: float
    """Difference of the robust z-scores, 0 = equal."""
    nilai: float
    """The area's value."""
    nilai_lain: float
    """The other area's value."""
    periode: str


@dataclass(frozen=True, slots=True)
class Similar:
    """An area that is like another."""

    wilayah: str
    jarak: float
    """Root mean square difference of the robust z-scores; 0 = equal in everything."""
    n: int
    """Number of shared indicators."""
    mirip: tuple[Likeness, ...]
    """The indicators in which they are most alike, closest first."""
    beda: Likeness | None
    """The one in which they differ most; null if they differ in nothing."""
    contoh: bool
    """Whether sample data is among the values compared."""


@dataclass(frozen=True, slots=True)
class Similarity:
    """The areas most like one area, or why there are none."""

    serupa: tuple[Similar, ...]
    """Most similar first."""
    alasan: Unlike | None
    n: int
    """Number of indicators in which the area can be compared."""


def similar(
    measured: pl.DataFrame,
    area: str,
    most: int = 3,
    minimum: int = MINIMUM_SHARED,
    reasons: int = 3,
) -> Similarity:
    """Find the areas most like one area.

    Args:
        measured: From ``standard.distances`` of a ``standard.cross_section``.
        area: Code of the area.
        most: Most areas to name.
        minimum: Indicators that must be shared.
        reasons: Most indicators to name per area.

    Returns:
        The areas with the least root mean square difference; equal ones by code.
    """
    rows = measured.filter(pl.col("z").is_not_null()).select(
        "indikator",
        "wilayah",
        "periode",
        "nilai",
        pl.col("z").clip(-_LIMIT, _LIMIT),
        "contoh_sebaya",
    )
    own = rows.filter(pl.col("wilayah") == area).drop("wilayah")
    others = measured.filter(pl.col("wilayah") != area)
    if others.is_empty():
        return Similarity((), Unlike.NO_PEERS, own.height)
    pairs = (
        rows.filter(pl.col("wilayah") != area)
        .join(own, on=["indikator", "periode"], suffix="_sini")
        .with_columns((pl.col("z") - pl.col("z_sini")).abs().alias("jarak"))
    )
    closest = (
        pairs.group_by("wilayah")
        .agg(
            (pl.col("jarak") ** 2).mean().sqrt().round(12).alias("rata"),
            pl.len().alias("n"),
            pl.col("contoh_sebaya").any().alias("contoh"),
        )
        .filter(pl.col("n") >= minimum)
        .sort("rata", "wilayah")
        .head(most)
    )
    if closest.is_empty():
        return Similarity((), Unlike.FEW_INDICATORS, own.height)
    found = tuple(_explained(pairs, row, reasons) for row in closest.iter_rows(named=True))
    return Similarity(found, None, own.height)


def _explained(pairs: pl.DataFrame, found: Mapping[str, Any], reasons: int) -> Similar:
    ordered = pairs.filter(pl.col("wilayah") == found["wilayah"]).sort("jarak", "indikator")
    likenesses = [
        Likeness(*row)
        for row in ordered.select("indikator", "jarak", "nilai_sini", "nilai", "periode").rows()
    ]
    last = likenesses[-1]
    differs = last if last.jarak > 0 else None
    alike = tuple(x for x in likenesses[:reasons] if x is not differs)
    return Similar(found["wilayah"], found["rata"], found["n"], alike, differs, found["contoh"])


def peers(
    area: str,
    by: Peers,
    wilayah: pl.DataFrame,
    neighbours: Mapping[str, Collection[str]] | None = None,
    sizes: Mapping[str, float] | None = None,
    within: float = 0.25,
) -> tuple[str, ...]:
    """Return the areas that it is fair to compare an area with.

    Args:
        area: Code of the area.
        by: What they must have in common beside the level.
        wilayah: Table of the contract; areas that have ended are no peers.
        neighbours: Codes of the neighbours of each area, for ``NEIGHBOURS``.
        sizes: Size of each area (inhabitants, say) for ``SIZE``; without: ``luas_km2``.
        within: Largest difference in size, as a share of the area's own, 0..1.

    Returns:
        Codes, sorted, without the area itself; none if the area is unknown or its size is.
    """
    every = lineage.areas(wilayah).filter(pl.col("sampai").is_null() | (pl.col("wilayah") == area))
    own = every.filter(pl.col("wilayah") == area)
    if own.is_empty():
        return ()
    me = own.row(0, named=True)
    others = every.filter(pl.col("wilayah") != area, pl.col("jenjang") == me["jenjang"])
    match by:
        case Peers.ALL:
            kept = others
        case Peers.NEIGHBOURS:
            kept = others.filter(pl.col("wilayah").is_in(list((neighbours or {}).get(area, ()))))
        case Peers.KIND:
            kept = others.filter(pl.col("jenis") == me["jenis"])
        case Peers.DISTRICT:
            kept = others.filter(pl.col("induk") == me["induk"])
        case Peers.SIZE:
            kept = _of_size(others, sizes or _land(every), area, within)
    return tuple(kept["wilayah"].sort())


def _land(areas: pl.DataFrame) -> dict[str, float]:
    known = areas.filter(pl.col("luas_km2").is_not_null())
    return dict(known.select("wilayah", "luas_km2").iter_rows())


def _of_size(
    others: pl.DataFrame, sizes: Mapping[str, float], area: str, within: float
) -> pl.DataFrame:
    own = sizes.get(area)
    if own is None:
        return others.clear()
    fits = [c for c in others["wilayah"] if c in sizes and abs(sizes[c] - own) <= within * own]
    return others.filter(pl.col("wilayah").is_in(fits))
