"""Values that are words: their place among the words of the indicator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from lib.load.numbers import MISSING


@dataclass(frozen=True, slots=True)
class Words:
    """A column of words read."""

    place: pl.Series
    """Float64, from 1 (worst); null where missing or not a word of the indicator."""
    bad: pl.Series | None
    """Whether a cell is none of its words; ``None`` if all are."""
    allowed: pl.Series
    """The words of the row's indicator, for the finding."""


def read_words(
    raw: pl.Series, indicators: pl.Series, worded: pl.Series, words: Mapping[int, tuple[str, ...]]
) -> Words:
    """Read the cells of indicators whose values are words.

    A word counts in any letter case; the number of its place counts as the word.

    Args:
        raw: Text cells.
        indicators: Place of each row's indicator in the codebook.
        worded: Rows to read; the others stay null.
        words: Words of each indicator, worst first.
    """
    keys = pl.DataFrame({"indikator": indicators, "raw": raw}).with_columns(worded=worded)
    pairs = keys.filter("worded").select("indikator", "raw").unique()
    lines = [(i, t, *_find(t, words[i])) for i, t in pairs.iter_rows()]
    schema = {
        "indikator": pl.Int32,
        "raw": pl.String,
        "place": pl.Float64,
        "bad": pl.Boolean,
        "allowed": pl.String,
    }
    table = pl.DataFrame(lines, schema=schema, orient="row")
    found = keys.join(
        table, on=["indikator", "raw"], how="left", maintain_order="left", nulls_equal=True
    )
    bad = found["bad"].fill_null(False)
    return Words(found["place"], bad if bad.any() else None, found["allowed"].fill_null(""))


def _find(text: str | None, words: tuple[str, ...]) -> tuple[float | None, bool, str]:
    plain = " ".join((text or "").split()).casefold()
    allowed = ", ".join(words)
    if plain in MISSING:
        return None, False, allowed
    for place, word in enumerate(words, start=1):
        if plain in (word.casefold(), str(place), f"{place}.0"):
            return float(place), False, allowed
    return None, True, allowed
