"""A map for deck.gl, without basemap and without a request to anywhere."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lib.design.colour import channels
from lib.design.tokens import FONT, Tokens
from lib.maps.names import LINE, Name, names
from lib.maps.plan import MapArea, MapPlan
from lib.maps.shapes import Geometry, Shapes, hatch
from lib.maps.view import View, fit

LAYER = "wilayah"
"""Layer whose objects a click selects; their property ``kode`` is the area."""

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
        _hatches([a.code for a in areas if a.place is None], shapes, tokens),
        _borders("batas", plan.outlines, shapes, tokens.ink, 2),
        _borders("pilihan-tepi", plan.chosen, shapes, tokens.paper, 7),
        _borders("pilihan", plan.chosen, shapes, tokens.accent, 4),
        _labels(names(areas, shapes, view, tokens.note, plan.chosen), tokens) if labels else None,
    ]
    spec: Part = {
        "initialViewState": _state(view),
        "views": [{"@@type": "MapView", "id": "peta", "controller": _CONTROLLER}],
        "mapStyle": "__MAP_STYLE__",
        "layers": [part for part in layers if part is not None],
    }
    text = json.dumps(spec, separators=(",", ":"), ensure_ascii=False)
    return CompactDeck(text, _tooltip(tokens))


_CONTROLLER: Part = {
    "doubleClickZoom": False,
    "scrollZoom": False,
    "dragRotate": False,
    "touchRotate": False,
}


def _state(view: View) -> Part:
    return {
        "longitude": view.longitude,
        "latitude": view.latitude,
        "zoom": view.zoom,
        "minZoom": round(view.zoom - 1, 3),
        "maxZoom": round(view.zoom + 5, 3),
    }


def _feature(geometry: Geometry, properties: Part) -> Part:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _collection(features: Sequence[Part]) -> Part:
    return {"type": "FeatureCollection", "features": list(features)}


def _fills(areas: Sequence[MapArea], shapes: Shapes, tokens: Tokens) -> Part:
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
    return {
        "@@type": "GeoJsonLayer",
        "id": LAYER,
        "data": _collection(features),
        "pickable": True,
        "stroked": True,
        "filled": True,
        # As a property of the sublayer: Streamlit dims what getFillColor of the layer paints
        # as soon as something is selected.
        "_subLayerProps": {"polygons-fill": {"getFillColor": "@@=properties.warna"}},
        "getLineColor": channels(tokens.paper),
        "getLineWidth": 1,
        "lineWidthUnits": "pixels",
    }


def _hatches(codes: Sequence[str], shapes: Shapes, tokens: Tokens) -> Part | None:
    lines = [line for code in codes for line in hatch(shapes, code)]
    if not lines:
        return None
    geometry: Part = {"type": "MultiLineString", "coordinates": lines}
    return {
        "@@type": "GeoJsonLayer",
        "id": "tanpa-data",
        "data": _collection([_feature(geometry, {})]),
        "getLineColor": channels(tokens.soft),
        "getLineWidth": 1,
        "lineWidthUnits": "pixels",
        "pickable": False,
    }


def _borders(
    name: str, codes: Sequence[str], shapes: Shapes, colour: str, width: int
) -> Part | None:
    features = [_feature(shapes.by_code[c].geometry, {}) for c in codes if c in shapes.by_code]
    if not features:
        return None
    return {
        "@@type": "GeoJsonLayer",
        "id": name,
        "data": _collection(features),
        "filled": False,
        "stroked": True,
        "getLineColor": channels(colour),
        "getLineWidth": width,
        "lineWidthUnits": "pixels",
        "lineJointRounded": True,
        "pickable": False,
    }


def _labels(found: Sequence[Name], tokens: Tokens) -> Part | None:
    rows = [{"posisi": [n.longitude, n.latitude], "nama": n.text} for n in found]
    if not rows:
        return None
    return {
        "@@type": "TextLayer",
        "id": "nama",
        "data": rows,
        "getPosition": "@@=posisi",
        "getText": "@@=nama",
        "getSize": tokens.note,
        "lineHeight": LINE,
        "_subLayerProps": {"characters": {"getColor": channels(tokens.ink)}},
        "fontFamily": FONT,
        "fontWeight": 600,
        "characterSet": sorted({letter for n in found for letter in n.text if letter != "\n"}),
        "fontSettings": {"sdf": True, "fontSize": 64, "buffer": 16, "radius": 24, "cutoff": 0.2},
        "outlineWidth": 12,
        "outlineColor": channels(tokens.paper),
        "getTextAnchor": "middle",
        "getAlignmentBaseline": "center",
        "pickable": False,
    }


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
