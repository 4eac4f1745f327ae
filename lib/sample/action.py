"""Sample tables of programmes and the assessment, as files."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from lib.sample.assessment import scores
from lib.sample.decision import decisions
from lib.sample.evidence import evidence
from lib.sample.report import reports

PLACE = "nilai/contoh"
"""Where the tables lie within a data folder."""


def action_files(tables: Mapping[str, pl.DataFrame], seed: int) -> dict[str, bytes]:
    """Make reports, decisions, evidence and scores.

    Args:
        tables: Those of ``program``, ``indikator`` and ``dimensi`` that there are, all text.
        seed: Any number from 0; the same seed gives the same bytes.

    Returns:
        Contents by name relative to the data folder.
    """
    made: dict[str, pl.DataFrame] = {}
    files: Mapping[str, bytes] = {}
    if "dimensi" in tables:
        made["penilaian"] = scores(tables["dimensi"], seed)
    if "program" in tables:
        made["realisasi"] = reports(tables["program"], seed)
        made["keputusan"] = decisions(tables["program"], seed)
        made["bukti"], files = evidence(tables["program"], tables["indikator"], seed)
    written = {
        f"{PLACE}/{n}.csv": frame.write_csv().encode() for n, frame in made.items() if frame.height
    }
    return written | dict(files)
