"""Results of the analysis as the command line gives them: one object, CSV, or a table."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import polars as pl

from lib.cli.order import Order, WrongUse
from lib.i18n import t

Shared = Callable[[argparse.ArgumentParser, str], None]
"""Adds the arguments that every command has."""

Cells = Sequence[Sequence[str]]
"""Rows of a table as text."""


def add_output(parser: argparse.ArgumentParser, lang: str) -> None:
    """Add ``--output`` to the parser of a command."""
    parser.add_argument("--output", metavar="FILE", help=t("cli.output_csv", lang))


def give(
    order: Order,
    found: Mapping[str, object],
    rows: pl.DataFrame,
    text: Callable[[], str],
) -> None:
    """Print a result, or write its rows as CSV where ``--output`` says so.

    Args:
        order: The call.
        found: What ``--json`` prints; frames become lists of objects.
        rows: What ``--output`` writes: numbers in full, without lists.
        text: Makes what is printed otherwise.

    Raises:
        WrongUse: The file cannot be written.
    """
    if order.chosen.output:
        _write(order, rows)
    if order.chosen.json:
        print(json.dumps(found, ensure_ascii=False, default=_plain))
    elif not order.chosen.output:
        print(text())
    else:
        print(t("cli.rows_written", order.lang, file=order.chosen.output, rows=rows.height))


def aligned(heads: Sequence[str], rows: Cells, right: Sequence[int] = ()) -> str:
    """Return a table of text with its columns side by side.

    Args:
        heads: Words above the columns.
        rows: Its cells.
        right: Places of the columns that are set to the right: numbers.

    Example:
        >>> print(aligned(["a", "n"], [["x", "1"], ["yy", "12"]], right=[1]))
        a    n
        --  --
        x    1
        yy  12
    """
    widths = [max(len(head), *(len(row[i]) for row in rows), 0) for i, head in enumerate(heads)]
    every = [list(heads), ["-" * width for width in widths], *map(list, rows)]
    lines = []
    for row in every:
        cells = (
            cell.rjust(width) if i in right else cell.ljust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def _write(order: Order, rows: pl.DataFrame) -> None:
    flat = rows.with_columns(
        pl.col(name).list.join(" ") for name, kind in rows.schema.items() if kind == pl.List
    )
    try:
        Path(order.chosen.output).write_bytes(flat.write_csv().encode())
    except OSError as fault:
        raise WrongUse(t("cli.no_write", order.lang, file=order.chosen.output)) from fault


def _plain(value: object) -> object:
    if isinstance(value, pl.DataFrame):
        return value.to_dicts()
    return str(value)
