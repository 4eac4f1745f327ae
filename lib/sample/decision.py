"""Sample decisions of two meetings; they step aside once a real one is written down."""

from __future__ import annotations

import datetime as dt

import polars as pl

from lib.contract.vocabulary import DecisionStatus, Status
from lib.sample.terrain import random

COLUMNS = ("tanggal", "isi", "opd", "tenggat", "status", "dimensi", "program", "status_data")
MEETINGS = (dt.date(2025, 8, 20), dt.date(2025, 11, 19))
_PER_MEETING = 3
_TEXTS = (
    "Contoh: melengkapi laporan kemajuan triwulanan",
    "Contoh: menyerahkan bukti dukung untuk penilaian",
    "Contoh: memperbarui jadwal dan target program",
)
_OPEN_FROM = 1
"""The first decision of the first meeting is done, all others are open."""


def decisions(program: pl.DataFrame, seed: int) -> pl.DataFrame:
    """Make decisions about some programmes.

    Args:
        program: Table of the contract, all columns text.
        seed: Any number from 0.

    Returns:
        Columns of ``keputusan``, all text, every row of status ``contoh``. No programmes, no
        decisions.
    """
    rows: list[tuple[str | None, ...]] = []
    if program.height:
        rng = random(seed, "keputusan")
        places = rng.permutation(program.height)
        for number in range(len(MEETINGS) * _PER_MEETING):
            about = program.row(int(places[number % len(places)]), named=True)
            day = MEETINGS[number // _PER_MEETING]
            due = day + dt.timedelta(days=30 * int(rng.integers(1, 6)))
            state = DecisionStatus.OPEN if number >= _OPEN_FROM else DecisionStatus.DONE
            lead = about["opd"].split(";")[0]
            rows.append(
                (
                    *(day.isoformat(), _TEXTS[number % len(_TEXTS)], lead, due.isoformat()),
                    *(state.value, about["dimensi"], about["kode"], Status.SAMPLE.value),
                )
            )
    return pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS, pl.String), orient="row")
