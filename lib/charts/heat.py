"""Areas against indicators as a table whose cells say how favourable a value is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from lib.design import vega
from lib.design.colour import on
from lib.design.measure import Measure
from lib.design.tokens import Tokens
from lib.design.vega import Spec, layer, literal, nominal
from lib.i18n import t
from lib.i18n.format import signed

ROW, CELL = 54, 30
"""Height of an indicator with its name, and of its cells, in pixels."""
LINE = 17
"""Height of a line of text."""
MOST_UPRIGHT = 5
"""With more areas their names are slanted."""
STEPS = (-1.5, -0.75, -0.25, 0.25, 0.75, 1.5)
"""Standard deviations between the seven colours."""


@dataclass(frozen=True, slots=True)
class Axes:
    """What stands in the lines and columns of a comparison, in their order."""

    measures: Sequence[Measure]
    names: Mapping[str, str]
    """Area code to name."""


def heat(cells: pl.DataFrame, axes: Axes, *, tokens: Tokens, lang: str) -> Spec:
    """Draw a table of values coloured by how favourable they are.

    Areas are columns. The name of an indicator stands above its cells, so that a phone has
    room for both.

    Args:
        cells: Columns indikator, wilayah, nilai, z (distance from the mean in standard
            deviations, favourable ones positive; null where neither way is better) and, if
            known, contoh. What is missing is shown as such.
        axes: Indicators and areas in their order.
        tokens: Colour mode.
        lang: ``id`` or ``en``.

    Returns:
        A layered chart with the tables ``sel`` and ``judul``; its height follows the number of
        indicators. A click selects an area.
    """
    sample = "contoh" in cells.columns and bool(cells["contoh"].any())
    foot = vega.note(t("charts.sample", lang) if sample else "", [t("charts.heat", lang)], tokens)
    heads = pl.DataFrame(
        {
            "judul": [_head(m) for m in axes.measures],
            "atas": [float(i * ROW + ROW - CELL - 5) for i in range(len(axes.measures))],
        },
        schema={"judul": pl.String, "atas": pl.Float64},
    )
    names = list(axes.names.values())
    return vega.chart(
        _layers(tokens, lang, _columns(names)),
        {"sel": _rows(cells, axes, tokens, lang), "judul": heads},
        tokens=tokens,
        lang=lang,
        height=len(axes.measures) * ROW + _head_height(names) + 24 + vega.note_height(foot),
        note=foot,
    )


def _head(measure: Measure) -> str:
    return f"{measure.name} ({measure.unit})" if measure.unit else measure.name


def _slanted(names: list[str]) -> bool:
    return len(names) > MOST_UPRIGHT


def _head_height(names: list[str]) -> int:
    if _slanted(names):
        return 92
    return max((name.count(" ") + 1 for name in names), default=1) * LINE


def _columns(names: list[str]) -> Spec:
    axis: Spec = {"orient": "top", "title": None, "labelOverlap": False}
    if _slanted(names):
        axis |= {"labelAngle": -45, "labelAlign": "left", "labelLimit": 160}
    else:
        axis |= {
            "labelAngle": 0,
            "labelExpr": "split(datum.label, ' ')",
            "labelBaseline": "top",
            "labelPadding": _head_height(names),
        }
    return nominal("nama", scale={"domain": names, "paddingInner": 0.02}, axis=axis)


def _rows(cells: pl.DataFrame, axes: Axes, tokens: Tokens, lang: str) -> pl.DataFrame:
    """Return one row per indicator and area."""
    found = {
        (row["indikator"], row["wilayah"]): (row["nilai"], row["z"])
        for row in cells.iter_rows(named=True)
    }
    table = []
    for line, measure in enumerate(axes.measures):
        low = float(line * ROW + ROW)
        for code, name in axes.names.items():
            value, z = found.get((measure.code, code), (None, None))
            colour = tokens.paper if value is None else colour_of(z, tokens)
            ink = tokens.soft if value is None else on(colour)
            full = measure.text(value, lang) if value is not None else t("charts.no_data", lang)
            away = signed(z, lang, 1) if z is not None else ""
            texts = (measure.name, measure.bare(value, lang), full, away, colour, ink)
            table.append((code, name, *texts, value is None, low - CELL, low))
    return pl.DataFrame(table, schema=_SCHEMA, orient="row")


_SCHEMA = {
    "wilayah": pl.String,
    "nama": pl.String,
    "ukuran": pl.String,
    "teks": pl.String,
    "lengkap": pl.String,
    "jarak": pl.String,
    "warna": pl.String,
    "tinta": pl.String,
    "kosong": pl.Boolean,
    "atas": pl.Float64,
    "bawah": pl.Float64,
}


def colour_of(z: float | None, tokens: Tokens) -> str:
    """Return the colour of a favourable (positive) or unfavourable distance."""
    middle = len(tokens.diverging) // 2
    return tokens.diverging[middle if z is None else bisect_right(STEPS, z)]


def _layers(tokens: Tokens, lang: str, columns: Spec) -> list[Spec]:
    tip = vega.tooltip(
        {
            "nama": t("charts.area", lang),
            "ukuran": t("charts.indicator", lang),
            "lengkap": t("charts.value", lang),
            "jarak": t("charts.distance", lang),
        }
    )
    cell = {
        "type": "rect",
        "strokeWidth": 1,
        "strokeDash": {"expr": "datum.kosong ? [3, 3] : [1, 0]"},
        "cursor": "pointer",
    }
    edge = {"condition": {"test": "datum.kosong", "value": tokens.faint}, "value": tokens.paper}
    head = {"type": "text", "align": "left", "baseline": "bottom", "fill": tokens.ink}
    text = {"type": "text", "baseline": "middle", "dy": CELL / 2}
    place = {"x": columns, "y": _pixels("atas")}
    return [
        layer(
            cell,
            "sel",
            {
                **place,
                "y2": {"field": "bawah"},
                "fill": literal("warna"),
                "stroke": edge,
                "tooltip": tip,
            },
            params=[vega.click()],
        ),
        layer(text, "sel", {**place, "text": nominal("teks"), "fill": literal("tinta")}),
        layer(
            head,
            "judul",
            {"x": {"value": 0}, "y": _pixels("atas"), "text": nominal("judul")},
        ),
    ]


def _pixels(field: str) -> Spec:
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}
