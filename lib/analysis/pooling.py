"""Rolling up plain tables: a rate of a whole is the sum of cases over the sum of people.

The same rules as ``rollup``, which works on the contract's tables; here for a table of one
indicator with one row per part, as it is met in a notebook. Never a mean of rates.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from lib.analysis.rollup import MINIMUM_COVERAGE
from lib.analysis.series import finite
from lib.analysis.table import Rows, table
from lib.contract.vocabulary import Aggregation


def roll_up(
    parts: Rows,
    by: str | Sequence[str] | None = None,
    rule: Aggregation | str = Aggregation.RATIO,
    *,
    value: str | None = None,
    numerator: str | None = None,
    denominator: str | None = None,
    weight: str | None = None,
    per: float = 1,
    minimum: float = MINIMUM_COVERAGE,
) -> pl.DataFrame:
    """Roll the rows of a table up to the areas that they lie in.

    Args:
        parts: One row per part.
        by: Column (or columns) that name the whole; ``None``: all rows are one.
        rule: ``jumlah``: sum of ``value``, null if a part is missing; ``rasio``: sum of
            ``numerator`` / sum of ``denominator``; ``rata_tertimbang`` and ``kepadatan``:
            mean of ``value`` weighted by ``weight`` (for a density its area).
        value: Column of the values.
        numerator: Column of the cases; may be missing in a part.
        denominator: Column of what they are among.
        weight: Column of the weights.
        per: Rate per so many, for instance 100 or 10,000.
        minimum: Share of the denominator that must be there, 0..1.

    Returns:
        The columns of ``by``, ``nilai`` (null below ``minimum``), ``cakupan`` (share of the
        denominator, or of the rows, that is there), ``bagian`` and ``dari`` (rows), in the
        order of first appearance.

    Raises:
        ValueError: A column that the rule needs was not named, or there is no such rule.

    Example:
        >>> import polars as pl
        >>> rows = pl.DataFrame({"kec": ["A", "A", "B"], "miskin": [100, 150, 100],
        ...                      "jiwa": [1000, 3000, 500]})
        >>> roll_up(rows, "kec", numerator="miskin", denominator="jiwa", per=100)["nilai"].to_list()
        [6.25, 20.0]
    """
    parts = table(parts)
    kind = Aggregation(rule)
    if kind is Aggregation.NONE:
        raise ValueError(rule)
    if kind is Aggregation.SUM:
        top, bottom = _named(value, "value"), pl.lit(1.0)
        minimum = 1.0
    elif kind is Aggregation.RATIO:
        top, bottom = _named(numerator, "numerator"), _named(denominator, "denominator")
    else:
        bottom = _named(weight, "weight")
        top = _named(value, "value") * bottom
    keys = [] if by is None else [by] if isinstance(by, str) else list(by)
    rows = parts.select(*keys, top.alias("_t"), bottom.alias("_w")).with_columns(
        pl.when(pl.col("_w") >= 0).then(pl.col("_w")), pl.lit(0).alias("_semua")
    )
    there = pl.col("_t").is_not_null() & pl.col("_w").is_not_null()
    whole = pl.col("_t").filter(there).sum()
    weights = pl.col("_w").filter(there).sum()
    unknown = pl.col("_w").null_count() > 0
    coverage = pl.when(unknown).then(there.mean()).otherwise(weights / pl.col("_w").sum())
    made = whole if kind is Aggregation.SUM else whole / weights * per
    return (
        rows.group_by(keys or ["_semua"], maintain_order=True)
        .agg(
            pl.when(coverage >= minimum - 1e-12, weights > 0).then(made).alias("nilai"),
            coverage.fill_nan(None).alias("cakupan"),
            there.sum().alias("bagian"),
            pl.len().alias("dari"),
        )
        .drop([] if keys else ["_semua"])
    )


def _named(name: str | None, what: str) -> pl.Expr:
    if name is None:
        raise ValueError(what)
    return finite(name)
