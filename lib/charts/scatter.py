"""Indicator against indicator: one point for each area."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import cycle, islice

import polars as pl

from lib.charts.axis import ABOVE, Scale, scale
from lib.charts.trend import Lines
from lib.design import vega
from lib.design.measure import Measure
from lib.design.tokens import Tokens
from lib.design.vega import Spec, layer, literal, nominal
from lib.i18n import t

HEIGHT = 440
_LETTER, _LINE = 7.6, 17
"""Room of a letter and of a line of a label, in pixels."""


def scatter(
    pairs: pl.DataFrame,
    across: Measure,
    up: Measure,
    lines: Lines,
    *,
    tokens: Tokens,
    lang: str,
    city: tuple[float, float] | None = None,
    width: int = 640,
    height: int = HEIGHT,
) -> Spec:
    """Draw one point for each area.

    Args:
        pairs: Columns wilayah, x, y and, if known, contoh; pairs with a missing value are left
            out.
        across: The indicator of ``x``.
        up: The indicator of ``y``.
        lines: Names, and the areas to highlight.
        tokens: Colour mode.
        lang: ``id`` or ``en``.
        city: Both values of the city; drawn as a cross of thin lines.
        width: Pixels the chart is expected to have; decides which names fit.
        height: Of the whole picture.

    Returns:
        A layered chart with the tables ``titik``, ``label`` and, if given, ``kota``. A click
        selects an area.
    """
    known = pairs.filter(pl.col("x").is_finite(), pl.col("y").is_finite()).sort("wilayah")
    frame = _Frame(
        across=scale([*known["x"], *([city[0]] if city else [])]),
        up=scale([*known["y"], *([city[1]] if city else [])]),
        measures=(across, up),
        tokens=tokens,
        lang=lang,
    )
    points = _points(known, lines, (across, up), tokens, lang)
    named = frame.room(points, width, height)
    tables = {"titik": points, "label": points.filter(pl.Series(named, dtype=pl.Boolean))}
    parts = {"kota": frame.city(), "titik": frame.dots(), "label": frame.labels()}
    if city:
        name = lines.names.get(lines.city or "", t("charts.city", lang))
        tables["kota"] = pl.DataFrame({"x": [city[0]], "y": [city[1]], "nama": [name]})
    sample = "contoh" in known.columns and bool(known["contoh"].any())
    return vega.chart(
        [part for name, drawn in parts.items() if name in tables for part in drawn],
        tables,
        tokens=tokens,
        lang=lang,
        height=height,
        note=vega.note(t("charts.sample", lang) if sample else "", [], tokens),
    )


def _points(
    known: pl.DataFrame,
    lines: Lines,
    measures: tuple[Measure, Measure],
    tokens: Tokens,
    lang: str,
) -> pl.DataFrame:
    colours = dict(zip(lines.chosen, islice(cycle(tokens.lines), len(lines.chosen)), strict=True))
    across, up = measures
    rows = [
        (
            code,
            lines.names.get(code, code),
            x,
            y,
            across.text(x, lang),
            up.text(y, lang),
            colours.get(code, tokens.soft),
            code in colours,
        )
        for code, x, y in known.select("wilayah", "x", "y").iter_rows()
    ]
    schema: Mapping[str, type[pl.DataType]] = {
        "wilayah": pl.String,
        "nama": pl.String,
        "x": pl.Float64,
        "y": pl.Float64,
        "teks_x": pl.String,
        "teks_y": pl.String,
        "warna": pl.String,
        "pilihan": pl.Boolean,
    }
    return pl.DataFrame(rows, schema=dict(schema), orient="row")


@dataclass(frozen=True, slots=True)
class _Frame:
    """Axes and the layers between them."""

    across: Scale
    up: Scale
    measures: tuple[Measure, Measure]
    tokens: Tokens
    lang: str

    def room(self, points: pl.DataFrame, width: int, height: int) -> list[bool]:
        """Tell which points have room for their name; chosen ones always and first."""
        inner = (width - 80, height - 110)
        order = sorted(range(points.height), key=lambda i: not points["pilihan"][i])
        dots = [self._pixels(x, y, inner) for x, y in points.select("x", "y").iter_rows()]
        taken: list[tuple[float, float, float]] = []
        named = [False] * points.height
        for i in order:
            left, middle = dots[i][0] + 6, dots[i][1]
            right = left + len(points["nama"][i]) * _LETTER
            free = all(
                right < a or b < left or abs(middle - m) >= _LINE for a, b, m in taken
            ) and not any(
                left < x < right and abs(y - middle) < _LINE / 2
                for j, (x, y) in enumerate(dots)
                if j != i
            )
            if points["pilihan"][i] or (free and right < inner[0] + 40):
                named[i] = True
                taken.append((left, right, middle))
        return named

    def _pixels(self, x: float, y: float, inner: tuple[int, int]) -> tuple[float, float]:
        return (
            (x - self.across.low) / (self.across.high - self.across.low) * inner[0],
            (self.up.high - y) / (self.up.high - self.up.low) * inner[1],
        )

    def _place(self) -> Spec:
        return {"x": self._axis("x"), "y": self._axis("y")}

    def _axis(self, field: str) -> Spec:
        place = 0 if field == "x" else 1
        lie, measure = (self.across, self.up)[place], self.measures[place]
        unit = f" ({measure.unit})" if measure.unit and not measure.words else ""
        axis: Spec = {
            "values": list(lie.ticks),
            "format": lie.format,
            "title": f"{measure.name}{unit}",
            "grid": True,
            "labelOverlap": "greedy",
        }
        if field == "x":
            axis |= {"titleAnchor": "end", "titleAlign": "right", "titlePadding": 8}
        else:
            axis |= ABOVE
        if measure.words:
            axis["labelExpr"] = f"{vega.quoted(measure.words)}[datum.value - 1]"
        domain = [lie.low, lie.high]
        scales = {"domain": domain, "nice": False, "zero": False}
        return {"field": field, "type": "quantitative", "scale": scales, "axis": axis}

    def city(self) -> list[Spec]:
        rule = {"type": "rule", "stroke": self.tokens.ink, "strokeWidth": 1, "opacity": 0.55}
        text = {
            "type": "text",
            "align": "left",
            "baseline": "top",
            "dx": 5,
            "fontWeight": 600,
        }
        return [
            layer(rule, "kota", {"x": self._axis("x")}),
            layer(rule, "kota", {"y": self._axis("y")}),
            layer(text, "kota", {"x": self._axis("x"), "y": {"value": 0}, "text": nominal("nama")}),
        ]

    def dots(self) -> list[Spec]:
        dot = {
            "type": "point",
            "filled": True,
            "opacity": 0.9,
            "cursor": "pointer",
            "size": {"expr": "datum.pilihan ? 150 : 80"},
        }
        tip = [
            *vega.tooltip({"nama": t("charts.area", self.lang)}),
            *vega.tooltip(
                {f"teks_{key}": m.name for key, m in zip("xy", self.measures, strict=True)}
            ),
        ]
        encoding = {**self._place(), "color": literal("warna"), "tooltip": tip}
        return [layer(dot, "titik", encoding, params=[vega.click()])]

    def labels(self) -> list[Spec]:
        text = {
            "type": "text",
            "align": "left",
            "dx": 8,
            "fontWeight": {"expr": "datum.pilihan ? 600 : 400"},
        }
        halo = {**text, "stroke": self.tokens.paper, "strokeWidth": 3, "strokeJoin": "round"}
        encoding = {**self._place(), "text": nominal("nama")}
        return [
            layer(halo, "label", encoding),
            layer(text, "label", {**encoding, "fill": literal("warna")}),
        ]
