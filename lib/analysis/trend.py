"""Which way a series goes, how fast and how sure that is.

Median slope with 95 % interval and Mann-Kendall; by season where there are seasons. Below 5
values nothing is said about chance. From 20 values on, what a value carries over from the one
before is allowed for (variance times (1 + r)/(1 - r), r the first autocorrelation of the
residuals; Yue and Wang 2004): in the chance, and in the interval where that is asked for, as
``trends`` does. Shorter series cannot show it, and look surer than they are if it is there.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from math import erfc, sqrt

import numpy as np
import polars as pl

from lib.analysis.change import Verdict
from lib.analysis.kendall import mann_kendall, rises, seasonal_mann_kendall
from lib.analysis.line import Points, Seasons, echo, fit, points
from lib.analysis.series import KEY, sign
from lib.analysis.shift import change_point, marked
from lib.analysis.slope import seasonal_slope
from lib.analysis.stretch import last_stretches
from lib.analysis.table import Rows, optional, table
from lib.analysis.vector import Numbers

MINIMUM = 5
"""Values below which nothing is said about chance."""
LEVEL = 0.05
"""Probability below which a direction is certain."""
_ECHO_FROM = 20


class Course(StrEnum):
    """Which way a series goes (``arah``)."""

    RISING = "naik"
    FALLING = "turun"
    LEVEL = "tetap"


class Certainty(StrEnum):
    """How sure the direction is (``kepastian``)."""

    CERTAIN = "nyata"
    """p < 0.05."""
    UNCERTAIN = "belum_pasti"
    TOO_SHORT = "terlalu_pendek"
    """Fewer than 5 values: no statement about chance."""


@dataclass(frozen=True, slots=True)
class Trend:
    """Course of one series."""

    n: int
    """Number of values."""
    dari: float
    """Time of the first value, years."""
    sampai: float
    """Time of the last value, years."""
    arah: Course
    kepastian: Certainty
    kemiringan: float
    """Change per year, in the unit: median of the slopes between two values."""
    bawah: float
    """Lower end of its 95 % interval."""
    atas: float
    """Upper end of its 95 % interval."""
    p: float | None
    """Two-sided probability of a course at least as clear by chance; null below 5 values."""
    langkah_naik: int
    """Steps from value to value that rise; with seasons against the year before."""
    langkah_turun: int
    langkah: int
    """Number of steps."""
    gema: float | None
    """What a value carries over from the one before, -1..1; null below 20 values."""
    musiman: bool
    """Whether values were compared only within their season."""


def trend_of(
    values: Numbers,
    times: Numbers | None = None,
    seasons: Seasons = None,
    *,
    widen: bool = False,
) -> Trend | None:
    """Return the course of one series.

    Args:
        values: The series of one stretch: never across a break.
        times: When each value was, in years with their gaps; ``None``: 0, 1, 2, ...
        seasons: Season of each value, for instance its month; ``None``: there are none.
        widen: Whether the interval too allows for what values carry over, not only the chance.

    Returns:
        The course; null below two values (of one season).

    Example:
        >>> found = trend_of([61, 62.5, 62, 64, 65, 66.5], range(2018, 2024))
        >>> found.arah.value, round(found.kemiringan, 2), found.langkah_naik, found.langkah
        ('naik', 1.0, 4, 5)
        >>> round(found.p, 3), found.kepastian.value
        (0.017, 'nyata')
    """
    series = points(values, times, seasons)
    carried = _carried(series)
    factor = _inflation(series, carried)
    wide = factor if widen else 1.0
    found = seasonal_slope(series.nilai, series.musim, series.waktu, inflation=wide)
    if found is None:
        return None
    p = _chance(series, factor) if series.n >= MINIMUM else None
    ups, downs, steps = _steps(series)
    return Trend(
        series.n,
        float(series.waktu[0]),
        float(series.waktu[-1]),
        _course(found.kemiringan, series),
        _certainty(p),
        found.kemiringan,
        found.bawah,
        found.atas,
        p,
        ups,
        downs,
        steps,
        carried,
        series.banyak_musim > 1,
    )


_TYPES = {
    "n": pl.Int32(),
    "dari": pl.String(),
    "sampai": pl.String(),
    "arah": pl.String(),
    "kepastian": pl.String(),
    "kemiringan": pl.Float64(),
    "bawah": pl.Float64(),
    "atas": pl.Float64(),
    "p": pl.Float64(),
    "langkah_naik": pl.Int32(),
    "langkah_turun": pl.Int32(),
    "langkah": pl.Int32(),
    "gema": pl.Float64(),
    "musiman": pl.Boolean(),
    "patah": pl.String(),
    "patah_besar": pl.Float64(),
    "patah_p": pl.Float64(),
    "pencilan": pl.List(pl.String()),
    "contoh": pl.Boolean(),
    "potongan": pl.String(),
}


def trends(
    panel: Rows,
    indikator: Rows | None = None,
    jeda: Rows | None = None,
) -> pl.DataFrame:
    """Return the course of the last stretch of every series.

    Args:
        panel: From ``rollup.panel``, or a plain frame as ``series.observed`` takes it.
        indikator: Table of the contract; without it nothing is called better or worse.
        jeda: Table of the contract: breaks are never crossed.

    Returns:
        One row per indikator x wilayah with at least two values in its last stretch, sorted:
        the fields of ``Trend`` (``dari``, ``sampai`` as periods), ``patah`` (first period
        after the clearest step, null if it may be chance), ``patah_besar`` (its size),
        ``patah_p``, ``pencilan`` (periods of the outliers), ``contoh``, ``potongan`` (a
        ``stretch.Cut``), ``penilaian`` (a ``change.Verdict`` of the direction, null where it
        is not certain). Values that are words have no course.

    Example:
        >>> import polars as pl
        >>> rows = pl.DataFrame({"periode": range(2016, 2024), "nilai": [3, 4, 5, 5, 6, 8, 8, 9]})
        >>> trends(rows).select("arah", "kepastian", "langkah_naik").row(0)
        ('naik', 'nyata', 5)
    """
    panel = table(panel)
    indikator, jeda = optional(indikator), optional(jeda)
    return courses(last_stretches(panel, indikator, jeda), indikator)


def courses(stretches: pl.DataFrame, indikator: pl.DataFrame | None = None) -> pl.DataFrame:
    """Return the course of stretches that are cut already; see ``trends``.

    Args:
        stretches: From ``stretch.last_stretches``.
        indikator: Table of the contract.
    """
    rows = stretches.filter(pl.col("kata").is_null())
    found = []
    for key, own in rows.group_by(KEY, maintain_order=True):
        made = _row(own)
        if made is not None:
            found.append({"indikator": key[0], "wilayah": key[1], **made})
    schema = {"indikator": pl.String(), "wilayah": pl.String(), **_TYPES}
    return _judged(pl.DataFrame(found, schema), indikator)


def _row(own: pl.DataFrame) -> dict[str, object] | None:
    seasons = own["musim"] if own["musim"].null_count() == 0 else None
    values, times = own["nilai"], own["waktu"]
    found = trend_of(values, times, seasons, widen=True)
    if found is None:
        return None
    step = change_point(values, times, seasons)
    odd = marked(points(values, times, seasons))
    clear = step if step is not None and step.nyata else None
    return {
        **asdict(found),
        "dari": own["periode"][0],
        "sampai": own["periode"][-1],
        "patah": own["periode"][clear.tempat] if clear else None,
        "patah_besar": clear.besar if clear else None,
        "patah_p": step.p if step else None,
        "pencilan": [own["periode"][i] for i in odd],
        "contoh": bool(own["contoh"].any()),
        "potongan": own["potongan"][0],
    }


def _judged(found: pl.DataFrame, indikator: pl.DataFrame | None) -> pl.DataFrame:
    if indikator is None:
        return found.with_columns(pl.lit(None, pl.String).alias("penilaian"))
    ways = indikator.select(pl.col("kode").alias("indikator"), sign(pl.col("arah")).alias("_tanda"))
    gain = pl.col("kemiringan") * pl.col("_tanda")
    verdict = (
        pl.when(pl.col("kepastian") != Certainty.CERTAIN.value)
        .then(None)
        .when(gain > 0)
        .then(pl.lit(Verdict.BETTER.value))
        .when(gain < 0)
        .then(pl.lit(Verdict.WORSE.value))
        .when(pl.col("kemiringan") == 0)
        .then(pl.lit(Verdict.SAME.value))
        .otherwise(pl.lit(Verdict.NEUTRAL.value))
    )
    joined = found.join(ways, on="indikator", how="left", maintain_order="left")
    return joined.with_columns(verdict.alias("penilaian")).drop("_tanda")


def _course(slope: float, series: Points) -> Course:
    size = float(np.abs(series.nilai).max())
    if abs(slope) <= 1e-12 * size:
        return Course.LEVEL
    return Course.RISING if slope > 0 else Course.FALLING


def _certainty(p: float | None) -> Certainty:
    if p is None:
        return Certainty.TOO_SHORT
    return Certainty.CERTAIN if p < LEVEL else Certainty.UNCERTAIN


def _carried(series: Points) -> float | None:
    line = fit(series) if series.n >= _ECHO_FROM else None
    return None if line is None else echo(line.sisa)


def _inflation(series: Points, carried: float | None) -> float:
    """Return the factor by which carry-over widens the variance; 1 where it may be chance."""
    if carried is None or carried <= 1.645 / sqrt(series.n):
        return 1.0
    carried = min(carried, 0.99)
    return (1 + carried) / (1 - carried)


def _chance(series: Points, inflation: float) -> float:
    if series.banyak_musim > 1:
        found = seasonal_mann_kendall(series.nilai, series.musim)
        z, p = found.z, found.p
    else:
        plain = mann_kendall(series.nilai)
        z, p = plain.z, plain.p
    return p if inflation == 1 else erfc(abs(z) / sqrt(2 * inflation))


def _steps(series: Points) -> tuple[int, int, int]:
    """Count the steps that rise, those that fall, and all; within seasons."""
    labels = np.array(series.musim)
    ups = downs = steps = 0
    for season in set(series.musim):
        own = series.nilai[labels == season]
        up, down = rises(own)
        ups, downs, steps = ups + up, downs + down, steps + own.size - 1
    return ups, downs, steps
