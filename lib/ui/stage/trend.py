"""The trend of a slide as SVG."""

from __future__ import annotations

from itertools import pairwise

from lib.charts.axis import Scale, scale
from lib.design.measure import Measure
from lib.design.tokens import LIGHT
from lib.export.lettering import width
from lib.export.slides.places import LABEL, Box
from lib.i18n import t
from lib.i18n.format import number
from lib.story.figure import Line, Trend
from lib.ui.stage.mark import SLACK, svg, tag, text

FEW = 16
"""Lines with at most so many values show each as a dot."""
_TOP, _BOTTOM, _GAP = 24, 56, 16

Spot = tuple[float, float]


class _Plot:
    """Turns periods and values into pixels."""

    def __init__(self, figure: Trend, box: Box, lang: str) -> None:
        values = [v for line in figure.lines for v in line.values if v is not None]
        values += [v for v in figure.target if v is not None]
        self.up: Scale = scale(values)
        self.figure, self.box, self.lang = figure, box, lang
        measure = Measure.of(figure.indicator, lang)
        last = [v for v in figure.lines[-1].values if v is not None][-1]
        self.end = measure.bare(last, lang)
        goal = [v for v in figure.target if v is not None]
        self.goal = f"{t('charts.target', lang)} {measure.bare(goal[-1], lang)}" if goal else ""
        ticks = [number(v, lang, self.up.decimals) for v in self.up.ticks]
        self.left = max(width(said, LABEL) for said in ticks) * SLACK + _GAP
        room = max(width(said, LABEL, bold=True) for said in (self.end, self.goal))
        self.right = box.width - room * SLACK - 2 * _GAP

    def x(self, period: int) -> float:
        """Return how far to the right a period stands."""
        steps = max(len(self.figure.periods) - 1, 1)
        share = period / steps if len(self.figure.periods) > 1 else 0.5
        edge = 24
        return self.left + edge + (self.right - self.left - 2 * edge) * share

    def y(self, value: float) -> float:
        """Return how far down a value stands."""
        low, high = self.up.low, self.up.high
        room = self.box.height - _TOP - _BOTTOM
        return _TOP + (high - value) / (high - low) * room


def draw(figure: Trend, box: Box, colour: str, alt: str, lang: str) -> str:
    """Return the trend as SVG.

    Args:
        figure: What to draw.
        box: Where it stands.
        colour: Of the city's line.
        alt: What it shows, in one sentence.
        lang: ``id`` or ``en``.
    """
    plot = _Plot(figure, box, lang)
    parts = [_grid(plot), _periods(plot), _breaks(plot), _target(plot)]
    parts += [_line(plot, line, colour) for line in figure.lines]
    parts.append(_ends(plot, colour))
    return svg("".join(parts), box, alt)


def _grid(plot: _Plot) -> str:
    parts = []
    for value in plot.up.ticks:
        y = plot.y(value)
        parts.append(
            tag(
                "line",
                x1=plot.left,
                x2=plot.right,
                y1=y,
                y2=y,
                stroke=LIGHT.hairline,
                stroke_width=2,
            )
        )
        said = number(value, plot.lang, plot.up.decimals)
        parts.append(text(said, plot.left - _GAP, y + 8, "end"))
    return "".join(parts)


def _periods(plot: _Plot) -> str:
    """Write only every so manieth period, so that none touches its neighbour."""
    labels = plot.figure.labels
    widest = max(width(label, LABEL) for label in labels) * SLACK + _GAP
    room = (plot.right - plot.left) / len(labels)
    step = max(int(-(-widest // room)), 1)
    y = plot.box.height - 12
    return "".join(
        text(labels[place], _inside(plot, place, labels[place]), y, "middle")
        for place in range(0, len(labels), step)
    )


def _inside(plot: _Plot, place: int, label: str) -> float:
    """Return where a label stands so that it does not leave the drawing."""
    half = width(label, LABEL) * SLACK / 2
    return min(max(plot.x(place), half), plot.box.width - half)


def _breaks(plot: _Plot) -> str:
    parts = []
    for period in plot.figure.breaks:
        x = (
            plot.x(plot.figure.periods.index(period)) - 12
            if period in plot.figure.periods
            else None
        )
        if x is not None:
            low = plot.box.height - _BOTTOM
            parts.append(
                tag("line", x1=x, x2=x, y1=_TOP, y2=low, stroke=LIGHT.faint, stroke_width=2)
            )
            parts.append(text(t("charts.break", plot.lang), x + 8, _TOP + 4, "start"))
    return "".join(parts)


def _target(plot: _Plot) -> str:
    spots = [(plot.x(n), plot.y(v)) for n, v in enumerate(plot.figure.target) if v is not None]
    if not spots:
        return ""
    marks = "".join(
        tag("line", x1=x - 10, x2=x + 10, y1=y, y2=y, stroke=LIGHT.soft, stroke_width=5)
        for x, y in spots
    )
    return _path(spots, LIGHT.soft, 3, "10 8") + marks


def _path(spots: list[Spot], colour: str, thick: float, dash: str = "") -> str:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
    return tag(
        "polyline",
        points=points,
        fill="none",
        stroke=colour,
        stroke_width=thick,
        stroke_dasharray=dash,
        stroke_linejoin="round",
    )


def _line(plot: _Plot, line: Line, colour: str) -> str:
    known = [n for n, v in enumerate(line.values) if v is not None]
    runs: list[list[int]] = [known[:1]]
    for before, after in pairwise(known):
        if after == before + 1:
            runs[-1].append(after)
        else:
            runs.append([after])
    parts = [_path([_spot(plot, line, n) for n in run], colour, 7) for run in runs if len(run) > 1]
    alone = {run[0] for run in runs if len(run) == 1}
    for place in known:
        if len(known) <= FEW or place in alone or line.uncertain[place]:
            x, y = _spot(plot, line, place)
            fill = LIGHT.paper if line.uncertain[place] else colour
            parts.append(tag("circle", cx=x, cy=y, r=9, fill=fill, stroke=colour, stroke_width=4))
    return "".join(parts)


def _spot(plot: _Plot, line: Line, place: int) -> Spot:
    value = line.values[place]
    return plot.x(place), plot.y(0.0 if value is None else value)


def _ends(plot: _Plot, colour: str) -> str:
    """Write the last value beside the line, and the last target beside its path."""
    line = plot.figure.lines[-1]
    last = max(n for n, v in enumerate(line.values) if v is not None)
    x, y = _spot(plot, line, last)
    goals = [n for n, v in enumerate(plot.figure.target) if v is not None]
    parts = []
    if goals:
        value = plot.figure.target[goals[-1]]
        gx, gy = plot.x(goals[-1]), plot.y(0.0 if value is None else value)
        if abs(gx - x) < 90 and abs(gy - y) < 34:
            y, gy = (y - 17, gy + 17) if y <= gy else (y + 17, gy - 17)
        parts.append(text(plot.goal, gx + 20, gy + 8, "start", weight=600))
    return "".join([text(plot.end, x + 20, y + 8, "start", colour=colour, weight=600), *parts])
