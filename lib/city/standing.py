"""How areas stand among their peers: all of their level, one district, one kind."""

from __future__ import annotations

import polars as pl

from lib.analysis import lineage, rank
from lib.city.city import City
from lib.city.memory import remembered

GROUPS = ("semua", "induk", "jenis")
"""Peers: all areas of the level, those of the same parent, those of the same kind."""

_SERIES = ["indikator", "periode"]


def placed(rows: pl.DataFrame, indikator: pl.DataFrame, wilayah: pl.DataFrame) -> pl.DataFrame:
    """Rank each value among three groups of peers.

    Args:
        rows: Columns of the panel; all peers that count must be there.
        indikator: Table of the contract.
        wilayah: Table of the contract.

    Returns:
        The rows in their order with ``jenis``, ``induk`` and, for each of ``GROUPS``,
        ``peringkat_<group>``, ``dari_<group>``, ``seri_<group>`` as ``analysis.rank`` has them.
    """
    known = lineage.areas(wilayah).select("wilayah", "jenis", "induk")
    out = rows.join(known, on="wilayah", how="left", maintain_order="left")
    peers = [*_SERIES, "jenjang"]
    for group in GROUPS:
        within = peers if group == "semua" else [*peers, group]
        out = rank.ranks(out, indikator, within).rename(
            {name: f"{name}_{group}" for name in ("peringkat", "dari", "seri")}
        )
    return out


@remembered
def newest(city: City) -> dict[tuple[str, str], dict[str, object]]:
    """Return the rows of ``city.latest`` by indicator and area, each with its places.

    An area is ranked within the period that its own latest value is of.
    """
    tables = city.snapshot.tables
    latest = city.latest
    peers = city.panel.join(latest.select(_SERIES).unique(), on=_SERIES, how="semi")
    places = placed(peers, tables["indikator"], tables["wilayah"])
    key = [*_SERIES, "wilayah"]
    added = [c for c in places.columns if c not in latest.columns]
    rows = latest.join(places.select(*key, *added), on=key, how="left")
    return {(r["indikator"], r["wilayah"]): r for r in rows.iter_rows(named=True)}


def at(city: City, rows: pl.DataFrame) -> pl.DataFrame:
    """Rank the rows of one or more whole periods; see ``placed``."""
    tables = city.snapshot.tables
    return placed(rows, tables["indikator"], tables["wilayah"])
