"""How much of the money is spent; what is not known stays unknown.

``realisasi_anggaran`` is cumulative like progress: rupiah spent on the programme from its
beginning to the end of the period. ``anggaran`` is the budget of the whole programme.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from lib.analysis.series import finite, parse
from lib.contract.vocabulary import Status


class Reason(StrEnum):
    """Why absorption cannot be said (``alasan``)."""

    NO_BUDGET = "tanpa_anggaran"
    ZERO_BUDGET = "anggaran_nol"
    NO_REPORT = "tanpa_realisasi"


@dataclass(frozen=True, slots=True)
class Total:
    """The money of several programmes together."""

    anggaran: float | None
    """Sum of the budgets that are known; null if none is."""
    terserap: float | None
    """Sum spent by the programmes whose budget and spending are both known."""
    dasar: float | None
    """Sum of the budgets of those same programmes."""
    persen: float | None
    """``terserap`` of ``dasar`` in percent."""
    program: int
    """Programmes in all."""
    beranggaran: int
    """Those whose budget is known."""
    dihitung: int
    """Those whose budget and spending are both known."""
    contoh: bool
    """Whether any spending counted is sample data."""


def absorbed(program: pl.DataFrame, realisasi: pl.DataFrame) -> pl.DataFrame:
    """Return budget, spending and absorption of each programme.

    Args:
        program: Table of the contract (``kode``, ``anggaran``).
        realisasi: Table of the contract (``program``, ``periode``, ``realisasi_anggaran``,
            optionally ``status_data``).

    Returns:
        One row per programme in the order of the table: ``program``, ``anggaran``,
        ``terserap`` (rupiah of the last report that names money, null without one),
        ``persen`` (of the budget; above 100 where more was spent), ``sisa`` (rupiah left),
        ``periode`` (of that report), ``alasan`` (a ``Reason`` where ``persen`` is null),
        ``contoh`` (whether the spending is sample data).
    """
    sample = (
        pl.col("status_data") == Status.SAMPLE.value
        if "status_data" in realisasi.columns
        else pl.lit(value=False)
    )
    spent = (
        realisasi.with_columns(finite("realisasi_anggaran"), sample.alias("contoh"))
        .filter(pl.col("realisasi_anggaran").is_not_null())
        .with_columns(_end(realisasi))
        .sort("akhir")
        .group_by("program")
        .agg(
            pl.col("realisasi_anggaran").last().alias("terserap"),
            pl.col("periode").last(),
            pl.col("contoh").last(),
        )
    )
    rows = program.select(pl.col("kode").alias("program"), finite("anggaran"))
    share = pl.col("terserap") / pl.col("anggaran") * 100
    return (
        rows.join(spent, on="program", how="left", maintain_order="left")
        .with_columns(
            pl.when(pl.col("anggaran") > 0).then(share).alias("persen"),
            (pl.col("anggaran") - pl.col("terserap")).alias("sisa"),
            _reason().alias("alasan"),
            pl.col("contoh").fill_null(value=False),
        )
        .select(
            *("program", "anggaran", "terserap", "persen", "sisa", "periode", "alasan", "contoh")
        )
    )


def money(rows: pl.DataFrame) -> Total:
    """Add up the money of several programmes.

    Spending is held against the budgets of those programmes only that report spending: what
    others were given but say nothing about is neither spent nor left.

    Args:
        rows: From ``absorbed``, or some of its rows.
    """
    known = rows.filter(pl.col("anggaran").is_not_null())
    both = rows.filter(pl.col("persen").is_not_null())
    base, spent = (float(both[c].sum()) if both.height else None for c in ("anggaran", "terserap"))
    return Total(
        anggaran=float(known["anggaran"].sum()) if known.height else None,
        terserap=spent,
        dasar=base,
        persen=spent / base * 100 if spent is not None and base else None,
        program=rows.height,
        beranggaran=known.height,
        dihitung=both.height,
        contoh=bool(both["contoh"].any()),
    )


def _reason() -> pl.Expr:
    return (
        pl.when(pl.col("anggaran").is_null())
        .then(pl.lit(Reason.NO_BUDGET.value))
        .when(pl.col("anggaran") <= 0)
        .then(pl.lit(Reason.ZERO_BUDGET.value))
        .when(pl.col("terserap").is_null())
        .then(pl.lit(Reason.NO_REPORT.value))
    )


def _end(realisasi: pl.DataFrame) -> pl.Expr:
    read = parse(realisasi["periode"].drop_nulls().unique())
    days = dict(
        read.select("periode", pl.col("mulai").dt.offset_by(pl.format("{}mo", "bulan"))).iter_rows()
    )
    return pl.col("periode").replace_strict(days, default=None, return_dtype=pl.Date).alias("akhir")
