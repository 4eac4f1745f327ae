"""The things that tables speak of, by code: areas, dimensions, indicators, agencies, sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from lib.contract.vocabulary import (
    Aggregation,
    AreaKind,
    Direction,
    Framework,
    Frequency,
    Level,
)
from lib.errors import UnknownArea, UnknownIndicator


@dataclass(frozen=True, slots=True)
class Area:
    """A row of ``wilayah``."""

    kode: str
    nama: str
    jenis: AreaKind
    induk: str | None
    lintang: float | None
    bujur: float | None
    luas_km2: float | None
    berlaku_sejak: str | None
    """ISO date or a bare year."""
    berlaku_sampai: str | None

    @property
    def level(self) -> Level:
        """Level on which it is compared."""
        return self.jenis.level


@dataclass(frozen=True, slots=True)
class Dimension:
    """A row of ``dimensi``."""

    kerangka: Framework
    kode: str
    urutan: int
    nama_id: str
    nama_en: str | None
    tujuan_id: str | None
    tujuan_en: str | None
    warna: str | None
    ikon: str | None

    def name(self, lang: str) -> str:
        """Return the name in a language, else the Indonesian one."""
        return (self.nama_en if lang == "en" else None) or self.nama_id

    def purpose(self, lang: str) -> str:
        """Return what it is about in a language, else in Indonesian; blank if not said."""
        return (self.tujuan_en if lang == "en" else None) or self.tujuan_id or ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of ``indikator`` with its series breaks."""

    kode: str
    dimensi: str
    nama_id: str
    nama_en: str | None
    satuan: str
    satuan_en: str | None
    arah: Direction
    jenjang: Level
    agregasi: Aggregation
    frekuensi: Frequency
    walidata: str | None
    definisi_id: str | None
    definisi_en: str | None
    rumus: str | None
    acuan: str | None
    desimal: int
    batas_bawah: float | None
    batas_atas: float | None
    kategori: tuple[str, ...]
    skor_terburuk: float | None
    skor_terbaik: float | None
    bobot: float | None
    pilar: str | None
    subpilar: str | None
    breaks: tuple[str, ...]
    """Periods with which a new series begins."""

    def name(self, lang: str) -> str:
        """Return the name in a language, else the Indonesian one."""
        return (self.nama_en if lang == "en" else None) or self.nama_id

    def unit(self, lang: str) -> str:
        """Return the unit in a language, else as the data has it."""
        return (self.satuan_en if lang == "en" else None) or self.satuan

    def definition(self, lang: str) -> str:
        """Return the definition in a language, else in Indonesian; blank if not said."""
        return (self.definisi_en if lang == "en" else None) or self.definisi_id or ""


@dataclass(frozen=True, slots=True)
class Agency:
    """A row of ``opd``."""

    kode: str
    nama: str
    singkatan: str


@dataclass(frozen=True, slots=True)
class Source:
    """A row of ``sumber``."""

    kode: str
    judul: str
    penerbit: str | None
    tahun: str | None
    tautan: str | None
    kualitas: str | None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that has a code, in the order of the tables."""

    all_areas: Mapping[str, Area]
    all_dimensions: tuple[Dimension, ...]
    by_code: Mapping[str, Indicator]
    agencies: Mapping[str, Agency]
    sources: Mapping[str, Source]

    @classmethod
    def of(cls, tables: Mapping[str, pl.DataFrame]) -> Catalogue:
        """Build the catalogue from the contract tables of a snapshot.

        Args:
            tables: Typed tables by name; ``wilayah``, ``dimensi``, ``indikator``, ``jeda``,
                ``opd`` and ``sumber`` must be there, empty or not.
        """
        metadata = {r["indikator"]: r for r in tables["metadata_indikator"].iter_rows(named=True)}
        breaks: dict[str, list[str]] = {}
        for row in tables["jeda"].sort("periode").iter_rows(named=True):
            breaks.setdefault(row["indikator"], []).append(row["periode"])
        return cls(
            all_areas={r["kode"]: _area(r) for r in tables["wilayah"].iter_rows(named=True)},
            all_dimensions=tuple(
                _dimension(r) for r in tables["dimensi"].sort("urutan").iter_rows(named=True)
            ),
            by_code={
                r["kode"]: _indicator(
                    metadata.get(r["kode"], {}) | r, tuple(breaks.get(r["kode"], ()))
                )
                for r in tables["indikator"].iter_rows(named=True)
            },
            agencies={
                r["kode"]: Agency(**_only(r, Agency)) for r in tables["opd"].iter_rows(named=True)
            },
            sources={
                r["kode"]: Source(**_only(r, Source))
                for r in tables["sumber"].iter_rows(named=True)
            },
        )

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """All indicators in the order of the table."""
        return tuple(self.by_code.values())

    def indicator(self, kode: str) -> Indicator:
        """Return an indicator.

        Raises:
            UnknownIndicator: None has this code.
        """
        if kode not in self.by_code:
            raise UnknownIndicator(indikator=kode)
        return self.by_code[kode]

    def area(self, kode: str) -> Area:
        """Return an area.

        Raises:
            UnknownArea: None has this code.
        """
        if kode not in self.all_areas:
            raise UnknownArea(wilayah=kode)
        return self.all_areas[kode]

    def areas(self, level: Level) -> tuple[Area, ...]:
        """Return the areas of a level in the order of the table."""
        return tuple(a for a in self.all_areas.values() if a.level is level)

    def children(self, kode: str) -> tuple[Area, ...]:
        """Return the areas whose parent is ``kode``."""
        return tuple(a for a in self.all_areas.values() if a.induk == kode)

    def dimensions(self, framework: Framework) -> tuple[Dimension, ...]:
        """Return the dimensions of a framework in their order."""
        return tuple(d for d in self.all_dimensions if d.kerangka is framework)

    def agency_name(self, kode: str | None) -> str:
        """Return the short name of an agency, its code if unknown, a dash if none."""
        if kode is None:
            return "–"
        return self.agencies[kode].singkatan if kode in self.agencies else kode

    def source_title(self, kode: str) -> str:
        """Return the title of a source, or its code if unknown."""
        return self.sources[kode].judul if kode in self.sources else kode


def _only(row: Mapping[str, Any], kind: type) -> dict[str, Any]:
    return {name: row.get(name) for name in kind.__dataclass_fields__}  # type: ignore[attr-defined]


def _area(row: Mapping[str, Any]) -> Area:
    return Area(**_only(row, Area) | {"jenis": AreaKind(row["jenis"])})


def _dimension(row: Mapping[str, Any]) -> Dimension:
    return Dimension(**_only(row, Dimension) | {"kerangka": Framework(row["kerangka"])})


def _indicator(row: Mapping[str, Any], breaks: tuple[str, ...]) -> Indicator:
    words = row["kategori"]
    levels = (
        tuple(w.strip() for w in words.split(";")) if isinstance(words, str) else tuple(words or ())
    )
    return Indicator(
        **_only(row, Indicator)
        | {
            "arah": Direction(row["arah"]),
            "jenjang": Level(row["jenjang"]),
            "agregasi": Aggregation(row["agregasi"]),
            "frekuensi": Frequency(row["frekuensi"]),
            "desimal": int(row["desimal"] or 0),
            "kategori": levels,
            "breaks": breaks,
        }
    )
