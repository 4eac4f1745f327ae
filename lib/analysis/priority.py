"""What deserves attention first, by a rule that can be read aloud.

Three questions, up to two points each: how far from where it should be, is it getting worse,
how widely. Six points is the most. Equal cases go by how much is missing, then by code.

Indicators
    jauh: a quarter of the target (or 60 of 100 points) missing = 2, a tenth (40 points) = 1.
    arah: deteriorating, or certainly getting worse = 2; stagnating, too slow, missed, or
    worse than last time = 1.
    luas: half of the areas miss their target, or there is a strong bad pocket = 2; a quarter
    of the areas, or a pocket to look at = 1.
Areas
    jauh: in the worst third in 90 % of the ways to rank = 2, in half of them = 1.
    arah: score at least 2 points below the year before = 2, half a point = 1.
    luas: half of its indicators below 50 points = 2, a quarter = 1.

What is not known gives no points and is named, so that it is not taken for good. A rate that
rests on few cases gets at most 1 point for how far.
"""

from __future__ import annotations

import polars as pl

from lib.analysis.change import Verdict
from lib.analysis.clusters import Confidence
from lib.analysis.pattern import Pocket
from lib.analysis.progress import Progress
from lib.analysis.robustness import Robustness
from lib.analysis.score import Scores
from lib.analysis.small_numbers import Stability

_POINTS = ("jauh", "arah", "luas")


def priority_indicators(
    status: pl.DataFrame,
    trend: pl.DataFrame | None = None,
    scores: Scores | None = None,
    parts: pl.DataFrame | None = None,
    pockets: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """Rank the indicators of one area by how much attention they deserve.

    Args:
        status: Rows of ``status.statuses`` of one area; ``kestabilan`` if it is known;
            ``penilaian`` (change since last time) if ``trend`` has none.
        trend: Rows of ``trend.trends`` of the area: ``indikator``, ``penilaian``.
        scores: Scores that hold the area.
        parts: Rows of ``status.statuses`` of the areas inside it: how widely targets are
            missed.
        pockets: ``indikator``, ``keyakinan``, ``kantong`` from ``pattern.find_pattern``.

    Returns:
        One row per indicator that has at least one point, first the one that deserves most:
        ``indikator``, ``jumlah`` (0..6), ``jauh``, ``arah``, ``luas`` (0..2, null: not
        known), ``kurang`` (share of the target missing, 0..1), ``skor``, ``bagian_wilayah``
        (share of the areas that miss their target), ``kantong_buruk`` (a ``Confidence``),
        ``keadaan``, ``penilaian_tren``, ``contoh``.

    Example:
        >>> import polars as pl
        >>> rows = pl.DataFrame({"indikator": ["A", "B"], "wilayah": "k", "contoh": False,
        ...     "keadaan": ["memburuk", "pada_jalur"], "capaian_tampil": [0.7, 0.95]})
        >>> priority_indicators(rows).select("indikator", "jumlah", "jauh", "arah").rows()
        [('A', 4, 2, 2)]
    """
    rows = _with(status, {"capaian_tampil": pl.Float64(), "kestabilan": pl.String()})
    rows = _with(rows, {"penilaian": pl.String(), "contoh": pl.Boolean()})
    rows = rows.join(_trend(trend), on="indikator", how="left")
    rows = rows.join(_score(scores, status), on="indikator", how="left")
    rows = rows.join(_spread(parts), on="indikator", how="left")
    rows = rows.join(_pockets(pockets), on="indikator", how="left")
    rows = rows.with_columns(
        (1 - pl.col("capaian_tampil")).clip(0, 1).alias("kurang")
    ).with_columns(_far(), _worse(), _wide())
    return (
        _totalled(rows)
        .sort(
            "jumlah",
            pl.col("kurang").fill_null(1 - pl.col("skor") / 100),
            "indikator",
            descending=[True, True, False],
            nulls_last=True,
        )
        .select(
            "indikator",
            "jumlah",
            *_POINTS,
            "kurang",
            "skor",
            "bagian_wilayah",
            "kantong_buruk",
            "keadaan",
            "penilaian_tren",
            "contoh",
        )
    )


def priority_areas(
    robust: Robustness, scores: Scores, before: Scores | None = None
) -> pl.DataFrame:
    """Rank areas of one level by how much attention they deserve.

    Args:
        robust: From ``robustness.rank_intervals``.
        scores: The scores that it was made from.
        before: Scores of the year before.

    Returns:
        One row per area that has at least one point, first the one that deserves most:
        ``wilayah``, ``jumlah`` (0..6), ``jauh``, ``arah``, ``luas`` (0..2, null: not known),
        ``skor``, ``sepertiga_bawah`` (share of the runs in the worst third),
        ``selisih_skor`` (points since the year before), ``bagian_rendah`` (share of its
        indicators below 50 points), ``contoh``.
    """
    low = (
        scores.indikator.filter(pl.col("skor").is_not_null())
        .group_by("wilayah")
        .agg((pl.col("skor") < 50).mean().alias("bagian_rendah"))
    )
    earlier = (
        pl.DataFrame(schema={"wilayah": pl.String, "_dulu": pl.Float64})
        if before is None
        else before.gabungan.select("wilayah", pl.col("skor").alias("_dulu"))
    )
    rows = (
        robust.peringkat.select("wilayah", "skor", "sepertiga_bawah")
        .join(scores.gabungan.select("wilayah", "contoh"), on="wilayah", how="left")
        .join(low, on="wilayah", how="left")
        .join(earlier, on="wilayah", how="left")
        .with_columns((pl.col("skor") - pl.col("_dulu")).alias("selisih_skor"))
        .with_columns(
            _steps(pl.col("sepertiga_bawah"), 0.5, 0.9).alias("jauh"),
            _steps(-pl.col("selisih_skor"), 0.5, 2).alias("arah"),
            _steps(pl.col("bagian_rendah"), 0.25, 0.5).alias("luas"),
        )
    )
    columns = ("skor", "sepertiga_bawah", "selisih_skor", "bagian_rendah", "contoh")
    return (
        _totalled(rows)
        .sort("jumlah", "skor", "wilayah", descending=[True, False, False])
        .select("wilayah", "jumlah", *_POINTS, *columns)
    )


def _far() -> pl.Expr:
    by_target = _steps(pl.col("kurang"), 0.10, 0.25)
    by_score = _steps(100 - pl.col("skor"), 40, 60)
    met = pl.when(pl.col("keadaan") == Progress.ACHIEVED.value).then(pl.lit(0, pl.Int8))
    points = pl.coalesce(met, by_target, by_score)
    few = pl.col("kestabilan").is_in([Stability.UNSTABLE.value, Stability.COUNT_ONLY.value])
    return pl.when(few).then(points.clip(0, 1)).otherwise(points).alias("jauh")


def _worse() -> pl.Expr:
    slow = (Progress.STAGNATING, Progress.ACCELERATE, Progress.MISSED)
    state, course, last = (pl.col(c) for c in ("keadaan", "penilaian_tren", "penilaian"))
    known = (state != Progress.UNKNOWN.value) | course.is_not_null() | last.is_not_null()
    bad = (state == Progress.DETERIORATING.value) | (course == Verdict.WORSE.value)
    doubtful = state.is_in([s.value for s in slow]) | (last == Verdict.WORSE.value)
    return (
        pl.when(bad.fill_null(value=False))
        .then(pl.lit(2, pl.Int8))
        .when(doubtful.fill_null(value=False))
        .then(pl.lit(1, pl.Int8))
        .when(known.fill_null(value=False))
        .then(pl.lit(0, pl.Int8))
        .alias("arah")
    )


def _wide() -> pl.Expr:
    by_pocket = pl.col("kantong_buruk").replace_strict(
        {Confidence.STRONG.value: 2, Confidence.WATCH.value: 1}, default=None, return_dtype=pl.Int8
    )
    return pl.max_horizontal(_steps(pl.col("bagian_wilayah"), 0.25, 0.5), by_pocket).alias("luas")


def _steps(value: pl.Expr, one: float, two: float) -> pl.Expr:
    """Return 2 from the higher threshold, 1 from the lower, else 0; null stays null."""
    return (
        pl.when(value >= two - 1e-12)
        .then(pl.lit(2, pl.Int8))
        .when(value >= one - 1e-12)
        .then(pl.lit(1, pl.Int8))
        .when(value.is_not_null())
        .then(pl.lit(0, pl.Int8))
    )


def _totalled(rows: pl.DataFrame) -> pl.DataFrame:
    total = pl.sum_horizontal(pl.col(name).fill_null(0) for name in _POINTS).cast(pl.Int8)
    return rows.with_columns(total.alias("jumlah")).filter(pl.col("jumlah") > 0)


def _with(frame: pl.DataFrame, columns: dict[str, pl.DataType]) -> pl.DataFrame:
    missing = [name for name in columns if name not in frame.columns]
    return frame.with_columns(pl.lit(None, columns[name]).alias(name) for name in missing)


def _trend(trend: pl.DataFrame | None) -> pl.DataFrame:
    if trend is None:
        return pl.DataFrame(schema={"indikator": pl.String, "penilaian_tren": pl.String})
    return trend.select("indikator", pl.col("penilaian").alias("penilaian_tren"))


def _score(scores: Scores | None, status: pl.DataFrame) -> pl.DataFrame:
    if scores is None:
        return pl.DataFrame(schema={"indikator": pl.String, "skor": pl.Float64})
    mine = pl.col("wilayah").is_in(status["wilayah"].unique().implode())
    return scores.indikator.filter(mine).select("indikator", "skor")


def _spread(parts: pl.DataFrame | None) -> pl.DataFrame:
    """Share of the areas inside that miss their target of the year, or their last one."""
    if parts is None:
        return pl.DataFrame(schema={"indikator": pl.String, "bagian_wilayah": pl.Float64})
    judged = parts.filter(pl.col("terpenuhi").is_not_null())
    return judged.group_by("indikator").agg((~pl.col("terpenuhi")).mean().alias("bagian_wilayah"))


def _pockets(pockets: pl.DataFrame | None) -> pl.DataFrame:
    """Surest bad pocket of each indicator."""
    if pockets is None:
        return pl.DataFrame(schema={"indikator": pl.String, "kantong_buruk": pl.String})
    bad = pockets.filter(pl.col("kantong") == Pocket.BAD.value)
    strong = (pl.col("keyakinan") == Confidence.STRONG.value).any()
    return bad.group_by("indikator").agg(
        pl.when(strong)
        .then(pl.lit(Confidence.STRONG.value))
        .otherwise(pl.lit(Confidence.WATCH.value))
        .alias("kantong_buruk")
    )
