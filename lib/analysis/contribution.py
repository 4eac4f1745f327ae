"""What makes one score differ from another: contributions that add up to the difference.

A dimension is a weighted mean, so an indicator's part is mean weight · difference of scores +
(mean score - mean of the dimension) · difference of weights; the latter only where a value is
missing on one side, or weights were tried out. The whole is split among its dimensions in the
same way, with the geometric mean on logarithms (logarithmic mean Divisia index, Ang 2004).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log

import polars as pl

from lib.analysis.score import FLOOR, Method, Scores

_COLUMNS = {
    "indikator": pl.String(),
    "dimensi": pl.String(),
    "skor": pl.Float64(),
    "skor_lain": pl.Float64(),
    "sumbangan": pl.Float64(),
    "sebanding": pl.Boolean(),
}


def contributions(
    one: Scores,
    wilayah: str,
    other: Scores | None = None,
    wilayah_lain: str | None = None,
    dimensi: str | None = None,
) -> pl.DataFrame:
    """Split the difference of two scores into what each indicator contributes.

    Args:
        one: Scores with the one area.
        wilayah: The area.
        other: Scores to hold against: last year's, another trial's, or the same with
            ``wilayah_lain``; ``None``: 100 everywhere, so that the parts are the points lost.
        wilayah_lain: Area in ``other``; ``None``: the same.
        dimensi: Split that dimension's score; ``None``: the whole.

    Returns:
        One row per indicator with a score on either side, largest loss first: ``indikator``,
        ``dimensi``, ``skor``, ``skor_lain``, ``sumbangan`` (points, below 0: pulls down),
        ``sebanding`` (false if a break in the series lies between the two values). Where
        they differ, a row without indicator for the weight of a dimension, and one without
        dimension for the method. The sum of ``sumbangan`` is score - other score. No rows
        where one of the two scores is null.

    Example:
        >>> import polars as pl
        >>> from lib.analysis.score import scores
        >>> rows = pl.DataFrame({"indikator": ["A", "B"], "wilayah": ["k", "k"],
        ...                      "nilai": [60.0, 4.0]})
        >>> table = pl.DataFrame({"kode": ["A", "B"], "dimensi": ["x", "y"],
        ...                       "skor_terburuk": [0.0, 20.0], "skor_terbaik": [100.0, 0.0]})
        >>> contributions(scores(rows, table), "k").select("indikator", "sumbangan").rows()
        [('A', -20.0), ('B', -10.0)]
    """
    mine = _side(one, wilayah, dimensi)
    theirs = _perfect(mine) if other is None else _side(other, wilayah_lain or wilayah, dimensi)
    first, second = mine.whole(dimensi), theirs.whole(dimensi)
    if first is None or second is None:
        return pl.DataFrame(schema=_COLUMNS)
    factors, rows = _split(mine, theirs, dimensi)
    for code in sorted(set(mine.nilai) | set(theirs.nilai)):
        rows.append(_row(code, mine, theirs, factors))
    left = first - second - sum(float(str(row[4])) for row in rows)
    if abs(left) > 1e-9:
        rows.append((None, None, None, None, left, True))
    frame = pl.DataFrame(rows, _COLUMNS, orient="row")
    return frame.sort("sumbangan", "indikator", nulls_last=True)


@dataclass(frozen=True, slots=True)
class _Value:
    dimensi: str
    skor: float
    bobot: float
    ruas: int | None


@dataclass(frozen=True, slots=True)
class _Side:
    """One area's scores."""

    nilai: dict[str, _Value]
    dimensi: dict[str, tuple[float | None, float]]
    """Score and weight of each dimension."""
    metode: Method

    def whole(self, only: str | None) -> float | None:
        """Return the score of a dimension or of all; null if one is missing."""
        if only is not None:
            return self.dimensi.get(only, (None, 0.0))[0]
        parts = [(_level(s, self.metode), w) for s, w in self.dimensi.values() if s is not None]
        if len(parts) < len(self.dimensi) or not parts:
            return None
        total = sum(level * weight for level, weight in parts)
        return exp(total) if self.metode is Method.GEOMETRIC else total


_Row = tuple[object, ...]


def _side(scores: Scores, area: str, only: str | None) -> _Side:
    mine = pl.col("wilayah") == area
    if only is not None:
        mine &= pl.col("dimensi") == only
    known = scores.indikator.filter(mine, pl.col("skor").is_not_null())
    values = known.select("indikator", "dimensi", "skor", "bobot", "ruas").rows()
    parts = scores.dimensi.filter(mine).select("dimensi", "skor", "bobot").rows()
    return _Side(
        {code: _Value(*rest) for code, *rest in values},
        {name: (score, weight) for name, score, weight in parts},
        scores.rancangan.metode,
    )


def _perfect(side: _Side) -> _Side:
    """The same values and weights with full marks."""
    values = {c: _Value(v.dimensi, 100.0, v.bobot, v.ruas) for c, v in side.nilai.items()}
    parts = {d: (None if s is None else 100.0, w) for d, (s, w) in side.dimensi.items()}
    return _Side(values, parts, side.metode)


def _level(score: float, method: Method) -> float:
    return log(max(score, FLOOR)) if method is Method.GEOMETRIC else score


def _split(mine: _Side, theirs: _Side, only: str | None) -> tuple[dict[str, float], list[_Row]]:
    """Return points of the whole per point of each dimension, and rows for their weights."""
    if only is not None:
        return {only: 1.0}, []
    names = sorted(set(mine.dimensi) | set(theirs.dimensi))
    pairs = {name: _pair(mine.dimensi.get(name), theirs.dimensi.get(name)) for name in names}
    levels = {
        name: (_level(one, mine.metode), _level(other, mine.metode))
        for name, (one, other, _, _) in pairs.items()
    }
    totals = [sum(levels[n][side] * pairs[n][2 + side] for n in names) for side in (0, 1)]
    scale = _log_mean(*totals) if mine.metode is Method.GEOMETRIC else 1.0
    middle = sum(totals) / 2
    factors: dict[str, float] = {}
    rows: list[_Row] = []
    for name, (one, other, weight, before) in pairs.items():
        high, low = levels[name]
        slope = (high - low) / (one - other) if one != other else _steepness(one, mine.metode)
        factors[name] = scale * (weight + before) / 2 * slope
        change = scale * ((high + low) / 2 - middle) * (weight - before)
        if abs(weight - before) > 1e-12:
            rows.append((None, name, one, other, change, True))
    return factors, rows


def _pair(
    one: tuple[float | None, float] | None, other: tuple[float | None, float] | None
) -> tuple[float, float, float, float]:
    """Return both scores and both weights; where one side lacks it, its weight is 0."""
    first, weight = one if one is not None else (None, 0.0)
    second, before = other if other is not None else (None, 0.0)
    score = first if first is not None else second
    known = second if second is not None else first
    return score or 0.0, known or 0.0, weight, before


def _steepness(score: float, method: Method) -> float:
    if method is Method.ARITHMETIC:
        return 1.0
    return 1 / score if score >= FLOOR else 0.0


def _log_mean(one: float, other: float) -> float:
    """Return (e^a - e^b) / (a - b), e^a where they are equal."""
    if abs(one - other) < 1e-12:
        return exp(one)
    return (exp(one) - exp(other)) / (one - other)


def _row(code: str, mine: _Side, theirs: _Side, factors: dict[str, float]) -> _Row:
    one, other = mine.nilai.get(code), theirs.nilai.get(code)
    known = one or other
    if known is None:
        raise KeyError(code)
    name = known.dimensi
    score = (one or known).skor
    before = (other or known).skor
    weight = one.bobot if one else 0.0
    weight_before = other.bobot if other else 0.0
    level = _mean_level(name, mine, theirs)
    part = (weight + weight_before) / 2 * (score - before)
    part += ((score + before) / 2 - level) * (weight - weight_before)
    return (
        code,
        name,
        one.skor if one else None,
        other.skor if other else None,
        factors[name] * part,
        one is None or other is None or one.ruas == other.ruas,
    )


def _mean_level(name: str, mine: _Side, theirs: _Side) -> float:
    one, other, _, _ = _pair(mine.dimensi.get(name), theirs.dimensi.get(name))
    return (one + other) / 2
