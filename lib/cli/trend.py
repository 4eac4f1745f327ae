"""``trend``: which way every series goes, how sure that is, and where it leads."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable

import polars as pl

from lib.analysis.outlook import ahead
from lib.analysis.stretch import last_stretches
from lib.analysis.trend import courses
from lib.city import course, course_words, words
from lib.city.city import City
from lib.cli import producing
from lib.cli.order import Order
from lib.cli.order import status as outcome
from lib.cli.selection import add_options, selection, until
from lib.cli.table import Shared, add_output, aligned, give
from lib.i18n import t
from lib.i18n.format import number, period
from lib.store.catalogue import Indicator


def add_command(add: Callable[..., argparse.ArgumentParser], shared: Shared, lang: str) -> None:
    """Add ``trend`` to a parser.

    Args:
        add: Makes the parser of one command by its name.
        shared: Adds folder and what every command has beside it.
        lang: ``id`` or ``en``.
    """
    parser = add("trend", help=t("cli.trend", lang))
    shared(parser, lang)
    add_options(parser, lang)
    add_output(parser, lang)


def trends(order: Order) -> int:
    """Print the course and the projection of the chosen series.

    Returns:
        1 if the folder has errors (the good values count all the same), else 0.

    Raises:
        WrongUse: An option names something that the folder does not know.
    """
    snapshot = order.load()
    asked = selection(order, snapshot)
    end = until(order, asked)
    city = producing.city(order, snapshot)
    panel = asked.of_city(city.panel, city.area)
    tables = snapshot.tables
    stretches = last_stretches(panel, tables["indikator"], tables["jeda"], end)
    rows = courses(stretches, tables["indikator"])
    said = [
        _said(order, city, kode, area, end)
        for kode, area in rows.select("indikator", "wilayah").iter_rows()
    ]
    rows = rows.with_columns(pl.Series("kalimat", said, pl.String))
    coming = ahead(stretches, tables["indikator"], tables["target"]).drop("mulai", "bulan")
    found = {"trends": rows, "projections": coming}
    give(order, found, rows, lambda: _text(order, city, rows, coming))
    return outcome(snapshot)


def _said(order: Order, city: City, kode: str, area: str, end: dt.date | None) -> str:
    going = course.of(city, kode, area, end)
    if going is None:
        return ""
    return course_words.said(city.catalogue.indicator(kode), going, order.lang)


_SHOWN = ("indikator", "wilayah", "dari", "sampai", "n", "arah", "kepastian", "kemiringan")
_LAST = ("selang", "proyeksi")


def _text(order: Order, city: City, rows: pl.DataFrame, coming: pl.DataFrame) -> str:
    lang = order.lang
    last = {
        (row["indikator"], row["wilayah"]): row
        for row in coming.unique(["indikator", "wilayah"], keep="last", maintain_order=True).rows(
            named=True
        )
    }
    heads = [t(f"cli.column.{name}", lang) for name in (*_SHOWN, *_LAST)]
    cells = [
        _cells(city, row, last.get((row["indikator"], row["wilayah"])), lang)
        for row in rows.iter_rows(named=True)
    ]
    return aligned(heads, cells, right=(4, 7))


def _cells(city: City, row: words.Row, coming: words.Row | None, lang: str) -> list[str]:
    one = city.catalogue.indicator(row["indikator"])
    sign = "−" if row["kemiringan"] < 0 else ""
    exact = course_words.decimals(one, row["kemiringan"])
    ends = " … ".join(number(row[name], lang, exact) for name in ("bawah", "atas"))
    return [
        f"{one.kode} {one.name(lang)}",
        city.catalogue.area(row["wilayah"]).nama,
        period(row["dari"], lang),
        period(row["sampai"], lang),
        number(row["n"], lang),
        t(f"cli.arah.{row['arah']}", lang),
        t(f"cli.kepastian.{row['kepastian']}", lang),
        sign + course_words.pace(one, row["kemiringan"], lang),
        ends,
        "–" if coming is None else _coming(one, coming, lang),
    ]


def _coming(one: Indicator, row: words.Row, lang: str) -> str:
    low, high = (number(row[name], lang, one.desimal) for name in ("bawah", "atas"))
    when, value = period(row["periode"], lang), number(row["nilai"], lang, one.desimal)
    return f"{when}: {value} ({low} … {high})"
