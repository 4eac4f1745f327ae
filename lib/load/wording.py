"""Text cells that are more than text: markup, formulas of spreadsheets, links that run code."""

from __future__ import annotations

import re
from collections.abc import Mapping

import polars as pl

from lib.contract.codes import Code

_MARKUP = r"(?i)<\s*[/!]?\s*[a-z][^<]*>|<\s*script|javascript:|&#x?[0-9a-f]+;"
_FORMULA = r"^\s*(?:[=@]|[+-][^\s\d])|^\s*[+-]\d[\d.,]*\s*[-+*/^(|!]"
_SUSPECT = re.compile(r"(?im)<|&#|javascript:|^\s*[=@+-]")
"""What every odd text has somewhere; a look at all cells of a short column at once."""
_FEW = 10_000
_SCHEME = r"(?i)^\s*[a-z][a-z0-9+.-]*:"
_SAFE = r"(?i)^\s*(?:https?://|mailto:)"
LINKS = frozenset(("tautan",))
"""Columns that hold a link."""

ODD: Mapping[Code, str] = {Code.TEXT_MARKUP: _MARKUP, Code.TEXT_FORMULA: _FORMULA}
"""What must not stand in a text, by what is said about it."""


def odd_text(text: pl.Series) -> dict[Code, pl.Series]:
    """Return which cells of a column hold markup or begin like a formula.

    Args:
        text: Cells, null where blank.

    Returns:
        A mask for each code that has any.
    """
    if len(text) <= _FEW and not _SUSPECT.search("\n".join(text.drop_nulls().to_list())):
        return {}
    found = {code: text.str.contains(pattern).fill_null(False) for code, pattern in ODD.items()}
    return {code: mask for code, mask in found.items() if mask.any()}


def unsafe_links(text: pl.Series) -> pl.Series | None:
    """Return which cells name another protocol than the web's; ``None`` if none does."""
    bad = (text.str.contains(_SCHEME) & ~text.str.contains(_SAFE)).fill_null(False)
    return bad if bad.any() else None
