"""A map with its legend, its marks, its table and its downloads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, Literal

import streamlit as st

from lib.charts.theme import LIGHT, Spec
from lib.city import provenance, words
from lib.city.scene import Scene
from lib.design.tokens import Tokens
from lib.i18n.format import short_date, signed
from lib.maps import drawn
from lib.maps import shapes as outlines
from lib.maps.deck import CompactDeck, deck
from lib.maps.drawn import shapes as shapes
from lib.maps.plan import MapPlan
from lib.maps.static import static
from lib.ui import browser, figure, legend
from lib.ui.figure import Twin
from lib.ui.view import View

Engine = Literal["deck", "static"]

WIDTH = 640
"""Pixels a map counts as having on a wide screen."""
PHONE = 640
"""Windows up to this width have one column."""
EDGE = 32
"""What a page leaves free beside a map on a phone."""
STILL = 960
"""Pixels of a map in a file."""
SMALLEST = 320
"""Height below which a map cannot be read."""

Room = tuple[int, int]
"""Width and height in pixels."""


def draw(
    view: View,
    key: str,
    scene: Scene,
    *,
    alt: str,
    twin: Callable[[], Twin],
    chosen: Sequence[str] = (),
    engine: Engine = "deck",
    height: int = 480,
    labels: bool = True,
    districts: bool = True,
) -> str | None:
    """Draw a map.

    Args:
        view: The reader's view.
        key: Unique name of the map on its page.
        scene: What to show.
        alt: What the map shows, in one sentence.
        twin: Makes the table and the downloads.
        chosen: Codes of the areas to outline.
        engine: ``deck`` can be moved and zoomed; ``static`` needs no WebGL and is lighter.
            Without WebGL every map is static.
        height: Pixels.
        labels: Whether to write the names that fit.
        districts: Whether the borders of the districts are drawn stronger.

    Returns:
        The code of the area clicked in this run, if any.
    """
    made = _plan(view, scene, tuple(chosen), districts)
    width, height = _room(height)
    if engine == "deck" and browser.has_webgl():
        clicked = _deck(view, key, made, alt, (width, height), labels)
    else:
        clicked = _static(view, key, made, alt, (width, height), labels)
    below(view, key, made, scene, twin)
    return clicked


def draw_still(
    view: View, key: str, made: MapPlan, *, alt: str, height: int = 480, labels: bool = True
) -> str | None:
    """Draw a plan of any kind as a still map; what belongs to it is drawn by the page.

    Args:
        view: The reader's view.
        key: Unique name of the map on its page.
        made: What to show.
        alt: What the map shows, in one sentence.
        height: Pixels.
        labels: Whether to write the names that fit.

    Returns:
        The code of the area clicked in this run, if any.
    """
    return _static(view, key, made, alt, _room(height), labels)


def borders(view: View) -> str:
    """Return what is to be said about the borders on every map; blank if nothing."""
    known = view.city.shapes
    if known.schematic:
        return view.t("app.schematic")
    if not known.stand_ins:
        return ""
    day = dt.datetime.fromtimestamp(min(known.stand_ins.values())).date()
    return view.t("app.borders_last_good", date=short_date(day, view.lang))


def below(view: View, key: str, made: MapPlan, scene: Scene, twin: Callable[[], Twin]) -> None:
    """Draw the legend, the marks and the table of a map."""
    st.html(legend.markup(view, made, scene.city_value, _text(scene, scene.city_value, view.lang)))
    about = provenance.of_scene(view.city, scene)
    extra = borders(view)
    figure.below(view, key, about=about, twin=twin, extra=extra)


def _deck(view: View, key: str, made: MapPlan, alt: str, room: Room, labels: bool) -> str | None:
    event: Any = st.pydeck_chart(
        _spec_deck(made, shapes(view.city), view.tokens, room, labels),
        height=room[1],
        key=key,
        on_select="rerun",
        selection_mode="single-object",
        alt=alt,
    )
    picked = event.selection.objects.get("wilayah") if event else None
    return str(picked[0]["properties"]["kode"]) if picked else None


def _static(view: View, key: str, made: MapPlan, alt: str, room: Room, labels: bool) -> str | None:
    spec = _spec_static(made, shapes(view.city), view.tokens, view.lang, room, labels)
    event = st.vega_lite_chart(
        spec=spec,
        theme=None,
        width="stretch",
        height=room[1],
        key=f"{key}_datar",
        on_select="rerun",
        alt=alt,
    )
    return figure.clicked(event)


@lru_cache(maxsize=256)
def _spec_deck(
    made: MapPlan, shapes: outlines.Shapes, tokens: Tokens, room: Room, labels: bool
) -> CompactDeck:
    return deck(made, shapes, tokens=tokens, width=room[0], height=room[1], labels=labels)


@lru_cache(maxsize=256)
def _spec_static(
    made: MapPlan, shapes: outlines.Shapes, tokens: Tokens, lang: str, room: Room, labels: bool
) -> dict[str, object]:
    width, height = room
    return static(made, shapes, tokens=tokens, lang=lang, width=width, height=height, labels=labels)


def _room(height: int) -> Room:
    """Return width and height of a map; on a phone it is as wide as the page, and not taller."""
    window = browser.width()
    if window > PHONE:
        return WIDTH, height
    return window - EDGE, min(height, max(window, SMALLEST))


def _plan(view: View, scene: Scene, chosen: tuple[str, ...], districts: bool) -> MapPlan:
    return drawn.plan(view.city, scene, chosen, districts, view.tokens, view.lang)


def still(view: View, scene: Scene, chosen: tuple[str, ...] = ()) -> Spec:
    """Return the map as a chart for a file: on white paper, the classes explained inside."""
    light = replace(view, mode="light")
    return still_of(light, _plan(light, scene, chosen, districts=True))


def still_of(view: View, made: MapPlan) -> Spec:
    """Return a plan of any kind, made for light surroundings, as a chart for a file."""
    return static(
        made,
        shapes(view.city),
        tokens=LIGHT,
        lang=view.lang,
        width=STILL,
        legend=True,
        clickable=False,
    )


def _text(scene: Scene, value: float | None, lang: str) -> str:
    if scene.earlier is not None and value is not None:
        return signed(value, lang, scene.indicator.desimal)
    return words.value(scene.indicator, value, lang)
