"""Scores from 0 to 100: of indicators, of dimensions and of all together.

An indicator scores how far it has come from its agreed worst to its agreed best value
(``normalisation.goalposts``): fixed ends, so that one area does not change another's score
and progress shows. A dimension is the weighted mean of the indicators that are there, if they
stand for at least 2/3 of its weight; the whole needs every dimension. Across dimensions the
mean is arithmetic, or geometric (floored at 1), which punishes imbalance. Nothing missing is
filled in. Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import polars as pl

from lib.analysis import lineage
from lib.analysis.series import KEY, end_month, finite, observed, segments
from lib.analysis.stretch import newest
from lib.analysis.table import Rows, optional, table
from lib.contract.vocabulary import Direction, Framework

MINIMUM_COVERAGE = 2 / 3
"""Share of a dimension's weight that its score needs."""
FLOOR = 1.0
"""Lowest dimension score that enters a geometric mean."""
OLDEST = 3
"""Years that a value may be old and still count."""


class Method(StrEnum):
    """How dimensions make the whole (``metode``)."""

    ARITHMETIC = "aritmetik"
    """A good dimension makes up for a bad one fully."""
    GEOMETRIC = "geometrik"
    """It makes up for it only in part."""


@dataclass(frozen=True, slots=True)
class Design:
    """How scores are made; what is not named is as in the tables, and equal."""

    kerangka: Framework = Framework.CITY
    """Which division into dimensions: ``indikator.dimensi`` or ``indikator.pilar``."""
    metode: Method = Method.ARITHMETIC
    minimum: float = MINIMUM_COVERAGE
    """Share of a dimension's weight that its score needs, 0..1."""
    bobot: Mapping[str, float] = field(default_factory=dict)
    """Weights of indicators, from 0; 0 leaves one out."""
    bobot_dimensi: Mapping[str, float] = field(default_factory=dict)
    """Weights of dimensions, from 0; 0 leaves one out."""
    patokan: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    """Worst and best value of indicators, in their unit."""


DESIGN = Design()


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of all areas."""

    indikator: pl.DataFrame
    """One row per wilayah x indikator that is scored at the area's level, sorted: ``dimensi``,
    ``nilai``, ``periode`` (null if missing), ``skor`` (0..100), ``bobot`` (share of the
    dimension's score), ``bobot_efektif`` (share of the whole; with the geometric mean by its
    weights), ``bobot_penuh`` (share of the dimension if nothing were missing), ``tanda`` (+1
    more is better, -1), ``contoh``, ``ruas``."""
    dimensi: pl.DataFrame
    """One row per wilayah x dimensi, sorted: ``skor`` (null below the minimum), ``n`` of
    ``dari`` indicators, ``cakupan`` (their share of the weight, 0..1), ``bobot`` (share of
    the whole), ``contoh`` (whether one of the values is sample data)."""
    gabungan: pl.DataFrame
    """One row per wilayah, sorted: ``skor`` (null unless every dimension has one), ``n`` of
    ``dari`` indicators, ``cakupan``, ``lengkap`` of ``dimensi`` dimensions, ``contoh``."""
    rancangan: Design


def section(
    panel: Rows,
    year: int,
    indikator: Rows | None = None,
    jeda: Rows | None = None,
    oldest: int = OLDEST,
) -> pl.DataFrame:
    """Return the values that a year is scored by: the latest of each series up to its end.

    Args:
        panel: From ``rollup.panel``, or a plain frame as ``series.observed`` takes it.
        year: The year.
        indikator: Table of the contract, for the usual frequency.
        jeda: Table of the contract, to tell what may be compared with another year.
        oldest: Years that a value may be old: 1 = of the year itself.

    Returns:
        One row per indikator x wilayah: the columns of the panel and ``ruas``.
    """
    panel = table(panel)
    indikator, jeda = optional(indikator), optional(jeda)
    no_breaks = pl.DataFrame(schema={"indikator": pl.String, "periode": pl.String})
    rows = segments(observed(panel), no_breaks if jeda is None else jeda)
    rows = rows.with_columns(end_month().alias("akhir")).filter(
        pl.col("akhir") <= (year + 1) * 12, pl.col("akhir") > (year + 1 - oldest) * 12
    )
    return newest(rows, indikator).drop("akhir").sort(KEY)


def scores(values: Rows, indikator: Rows, design: Design = DESIGN) -> Scores:
    """Score values.

    Args:
        values: ``indikator``, ``wilayah``, ``nilai``, one row each (``section``); ``jenjang``,
            ``periode``, ``contoh`` and ``ruas`` if there are any. Without ``jenjang`` every
            indicator is expected of every area, else those of its level or a finer one.
        indikator: ``kode``, ``dimensi`` (or ``pilar``), ``skor_terburuk``, ``skor_terbaik``;
            ``arah``, ``bobot`` and ``jenjang`` if there are any. Indicators without
            goalposts, with equal ones, and those of which neither way is better are not
            scored.
        design: Weights, goalposts and method that differ from the tables.

    Example:
        >>> import polars as pl
        >>> rows = pl.DataFrame({"indikator": ["A", "B"], "wilayah": ["k", "k"],
        ...                      "nilai": [60.0, 4.0]})
        >>> table = pl.DataFrame({"kode": ["A", "B"], "dimensi": ["x", "y"],
        ...                       "skor_terburuk": [0.0, 20.0], "skor_terbaik": [100.0, 0.0]})
        >>> scores(rows, table).gabungan["skor"].item()
        70.0
        >>> round(scores(rows, table, Design(metode=Method.GEOMETRIC)).gabungan["skor"].item(), 2)
        69.28
    """
    values, indikator = table(values), table(indikator)
    rules = scored(indikator, design)
    rows = _expected(_optional(values), rules)
    rows = rows.join(
        _optional(values).drop("jenjang"), on=["wilayah", "indikator"], how="left"
    ).with_columns(_skor())
    present = pl.when(pl.col("skor").is_not_null()).then(pl.col("w")).otherwise(0.0)
    rows = rows.with_columns(present.alias("_ada"))
    dimensions = _dimensions(rows, design)
    whole = _whole(rows, dimensions, design)
    shares = dimensions.select("wilayah", "dimensi", pl.col("bobot").alias("_dimensi"))
    total = pl.col("_ada").sum().over("wilayah", "dimensi")
    share = pl.when(total > 0).then(pl.col("_ada") / total).otherwise(0.0)
    each = rows.join(shares, on=["wilayah", "dimensi"], how="left").with_columns(
        share.alias("bobot"),
        (share * pl.col("_dimensi")).alias("bobot_efektif"),
        (pl.col("w") / pl.col("w").sum().over("wilayah", "dimensi")).alias("bobot_penuh"),
    )
    columns = ("wilayah", "indikator", "dimensi", "nilai", "periode", "skor", "bobot")
    more = ("bobot_efektif", "bobot_penuh", "tanda", "contoh", "ruas")
    return Scores(
        each.select(*columns, *more).sort("wilayah", "indikator"), dimensions, whole, design
    )


def scored(indikator: pl.DataFrame, design: Design = DESIGN) -> pl.DataFrame:
    """Return the indicators that can be scored.

    Args:
        indikator: Table of the contract, as ``scores`` takes it.
        design: Weights and goalposts that differ from it.

    Returns:
        ``indikator``, ``dimensi``, ``terburuk``, ``terbaik``, ``w`` (weight, from 0 up;
        without any: 1), ``tanda`` (+1 more is better, -1), ``terhalus`` (finest level, null
        if it is not stated), ``w_dimensi``.
    """
    where = "dimensi" if design.kerangka is Framework.CITY else "pilar"
    codes = pl.col("kode").cast(pl.String)
    own_worst = {code: ends[0] for code, ends in design.patokan.items()}
    own_best = {code: ends[1] for code, ends in design.patokan.items()}
    worst = _replaced(codes, own_worst, _column(indikator, "skor_terburuk"))
    best = _replaced(codes, own_best, _column(indikator, "skor_terbaik"))
    neutral = _column(indikator, "arah", pl.String()) == Direction.NEUTRAL.value
    weight = _replaced(codes, design.bobot, _column(indikator, "bobot").fill_null(1.0))
    dimension = pl.col("dimensi")
    return (
        indikator.select(
            codes.alias("indikator"),
            pl.col(where).cast(pl.String).alias("dimensi"),
            worst.alias("terburuk"),
            best.alias("terbaik"),
            weight.alias("w"),
            (best - worst).sign().alias("tanda"),
            _column(indikator, "jenjang", pl.String()).alias("terhalus"),
            neutral.fill_null(value=False).alias("_netral"),
        )
        .with_columns(_replaced(dimension, design.bobot_dimensi, pl.lit(1.0)).alias("w_dimensi"))
        .filter(
            ~pl.col("_netral"),
            dimension.is_not_null(),
            pl.col("terburuk").is_finite() & pl.col("terbaik").is_finite(),
            pl.col("tanda") != 0,
            pl.col("w") > 0,
            pl.col("w_dimensi") > 0,
        )
        .drop("_netral")
    )


def pooled_goalposts(
    panel: Rows, indikator: Rows, base_year: int
) -> dict[str, tuple[float, float]]:
    """Return relative goalposts for indicators without agreed ones, frozen at a base year.

    The worst and best value of all areas and years up to the base year. A score by them is
    relative and must be called so.

    Args:
        panel: From ``rollup.panel``; of one level, if counts are among it.
        indikator: Table of the contract.
        base_year: Last year that counts.

    Returns:
        Worst and best by code, for ``Design.patokan``; none where all values are equal or
        neither way is better.
    """
    panel, indikator = table(panel), table(indikator)
    known = set(scored(indikator)["indikator"])
    ways = {
        code: Direction(arah).sign
        for code, arah in indikator.select(pl.col("kode", "arah").cast(pl.String)).rows()
        if arah and code not in known
    }
    ends = (
        observed(panel)
        .filter(pl.col("mulai") <= dt.date(base_year, 12, 31))
        .group_by("indikator")
        .agg(pl.col("nilai").min().alias("a"), pl.col("nilai").max().alias("b"))
    )
    return {
        code: (low, high) if ways[code] > 0 else (high, low)
        for code, low, high in ends.rows()
        if ways.get(code, 0) != 0 and low < high
    }


def _skor() -> pl.Expr:
    way = (pl.col("nilai") - pl.col("terburuk")) / (pl.col("terbaik") - pl.col("terburuk"))
    return (way.clip(0, 1) * 100).alias("skor")


def _expected(values: pl.DataFrame, rules: pl.DataFrame) -> pl.DataFrame:
    """Every area with every indicator that is expected of its level."""
    areas = values.group_by("wilayah").agg(pl.col("jenjang").drop_nulls().first())
    fits = lineage.rank(pl.col("jenjang")) <= lineage.rank(pl.col("terhalus"))
    return areas.join(rules, how="cross").filter(fits.fill_null(value=True))


def _dimensions(rows: pl.DataFrame, design: Design) -> pl.DataFrame:
    there = pl.col("skor").is_not_null()
    coverage = pl.col("_ada").sum() / pl.col("w").sum()
    mean = (pl.col("skor") * pl.col("_ada")).sum() / pl.col("_ada").sum()
    weight = pl.col("_w") / pl.col("_w").sum().over("wilayah")
    return (
        rows.group_by("wilayah", "dimensi")
        .agg(
            pl.when(coverage >= design.minimum - 1e-12, pl.col("_ada").sum() > 0)
            .then(mean)
            .alias("skor"),
            there.sum().alias("n"),
            pl.len().alias("dari"),
            coverage.alias("cakupan"),
            pl.col("w_dimensi").first().alias("_w"),
            (there & pl.col("contoh").fill_null(value=False)).any().alias("contoh"),
        )
        .with_columns(weight.alias("bobot"))
        .select("wilayah", "dimensi", "skor", "n", "dari", "cakupan", "bobot", "contoh")
        .sort("wilayah", "dimensi")
    )


def _whole(rows: pl.DataFrame, dimensions: pl.DataFrame, design: Design) -> pl.DataFrame:
    skor, weight = pl.col("skor"), pl.col("bobot")
    mean = (skor * weight).sum()
    if design.metode is Method.GEOMETRIC:
        mean = (skor.clip(lower_bound=FLOOR).log() * weight).sum().exp()
    complete = (skor.null_count() == 0) & (pl.len() > 0)
    return (
        dimensions.group_by("wilayah")
        .agg(
            pl.when(complete).then(mean).alias("skor"),
            pl.col("n").sum(),
            pl.col("dari").sum(),
            (pl.col("cakupan") * weight).sum().alias("cakupan"),
            skor.count().alias("lengkap"),
            pl.len().alias("dimensi"),
            pl.col("contoh").any(),
        )
        .sort("wilayah")
    )


def _optional(values: pl.DataFrame) -> pl.DataFrame:
    wanted = {
        "jenjang": pl.String(),
        "periode": pl.String(),
        "contoh": pl.Boolean(),
        "ruas": pl.Int32(),
    }
    return values.select(
        pl.col("indikator", "wilayah").cast(pl.String),
        finite("nilai"),
        *(_column(values, name, dtype).alias(name) for name, dtype in wanted.items()),
    )


def _column(frame: pl.DataFrame, name: str, dtype: pl.DataType | None = None) -> pl.Expr:
    column = pl.col(name) if name in frame.columns else pl.lit(None)
    return column.cast(dtype or pl.Float64())


def _replaced(codes: pl.Expr, own: Mapping[str, float], other: pl.Expr) -> pl.Expr:
    if not own:
        return other
    given = codes.replace_strict(dict(own), default=None, return_dtype=pl.Float64)
    return pl.coalesce(given, other)
