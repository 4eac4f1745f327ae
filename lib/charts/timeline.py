"""Programmes through time: planned spans, how much of each is done, and today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import cast

import polars as pl

from lib.charts.axis import TimeScale, times
from lib.design import vega
from lib.design.colour import mix
from lib.design.tokens import Tokens
from lib.design.vega import Spec, layer, literal, nominal, quantitative
from lib.i18n import t

ROW = 44
"""Height of one programme's line in pixels."""
_TOP, _FOOT = 30, 34
_BAR = (0.52, 0.84)
"""Where the bar lies within its line; the name stands above it."""
_PALE = 0.72
_THINNEST = 120
"""A bar is at least so small a part of the axis."""
_ROOM = 0.5
"""Part of a line left below the last one for the word at today's line."""


def timeline(
    rows: Sequence[Mapping[str, object]],
    today: dt.date,
    *,
    tokens: Tokens,
    lang: str,
    first: dt.date | None = None,
) -> Spec:
    """Draw programmes as a Gantt chart.

    The pale bar is the plan. The strong part of it is the progress that was reported, as a share
    of the planned time: where it ends left of today's line, the work is behind the clock.
    A plan without an end is drawn with an open, dashed edge and no strong part.

    Args:
        rows: From top to bottom: ``nama``, ``keterangan`` (what is said after the name),
            ``mulai`` (date), ``selesai`` (date or None), ``nyata`` (percent or None),
            ``warna``, ``rentang`` and ``kemajuan`` (texts of the tooltip), ``contoh``.
        today: The day that counts as today.
        tokens: Colour mode.
        lang: ``id`` or ``en``.
        first: Day with which the axis begins; bars that began earlier are cut off there.

    Returns:
        A layered chart whose height follows the number of programmes; tables ``rencana``,
        ``terbuka``, ``nyata``, ``nama``, ``hari``.
    """
    frame = pl.DataFrame(
        [_row(i, row, tokens) for i, row in enumerate(rows)], schema=_SCHEMA, orient="row"
    )
    span = _span(frame, today, first)
    bars, datasets = _bars(frame, span)
    datasets["nama"] = bars.select("urut", "nama", "tulisan", "rentang", "kemajuan")
    now = t("charts.now", lang)
    datasets["hari"] = pl.DataFrame({"kini": [vega.milliseconds(today)], "kata": [now]})
    sample = t("charts.sample", lang) if bool(frame["contoh"].any()) else ""
    return vega.chart(
        _layers(span, frame.height, datasets, tokens, lang),
        datasets,
        tokens=tokens,
        lang=lang,
        height=round((frame.height + _ROOM) * ROW) + _TOP + _FOOT + (24 if sample else 0),
        note=vega.note(sample, [], tokens),
    )


_SCHEMA = {
    "urut": pl.Float64(),
    "nama": pl.String(),
    "tulisan": pl.String(),
    "mulai": pl.Date(),
    "selesai": pl.Date(),
    "nyata": pl.Float64(),
    "warna": pl.String(),
    "pucat": pl.String(),
    "rentang": pl.String(),
    "kemajuan": pl.String(),
    "contoh": pl.Boolean(),
}


def _bars(frame: pl.DataFrame, span: TimeScale) -> tuple[pl.DataFrame, dict[str, pl.DataFrame]]:
    """Return all lines with their place, and the bars by how they are drawn."""
    bars = frame.with_columns(
        vega.milliseconds_of("mulai").alias("dari"),
        vega.milliseconds_of("selesai").alias("sampai"),
        (pl.col("urut") + _BAR[0]).alias("atas"),
        (pl.col("urut") + _BAR[1]).alias("bawah"),
    )
    left, thin = vega.milliseconds(span.first), _milliseconds(span) / _THINNEST
    done = bars.filter(pl.col("nyata").is_not_null() & pl.col("sampai").is_not_null())
    share = pl.col("nyata").clip(0, 100) / 100
    end = pl.lit(vega.milliseconds(span.last))
    tables = {
        "rencana": bars.filter(pl.col("sampai").is_not_null()),
        "terbuka": bars.filter(pl.col("sampai").is_null()).with_columns(sampai=end),
        "nyata": done.with_columns(
            sampai=pl.col("dari") + (pl.col("sampai") - pl.col("dari")) * share
        ),
    }
    keep = ("dari", "sampai", "atas", "bawah", "warna", "pucat", "nama", "rentang", "kemajuan")
    drawn = {
        name: table.with_columns(
            pl.col("dari").clip(left), _end(left, 0 if name == "nyata" else thin)
        ).select(keep)
        for name, table in tables.items()
        if table.height
    }
    return bars, drawn


def _row(place: int, row: Mapping[str, object], tokens: Tokens) -> tuple[object, ...]:
    colour = str(row["warna"])
    said = " · ".join(str(x) for x in (row["nama"], row["keterangan"]) if x)
    pale = mix(colour, tokens.paper, _PALE)
    dates = (row["mulai"], row["selesai"], row["nyata"])
    texts = (row["rentang"], row["kemajuan"], bool(row["contoh"]))
    return float(place), row["nama"], said, *dates, colour, pale, *texts


def _span(frame: pl.DataFrame, today: dt.date, first: dt.date | None) -> TimeScale:
    days = [*frame["mulai"].drop_nulls(), *frame["selesai"].drop_nulls(), today]
    start = max(min(days), first) if first else min(days)
    return times(start, max(days) + dt.timedelta(days=45), most=10)


def _milliseconds(span: TimeScale) -> float:
    return vega.milliseconds(span.last) - vega.milliseconds(span.first)


def _end(left: float, thin: float) -> pl.Expr:
    """Return the right edge of a bar, at least so far from the left one that it can be seen."""
    least = pl.max_horizontal(pl.col("dari"), pl.lit(left)) + thin
    return pl.max_horizontal(pl.col("sampai"), least).alias("sampai")


def _layers(
    span: TimeScale, count: int, datasets: Mapping[str, pl.DataFrame], tokens: Tokens, lang: str
) -> list[Spec]:
    y: Spec = {"scale": {"domain": [count + _ROOM, 0], "nice": False}, "axis": None}
    x = _horizontal(span, "dari")
    place = {
        "x": x,
        "x2": {"field": "sampai"},
        "y": quantitative("atas", **y),
        "y2": {"field": "bawah"},
        "tooltip": vega.tooltip(
            {
                "nama": t("charts.programme", lang),
                "rentang": t("charts.plan", lang),
                "kemajuan": t("charts.progress", lang),
            }
        ),
    }
    bar = {"type": "rect", "cornerRadius": 3}
    dashed = {**bar, "strokeDash": [4, 3], "strokeWidth": 1.5, "fillOpacity": 0.35}
    drawn = {
        "rencana": layer(bar, "rencana", {**place, "fill": literal("pucat")}),
        "terbuka": layer(
            dashed, "terbuka", {**place, "fill": literal("pucat"), "stroke": literal("warna")}
        ),
        "nyata": layer(bar, "nyata", {**place, "fill": literal("warna")}),
    }
    return [
        *(drawn[name] for name in drawn if name in datasets),
        *_today(span, tokens),
        _names(y, tokens),
    ]


def _horizontal(span: TimeScale, field: str) -> Spec:
    x = span.channel(field)
    x["axis"] = {**cast("Spec", x["axis"]), "orient": "top", "grid": True}
    return x


def _names(y: Spec, tokens: Tokens) -> Spec:
    text = {
        "type": "text",
        "align": "left",
        "baseline": "middle",
        "fill": tokens.ink,
        "stroke": tokens.paper,
        "strokeWidth": 3,
        "limit": {"expr": "width"},
    }
    halo = {**text, "strokeJoin": "round"}
    encoding = {
        "x": {"value": 0},
        "y": quantitative("tengah", **y),
        "text": nominal("tulisan"),
    }
    place: Spec = {"calculate": "datum.urut + 0.27", "as": "tengah"}
    plain = {k: v for k, v in text.items() if not k.startswith("stroke")}
    return {
        "layer": [layer(halo), layer(plain)],
        "data": {"name": "nama"},
        "transform": [place],
        "encoding": encoding,
    }


def _today(span: TimeScale, tokens: Tokens) -> list[Spec]:
    x = _horizontal(span, "kini")
    rule = {"type": "rule", "stroke": tokens.ink, "strokeWidth": 1.5}
    word = {"type": "text", "align": "left", "baseline": "bottom", "dx": 5, "fill": tokens.ink}
    foot = {"value": {"expr": "height"}}
    return [
        layer(rule, "hari", {"x": x}),
        layer({**word, "dy": -2}, "hari", {"x": x, "y": foot, "text": nominal("kata")}),
    ]
