"""Supporting evidence: the register, and whether each piece can be opened."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath

from lib.city.city import City
from lib.city.memory import remembered
from lib.contract.tables import EVIDENCE_FOLDER
from lib.contract.vocabulary import EvidenceStatus, Status


class Place(StrEnum):
    """Where a piece of evidence is."""

    WEB = "laman"
    FILE = "berkas"
    LOST = "hilang"
    """The register names a file that is not there."""
    REFUSED = "ditolak"
    """A path that leads out of the folder, or a link that is not of the web."""
    NONE = "tanpa"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A row of ``bukti``."""

    program: str | None
    indikator: str | None
    opd: str | None
    """Leading agency of the programme, or steward of the indicator."""
    judul: str
    tautan: str | None
    tanggal: str | None
    """ISO date or a bare year."""
    status: EvidenceStatus | None
    keterangan: str
    contoh: bool

    @property
    def kode(self) -> str:
        """Code of what it proves."""
        return self.program or self.indikator or ""


@remembered
def register(city: City) -> tuple[Evidence, ...]:
    """Return all evidence in the order of the table."""
    leads = {
        code: str(opd).split(";")[0]
        for code, opd in city.snapshot.tables["program"].select("kode", "opd").iter_rows()
    }
    stewards = {i.kode: i.walidata for i in city.catalogue.indicators}
    return tuple(
        _evidence(row, leads.get(row["program"]) or stewards.get(row["indikator"]))
        for row in city.snapshot.tables["bukti"].iter_rows(named=True)
    )


def of(
    city: City, *, program: str = "", indicators: frozenset[str] = frozenset()
) -> tuple[Evidence, ...]:
    """Return the evidence of a programme or of some indicators."""
    return tuple(
        e for e in register(city) if (program and e.program == program) or e.indikator in indicators
    )


def counts(city: City) -> dict[EvidenceStatus | None, int]:
    """Return how many pieces have which status."""
    found = [e.status for e in register(city)]
    return {status: found.count(status) for status in (*EvidenceStatus, None)}


def has_sample(found: tuple[Evidence, ...]) -> bool:
    """Tell whether any of them is sample data."""
    return any(e.contoh for e in found)


def place(one: Evidence, folder: Path) -> Place:
    """Tell where a piece of evidence is; looks at the disk.

    Args:
        one: The evidence.
        folder: The data folder.
    """
    link = (one.tautan or "").strip()
    if not link:
        return Place.NONE
    if link.casefold().startswith(("http://", "https://")):
        return Place.WEB
    if ":" in link or link.startswith(("/", "\\")) or ".." in PurePosixPath(link).parts:
        return Place.REFUSED
    return Place.FILE if path(one, folder) else Place.LOST


def path(one: Evidence, folder: Path) -> Path | None:
    """Return the file of a piece of evidence, if it is there and within the folder.

    Args:
        one: Names a file in the evidence folder, or by its path within the data folder.
        folder: The data folder.
    """
    link = (one.tautan or "").strip()
    home = folder.resolve()
    for start in (home / EVIDENCE_FOLDER, home):
        found = (start / link).resolve()
        inside = EVIDENCE_FOLDER in (p.casefold() for p in found.parent.parts[len(home.parts) :])
        if link and inside and found.is_relative_to(home) and found.is_file():
            return found
    return None


def _evidence(row: dict[str, object], opd: str | None) -> Evidence:
    status = row["status"]
    read = {name: row.get(name) for name in Evidence.__dataclass_fields__}
    return Evidence(
        **read  # type: ignore[arg-type]
        | {
            "opd": opd,
            "status": EvidenceStatus(str(status)) if status else None,
            "keterangan": row["keterangan"] or "",
            "contoh": row["status_data"] == Status.SAMPLE.value,
        }
    )


def when(one: Evidence) -> dt.date | int | None:
    """Return the date of a piece of evidence, its year if no more is known."""
    if not one.tanggal:
        return None
    return (
        int(one.tanggal) if len(one.tanggal) == len("2024") else dt.date.fromisoformat(one.tanggal)
    )
