"""The pattern of one indicator on the map: is there one, and where.

Global Moran says whether neighbours are alike at all, local Moran where. Rates of few events
may be smoothed first. What to bear in mind: areas beyond the city's edge are not seen, other
borders would give other patterns, and fewer than 10 areas are too few for any of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from lib.analysis.autocorrelation import PERMUTATIONS, SEED, Autocorrelation, moran_of
from lib.analysis.clusters import Quadrant, local_of
from lib.analysis.neighbourhood import Field, Neighbours, field
from lib.analysis.rate import rate_of
from lib.analysis.series import finite
from lib.analysis.smoothing import Smoothed, empirical_bayes
from lib.analysis.table import Rows, table
from lib.contract.vocabulary import Direction

MINIMUM_AREAS = 10
"""Areas that it takes to speak of a pattern."""


class Pocket(StrEnum):
    """What a marked area and its surroundings are (``kantong``)."""

    GOOD = "baik"
    BAD = "buruk"
    HIGH = "tinggi"
    LOW = "rendah"
    """The last two where neither way is better."""
    UNLIKE = "menyimpang"
    """The area differs from its neighbours."""


class Absent(StrEnum):
    """Why there is no pattern to speak of (``alasan``)."""

    FEW_AREAS = "sedikit_wilayah"
    NO_VARIANCE = "tanpa_ragam"
    NO_RATE = "tanpa_pembilang"
    """Smoothing needs numerators and denominators."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Pattern of one indicator."""

    moran: Autocorrelation
    """Whether neighbours are alike."""
    wilayah: pl.DataFrame
    """The columns of ``clusters.local_moran`` and ``kantong`` (a ``Pocket``, null where
    ``keyakinan`` is). No rows where there is a reason."""
    n: int
    """Areas that take part."""
    sambungan: int
    """Pairs of neighbours among them."""
    pulau: tuple[str, ...]
    """Areas left out because no neighbour has a value."""
    kosong: tuple[str, ...]
    """Areas without a value."""
    perkiraan: bool
    """Whether neighbourhood is approximate: from schematic cells, not real borders."""
    halus: Smoothed | None
    """The smoothed rates that were looked at; null if the values themselves were."""
    contoh: bool
    """Whether sample data is among the values."""
    alasan: Absent | None
    """Why there is none."""


def find_pattern(
    rows: Rows,
    neighbours: Neighbours,
    direction: Direction | str = Direction.NEUTRAL,
    *,
    approximate: bool = False,
    smooth: bool = False,
    permutations: int = PERMUTATIONS,
    seed: int = SEED,
) -> Pattern:
    """Look for a pattern among the areas of one level, indicator and period.

    Args:
        rows: ``wilayah``, ``nilai``; ``pembilang`` and ``penyebut`` for smoothing; ``contoh``.
        neighbours: Neighbours of the areas.
        direction: Which way is better: says whether a pocket is good or bad.
        approximate: Whether the neighbours come from schematic cells.
        smooth: Whether to look at rates smoothed by empirical Bayes.
        permutations: Random orders to try.
        seed: Starting point of the random orders.

    Returns:
        The pattern, or the reason why there is none.

    Example:
        >>> import polars as pl
        >>> ring = {str(i): [str((i - 1) % 12), str((i + 1) % 12)] for i in range(12)}
        >>> rows = pl.DataFrame({"wilayah": list(ring), "nilai": [9.0] * 4 + [1.0, 2.0] * 4})
        >>> found = find_pattern(rows, ring, "turun")
        >>> found.moran.p_permutasi < 0.05, found.sambungan
        (True, 12)
    """
    rows = table(rows)
    smoothed = _smoothed(rows) if smooth else None
    values = rows.select("wilayah", finite("nilai"))
    if smoothed is not None:
        values = values.with_columns(smoothed.nilai.alias("nilai"))
    area = field(values, neighbours)
    whole = moran_of(area, permutations, seed)
    why = _why(area, whole, missing=smooth and smoothed is None)
    local = local_of(area, permutations, seed)
    return Pattern(
        whole,
        _pockets(local.clear() if why else local, Direction(direction)),
        area.n,
        int((area.bobot != 0).sum()) // 2,
        area.pulau,
        area.kosong,
        approximate,
        smoothed,
        "contoh" in rows.columns and bool(rows["contoh"].any()),
        why,
    )


def _smoothed(rows: pl.DataFrame) -> Smoothed | None:
    """Smooth the rates in their own unit; null without numerators and denominators."""
    made = rate_of(rows)
    if made is None:
        return None
    events, people = (rows[c].cast(pl.Float64) for c in ("pembilang", "penyebut"))
    found = empirical_bayes(events, people, per=made.per, share=made.share)
    return found if found.nilai.count() else None


def _why(area: Field, whole: Autocorrelation, *, missing: bool) -> Absent | None:
    if missing:
        return Absent.NO_RATE
    if area.n < MINIMUM_AREAS:
        return Absent.FEW_AREAS
    return None if whole.alasan is None else Absent.NO_VARIANCE


def _pockets(local: pl.DataFrame, direction: Direction) -> pl.DataFrame:
    high, low = {
        Direction.UP: (Pocket.GOOD, Pocket.BAD),
        Direction.DOWN: (Pocket.BAD, Pocket.GOOD),
        Direction.NEUTRAL: (Pocket.HIGH, Pocket.LOW),
    }[direction]
    words = {
        Quadrant.HIGH_HIGH.value: high.value,
        Quadrant.LOW_LOW.value: low.value,
        Quadrant.HIGH_LOW.value: Pocket.UNLIKE.value,
        Quadrant.LOW_HIGH.value: Pocket.UNLIKE.value,
    }
    named = pl.col("kuadran").replace_strict(words, default=None, return_dtype=pl.String)
    marked = pl.col("keyakinan").is_not_null()
    return local.with_columns(pl.when(marked).then(named).alias("kantong"))
