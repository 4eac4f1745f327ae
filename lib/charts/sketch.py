"""A course on a quarter of a page, as plain SVG: it needs no chart engine."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

import polars as pl

from lib.charts.linear import Linear, linear
from lib.charts.segments import segments
from lib.contract.periods import Period
from lib.contract.vocabulary import Status
from lib.design.measure import Measure
from lib.design.tokens import Tokens
from lib.i18n import t
from lib.i18n.format import number, period

FACE, SIZE = "Source Sans 3", 12
"""Of the type; its size in pixels."""
_LETTER = 0.54
"""Mean width of a letter as a share of the type size."""
_TOP, _BOTTOM, _RIGHT = 20, 22, 14
"""Pixels around the plot; to the left as much as its numbers take."""
_LINES = 4
"""Gridlines at the most."""
_UNIT = 6
"""Letters of a unit that is written beside the last value."""
_UNSURE = (Status.PROVISIONAL, Status.ESTIMATE)


def sketch(
    rows: pl.DataFrame,
    measure: Measure,
    *,
    tokens: Tokens,
    lang: str,
    width: int,
    height: int,
    breaks: Sequence[str] = (),
    step: int | None = None,
    targets: Sequence[tuple[str, float]] = (),
) -> str:
    """Draw one series through time.

    Args:
        rows: Columns wilayah, periode, mulai, bulan, nilai, status and, if known, contoh.
        measure: What is measured.
        tokens: Colour mode.
        lang: ``id`` or ``en``.
        width: Pixels.
        height: Likewise.
        breaks: Periods with which a new series begins.
        step: Months between expected values, if more than a period's length.
        targets: Periods and what is aimed at; joined by a dashed line.

    Returns:
        An SVG element; blank without a value.
    """
    runs = segments(rows, breaks, step)
    if runs.is_empty():
        return ""
    aims = [(_day(when), value, when) for when, value in sorted(targets)]
    plot = _Plot.of(runs, aims, measure, tokens, lang, (width, height))
    starts = [Period.parse(one).start for one in breaks]
    parts = (
        *plot.grid(),
        *plot.times(runs, aims),
        *plot.parted(starts, runs),
        *plot.aims(aims),
        *plot.lines(runs),
        *plot.end(runs, aims),
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" font-family="{FACE}" font-size="{SIZE}">'
        f"{''.join(parts)}</svg>"
    )


_Aim = tuple[int, float, str]
"""Day, value and period of a target."""


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where things stand."""

    x: Linear
    y: Linear
    ticks: tuple[float, ...]
    decimals: int
    box: tuple[float, float, float, float]
    """Left, top, right and bottom edge."""
    measure: Measure
    tokens: Tokens
    lang: str

    @classmethod
    def of(
        cls,
        runs: pl.DataFrame,
        aims: Sequence[_Aim],
        measure: Measure,
        tokens: Tokens,
        lang: str,
        size: tuple[int, int],
    ) -> _Plot:
        values = [*runs["nilai"], *(value for _, value, _ in aims)]
        ticks, decimals = _ticks(min(values), max(values))
        wide = max(len(number(tick, lang, decimals)) for tick in ticks) * SIZE * _LETTER
        box = wide + 10, float(_TOP), float(size[0] - _RIGHT), float(size[1] - _BOTTOM)
        days = [*(_number(day) for day in runs["mulai"]), *(day for day, *_ in aims)]
        return cls(
            linear(min(days), max(days), box[0] + 4, box[2]),
            linear(ticks[0], ticks[-1], box[3], box[1]),
            ticks,
            decimals,
            box,
            measure,
            tokens,
            lang,
        )

    def grid(self) -> Iterator[str]:
        """Yield gridlines with their numbers, and the unit above them."""
        left, top, right, _ = self.box
        for tick in self.ticks:
            y = self.y(tick)
            yield (
                f'<path d="M{left:.1f} {y:.1f}H{right:.1f}" stroke="{self.tokens.hairline}" '
                'stroke-width="0.8"/>'
            )
            yield self._text(left - 6, y + 4, number(tick, self.lang, self.decimals), "end")
        if self.measure.unit:
            yield self._text(0, top - 9, self.measure.unit, "start")

    def times(self, runs: pl.DataFrame, aims: Sequence[_Aim]) -> Iterator[str]:
        """Yield the first and the last period, and that of the last target."""
        first, last = runs.row(0, named=True), runs.row(-1, named=True)
        marks = [(_number(first["mulai"]), first["periode"])]
        marks += [(_number(last["mulai"]), last["periode"])]
        marks += [(aims[-1][0], aims[-1][2])] if aims and aims[-1][0] > marks[1][0] else []
        reached = -math.inf
        for place, (day, when) in enumerate(dict(marks).items()):
            said = period(when, self.lang)
            half = len(said) * SIZE * _LETTER / 2
            x = min(max(self.x(day), self.box[0] + half), self.box[2] + _RIGHT - half)
            if place and x - half < reached + 6:
                continue
            reached = x + half
            yield self._text(x, self.box[3] + 16, said, "middle")

    def parted(self, starts: Sequence[dt.date], runs: pl.DataFrame) -> Iterator[str]:
        """Yield a hairline where a new series begins."""
        first, last = _number(runs["mulai"][0]), _number(runs["mulai"][-1])
        for start in starts:
            if first < (day := _number(start)) <= last:
                yield (
                    f'<path d="M{self.x(day):.1f} {self.box[1]:.1f}V{self.box[3]:.1f}" '
                    f'stroke="{self.tokens.soft}" stroke-width="0.8" stroke-dasharray="1 3"/>'
                )

    def aims(self, aims: Sequence[_Aim]) -> Iterator[str]:
        """Yield the targets and the words for the last."""
        if not aims:
            return
        soft = self.tokens.soft
        path = "L".join(f"{self.x(day):.1f} {self.y(value):.1f}" for day, value, _ in aims)
        if len(aims) > 1:
            yield (
                f'<path d="M{path}" fill="none" stroke="{soft}" stroke-width="1.2" '
                'stroke-dasharray="5 4"/>'
            )
        day, value, when = aims[-1]
        x, y = self.x(day), self.y(value)
        yield f'<path d="M{x - 5:.1f} {y:.1f}h10" stroke="{soft}" stroke-width="2.2"/>'
        goal, year = self.measure.bare(value, self.lang), period(when, self.lang)
        said = t("charts.target_at", self.lang, year=year, value=goal)
        yield from self._over(self.box[2] + _RIGHT - 2, max(y - 8, 10), said, soft, "end")

    def lines(self, runs: pl.DataFrame) -> Iterator[str]:
        """Yield the runs; what is provisional or an estimate has a hollow point."""
        ink, paper = self.tokens.ink, self.tokens.paper
        for run in runs.partition_by("ruas", maintain_order=True):
            points = [
                (self.x(_number(day)), self.y(value), status in _UNSURE)
                for day, value, status in run.select("mulai", "nilai", "status").iter_rows()
            ]
            path = "L".join(f"{x:.1f} {y:.1f}" for x, y, _ in points)
            yield (
                f'<path d="M{path}" fill="none" stroke="{ink}" stroke-width="2.2" '
                'stroke-linejoin="round"/>'
            )
            for x, y, unsure in points if len(points) <= 40 else points[-1:]:
                fill = paper if unsure else ink
                yield (
                    f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.6" fill="{fill}" stroke="{ink}" '
                    'stroke-width="1.2"/>'
                )

    def end(self, runs: pl.DataFrame, aims: Sequence[_Aim]) -> Iterator[str]:
        """Yield the last value, on the side of the line where the targets are not."""
        last = runs.row(-1, named=True)
        x, y = self.x(_number(last["mulai"])), self.y(last["nilai"])
        short = len(self.measure.unit) <= _UNIT
        said = (self.measure.text if short else self.measure.bare)(last["nilai"], self.lang)
        half = len(said) * SIZE * _LETTER / 2
        x = min(max(x, self.box[0] + half), self.box[2] + _RIGHT - half)
        above = not aims or aims[-1][1] <= last["nilai"]
        y = y - 9 if above else y + 18
        y = min(max(y, 11), self.box[3] - 4)
        yield from self._over(x, y, said, self.tokens.ink, "middle")

    def _over(self, x: float, y: float, said: str, colour: str, anchor: str) -> Iterator[str]:
        """Yield words that stay readable over lines."""
        weight = 600 if colour == self.tokens.ink else 400
        look = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-weight="{weight}"'
        paper, text = self.tokens.paper, escape(said)
        yield f'<text {look} fill="{paper}" stroke="{paper}" stroke-width="3.5">{text}</text>'
        yield f'<text {look} fill="{colour}">{text}</text>'

    def _text(self, x: float, y: float, said: str, anchor: str) -> str:
        return (
            f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{self.tokens.soft}">'
            f"{escape(said)}</text>"
        )


def _ticks(low: float, high: float) -> tuple[tuple[float, ...], int]:
    """Return round numbers around some values, and the decimals they need."""
    span = (high - low) or abs(high) or 1.0
    rough = span / (_LINES - 1)
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * by for by in (1, 2, 2.5, 5, 10) if size * by >= rough * 0.999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    last = max(last, first + 1)
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    decimals += int(not math.isclose(step * 10**decimals, round(step * 10**decimals)))
    return tuple(step * n for n in range(first, last + 1)), decimals


def _number(day: dt.date) -> int:
    return day.toordinal()


def _day(when: str) -> int:
    return Period.parse(when).start.toordinal()
