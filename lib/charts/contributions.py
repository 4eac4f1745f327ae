"""What pulls a score up or down: signed bars that add up to a difference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from lib.charts.axis import Scale, scale
from lib.design import vega
from lib.design.colour import readable
from lib.design.tokens import Tokens, Verdict
from lib.design.vega import Spec, layer, literal, nominal, quantitative
from lib.i18n import t
from lib.i18n.format import signed

ROW = 40
"""Height of one part in pixels: its name above its bar."""

_AXIS = ("type", "scale", "axis")


@dataclass(frozen=True, slots=True)
class Part:
    """One bar."""

    nama: str
    sumbangan: float
    """Points; below 0: pulls down."""
    uraian: str = ""
    """What lies behind it, in words."""
    jumlah: bool = False
    """Whether it is the sum of the others."""


def contributions(
    parts: Sequence[Part], *, tokens: Tokens, lang: str, sample: bool = False
) -> Spec:
    """Draw parts of a difference.

    Args:
        parts: In the order in which they are to stand; the sum last.
        tokens: Colour mode.
        lang: ``id`` or ``en``.
        sample: Whether a part rests on sample data.

    Returns:
        A layered chart with the table ``bagian``.
    """
    rows = _rows(parts, tokens, lang)
    foot = vega.note(t("charts.sample", lang) if sample else "", [t("charts.parts", lang)], tokens)
    ends = scale([0.0, *rows["sumbangan"]], count=4, zero=True)
    return vega.chart(
        _layers(rows, ends, tokens, lang),
        {"bagian": rows},
        tokens=tokens,
        lang=lang,
        height=rows.height * ROW + 16 + vega.note_height(foot),
        note=foot,
    )


def _rows(parts: Sequence[Part], tokens: Tokens, lang: str) -> pl.DataFrame:
    up, down = (
        readable(tokens.verdicts[verdict].colour, tokens.paper, tokens.ink)
        for verdict in (Verdict.ON_TRACK, Verdict.DETERIORATING)
    )
    table = [
        (
            f"{place}",
            part.nama,
            part.sumbangan,
            signed(part.sumbangan, lang, 1),
            part.uraian,
            tokens.ink if part.jumlah else up if part.sumbangan >= 0 else down,
            part.jumlah,
        )
        for place, part in enumerate(parts)
    ]
    names = ("tempat", "nama", "sumbangan", "teks", "uraian", "warna", "jumlah")
    kinds = (pl.String, pl.String, pl.Float64, pl.String, pl.String, pl.String, pl.Boolean)
    return pl.DataFrame(table, schema=dict(zip(names, kinds, strict=True)), orient="row")


def _layers(rows: pl.DataFrame, ends: Scale, tokens: Tokens, lang: str) -> list[Spec]:
    y = nominal("tempat", scale={"domain": rows["tempat"].to_list()}, axis=None)
    pad = (ends.high - ends.low) * 0.12
    domain = [ends.low - (pad if ends.low < 0 else 0), ends.high + (pad if ends.high > 0 else 0)]
    x = quantitative("sumbangan", scale={"domain": domain, "nice": False}, axis=None)
    tip = vega.tooltip({"nama": t("charts.part", lang), "teks": t("charts.points", lang)})
    tip += vega.tooltip({"uraian": t("charts.behind", lang)})
    weight = {"expr": "datum.jumlah ? 600 : 400"}
    name = {"type": "text", "align": "left", "yOffset": -8, "fontWeight": weight}
    bar = {"type": "bar", "size": 10, "yOffset": 9}
    rule = {"type": "rule", "stroke": tokens.soft, "strokeWidth": 1}
    text = {
        "type": "text",
        "yOffset": 9,
        "align": {"expr": "datum.sumbangan < 0 ? 'right' : 'left'"},
        "dx": {"expr": "datum.sumbangan < 0 ? -6 : 6"},
        "fontWeight": weight,
    }
    place = {"y": y, "x": x}
    halo = {**name, "stroke": tokens.paper, "strokeWidth": 4, "strokeJoin": "round"}
    label = {"y": y, "x": {"value": 0}, "text": nominal("nama")}
    return [
        layer(rule, {"values": [{}]}, {"x": {**{k: x[k] for k in _AXIS}, "datum": 0}}),
        layer(bar, "bagian", {**place, "color": literal("warna"), "tooltip": tip}),
        layer(text, "bagian", {**place, "text": nominal("teks"), "fill": literal("warna")}),
        layer(halo, "bagian", label),
        layer(name, "bagian", {**label, "tooltip": tip}),
    ]
