"""An assessment as data: components with weights, a weighted index, improvement, what-if.

Nothing here knows the names of components, their number, the scale of the scores or whether
weights are percent or shares: all of that is in the table. The index is the weighted mean of
the scores, as the ministry's evaluation computes its performance index; the second result is
the improvement against the year before.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import polars as pl

from lib.analysis.series import finite
from lib.contract.vocabulary import Status

COVERAGE = 2 / 3
"""Least share of the weight that must have a score for an index to be given."""
TOLERANCE = 0.01
"""How far the weights of a year may be from their whole, as a share of a percent point."""
_EPS = 1e-9


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What one score would do to the index."""

    tahun: int
    komponen: str
    skor: float | None
    """The component's score as it is; null if it has none."""
    menjadi: float
    """The score that is tried."""
    bagian: float | None
    """The component's share of all weight, 0 to 1; null if it has no weight."""
    indeks: float | None
    """The index as it is; null if it cannot be given."""
    indeks_menjadi: float | None
    """The index with the score that is tried."""
    naik: float | None
    """Difference of the two indices."""


def components(penilaian: pl.DataFrame) -> pl.DataFrame:
    """Return one row per year and component, its score taken from its pillars if need be.

    Args:
        penilaian: Table of the contract: ``tahun``, ``komponen``, ``bobot`` (percent or
            shares), ``skor``; optionally ``pilar`` (a row of one pillar; rows without are the
            component itself), ``skala_bawah``, ``skala_atas``, ``sumber``, ``status_data``.

    Returns:
        In the order of the table: ``tahun``, ``komponen``, ``bobot``, ``skor``, ``pilar`` (how
        many pillars ``skor`` is the plain mean of; 0: it is the component's own), ``bagian``
        (share of the year's weight, 0 to 1), ``skala_bawah``, ``skala_atas``, ``sumber``,
        ``contoh``. A weight or score that is missing or not finite is null.
    """
    whole = pl.col("pilar").is_null()
    own = pl.col("skor").filter(whole).drop_nulls().first()
    parts = pl.col("skor").filter(~whole).drop_nulls()
    found = (
        _complete(penilaian)
        .group_by("tahun", "komponen", maintain_order=True)
        .agg(
            pl.col("bobot").sort_by(~whole, maintain_order=True).drop_nulls().first(),
            pl.coalesce(own, parts.mean()).alias("skor"),
            pl.when(own.is_null()).then(parts.len()).otherwise(0).cast(pl.Int32).alias("pilar"),
            pl.col("skala_bawah", "skala_atas", "sumber").drop_nulls().first(),
            pl.col("contoh").any(),
        )
    )
    share = pl.col("bobot") / pl.col("bobot").sum().over("tahun")
    return found.with_columns(pl.when(share.is_finite()).then(share).alias("bagian")).select(
        *("tahun", "komponen", "bobot", "skor", "pilar", "bagian"),
        *("skala_bawah", "skala_atas", "sumber", "contoh"),
    )


def weight_sums(penilaian: pl.DataFrame) -> pl.DataFrame:
    """Return whether the weights of each year make a whole.

    Args:
        penilaian: As for ``components``.

    Returns:
        One row per year, sorted: ``tahun``, ``komponen`` (number), ``berbobot`` (those with a
        weight), ``jumlah`` (sum of the weights), ``utuh`` (100, or 1 where no weight is above
        1: shares), ``pas`` (whether the sum is that, to ``TOLERANCE`` percent of it),
        ``selisih`` (sum minus whole), ``contoh``.
    """
    whole = pl.when(pl.col("terbesar") <= 1).then(1.0).otherwise(100.0)
    return (
        components(penilaian)
        .group_by("tahun")
        .agg(
            pl.len().cast(pl.Int32).alias("komponen"),
            pl.col("bobot").count().cast(pl.Int32).alias("berbobot"),
            pl.col("bobot").sum().alias("jumlah"),
            pl.col("bobot").max().alias("terbesar"),
            pl.col("contoh").any(),
        )
        .with_columns(whole.alias("utuh"))
        .with_columns((pl.col("jumlah") - pl.col("utuh")).alias("selisih"))
        .with_columns(
            (pl.col("selisih").abs() <= pl.col("utuh") * TOLERANCE / 100 + _EPS).alias("pas")
        )
        .select("tahun", "komponen", "berbobot", "jumlah", "utuh", "pas", "selisih", "contoh")
        .sort("tahun")
    )


def weighted_index(penilaian: pl.DataFrame, coverage: float = COVERAGE) -> pl.DataFrame:
    """Return the weighted index of each year and its improvement against the one before.

    The index is the sum of weight times score over the components with a score, divided by
    the sum of their weights; so weights that do not make a whole do not move its scale, and a
    missing score is neither zero nor guessed.

    Args:
        penilaian: As for ``components``.
        coverage: Least share of the year's weight that must have a score, 0 to 1.

    Returns:
        One row per year, sorted: ``tahun``, ``indeks`` (null below ``coverage``), ``cakupan``
        (share of the weight with a score), ``komponen`` (number), ``bernilai`` (those with
        score and weight), ``kurang`` (components without, as a list), ``pas`` (whether the
        weights make a whole), ``sebelum`` (the year before it in the table with an index),
        ``naik`` (index minus that one's), ``naik_persen`` (of that one; null unless it is
        above 0), ``karena_skor`` and ``karena_bobot`` (parts of ``naik``: changed scores at
        this year's weights, and the rest: changed weights or components), ``skala_bawah``,
        ``skala_atas`` (of the scores, if all components name the same), ``contoh``.
    """
    rows = components(penilaian)
    known = pl.col("skor").is_not_null() & (pl.col("bobot") > 0)
    share = pl.col("bobot").filter(known).sum() / pl.col("bobot").sum()
    mean = (pl.col("skor") * pl.col("bobot")).filter(known).sum() / pl.col("bobot").filter(
        known
    ).sum()
    years = rows.group_by("tahun").agg(
        pl.when(share >= coverage - _EPS).then(mean).alias("indeks"),
        pl.when(share.is_finite()).then(share).alias("cakupan"),
        pl.len().cast(pl.Int32).alias("komponen"),
        known.sum().cast(pl.Int32).alias("bernilai"),
        pl.col("komponen").filter(~known).alias("kurang"),
        *(_common(c) for c in ("skala_bawah", "skala_atas")),
        pl.col("contoh").any(),
    )
    years = years.join(weight_sums(penilaian).select("tahun", "pas"), on="tahun").sort("tahun")
    return _improvement(years, rows)


def what_if(
    penilaian: pl.DataFrame, tahun: int, komponen: str, skor: float, coverage: float = COVERAGE
) -> WhatIf:
    """Return what the index would be if one component had another score.

    Args:
        penilaian: As for ``components``.
        tahun: Year.
        komponen: Component of that year.
        skor: The score to try, on the scale of the table.
        coverage: As for ``weighted_index``.

    Raises:
        KeyError: The year has no such component.
    """
    rows, own = _of_year(penilaian, tahun, komponen)
    tried = rows.with_columns(
        pl.when(pl.col("komponen") == komponen).then(float(skor)).otherwise("skor").alias("skor")
    )
    before, after = (weighted_index(frame, coverage)["indeks"][0] for frame in (rows, tried))
    rise = after - before if before is not None and after is not None else None
    return WhatIf(tahun, komponen, own["skor"], skor, own["bagian"], before, after, rise)


def score_needed(penilaian: pl.DataFrame, tahun: int, komponen: str, indeks: float) -> float | None:
    """Return the score that one component must have for the index to reach a value.

    The other components keep their scores. Whether that score exists on the scale is for the
    caller to see: it may lie above its top.

    Args:
        penilaian: As for ``components``.
        tahun: Year.
        komponen: Component of that year.
        indeks: Value to reach.

    Returns:
        The score; null where the component has no weight or another one has no score.

    Raises:
        KeyError: The year has no such component.
    """
    rows, own = _of_year(penilaian, tahun, komponen)
    others = rows.filter(pl.col("komponen") != komponen)
    if not own["bagian"] or others["skor"].null_count() or others["bagian"].null_count():
        return None
    rest = float((others["skor"] * others["bagian"]).sum())
    score = (indeks - rest) / own["bagian"]
    return score if math.isfinite(score) else None


def pillar_index(penilaian: pl.DataFrame, coverage: float = COVERAGE) -> pl.DataFrame:
    """Return the weighted index of each pillar, from the rows that name one.

    Args:
        penilaian: As for ``components``, with ``pilar``.
        coverage: As for ``weighted_index``, of the components of the pillar's year.

    Returns:
        One row per year and pillar, sorted by year, then in the order of the table: ``tahun``,
        ``pilar``, ``indeks``, ``cakupan``, ``bernilai``, ``contoh``.
    """
    rows = _complete(penilaian).filter(pl.col("pilar").is_not_null())
    base = components(penilaian).group_by("tahun").agg(pl.col("bobot").sum().alias("semua"))
    weight = components(penilaian).select("tahun", "komponen", "bobot")
    known = pl.col("skor").is_not_null() & (pl.col("bobot") > 0)
    there = pl.col("bobot").filter(known).sum()
    share = there / pl.col("semua").first()
    return (
        rows.drop("bobot")
        .join(weight, on=["tahun", "komponen"], maintain_order="left")
        .join(base, on="tahun", maintain_order="left")
        .group_by("tahun", "pilar", maintain_order=True)
        .agg(
            pl.when(share >= coverage - _EPS)
            .then((pl.col("skor") * pl.col("bobot")).filter(known).sum() / there)
            .alias("indeks"),
            share.alias("cakupan"),
            known.sum().cast(pl.Int32).alias("bernilai"),
            pl.col("contoh").any(),
        )
        .sort("tahun", maintain_order=True)
    )


def _complete(penilaian: pl.DataFrame) -> pl.DataFrame:
    """Return the columns that are needed; those that a plain frame leaves out are null."""
    types: dict[str, pl.DataType] = {
        "pilar": pl.String(),
        "skala_bawah": pl.Float64(),
        "skala_atas": pl.Float64(),
        "sumber": pl.String(),
        "status_data": pl.String(),
    }
    blank = [pl.lit(None, d).alias(c) for c, d in types.items() if c not in penilaian.columns]
    return penilaian.with_columns(*blank).select(
        "tahun",
        "komponen",
        *(finite(c) for c in ("bobot", "skor", "skala_bawah", "skala_atas")),
        pl.col("pilar", "sumber").cast(pl.String),
        (pl.col("status_data") == Status.SAMPLE.value).fill_null(value=False).alias("contoh"),
    )


def _common(column: str) -> pl.Expr:
    """Return a column's value where all rows have the same, else null."""
    same = (pl.col(column).n_unique() == 1) & (pl.col(column).null_count() == 0)
    return pl.when(same).then(pl.col(column).first()).alias(column)


def _improvement(years: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    known = years.filter(pl.col("indeks").is_not_null())
    before = known.select(
        "tahun",
        pl.col("tahun").shift(1).alias("sebelum"),
        pl.col("indeks").shift(1).alias("lama"),
    )
    rise = pl.col("indeks") - pl.col("lama")
    scores = [
        (year, _by_score(rows, year, old)) for year, old, _ in before.iter_rows() if old is not None
    ]
    by_score = pl.DataFrame(
        scores, schema={"tahun": years.schema["tahun"], "karena_skor": pl.Float64()}, orient="row"
    )
    return (
        years.join(before, on="tahun", how="left")
        .join(by_score, on="tahun", how="left")
        .sort("tahun")
        .with_columns(
            rise.alias("naik"),
            pl.when(pl.col("lama") > 0).then(rise / pl.col("lama") * 100).alias("naik_persen"),
            (rise - pl.col("karena_skor")).alias("karena_bobot"),
        )
        .select(
            *("tahun", "indeks", "cakupan", "komponen", "bernilai", "kurang", "pas", "sebelum"),
            *("naik", "naik_persen", "karena_skor", "karena_bobot", "skala_bawah", "skala_atas"),
            "contoh",
        )
    )


def _by_score(rows: pl.DataFrame, year: int, old: int) -> float | None:
    """Return the rise that changed scores alone give, at the weights of the later year."""
    now, then = (
        rows.filter(pl.col("tahun") == y, pl.col("skor").is_not_null(), pl.col("bobot") > 0)
        for y in (year, old)
    )
    if set(now["komponen"]) != set(then["komponen"]):
        return None
    both = now.join(then.select("komponen", pl.col("skor").alias("lama")), on="komponen")
    rise = pl.col("skor") - pl.col("lama")
    mean = both.select((rise * pl.col("bobot")).sum() / pl.col("bobot").sum()).item()
    return None if mean is None else float(mean)


def _of_year(
    penilaian: pl.DataFrame, tahun: int, komponen: str
) -> tuple[pl.DataFrame, dict[str, float | None]]:
    rows = components(penilaian).filter(pl.col("tahun") == tahun)
    own = rows.filter(pl.col("komponen") == komponen)
    if own.is_empty():
        raise KeyError(komponen)
    # The pillar count stands in the column of pillar codes: these are whole components.
    return rows.drop("pilar"), own.row(0, named=True)
