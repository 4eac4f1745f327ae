"""How much a ranking depends on how it was made.

Monte Carlo: each run draws a scale (goalposts, z-scores or percentile ranks), a mean
(arithmetic or geometric), weights (each times 1 ± up to 25 %, of indicators and of dimensions)
and leaves out one indicator or none. What is reported are the places that an area takes in 90 %
of the runs. Two areas whose places overlap are a tie. Sources: OECD/JRC Handbook (2008);
Saisana, Saltelli and Tarantola (2005).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt
import polars as pl

from lib.analysis.score import FLOOR, Method, Scores
from lib.analysis.vector import Array, column

RUNS = 1_000
SEED = 20_240_607
SPREAD = 0.25
"""Largest relative change of a weight."""
WIDE = 5
"""Places beyond which an interval is too wide to show a place: a third is shown."""
_LOW, _HIGH = 0.05, 0.95
_DIGITS = 9
_LEFT_OUT = {
    "jenis": pl.String(),
    "kode": pl.String(),
    "rata": pl.Float64(),
    "terbesar": pl.Float64(),
    "wilayah": pl.String(),
}


class Tier(StrEnum):
    """Third of the ranking in which an area lies in most runs (``tingkat``)."""

    BEST = "atas"
    MIDDLE = "tengah"
    WORST = "bawah"


@dataclass(frozen=True, slots=True)
class Robustness:
    """How sure the places of a ranking are."""

    peringkat: pl.DataFrame
    """One row per area with a score, best first: ``wilayah``, ``skor``, ``peringkat`` (by
    the score itself, equal ones share), ``tengah`` (median place), ``bawah`` and ``atas``
    (best and worst place in 90 % of the runs), ``sepertiga_atas`` and ``sepertiga_bawah``
    (share of the runs in the best and the worst third, 0..1), ``tingkat`` (a ``Tier``),
    ``lebar`` (whether the interval is wider than 5 places, so that only the third is shown),
    ``seri`` (number of the group of areas whose intervals overlap, from 1),
    ``peringkat_seri`` (place that the group shares), ``seri_dengan`` (areas whose interval
    overlaps with this one's)."""
    tanpa: pl.DataFrame
    """One row per dimension and indicator left out: ``jenis`` (``dimensi``/``indikator``),
    ``kode``, ``rata`` (mean change of the places), ``terbesar`` (largest change), ``wilayah``
    (of whom), sorted by ``rata``, largest first."""
    jumlah: int
    """Number of runs."""


@dataclass(frozen=True, slots=True)
class _Table:
    """Scores as arrays: areas in rows, indicators in columns; NaN where missing."""

    wilayah: list[str]
    indikator: list[str]
    dimensi: list[str]
    milik: npt.NDArray[np.intp]
    """Place of each indicator's dimension."""
    skala: list[Array]
    """By goalposts, z-scores, percentile ranks; all 0..100."""
    bobot: Array
    """Weight of each indicator within its dimension."""
    bobot_dimensi: Array


def rank_intervals(
    scores: Scores, runs: int = RUNS, seed: int = SEED, spread: float = SPREAD
) -> Robustness:
    """Try out other ways to make the same ranking.

    Args:
        scores: From ``score.scores``, of areas of one level; those without a score of the
            whole take no part.
        runs: Number of runs.
        seed: Starting point of the draws.
        spread: Largest relative change of a weight, 0..1.

    Returns:
        Places with their intervals, and what leaving out each dimension or indicator does.

    Example:
        >>> import polars as pl
        >>> from lib.analysis.score import scores
        >>> rows = pl.DataFrame({"indikator": ["A", "B"] * 3, "wilayah": [*"aabbcc"],
        ...                      "nilai": [90.0, 80.0, 50.0, 52.0, 10.0, 15.0]})
        >>> table = pl.DataFrame({"kode": ["A", "B"], "dimensi": ["x", "x"],
        ...                       "skor_terburuk": [0.0, 0.0], "skor_terbaik": [100.0, 100.0]})
        >>> found = rank_intervals(scores(rows, table), runs=200).peringkat
        >>> found.select("wilayah", "peringkat", "bawah", "atas").rows()
        [('a', 1, 1.0, 1.0), ('b', 2, 2.0, 2.0), ('c', 3, 3.0, 3.0)]
    """
    known = scores.gabungan.filter(pl.col("skor").is_not_null())
    if known.is_empty():
        return Robustness(_places(known, np.empty((0, 0))), pl.DataFrame(schema=_LEFT_OUT), runs)
    table = _table(scores, known["wilayah"].to_list())
    places = _ranks(_simulated(table, scores, runs, seed, spread))
    return Robustness(_places(known, places), _left_out(table, scores), runs)


def _table(scores: Scores, areas: list[str]) -> _Table:
    rows = scores.indikator.filter(pl.col("wilayah").is_in(areas))
    there = rows.group_by("indikator").agg(pl.col("skor").count()).filter(pl.col("skor") > 0)
    rows = rows.join(there.select("indikator"), on="indikator", how="semi")
    kinds = rows.group_by("indikator", "dimensi").agg(pl.col("bobot_penuh").max()).sort("indikator")
    outer = (
        scores.dimensi.filter(pl.col("wilayah").is_in(areas))
        .group_by("dimensi")
        .agg(pl.col("bobot").max())
        .sort("dimensi")
    )
    names = outer["dimensi"].to_list()
    oriented = _pivot(rows.with_columns(pl.col("nilai") * pl.col("tanda")), areas, kinds, "nilai")
    return _Table(
        areas,
        kinds["indikator"].to_list(),
        names,
        np.array([names.index(d) for d in kinds["dimensi"]], dtype=np.intp),
        [
            _pivot(rows, areas, kinds, "skor"),
            _standardised(oriented),
            _percentiles(oriented),
        ],
        kinds["bobot_penuh"].to_numpy(),
        outer["bobot"].to_numpy(),
    )


def _pivot(rows: pl.DataFrame, areas: list[str], kinds: pl.DataFrame, name: str) -> Array:
    """Return a column as areas x indicators, NaN where missing."""
    places = {code: i for i, code in enumerate(kinds["indikator"])}
    lines = {code: i for i, code in enumerate(areas)}
    out = np.full((len(areas), len(places)), np.nan)
    for area, code, value in rows.select("wilayah", "indikator", name).iter_rows():
        out[lines[area], places[code]] = np.nan if value is None else value
    return out


def _standardised(oriented: Array) -> Array:
    """Return z-scores as 50 ± 15, within 0..100; 50 where all are equal."""
    centred = oriented - np.nanmean(oriented, axis=0)
    count = np.maximum(np.count_nonzero(~np.isnan(oriented), axis=0) - 1, 1)
    spread = np.sqrt(np.nansum(centred**2, axis=0) / count)
    size = np.nanmax(np.abs(oriented), axis=0)
    spread = np.where(spread > 1e-12 * size, spread, np.inf)
    out: Array = np.clip(50 + 15 * centred / spread, 0, 100)
    return out


def _percentiles(oriented: Array) -> Array:
    """Return the share of the other areas that each is better than, 0..100."""
    out = np.full(oriented.shape, np.nan)
    for j in range(oriented.shape[1]):
        known = ~np.isnan(oriented[:, j])
        values = oriented[known, j]
        below = np.searchsorted(np.sort(values), values)
        flat = values.size < 2 or np.ptp(values) == 0
        out[known, j] = 50 if flat else 100 * below / (values.size - 1)
    return out


def _simulated(table: _Table, scores: Scores, runs: int, seed: int, spread: float) -> Array:
    """Return the score of the whole in each run, areas x runs."""
    rng = np.random.default_rng(seed)
    m = len(table.indikator)
    inner = table.bobot * (1 + rng.uniform(-spread, spread, (runs, m)))
    outer = table.bobot_dimensi * (1 + rng.uniform(-spread, spread, (runs, len(table.dimensi))))
    out = rng.integers(-1, m, runs) if m > 1 else np.full(runs, -1)
    inner[np.flatnonzero(out >= 0), out[out >= 0]] = 0
    scale, mean = rng.integers(0, 3, runs), rng.integers(0, 2, runs)
    found = np.empty((len(table.wilayah), runs))
    for k in range(3):
        for j, method in enumerate(Method):
            mine = (scale == k) & (mean == j)
            found[:, mine] = _whole(table, k, inner[mine], outer[mine], method)
    return found


def _whole(table: _Table, scale: int, inner: Array, outer: Array, method: Method) -> Array:
    """Return the whole for so many sets of weights, areas x sets."""
    values = table.skala[scale]
    known = (~np.isnan(values)).astype(np.float64)
    filled = np.nan_to_num(values)
    total = np.zeros((len(table.wilayah), len(inner)))
    weight = np.zeros_like(total)
    for d in range(len(table.dimensi)):
        own = table.milik == d
        there = known[:, own] @ inner[:, own].T
        mean = np.divide(
            filled[:, own] @ inner[:, own].T, there, out=np.zeros_like(there), where=there > 0
        )
        part = outer[:, d] * (there > 0)
        level = np.log(np.maximum(mean, FLOOR)) if method is Method.GEOMETRIC else mean
        total += part * level
        weight += part
    out = np.divide(total, weight, out=np.full_like(total, np.nan), where=weight > 0)
    whole: Array = np.exp(out) if method is Method.GEOMETRIC else out
    return whole


def _ranks(found: Array) -> Array:
    """Return places from 1 for the highest, equal ones sharing the better, areas x runs."""
    out = np.empty_like(found)
    rounded = np.round(found, _DIGITS)
    for run in range(found.shape[1]):
        ordered = np.sort(rounded[:, run])
        out[:, run] = found.shape[0] - np.searchsorted(ordered, rounded[:, run], side="right") + 1
    return out


def _left_out(table: _Table, scores: Scores) -> pl.DataFrame:
    """Return what the ranking does without each dimension and each indicator."""
    m, k = len(table.indikator), len(table.dimensi)
    kinds = ["dimensi"] * k + ["indikator"] * m
    frame = pl.DataFrame({"jenis": kinds, "kode": table.dimensi + table.indikator})
    inner = np.tile(table.bobot, (1 + k + m, 1))
    outer = np.tile(table.bobot_dimensi, (1 + k + m, 1))
    outer[np.arange(1, 1 + k), np.arange(k)] = 0
    inner[np.arange(1 + k, 1 + k + m), np.arange(m)] = 0
    whole = _whole(table, 0, inner, outer, scores.rancangan.metode)
    places = _ranks(whole)
    moved = np.abs(places[:, 1:] - places[:, :1])
    usable = np.asarray(np.isfinite(whole[:, 1:]).all(axis=0))
    most = [
        table.wilayah[i] if ok else None for i, ok in zip(moved.argmax(axis=0), usable, strict=True)
    ]
    return (
        frame.with_columns(
            column(np.where(usable, moved.mean(axis=0), np.nan), "rata"),
            column(np.where(usable, moved.max(axis=0), np.nan), "terbesar"),
            pl.Series("wilayah", most, pl.String),
        )
        .filter(pl.col("rata").is_not_null())
        .sort("rata", "jenis", "kode", descending=[True, False, False])
    )


def _places(known: pl.DataFrame, places: Array) -> pl.DataFrame:
    n = known.height
    if n:
        low, middle, high = np.quantile(places, [_LOW, 0.5, _HIGH], axis=1)
        best, worst = (places <= n / 3).mean(axis=1), (places > n - n / 3).mean(axis=1)
    else:
        low = middle = high = best = worst = np.empty(0)
    return _tied(
        known.select("wilayah", "skor")
        .with_columns(
            (-pl.col("skor").round(_DIGITS)).rank("min").cast(pl.Int32).alias("peringkat"),
            column(middle, "tengah"),
            column(low, "bawah"),
            column(high, "atas"),
            column(best, "sepertiga_atas"),
            column(worst, "sepertiga_bawah"),
        )
        .with_columns(
            pl.when(pl.col("sepertiga_atas") > 0.5)
            .then(pl.lit(Tier.BEST.value))
            .when(pl.col("sepertiga_bawah") > 0.5)
            .then(pl.lit(Tier.WORST.value))
            .otherwise(pl.lit(Tier.MIDDLE.value))
            .alias("tingkat"),
            (pl.col("atas") - pl.col("bawah") > WIDE).alias("lebar"),
        )
        .sort("peringkat", "tengah", "wilayah")
    )


def _tied(frame: pl.DataFrame) -> pl.DataFrame:
    """Add who cannot be told apart: a chain of overlapping intervals is one group."""
    areas, low, high = (frame[c].to_list() for c in ("wilayah", "bawah", "atas"))
    overlap = [
        [b for b in range(len(areas)) if b != a and low[a] <= high[b] and low[b] <= high[a]]
        for a in range(len(areas))
    ]
    group: dict[int, int] = {}
    end, number = -np.inf, 0
    for a in sorted(range(len(areas)), key=lambda i: (low[i], high[i])):
        number += low[a] > end
        group[a], end = number, max(end, high[a])
    better = {g: sum(own < g for own in group.values()) for g in set(group.values())}
    return frame.with_columns(
        pl.Series("seri", [group[a] for a in range(len(areas))], pl.Int32),
        pl.Series("peringkat_seri", [better[group[a]] + 1 for a in range(len(areas))], pl.Int32),
        pl.Series(
            "seri_dengan", [[areas[b] for b in others] for others in overlap], pl.List(pl.String)
        ),
    )
