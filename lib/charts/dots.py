"""Areas against areas: one line per indicator, each with a scale of its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle, islice

import polars as pl

from lib.charts.trend import Lines
from lib.contract.vocabulary import Direction
from lib.design import vega
from lib.design.measure import Measure
from lib.design.tokens import Tokens
from lib.design.vega import Spec, layer, nominal
from lib.i18n import t

ROW = 84
"""Height of one indicator in pixels: its name, its line, the values at both ends."""
_LEGEND = 28
_SHAPES = ("circle", "square", "diamond", "triangle-up", "triangle-down", "cross")
"""So that colour is not all that tells areas apart."""


def dots(
    values: pl.DataFrame,
    measures: Sequence[Measure],
    lines: Lines,
    *,
    tokens: Tokens,
    lang: str,
) -> Spec:
    """Draw where areas stand among all, one line per indicator.

    Each line runs from the least favourable value of all areas on the left to the most
    favourable on the right; where neither way is better, from the least to the greatest.

    Args:
        values: Columns indikator, wilayah, nilai and, if known, contoh: all areas of the level,
            and the city.
        measures: Indicators in their order.
        lines: Names, the city, and the areas to colour; the others are grey dots.
        tokens: Colour mode.
        lang: ``id`` or ``en``.

    Returns:
        A layered chart with the tables ``titik``, ``ujung``, ``pilihan`` and ``kota``.
    """
    colours = dict(zip(lines.chosen, islice(cycle(tokens.lines), len(lines.chosen)), strict=True))
    points = pl.concat(
        [_points(values, measure, lines, lang) for measure in measures] or [_points_of([])]
    )
    tables = {
        "ujung": pl.concat([_ends(values, m, lang) for m in measures] or [_ends_of([])]),
        "titik": points.filter(~pl.col("wilayah").is_in([*colours, lines.city or ""])),
        "kota": points.filter(pl.col("wilayah") == pl.lit(lines.city)),
        "pilihan": points.filter(pl.col("wilayah").is_in(list(colours))).with_columns(
            vega.mapped("wilayah", colours).alias("warna")
        ),
    }
    tables = {name: frame for name, frame in tables.items() if frame.height}
    sample = "contoh" in values.columns and bool(values["contoh"].any())
    foot = vega.note(t("charts.sample", lang) if sample else "", [t("charts.dots", lang)], tokens)
    style = _layers(tokens, lang, {lines.names.get(c, c): colour for c, colour in colours.items()})
    legend = _LEGEND * ((len(colours) + 1) // 2)
    return vega.chart(
        [part for name in tables for part in style[name]],
        tables,
        tokens=tokens,
        lang=lang,
        height=len(measures) * ROW + 16 + legend + vega.note_height(foot),
        note=foot,
        encoding={"y": nominal("ukuran", scale={"domain": [m.name for m in measures]}, axis=None)},
    )


def _bounds(values: pl.DataFrame, measure: Measure) -> tuple[float, float] | None:
    """Return the values at the left and at the right end of an indicator's line."""
    found = values.filter(pl.col("indikator") == measure.code)["nilai"].drop_nulls().to_list()
    if not found:
        return None
    low, high = min(found), max(found)
    return (high, low) if measure.direction is Direction.DOWN else (low, high)


def _points(values: pl.DataFrame, measure: Measure, lines: Lines, lang: str) -> pl.DataFrame:
    bounds = _bounds(values, measure)
    if bounds is None:
        return _points_of([])
    left, span = bounds[0], bounds[1] - bounds[0]
    own = values.filter(pl.col("indikator") == measure.code, pl.col("nilai").is_not_null())
    return _points_of(
        [
            (
                row["wilayah"],
                lines.names.get(row["wilayah"], row["wilayah"]),
                measure.name,
                (row["nilai"] - left) / span if span else 0.5,
                measure.text(row["nilai"], lang),
            )
            for row in own.iter_rows(named=True)
        ]
    )


def _points_of(rows: Sequence[tuple[str, str, str, float, str]]) -> pl.DataFrame:
    names = ("wilayah", "nama", "ukuran", "tempat", "teks")
    kinds = (pl.String, pl.String, pl.String, pl.Float64, pl.String)
    return pl.DataFrame(rows, schema=dict(zip(names, kinds, strict=True)), orient="row")


def _ends(values: pl.DataFrame, measure: Measure, lang: str) -> pl.DataFrame:
    bounds = _bounds(values, measure)
    if bounds is None:
        return _ends_of([(measure.name, t("charts.no_data", lang), "")])
    return _ends_of([(measure.name, measure.bare(bounds[0], lang), measure.text(bounds[1], lang))])


def _ends_of(rows: Sequence[tuple[str, str, str]]) -> pl.DataFrame:
    names = ("ukuran", "kiri", "kanan")
    return pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row")


def _layers(tokens: Tokens, lang: str, colours: dict[str, str]) -> dict[str, list[Spec]]:
    x = {
        "field": "tempat",
        "type": "quantitative",
        "scale": {"domain": [-0.02, 1.02], "nice": False, "zero": False},
        "axis": None,
    }
    tip = vega.tooltip(
        {
            "nama": t("charts.area", lang),
            "ukuran": t("charts.indicator", lang),
            "teks": t("charts.value", lang),
        }
    )
    place: Spec = {"x": x, "tooltip": tip}
    grey = {"type": "point", "filled": True, "fill": tokens.faint, "opacity": 1, "size": 50}
    tick = {"type": "tick", "thickness": 2.5, "size": 24, "color": tokens.ink}
    dot = {"type": "point", "filled": True, "opacity": 1, "size": 170, "stroke": tokens.paper}
    legend = {"orient": "top", "title": None, "columns": 2}
    scale = {"domain": list(colours), "range": list(colours.values())}
    forms = {"domain": list(colours), "range": list(islice(cycle(_SHAPES), len(colours)))}
    return {
        "ujung": _rails(tokens),
        "titik": [layer({**grey, "cursor": "pointer"}, "titik", place, params=[vega.click()])],
        "kota": [layer(tick, "kota", place)],
        "pilihan": [
            layer(
                dot,
                "pilihan",
                {
                    **place,
                    "fill": nominal("nama", scale=scale, legend=legend),
                    "shape": nominal("nama", scale=forms),
                },
            )
        ],
    }


def _rails(tokens: Tokens) -> list[Spec]:
    """Return each row's name, its line, and what the two ends of the line mean."""
    head = {"type": "text", "align": "left", "baseline": "bottom", "dy": -14, "fill": tokens.ink}
    rail = {"type": "rule", "stroke": tokens.hairline, "strokeWidth": 1}
    note = {"type": "text", "baseline": "top", "dy": 9, "fill": tokens.soft}
    left: Spec = {"x": {"value": 0}}
    right: Spec = {"x": {"value": "width"}}
    return [
        layer(head, "ujung", {**left, "text": nominal("ukuran")}),
        layer(rail, "ujung", {**left, "x2": {"value": "width"}}),
        layer({**note, "align": "left"}, "ujung", {**left, "text": nominal("kiri")}),
        layer({**note, "align": "right"}, "ujung", {**right, "text": nominal("kanan")}),
    ]
