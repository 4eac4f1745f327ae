"""Places among peers: best first by the indicator's direction, equal values share a place."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from lib.analysis.series import finite
from lib.contract.vocabulary import Direction

PEERS = ("indikator", "periode", "jenjang")
"""Whom a value is ranked among unless told otherwise."""

_DIGITS = 12
"""Significant digits that decide; what lies behind them is binary noise."""


def ranks(
    frame: pl.DataFrame, indikator: pl.DataFrame, within: Sequence[str] = PEERS
) -> pl.DataFrame:
    """Rank values among their peers.

    Competition ranking: after two firsts comes the third. With ``arah`` naik the largest is
    first, with turun the smallest; with netral the largest, which then is no praise.

    Args:
        frame: Rows with ``indikator``, ``nilai`` and the columns of ``within``.
        indikator: Table of the contract.
        within: Columns that the peers have in common. Join ``induk`` or ``jenis`` from
            ``lineage.areas`` to rank inside a district or among areas of one kind.

    Returns:
        The rows in their order with ``peringkat`` (from 1; null without a value), ``dari``
        (number of values ranked) and ``seri`` (whether the place is shared).
    """
    up = indikator.select(
        pl.col("kode").alias("indikator"),
        (pl.col("arah").cast(pl.String) == Direction.DOWN.value).alias("_turun"),
    )
    value = pl.col("_nilai")
    return (
        frame.join(up, on="indikator", how="left", maintain_order="left")
        .with_columns(finite("nilai").alias("_nilai").round_sig_figs(_DIGITS))
        .with_columns(
            pl.when(pl.col("_turun").fill_null(value=False))
            .then(value)
            .otherwise(-value)
            .alias("_nilai")
        )
        .with_columns(
            value.rank("min").over(within).cast(pl.Int32).alias("peringkat"),
            value.count().over(within).cast(pl.Int32).alias("dari"),
            pl.when(value.is_not_null()).then(pl.len().over([*within, "_nilai"]) > 1).alias("seri"),
        )
        .drop("_nilai", "_turun")
    )
