"""The city's series that the small lines are drawn from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from lib.analysis.series import segments
from lib.city.city import City
from lib.contract.periods import Period
from lib.export.book.page import Cell, Head, Page, Row, Spark, figure
from lib.i18n import t
from lib.store.catalogue import Indicator

_FIRST = 5
"""0-based row of the first figure: below title, line, link, mark and headings."""


@dataclass(frozen=True, slots=True)
class Series:
    """The sheet, and where each indicator's line is on it."""

    page: Page
    lines: Mapping[str, Spark]


def series(city: City, lang: str) -> Series:
    """Return the latest unbroken stretch of every indicator of the city as a whole.

    A line joins figures of one length of period, never across a break of the series and
    never sample with real figures; words and single figures have none.
    """
    rows: list[Row] = []
    lines: dict[str, Spark] = {}
    sample = False
    for indicator in city.catalogue.indicators:
        stretch = _stretch(city, indicator)
        if stretch.height < 2 or indicator.kategori:
            continue
        own = bool(stretch["contoh"].any())
        sample = sample or own
        first = _FIRST + len(rows)
        rows += _rows(indicator, stretch, lang)
        lines[indicator.kode] = Spark(first, _FIRST + len(rows) - 1, stretch.height, own)
    heads = (("code", 10), ("indicator", 44), ("unit", 16), ("period", 12), ("begins", 12))
    page = Page(
        name=t("workbook.series", lang),
        title=t("workbook.series", lang),
        about=t("workbook.series_about", lang),
        heads=[Head(t(f"workbook.column.{k}", lang), w) for k, w in (*heads, ("value", 18))],
        rows=rows,
        sample=sample,
    )
    return Series(page, lines)


def _stretch(city: City, indicator: Indicator) -> pl.DataFrame:
    own = city.series(indicator.kode).filter(pl.col("wilayah") == _code(city))
    last = city.latest.filter(
        pl.col("indikator") == indicator.kode, pl.col("wilayah") == _code(city)
    )
    if own.is_empty() or last.is_empty():
        return own.clear()
    numbered = segments(own, city.snapshot.tables["jeda"])
    newest = numbered.filter(pl.col("periode") == last["periode"][0])
    return numbered.join(newest.select("ruas", "bulan"), on=["ruas", "bulan"], how="semi").sort(
        "mulai"
    )


def _code(city: City) -> str:
    return city.area.kode if city.area else ""


def _rows(indicator: Indicator, stretch: pl.DataFrame, lang: str) -> list[Row]:
    """Return one row per period; one without a figure stays blank, so that lines keep time."""
    there = {str(row["periode"]): row for row in stretch.iter_rows(named=True)}
    when, last = Period.parse(stretch["periode"][0]), Period.parse(stretch["periode"][-1])
    rows = []
    while when <= last:
        nothing = {"periode": str(when), "mulai": when.start, "nilai": None, "contoh": False}
        rows.append(_row(indicator, there.get(str(when), nothing), lang))
        when = when.shift(1)
    return rows


def _row(indicator: Indicator, row: Mapping[str, object], lang: str) -> Row:
    value = row["nilai"]
    cells: tuple[Cell, ...] = (
        indicator.kode,
        indicator.name(lang),
        indicator.unit(lang),
        str(row["periode"]),
        row["mulai"],  # type: ignore[assignment]
        figure(indicator, value, bool(row["contoh"])),  # type: ignore[arg-type]
    )
    return cells
