"""What must hold within and between programmes, reports, evidence, decisions and assessments.

Columns named ``before_…`` and ``of_…`` are put beside each row by ``lib.load.action``.
"""

from __future__ import annotations

import polars as pl

from lib.contract.codes import Code
from lib.contract.finding import Severity
from lib.contract.rules import Rule
from lib.contract.vocabulary import EvidenceStatus


def plain(value: pl.Expr) -> pl.Expr:
    """Return a number as text, without the point that says nothing."""
    return value.cast(pl.String).str.replace(r"\.0$", "")


def _never_falls(column: str) -> Rule:
    before = pl.col(f"before_{column}")
    good = pl.col(column) >= before
    params = {"before": plain(before), "when": pl.col(f"before_{column}_periode")}
    value = plain(pl.col(column))
    return Rule(
        f"{column}_naik", Code.PROGRESS_FALLS, Severity.WARNING, column, good, value, params=params
    )


def _reversed(code: Code, first: str, last: str) -> Rule:
    """Return the rule that a date is not before another; a year counts as a whole."""
    early, late = pl.col(first), pl.col(last)
    start = pl.when(early.str.len_chars() == _YEAR).then(early + "-01-01").otherwise(early)
    end = pl.when(late.str.len_chars() == _YEAR).then(late + "-12-31").otherwise(late)
    params = {"start": pl.col(first)}
    return Rule(
        f"{last}_sesudah_{first}", code, Severity.WARNING, last, end >= start, params=params
    )


_YEAR = 4
"""Letters of a bare year."""

PROGRAM_RULES = (_reversed(Code.DATES_REVERSED, "mulai", "selesai"),)
DECISION_RULES = (_reversed(Code.DEADLINE_REVERSED, "tanggal", "tenggat"),)

REPORT_RULES = (
    Rule(
        "laporan_sesudah_mulai",
        Code.REPORT_BEFORE_START,
        Severity.WARNING,
        "periode",
        pl.col("akhir") >= pl.col("of_mulai"),
        params={"allowed": pl.col("of_mulai")},
    ),
    Rule(
        "laporan_sebelum_selesai",
        Code.REPORT_AFTER_END,
        Severity.WARNING,
        "periode",
        pl.col("awal") <= pl.col("of_selesai"),
        params={"allowed": pl.col("of_selesai")},
    ),
    _never_falls("rencana_persen"),
    _never_falls("realisasi_persen"),
    _never_falls("realisasi_anggaran"),
    Rule(
        "uang_beranggaran",
        Code.MONEY_WITHOUT_BUDGET,
        Severity.WARNING,
        "realisasi_anggaran",
        pl.col("realisasi_anggaran").is_null() | pl.col("of_anggaran").is_not_null(),
        plain(pl.col("realisasi_anggaran")),
        params={"program": pl.col("program")},
    ),
    Rule(
        "uang_dalam_anggaran",
        Code.SPENT_OVER_BUDGET,
        Severity.WARNING,
        "realisasi_anggaran",
        pl.col("realisasi_anggaran") <= pl.col("of_anggaran"),
        plain(pl.col("realisasi_anggaran")),
        params={"program": pl.col("program"), "allowed": plain(pl.col("of_anggaran"))},
    ),
)
"""Columns: those of ``realisasi``; ``awal``, ``akhir``: first and last day of the period;
``of_mulai``, ``of_selesai``, ``of_anggaran``: of its programme; ``before_…``: of the report
before it that names the figure, and the period of that report. Days are ISO texts."""

_PROVEN = (EvidenceStatus.THERE.value, EvidenceStatus.WEAK.value)

EVIDENCE_RULES = (
    Rule(
        "bukti_bertautan",
        Code.EVIDENCE_WITHOUT_LINK,
        Severity.WARNING,
        "tautan",
        pl.col("tautan").is_not_null() | ~pl.col("status").is_in(_PROVEN),
        pl.col("judul"),
        params={"status": pl.col("status")},
    ),
)

ASSESSMENT_LIMITS = (
    Rule(
        "skor_dalam_skala",
        Code.OUT_OF_RANGE,
        Severity.ERROR,
        "skor",
        (pl.col("skor") >= pl.col("skala_bawah")).fill_null(value=True)
        & (pl.col("skor") <= pl.col("skala_atas")).fill_null(value=True),
        plain(pl.col("skor")),
        params={
            "low": plain(pl.col("skala_bawah")).fill_null("–"),
            "high": plain(pl.col("skala_atas")).fill_null("–"),
        },
    ),
)
"""A score that breaks one is not used."""

ASSESSMENT_RULES = (
    Rule(
        "bobot_sama",
        Code.WEIGHT_DIFFERS,
        Severity.WARNING,
        "bobot",
        pl.col("bobot") == pl.col("of_bobot"),
        plain(pl.col("bobot")),
        params={"allowed": plain(pl.col("of_bobot")), "component": pl.col("komponen")},
    ),
)
"""Columns: those of ``penilaian``; ``of_bobot``: weight of the component's own row."""
