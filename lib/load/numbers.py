"""Text cells to numbers: which sign is the decimal one is decided, never guessed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import polars as pl

from lib.contract.codes import Code
from lib.contract.vocabulary import Status

MISSING = frozenset(
    (
        "",
        "…",
        "...",
        "..",
        ".",
        "–",
        "—",
        "-",
        "--",
        "−",
        "na",
        "n/a",
        "n.a.",
        "tad",
        "t.a.d",
        "t.a.d.",
    )
)
"""Marks for "no figure", in lower case, as the statistics office writes them."""

_SPACES = r"[\s\u00a0\u2007\u2009\u202f]+"
_MINUS = r"^[−–—‐‑﹣-]\s*"
_FLAG = r"(\*{1,2}|[rReE])$"
_WHOLE = r"^[+-]?\d+$"
_AMBIGUOUS = r"^[+-]?[1-9]\d{0,2}[.,]\d{3}$"
_POINT = r"^[+-]?(\d*\.\d+|\d+\.|\d{1,3}(,\d{3})+\.\d+|\d{1,3}(,\d{3}){2,})$"
_COMMA = r"^[+-]?(\d*,\d+|\d+,|\d{1,3}(\.\d{3})+,\d+|\d{1,3}(\.\d{3}){2,})$"
_SPACED = r"^[+-]?\d{1,3}( \d{3})+([.,]\d+)?$"
_POWER = r"^[+-]?\d+([.,]\d+)?[eE][+-]?\d+$"
_ENDLESS = r"^[+-]?(inf|infinity|nan|∞)$"
_FORMULA = r"^#(div/0!|ref!|n/a|value!|name\?|num!|null!|spill!|calc!|n/d!)$"
_SAMPLE = 100
_SURE = re.compile(r"-?\d+\.(\d{1,2}|\d{4,})")
"""A text that only a decimal point explains."""
_SURE_COMMA = re.compile(r"-?\d+,(\d{1,2}|\d{4,})")
"""A text that only a decimal comma explains."""

_FLAGS = {
    "*": Status.PROVISIONAL.value,
    "**": Status.PROVISIONAL.value,
    "r": None,
    "e": Status.ESTIMATE.value,
}


class Style(StrEnum):
    """Which sign is the decimal one."""

    POINT = "."
    COMMA = ","


@dataclass(frozen=True, slots=True)
class Numbers:
    """A column read as numbers; all series have its height."""

    value: pl.Series
    """Float64; null where missing or refused."""
    problem: pl.Series | None
    """Code of what is wrong with the cell, null where nothing is; ``None`` if no cell has one."""
    flag: pl.Series | None
    """Status that a mark behind the number gives it; ``None`` if no cell has a mark."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What decides an ambiguous cell where its column cannot; series of the column's height."""

    low: pl.Series
    high: pl.Series
    percent: pl.Series
    """Whether the unit is a percentage, so that a percent sign is fine."""


def evidence(raw: pl.Series) -> Style | None:
    """Return the decimal sign that the cells of a column prove.

    Args:
        raw: Text cells.

    Returns:
        The sign that some cell can only be read with; ``None`` if no cell proves one,
        or cells prove both.
    """
    certain = _certain(raw)
    point = bool(certain.str.contains(_POINT).any())
    comma = bool(certain.str.contains(_COMMA).any())
    if point == comma:
        return None
    return Style.POINT if point else Style.COMMA


def read_numbers(
    raw: pl.Series,
    native: pl.Series | None = None,
    *,
    style: Callable[[], Style | None] | None = None,
    limits: Callable[[], Limits] | None = None,
) -> Numbers:
    """Read a column of numbers.

    Args:
        raw: Text cells.
        native: Float64, cells that were stored as numbers: taken as they are.
        style: Gives what the rest of the file proves about the decimal sign; used where
            the column itself proves nothing.
        limits: Gives the logical limits per row, used where neither does.
    """
    if native is not None and native.null_count() < native.len():
        raw = pl.select(pl.when(native.is_not_null()).then(None).otherwise(raw)).to_series()
    else:
        native = None
    comma = _is_comma(raw)
    plain = (_pointed(raw) if comma else raw).cast(pl.Float64, strict=False)
    if _all_read(raw, plain) and (comma or _is_point(raw)):
        return Numbers(plain if native is None else _coalesce(native, plain), None, None)
    found = evidence(raw)
    if found is None and style is not None and evidence_free(raw):
        found = style()
    return _careful(raw, native, found, limits() if limits is not None else None)


def _all_read(raw: pl.Series, plain: pl.Series) -> bool:
    """Tell whether every cell is blank or a finite number as it stands."""
    missing = plain.null_count()
    blank = 0 if missing == 0 else raw.null_count() + int((raw == "").sum())
    return missing == blank and int(np.isfinite(plain.to_numpy()).sum()) == len(plain) - missing


def _is_point(raw: pl.Series) -> bool:
    """Tell whether a column that parses as it stands needs no look at its signs."""
    if any(_SURE.fullmatch(cell or "") for cell in raw.head(_SAMPLE)):
        return True
    if not raw.str.contains(".", literal=True).any():
        return True
    return evidence(raw) is Style.POINT


def _is_comma(raw: pl.Series) -> bool:
    """Tell whether commas must be decimal signs: one proves it, and there is no point at all."""
    proven = any(_SURE_COMMA.fullmatch(cell or "") for cell in raw.head(_SAMPLE))
    return proven and not raw.str.contains(".", literal=True).any()


def _pointed(raw: pl.Series) -> pl.Series:
    """Write the first comma of each cell as a point; a second one leaves no number."""
    return raw.str.replace(",", ".", literal=True)


def _coalesce(first: pl.Series, second: pl.Series) -> pl.Series:
    return pl.select(pl.coalesce(first, second)).to_series()


def _clean(raw: pl.Series) -> pl.Series:
    return (
        raw.str.strip_chars()
        .str.replace_all(_SPACES, " ")
        .str.strip_chars(" '\u2019")
        .str.replace(_MINUS, "-")
        .str.replace(r"^(-?)Rp\.?\s*", "$1")
        .str.replace(r"\s*%$", "")
    )


def _careful(
    raw: pl.Series, native: pl.Series | None, style: Style | None, limits: Limits | None
) -> Numbers:
    keys = pl.DataFrame({"raw": raw})
    unique = raw.drop_nulls().unique()
    table = _table(unique, style)
    frame = keys.join(table, on="raw", how="left", maintain_order="left")
    frame = _by_limits(frame, limits) if limits is not None else frame
    value, problem = frame["value"], frame["problem"]
    ambiguous = frame["point"].is_not_null() & value.is_null() & problem.is_null()
    problem = pl.select(
        pl.when(ambiguous).then(pl.lit(Code.NUMBER_AMBIGUOUS.value)).otherwise(problem)
    ).to_series()
    if native is not None:
        value = _coalesce(native, value)
        bad = ~native.is_finite().fill_null(True)
        problem = pl.select(
            pl.when(bad).then(pl.lit(Code.NOT_FINITE.value)).otherwise(problem)
        ).to_series()
    value = pl.select(pl.when(problem.is_null()).then(value)).to_series()
    return Numbers(
        value.alias("value"),
        problem if problem.null_count() < problem.len() else None,
        frame["flag"] if frame["flag"].null_count() < frame.height else None,
    )


def evidence_free(raw: pl.Series) -> bool:
    """Tell whether no cell of a column proves a decimal sign (so that others may speak)."""
    return not _certain(raw).str.contains(f"{_POINT}|{_COMMA}").any()


def _certain(raw: pl.Series) -> pl.Series:
    body = _body(_clean(raw.drop_nulls().unique()))
    return body.filter(~body.str.contains(_AMBIGUOUS))


def _body(clean: pl.Series) -> pl.Series:
    return clean.str.replace(r"\s*" + _FLAG, "").str.replace(r"\s*%$", "")


def _table(unique: pl.Series, style: Style | None) -> pl.DataFrame:
    """Read each distinct text: columns raw, value, point, comma, problem, flag, percent.

    ``point`` and ``comma`` are the two readings of an ambiguous text, else null.
    """
    clean = _clean(unique)
    flag = clean.str.extract(_FLAG, 1).str.to_lowercase()
    lower = unique.str.strip_chars().str.to_lowercase()
    frame = pl.DataFrame({"raw": unique, "lower": lower, "body": _body(clean), "flag": flag})
    text = pl.col("body")
    frame = frame.with_columns(
        missing=pl.col("lower").is_in(list(MISSING)),
        ambiguous=text.str.contains(_AMBIGUOUS),
        percent=pl.col("raw").str.contains("%", literal=True),
        as_point=_number(text.str.replace_all("[, ]", "")),
        as_comma=_number(text.str.replace_all("[. ]", "").str.replace(",", ".", literal=True)),
    )
    frame = frame.with_columns(value=pl.when(~pl.col("missing")).then(_exact(text, style)))
    undecided = pl.col("ambiguous") & pl.col("value").is_null()
    marked = pl.col("flag").replace_strict(_FLAGS, default=None, return_dtype=pl.String)
    return frame.select(
        "raw",
        "value",
        "percent",
        point=pl.when(undecided).then("as_point"),
        comma=pl.when(undecided).then("as_comma"),
        problem=_problem(undecided),
        flag=pl.when(pl.col("value").is_not_null() | undecided).then(marked),
    )


def _number(text: pl.Expr) -> pl.Expr:
    return text.cast(pl.Float64, strict=False)


def _exact(text: pl.Expr, style: Style | None) -> pl.Expr:
    """Return the number of a text that has one meaning; null for every other text."""
    return (
        pl.when(text.str.contains(_WHOLE))
        .then(_number(text))
        .when(pl.col("ambiguous"))
        .then(_styled(style))
        .when(text.str.contains(_SPACED) | text.str.contains(_POWER))
        .then(_number(text.str.replace_all(" ", "").str.replace(",", ".", literal=True)))
        .when(text.str.contains(_POINT))
        .then("as_point")
        .when(text.str.contains(_COMMA))
        .then("as_comma")
    )


def _styled(style: Style | None) -> pl.Expr:
    match style:
        case Style.POINT:
            return pl.col("as_point")
        case Style.COMMA:
            return pl.col("as_comma")
        case _:
            return pl.lit(None, pl.Float64)


def _problem(undecided: pl.Expr) -> pl.Expr:
    fine = pl.col("missing") | undecided
    return (
        pl.when(pl.col("value").is_finite().fill_null(False))
        .then(None)
        .when(pl.col("lower").str.contains(_FORMULA))
        .then(pl.lit(Code.FORMULA_ERROR.value))
        .when(pl.col("lower").str.contains(_ENDLESS) | pl.col("value").is_not_null())
        .then(pl.lit(Code.NOT_FINITE.value))
        .when(~fine)
        .then(pl.lit(Code.NOT_A_NUMBER.value))
    )


def _by_limits(frame: pl.DataFrame, limits: Limits) -> pl.DataFrame:
    """Decide ambiguous cells of which only one reading lies within the limits."""
    frame = frame.with_columns(low=limits.low, high=limits.high, percentage=limits.percent)

    def inside(column: str) -> pl.Expr:
        low = pl.col(column) >= pl.col("low").fill_null(float("-inf"))
        return low & (pl.col(column) <= pl.col("high").fill_null(float("inf")))

    only_point = inside("point") & ~inside("comma")
    only_comma = inside("comma") & ~inside("point")
    refused = (
        pl.col("percent") & ~pl.col("percentage").fill_null(True) & pl.col("problem").is_null()
    )
    return frame.with_columns(
        value=pl.coalesce(
            "value", pl.when(only_point).then("point").when(only_comma).then("comma")
        ),
        problem=pl.when(refused).then(pl.lit(Code.NOT_A_NUMBER.value)).otherwise("problem"),
    )


def certain_text(column: str) -> pl.Expr:
    """Write a number column as text that reads back equal, whatever stands beside it."""
    text = pl.col(column).cast(pl.String)
    return pl.when(text.str.contains(_AMBIGUOUS)).then(text + "0").otherwise(text).alias(column)
