"""Boundaries that are handed in, as the picture shows them."""

from __future__ import annotations

from pathlib import Path

import shapely
from shapely.geometry import shape

from lib.exchange.boundaries import preview
from lib.exchange.handed import Handed
from lib.exchange.publish import Place
from lib.ui.views.manage_boundary_map import shapes
from tests.exchange.publishing import TODAY
from tests.exchange.shapefiles import CODES, geojson, named
from tests.folders import write_folder


def drawn(folder: Path, content: bytes) -> object:
    place = Place(write_folder(folder, {}), TODAY, None, 0)
    return shapes(preview(place, Handed("batas.geojson", content)))


def test_rings_are_wound_as_the_picture_needs_them(tmp_path: Path) -> None:
    found = drawn(tmp_path, geojson(named("Mawar", "Melati Satu", "Kamboja", "Kenanga")))

    rings = [shape(one.geometry).exterior for one in found.by_code.values()]  # type: ignore[attr-defined]
    assert sorted(found.by_code) == sorted(CODES)  # type: ignore[attr-defined]
    assert not any(shapely.is_ccw(ring) for ring in rings), "else the rest of the globe is filled"


def test_nothing_to_draw(tmp_path: Path) -> None:
    assert drawn(tmp_path, geojson(named("Satu", "Dua", "Tiga", "Empat"))) is None
