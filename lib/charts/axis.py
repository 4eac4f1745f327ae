"""Where an axis begins, ends and has its ticks."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

from lib.design import vega
from lib.design.vega import Spec

ABOVE: Spec = {
    "titleAngle": 0,
    "titleAlign": "left",
    "titleBaseline": "bottom",
    "titleX": 0,
    "titleY": -12,
}
"""Where the unit of a vertical axis stands: above it, level."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A linear axis."""

    low: float
    high: float
    ticks: tuple[float, ...]
    decimals: int
    """Places that tell the ticks apart."""

    @property
    def format(self) -> str:
        """Number format of the ticks for d3; signs come from the locale."""
        return f",.{self.decimals}f"

    def channel(self, field: str, unit: str = "", words: Sequence[str] = ()) -> Spec:
        """Return the vertical channel of a column.

        Args:
            field: The column.
            unit: Stands above the axis.
            words: What the values 1, 2, … stand for, where they stand for words.
        """
        axis = {"values": list(self.ticks), "format": self.format, "title": unit or None, **ABOVE}
        if words:
            axis["labelExpr"] = f"{vega.quoted(words)}[datum.value - 1]"
        domain = [self.low, self.high]
        return vega.quantitative(field, scale={"domain": domain, "nice": False}, axis=axis)


def scale(values: Sequence[float], *, count: int = 5, zero: bool = False) -> Scale:
    """Return a scale with round ticks that holds all values.

    Args:
        values: Finite numbers; none gives 0 to 1.
        count: About how many steps.
        zero: Whether 0 must be on it.
    """
    pool = [*values, 0.0] if zero or not values else list(values)
    low, high = min(pool), max(pool)
    if high - low <= max(abs(low), abs(high), 1e-6) * 1e-9:
        pad = abs(low) / 10 if abs(low) > 1e-6 else 1.0
        low, high = (low if zero and low == 0 else low - pad), high + pad
    step = _step((high - low) / count)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    decimals = next((d for d in range(12) if abs(step * 10**d % 1) < 1e-9), 12)
    ticks = tuple(round(i * step, 12) for i in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], ticks, decimals)


def _step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next(m * power for m in (1.0, 2.0, 2.5, 5.0, 10.0) if m * power >= rough * (1 - 1e-9))


@dataclass(frozen=True, slots=True)
class TimeScale:
    """A time axis."""

    first: dt.date
    last: dt.date
    ticks: tuple[dt.date, ...]
    format: str
    """Time format of the ticks for d3; names of months come from the locale."""

    def channel(self, field: str = "waktu") -> Spec:
        """Return the horizontal channel of a column in Vega's milliseconds."""
        pad = max((self.last - self.first) / 80, dt.timedelta(days=1))
        domain = [vega.moment(self.first - pad), vega.moment(self.last + pad)]
        ticks = [vega.moment(day) for day in self.ticks]
        labels = {"labelOverlap": "greedy", "labelSeparation": 10}
        axis = {"values": ticks, "format": self.format, "title": None, **labels}
        scale = {"type": "utc", "domain": domain}
        return {"field": field, "type": "temporal", "scale": scale, "axis": axis}


def times(first: dt.date, last: dt.date, most: int = 24) -> TimeScale:
    """Return a time axis with a tick at the starts of years, or of quarters within one year.

    Args:
        first: First day to show.
        last: Last day to show.
        most: Most ticks; evenly spaced, the last year always has one.
    """
    span = range(first.year + (first > dt.date(first.year, 1, 1)), last.year + 1)
    if len(span) < 2 and first != last:
        return TimeScale(first, last, _quarters(first, last), "%b %Y")
    every = max(1, math.ceil(len(span) / most))
    kept = tuple(dt.date(year, 1, 1) for year in span if (last.year - year) % every == 0)
    return TimeScale(first, last, kept, "%Y")


def _quarters(first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return tuple(dt.date(m // 12, m % 12 + 1, 1) for m in months if m % 3 == 0)


def spread(places: Sequence[float], low: float, high: float, gap: float) -> list[float]:
    """Move labels apart so that each keeps ``gap`` from the next, as little as possible.

    Args:
        places: Where the labels want to be, in the axis's unit, in any order.
        low: Least place allowed.
        high: Greatest place allowed.
        gap: Least distance between neighbours; shrinks if they do not all fit.

    Returns:
        The new places in the order of ``places``.
    """
    order = sorted(range(len(places)), key=lambda i: places[i])
    if not order:
        return []
    gap = min(gap, (high - low) / max(1, len(order) - 1))
    blocks: list[tuple[float, int]] = []  # mean of (wanted − offset), members
    for rank, i in enumerate(order):
        mean, size = places[i] - rank * gap, 1
        while blocks and blocks[-1][0] >= mean:
            before, members = blocks.pop()
            mean = (before * members + mean * size) / (members + size)
            size += members
        blocks.append((mean, size))
    base = [mean for mean, size in blocks for _ in range(size)]
    top = high - gap * (len(order) - 1)
    moved = [min(max(b, low), top) + rank * gap for rank, b in enumerate(base)]
    out = [0.0] * len(places)
    for i, place in zip(order, moved, strict=True):
        out[i] = place
    return out
