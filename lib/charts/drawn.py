"""Indicators of a city as charts that can be drawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import polars as pl

from lib.charts.sketch import sketch
from lib.charts.trend import HEIGHT, Break, Lines, trend
from lib.city import outlook
from lib.city.city import City
from lib.contract.periods import Period
from lib.contract.vocabulary import Frequency, Status
from lib.design.measure import Measure
from lib.design.tokens import Tokens
from lib.design.vega import Spec
from lib.store.catalogue import Indicator


def course(
    city: City,
    chosen: Indicator,
    rows: pl.DataFrame,
    *,
    names: Sequence[str],
    ahead: str | None,
    tokens: Tokens,
    lang: str,
    height: int = HEIGHT,
) -> Spec:
    """Draw an indicator of a city through time.

    Args:
        city: The city; its own line is thick and has the target.
        chosen: The indicator.
        rows: Its panel in the areas to show; see ``charts.trend``.
        names: Codes of the areas that stand out and are named at their line.
        ahead: Code of the area of which it is shown where it is heading, if any.
        tokens: Colour mode.
        lang: ``id`` or ``en``.
        height: Of the whole picture, in pixels.
    """
    whole = city.area.kode if city.area else None
    there = set(rows["wilayah"])
    heading = None if ahead is None or chosen.kategori else outlook.of(city, chosen.kode, ahead)
    return trend(
        rows,
        Measure.of(chosen, lang),
        Lines(
            {a: city.catalogue.area(a).nama for a in there},
            whole,
            tuple(a for a in names if a in there),
        ),
        tokens=tokens,
        lang=lang,
        breaks=_breaks(chosen, rows),
        target=_targets(city, chosen, whole),
        outlook=heading,
        step=None if chosen.frekuensi is Frequency.AD_HOC else chosen.frekuensi.months,
        height=height,
    )


def small(
    city: City, code: str, area: str, tokens: Tokens, lang: str, *, width: int, height: int
) -> str:
    """Draw an indicator of one area through time as plain SVG; see ``charts.sketch``.

    Of periods of several lengths those of the latest value are drawn.

    Args:
        city: The city, for values and targets.
        code: Of the indicator.
        area: Code of the area.
        tokens: Colour mode.
        lang: ``id`` or ``en``.
        width: Pixels.
        height: Likewise.
    """
    chosen = city.catalogue.indicator(code)
    rows = city.series(code).filter(pl.col("wilayah") == area, pl.col("nilai").is_not_null())
    rows = rows.filter(pl.col("bulan") == pl.col("bulan").sort_by("mulai").last())
    aims = city.targets(code, area).filter(pl.col("target").is_not_null())
    return sketch(
        rows,
        Measure.of(chosen, lang),
        tokens=tokens,
        lang=lang,
        width=width,
        height=height,
        breaks=chosen.breaks,
        step=None if chosen.frekuensi is Frequency.AD_HOC else chosen.frekuensi.months,
        targets=list(aims.select("periode", "target").iter_rows()),
    )


def _breaks(chosen: Indicator, rows: pl.DataFrame) -> list[Break]:
    """Return the breaks that part two values; one before the first value parts nothing."""
    first = min(rows["mulai"].to_list(), default=dt.date.max)
    return [Break(p) for p in chosen.breaks if Period.parse(p).start > first]


def _targets(city: City, chosen: Indicator, whole: str | None) -> pl.DataFrame | None:
    if whole is None:
        return None
    rows = city.targets(chosen.kode, whole)
    if "status" in rows.columns:
        return rows.with_columns((pl.col("status") == Status.SAMPLE).alias("contoh"))
    return rows
