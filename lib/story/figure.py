"""What a slide shows beside its words, as plain values; each medium draws it its own way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from lib.city.scene import Scene
from lib.store.catalogue import Indicator


@dataclass(frozen=True, slots=True)
class Line:
    """One unbroken series of a trend."""

    name: str
    values: tuple[float | None, ...]
    """One per period of the trend; ``None`` where nothing was measured."""
    uncertain: tuple[bool, ...]
    """Whether each value is provisional or an estimate."""


@dataclass(frozen=True, slots=True)
class Trend:
    """One indicator of the city through time."""

    indicator: Indicator
    periods: tuple[str, ...]
    """Canonical and of one length, without gaps, oldest first."""
    labels: tuple[str, ...]
    """The periods as read."""
    lines: tuple[Line, ...]
    """In the order of time; a break of the series begins a new one."""
    target: tuple[float | None, ...]
    """One per period; all ``None`` without a target."""
    breaks: tuple[str, ...]
    """Periods with which a new series begins."""
    end: str
    """The last value as read, with its unit."""

    @property
    def has_target(self) -> bool:
        """Whether there is a target to draw."""
        return any(v is not None for v in self.target)


@dataclass(frozen=True, slots=True)
class Map:
    """One indicator by area, in one or more periods."""

    scenes: tuple[Scene, ...]
    """Oldest first; all on one scale of colours."""

    @property
    def scene(self) -> Scene:
        """The latest."""
        return self.scenes[-1]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of every bar."""

    kind: Literal["better", "same", "worse", "rest"]
    name: str
    counts: tuple[int, ...]
    """One per bar."""


@dataclass(frozen=True, slots=True)
class Bars:
    """Counts that make a whole, one bar per dimension."""

    names: tuple[str, ...]
    colours: tuple[str | None, ...]
    """One per bar, as the data names it."""
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of words."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    """Shares of the width, one per column; they sum to 1."""
    numbers: frozenset[int] = frozenset()
    """Places of the columns that hold numbers; these stand to the right."""


Figure: TypeAlias = Trend | Map | Bars | Table
