"""Where things stand on a slide, in pixels of a slide 1,920 wide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

WIDTH, HEIGHT = 1920, 1080

HEADING: Final = (56, 52, 48, 44, 40, 36)
"""Sizes that a heading may have, largest first."""
HEADINGS: Final = (96, 88, 80, 72, *HEADING)
"""Likewise on the title slide."""
COUNTS: Final = (32, 30, 28, 26, 24)
TEXT: Final = (40, 36, 34, 32, 30, 28, 26, 24)
TABLE: Final = (40, 36, 32, 30, 28, 26, 24)
NOTE: Final = (24,)
"""Source and marks; nothing on a slide is smaller."""
LABEL = 24
"""Size of the words in charts and maps."""

_BAND = 48
_GAP = 16
_SOURCE = 64
_SIDE = 0.33
"""Share of the width that words take beside a figure."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.top + self.height

    def above(self, height: float) -> Box:
        """Return the part of a height at the upper edge."""
        return Box(self.left, self.top, self.width, height)

    def without_top(self, height: float) -> Box:
        """Return what is left when a height is taken from the upper edge."""
        return Box(self.left, self.top + height, self.width, self.height - height)


TITLE: Final = Box(96, 104, 1728, 140)
BODY: Final = Box(96, 256, 1728, 776)
"""Where our own master puts its title and its text."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where each part of a slide stands."""

    title: Box
    rubric: Box
    mark: Box
    """DATA CONTOH."""
    ticks: Box
    caption: Box
    """What the figure shows: indicator and unit."""
    figure: Box
    """A chart, beside words."""
    high: Box
    """Name of a map: it has no line of counts above it."""
    map: Box
    words: Box
    legend: Box
    """Below the words, beside a map."""
    lead: Box
    """Words above a table."""
    table: Box
    whole: Box
    """A table without words above it, or words alone."""
    source: Box


def places(title: Box = TITLE, body: Box = BODY) -> Places:
    """Return where each part stands, given what a master leaves for title and text.

    Args:
        title: Box of the master's title.
        body: Box of the master's text.
    """
    above = title.top >= _BAND + 8
    band = Box(title.left, title.top - _BAND if above else body.top, title.width, _BAND)
    inner = body if above else body.without_top(_BAND + 8)
    side = inner.width * _SIDE
    source = Box(body.left, body.bottom - _SOURCE, body.width - 160, _SOURCE)
    ticks = inner.above(_BAND)
    middle = Box(inner.left, ticks.bottom + 8, inner.width, source.top - ticks.bottom - 8 - _GAP)
    wide = middle.width - side - 2 * _GAP
    column = Box(middle.right - side, middle.top, side, middle.height)
    return Places(
        title=title,
        rubric=Box(band.left, band.top, band.width - 340, _BAND),
        mark=Box(band.right - 320, band.top, 320, _BAND),
        ticks=ticks,
        caption=Box(middle.left, middle.top, wide, _BAND),
        figure=Box(middle.left, middle.top + _BAND, wide, middle.height - _BAND),
        high=Box(middle.left, inner.top, wide, _BAND),
        map=Box(middle.left, ticks.bottom, wide, middle.bottom - ticks.bottom),
        words=column.above(column.height * 0.42),
        legend=column.without_top(column.height * 0.42 + 8),
        lead=Box(inner.left, inner.top, inner.width, _BAND),
        table=middle,
        whole=Box(middle.left, inner.top, middle.width, middle.bottom - inner.top),
        source=source,
    )


def cover(title: Box = TITLE, height: float = HEIGHT) -> Places:
    """Return where things stand on the title slide: in its middle.

    Args:
        title: Box of the master's title.
        height: Of a slide.
    """
    top = height * 0.34
    return places(
        Box(title.left, top, title.width, 260),
        Box(title.left, top + 280, title.width, height - top - 340),
    )
