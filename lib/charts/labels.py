"""Names at the ends of lines, moved apart so that each can be read."""

from __future__ import annotations

import polars as pl

from lib.charts.axis import Scale, spread
from lib.charts.outlook import Heading
from lib.design.tokens import Tokens

GAP = 17
"""Least distance of two names in pixels."""


def aside(main: pl.DataFrame, way: Heading) -> pl.DataFrame:
    """Add the side of its line on which each name stands, ``sisi``.

    -1, below, where a projection rises from the end of the line; 1, above, where it falls;
    else 0.
    """
    ahead = way.tables.get("proyeksi")
    slope = 0.0 if ahead is None else ahead["nilai"][-1] - ahead["nilai"][0]
    side = -1.0 if slope > 0 else 1.0 if ahead is not None else 0.0
    own = pl.col("wilayah") == pl.lit(way.wilayah)
    return main.with_columns(pl.when(own).then(side).otherwise(0.0).alias("sisi"))


def names_at_ends(
    main: pl.DataFrame, goal: pl.DataFrame, vertical: Scale, tokens: Tokens, height: int
) -> pl.DataFrame:
    """Place a name at the end of each line; nilai is where it stands, moved apart."""
    gap = (vertical.high - vertical.low) * GAP / (height - 96)
    ends = main.group_by("wilayah", maintain_order=True).last()
    rows = [
        (
            row["waktu"],
            row["nilai"] + row["sisi"] * gap,
            row["nama"],
            row["warna"],
            row["tebal"] > 3,
            "left",
        )
        for row in ends.to_dicts()
    ]
    rows += [
        (row["waktu"], row["nilai"] + gap * 0.7, row["teks"], tokens.soft, False, "right")
        for row in goal.tail(1).to_dicts()
    ]
    places = spread([row[1] for row in rows], vertical.low, vertical.high + gap, gap)
    moved = [(row[0], place, *row[2:]) for row, place in zip(rows, places, strict=True)]
    names = ("waktu", "nilai", "nama", "warna", "tebal", "rata")
    kinds = (pl.Float64, pl.Float64, pl.String, pl.String, pl.Boolean, pl.String)
    return pl.DataFrame(moved, schema=dict(zip(names, kinds, strict=True)), orient="row")
