"""The same map without WebGL: for print, for files, and where a click matters most."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from lib.design import vega
from lib.design.tokens import Tokens
from lib.design.vega import Spec, layer, literal, nominal
from lib.i18n import t
from lib.maps import key
from lib.maps.names import LINE, names
from lib.maps.plan import MapPlan
from lib.maps.shapes import STRIPE, Shapes, hatch
from lib.maps.view import fit

HEIGHT = 480


def static(
    plan: MapPlan,
    shapes: Shapes,
    *,
    tokens: Tokens,
    lang: str,
    url: str | None = None,
    width: int = 640,
    height: int = HEIGHT,
    labels: bool = True,
    clickable: bool = True,
    legend: bool = False,
) -> Spec:
    """Draw a plan with Vega-Lite.

    Args:
        plan: What to show.
        shapes: Outlines by code; areas without one are left out.
        tokens: Colour mode.
        lang: ``id`` or ``en``.
        url: Where the browser finds the same outlines as a file; without it they are part of
            the chart, which is slower but needs nothing else.
        width: Pixels the map is expected to have; decides which names fit.
        height: Of the whole picture.
        labels: Whether to write the names that fit.
        clickable: Whether a click selects an area (parameter ``wilayah``).
        legend: Whether the classes are explained in the picture itself.
    """
    parts = _Parts(plan, shapes, tokens, lang, url)
    layers = [*parts.fills(clickable), *parts.stripes(), *parts.hatches(), *parts.borders()]
    datasets = {"nilai": parts.table()}
    written = parts.names(width, height) if labels else pl.DataFrame()
    if written.height:
        datasets["nama"] = written
        layers += parts.labels()
    if legend:
        datasets[key.TABLE] = key.rows(plan, tokens, lang)
        layers += key.layers(tokens)
    sample = t("maps.sample", lang) if plan.sample else ""
    foot = vega.note(sample, plan.notes(lang), tokens)
    spec = vega.chart(layers, datasets, tokens=tokens, lang=lang, height=height, note=foot)
    spec["projection"] = {"type": "mercator"}
    return {**spec, "datasets": {**_tables(spec), **parts.outlines()}}


def _tables(spec: Spec) -> dict[str, object]:
    tables = spec["datasets"]
    return dict(tables) if isinstance(tables, dict) else {}


@dataclass(frozen=True, slots=True)
class _Parts:
    """The layers that draw each part of a plan."""

    plan: MapPlan
    shapes: Shapes
    tokens: Tokens
    lang: str
    url: str | None

    def table(self) -> pl.DataFrame:
        """Return what the browser looks up for each outline."""
        rows = [
            (a.code, a.name, a.value, " · ".join(a.details), a.colour, a.place is not None)
            for a in self.plan.areas
            if a.code in self.shapes.by_code
        ]
        kinds = (*[pl.String] * 5, pl.Boolean)
        return pl.DataFrame(rows, schema=dict(zip(_FIELDS, kinds, strict=True)), orient="row")

    def outlines(self) -> dict[str, object]:
        """Return the outlines as a table of the chart, unless the browser fetches them."""
        if self.url is not None:
            return {}
        codes = {a.code for a in self.plan.areas} | {*self.plan.outlines, *self.plan.chosen}
        return {
            OUTLINES: _collection(
                (c, self.shapes.by_code[c].geometry)
                for c in sorted(codes)
                if c in self.shapes.by_code
            )
        }

    def _source(self) -> Spec:
        form = {"type": "json", "property": "features"}
        return {"url": self.url, "format": form} if self.url else {"name": OUTLINES, "format": form}

    def fills(self, clickable: bool) -> list[Spec]:
        lookup = {
            "lookup": "properties.kode",
            "from": {"data": {"name": "nilai"}, "key": "wilayah", "fields": list(_FIELDS)},
        }
        heads = {"nama": t("maps.area", self.lang), "teks": t("maps.value", self.lang)}
        if any(a.details for a in self.plan.areas):
            heads["rinci"] = t("maps.details", self.lang)
        encoding = {"fill": literal("warna"), "tooltip": vega.tooltip(heads)}
        mark = {"type": "geoshape", "stroke": self.tokens.paper, "strokeWidth": 1}
        part = layer(
            mark, self._source(), encoding, transform=[lookup, {"filter": "isValid(datum.wilayah)"}]
        )
        if clickable:
            part["mark"] = {**mark, "cursor": "pointer"}
            part["params"] = [vega.click()]
        return [part]

    def _lines(self, codes: Iterable[str]) -> list[tuple[str, Mapping[str, object]]]:
        return [
            (code, {"type": "MultiLineString", "coordinates": hatch(self.shapes, code)})
            for code in codes
            if code in self.shapes.by_code
        ]

    def stripes(self) -> list[Spec]:
        lines = self._lines(self.plan.striped)
        if not lines:
            return []
        mark = {
            "type": "geoshape",
            "filled": False,
            "stroke": self.tokens.paper,
            "strokeWidth": STRIPE,
            "tooltip": None,
        }
        values = {"values": _collection(lines)["features"], "format": {"type": "json"}}
        return [layer(mark, values, _HOLLOW)]

    def hatches(self) -> list[Spec]:
        lines = self._lines(self.plan.missing)
        if not lines:
            return []
        mark = {
            "type": "geoshape",
            "filled": False,
            "stroke": self.tokens.soft,
            "strokeWidth": 0.8,
            "tooltip": None,
        }
        dashes = {**mark, "strokeDash": [3, 3], "strokeWidth": 1}
        values = {"values": _collection(lines)["features"], "format": {"type": "json"}}
        return [
            layer(mark, values, _HOLLOW),
            self._outline([code for code, _ in lines], dashes),
        ]

    def borders(self) -> list[Spec]:
        strokes = (
            (self.plan.outlines, self.tokens.ink, 2),
            (self.plan.chosen, self.tokens.paper, 7),
            (self.plan.chosen, self.tokens.accent, 4),
        )
        return [
            self._outline(
                codes,
                {
                    "type": "geoshape",
                    "filled": False,
                    "stroke": colour,
                    "strokeWidth": width,
                    "strokeJoin": "round",
                },
            )
            for codes, colour, width in strokes
            if codes
        ]

    def _outline(self, codes: Sequence[str], mark: Spec) -> Spec:
        test = f"indexof({vega.quoted(codes)}, datum.properties.kode) >= 0"
        return layer(mark, self._source(), _HOLLOW, transform=[{"filter": test}])

    def names(self, width: int, height: int) -> pl.DataFrame:
        """Return the names that fit, and where: bujur, lintang, nama."""
        there = [a for a in self.plan.areas if a.code in self.shapes.by_code]
        view = fit(self.shapes.within(a.code for a in there), width, height)
        first = (*self.plan.chosen, *self.plan.marked)
        found = names(there, self.shapes, view, self.tokens.note, first)
        rows = [(n.longitude, n.latitude, n.text) for n in found]
        schema = {"bujur": pl.Float64, "lintang": pl.Float64, "nama": pl.String}
        return pl.DataFrame(rows, schema=schema, orient="row")

    def labels(self) -> list[Spec]:
        size = self.tokens.note
        text = {
            "type": "text",
            "fontWeight": 600,
            "fill": self.tokens.ink,
            "lineBreak": "\n",
            "lineHeight": size * LINE,
            "baseline": "middle",
            "dy": {"expr": f"indexof(datum.nama, '\\n') < 0 ? 0 : {-size * LINE / 2}"},
        }
        halo = {**text, "stroke": self.tokens.paper, "strokeWidth": 3, "strokeJoin": "round"}
        encoding = {
            "longitude": {"field": "bujur", "type": "quantitative"},
            "latitude": {"field": "lintang", "type": "quantitative"},
            "text": nominal("nama"),
        }
        return [layer(halo, "nama", encoding), layer(text, "nama", encoding)]


OUTLINES = "bentuk"
_HOLLOW: Spec = {"fill": {"value": None}}
"""Vega-Lite would fill outlines with a transparent colour that catches the clicks."""
_FIELDS = ("wilayah", "nama", "teks", "rinci", "warna", "ada")


def _collection(features: Iterable[tuple[str, Mapping[str, object]]]) -> dict[str, object]:
    return {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "properties": {"kode": code}, "geometry": geometry}
            for code, geometry in features
        ],
    }
