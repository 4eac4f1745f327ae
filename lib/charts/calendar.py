"""What is due from which data steward, and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import polars as pl

from lib.charts.axis import TimeScale
from lib.design import vega
from lib.design.tokens import Tokens, Verdict
from lib.design.vega import Spec, layer, literal, nominal
from lib.i18n import t
from lib.i18n.format import date, period, short_date

ROW = 30
"""Height of one steward's line in pixels."""


def calendar(
    due: pl.DataFrame,
    today: dt.date,
    *,
    stewards: Mapping[str, str],
    indicators: Mapping[str, str],
    tokens: Tokens,
    lang: str,
) -> Spec:
    """Draw a dot for every day on which figures are due from a steward.

    Args:
        due: From ``analysis.freshness.calendar``: walidata, indikator, periode, jatuh_tempo,
            lewat (overdue).
        today: Drawn as a rule through all lines.
        stewards: Steward code to short name, in the order of the lines.
        indicators: Indicator code to name.
        tokens: Colour mode.
        lang: ``id`` or ``en``.

    Returns:
        A layered chart with the tables ``tempo`` and ``kini``; overdue dots are triangles in
        the colour of a warning, and the note says so.
    """
    rows = _rows(due, stewards, indicators, tokens, lang)
    order = [n for n in stewards.values() if n in set(rows["nama"])]
    now = pl.DataFrame(
        {
            "waktu": [vega.milliseconds(today)],
            "kata": [t("charts.today", lang, date=short_date(today, lang))],
        }
    )
    late = [t("charts.overdue", lang)] if due["lewat"].any() else []
    foot = vega.note("", late, tokens)
    axis = {"title": None, "grid": True, "labelOverlap": False, "labelColor": tokens.ink}
    y = nominal("nama", scale={"domain": order}, axis=axis)
    return vega.chart(
        _layers(tokens, lang, y),
        {"tempo": rows, "kini": now},
        tokens=tokens,
        lang=lang,
        height=len(order) * ROW + 64 + vega.note_height(foot),
        note=foot,
        encoding={"x": _months(due, today).channel()},
    )


def _months(due: pl.DataFrame, today: dt.date) -> TimeScale:
    days = [*due["jatuh_tempo"], today]
    first, last = min(days).replace(day=1), max(days)
    span = (last.year - first.year) * 12 + last.month - first.month + 1
    every = max(1, round(span / 12))
    months = (first.year * 12 + first.month - 1 + i for i in range(0, span, every))
    ticks = tuple(dt.date(m // 12, m % 12 + 1, 1) for m in months)
    return TimeScale(first, last, ticks, "%b %Y")


def _rows(
    due: pl.DataFrame,
    stewards: Mapping[str, str],
    indicators: Mapping[str, str],
    tokens: Tokens,
    lang: str,
) -> pl.DataFrame:
    """Return one row per steward and day: nama, waktu, hari, isi, banyak, warna, bentuk."""
    warning, calm = (
        tokens.verdicts[Verdict.ACCELERATE].colour,
        tokens.verdicts[Verdict.ON_TRACK].colour,
    )
    table = []
    for (steward, day, late), group in due.group_by(
        "walidata", "jatuh_tempo", "lewat", maintain_order=True
    ):
        if steward not in stewards or not isinstance(day, dt.date):
            continue
        listed = [
            f"{indicators.get(code, code)} ({period(text, lang)})"
            for code, text in group.select("indikator", "periode").iter_rows()
        ]
        table.append(
            (
                stewards[str(steward)],
                vega.milliseconds(day),
                date(day, lang),
                "; ".join(listed[:6]) + (" …" if len(listed) > 6 else ""),
                float(len(listed)),
                warning if late else calm,
                "triangle-up" if late else "circle",
            )
        )
    names = ("nama", "waktu", "hari", "isi", "banyak", "warna", "bentuk")
    kinds = (pl.String, pl.Float64, pl.String, pl.String, pl.Float64, pl.String, pl.String)
    return pl.DataFrame(table, schema=dict(zip(names, kinds, strict=True)), orient="row")


def _layers(tokens: Tokens, lang: str, y: Spec) -> list[Spec]:
    tip = [
        *vega.tooltip({"nama": t("charts.steward", lang), "hari": t("charts.due", lang)}),
        {
            "field": "banyak",
            "type": "quantitative",
            "format": ",.0f",
            "title": t("charts.count", lang),
        },
        *vega.tooltip({"isi": t("charts.indicator", lang)}),
    ]
    rule = {"type": "rule", "stroke": tokens.ink, "strokeWidth": 1.5}
    word = {"type": "text", "baseline": "bottom", "align": "left", "fontWeight": 600}
    dot = {"type": "point", "filled": True, "opacity": 0.9}
    size = {
        "field": "banyak",
        "type": "quantitative",
        "scale": {"type": "sqrt", "domain": [1, 20], "range": [60, 320], "clamp": True},
        "legend": None,
    }
    encoding = {
        "y": y,
        "color": literal("warna"),
        "shape": literal("bentuk"),
        "size": size,
        "tooltip": tip,
    }
    return [
        layer(rule, "kini"),
        layer(word, "kini", {"y": {"value": -4}, "text": nominal("kata")}),
        layer(dot, "tempo", encoding),
    ]
