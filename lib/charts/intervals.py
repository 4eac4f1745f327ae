"""Areas in order of a ranking, each with the places that it may as well have."""

from __future__ import annotations

from itertools import cycle, islice

import polars as pl

from lib.charts.trend import Lines
from lib.design import vega
from lib.design.tokens import Tokens
from lib.design.vega import Spec, layer, literal, nominal, quantitative
from lib.i18n import t
from lib.i18n.format import number

ROW = 26
"""Height of one area's line in pixels."""
_HEAD = 40


def intervals(
    places: pl.DataFrame,
    lines: Lines,
    *,
    tokens: Tokens,
    lang: str,
    sample: bool = False,
    clickable: bool = True,
) -> Spec:
    """Draw the places that areas take, as a dot on a bar.

    Args:
        places: Columns wilayah, tengah (median place), bawah and atas (best and worst place
            in 90 % of the runs), seri_dengan (areas that cannot be told apart from it), in
            the order in which they are to stand.
        lines: Names, and the areas to highlight; those tied with the first of them are ringed.
        tokens: Colour mode.
        lang: ``id`` or ``en``.
        sample: Whether the ranking rests on sample data.
        clickable: Whether a click selects an area (parameter ``wilayah``).

    Returns:
        A layered chart with the tables ``tingkat`` (the thirds) and ``baris``.
    """
    rows = _rows(places, lines, tokens, lang)
    tied = bool(rows["seri"].any())
    foot = vega.note(
        t("charts.sample", lang) if sample else "",
        [t("charts.intervals", lang), *([t("charts.intervals_tied", lang)] if tied else [])],
        tokens,
    )
    chosen = rows.filter(pl.col("pilihan"))["baris"].to_list()
    style = _Layers(rows["baris"].to_list(), chosen, max(1, rows.height), tokens, lang)
    return vega.chart(
        [*style.thirds(), *style.lines(clickable)],
        {"tingkat": _thirds(rows.height, lang), "baris": rows},
        tokens=tokens,
        lang=lang,
        height=rows.height * ROW + _HEAD + vega.note_height(foot),
        note=foot,
    )


def _rows(places: pl.DataFrame, lines: Lines, tokens: Tokens, lang: str) -> pl.DataFrame:
    colours = dict(zip(lines.chosen, islice(cycle(tokens.lines), len(lines.chosen)), strict=True))
    first = lines.chosen[0] if lines.chosen else None
    table = [
        (
            row["wilayah"],
            lines.names.get(row["wilayah"], row["wilayah"]),
            row["bawah"],
            row["atas"],
            row["tengah"],
            span(row["bawah"], row["atas"], lang),
            colours.get(row["wilayah"], tokens.soft),
            row["wilayah"] in colours,
            first in row["seri_dengan"],
        )
        for row in places.iter_rows(named=True)
    ]
    schema = {
        "wilayah": pl.String,
        "baris": pl.String,
        "bawah": pl.Float64,
        "atas": pl.Float64,
        "tengah": pl.Float64,
        "teks": pl.String,
        "warna": pl.String,
        "pilihan": pl.Boolean,
        "seri": pl.Boolean,
    }
    return pl.DataFrame(table, schema=schema, orient="row")


def span(best: float, worst: float, lang: str) -> str:
    """Return two places as people read them: ``4–11``, or one where they are equal."""
    ends = [number(end, lang) for end in (best, worst)]
    return ends[0] if ends[0] == ends[1] else "–".join(ends)


def _thirds(count: int, lang: str) -> pl.DataFrame:
    edges = [0.5 + count * third / 3 for third in range(4)]
    words = [t(f"charts.third_short.{name}", lang) for name in ("atas", "tengah", "bawah")]
    table = [
        (low, high, (low + high) / 2, word, place == 1)
        for place, (low, high, word) in enumerate(zip(edges, edges[1:], words, strict=False))
    ]
    schema = {
        "dari": pl.Float64,
        "sampai": pl.Float64,
        "pusat": pl.Float64,
        "kata": pl.String,
        "tengah": pl.Boolean,
    }
    return pl.DataFrame(table, schema=schema, orient="row")


class _Layers:
    """The layers that draw each table."""

    def __init__(
        self, order: list[str], chosen: list[str], count: int, tokens: Tokens, lang: str
    ) -> None:
        self._chosen, self._tokens, self._lang = chosen, tokens, lang
        self._domain = [0.5, count + 0.5]
        self._order = order

    def thirds(self) -> list[Spec]:
        """Return the middle third as a band, and the name of each above it."""
        band = {"type": "rect", "fill": self._tokens.paper2}
        word = {"type": "text", "baseline": "bottom", "fill": self._tokens.soft}
        return [
            layer(
                band,
                "tingkat",
                {"x": self._x("dari"), "x2": {"field": "sampai"}},
                transform=[{"filter": "datum.tengah"}],
            ),
            layer(
                word,
                "tingkat",
                {"x": self._x("pusat"), "y": {"value": -6}, "text": nominal("kata")},
            ),
        ]

    def lines(self, clickable: bool) -> list[Spec]:
        """Return bars, dots and the places in figures."""
        colour = literal("warna")
        bar = {"type": "bar", "size": 6, "opacity": 0.45, "cornerRadius": 3}
        dot = {"type": "point", "filled": True, "opacity": 1, "size": 80}
        ring = {"type": "point", "size": 170, "strokeWidth": 1.5, "stroke": self._tokens.ink}
        text = {"type": "text", "align": "left", "dx": 8, "fontSize": 12}
        halo = {**text, "stroke": self._tokens.paper, "strokeWidth": 3, "strokeJoin": "round"}
        y, end = self._y(), self._x("atas")
        label = {"y": y, "x": end, "text": nominal("teks")}
        return [
            self._cover(clickable),
            layer(
                bar,
                "baris",
                {"y": y, "x": self._x("bawah"), "x2": {"field": "atas"}, "color": colour},
            ),
            layer(
                ring,
                "baris",
                {"y": y, "x": self._x("tengah")},
                transform=[{"filter": "datum.seri"}],
            ),
            layer(dot, "baris", {"y": y, "x": self._x("tengah"), "color": colour}),
            layer(halo, "baris", label),
            layer(text, "baris", {**label, "fill": colour}),
        ]

    def _cover(self, clickable: bool) -> Spec:
        """Return what takes clicks and shows the tooltip anywhere on a line."""
        mark: Spec = {"type": "bar", "fillOpacity": 0}
        tip = vega.tooltip(
            {"baris": t("charts.area", self._lang), "teks": t("charts.places", self._lang)}
        )
        ends = {"x": {"value": 0}, "x2": {"value": "width"}}
        if not clickable:
            return layer(mark, "baris", {"y": self._y(), **ends, "tooltip": tip})
        mark["cursor"] = "pointer"
        encoding = {"y": self._y(), **ends, "tooltip": tip}
        return layer(mark, "baris", encoding, params=[vega.click()])

    def _x(self, field: str) -> Spec:
        scale = {"domain": self._domain, "nice": False, "zero": False}
        return quantitative(field, scale=scale, axis=None)

    def _y(self) -> Spec:
        strong = {"test": f"indexof({vega.quoted(self._chosen)}, datum.value) >= 0"}
        axis = {
            "title": None,
            "grid": True,
            "labelColor": {
                "condition": {**strong, "value": self._tokens.ink},
                "value": self._tokens.soft,
            },
            "labelFontWeight": {"condition": {**strong, "value": 600}, "value": 400},
            "labelOverlap": False,
        }
        return nominal("baris", scale={"domain": self._order}, axis=axis)
