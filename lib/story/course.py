"""The trend of a slide: one indicator of the city, ready to be drawn by any medium."""

from __future__ import annotations

from collections import Counter
from typing import Any

import polars as pl

from lib.city import words
from lib.city.city import City
from lib.city.memory import remembered
from lib.contract.periods import Period
from lib.contract.vocabulary import Status
from lib.i18n import t
from lib.i18n.format import period
from lib.story.figure import Line, Trend

MOST = 40
"""Periods that still can be told apart on a slide; older ones are left out."""
SHORT = 2
"""Values that make a course at all."""
AHEAD = 6
"""Periods after the last value that a target may add."""

_HOLLOW = (Status.PROVISIONAL, Status.ESTIMATE)


@remembered
def rows(city: City, kode: str) -> pl.DataFrame:
    """Return the city's own values of an indicator, all of the most usual length of period."""
    if city.area is None:
        return city.panel.clear()
    own = city.series(kode).filter(
        pl.col("wilayah") == city.area.kode, pl.col("nilai").is_not_null()
    )
    if own.is_empty():
        return own
    counts = Counter(own["bulan"].to_list())
    usual = max(counts, key=lambda months: (counts[months], months))
    return own.filter(pl.col("bulan") == usual).sort("mulai").tail(MOST)


@remembered
def trend(city: City, kode: str, lang: str) -> Trend | None:
    """Return the trend of an indicator for the city; ``None`` without any value."""
    own = rows(city, kode)
    if own.is_empty():
        return None
    indicator = city.catalogue.indicator(kode)
    targets = {Period.parse(p): v for p, v in _targets(city, kode)}
    periods = _periods(own, list(targets))
    breaks = tuple(b for b in indicator.breaks if str(periods[0]) < b <= str(periods[-1]))
    last = own.row(-1, named=True)
    return Trend(
        indicator=indicator,
        periods=tuple(map(str, periods)),
        labels=tuple(_label(p, lang) for p in periods),
        lines=_lines(city, own, periods, breaks, lang),
        target=_path(periods, targets),
        breaks=breaks,
        end=words.value(indicator, last["nilai"], lang),
    )


def _label(when: Period, lang: str) -> str:
    """Return a period as an axis has room for it.

    Kept together: PowerPoint and LibreOffice would break a label and lose its year.
    """
    if when.unit == "half":
        return t("story.half", lang, number=when.number, year=when.year)
    return period(str(when), lang).replace(" ", "\N{NO-BREAK SPACE}")


def _targets(city: City, kode: str) -> list[tuple[str, float]]:
    if city.area is None:
        return []
    found = city.targets(kode, city.area.kode).filter(pl.col("target").is_not_null())
    return list(found.select("periode", "target").iter_rows())


def _periods(own: pl.DataFrame, targets: list[Period]) -> list[Period]:
    """Return every period from the first value to the last value or target."""
    step, last = Period.parse(own["periode"][0]), Period.parse(own["periode"][-1])
    ends = [t.end for t in targets]
    found = [step]
    while found[-1] < last:
        found.append(found[-1].shift(1))
    for _ in range(AHEAD):
        if not any(end >= found[-1].shift(1).end for end in ends):
            break
        found.append(found[-1].shift(1))
    return found


def _path(periods: list[Period], targets: dict[Period, float]) -> tuple[float | None, ...]:
    """Return the target at each period: at the one in which the target's own period ends."""
    at: dict[Period, float] = {}
    for target, value in sorted(targets.items()):
        for p in periods:
            if p.start <= target.end <= p.end:
                at[p] = value
    return tuple(at.get(p) for p in periods)


def _lines(
    city: City, own: pl.DataFrame, periods: list[Period], breaks: tuple[str, ...], lang: str
) -> tuple[Line, ...]:
    """Return one line for each stretch between breaks, the latest under the city's name."""
    by_period: dict[str, dict[str, Any]] = {r["periode"]: r for r in own.iter_rows(named=True)}
    starts = [Period.parse(b).start for b in breaks]
    stretches = range(len(starts) + 1)
    found = []
    for stretch in stretches:
        mine = {
            str(p): by_period[str(p)]
            for p in periods
            if str(p) in by_period and sum(s <= p.start for s in starts) == stretch
        }
        if not mine:
            continue
        late = stretch == stretches[-1]
        until = period(max(mine), lang)
        name = (
            city.name(lang) if late else t("story.until", lang, area=city.name(lang), period=until)
        )
        found.append(
            Line(
                name,
                tuple(mine[str(p)]["nilai"] if str(p) in mine else None for p in periods),
                tuple(str(p) in mine and mine[str(p)]["status"] in _HOLLOW for p in periods),
            )
        )
    return tuple(found)
