"""Which way one indicator goes in one area, and where that leads; computed when asked for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import polars as pl

from lib.analysis.change import Verdict
from lib.analysis.outlook import ahead, plan_ends
from lib.analysis.projection import Unprojected, why_not
from lib.analysis.series import KEY
from lib.analysis.stretch import Cut, last_stretches
from lib.analysis.trend import Certainty, Trend, courses, trend_of
from lib.city.city import City
from lib.city.memory import remembered

_SERIES = ("periode", "mulai", "bulan", "waktu", "musim", "nilai", "status", "contoh", "kata")


@dataclass(frozen=True, slots=True)
class Course:
    """The last stretch of one series: no break in it, samples and real figures apart."""

    indikator: str
    wilayah: str
    deret: pl.DataFrame
    """Its values, oldest first: ``periode``, ``mulai``, ``bulan``, ``waktu`` (years),
    ``musim``, ``nilai``, ``status``, ``contoh``, ``kata``."""
    tren: Trend | None
    """Null below two values, and where values are words."""
    penilaian: Verdict | None
    """Whether that is for the better; null where the direction is not certain."""
    patah: str | None
    """First period after a step that the line does not explain; null if it may be chance."""
    patah_besar: float | None
    """Size of that step, in the unit."""
    pencilan: tuple[str, ...]
    """Periods of the values that do not fit the others."""
    potongan: Cut | None
    """Why earlier values are left out."""
    proyeksi: pl.DataFrame
    """Rows of ``analysis.projections``: ``periode``, ``mulai``, ``bulan``, ``waktu``,
    ``nilai``, ``bawah``, ``atas`` (80 %), ``terpotong``, ``lemah``, ``contoh``."""
    tanpa_proyeksi: Unprojected | None
    """Why there is none."""
    contoh: bool

    @property
    def dari(self) -> str:
        """First period."""
        return str(self.deret["periode"][0])

    @property
    def sampai(self) -> str:
        """Last period."""
        return str(self.deret["periode"][-1])

    @property
    def pasti(self) -> bool:
        """Whether its direction may be stated as a fact: certain, and no interval across 0."""
        made = self.tren
        if made is None or made.kepastian is not Certainty.CERTAIN:
            return False
        return made.bawah * made.atas > 0


@remembered
def of(city: City, indikator: str, wilayah: str, until: dt.date | None = None) -> Course | None:
    """Return the course of one indicator in one area; ``None`` without a value.

    Args:
        city: The city.
        indikator: Code of the indicator.
        wilayah: Code of the area.
        until: Only values of periods that end on or before this day count; ``None``: all.
    """
    stretch = _stretches(city, until).get((indikator, wilayah))
    if stretch is None:
        return None
    table, target = city.snapshot.tables["indikator"], city.targets(indikator, wilayah)
    found = courses(stretch, table)
    row = found.row(0, named=True) if found.height else {}
    coming = ahead(stretch, table, target)
    judged, cut = row.get("penilaian"), stretch["potongan"][0]
    return Course(
        indikator,
        wilayah,
        stretch.select(_SERIES),
        _trend(stretch),
        Verdict(judged) if judged else None,
        row.get("patah"),
        row.get("patah_besar"),
        tuple(row.get("pencilan") or ()),
        Cut(cut) if cut else None,
        coming,
        None if coming.height else _why_not(stretch, target),
        bool(stretch["contoh"].any()),
    )


@remembered
def whole(city: City) -> pl.DataFrame:
    """Return the courses of the city's own series; see ``analysis.trends``."""
    kode = city.area.kode if city.area else ""
    own = [rows for key, rows in _stretches(city, None).items() if key[1] == kode]
    table = city.snapshot.tables["indikator"]
    return courses(pl.concat(own), table) if own else courses(_none(city), table)


def _none(city: City) -> pl.DataFrame:
    return last_stretches(city.panel.clear(), city.snapshot.tables["indikator"])


@remembered
def _stretches(city: City, until: dt.date | None) -> dict[tuple[object, ...], pl.DataFrame]:
    """Return the last stretch of every series."""
    tables = city.snapshot.tables
    every = last_stretches(city.panel, tables["indikator"], tables["jeda"], until)
    return every.partition_by(KEY, as_dict=True, maintain_order=True)


def _trend(stretch: pl.DataFrame) -> Trend | None:
    if stretch["kata"].null_count() < stretch.height:
        return None
    seasons = stretch["musim"] if stretch["musim"].null_count() == 0 else None
    return trend_of(stretch["nilai"], stretch["waktu"], seasons, widen=True)


def _why_not(stretch: pl.DataFrame, target: pl.DataFrame) -> Unprojected | None:
    """Return why not even the next period is projected."""
    if stretch["kata"].null_count() < stretch.height:
        return None
    following = stretch["waktu"][-1] + stretch["bulan"][-1] / 12
    ends = plan_ends(stretch, target)
    end = ends.get((stretch["indikator"][0], stretch["wilayah"][0]))
    return why_not(stretch["nilai"], stretch["waktu"], following, end)
