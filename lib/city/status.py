"""Where the indicators of a city stand against their targets, area by area.

The rule is in ``lib.analysis.judgement``; here are its results for one city.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from lib.analysis.attainment import Basis
from lib.analysis.judgement import Doubt, Ground, Judgement
from lib.analysis.progress import Progress
from lib.analysis.rate import counted
from lib.analysis.series import end_month, month
from lib.analysis.small_numbers import Stability, intervals
from lib.analysis.status import Start, statuses
from lib.analysis.stretch import Cut
from lib.city.city import City
from lib.city.memory import remembered
from lib.contract.vocabulary import Status


@dataclass(frozen=True, slots=True)
class Verdict:
    """Status of one indicator in one area, with the numbers that led to it."""

    indikator: str
    wilayah: str
    nilai: float
    """Latest value, in the unit."""
    periode: str
    bulan: int
    """Length of its period in months."""
    waktu: float
    """Its year."""
    kata: str | None
    """The word of a value that is a word."""
    status: Status
    """Standing of the value."""
    nilai_contoh: bool
    """Whether the value is sample data."""
    target_contoh: bool
    """Whether its target is."""
    contoh: bool
    """Whether either is."""
    target: float | None
    """Target of this year, else the next later one."""
    target_periode: str | None
    target_basis: Basis | None
    dokumen: str | None
    """Document that sets the target."""
    target_akhir: float | None
    """Last target of the plan."""
    target_akhir_periode: str | None
    capaian: float | None
    """Attainment of ``target``, 1 = on target; within 0..1.5."""
    awal: float | None
    """Value that the pace is reckoned from."""
    awal_periode: str | None
    awal_waktu: float | None
    """Its year."""
    awal_dasar: Start | None
    potongan: Cut | None
    """Why earlier values do not count."""
    keputusan: Judgement
    """Status, reason, paces and both rules."""
    peluang: float | None
    """Chance to meet the last target along the trend, 0..1; null where no projection is
    justified."""
    pembilang: float | None
    penyebut: float | None
    bawah: float | None
    """Lower end of the 95 % interval of a rate of counted cases, in the unit."""
    atas: float | None
    kestabilan: Stability | None
    """What the rate can bear; null where it does not count cases."""

    @property
    def sementara(self) -> bool:
        """Whether the value is provisional or an estimate."""
        return self.status in (Status.PROVISIONAL, Status.ESTIMATE)

    @property
    def keadaan(self) -> Progress:
        """The status."""
        return self.keputusan.keadaan

    @property
    def alasan(self) -> Doubt | None:
        """Why it cannot be judged."""
        return self.keputusan.alasan


@remembered
def frame(city: City, until: dt.date | None = None) -> pl.DataFrame:
    """Return the status of every indicator in every area.

    Args:
        city: The city.
        until: Only values of periods that end on or before this day count; ``None``: all.

    Returns:
        One row per indikator x wilayah with a value, sorted by both: the columns of
        ``analysis.statuses``, and of rates of counted cases ``bawah``, ``atas`` and
        ``kestabilan`` (``small_numbers.intervals``).
    """
    tables = city.snapshot.tables
    panel = city.panel
    if until is not None:
        panel = panel.filter(end_month() <= month(pl.lit(until + dt.timedelta(days=1))))
    rows = intervals(statuses(panel, tables["target"], tables["indikator"], tables["jeda"]))
    borne = pl.col("indikator").is_in(_counting(city))
    return rows.with_columns(
        pl.when(borne).then(pl.col(name)).alias(name) for name in ("bawah", "atas", "kestabilan")
    )


def of(city: City, indikator: str, wilayah: str, until: dt.date | None = None) -> Verdict | None:
    """Return the status of one indicator in one area; ``None`` without a value.

    Args:
        city: The city.
        indikator: Code of the indicator.
        wilayah: Code of the area.
        until: As in ``frame``.
    """
    row = _rows(city, until).get((indikator, wilayah))
    return None if row is None else _verdict(row)


def counts(
    city: City, codes: frozenset[str], wilayah: str, until: dt.date | None = None
) -> dict[Progress, int]:
    """Return how many of some indicators have each status in one area, all states named.

    Args:
        city: The city.
        codes: Codes of the indicators.
        wilayah: Code of the area.
        until: As in ``frame``.
    """
    mine = frame(city, until).filter(pl.col("indikator").is_in(codes), pl.col("wilayah") == wilayah)
    found = mine["keadaan"].to_list()
    return {state: found.count(state.value) for state in Progress}


@remembered
def _rows(city: City, until: dt.date | None) -> dict[tuple[str, str], dict[str, Any]]:
    rows = frame(city, until).iter_rows(named=True)
    return {(row["indikator"], row["wilayah"]): row for row in rows}


@remembered
def _counting(city: City) -> frozenset[str]:
    """Return the indicators that are rates of counted cases."""
    parts = city.panel.filter(pl.col("pembilang").is_not_null())["indikator"].unique()
    return frozenset(code for code in parts if counted(city.series(code)))


_WORDS: Mapping[str, type] = {
    "keadaan": Progress,
    "alasan": Doubt,
    "dasar": Ground,
    "kelas": Progress,
    "kelas_tumbuh": Progress,
    "target_basis": Basis,
    "awal_dasar": Start,
    "potongan": Cut,
    "kestabilan": Stability,
}


def _verdict(row: Mapping[str, Any]) -> Verdict:
    read = {
        name: _WORDS[name](value) if name in _WORDS and value is not None else value
        for name, value in row.items()
    }
    read["target_contoh"] = bool(row["target_contoh"])
    read["status"] = Status(row["status"] or Status.FINAL.value)
    read["capaian"] = row["capaian_tampil"]
    read["keputusan"] = Judgement(**{name: read[name] for name in Judgement.__dataclass_fields__})
    return Verdict(**{name: read[name] for name in Verdict.__dataclass_fields__})
