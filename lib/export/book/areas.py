"""The latest figures of all villages side by side."""

from __future__ import annotations

from typing import Any

import polars as pl

from lib.city.city import City
from lib.contract.vocabulary import Level
from lib.export.book.page import Cell, Head, Page, Row, figure
from lib.i18n import t
from lib.i18n.format import period
from lib.store.catalogue import Area, Indicator

_Values = dict[str, dict[str, Any]]


def areas(city: City, lang: str) -> Page:
    """Return one row per village and one column per indicator that has figures for villages.

    Each column is of one period, the newest that any village has a figure for; it stands in
    the heading. A village without a figure for it stays blank.
    """
    shown = [i for i in city.catalogue.indicators if city.periods(i.kode, Level.VILLAGE)]
    values = [_newest(city, i) for i in shown]
    heads = [Head(t(f"workbook.column.{k}", lang), w) for k, w in _FIRST]
    heads += [_head(city, i, lang) for i in shown]
    rows = [_row(city, area, shown, values, lang) for area in city.catalogue.areas(Level.VILLAGE)]
    return Page(
        name=t("workbook.areas", lang),
        title=t("workbook.areas", lang),
        about=t("workbook.areas_about", lang),
        heads=heads,
        rows=rows,
        sample=any(row["contoh"] for column in values for row in column.values()),
        fixed=2,
    )


_FIRST = (("area_code", 15), ("area", 24), ("kind", 12), ("district", 24))


def _head(city: City, one: Indicator, lang: str) -> Head:
    when = period(city.periods(one.kode, Level.VILLAGE)[-1], lang)
    text = f"{one.kode}\n{one.name(lang)}\n({one.unit(lang)}, {when})"
    return Head(text, 18)


def _newest(city: City, one: Indicator) -> _Values:
    last = city.periods(one.kode, Level.VILLAGE)[-1]
    rows = city.series(one.kode).filter(
        pl.col("jenjang") == Level.VILLAGE, pl.col("periode") == last
    )
    return {row["wilayah"]: row for row in rows.iter_rows(named=True)}


def _row(city: City, area: Area, shown: list[Indicator], values: list[_Values], lang: str) -> Row:
    above = city.catalogue.all_areas.get(area.induk or "")
    cells: list[Cell] = [area.kode, area.nama, area.jenis.value, above.nama if above else None]
    for one, column in zip(shown, values, strict=True):
        row = column.get(area.kode)
        cells.append(figure(one, row["nilai"], bool(row["contoh"]), row["kata"]) if row else None)
    return cells
