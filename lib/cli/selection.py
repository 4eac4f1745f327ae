"""What the options ``--indikator``, ``--wilayah``, ``--periode`` and ``--jenjang`` name."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from lib.cli.handing_in import chosen
from lib.cli.order import Order, WrongUse
from lib.contract.periods import Period
from lib.contract.vocabulary import Level
from lib.i18n import t
from lib.load.codebook import build_codebook
from lib.load.periods import read_periods
from lib.store.catalogue import Area
from lib.store.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Selection:
    """Codes that the options name; ``None`` where an option is not given."""

    indikator: list[str] | None
    wilayah: list[str] | None
    periode: list[str] | None
    jenjang: list[str] | None

    def of_city(self, frame: pl.DataFrame, city: Area | None) -> pl.DataFrame:
        """Return the chosen rows; without an area or a level, those of the city itself."""
        frame = self.rows(frame)
        if self.wilayah is None and self.jenjang is None and city is not None:
            return frame.filter(pl.col("wilayah") == city.kode)
        return frame

    def rows(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Return the rows of the chosen indicators, areas and levels."""
        for name in ("indikator", "wilayah", "jenjang"):
            codes = getattr(self, name)
            if codes is not None and name in frame.columns:
                frame = frame.filter(pl.col(name).is_in(codes))
        return frame


def add_options(parser: argparse.ArgumentParser, lang: str) -> None:
    """Add the four options to the parser of a command."""
    for name in ("indikator", "wilayah", "periode"):
        parser.add_argument(
            f"--{name}", action="append", metavar="…", help=t(f"cli.{name}", lang), default=[]
        )
    levels = ", ".join(lv.value for lv in Level)
    help_text = t("cli.jenjang", lang, allowed=levels)
    parser.add_argument("--jenjang", action="append", metavar="…", help=help_text, default=[])


def selection(order: Order, snapshot: Snapshot) -> Selection:
    """Return what the options of a command name.

    Raises:
        WrongUse: An option names something that the folder does not know.
    """
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

    return Selection(
        _codes(order, "indikator", indicator),
        _codes(order, "wilayah", area),
        _codes(order, "periode", period),
        _codes(order, "jenjang", level),
    )


def until(order: Order, asked: Selection) -> dt.date | None:
    """Return the last day of the one period that is named, ``None`` if none is.

    Raises:
        WrongUse: There are several.
    """
    when = single_period(order, asked)
    return Period.parse(when).end if when else None


def single_period(order: Order, asked: Selection) -> str | None:
    """Return the one period that is named, ``None`` if none is.

    Raises:
        WrongUse: There are several.
    """
    if asked.periode is None:
        return None
    if len(asked.periode) > 1:
        raise WrongUse(t("cli.one_period", order.lang))
    return asked.periode[0]


def _codes(order: Order, option: str, read: Callable[[str], str | None]) -> list[str] | None:
    found = []
    for word in chosen(getattr(order.chosen, option)):
        code = read(word)
        if code is None:
            raise WrongUse(t("cli.unknown", order.lang, option=f"--{option}", value=word))
        found.append(code)
    return found or None
