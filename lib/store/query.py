"""Questions to the tidy table, as lazy expressions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

import polars as pl

from lib.store.snapshot import Snapshot


def observations(
    snapshot: Snapshot,
    *,
    indikator: Collection[str] | None = None,
    wilayah: Collection[str] | None = None,
    periode: Collection[str] | None = None,
    jenjang: Collection[str] | None = None,
    mulai: tuple[dt.date, dt.date] | None = None,
) -> pl.LazyFrame:
    """Select published observations.

    Args:
        snapshot: The loaded city.
        indikator: Codes; ``None``: all.
        wilayah: Codes; ``None``: all.
        periode: Canonical periods; ``None``: all.
        jenjang: Levels (``kota``, ``kecamatan``, ``kelurahan``); ``None``: all.
        mulai: First and last first day of a period, both included; ``None``: all.

    Returns:
        Columns of ``snapshot.VALUES``, sorted by indikator, wilayah, mulai, bulan.
    """
    frame = snapshot.values.lazy()
    chosen = {"indikator": indikator, "wilayah": wilayah, "periode": periode, "jenjang": jenjang}
    for column, words in chosen.items():
        if words is not None:
            frame = frame.filter(pl.col(column).is_in([str(w) for w in words]))
    return frame if mulai is None else frame.filter(pl.col("mulai").is_between(*mulai))


def series(snapshot: Snapshot, indikator: str, wilayah: str) -> pl.LazyFrame:
    """Return the observations of one indicator in one area, oldest first."""
    return observations(snapshot, indikator=(indikator,), wilayah=(wilayah,))
