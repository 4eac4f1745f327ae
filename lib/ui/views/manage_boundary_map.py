"""How boundaries that are handed in would look on every map, and how each was recognised."""

from __future__ import annotations

import streamlit as st

from lib.exchange.boundaries import BoundaryProposal
from lib.geometry.coverage import shapes_of
from lib.geometry.geojson import encode, wind_for_d3
from lib.geometry.simplify import simplify
from lib.i18n.format import number
from lib.maps import shapes as outlines
from lib.maps.plan import MapArea, MapPlan
from lib.maps.shapes import Shapes
from lib.maps.static import static
from lib.ui.markup import escape
from lib.ui.view import View

HEIGHT, WIDTH = 440, 640
BYTES = 150_000
"""Size to which the outlines of the picture are simplified."""
KEPT = "kept"
"""The area keeps the shape that it has."""
_ORDER = ("kode", "nama", "ejaan", "mirip", KEPT)


def shapes(found: BoundaryProposal) -> Shapes | None:
    """Return what would be drawn; ``None`` if there is nothing."""
    if not len(found.frame):
        return None
    small = simplify(found.frame, BYTES)
    return outlines.read(encode(small["kode"].tolist(), wind_for_d3(shapes_of(small))))


def draw(view: View, found: BoundaryProposal, drawn: Shapes) -> None:
    """Draw the areas, coloured by how they were recognised."""
    ways = {m.kode: str(m.way) for m in found.matched} | dict.fromkeys(found.kept, KEPT)
    there = [w for w in _ORDER if w in ways.values()]
    ramp = view.tokens.sequential
    colours = {w: ramp[-2 - i] for i, w in enumerate(there)}
    made = MapPlan(tuple(_area(view, found, k, w, colours[w]) for k, w in ways.items()), ())
    alt = view.t("manage.boundary_map", count=number(len(ways), view.lang))
    st.html(f'<p class="kk-teks">{escape(alt)}</p>')
    spec = static(
        made,
        drawn,
        tokens=view.tokens,
        lang=view.lang,
        width=WIDTH,
        height=HEIGHT,
        clickable=False,
    )
    with st.container(width=WIDTH):
        st.vega_lite_chart(
            spec=spec, theme=None, width="stretch", height=HEIGHT, key="batas_peta", alt=alt
        )
    items = "".join(
        f'<li><i style="background:{colours[w]}"></i>{escape(view.t(f"manage.way.{w}"))}</li>'
        for w in there
    )
    st.html(f'<ul class="kk-kunci">{items}</ul>')


def _area(view: View, found: BoundaryProposal, code: str, way: str, colour: str) -> MapArea:
    known = view.city.catalogue.all_areas
    name = known[code].nama if code in known else code
    label = next((m.label for m in found.matched if m.kode == code), "")
    details = (view.t("manage.boundary_tip", label=label),) if label else ()
    return MapArea(code, name, 0, colour, view.t(f"manage.way.{way}"), details)
