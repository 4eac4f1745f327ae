"""One area among its peers: places, distance to the city, strengths and weaknesses."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from lib.analysis import lineage, rank, series, standard

MINIMUM_PEERS = 8
"""Areas with a value that it takes to call a value a strength or a weakness."""

THRESHOLD = 1.0
"""Robust standard deviations from the median from which a value is called one."""

_SERIES = ["indikator", "periode"]
_PLACES = ("peringkat", "dari", "seri")


class Position(StrEnum):
    """Where an area stands against the city (``posisi``)."""

    BETTER = "lebih_baik"
    WORSE = "lebih_buruk"
    SAME = "sama"
    """Equal when both are rounded to the indicator's decimals."""
    HIGHER = "lebih_tinggi"
    LOWER = "lebih_rendah"
    """The last two where neither way is better."""


@dataclass(frozen=True, slots=True)
class Trait:
    """An indicator in which an area stands out."""

    indikator: str
    periode: str
    nilai: float
    tengah: float
    """Median of the peers, the area included."""
    baik: float
    """Robust standard deviations from it, plus for better."""
    peringkat: int
    """Place among the peers, best first."""
    dari: int
    contoh: bool
    """Whether sample data is among the values compared."""


@dataclass(frozen=True, slots=True)
class Profile:
    """An area among its peers."""

    rows: pl.DataFrame
    """See ``profile``."""
    kekuatan: tuple[Trait, ...]
    """Strengths, furthest above the peers first."""
    kelemahan: tuple[Trait, ...]
    """Weaknesses, furthest below the peers first."""
    dinilai: int
    """Number of indicators that could be a strength or a weakness."""


def profile(
    area: str,
    latest: pl.DataFrame,
    panel: pl.DataFrame,
    indikator: pl.DataFrame,
    wilayah: pl.DataFrame,
    most: int = 3,
) -> Profile:
    """Describe one area by its latest values.

    Everything is compared within the period that the area's own latest value is of.

    Args:
        area: Code of the area.
        latest: From ``change.latest`` or ``attainment.against``.
        panel: From ``rollup.panel``.
        indikator: Table of the contract.
        wilayah: Table of the contract.
        most: Most strengths and most weaknesses to name.

    Returns:
        The profile. ``rows`` has one row per indicator with a value, sorted by indikator: the
        columns of ``latest``; ``peringkat``, ``dari``, ``seri`` among all areas of the level;
        the same with ``_induk`` among those of the same parent and with ``_jenis`` among
        those of the same kind; ``n``, ``tengah``, ``sebar``, ``z``, ``baik``,
        ``contoh_sebaya`` from ``standard.distances``; ``kota``, ``selisih_kota``,
        ``baik_kota`` from ``standard.against_city``; ``posisi``, a ``Position``.
        Strengths and weaknesses lie at least ``THRESHOLD`` from the median of at least
        ``MINIMUM_PEERS`` areas.
    """
    return profiles([area], latest, panel, indikator, wilayah, most)[area]


def profiles(
    areas: Collection[str],
    latest: pl.DataFrame,
    panel: pl.DataFrame,
    indikator: pl.DataFrame,
    wilayah: pl.DataFrame,
    most: int = 3,
) -> dict[str, Profile]:
    """Describe several areas of one level at once; see ``profile``.

    Args:
        areas: Their codes.
        latest: As there.
        panel: As there.
        indikator: As there.
        wilayah: As there.
        most: As there.

    Returns:
        A profile for each code, without rows where nothing is known.
    """
    own = latest.filter(pl.col("wilayah").is_in(list(areas)))
    peers = panel.join(own.select(_SERIES).unique(), on=_SERIES, how="semi").filter(
        pl.col("jenjang").is_in(own["jenjang"].unique().implode())
    )
    measured = standard.distances(_placed(peers, indikator, wilayah), indikator)
    mine = standard.against_city(
        measured.filter(pl.col("wilayah").is_in(list(areas))), panel, indikator, wilayah
    )
    added = [c for c in mine.columns if c not in own.columns]
    key = [*_SERIES, "wilayah"]
    rows = own.join(mine.select(*key, *added), on=key, how="left").sort("indikator")
    rows = _positioned(rows, indikator)
    parts = rows.partition_by("wilayah", as_dict=True, maintain_order=True)
    return {area: _profile(parts.get((area,), rows.clear()), most) for area in areas}


def _profile(rows: pl.DataFrame, most: int) -> Profile:
    judged = rows.filter(pl.col("baik").is_not_null(), pl.col("n") >= MINIMUM_PEERS)
    return Profile(rows, _traits(judged, 1, most), _traits(judged, -1, most), judged.height)


def _placed(peers: pl.DataFrame, indikator: pl.DataFrame, wilayah: pl.DataFrame) -> pl.DataFrame:
    known = lineage.areas(wilayah).select("wilayah", "induk", "jenis")
    out = peers.join(known, on="wilayah", how="left", maintain_order="left")
    for group in ("induk", "jenis"):
        out = rank.ranks(out, indikator, [*rank.PEERS, group]).rename(
            {name: f"{name}_{group}" for name in _PLACES}
        )
    return rank.ranks(out, indikator)


def _positioned(rows: pl.DataFrame, indikator: pl.DataFrame) -> pl.DataFrame:
    known = indikator.select(
        pl.col("kode").alias("indikator"),
        series.sign(pl.col("arah")).alias("_tanda"),
        pl.col("desimal").alias("_desimal"),
    )
    gap, way = pl.col("selisih_kota"), pl.col("_tanda")
    mine, city = (series.as_shown(pl.col(c), pl.col("_desimal")) for c in ("nilai", "kota"))
    words = [
        (mine == city, Position.SAME),
        ((way == 0) & (gap > 0), Position.HIGHER),
        ((way == 0) & (gap < 0), Position.LOWER),
        (gap * way > 0, Position.BETTER),
        (gap * way < 0, Position.WORSE),
    ]
    chosen = pl.coalesce(pl.when(test).then(pl.lit(word.value)) for test, word in words)
    return (
        rows.join(known, on="indikator", how="left", maintain_order="left")
        .with_columns(chosen.alias("posisi"))
        .drop("_tanda", "_desimal")
    )


def _traits(judged: pl.DataFrame, side: int, most: int) -> tuple[Trait, ...]:
    """The indicators that lie furthest on one side, +1 strengths, -1 weaknesses."""
    found = (
        judged.filter(pl.col("baik") * side >= THRESHOLD)
        .sort(-side * pl.col("baik"), "indikator")
        .head(most)
        .select(*_SERIES, "nilai", "tengah", "baik", "peringkat", "dari", "contoh_sebaya")
    )
    return tuple(Trait(*row) for row in found.iter_rows())
