"""Whether the indicators of a dimension speak of one thing.

For the analyst who chooses indicators, not for readers: below 0 an indicator pulls against
its dimension, above 0.92 it says the same as the others. Source: OECD/JRC Handbook (2008);
Cronbach (1951).
"""

from __future__ import annotations

from enum import StrEnum

import numpy as np
import polars as pl

from lib.analysis.score import Scores
from lib.analysis.table import Rows, table
from lib.analysis.vector import Array

AGAINST, TWIN = 0.0, 0.92
"""Correlations below and above which an indicator is marked."""
MINIMUM_AREAS = 5
"""Areas that it takes."""


class Fit(StrEnum):
    """How an indicator fits its dimension (``kesesuaian``)."""

    AGAINST = "bertentangan"
    TWIN = "kembar"
    FITS = "sesuai"


def cronbach_alpha(items: Rows) -> float | None:
    """Return Cronbach's alpha of columns, k/(k - 1) (1 - sum of variances / variance of sum).

    Args:
        items: One column per indicator, oriented alike, one row per area; rows with a
            missing value are left out.

    Returns:
        At most 1; null below 2 columns or 2 rows, or if the sums are all equal.

    Example:
        >>> import polars as pl
        >>> items = pl.DataFrame({"a": [1, 2, 3, 4, 5], "b": [2, 2, 3, 5, 5], "c": [1, 3, 3, 4, 4]})
        >>> round(cronbach_alpha(items), 3)
        0.954
    """
    units = table(items).cast(pl.Float64).to_numpy()
    units = units[np.isfinite(units).all(axis=1)]
    k = units.shape[1]
    if k < 2 or len(units) < 2:
        return None
    whole = float(units.sum(axis=1).var(ddof=1))
    if whole <= 1e-12 * float((units**2).sum()):
        return None
    parts = float(units.var(axis=0, ddof=1).sum())
    return float(k / (k - 1) * (1 - parts / whole))


def dimension_fit(scores: Scores) -> pl.DataFrame:
    """Correlate each indicator with the mean of the others of its dimension, across areas.

    Args:
        scores: From ``score.scores``, of areas of one level.

    Returns:
        One row per indicator, sorted by dimension and code: ``dimensi``, ``indikator``,
        ``n`` (areas), ``korelasi`` (Pearson; null below 5 areas, without other indicators or
        if all scores are equal), ``kesesuaian`` (a ``Fit``, null likewise).
    """
    rows = []
    known = scores.indikator.filter(pl.col("skor").is_not_null())
    for key, own in known.sort("dimensi").group_by("dimensi", maintain_order=True):
        wide = own.pivot("indikator", index="wilayah", values="skor").drop("wilayah")
        table = wide.cast(pl.Float64).to_numpy()
        for j, code in enumerate(wide.columns):
            rows.append((key[0], code, *_against(table, j)))
    types = {"dimensi": pl.String(), "indikator": pl.String(), "n": pl.Int32()}
    frame = pl.DataFrame(rows, {**types, "korelasi": pl.Float64()}, orient="row")
    r = pl.col("korelasi")
    word = (
        pl.when(r < AGAINST)
        .then(pl.lit(Fit.AGAINST.value))
        .when(r > TWIN)
        .then(pl.lit(Fit.TWIN.value))
        .when(r.is_not_null())
        .then(pl.lit(Fit.FITS.value))
    )
    return frame.with_columns(word.alias("kesesuaian")).sort("dimensi", "indikator")


def _against(table: Array, j: int) -> tuple[int, float | None]:
    others = np.delete(table, j, axis=1)
    count = np.count_nonzero(~np.isnan(others), axis=1)
    total = np.nansum(others, axis=1)
    mean = np.divide(total, count, out=np.full(len(total), np.nan), where=count > 0)
    both = ~np.isnan(table[:, j]) & ~np.isnan(mean)
    one, other = table[both, j], mean[both]
    n = int(both.sum())
    if n < MINIMUM_AREAS or min(np.ptp(one), np.ptp(other)) <= 1e-9:
        return n, None
    return n, float(np.corrcoef(one, other)[0, 1])
