"""``values``: the cleaned observations as CSV or JSON."""

from __future__ import annotations

import sys

import polars as pl

from lib.cli.order import Order, status
from lib.cli.selection import selection
from lib.i18n import t
from lib.load.numbers import certain_text
from lib.store.query import observations

COLUMNS = ("indikator", "wilayah", "periode", "nilai", "status", "sumber")


def values(order: Order) -> int:
    """Print the observations that the options select.

    Returns:
        1 if the folder has errors (the good values are printed all the same), else 0.

    Raises:
        WrongUse: An option names something that the folder does not know.
    """
    snapshot = order.load()
    asked = selection(order, snapshot)
    frame = observations(
        snapshot,
        indikator=asked.indikator,
        wilayah=asked.wilayah,
        periode=asked.periode,
        jenjang=asked.jenjang,
    )
    _print(frame.select(COLUMNS).sort(COLUMNS[:3]).collect(), as_json=order.chosen.json)
    found = status(snapshot)
    if found:
        print(t("cli.values_with_errors", order.lang), file=sys.stderr)
    return found


def _print(frame: pl.DataFrame, *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(f'{{"values": {frame.write_json()}}}\n')
    else:
        sys.stdout.write(frame.with_columns(certain_text("nilai")).write_csv())
