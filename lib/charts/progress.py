"""Planned against real progress: the S-curve."""

from __future__ import annotations

import datetime as dt

import polars as pl

from lib.charts.axis import ABOVE, TimeScale, times
from lib.charts.tips import period_text
from lib.design import vega
from lib.design.tokens import Tokens
from lib.design.vega import Spec, layer, nominal, quantitative
from lib.i18n import t

HEIGHT = 320
_TICKS = (0, 25, 50, 75, 100)


def progress(
    curve: pl.DataFrame, today: dt.date, *, tokens: Tokens, lang: str, height: int = HEIGHT
) -> Spec:
    """Draw one S-curve: the plan dashed, what was reported as a thick line.

    Args:
        curve: One row per quarter: ``periode``, ``akhir`` (date), ``rencana``, ``nyata``
            (percent or null), ``contoh``. Lines are open where a quarter has no figure.
        today: The day that counts as today.
        tokens: Colour mode.
        lang: ``id`` or ``en``.
        height: Of the whole picture, in pixels.

    Returns:
        A layered chart; tables ``rencana``, ``nyata``, ``nama`` (labels), ``hari``.
    """
    rows = curve.sort("akhir").with_columns(
        vega.milliseconds_of("akhir").alias("waktu"), period_text(curve, lang)
    )
    plan, real = _run(rows, "rencana"), _run(rows, "nyata")
    span = times(rows["akhir"].min(), max(rows["akhir"].max(), today))  # type: ignore[type-var, arg-type]
    sample = t("charts.sample", lang) if bool(rows["contoh"].any()) else ""
    now = t("charts.now", lang)
    datasets = {"rencana": plan, "nyata": real}
    datasets = {name: frame for name, frame in datasets.items() if frame.height}
    datasets["nama"] = _labels(plan, real, lang)
    datasets["hari"] = pl.DataFrame({"kini": [vega.milliseconds(today)], "kata": [now]})
    return vega.chart(
        _layers(span, datasets, tokens, lang),
        datasets,
        tokens=tokens,
        lang=lang,
        height=height,
        note=vega.note(sample, [], tokens),
    )


def _run(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    """Return the known points of a line; ``ruas`` tells apart what is not to be joined."""
    known = rows.filter(pl.col(column).is_not_null())
    quarter = pl.col("akhir").dt.year().cast(pl.Int32) * 4 + pl.col("akhir").dt.quarter()
    gap = (quarter.diff() > 1).fill_null(value=False)
    return known.select(
        "waktu", "saat", pl.col(column).alias("persen"), gap.cum_sum().cast(pl.Int32).alias("ruas")
    )


def _labels(plan: pl.DataFrame, real: pl.DataFrame, lang: str) -> pl.DataFrame:
    """Place a word at the end of each line, apart from the other's."""
    found = [
        (t(f"charts.{key}", lang), frame["waktu"][-1], frame["persen"][-1], key == "real")
        for key, frame in (("plan", plan), ("real", real))
        if frame.height
    ]
    schema = {
        "kata": pl.String,
        "waktu": pl.Float64,
        "persen": pl.Float64,
        "tebal": pl.Boolean,
    }
    return pl.DataFrame(found, schema=schema, orient="row")


def _layers(
    span: TimeScale, datasets: dict[str, pl.DataFrame], tokens: Tokens, lang: str
) -> list[Spec]:
    axis = {"values": list(_TICKS), "title": "%", **ABOVE}
    y = quantitative("persen", scale={"domain": [0, 100], "nice": False}, axis=axis)
    x = span.channel()
    tip = [
        *vega.tooltip({"saat": t("charts.period", lang)}),
        {"field": "persen", "type": "quantitative", "format": ",.1f", "title": "%"},
    ]
    both: Spec = {"x": x, "y": y}
    dash = {"type": "line", "stroke": tokens.soft, "strokeWidth": 2, "strokeDash": [5, 4]}
    thick = {"type": "line", "stroke": tokens.ink, "strokeWidth": 3.5}
    dot = {"type": "point", "filled": True, "fill": tokens.ink, "size": 48, "opacity": 1}
    ring = {**dot, "fill": tokens.paper, "stroke": tokens.soft, "filled": False, "size": 30}
    run = {"detail": nominal("ruas")}
    drawn = {
        "rencana": [
            layer(dash, "rencana", {**both, **run}),
            layer(ring, "rencana", {**both, "tooltip": tip}),
        ],
        "nyata": [
            layer(thick, "nyata", {**both, **run}),
            layer(dot, "nyata", {**both, "tooltip": tip}),
        ],
    }
    return [
        *_today(span, tokens),
        *(one for name in drawn if name in datasets for one in drawn[name]),
        *_words(both, tokens),
    ]


def _today(span: TimeScale, tokens: Tokens) -> list[Spec]:
    x = span.channel("kini")
    foot = {"value": {"expr": "height"}}
    rule = {"type": "rule", "stroke": tokens.faint, "strokeWidth": 1}
    word = {"type": "text", "align": "right", "baseline": "bottom", "dx": -5, "fill": tokens.soft}
    return [
        layer(rule, "hari", {"x": x}),
        layer({**word, "dy": -4}, "hari", {"x": x, "y": foot, "text": nominal("kata")}),
    ]


def _words(both: Spec, tokens: Tokens) -> list[Spec]:
    text = {
        "type": "text",
        "align": {"expr": "datum.tebal ? 'left' : 'right'"},
        "baseline": "middle",
        "dx": {"expr": "datum.tebal ? 10 : -6"},
        "dy": {"expr": "datum.tebal ? 6 : -14"},
        "fontWeight": {"expr": "datum.tebal ? 600 : 400"},
        "fill": tokens.ink,
    }
    halo = {**text, "stroke": tokens.paper, "strokeWidth": 3, "strokeJoin": "round"}
    encoding = {**both, "text": nominal("kata")}
    return [layer(halo, "nama", encoding), layer(text, "nama", encoding)]
