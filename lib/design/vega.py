"""The form all charts share: a Vega-Lite object with the design's configuration."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from textwrap import wrap
from typing import TypeAlias

import polars as pl

from lib.design.tokens import FONT, Tokens
from lib.i18n.format import vega_locale

Spec: TypeAlias = dict[str, object]
"""A Vega-Lite 6 object; tables lie under ``datasets`` as Arrow."""

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
SELECTION = "wilayah"
"""Name of the selection parameter; its points carry the field of the same name."""

_DAY_MS = 86_400_000.0


@cache
def config(tokens: Tokens, lang: str) -> Mapping[str, object]:
    """Return the Vega-Lite configuration of one colour mode and language."""
    label = {
        "labelFontSize": tokens.note,
        "labelColor": tokens.soft,
        "labelFontWeight": 400,
        "labelLimit": 260,
    }
    title = {"titleFontSize": tokens.note, "titleColor": tokens.soft, "titleFontWeight": 400}
    bare = {"domain": False, "ticks": False, "labelPadding": 8}
    return {
        "font": FONT,
        "background": "transparent",
        "locale": vega_locale(lang),
        "view": {"stroke": None},
        # Vega would describe axes and marks in English, and groups of marks not at all: the
        # figure has one text of its own.
        "aria": False,
        "mark": {"aria": False},
        "axis": {**label, **title, **bare, "gridColor": tokens.hairline, "gridWidth": 1},
        "axisX": {"grid": False, "labelFlush": False},
        "title": _title(tokens),
        "legend": {**label, "symbolStrokeWidth": 0, "symbolSize": 120, "title": None},
        "text": {"fontSize": tokens.note, "fill": tokens.ink},
        "line": {"strokeCap": "round", "strokeJoin": "round"},
        "rule": {"stroke": tokens.hairline},
    }


def _title(tokens: Tokens) -> Mapping[str, object]:
    return {
        "fontSize": tokens.note,
        "color": tokens.sample,
        "fontWeight": 600,
        "anchor": "start",
        "orient": "bottom",
        "subtitleFontSize": tokens.note,
        "subtitleColor": tokens.soft,
        "subtitlePadding": 4,
        "offset": 12,
    }


def chart(
    layers: Sequence[Spec],
    datasets: Mapping[str, pl.DataFrame],
    *,
    tokens: Tokens,
    lang: str,
    height: int,
    note: Mapping[str, object] | None = None,
    encoding: Mapping[str, object] | None = None,
) -> Spec:
    """Put layers together to a chart as wide as its container.

    Args:
        layers: Vega-Lite layers, drawn in this order.
        datasets: Tables by the name the layers use.
        tokens: Colour mode.
        lang: ``id`` or ``en``: number signs and names of months.
        height: Height in pixels of the whole picture.
        note: What stands below, from ``note()``.
        encoding: Channels shared by all layers.
    """
    spec: Spec = {
        "$schema": SCHEMA,
        "config": config(tokens, lang),
        "width": "container",
        "height": height,
        "autosize": {"type": "fit", "contains": "padding"},
        "padding": {"left": 4, "right": 4, "top": 4, "bottom": 4},
        "datasets": {name: frame.to_arrow() for name, frame in datasets.items()},
        "layer": list(layers),
    }
    if note:
        spec["title"] = note
    if encoding:
        spec["encoding"] = encoding
    return spec


def note(sample: str, lines: Sequence[str], tokens: Tokens) -> Spec | None:
    """Return what stands below a chart: the mark of sample data first, then what signs mean."""
    text = wrap(" · ".join(lines), _NOTE_LETTERS)
    if sample:
        return {"text": sample, "subtitle": text} if text else {"text": sample}
    return {"text": text, "color": tokens.soft, "fontWeight": 400} if text else None


def note_height(found: Spec | None) -> int:
    """Return the pixels that a note takes below a chart."""
    if found is None:
        return 0
    texts = [found["text"], found.get("subtitle", [])]
    return _NOTE_GAP + _LINE * sum(len(x) if isinstance(x, list) else 1 for x in texts)


_NOTE_LETTERS = 52
"""Longest line of a note: as wide as a phone."""
_NOTE_GAP, _LINE = 14, 18


def layer(
    mark: Mapping[str, object] | str,
    data: str | Spec | None = None,
    encoding: Mapping[str, object] | None = None,
    **more: object,
) -> Spec:
    """Return one layer; ``data`` is its table or the name of one."""
    out: Spec = {"mark": mark, **more}
    if data is not None:
        out["data"] = {"name": data} if isinstance(data, str) else data
    if encoding is not None:
        out["encoding"] = encoding
    return out


def quoted(texts: Iterable[str]) -> str:
    """Return texts as a list in Vega's expression language; data cannot break out of it."""
    return json.dumps(list(texts), ensure_ascii=False)


def quantitative(field: str, **more: object) -> Spec:
    """Return a channel for a number."""
    return {"field": field, "type": "quantitative", **more}


def nominal(field: str, **more: object) -> Spec:
    """Return a channel for a name."""
    return {"field": field, "type": "nominal", **more}


def when(field: str, **more: object) -> Spec:
    """Return a channel for a time in milliseconds; the same day in every time zone."""
    return {"field": field, "type": "temporal", "scale": {"type": "utc"}, **more}


def literal(colour: str) -> Spec:
    """Return a channel of a field that holds colours."""
    return {"field": colour, "type": "nominal", "scale": None}


def tooltip(fields: Mapping[str, str]) -> list[Spec]:
    """Return tooltip rows: field to heading; texts come ready from the table."""
    return [{"field": field, "type": "nominal", "title": title} for field, title in fields.items()]


def mapped(column: str, texts: Mapping[str, str]) -> pl.Expr:
    """Return a text column with known cells replaced; unknown ones stay as they are."""
    return pl.col(column).replace(dict(texts)) if texts else pl.col(column)


def milliseconds(day: dt.date) -> float:
    """Return a day as Vega counts time."""
    return (day - dt.date(1970, 1, 1)).days * _DAY_MS


def moment(day: dt.date) -> Spec:
    """Return a day for a scale or axis.

    Not a number: the interpreter that runs under a strict content security policy takes the
    number of a moment for its year.
    """
    return {"year": day.year, "month": day.month, "date": day.day, "utc": True}


def milliseconds_of(column: str) -> pl.Expr:
    """Return a date column as Vega counts time, in float because Arrow's integers do not draw."""
    return pl.col(column).cast(pl.Int32).cast(pl.Float64) * _DAY_MS


def click() -> Spec:
    """Return the parameter through which a click on a mark selects an area.

    Clicks on marks without one, such as borders, are left alone. The datum is asked of the
    event: the interpreter that runs under a strict content security policy knows no other way.
    """
    held = f"event.item && event.item.datum && event.item.datum.{SELECTION}"
    select = {"type": "point", "fields": [SELECTION], "on": f"click[{held}]", "toggle": False}
    return {"name": SELECTION, "select": select}
