"""What an agency is asked to fill in: indicators by area for a period, with the last figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from lib.contract.periods import MONTHS, Period, Unit
from lib.contract.vocabulary import Frequency, Level
from lib.load.areas import AreaNames
from lib.store.catalogue import Area, Catalogue, Indicator
from lib.store.snapshot import Snapshot

_OFFERED: Mapping[Unit, int] = {"year": 10, "half": 8, "quarter": 12, "month": 24}
"""Periods that can be chosen from, the newest first."""


@dataclass(frozen=True, slots=True)
class Line:
    """One figure that is asked for."""

    indicator: Indicator
    area: str
    """Label of the area, see ``FormSheet.areas``."""
    period: str
    last: float | None
    """Latest figure before, ``None`` if there is none."""
    last_word: str | None
    """Its word, where figures are words."""
    last_period: str | None


@dataclass(frozen=True, slots=True)
class FormSheet:
    """Indicators that are asked for at the same level and equally often."""

    level: Level
    frequency: Frequency
    indicators: tuple[Indicator, ...]
    areas: tuple[str, ...]
    """Names that can be chosen from; each stands for one area only."""
    periods: tuple[str, ...]
    """Periods that can be chosen from, the newest first."""
    lines: tuple[Line, ...]


def forms(
    snapshot: Snapshot,
    indicators: Collection[str],
    today: dt.date,
    periods: Sequence[str] = (),
) -> tuple[FormSheet, ...]:
    """Return what is to be filled in for some indicators.

    Args:
        snapshot: The loaded city.
        indicators: Their codes.
        today: Only periods that have begun can be chosen; the last one that is over is
            asked for.
        periods: Canonical periods to ask for instead, each where indicators are due for
            periods of that length.
    """
    return tuple(_Forms(snapshot, today, periods).sheets(indicators))


class _Forms:
    def __init__(self, snapshot: Snapshot, today: dt.date, periods: Sequence[str]) -> None:
        self.catalogue = Catalogue.of(snapshot.tables)
        self.today, self.wanted = today, periods
        self.names = AreaNames(snapshot.tables["wilayah"])
        self.last = _last(snapshot.values)

    def sheets(self, codes: Collection[str]) -> Iterator[FormSheet]:
        groups: dict[tuple[Level, Frequency], list[Indicator]] = {}
        for one in self.catalogue.indicators:
            if one.kode in codes:
                groups.setdefault((one.jenjang, one.frekuensi), []).append(one)
        for (level, frequency), indicators in sorted(groups.items(), key=_finest_first):
            yield self._sheet(level, frequency, indicators)

    def _sheet(
        self, level: Level, frequency: Frequency, indicators: Sequence[Indicator]
    ) -> FormSheet:
        offered = self._offered(frequency)
        asked = self._asked(frequency) or offered[1:2]
        areas = {a.kode: self._label(a) for a in self._areas(level)}
        lines = [
            self._line(one, code, label, period)
            for one in indicators
            for period in asked
            for code, label in areas.items()
        ]
        levels = list(Level)
        above = [self._label(a) for lv in levels[: levels.index(level)] for a in self._areas(lv)]
        return FormSheet(
            level, frequency, tuple(indicators), (*areas.values(), *above), offered, tuple(lines)
        )

    def _areas(self, level: Level) -> list[Area]:
        """Return the areas of a level that there are today."""
        day = self.today.isoformat()
        ends = {
            a.kode: f"{a.berlaku_sampai or '9999'}-12-31"[:10] for a in self.catalogue.areas(level)
        }
        return [a for a in self.catalogue.areas(level) if ends[a.kode] >= day]

    def _label(self, area: Area) -> str:
        """Return a name that stands for this area alone, the code if there is none."""
        parent = self.catalogue.all_areas.get(area.induk or "")
        named = [area.nama, f"{area.jenis.value.capitalize()} {area.nama}"]
        if parent is not None:
            named.append(f"{area.nama} ({parent.nama})")
        return next((n for n in named if self.names.find(n) == [area.kode]), area.kode)

    def _offered(self, frequency: Frequency) -> tuple[str, ...]:
        """Return the period that has begun and those before it."""
        unit = next(u for u, m in MONTHS.items() if m == min(frequency.months, 12))
        months = MONTHS[unit]
        first = self.today.replace(month=(self.today.month - 1) // months * months + 1, day=1)
        current = Period(first, months)
        return tuple(str(current.shift(-n)) for n in range(_OFFERED[unit]))

    def _asked(self, frequency: Frequency) -> tuple[str, ...]:
        months = min(frequency.months, 12)
        return tuple(p for p in self.wanted if Period.parse(p).months == months)

    def _line(self, one: Indicator, code: str, label: str, period: str) -> Line:
        value, word, when = self.last.get((one.kode, code), (None, None, None))
        return Line(one, label, period, value, word, when)


def _finest_first(group: tuple[tuple[Level, Frequency], list[Indicator]]) -> tuple[int, int]:
    (level, frequency), _ = group
    return -list(Level).index(level), frequency.months


def _last(
    values: pl.DataFrame,
) -> dict[tuple[str, str], tuple[float | None, str | None, str | None]]:
    newest = values.sort("mulai", "bulan").group_by("indikator", "wilayah").last()
    rows = newest.select("indikator", "wilayah", "nilai", "kata", "periode").iter_rows()
    return {(i, w): (value, word, period) for i, w, value, word, period in rows}
