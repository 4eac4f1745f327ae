"""The legend as part of a picture: a small histogram that lies down."""

from __future__ import annotations

import polars as pl

from lib.design import vega
from lib.design.colour import mix
from lib.design.tokens import Tokens
from lib.design.vega import Spec, layer, literal, nominal
from lib.i18n import t
from lib.maps.plan import MapClass, MapPlan

ROW, BAR, LONGEST = 24, 16, 64
"""Height of a class, of its bar, and length of the fullest class's bar, in pixels."""
_LEAST = 6
_TOP = 8

TABLE = "legenda"


def rows(plan: MapPlan, tokens: Tokens, lang: str) -> pl.DataFrame:
    """Return one row per class, highest first, and one for missing data if there is any.

    Args:
        plan: The map.
        tokens: Colour mode.
        lang: ``id`` or ``en``.

    Returns:
        Columns atas, bawah, kanan (edges of the bar in pixels), warna, teks, kosong.
    """
    missing = len(plan.missing)
    most = max([*(c.count for c in plan.classes), missing, 1])
    said = [
        (c.count, _shade(c, tokens), f"{c.text} ({c.count})", False) for c in reversed(plan.classes)
    ]
    if missing:
        said.append((missing, tokens.paper, f"{t('maps.no_data', lang)} ({missing})", True))
    table = [
        (
            float(_TOP + i * ROW),
            float(_TOP + i * ROW + BAR),
            _LEAST + count / most * (LONGEST - _LEAST),
            *rest,
        )
        for i, (count, *rest) in enumerate(said)
    ]
    schema = {
        "atas": pl.Float64,
        "bawah": pl.Float64,
        "kanan": pl.Float64,
        "warna": pl.String,
        "teks": pl.String,
        "kosong": pl.Boolean,
    }
    return pl.DataFrame(table, schema=schema, orient="row")


def _shade(one: MapClass, tokens: Tokens) -> str:
    """Return the colour of a class; a striped one as pale as its stripes make it."""
    return mix(one.colour, tokens.paper, 0.5) if one.striped else one.colour


def layers(tokens: Tokens) -> list[Spec]:
    """Return the layers that draw ``rows`` in the upper left corner."""
    bar = {"type": "rect", "strokeDash": {"expr": "datum.kosong ? [3, 3] : [1, 0]"}}
    text = {"type": "text", "align": "left", "baseline": "middle", "dx": 8, "dy": BAR / 2}
    halo = {**text, "stroke": tokens.paper, "strokeWidth": 3, "strokeJoin": "round"}
    edge = {"condition": {"test": "datum.kosong", "value": tokens.soft}, "value": tokens.hairline}
    box = {
        "x": _pixels("kanan"),
        "x2": {"value": 0},
        "y": _pixels("atas"),
        "y2": {"field": "bawah"},
        "fill": literal("warna"),
        "stroke": edge,
    }
    place = {"x": _pixels("kanan"), "y": _pixels("atas"), "text": nominal("teks")}
    return [layer(bar, TABLE, box), layer(halo, TABLE, place), layer(text, TABLE, place)]


def _pixels(field: str) -> Spec:
    return vega.quantitative(field, scale=None, axis=None)
