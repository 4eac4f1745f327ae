"""``values``: the cleaned observations as CSV or JSON."""

from __future__ import annotations

import sys
from collections.abc import Callable

import polars as pl

from lib.cli.order import Order, WrongUse, status
from lib.contract.vocabulary import Level
from lib.i18n import t
from lib.load.codebook import build_codebook
from lib.load.numbers import certain_text
from lib.load.periods import read_periods
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
    book = build_codebook(snapshot.tables)

    def indicator(text: str) -> str | None:
        place = book.indicator(text)
        return book.indicators[place] if place is not None else None

    def area(text: str) -> str | None:
        found = book.names.find(text)
        return found[0] if len(found) == 1 else None

    def period(text: str) -> str | None:
        return read_periods([text]).canonical.get(text)

    def level(text: str) -> str | None:
        return text.casefold() if text.casefold() in list(Level) else None

    frame = observations(
        snapshot,
        indikator=_chosen(order, "indikator", indicator),
        wilayah=_chosen(order, "wilayah", area),
        periode=_chosen(order, "periode", period),
        jenjang=_chosen(order, "jenjang", level),
    )
    _print(frame.select(COLUMNS).sort(COLUMNS[:3]).collect(), as_json=order.chosen.json)
    found = status(snapshot)
    if found:
        print(t("cli.values_with_errors", order.lang), file=sys.stderr)
    return found


def _chosen(order: Order, option: str, read: Callable[[str], str | None]) -> list[str] | None:
    """Return what an option names, ``None`` if it is not given."""
    words = [w.strip() for given in getattr(order.chosen, option) for w in given.split(",")]
    found = []
    for word in filter(None, words):
        code = read(word)
        if code is None:
            raise WrongUse(t("cli.unknown", order.lang, option=f"--{option}", value=word))
        found.append(code)
    return found or None


def _print(frame: pl.DataFrame, *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(f'{{"values": {frame.write_json()}}}\n')
    else:
        sys.stdout.write(frame.with_columns(certain_text("nilai")).write_csv())
