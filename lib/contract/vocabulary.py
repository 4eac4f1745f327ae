"""The closed sets of words that the data files may use."""

from __future__ import annotations

from enum import StrEnum


class Framework(StrEnum):
    """Way of dividing a smart city into dimensions (``dimensi.kerangka``)."""

    CITY = "kota"
    NATIONAL = "nasional"


class Level(StrEnum):
    """Level of an area; a desa counts as ``kelurahan`` (``indikator.jenjang``)."""

    CITY = "kota"
    DISTRICT = "kecamatan"
    VILLAGE = "kelurahan"


class AreaKind(StrEnum):
    """Kind of an area (``wilayah.jenis``)."""

    CITY = "kota"
    DISTRICT = "kecamatan"
    URBAN_VILLAGE = "kelurahan"
    RURAL_VILLAGE = "desa"

    @property
    def level(self) -> Level:
        """Level on which areas of this kind are compared."""
        return Level.VILLAGE if self is AreaKind.RURAL_VILLAGE else Level(self.value)


class Direction(StrEnum):
    """Which way is better (``indikator.arah``)."""

    UP = "naik"
    DOWN = "turun"
    NEUTRAL = "netral"

    @property
    def sign(self) -> int:
        """+1 if more is better, -1 if less is, 0 if neither."""
        return {"naik": 1, "turun": -1, "netral": 0}[self.value]


class Aggregation(StrEnum):
    """How villages add up to districts and the city (``indikator.agregasi``)."""

    SUM = "jumlah"
    RATIO = "rasio"
    WEIGHTED_MEAN = "rata_tertimbang"
    DENSITY = "kepadatan"
    NONE = "tidak_ada"


class Frequency(StrEnum):
    """How often an indicator is due (``indikator.frekuensi``)."""

    MONTHLY = "bulanan"
    QUARTERLY = "triwulanan"
    HALF_YEARLY = "semesteran"
    YEARLY = "tahunan"
    FIVE_YEARLY = "lima_tahunan"
    TEN_YEARLY = "sepuluh_tahunan"
    AD_HOC = "sewaktu"
    """No calendar: published when there is something to publish, never due."""

    @property
    def months(self) -> int:
        """Length of one period in months; a century where there is no calendar."""
        return {
            "bulanan": 1,
            "triwulanan": 3,
            "semesteran": 6,
            "tahunan": 12,
            "lima_tahunan": 60,
            "sepuluh_tahunan": 120,
            "sewaktu": 1200,
        }[self.value]

    @property
    def shortest(self) -> int:
        """Months that a value covers at least: no more than a year, any without a calendar."""
        return 1 if self is Frequency.AD_HOC else min(self.months, 12)


class Status(StrEnum):
    """Standing of a value (``nilai.status``)."""

    FINAL = "tetap"
    PROVISIONAL = "sementara"
    ESTIMATE = "estimasi"
    SAMPLE = "contoh"


class Quality(StrEnum):
    """How well a source bears a figure (``sumber.kualitas``); D stays out of charts."""

    OFFICIAL = "A"
    CITED = "B"
    DERIVED = "C"
    WITHHELD = "D"


class AgencyKind(StrEnum):
    """Kind of an agency (``opd.jenis``)."""

    OFFICE = "perangkat_daerah"
    """A department of the city government."""
    DISTRICT = "kecamatan"
    UNIT = "unit"
    """A unit of the city government with data of its own, such as a hospital."""
    OUTSIDE = "luar"
    """Not of the city government."""


class ProgramKind(StrEnum):
    """Kind of a programme (``program.jenis``)."""

    QUICK_WIN = "quick_win"
    MASTER_PLAN = "masterplan"
    ACTION_PLAN = "rencana_aksi"


class EvidenceStatus(StrEnum):
    """State of supporting evidence (``bukti.status``)."""

    THERE = "ada"
    WEAK = "kurang"
    MISSING = "belum"


class DecisionStatus(StrEnum):
    """State of a decision (``keputusan.status``)."""

    OPEN = "terbuka"
    DONE = "selesai"


class Component(StrEnum):
    """Component of the national assessment (``penilaian.komponen``)."""

    BASELINE = "baseline"
    OUTPUT = "output"
    OUTCOME = "outcome"
    IMPACT = "impact"
    QUICK_WIN = "quick_win"
