"""Areas in order of one indicator: a dot on a line for each."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import cycle, islice

import polars as pl

from lib.charts.axis import Scale, scale
from lib.charts.tips import value_tip, value_title
from lib.charts.trend import Lines
from lib.design import vega
from lib.design.measure import Measure
from lib.design.tokens import Tokens
from lib.design.vega import Spec, layer, literal, nominal, quantitative
from lib.i18n import t

ROW = 26
"""Height of one area's line in pixels."""


def ranking(
    ranks: pl.DataFrame,
    measure: Measure,
    lines: Lines,
    *,
    tokens: Tokens,
    lang: str,
    city_value: float | None = None,
    missing: Collection[str] = (),
    sample: bool = False,
    clickable: bool = True,
) -> Spec:
    """Draw the areas of one level, best first.

    Args:
        ranks: Columns wilayah, nilai, peringkat (equal for ties); one row per area with a value.
        measure: The indicator.
        lines: Names, and the areas to highlight.
        tokens: Colour mode.
        lang: ``id`` or ``en``.
        city_value: Drawn as a rule through all lines.
        missing: Areas without a value; they stand below.
        sample: Whether a value shown is sample data.
        clickable: Whether a click selects an area (parameter ``wilayah``).

    Returns:
        A layered chart whose height follows the number of areas.
    """
    rows = _rows(ranks, measure, lines, missing, tokens, lang)
    order = rows["baris"].to_list()
    values = [*ranks["nilai"].drop_nulls(), *([city_value] if city_value is not None else [])]
    chosen = [b for b, w in zip(order, rows["wilayah"], strict=True) if w in lines.chosen]
    style = _Style(measure, scale(values, count=4), order, chosen, tokens, lang)
    datasets = {"baris": rows}
    layers = style.rows(clickable)
    if city_value is not None:
        datasets["kota"] = _city(city_value, style.horizontal, measure, lines, lang)
        layers += style.city()
    layers += style.dots()
    foot = vega.note(t("charts.sample", lang) if sample else "", [], tokens)
    return vega.chart(
        layers,
        datasets,
        tokens=tokens,
        lang=lang,
        height=len(order) * ROW + 64 + vega.note_height(foot),
        note=foot,
    )


def _rows(
    ranks: pl.DataFrame,
    measure: Measure,
    lines: Lines,
    missing: Collection[str],
    tokens: Tokens,
    lang: str,
) -> pl.DataFrame:
    """Return one row per line: wilayah, baris (its label), nilai, teks, warna, besar."""
    colours = dict(zip(lines.chosen, islice(cycle(tokens.lines), len(lines.chosen)), strict=True))
    drawn = [
        (row["wilayah"], f"{row['peringkat']}", row["nilai"], measure.bare(row["nilai"], lang))
        for row in ranks.sort("peringkat", "wilayah").to_dicts()
    ]
    name = lines.names
    empty = [
        (code, "–", None, t("charts.no_data", lang))
        for code in sorted(missing, key=lambda c: name.get(c, c))
    ]
    table = [
        (
            code,
            f"{rank}  {name.get(code, code)}",
            value,
            text,
            colours.get(code, tokens.soft),
            code in colours,
        )
        for code, rank, value, text in [*drawn, *empty]
    ]
    schema = {
        "wilayah": pl.String,
        "baris": pl.String,
        "nilai": pl.Float64,
        "teks": pl.String,
        "warna": pl.String,
        "pilihan": pl.Boolean,
    }
    return pl.DataFrame(table, schema=schema, orient="row")


def _city(
    value: float, horizontal: Scale, measure: Measure, lines: Lines, lang: str
) -> pl.DataFrame:
    """Return the rule of the city with its label, turned inwards near an edge."""
    share = (value - horizontal.low) / (horizontal.high - horizontal.low)
    align = "left" if share < 0.25 else "right" if share > 0.75 else "center"
    name = lines.names.get(lines.city or "", t("charts.city", lang))
    return pl.DataFrame(
        {"nilai": [value], "teks": [f"{name} {measure.bare(value, lang)}"], "rata": [align]}
    )


@dataclass(frozen=True, slots=True)
class _Style:
    """The layers that draw each table."""

    measure: Measure
    horizontal: Scale
    order: list[str]
    chosen: list[str]
    tokens: Tokens
    lang: str

    def y(self) -> Spec:
        strong = {"test": f"indexof({vega.quoted(self.chosen)}, datum.value) >= 0"}
        axis = {
            "title": None,
            "grid": True,
            "labelColor": {
                "condition": {**strong, "value": self.tokens.ink},
                "value": self.tokens.soft,
            },
            "labelFontWeight": {"condition": {**strong, "value": 600}, "value": 400},
            "labelOverlap": False,
        }
        return nominal("baris", scale={"domain": self.order}, axis=axis)

    def _x(self) -> Spec:
        axis: Spec = {
            "orient": "top",
            "values": list(self.horizontal.ticks),
            "format": self.horizontal.format,
            "title": self.measure.unit or None,
            "titleAnchor": "start",
            "labelOverlap": "greedy",
            "labelPadding": 24,
        }
        if self.measure.words:
            axis["labelExpr"] = f"{vega.quoted(self.measure.words)}[datum.value - 1]"
        domain = [self.horizontal.low, self.horizontal.high]
        return quantitative(
            "nilai", scale={"domain": domain, "nice": False, "zero": False}, axis=axis
        )

    def rows(self, clickable: bool) -> list[Spec]:
        tip = [
            *vega.tooltip({"baris": t("charts.area", self.lang)}),
            value_tip(self.measure, "nilai", value_title(self.measure, self.lang)),
        ]
        cover = layer(
            {"type": "bar", "fillOpacity": 0},
            "baris",
            {"y": self.y(), "x": {"value": 0}, "x2": {"value": "width"}, "tooltip": tip},
        )
        if clickable:
            cover["params"] = [vega.click()]
            cover["mark"] = {"type": "bar", "fillOpacity": 0, "cursor": "pointer"}
        return [cover]

    def city(self) -> list[Spec]:
        rule = {"type": "rule", "stroke": self.tokens.ink, "strokeWidth": 1.5}
        text = {
            "type": "text",
            "baseline": "bottom",
            "fontWeight": 600,
            "align": {"expr": "datum.rata"},
        }
        return [
            layer(rule, "kota", {"x": self._x()}),
            layer(text, "kota", {"x": self._x(), "y": {"value": -4}, "text": nominal("teks")}),
        ]

    def dots(self) -> list[Spec]:
        dot = {
            "type": "point",
            "filled": True,
            "opacity": 1,
            "size": {"expr": "datum.pilihan ? 130 : 80"},
        }
        text = {
            "type": "text",
            "align": "left",
            "dx": 10,
            "fontWeight": {"expr": "datum.pilihan ? 600 : 400"},
        }
        halo = {**text, "stroke": self.tokens.paper, "strokeWidth": 4, "strokeJoin": "round"}
        shown = {"filter": "isValid(datum.nilai)"}
        calm = {"y": self.y(), "x": {"value": 0}, "text": nominal("teks")}
        soft = {**text, "dx": 4, "fill": self.tokens.soft, "fontWeight": 400}
        place = {"y": self.y(), "x": self._x()}
        label = {**place, "text": nominal("teks")}
        return [
            layer(halo, "baris", label, transform=[shown]),
            layer(text, "baris", {**label, "fill": literal("warna")}, transform=[shown]),
            layer(dot, "baris", {**place, "color": literal("warna")}, transform=[shown]),
            layer(soft, "baris", calm, transform=[{"filter": "!isValid(datum.nilai)"}]),
        ]
