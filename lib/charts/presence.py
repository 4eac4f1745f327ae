"""Where and when there are figures: a grid of areas and years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from lib.city.presence import Kind, Presence
from lib.design import vega
from lib.design.colour import mix, on
from lib.design.tokens import Tokens
from lib.design.vega import Spec, layer, literal, nominal
from lib.i18n import t
from lib.i18n.format import number

ROW = 22
"""Height of one area's line in pixels."""
_HEAD = 36


@dataclass(frozen=True, slots=True)
class Look:
    """How one kind of figure is drawn."""

    fill: str
    line: str
    dashed: bool = False


def looks(tokens: Tokens) -> Mapping[Kind, Look]:
    """Return how each kind is drawn; a legend beside the chart uses the same."""
    strong = tokens.sequential[5]
    pale = mix(tokens.paper, tokens.sample, 0.18)
    return {
        Kind.PUBLISHED: Look(strong, strong),
        Kind.UNSURE: Look(tokens.paper, strong),
        Kind.COMPUTED: Look(tokens.sequential[2], tokens.sequential[2]),
        Kind.SAMPLE: Look(pale, mix(tokens.paper, tokens.sample, 0.5)),
        Kind.NONE: Look(tokens.paper, tokens.faint, dashed=True),
    }


def presence(found: Presence, *, tokens: Tokens, lang: str, strong: Sequence[str] = ()) -> Spec:
    """Draw what there is for each area and year.

    A cell without a number has a figure for every period of its year; where some are missing it
    says how many there are.

    Args:
        found: From ``city.presence``.
        tokens: Colour mode.
        lang: ``id`` or ``en``.
        strong: Codes of the areas whose names are set in bold, such as districts.

    Returns:
        A layered chart whose height follows the number of areas.
    """
    rows = _rows(found, tokens, lang)
    order = list(dict.fromkeys(rows["nama"]))
    bold = [name for code, name in dict(_names(found)).items() if code in strong]
    sample = Kind.SAMPLE in found.kinds
    return vega.chart(
        _layers(lang),
        {"sel": rows},
        tokens=tokens,
        lang=lang,
        height=len(order) * ROW + _HEAD + (32 if sample else 0),
        note=vega.note(t("charts.sample", lang) if sample else "", [], tokens),
        encoding={"x": _x(found), "y": _y(order, bold, tokens)},
    )


def _names(found: Presence) -> list[tuple[str, str]]:
    """Return code and label of each area; a name that occurs twice carries its code."""
    twice = {a.nama for a in found.areas if sum(b.nama == a.nama for b in found.areas) > 1}
    return [(a.kode, f"{a.nama} ({a.kode})" if a.nama in twice else a.nama) for a in found.areas]


def _rows(found: Presence, tokens: Tokens, lang: str) -> pl.DataFrame:
    """Return one row per cell: wilayah, nama, tahun, isi, garis, putus, tinta, teks, sebutan."""
    styles = looks(tokens)
    words = {k.value: t(f"terms.presence.{k.value}", lang) for k in Kind}
    kind = pl.col("keadaan")
    part = (pl.col("ada") > 0) & (pl.col("ada") < pl.col("dari"))
    return found.cells.select(
        "wilayah",
        pl.col("wilayah").replace_strict(dict(_names(found)), return_dtype=pl.String).alias("nama"),
        pl.col("tahun").cast(pl.String),
        kind.replace_strict({k.value: s.fill for k, s in styles.items()}).alias("isi"),
        kind.replace_strict({k.value: s.line for k, s in styles.items()}).alias("garis"),
        kind.replace_strict({k.value: on(s.fill) for k, s in styles.items()}).alias("tinta"),
        (kind == Kind.NONE.value).alias("putus"),
        pl.when(part).then(pl.col("ada").cast(pl.String)).otherwise(pl.lit("")).alias("teks"),
        pl.when(pl.col("ada") > 0)
        .then(pl.format("{} / {}", "ada", "dari"))
        .otherwise(pl.lit(number(0, lang)))
        .alias("banyak"),
        kind.replace_strict(words).alias("sebutan"),
    )


def _x(found: Presence) -> Spec:
    axis = {"orient": "top", "title": None, "labelAngle": 0, "labelOverlap": "greedy"}
    scale = {"domain": [str(y) for y in found.years], "paddingInner": 0.1, "paddingOuter": 0}
    return nominal("tahun", axis=axis, scale=scale)


def _y(order: list[str], bold: list[str], tokens: Tokens) -> Spec:
    test = {"test": f"indexof({bold}, datum.value) >= 0"}
    axis = {
        "title": None,
        "labelOverlap": False,
        "labelLimit": 180,
        "labelFontWeight": {"condition": {**test, "value": 600}, "value": 400},
        "labelColor": {"condition": {**test, "value": tokens.ink}, "value": tokens.soft},
    }
    return nominal("nama", axis=axis, scale={"domain": order, "paddingInner": 0.16})


def _layers(lang: str) -> list[Spec]:
    tip = vega.tooltip(
        {
            "nama": t("charts.area", lang),
            "tahun": t("indicator.year", lang),
            "sebutan": t("charts.status", lang),
            "banyak": t("indicator.periods", lang),
        }
    )
    cell = {
        "type": "rect",
        "strokeWidth": 1,
        "strokeDash": {"expr": "datum.putus ? [2, 3] : [1, 0]"},
        "cornerRadius": 2,
    }
    text = {"type": "text", "fontSize": 12, "baseline": "middle"}
    return [
        layer(cell, "sel", {"fill": literal("isi"), "stroke": literal("garis"), "tooltip": tip}),
        layer(text, "sel", {"text": nominal("teks"), "fill": literal("tinta")}),
    ]
