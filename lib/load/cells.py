"""One column of a reference table: text cells to what the contract says they hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
    problem: pl.Series | None = None
    """Code per cell, null where nothing is wrong; ``None`` if nothing is."""
    allowed: str = ""
    """What such a cell may hold, if it can be listed."""


def read_cells(text: pl.Series, native: pl.Series | None, field: Field, style: FileStyle) -> Cells:
    """Read a column.

    Args:
        text: Trimmed text cells, null where blank.
        native: Cells stored as numbers, or ``None``.
        field: What the column holds.
        style: Gives the decimal sign that the rest of the file proves.
    """
    match field.kind:
        case Kind.NUMBER | Kind.INTEGER:
            return _numbers(text, native, field.kind, style)
        case Kind.TEXT:
            return Cells(text)
        case Kind.LIST:
            return Cells(text.str.replace_all(r"\s*;\s*", ";").str.strip_chars(";"))
        case Kind.WORD:
            allowed = ", ".join(field.words)
            return _mapped(text, _word_reader(field), Code.VALUE_NOT_ALLOWED, allowed)
        case Kind.DATE:
            return _mapped(text, read_date, Code.NOT_A_DATE)
        case Kind.PERIOD:
            return _periods(text)


def _word_reader(field: Field) -> Callable[[str], str | None]:
    known = {w.casefold(): w for w in field.words}

    def read(text: str) -> str | None:
        return known.get(text.casefold()) or known.get(text.casefold().replace(" ", "_"))

    return read


def _mapped(
    text: pl.Series, read: Callable[[str], str | None], code: Code, allowed: str = ""
) -> Cells:
    cells = text.to_list()
    found = {t: read(t) for t in set(cells) if t is not None}
    bad = {t: code.value for t, v in found.items() if v is None}
    return Cells(_looked_up(cells, found), _looked_up(cells, bad) if bad else None, allowed)


def _looked_up(cells: Sequence[str | None], words: Mapping[str, str | None]) -> pl.Series:
    return pl.Series([None if c is None else words.get(c) for c in cells], dtype=pl.String)


def _periods(text: pl.Series) -> Cells:
    cells = [None if c is None or c.casefold() in MISSING else c for c in text.to_list()]
    found = read_periods({c for c in cells if c is not None})
    problems = {t: c.value for t, c in found.problems.items()}
    value = _looked_up(cells, found.canonical)
    return Cells(value, _looked_up(cells, problems) if problems else None)


def _numbers(text: pl.Series, native: pl.Series | None, kind: Kind, style: FileStyle) -> Cells:
    found = read_numbers(text, native, style=style)
    if kind is Kind.NUMBER:
        return Cells(found.value, found.problem)
    numbers = found.value.to_list()
    whole = [int(n) if n is not None and n == int(n) else None for n in numbers]
    value = pl.Series(whole, dtype=pl.Int64, strict=False)
    if all((n is None) == (w is None) for n, w in zip(numbers, whole, strict=True)):
        return Cells(value, found.problem)
    fraction = pl.Series([n is not None for n in numbers]) & value.is_null()
    code = pl.Series([Code.NOT_A_NUMBER.value], dtype=pl.String).new_from_index(0, len(text))
    return Cells(
        value,
        code.zip_with(
            fraction, found.problem if found.problem is not None else code.clear(len(text))
        ),
    )
