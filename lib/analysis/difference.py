"""What differs between two states of the same observations."""

from __future__ import annotations

import polars as pl

KEY = ["indikator", "wilayah", "periode"]


def differences(before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    """Compare two states.

    Args:
        before: ``indikator``, ``wilayah``, ``periode``, ``nilai``; one row per key.
        after: The same, later.

    Returns:
        One row per key whose value is not the same, or that only one of them has: the key,
        ``dulu`` and ``kini`` (null where missing), newest period first, then by indicator
        and area.
    """
    columns = [*KEY, "nilai"]
    joined = before.select(columns).join(
        after.select(columns), on=KEY, how="full", coalesce=True, suffix="_kini"
    )
    return (
        joined.rename({"nilai": "dulu", "nilai_kini": "kini"})
        .filter(pl.col("dulu").ne_missing(pl.col("kini")))
        .sort("periode", "indikator", "wilayah", descending=[True, False, False])
    )
