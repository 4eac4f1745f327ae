"""Sample evidence of programmes and indicators, with little files that say what they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

import polars as pl

from lib.contract.tables import EVIDENCE_FOLDER
from lib.contract.vocabulary import EvidenceStatus, Status
from lib.sample.terrain import random

COLUMNS = (
    *("program", "indikator", "judul", "tautan", "tanggal", "status", "keterangan"),
    "status_data",
)
FOLDER = f"nilai/contoh/{EVIDENCE_FOLDER}"
"""Where the files lie within a data folder."""
_KINDS = ("Laporan kegiatan", "Surat keputusan", "Dokumentasi kegiatan")
_STATES = (EvidenceStatus.THERE, EvidenceStatus.WEAK, EvidenceStatus.MISSING, None)
"""What becomes of one item after the other; ``None``: nothing is registered."""
_PER_PILLAR = 3
"""Indicators of each pillar that have sample evidence."""
_FILE = (
    "DATA CONTOH\nBerkas contoh, bukan bukti dukung. Ganti dengan bukti yang sebenarnya.\n{about}\n"
)


def evidence(
    program: pl.DataFrame, indikator: pl.DataFrame, seed: int
) -> tuple[pl.DataFrame, Mapping[str, bytes]]:
    """Make a register of evidence and its files.

    Args:
        program: Table of the contract, all columns text.
        indikator: Table of the contract, all columns text.
        seed: Any number from 0.

    Returns:
        Columns of ``bukti``, all text, every row of status ``contoh``; and the files by their
        name relative to the data folder.
    """
    rows: list[tuple[str | None, ...]] = []
    files: dict[str, bytes] = {}
    for number, (column, code, name) in enumerate(_items(program, indikator)):
        state = _STATES[number % len(_STATES)]
        if state is None:
            continue
        kind = _KINDS[number % len(_KINDS)]
        link = None
        if state is not EvidenceStatus.MISSING:
            link = f"{FOLDER}/{code.casefold()}.txt"
            files[link] = _FILE.format(about=f"{code} {name}").encode()
        day = dt.date(2025, 1, 1) + dt.timedelta(
            days=int(random(seed, f"bukti/{code}").integers(0, 330))
        )
        own = (code, None) if column == "program" else (None, code)
        when = day.isoformat() if link else None
        rows.append(
            (*own, f"Contoh: {kind.lower()}", link, when, state.value, None, Status.SAMPLE.value)
        )
    return pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS, pl.String), orient="row"), files


def _items(program: pl.DataFrame, indikator: pl.DataFrame) -> Iterator[tuple[str, str, str]]:
    for code, name in program.select("kode", "nama").iter_rows():
        yield "program", code, name
    first = indikator.filter(pl.col("pilar").is_not_null()).group_by("pilar", maintain_order=True)
    for code, name in first.head(_PER_PILLAR).select("kode", "nama_id").iter_rows():
        yield "indikator", code, name
