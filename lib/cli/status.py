"""``status``: where every indicator stands against its targets."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable

import polars as pl

from lib.analysis.progress import Progress
from lib.city import course_words, status, verdict_words, words
from lib.city.city import City
from lib.cli import producing
from lib.cli.order import Order
from lib.cli.order import status as outcome
from lib.cli.selection import add_options, selection, until
from lib.cli.table import Shared, add_output, aligned, give
from lib.i18n import t
from lib.i18n.format import period

COLUMNS = (
    "indikator",
    "wilayah",
    "periode",
    "nilai",
    "keadaan",
    "alasan",
    "dasar",
    "target",
    "target_periode",
    "terpenuhi_kini",
    "target_akhir",
    "target_akhir_periode",
    "awal",
    "awal_periode",
    "laju",
    "laju_perlu",
    "laju_sisa",
    "rasio",
    "kelas",
    "rasio_tumbuh",
    "kelas_tumbuh",
    "sepakat",
    "perkiraan",
    "tercapai_pada",
    "peluang",
    "kestabilan",
    "contoh",
)


def add_command(add: Callable[..., argparse.ArgumentParser], shared: Shared, lang: str) -> None:
    """Add ``status`` to a parser.

    Args:
        add: Makes the parser of one command by its name.
        shared: Adds folder and what every command has beside it.
        lang: ``id`` or ``en``.
    """
    parser = add("status", help=t("cli.status", lang))
    shared(parser, lang)
    add_options(parser, lang)
    add_output(parser, lang)


def statuses(order: Order) -> int:
    """Print the status of the chosen indicators and areas.

    Returns:
        1 if the folder has errors (the good values are judged all the same), else 0.

    Raises:
        WrongUse: An option names something that the folder does not know.
    """
    snapshot = order.load()
    asked = selection(order, snapshot)
    end = until(order, asked)
    city = producing.city(order, snapshot)
    rows = asked.of_city(status.frame(city, end), city.area).select(COLUMNS)
    said = [
        _said(order, city, kode, area, end) for kode, area in rows.select(COLUMNS[:2]).iter_rows()
    ]
    rows = rows.with_columns(pl.Series("kalimat", said, pl.String))
    counts = {s.value: rows.filter(pl.col("keadaan") == s.value).height for s in Progress}
    give(order, {"counts": counts, "status": rows}, rows, lambda: _text(order, city, rows))
    return outcome(snapshot)


def _said(order: Order, city: City, kode: str, area: str, end: dt.date | None) -> str:
    found = status.of(city, kode, area, end)
    if found is None:
        return ""
    day = end or order.settings.now()
    return verdict_words.said(city.catalogue.indicator(kode), found, day, order.lang)


def _text(order: Order, city: City, rows: pl.DataFrame) -> str:
    lang = order.lang
    heads = [t(f"cli.column.{name}", lang) for name in _SHOWN]
    cells = [_cells(city, row, lang) for row in rows.iter_rows(named=True)]
    return aligned(heads, cells, right=(3, 5, 6, 7))


_SHOWN = ("indikator", "wilayah", "periode", "nilai", "keadaan", "target", "laju", "laju_sisa")


def _cells(city: City, row: words.Row, lang: str) -> list[str]:
    one = city.catalogue.indicator(row["indikator"])

    def pace(name: str) -> str:
        value = row[name]
        if value is None:
            return "–"
        return ("−" if value < 0 else "") + course_words.pace(one, value, lang)

    state = t(f"terms.progress.{row['keadaan']}", lang)
    if row["alasan"] is not None:
        why = t(f"cli.alasan.{row['alasan']}", lang)
        state = f"{state} ({why})"
    return [
        f"{one.kode} {one.name(lang)}",
        city.catalogue.area(row["wilayah"]).nama,
        period(row["periode"], lang),
        words.value(one, row["nilai"], lang),
        state,
        "–" if row["target_akhir"] is None else words.value(one, row["target_akhir"], lang),
        pace("laju"),
        pace("laju_sisa"),
    ]
