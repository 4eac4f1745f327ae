"""Readiness for an assessment: which data and evidence are there, and what is to be chased.

An indicator is ready when it has real data and evidence, a programme when it has evidence.
Evidence counts by its best piece: there (``ada``, with a link), weak (``kurang``: so marked, or
marked as there without a link, or not marked), missing (``belum``), none at all (``tanpa``).
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import polars as pl

from lib.analysis.series import finite
from lib.contract.vocabulary import EvidenceStatus, Status


class Kind(StrEnum):
    """What an item is (``jenis``)."""

    INDICATOR = "indikator"
    PROGRAM = "program"


class Data(StrEnum):
    """What figures an indicator has (``data``)."""

    REAL = "nyata"
    SAMPLE = "contoh"
    NONE = "kosong"


class Proof(StrEnum):
    """How an item is evidenced (``bukti``)."""

    THERE = "ada"
    WEAK = "kurang"
    MISSING = "belum"
    NONE = "tanpa"


class Need(StrEnum):
    """What an item lacks (``perlu``), the first thing first."""

    DATA = "data"
    """An indicator without real figures."""
    EVIDENCE = "bukti"
    """No evidence, or evidence that is registered as still missing."""
    STRONGER = "bukti_kuat"
    """Weak evidence."""


GROUPS = ("dimensi", "pilar", "subpilar")
"""Columns that items can be gathered by."""
_STRENGTH = {Proof.NONE: 0, Proof.MISSING: 1, Proof.WEAK: 2, Proof.THERE: 3}


def readiness_items(
    indikator: pl.DataFrame,
    values: pl.DataFrame,
    program: pl.DataFrame,
    bukti: pl.DataFrame,
) -> pl.DataFrame:
    """Return every indicator and programme with its data and its evidence.

    Args:
        indikator: Table of the contract (``kode``, ``dimensi``, ``pilar``, ``subpilar``,
            ``walidata``).
        values: Observations (``indikator``, ``nilai``, ``status``).
        program: Table of the contract (``kode``, ``dimensi``, ``opd``, ``indikator``,
            optionally ``pilar``). Without a pillar of its own a programme belongs to those of
            its indicators; to a sub-dimension it belongs through its indicators only.
        bukti: Table of the contract (``program``, ``indikator``, ``tautan``, ``status``,
            optionally ``status_data``).

    Returns:
        One row per item and place where it belongs: ``jenis`` (a ``Kind``), ``kode``,
        ``dimensi``, ``pilar``, ``subpilar`` (null where unknown), ``opd`` (the steward, or the
        leading agency), ``data`` (a ``Data``; null for a programme), ``bukti`` (a ``Proof``),
        ``siap``, ``perlu`` (list of ``Need``), ``contoh`` (whether its evidence is sample).
    """
    proofs = _proofs(bukti)
    places = indikator.select("kode", "pilar", "subpilar")
    one = _indicators(indikator, values, proofs)
    two = _programs(program, places, proofs)
    rows = pl.concat([one, two], how="diagonal_relaxed").with_columns(
        pl.col("bukti").fill_null(Proof.NONE.value), pl.col("contoh").fill_null(value=False)
    )
    return (
        rows.with_columns(_needs().alias("perlu"))
        .with_columns((pl.col("perlu").list.len() == 0).alias("siap"))
        .select(
            *("jenis", "kode", *GROUPS, "opd", "data", "bukti", "siap", "perlu", "contoh"),
        )
    )


def readiness_by(rows: pl.DataFrame, by: Sequence[str] = ("pilar", "subpilar")) -> pl.DataFrame:
    """Return how ready each pillar, sub-dimension or dimension is.

    Args:
        rows: From ``readiness_items``.
        by: Some of ``GROUPS``; an item counts once in each group.

    Returns:
        One row per group in the order of first appearance, items without a place last:
        the columns of ``by``, ``indikator`` and ``program`` (numbers), ``nyata``,
        ``data_contoh``, ``kosong`` (indicators by their data), ``ada``, ``kurang``, ``belum``,
        ``tanpa`` (items by their evidence), ``siap`` (items), ``persen`` (of all items;
        null without any), ``contoh`` (whether any evidence counted is sample).
    """
    once = rows.unique(["jenis", "kode", *by], maintain_order=True)
    of = pl.col("jenis")

    def count(column: str, word: str, name: str | None = None) -> pl.Expr:
        return (
            (pl.col(column) == word).fill_null(value=False).sum().cast(pl.Int32).alias(name or word)
        )

    found = once.group_by(by, maintain_order=True).agg(
        (of == Kind.INDICATOR.value).sum().cast(pl.Int32).alias("indikator"),
        (of == Kind.PROGRAM.value).sum().cast(pl.Int32).alias("program"),
        count("data", Data.REAL.value),
        count("data", Data.SAMPLE.value, "data_contoh"),
        count("data", Data.NONE.value),
        *(count("bukti", p.value) for p in (Proof.THERE, Proof.WEAK, Proof.MISSING, Proof.NONE)),
        pl.col("siap").sum().cast(pl.Int32),
        (pl.col("siap").mean() * 100).alias("persen"),
        pl.col("contoh").any(),
    )
    return found.sort(pl.col(by[0]).is_null(), maintain_order=True)


def chase_list(rows: pl.DataFrame) -> pl.DataFrame:
    """Return what is to be chased, and from whom.

    Args:
        rows: From ``readiness_items``, or some of them.

    Returns:
        One row per item that is not ready, indicators without data first, then those without
        evidence, then weak evidence, each by agency and code: ``opd``, ``jenis``, ``kode``,
        ``perlu`` (list of ``Need``), ``data``, ``bukti``, ``contoh``.
    """
    order = {n.value: i for i, n in enumerate(Need)}
    return (
        rows.filter(~pl.col("siap"))
        .unique(["jenis", "kode"], maintain_order=True)
        .sort(
            pl.col("perlu").list.first().replace_strict(order, return_dtype=pl.Int32),
            "opd",
            "jenis",
            "kode",
            nulls_last=True,
        )
        .select("opd", "jenis", "kode", "perlu", "data", "bukti", "contoh")
    )


def _indicators(
    indikator: pl.DataFrame, values: pl.DataFrame, proofs: pl.DataFrame
) -> pl.DataFrame:
    real = (pl.col("status") != Status.SAMPLE.value).fill_null(value=True).any()
    there = (
        values.with_columns(finite("nilai"))
        .filter(pl.col("nilai").is_not_null())
        .group_by("indikator")
        .agg(
            pl.when(real)
            .then(pl.lit(Data.REAL.value))
            .otherwise(pl.lit(Data.SAMPLE.value))
            .alias("data")
        )
    )
    own = proofs.filter(pl.col("indikator").is_not_null()).drop("program")
    return (
        indikator.select(
            pl.lit(Kind.INDICATOR.value).alias("jenis"),
            "kode",
            *GROUPS,
            pl.col("walidata").alias("opd"),
        )
        .join(there, left_on="kode", right_on="indikator", how="left", maintain_order="left")
        .with_columns(pl.col("data").fill_null(Data.NONE.value))
        .join(
            _best(own, "indikator"),
            left_on="kode",
            right_on="indikator",
            how="left",
            maintain_order="left",
        )
    )


def _programs(program: pl.DataFrame, places: pl.DataFrame, proofs: pl.DataFrame) -> pl.DataFrame:
    own = proofs.filter(pl.col("program").is_not_null()).drop("indikator")
    base = program.select(
        pl.lit(Kind.PROGRAM.value).alias("jenis"),
        "kode",
        "dimensi",
        pl.col("opd").str.split(";").list.first().alias("opd"),
    )
    linked = (
        program.select(pl.col("kode"), _split(program, "indikator"))
        .explode("indikator")
        .join(places, left_on="indikator", right_on="kode", how="inner", maintain_order="left")
        .select("kode", "pilar", "subpilar")
    )
    named = (
        program.select("kode", _split(program, "pilar"))
        .explode("pilar")
        .drop_nulls("pilar")
        .select("kode", "pilar", pl.lit(None, pl.String).alias("subpilar"))
    )
    through = linked.join(named, on="kode", how="anti").vstack(
        linked.join(named, on=["kode", "pilar"], how="semi")
    )
    rest = named.join(linked, on=["kode", "pilar"], how="anti")
    where = pl.concat([through, rest]).unique(maintain_order=True)
    return (
        base.join(where, on="kode", how="left", maintain_order="left_right")
        .with_columns(pl.lit(None, pl.String).alias("data"))
        .join(
            _best(own, "program"),
            left_on="kode",
            right_on="program",
            how="left",
            maintain_order="left",
        )
    )


def _split(frame: pl.DataFrame, column: str) -> pl.Expr:
    if column not in frame.columns:
        return pl.lit(None, pl.List(pl.String)).alias(column)
    return pl.col(column).cast(pl.String).str.split(";").alias(column)


def _proofs(bukti: pl.DataFrame) -> pl.DataFrame:
    """Return each piece of evidence with what it is worth (``kuat``)."""
    link = pl.col("tautan").fill_null("").str.strip_chars() != ""
    word = pl.col("status")
    worth = (
        pl.when(word == EvidenceStatus.MISSING.value)
        .then(_STRENGTH[Proof.MISSING])
        .when(word.is_null() & ~link)
        .then(_STRENGTH[Proof.MISSING])
        .when((word == EvidenceStatus.THERE.value) & link)
        .then(_STRENGTH[Proof.THERE])
        .otherwise(_STRENGTH[Proof.WEAK])
    )
    sample = (
        (pl.col("status_data") == Status.SAMPLE.value).fill_null(value=False)
        if "status_data" in bukti.columns
        else pl.lit(value=False)
    )
    return bukti.select("program", "indikator", worth.alias("kuat"), sample.alias("contoh"))


def _best(proofs: pl.DataFrame, key: str) -> pl.DataFrame:
    words = {strength: word.value for word, strength in _STRENGTH.items()}
    return proofs.group_by(key).agg(
        pl.col("kuat").max().replace_strict(words, return_dtype=pl.String).alias("bukti"),
        pl.col("contoh").any(),
    )


def _needs() -> pl.Expr:
    data = (pl.col("jenis") == Kind.INDICATOR.value) & (pl.col("data") != Data.REAL.value)
    none = pl.col("bukti").is_in([Proof.NONE.value, Proof.MISSING.value])
    weak = pl.col("bukti") == Proof.WEAK.value
    found = [(data, Need.DATA), (none, Need.EVIDENCE), (weak, Need.STRONGER)]
    return pl.concat_list(
        pl.when(where.fill_null(value=False)).then(pl.lit(need.value)) for where, need in found
    ).list.drop_nulls()
