"""What rates of few events can bear, in words: intervals, smoothing, control limits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from lib.analysis.funnel import WARNING, Place
from lib.analysis.small_numbers import COUNT_BELOW, UNSTABLE_BELOW, Stability
from lib.city import pattern, words
from lib.city.city import City
from lib.city.pattern import Funnel, Study
from lib.contract.vocabulary import Direction
from lib.i18n import t
from lib.i18n.format import listing, number
from lib.store.catalogue import Indicator

NAMED = 4
LOW = (Place.LOW.value, Place.VERY_LOW.value)
HIGH = (Place.HIGH.value, Place.VERY_HIGH.value)
_MANY = 0.5
"""Share of areas outside the limits above which chance is not what parts them."""

Row = Mapping[str, Any]


def no_rate(city: City, indicator: Indicator, lang: str) -> str:
    """Return why neither smoothing nor limits fit an indicator; blank if they do."""
    if pattern.rate(city, indicator.kode) is not None:
        return ""
    rows = city.series(indicator.kode)
    both = rows["pembilang"].is_not_null() & rows["penyebut"].is_not_null()
    key = "amounts" if both.any() else "none"
    return t(f"pattern.no_rate.{key}", lang)


def value(city: City, indicator: Indicator, row: Row, lang: str) -> str:
    """Return a figure as it may be shown: few events only as their number, fewer not at all.

    Args:
        city: The city.
        indicator: What is measured.
        row: A row of ``pattern.study`` or ``pattern.funnel``.
        lang: ``id`` or ``en``.
    """
    if row["nilai"] is None and row.get("pembilang") is None:
        return t("app.missing", lang)
    if is_shown(city, indicator, row):
        return words.value(indicator, row["nilai"], lang)
    if _private(city, indicator, row):
        least = number(pattern.privacy(city, indicator.kode), lang)
        return t("pattern.fewer_events", lang, least=least)
    key = "pattern.one_event" if row["pembilang"] == 1 else "pattern.events"
    return t(key, lang, count=number(row["pembilang"], lang))


def is_shown(city: City, indicator: Indicator, row: Row) -> bool:
    """Tell whether a rate rests on enough events to be shown at all."""
    few = row["kestabilan"] == Stability.COUNT_ONLY.value
    return not few and not _private(city, indicator, row)


def is_counted(city: City, indicator: Indicator, row: Row) -> bool:
    """Tell whether the number of events may be shown."""
    return row.get("pembilang") is not None and not _private(city, indicator, row)


def events(city: City, indicator: Indicator, row: Row, lang: str) -> str:
    """Return the number of events, or that it is too small to be shown."""
    if row.get("pembilang") is None or is_counted(city, indicator, row):
        return number(row.get("pembilang"), lang)
    least = number(pattern.privacy(city, indicator.kode), lang)
    return t("pattern.fewer_events", lang, least=least)


def interval(city: City, indicator: Indicator, row: Row, lang: str) -> str:
    """Return the 95 % interval of a rate that may be shown; else a dash."""
    shown = is_shown(city, indicator, row)
    if not shown or row["bawah"] is None or row["atas"] is None:
        return "–"
    low, high = (number(row[end], lang, indicator.desimal) for end in ("bawah", "atas"))
    return t("pattern.interval", lang, low=low, high=high)


def stability(row: Row, lang: str) -> str:
    """Return what a rate of few events can bear; blank if it is stable or not known."""
    if row["kestabilan"] in (None, Stability.STABLE.value):
        return ""
    least = COUNT_BELOW if row["kestabilan"] == Stability.COUNT_ONLY.value else UNSTABLE_BELOW
    return t(f"pattern.stability.{row['kestabilan']}", lang, least=number(least, lang))


def smoothing(made: Study, city: City, lang: str) -> str:
    """Return what smoothing changed most, and why; blank if rates were not smoothed."""
    found = made.pattern.halus if made.pattern is not None else None
    if found is None:
        return ""
    rows = made.rows.with_columns(
        found.nilai.alias("halus"), (found.nilai - found.kasar).alias("geser")
    ).filter(pl.col("geser").is_not_null())
    if rows.is_empty() or not found.ragam:
        return t("pattern.smooth.chance", lang)
    row = rows.sort(pl.col("geser").abs(), "wilayah", descending=[True, False]).row(0, named=True)
    indicator = made.indicator
    if round(row["geser"], indicator.desimal) == 0:
        return t("pattern.smooth.nothing", lang)
    before = value(city, indicator, row, lang)
    key = "most_hidden" if row["pembilang"] < pattern.least_shown(city, indicator.kode) else "most"
    return t(
        f"pattern.smooth.{key}",
        lang,
        area=city.catalogue.area(row["wilayah"]).nama,
        before=before,
        after=words.value(indicator, row["halus"], lang),
        base=number(row["penyebut"], lang),
        all=words.value(indicator, found.rata, lang),
    )


def outside(found: Funnel, indicator: Indicator, city: City, lang: str) -> str:
    """Return which areas lie outside the limits, and how many would by chance alone."""
    rows = found.rows
    odd = rows.filter(pl.col("letak") != Place.INSIDE.value)
    total = number(rows.height, lang)
    by_chance = number(max(1, round(rows.height * (1 - WARNING))), lang)
    if odd.is_empty():
        return t("pattern.funnel.none", lang, total=total)
    count = number(odd.height, lang)
    if odd.height > _MANY * rows.height:
        return t("pattern.funnel.many", lang, count=count, total=total)
    said = [t("pattern.funnel.some", lang, count=count, total=total, expected=by_chance)]
    ends = [(HIGH, "above"), (LOW, "below")]
    if pattern.way(indicator) is Direction.UP:
        ends.reverse()
    said += [
        _end(odd.filter(pl.col("letak").is_in(places)), key, city, lang) for places, key in ends
    ]
    return " ".join(part for part in said if part)


def hidden(found: Funnel, indicator: Indicator, city: City, lang: str) -> str:
    """Return how many areas have too few events for a rate; blank if none."""
    if not found.hidden:
        return ""
    return t(
        "pattern.funnel.hidden",
        lang,
        count=number(len(found.hidden), lang),
        least=number(pattern.least_shown(city, indicator.kode), lang),
    )


def _end(rows: pl.DataFrame, key: str, city: City, lang: str) -> str:
    if rows.is_empty():
        return ""
    very = (Place.VERY_HIGH.value, Place.VERY_LOW.value)
    order = (
        rows.with_columns((pl.col("nilai") - pl.col("tengah")).abs().alias("_jauh"))
        .sort(pl.col("letak").is_in(very), "_jauh", descending=True)["wilayah"]
        .to_list()
    )
    names = [city.catalogue.area(code).nama for code in order]
    if len(names) > NAMED + 1:
        rest = t("pattern.others", lang, count=number(len(names) - NAMED, lang))
        names = [*names[:NAMED], rest]
    return t(f"pattern.funnel.{key}", lang, areas=listing(names, lang))


def _private(city: City, indicator: Indicator, row: Row) -> bool:
    events = row.get("pembilang")
    return events is not None and events < pattern.privacy(city, indicator.kode)
