"""One sheet per dimension: where each of its indicators stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from lib.city import status
from lib.city.city import City
from lib.contract.vocabulary import Level
from lib.export.book.page import Cell, Figure, Head, Page, Row, Spark, Trend, count, figure
from lib.i18n import t
from lib.i18n.format import period
from lib.store.catalogue import Dimension, Indicator
from lib.story import choice

_HEADS = (
    *(("code", 10), ("indicator", 44), ("unit", 16), ("value", 16), ("period", 12)),
    *(("value_status", 14), ("change", 14), ("since", 12), ("judgement", 12)),
    *(("target", 16), ("target_period", 12), ("attainment", 12), ("standing", 20)),
    *(("series", 22), ("villages", 12), ("sample", 14), ("source", 44), ("quality", 10)),
    ("steward", 22),
)
_WRAPPED = ("indicator", "source")
_DIGITS = 9
"""Decimals of a computed number; what lies beyond is noise of the computer."""


def dimension(city: City, one: Dimension, lines: Mapping[str, Spark], lang: str) -> Page:
    """Return the indicators of a dimension, for the city as a whole.

    Args:
        city: The city.
        one: The dimension.
        lines: Where the series of each indicator lies; see ``series.series``.
        lang: ``id`` or ``en``.

    Returns:
        One row per indicator; without a figure of the whole city only its name, unit, steward
        and the number of villages that have one.
    """
    latest = {
        row["indikator"]: row
        for row in city.latest.filter(pl.col("wilayah") == _code(city)).iter_rows(named=True)
    }
    indicators = city.indicators(one)
    rows = [_row(city, i, latest.get(i.kode), lines.get(i.kode), lang) for i in indicators]
    return Page(
        name=one.name(lang),
        title=one.name(lang),
        about=one.purpose(lang) or t("workbook.dimension_about", lang),
        heads=[Head(t(f"workbook.column.{k}", lang), w, k in _WRAPPED) for k, w in _HEADS],
        rows=rows,
        sample=any(row[_SAMPLE] for row in rows),
        fixed=2,
        trend=_trend(
            city, one, {i.kode: lines[i.kode] for i in indicators if i.kode in lines}, lang
        ),
    )


def _trend(city: City, one: Dimension, lines: Mapping[str, Spark], lang: str) -> Trend | None:
    """Return the trend that matters most of those that make a line."""
    shown = choice.trend(city, tuple(k for k, line in lines.items() if line.count >= choice.LINE))
    if shown is None:
        return None
    return Trend(
        line=lines[shown.kode],
        title=f"{shown.name(lang)} ({shown.unit(lang)})",
        decimals=shown.desimal,
        colour=one.warna or COLOUR,
    )


COLOUR = "#1F5FA8"
"""Of the line where the dimension has none."""
_SAMPLE = [key for key, _ in _HEADS].index("sample")


def _code(city: City) -> str:
    return city.area.kode if city.area else ""


def _row(
    city: City, one: Indicator, row: Mapping[str, Any] | None, line: Spark | None, lang: str
) -> Row:
    villages = count(_villages(city, one.kode))
    steward = city.catalogue.agency_name(one.walidata)
    begin: list[Cell] = [one.kode, one.name(lang), one.unit(lang)]
    if row is None:
        rest: list[Cell] = [None] * (len(_HEADS) - len(begin) - 1)
        rest[_SAMPLE - len(begin) - 1] = villages
        return [*begin, *rest, steward]
    return [
        *begin,
        *_value(one, row, lang),
        *_aim(city, one, lang),
        *(line, villages, _marks(city, one, row, lang)),
        *_origin(city, row),
        steward,
    ]


def _value(one: Indicator, row: Mapping[str, Any], lang: str) -> list[Cell]:
    sample = bool(row["contoh"])
    since = row["sebelum_periode"] if row["selisih"] is not None else None
    return [
        figure(one, row["nilai"], sample, row["kata"]),
        period(row["periode"], lang),
        t(f"terms.status.{row['status'] or 'tetap'}", lang),
        None
        if row["selisih"] is None
        else Figure(round(row["selisih"], _DIGITS), one.desimal, sample),
        period(since, lang) if since else None,
        t(f"words.judgement.{row['penilaian']}", lang) if row["penilaian"] else None,
    ]


def _aim(city: City, one: Indicator, lang: str) -> list[Cell]:
    """Return target, its period, attainment in percent and the status as a word."""
    verdict = status.of(city, one.kode, _code(city))
    if verdict is None:
        return [None] * 4
    reached = verdict.capaian
    return [
        figure(one, verdict.target, verdict.target_contoh),
        period(verdict.target_periode, lang) if verdict.target_periode else None,
        None if reached is None else Figure(round(100 * reached, _DIGITS), 1, verdict.contoh),
        t(f"terms.progress.{verdict.keadaan}", lang),
    ]


def _marks(city: City, one: Indicator, row: Mapping[str, Any], lang: str) -> str | None:
    """Say which of value and target are sample data."""
    verdict = status.of(city, one.kode, _code(city))
    parts = {
        "value": bool(row["contoh"]),
        "target": verdict is not None and verdict.target_contoh,
    }
    said = [t(f"workbook.sample_{key}", lang) for key, is_sample in parts.items() if is_sample]
    return ", ".join(said) or None


def _origin(city: City, row: Mapping[str, Any]) -> list[Cell]:
    codes = [c.strip() for c in (row["sumber"] or "").split(";") if c.strip()]
    return ["; ".join(city.catalogue.source_title(c) for c in codes), row["kualitas"]]


def _villages(city: City, kode: str) -> int | None:
    rows = city.series(kode).filter(pl.col("jenjang") == Level.VILLAGE)
    return rows["wilayah"].n_unique() or None
