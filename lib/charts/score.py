"""Scores from 0 to 100 as bars, each with last year's behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from lib.design import vega
from lib.design.tokens import Tokens
from lib.design.vega import Spec, layer, literal, nominal, quantitative
from lib.i18n import t

ROW = 52
"""Height of one score in pixels: its name above its bar."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One score."""

    nama: str
    skor: float | None
    """0..100; null: there is none."""
    lalu: float | None
    """The same a year earlier."""
    keterangan: str
    """What stands beside the name: the score, of how many indicators, or what is missing."""
    warna: str


def scores(bars: Sequence[Bar], *, tokens: Tokens, lang: str, sample: bool = False) -> Spec:
    """Draw scores.

    Args:
        bars: From top to bottom.
        tokens: Colour mode.
        lang: ``id`` or ``en``.
        sample: Whether a score rests on sample data.

    Returns:
        A layered chart with the table ``skor``.
    """
    rows = pl.DataFrame(
        [(f"{i}", b.nama, b.skor, b.lalu, b.keterangan, b.warna) for i, b in enumerate(bars)],
        schema={
            "tempat": pl.String,
            "nama": pl.String,
            "skor": pl.Float64,
            "lalu": pl.Float64,
            "keterangan": pl.String,
            "warna": pl.String,
        },
        orient="row",
    )
    said = [t("charts.last_year", lang)] if rows["lalu"].drop_nulls().len() else []
    if rows["skor"].null_count():
        said.append(t("charts.no_score", lang))
    foot = vega.note(t("charts.sample", lang) if sample else "", said, tokens)
    return vega.chart(
        _layers(rows["tempat"].to_list(), tokens, lang),
        {"skor": rows},
        tokens=tokens,
        lang=lang,
        height=rows.height * ROW + 32 + vega.note_height(foot),
        note=foot,
    )


def _layers(order: Sequence[str], tokens: Tokens, lang: str) -> list[Spec]:
    y = nominal("tempat", scale={"domain": list(order)}, axis=None)
    axis = {"title": None, "values": [0, 25, 50, 75, 100], "orient": "bottom"}
    x = quantitative("skor", scale={"domain": [0, 100], "nice": False}, axis=axis)
    tip = vega.tooltip({"nama": t("charts.part", lang), "keterangan": t("charts.value", lang)})
    known = [{"filter": "isValid(datum.skor)"}]
    name = {"type": "text", "align": "left", "yOffset": -12, "fontWeight": 600}
    note = {"type": "text", "align": "right", "yOffset": -12, "fill": tokens.soft}
    track = {"type": "bar", "size": 12, "yOffset": 7, "fill": tokens.paper2}
    none = {**track, "fillOpacity": 0, "stroke": tokens.soft, "strokeDash": [3, 3]}
    before = {"type": "tick", "thickness": 2.5, "size": 22, "yOffset": 7, "color": tokens.ink}
    whole: Spec = {"x": {"value": 0}, "x2": {"value": "width"}}
    return [
        layer(name, "skor", {"y": y, "x": {"value": 0}, "text": nominal("nama")}),
        layer(note, "skor", {"y": y, "x": {"value": "width"}, "text": nominal("keterangan")}),
        layer(track, "skor", {"y": y, **whole, "tooltip": tip}, transform=known),
        layer(
            none,
            "skor",
            {"y": y, **whole, "tooltip": tip},
            transform=[{"filter": "!isValid(datum.skor)"}],
        ),
        layer(
            {**track, "fill": tokens.ink},
            "skor",
            {"y": y, "x": x, "fill": literal("warna"), "tooltip": tip},
            transform=known,
        ),
        layer(
            before,
            "skor",
            {"y": y, "x": {**x, "field": "lalu"}},
            transform=[{"filter": "isValid(datum.lalu)"}],
        ),
    ]
