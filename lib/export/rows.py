"""Observations in the form that our own loader reads back."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from lib.contract.tables import OBSERVATION
from lib.contract.vocabulary import Status

COLUMNS = OBSERVATION.columns
NUMBERS = frozenset({"nilai", "pembilang", "penyebut"})
_DANGER = ("=", "+", "-", "@", "\t", "\r", "\n")

Cell = str | float | None


def safe(text: str) -> str:
    """Return text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_DANGER) else text


def observations(rows: pl.DataFrame) -> Iterable[tuple[Cell, ...]]:
    """Return observations cell by cell in the order of ``COLUMNS``.

    Args:
        rows: Observations or a panel; what is not a column of the contract is left out, what
            is missing stays blank. A value that stands for a word (``kata``) is that word.

    Returns:
        Rows sorted by indikator, wilayah, periode; numbers as numbers, texts safe.
    """
    there = [c for c in COLUMNS if c in rows.columns]
    words = rows["kata"] if "kata" in rows.columns else pl.Series([None] * rows.height)
    frame = rows.select(there).with_columns(words.alias("kata")).sort(_order(there))
    for row in frame.iter_rows(named=True):
        value = row["kata"] if row["kata"] is not None else row["nilai"]
        cells = {**row, "nilai": value}
        yield tuple(_cell(cells.get(name)) for name in COLUMNS)


def has_sample(rows: pl.DataFrame) -> bool:
    """Tell whether any row is sample data."""
    flagged = bool(rows["contoh"].any()) if "contoh" in rows.columns else False
    return flagged or bool((rows["status"] == Status.SAMPLE).any())


def _order(there: list[str]) -> list[str]:
    return [c for c in OBSERVATION.key if c in there]


def _cell(value: object) -> Cell:
    if value is None or isinstance(value, float):
        return value
    return safe(str(value))
