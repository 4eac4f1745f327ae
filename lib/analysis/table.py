"""Tables in whatever form they come: frames, columns by name, rows by name, rows in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import polars as pl

Rows: TypeAlias = (
    pl.DataFrame
    | pl.LazyFrame
    | Mapping[str, Sequence[Any]]
    | Sequence[Mapping[str, Any]]
    | Sequence[Sequence[Any]]
)
"""A frame, a mapping from column to values, a list of records, or a list of rows; a pandas
frame is taken as well."""


def table(rows: Rows) -> pl.DataFrame:
    """Return a table as a frame.

    Args:
        rows: The table.

    Example:
        >>> table({"periode": [2023, 2024], "nilai": [1, 2.5]}).schema["nilai"]
        Float64
        >>> table([{"kode": "A"}, {"kode": "B", "bobot": 2}])["bobot"].to_list()
        [None, 2]
    """
    if isinstance(rows, pl.DataFrame):
        return rows
    if isinstance(rows, pl.LazyFrame):
        return rows.collect()
    if isinstance(rows, Mapping):
        return pl.DataFrame(
            {str(name): list(column) for name, column in rows.items()}, strict=False
        )
    columns = getattr(rows, "columns", None)
    if columns is not None:
        foreign: Any = rows
        return pl.DataFrame(
            {str(c): [_known(v) for v in foreign[c]] for c in columns}, strict=False
        )
    if rows and not isinstance(rows[0], Mapping):
        return pl.DataFrame(rows, orient="row", strict=False)
    return pl.DataFrame(rows, infer_schema_length=None, strict=False)


def optional(rows: Rows | None) -> pl.DataFrame | None:
    """Return a table as a frame, ``None`` where there is none."""
    return None if rows is None else table(rows)


def _known(value: object) -> object:
    """Return a value, ``None`` for the NaN that stands for missing in other libraries."""
    return None if isinstance(value, float) and value != value else value
