"""A map for deck.gl, without basemap and without a request to anywhere."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pydeck as pdk
from pydeck.bindings.json_tools import default_serialize
from pydeck.types import String

from lib.design.colour import channels
from lib.design.tokens import FONT, Tokens
from lib.maps.names import LINE, Name, names
from lib.maps.plan import MapArea, MapPlan
from lib.maps.shapes import STRIPE, Geometry, Shapes, hatch
from lib.maps.view import View, fit

LAYER = "wilayah"
"""Layer whose objects a click selects; their property ``kode`` is the area."""

PIXELS = String("pixels")

Part = dict[str, object]


@dataclass(frozen=True, slots=True)
class CompactDeck:
    """What ``st.pydeck_chart`` needs of a deck: its text, already written."""

    json: str
    _tooltip: Mapping[str, object] = field(default_factory=dict)

    def to_json(self) -> str:
        """Return the deck in one line; pydeck's own text is five times as long."""
        return self.json


def deck(
    plan: MapPlan,
    shapes: Shapes,
    *,
    tokens: Tokens,
    width: int = 640,
    height: int = 480,
    labels: bool = True,
) -> CompactDeck:
    """Draw a plan.

    Args:
        plan: What to show.
        shapes: Outlines by code; areas without one are left out.
        tokens: Colour mode.
        width: Pixels the map is expected to have; decides the view and which names fit.
        height: Likewise.
        labels: Whether to write the names that fit.
    """
    areas = [a for a in plan.areas if a.code in shapes.by_code]
    view = fit(shapes.within(a.code for a in areas), width, height)
    layers = [
        _fills(areas, shapes, tokens),
        _hatches("bergaris", plan.striped, shapes, tokens.paper, STRIPE),
        _hatches("tanpa-data", [a.code for a in areas if a.place is None], shapes, tokens.soft, 1),
        _borders("batas", plan.outlines, shapes, tokens.ink, 2),
        _borders("pilihan-tepi", plan.chosen, shapes, tokens.paper, 7),
        _borders("pilihan", plan.chosen, shapes, tokens.accent, 4),
        _labels(_named(plan, areas, shapes, view, tokens), tokens) if labels else None,
    ]
    spec: Part = {
        "initialViewState": _state(view),
        "views": [pdk.View(type="MapView", id="peta", controller=_CONTROLLER)],
        "layers": [layer for layer in layers if layer is not None],
        # No basemap, and the style left to Streamlit.
        "mapStyle": "__MAP_STYLE__",
    }
    return CompactDeck(_compact(spec), _tooltip(tokens))


def _compact(spec: Part) -> str:
    """Write a deck in one line, as pydeck would write it over many.

    ``pydeck.Deck`` itself indents, which takes six times as long, and looks for Jupyter each
    time it is made.
    """
    return json.dumps(
        spec,
        default=default_serialize,
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
    )


_CONTROLLER: Part = {
    "doubleClickZoom": False,
    "scrollZoom": False,
    "dragRotate": False,
    "touchRotate": False,
}


def _state(view: View) -> pdk.ViewState:
    return pdk.ViewState(
        longitude=view.longitude,
        latitude=view.latitude,
        zoom=view.zoom,
        min_zoom=round(view.zoom - 1, 3),
        max_zoom=round(view.zoom + 5, 3),
    )


def _feature(geometry: Geometry, properties: Part) -> Part:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _collection(features: Sequence[Part]) -> Part:
    return {"type": "FeatureCollection", "features": list(features)}


def _fills(areas: Sequence[MapArea], shapes: Shapes, tokens: Tokens) -> pdk.Layer:
    features = [
        _feature(
            shapes.by_code[a.code].geometry,
            {
                "kode": a.code,
                "nama": a.name,
                "teks": "\n".join((a.value, *a.details)),
                "warna": channels(a.colour),
            },
        )
        for a in areas
    ]
    return pdk.Layer(
        "GeoJsonLayer",
        _collection(features),
        id=LAYER,
        pickable=True,
        stroked=True,
        filled=True,
        # As a property of the sublayer: Streamlit dims what get_fill_color of the layer paints
        # as soon as something is selected.
        _sub_layer_props={"polygons-fill": {"getFillColor": "@@=properties.warna"}},
        get_line_color=channels(tokens.paper),
        get_line_width=1,
        line_width_units=PIXELS,
    )


def _named(
    plan: MapPlan, areas: Sequence[MapArea], shapes: Shapes, view: View, tokens: Tokens
) -> list[Name]:
    return names(areas, shapes, view, tokens.note, (*plan.chosen, *plan.marked))


def _hatches(
    name: str, codes: Sequence[str], shapes: Shapes, colour: str, width: int
) -> pdk.Layer | None:
    lines = [line for code in codes if code in shapes.by_code for line in hatch(shapes, code)]
    if not lines:
        return None
    geometry: Part = {"type": "MultiLineString", "coordinates": lines}
    return pdk.Layer(
        "GeoJsonLayer",
        _collection([_feature(geometry, {})]),
        id=name,
        get_line_color=channels(colour),
        get_line_width=width,
        line_width_units=PIXELS,
        pickable=False,
    )


def _borders(
    name: str, codes: Sequence[str], shapes: Shapes, colour: str, width: int
) -> pdk.Layer | None:
    features = [_feature(shapes.by_code[c].geometry, {}) for c in codes if c in shapes.by_code]
    if not features:
        return None
    return pdk.Layer(
        "GeoJsonLayer",
        _collection(features),
        id=name,
        filled=False,
        stroked=True,
        get_line_color=channels(colour),
        get_line_width=width,
        line_width_units=PIXELS,
        line_joint_rounded=True,
        pickable=False,
    )


def _labels(found: Sequence[Name], tokens: Tokens) -> pdk.Layer | None:
    rows = [{"posisi": [n.longitude, n.latitude], "nama": n.text} for n in found]
    if not rows:
        return None
    return pdk.Layer(
        "TextLayer",
        rows,
        id="nama",
        get_position="posisi",
        get_text="nama",
        get_size=tokens.note,
        line_height=LINE,
        _sub_layer_props={"characters": {"getColor": channels(tokens.ink)}},
        font_family=String(FONT),
        font_weight=600,
        character_set=String("".join(sorted({*"".join(n.text for n in found)} - {"\n"}))),
        font_settings={"sdf": True, "fontSize": 64, "buffer": 16, "radius": 24, "cutoff": 0.2},
        outline_width=12,
        outline_color=channels(tokens.paper),
        get_text_anchor=String("middle"),
        get_alignment_baseline=String("center"),
        pickable=False,
    )


def _tooltip(tokens: Tokens) -> Mapping[str, object]:
    return {
        "html": "<b>{nama}</b><div style='white-space:pre-line'>{teks}</div>",
        "style": {
            "fontFamily": FONT,
            "fontSize": f"{tokens.note}px",
            "lineHeight": "1.4",
            "padding": "8px 12px",
            "borderRadius": "8px",
            "border": f"1px solid {tokens.hairline}",
            "backgroundColor": tokens.paper,
            "color": tokens.ink,
        },
    }
