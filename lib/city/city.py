"""One loaded city with its analysis; every part is computed once, when first asked for."""

from __future__ import annotations

import datetime as dt
from functools import cached_property

import polars as pl

from lib.analysis import attainment, change, rollup
from lib.analysis.difference import differences
from lib.contract.vocabulary import AreaKind, Framework, Level, Status
from lib.i18n import t
from lib.store.catalogue import Area, Catalogue, Dimension, Indicator
from lib.store.history import History
from lib.store.shapes import Shapes
from lib.store.snapshot import Snapshot


class City:
    """A snapshot, its shapes and what follows from them. Immutable and shared by all readers."""

    def __init__(self, snapshot: Snapshot, shapes: Shapes, history: History | None = None) -> None:
        """Take a loaded folder; nothing is computed yet.

        Args:
            snapshot: The folder.
            shapes: The shapes of its areas.
            history: Earlier states of the folder, if any are kept.
        """
        self.snapshot = snapshot
        self.shapes = shapes
        self.history = history

    @property
    def fingerprint(self) -> str:
        """Hash of the data folder."""
        return self.snapshot.fingerprint

    @cached_property
    def catalogue(self) -> Catalogue:
        """Areas, indicators, dimensions, agencies and sources by code."""
        return Catalogue.of(self.snapshot.tables)

    @cached_property
    def area(self) -> Area | None:
        """The city itself, or ``None`` while the table of areas is empty."""
        cities = self.catalogue.areas(Level.CITY)
        return cities[0] if cities else None

    def name(self, lang: str) -> str:
        """Return the city's name, or a placeholder while nothing is loaded."""
        return self.area.nama if self.area else t("app.city_unknown", lang)

    @cached_property
    def has_data(self) -> bool:
        """Whether there is anything to show."""
        return self.area is not None and bool(self.catalogue.indicators)

    @cached_property
    def has_sample(self) -> bool:
        """Whether any value is a sample."""
        return bool((self.snapshot.values["status"] == Status.SAMPLE).any())

    @cached_property
    def as_of(self) -> dt.date | None:
        """Last day of the latest period that has a value."""
        last = self.snapshot.values.sort("mulai").tail(1)
        return (
            last["mulai"].dt.offset_by(f"{last['bulan'][0]}mo")[0] - dt.timedelta(days=1)
            if last.height
            else None
        )

    @cached_property
    def panel(self) -> pl.DataFrame:
        """Observations completed with roll-ups; see ``analysis.rollup.panel``."""
        tables = self.snapshot.tables
        return rollup.panel(self.snapshot.values, tables["indikator"], tables["wilayah"])

    @cached_property
    def latest(self) -> pl.DataFrame:
        """Latest value of each indicator and area, with its change and its target."""
        tables = self.snapshot.tables
        rows = change.latest(self.panel, tables["indikator"], tables["jeda"])
        return attainment.against(rows, tables["target"], tables["indikator"])

    def dimension_of(self, indicator: Indicator, framework: Framework) -> str | None:
        """Return the code of the dimension that an indicator belongs to, if any, in a framework."""
        return indicator.dimensi if framework is Framework.CITY else indicator.pilar

    def indicators(self, dimension: Dimension) -> tuple[Indicator, ...]:
        """Return the indicators of a dimension in the order of the catalogue."""
        return tuple(
            i
            for i in self.catalogue.indicators
            if self.dimension_of(i, dimension.kerangka) == dimension.kode
        )

    def series(self, indikator: str) -> pl.DataFrame:
        """Return all rows of the panel of one indicator, sorted by area and time."""
        return self._by_indicator.get((indikator,), self.panel.clear())

    @cached_property
    def _by_indicator(self) -> dict[tuple[object, ...], pl.DataFrame]:
        return self.panel.partition_by("indikator", as_dict=True, maintain_order=True)

    def periods(self, indikator: str, level: Level) -> list[str]:
        """Return the periods for which an indicator has values at a level, oldest first."""
        return list(self._periods.get((indikator, level), ()))

    def levels(self, indikator: str) -> list[Level]:
        """Return the levels at which an indicator has values, finest first."""
        levels = (Level.VILLAGE, Level.DISTRICT, Level.CITY)
        return [lv for lv in levels if (indikator, lv) in self._periods]

    @cached_property
    def _periods(self) -> dict[tuple[str, str], list[str]]:
        every = self.panel.select("indikator", "jenjang", "periode", "mulai", "bulan").unique()
        grouped = (
            every.sort("mulai", "bulan")
            .group_by("indikator", "jenjang", maintain_order=True)
            .agg("periode")
        )
        return {(kode, level): periods for kode, level, periods in grouped.iter_rows()}

    def at(self, indikator: str, level: Level, period: str) -> pl.DataFrame:
        """Return the rows of one indicator, level and period."""
        return self.series(indikator).filter(
            pl.col("jenjang") == level, pl.col("periode") == period
        )

    def newest(self, indikator: str, wilayah: str) -> dict[str, object] | None:
        """Return the row of ``latest`` of one indicator and area, or ``None``."""
        return self._newest.get((indikator, wilayah))

    @cached_property
    def _newest(self) -> dict[tuple[str, str], dict[str, object]]:
        return {(r["indikator"], r["wilayah"]): r for r in self.latest.iter_rows(named=True)}

    def targets(self, indikator: str, wilayah: str) -> pl.DataFrame:
        """Return the targets of one indicator and area, oldest first."""
        return (
            self.snapshot.tables["target"]
            .filter(pl.col("indikator") == indikator, pl.col("wilayah") == wilayah)
            .sort("periode")
        )

    def siblings(self, area: Area) -> tuple[Area, ...]:
        """Return the areas of the same level."""
        return self.catalogue.areas(AreaKind(area.jenis).level)

    def differences(self, state: str, indikator: str | None) -> pl.DataFrame | None:
        """Return what has changed since an earlier state of the folder.

        Args:
            state: First letters of its fingerprint, as a link carries them.
            indikator: Code of the only indicator that counts; ``None``: all.

        Returns:
            See ``analysis.difference``; ``None`` if that state is no longer known.
        """
        before = self.history.recall(state) if self.history is not None else None
        if before is None:
            return None
        rows = differences(before, self.snapshot.values)
        return rows if indikator is None else rows.filter(pl.col("indikator") == indikator)
