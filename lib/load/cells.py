"""One column of a reference table: text cells to what the contract says they hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from lib.contract.codes import Code
from lib.contract.table import Field, Kind
from lib.load.dates import read_date
from lib.load.numbers import MISSING, Style, read_numbers
from lib.load.periods import read_periods

FileStyle = Callable[[], Style | None]

DTYPES: dict[Kind, pl.DataType] = {
    Kind.TEXT: pl.String(),
    Kind.LIST: pl.String(),
    Kind.WORD: pl.String(),
    Kind.DATE: pl.String(),
    Kind.PERIOD: pl.String(),
    Kind.NUMBER: pl.Float64(),
    Kind.INTEGER: pl.Int64(),
}
"""Type of a typed column; dates stay ISO text because they may be a bare year."""


@dataclass(frozen=True, slots=True)
class Cells:
    """A typed column and what is wrong with it."""

    value: pl.Series
    problem: pl.Series
    """Code per cell, null where nothing is wrong."""
    allowed: str
    """What such a cell may hold, if it can be listed."""


def read_cells(raw: pl.Series, native: pl.Series | None, field: Field, style: FileStyle) -> Cells:
    """Read a column.

    Args:
        raw: Text cells.
        native: Cells stored as numbers, or ``None``.
        field: What the column holds.
        style: Gives the decimal sign that the rest of the file proves.
    """
    if field.kind in (Kind.NUMBER, Kind.INTEGER):
        return _numbers(raw, native, field.kind, style)
    text = raw.str.strip_chars()
    text = pl.select(pl.when(text.str.len_bytes() > 0).then(text)).to_series()
    if field.kind is Kind.TEXT:
        return Cells(text, _no_problem(text), "")
    if field.kind is Kind.LIST:
        return Cells(_list(text), _no_problem(text), "")
    if field.kind is Kind.WORD:
        return _mapped(text, _word_reader(field), Code.VALUE_NOT_ALLOWED, ", ".join(field.words))
    if field.kind is Kind.DATE:
        return _mapped(text, read_date, Code.NOT_A_DATE, "")
    return _periods(text)


def _no_problem(text: pl.Series) -> pl.Series:
    return pl.Series("problem", [None] * text.len(), dtype=pl.String)


def _list(text: pl.Series) -> pl.Series:
    return text.str.replace_all(r"\s*;\s*", ";").str.strip_chars(";")


def _word_reader(field: Field) -> Callable[[str], str | None]:
    known = {w.casefold(): w for w in field.words}

    def read(text: str) -> str | None:
        return known.get(text.casefold()) or known.get(text.casefold().replace(" ", "_"))

    return read


def _mapped(text: pl.Series, read: Callable[[str], str | None], code: Code, allowed: str) -> Cells:
    found = {t: read(t) for t in text.drop_nulls().unique().to_list()}
    bad = {t: code.value for t, v in found.items() if v is None}
    return Cells(_replaced(text, found), _replaced(text, bad), allowed)


def _replaced(text: pl.Series, words: dict[str, str | None] | dict[str, str]) -> pl.Series:
    return (
        text.replace_strict(words, default=None, return_dtype=pl.String)
        if words
        else _no_problem(text)
    )


def _periods(text: pl.Series) -> Cells:
    missing = text.str.to_lowercase().is_in(list(MISSING))
    text = pl.select(pl.when(~missing).then(text)).to_series()
    found = read_periods(text.drop_nulls().unique().to_list())
    problems = {t: c.value for t, c in found.problems.items()}
    return Cells(_replaced(text, found.canonical), _replaced(text, problems), "")


def _numbers(raw: pl.Series, native: pl.Series | None, kind: Kind, style: FileStyle) -> Cells:
    found = read_numbers(raw, native, style=style)
    problem = found.problem if found.problem is not None else _no_problem(raw)
    value = found.value
    if kind is Kind.INTEGER:
        fraction = (value != value.round(0)).fill_null(False)
        code = pl.lit(Code.NOT_A_NUMBER.value)
        problem = pl.select(
            pl.when(fraction & problem.is_null()).then(code).otherwise(problem)
        ).to_series()
        value = pl.select(pl.when(~fraction).then(value)).to_series().cast(pl.Int64, strict=False)
    return Cells(value, problem, "")
