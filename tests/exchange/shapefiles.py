"""Files with boundaries of the small city of ``tests.folders``, in every format and schema."""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import geopandas as gpd
import shapely

CODES = ("71.74.01.1001", "71.74.01.1002", "71.74.02.1003", "71.74.02.2004")
NAMES = ("Mawar", "Melati Satu", "Kamboja", "Kenanga")
DISTRICTS = ("Contoh Utara", "Contoh Utara", "Contoh Selatan", "Contoh Selatan")
SQUARES = (
    shapely.box(124.30, 0.70, 124.32, 0.715),
    shapely.box(124.30, 0.715, 124.33, 0.73),
    shapely.box(124.30, 0.685, 124.32, 0.70),
    shapely.box(124.30, 0.67, 124.33, 0.685),
)
"""Squares at the points that the table ``wilayah`` has."""


def frame(
    columns: Mapping[str, Sequence[object]] | None = None,
    shapes: Sequence[shapely.Geometry] = SQUARES,
    crs: str | None = "EPSG:4326",
) -> gpd.GeoDataFrame:
    """Shapes with these attributes; by default only names."""
    return gpd.GeoDataFrame(dict(columns or {"nama": NAMES}), geometry=list(shapes), crs=crs)


def named(*names: str) -> gpd.GeoDataFrame:
    """Shapes with these names."""
    return frame({"nama": names})


def geojson(found: gpd.GeoDataFrame) -> bytes:
    """GeoJSON that says nothing about its reference system."""
    content = json.loads(found.to_json(drop_id=True))
    content.pop("crs", None)
    return json.dumps(content).encode()


def parquet(found: gpd.GeoDataFrame) -> bytes:
    """GeoParquet."""
    target = io.BytesIO()
    found.to_parquet(target)
    return target.getvalue()


def written(found: gpd.GeoDataFrame, name: str, driver: str) -> bytes:
    """Whatever GDAL writes as one file."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place, name)
        found.to_file(path, driver=driver)
        return path.read_bytes()


def shapefile(found: gpd.GeoDataFrame, *, prj: bool = True) -> bytes:
    """Shapefile in an archive."""
    with tempfile.TemporaryDirectory() as place:
        found.to_file(Path(place, "batas.shp"))
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as archive:
            for path in sorted(Path(place).iterdir()):
                if prj or path.suffix != ".prj":
                    archive.write(path, f"peta/{path.name}")
    return target.getvalue()


def packed(**members: bytes) -> bytes:
    """Archive of files; two underscores stand for a dot."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    return target.getvalue()
