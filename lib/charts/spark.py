"""A course small enough for a card: gaps stay open, the last point and the target marked."""

from __future__ import annotations

from collections.abc import Collection
from html import escape

import polars as pl

from lib.charts.linear import linear
from lib.charts.segments import segments

WIDTH, HEIGHT = 160.0, 40.0
EDGE = 5.0
"""Room for the dot at the end."""


def spark(
    rows: pl.DataFrame,
    *,
    colour: str,
    goal_colour: str,
    alt: str,
    breaks: Collection[str] = (),
    target: float | None = None,
    step: int | None = None,
) -> str:
    """Draw a course as SVG.

    Args:
        rows: One series: wilayah, mulai, bulan, nilai and, if known, contoh.
        colour: Of the line.
        goal_colour: Of the tick that marks the target.
        alt: What it shows, in words.
        breaks: Periods with which a new series begins.
        target: Drawn as a tick at the right edge.
        step: Months between expected values, if more than a period's length.

    Returns:
        An SVG element; an empty text for fewer than two values.
    """
    runs = segments(rows, breaks, step)
    if runs.height < 2:
        return ""
    days = runs["mulai"].cast(pl.Int32).to_list()
    values = runs["nilai"].to_list()
    seen = values if target is None else [*values, target]
    across = linear(min(days), max(days), EDGE, WIDTH - EDGE - 8)
    up = linear(min(seen), max(seen), HEIGHT - EDGE, EDGE)
    points: dict[int, list[tuple[float, float]]] = {}
    for run, day, value in zip(runs["ruas"], days, values, strict=True):
        points.setdefault(run, []).append((across(day), up(value)))
    lines = "".join(_run(line, colour) for line in points.values())
    x, y = across(days[-1]), up(values[-1])
    goal = (
        f'<path d="M{WIDTH - 10:.1f} {up(target):.1f}h10" stroke="{goal_colour}" stroke-width="2"/>'
        if target is not None
        else ""
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" '
        'preserveAspectRatio="xMinYMid meet" role="img" '
        f'aria-label="{escape(alt, quote=True)}">{lines}'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>{goal}</svg>'
    )


def _run(points: list[tuple[float, float]], colour: str) -> str:
    if len(points) == 1:
        (x, y), *_ = points
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="1.5" fill="{colour}"/>'
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return (
        f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2" '
        'stroke-linejoin="round" vector-effect="non-scaling-stroke"/>'
    )
