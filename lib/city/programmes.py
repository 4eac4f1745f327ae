"""The programmes of a city with their schedule, progress and money."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import polars as pl

from lib.analysis import absorption, schedule
from lib.analysis.absorption import Total
from lib.analysis.schedule import Reason, State
from lib.analysis.span import first_day, last_day
from lib.city.city import City
from lib.city.memory import remembered
from lib.contract.vocabulary import Framework, ProgramKind

OPEN = frozenset({State.LATE, State.STALLED, State.UNREPORTED})
"""States that somebody must act on."""


@dataclass(frozen=True, slots=True)
class Programme:
    """A row of ``program`` with what its reports say."""

    kode: str
    nama: str
    dimensi: str
    pilar: tuple[str, ...]
    jenis: ProgramKind
    opd: tuple[str, ...]
    """The first one leads."""
    mulai: dt.date | None
    selesai: dt.date | None
    """Planned end: of the table, else where the plan of the reports reaches 100 %."""
    selesai_tertulis: bool
    """Whether the table names the end."""
    mulai_tahun: bool
    """Whether only the year of its first day is known."""
    selesai_tahun: bool
    indikator: tuple[str, ...]
    keterangan: str
    sumber: str | None
    keadaan: State
    alasan: Reason | None
    rencana: float | None
    """Percent planned for the quarter of its last report."""
    nyata: float | None
    selisih: float | None
    laporan: str | None
    """Quarter of its last report."""
    hari: int
    """Days past the planned end."""
    terlambat: bool
    tersendat: bool
    tanpa_laporan: bool
    anggaran: float | None
    terserap: float | None
    persen: float | None
    """Absorption in percent; null with ``alasan_uang``."""
    alasan_uang: absorption.Reason | None
    kendala: str
    tindak_lanjut: str
    contoh: bool
    """Whether its progress is sample data."""

    @property
    def dinilai(self) -> bool:
        """Whether it must be acted on, may be so, or is not known."""
        return self.keadaan in OPEN

    @property
    def tahun(self) -> tuple[int, ...]:
        """Years of its first and last day, as far as known."""
        days = (self.mulai, self.selesai)
        return tuple(sorted({day.year for day in days if day is not None}))

    def in_year(self, year: int) -> bool:
        """Tell whether it runs in a year; one without an end runs on."""
        if self.mulai is None:
            return False
        return self.mulai.year <= year and (self.selesai is None or year <= self.selesai.year)

    def belongs(self, framework: Framework) -> tuple[str, ...]:
        """Return the dimensions of a framework that it belongs to."""
        return (self.dimensi,) if framework is Framework.CITY else self.pilar


@dataclass(frozen=True, slots=True)
class Wish:
    """What is looked for; a blank part asks for nothing."""

    dimension: str = ""
    kind: str = ""
    agency: str = ""
    year: int | None = None
    state: str = ""


@remembered
def curves(city: City) -> pl.DataFrame:
    """Return the S-curve of each programme; see ``analysis.schedule.s_curves``."""
    return schedule.s_curves(city.snapshot.tables["realisasi"])


@remembered
def every(city: City, today: dt.date) -> tuple[Programme, ...]:
    """Return all programmes in the order of the table."""
    table = _dated(city)
    reports = city.snapshot.tables["realisasi"]
    told = schedule.standings(table, curves(city), today)
    money = absorption.absorbed(table, reports)
    rows = table.join(told, left_on="kode", right_on="program", maintain_order="left").join(
        money.drop("anggaran", "contoh", "periode").rename({"alasan": "alasan_uang"}),
        left_on="kode",
        right_on="program",
        maintain_order="left",
    )
    words = _words(reports)
    return tuple(_programme(row, words.get(row["kode"], ("", ""))) for row in rows.to_dicts())


def find(found: tuple[Programme, ...], wish: Wish, framework: Framework) -> tuple[Programme, ...]:
    """Return the programmes that fit, in the order given."""
    return tuple(
        one
        for one in found
        if (not wish.dimension or wish.dimension in one.belongs(framework))
        and wish.kind in ("", one.jenis)
        and (not wish.agency or wish.agency in one.opd)
        and (wish.year is None or one.in_year(wish.year))
        and wish.state in ("", one.keadaan)
    )


def one(city: City, code: str, today: dt.date) -> Programme | None:
    """Return a programme by its code."""
    return next((p for p in every(city, today) if p.kode == code), None)


@remembered
def total(city: City, codes: frozenset[str]) -> pl.DataFrame:
    """Return the S-curve of some programmes together, each with equal weight."""
    curve = curves(city).filter(pl.col("program").is_in(codes))
    return schedule.s_curve_total(curve, city.snapshot.tables["program"])


@remembered
def money(city: City, codes: frozenset[str]) -> Total:
    """Return the money of some programmes together."""
    tables = city.snapshot.tables
    rows = absorption.absorbed(tables["program"], tables["realisasi"])
    return absorption.money(rows.filter(pl.col("program").is_in(codes)))


def _dated(city: City) -> pl.DataFrame:
    """Return the table with days, and a planned end out of the reports where it names none."""
    table = city.snapshot.tables["program"]
    ends = (
        curves(city)
        .filter(pl.col("rencana") >= schedule.DONE)
        .group_by("program")
        .agg(pl.col("akhir").min().alias("rencana_akhir"))
    )
    return (
        table.with_columns(
            (pl.col(c).str.len_chars() == len("2024")).fill_null(value=False).alias(f"{c}_tahun")
            for c in ("mulai", "selesai")
        )
        .with_columns(first_day(table, "mulai"), last_day(table, "selesai"))
        .with_columns(
            pl.when((pl.col("selesai") >= pl.col("mulai")).fill_null(value=True)).then("selesai")
        )
        .join(ends, left_on="kode", right_on="program", how="left", maintain_order="left")
        .with_columns(
            pl.col("selesai").is_not_null().alias("selesai_tertulis"),
            pl.coalesce("selesai", "rencana_akhir").alias("selesai"),
        )
    )


def _words(reports: pl.DataFrame) -> dict[str, tuple[str, str]]:
    """Return the latest obstacle and follow-up of each programme."""
    rows = reports.sort("periode").filter(
        pl.col("kendala").is_not_null() | pl.col("tindak_lanjut").is_not_null()
    )
    columns = ("program", "kendala", "tindak_lanjut")
    return {code: (a or "", b or "") for code, a, b in rows.select(columns).iter_rows()}


def _programme(row: dict[str, object], words: tuple[str, str]) -> Programme:
    def split(column: str) -> tuple[str, ...]:
        return tuple(c for c in str(row[column] or "").split(";") if c)

    read = {name: row.get(name) for name in Programme.__dataclass_fields__}
    reason, why = row["alasan"], row["alasan_uang"]
    return Programme(
        **read  # type: ignore[arg-type]
        | {
            "pilar": split("pilar"),
            "opd": split("opd"),
            "indikator": split("indikator"),
            "jenis": ProgramKind(str(row["jenis"])),
            "keterangan": row["keterangan"] or "",
            "keadaan": State(str(row["keadaan"])),
            "alasan": Reason(str(reason)) if reason else None,
            "alasan_uang": absorption.Reason(str(why)) if why else None,
            "kendala": words[0],
            "tindak_lanjut": words[1],
        }
    )
