"""Programmes, reports, evidence, decisions and assessments held against each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from lib.contract import action
from lib.contract.periods import Period
from lib.contract.rules import Rule, check
from lib.load.reference import FILE
from lib.load.report import Report

_MONEY_AND_PROGRESS = ("rencana_persen", "realisasi_persen", "realisasi_anggaran")


def agree(
    frames: Mapping[str, pl.DataFrame], reports: Mapping[str, Report]
) -> dict[str, pl.DataFrame]:
    """Report contradictions and return the tables without the cells that cannot stand.

    Args:
        frames: Every table of the contract, linked, with ``_row`` and ``_file``.
        reports: Takes the findings of each file.
    """
    out = dict(frames)
    out["penilaian"] = _blanked(out["penilaian"], action.ASSESSMENT_LIMITS, reports)
    _told(out["program"], action.PROGRAM_RULES, reports)
    _told(_beside(out["realisasi"], out["program"]), action.REPORT_RULES, reports)
    _told(out["bukti"], action.EVIDENCE_RULES, reports)
    _told(out["keputusan"], action.DECISION_RULES, reports)
    _told(_weighed(out["penilaian"]), action.ASSESSMENT_RULES, reports)
    return out


def _told(frame: pl.DataFrame, rules: Sequence[Rule], reports: Mapping[str, Report]) -> None:
    for (file,), part in frame.group_by(FILE, maintain_order=True):
        reports[str(file)].failures(check(part, rules)[1])


def _blanked(
    frame: pl.DataFrame, rules: Sequence[Rule], reports: Mapping[str, Report]
) -> pl.DataFrame:
    """Report rules that a cell breaks, and return the table without those cells."""
    _told(frame, rules, reports)
    good = [pl.when(~rule.bad).then(str(rule.column)).alias(str(rule.column)) for rule in rules]
    return frame.with_columns(good)


def _beside(realisasi: pl.DataFrame, program: pl.DataFrame) -> pl.DataFrame:
    """Put its programme and the report before it beside each report."""
    if realisasi.is_empty():
        return realisasi
    periods = {text: Period.parse(text) for text in realisasi["periode"].unique()}
    days = {
        "awal": {text: p.start.isoformat() for text, p in periods.items()},
        "akhir": {text: p.end.isoformat() for text, p in periods.items()},
    }
    whole = [
        pl.when(pl.col(c).str.len_chars() == len("2024"))
        .then(pl.col(c) + rest)
        .otherwise(pl.col(c))
        .alias(f"of_{c}")
        for c, rest in (("mulai", "-01-01"), ("selesai", "-12-31"))
    ]
    of = program.select(
        pl.col("kode").alias("program"), *whole, pl.col("anggaran").alias("of_anggaran")
    )
    rows = realisasi.with_columns(
        pl.col("periode").replace_strict(found, return_dtype=pl.String).alias(name)
        for name, found in days.items()
    )
    rows = rows.join(of, on="program", how="left", maintain_order="left").with_row_index("_urut")
    return _before(rows).sort("_urut")


def _before(rows: pl.DataFrame) -> pl.DataFrame:
    rows = rows.sort("program", "akhir", "awal", descending=[False, False, True])
    for column in _MONEY_AND_PROGRESS:
        there = pl.col(column).is_not_null()
        when = pl.when(there).then("periode").forward_fill().shift(1)
        rows = rows.with_columns(
            pl.col(column).forward_fill().shift(1).over("program").alias(f"before_{column}"),
            when.over("program").alias(f"before_{column}_periode"),
        )
    return rows


def _weighed(penilaian: pl.DataFrame) -> pl.DataFrame:
    """Put the weight of its component's own row beside each row."""
    if penilaian.is_empty():
        return penilaian
    own = pl.col("bobot").sort_by(pl.col("pilar").is_not_null(), maintain_order=True).first()
    return penilaian.with_columns(own.over("tahun", "komponen").alias("of_bobot"))
