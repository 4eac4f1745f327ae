"""Inequality over time, split into what lies between districts and what lies within them."""

from __future__ import annotations

import polars as pl

from lib.charts.axis import scale, times
from lib.charts.tips import period_text
from lib.design import vega
from lib.design.tokens import Tokens
from lib.design.vega import Spec, layer, literal, nominal, quantitative
from lib.i18n import t
from lib.i18n.format import number

HEIGHT = 260
WIDEST, NARROWEST = 36, 3
"""Of a bar, in pixels."""
_BESIDE = 200
"""Pixels beside the bars: the axis, and the names of the parts."""
PARTS = ("dalam", "antar")
"""Parts from the axis up."""


def decomposition(
    rows: pl.DataFrame,
    *,
    tokens: Tokens,
    lang: str,
    chosen: str = "",
    width: int = 720,
    height: int = HEIGHT,
) -> Spec:
    """Draw one bar a period, its parts upon each other.

    Args:
        rows: One row a period: periode, mulai, antar, dalam (parts of Theil's T), contoh; rows
            without parts are left out.
        tokens: Colour mode.
        lang: ``id`` or ``en``.
        chosen: Period that stands out; blank: all alike.
        width: Pixels the chart is expected to have; decides how wide the bars are.
        height: Of the whole picture.

    Returns:
        A layered chart with the tables ``batang`` (one row a period and part) and ``label``.
    """
    known = rows.filter(pl.col("antar").is_not_null(), pl.col("dalam").is_not_null()).sort("mulai")
    bars = _bars(known, tokens, lang, chosen)
    up = scale([*bars["sampai"]], zero=True)
    axis: Spec = {"values": list(up.ticks), "format": up.format, "title": None}
    y = {"scale": {"domain": [up.low, up.high], "nice": False}, "axis": axis}
    wide = max(NARROWEST, min(WIDEST, round((width - _BESIDE) / max(known.height, 1) * 0.7)))
    mark = {"type": "bar", "width": wide, "stroke": tokens.paper, "strokeWidth": 0.5}
    titles = {
        "saat": t("charts.period", lang),
        "bagian": t("disparity.chart.part", lang),
        "teks": t("disparity.chart.share", lang),
    }
    encoding = {
        "y": quantitative("dari", **y),
        "y2": {"field": "sampai"},
        "fill": literal("warna"),
        "opacity": {"field": "jelas", "type": "quantitative", "scale": None},
        "tooltip": vega.tooltip(titles),
    }
    text = {"type": "text", "align": "left", "baseline": "middle", "dx": wide / 2 + 6}
    place = {"y": quantitative("y", **y), "text": nominal("teks"), "fill": literal("warna")}
    days = known["mulai"].to_list()
    across = times(min(days), max(days)).channel() if days else vega.when("waktu", axis=None)
    return vega.chart(
        [layer(mark, "batang", encoding), layer(text, "label", place)],
        {"batang": bars, "label": _labels(bars)},
        tokens=tokens,
        lang=lang,
        height=height,
        note=vega.note(t("charts.sample", lang) if rows["contoh"].any() else "", [], tokens),
        encoding={"x": across},
    )


def _bars(known: pl.DataFrame, tokens: Tokens, lang: str, chosen: str) -> pl.DataFrame:
    colours = dict(zip(PARTS, (tokens.lines[2], tokens.lines[1]), strict=True))
    said = {name: t(f"disparity.chart.{name}", lang) for name in PARTS}
    rows = []
    for row in known.with_columns(period_text(known, lang)).iter_rows(named=True):
        total = row["antar"] + row["dalam"]
        clear = 1.0 if chosen in ("", row["periode"]) else 0.45
        low = 0.0
        for name in PARTS:
            share = row[name] / total if total > 0 else 0.0
            high = low + row[name]
            text = f"{number(share * 100, lang)}\N{NO-BREAK SPACE}%"
            moment = vega.milliseconds(row["mulai"])
            rows.append((moment, row["saat"], said[name], low, high, text, colours[name], clear))
            low = high
    schema = {
        "waktu": pl.Float64,
        "saat": pl.String,
        "bagian": pl.String,
        "dari": pl.Float64,
        "sampai": pl.Float64,
        "teks": pl.String,
        "warna": pl.String,
        "jelas": pl.Float64,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def _labels(bars: pl.DataFrame) -> pl.DataFrame:
    """Return the name of each part beside the last bar, with its share."""
    return bars.tail(len(PARTS)).select(
        "waktu",
        ((pl.col("dari") + pl.col("sampai")) / 2).alias("y"),
        pl.format("{} {}", "bagian", "teks").alias("teks"),
        "warna",
    )
