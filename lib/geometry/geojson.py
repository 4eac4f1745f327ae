"""GeoJSON of areas: bytes for the store, for downloads and for d3, and back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from lib.geometry.coverage import shapes_of
from lib.geometry.projection import GEOGRAPHIC, Shapes


def wind_for_d3(shapes: Shapes) -> Shapes:
    """Orient rings as d3-geo reads them: exterior clockwise, holes the other way.

    RFC 7946 has it the other way round; with that, Vega fills the rest of the globe.
    """
    return np.asarray(shapely.orient_polygons(shapes, exterior_cw=True))


def to_geojson_bytes(frame: gpd.GeoDataFrame) -> bytes:
    """Write areas as they are, rings wound as RFC 7946 wants, for the store and downloads.

    Args:
        frame: Columns kode, geometry; EPSG:4326.
    """
    return encode(frame["kode"].tolist(), shapely.orient_polygons(shapes_of(frame)))


def from_geojson_bytes(content: bytes) -> gpd.GeoDataFrame:
    """Read what this package wrote.

    Returns:
        Columns kode, geometry; EPSG:4326.
    """
    features: list[dict[str, Any]] = json.loads(content)["features"]
    codes = [feature["properties"]["kode"] for feature in features]
    texts = np.array([json.dumps(feature["geometry"]) for feature in features], dtype=object)
    return gpd.GeoDataFrame({"kode": codes}, geometry=shapely.from_geojson(texts), crs=GEOGRAPHIC)


def encode(codes: Sequence[str], shapes: Shapes) -> bytes:
    """Write shapes as compact UTF-8 GeoJSON; the only property of a feature is ``kode``."""
    features = [
        {
            "type": "Feature",
            "properties": {"kode": code},
            "geometry": shapely.geometry.mapping(shape),
        }
        for code, shape in zip(codes, shapes, strict=True)
    ]
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, separators=(",", ":"), ensure_ascii=False).encode()
