"""Opens files with boundaries: what is in them, in degrees, or why it cannot be used."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import geopandas as gpd
import numpy as np
import pyarrow.parquet as pq
import pyogrio
import shapely
from pyproj import CRS

from lib.contract.codes import Code
from lib.geometry.coverage import shapes_of
from lib.geometry.projection import GEOGRAPHIC
from lib.load.report import Report

SINGLE: Final = (".geojson", ".json", ".gpkg", ".kml", ".shp")
"""Formats that GDAL opens as they are."""
PARQUET: Final = (".parquet", ".geoparquet")
ARCHIVES: Final = (".zip", ".kmz")
SIDECARS: Final = (".shx", ".dbf", ".prj", ".cpg", ".sbn", ".sbx", ".qmd", ".qix", ".md", ".txt")
"""Companions of a shapefile, and notes: not read, not reported."""
MARGIN: Final = 1e-6
"""Degrees by which a coordinate may exceed the globe through rounding."""
MAX_BYTES: Final = 200_000_000
"""Largest file that is opened, and the most that an archive may unpack to."""
LEAST: Final = 100
"""Bytes that a shape takes at least; repeated without end it takes none in a Parquet file."""
MAX_MEMBERS: Final = 5_000
"""Most files in an archive."""


@dataclass(frozen=True, slots=True)
class Layer:
    """Shapes of one layer of one file."""

    file: str
    """Relative to the data folder, with forward slashes."""
    name: str | None
    """Of the layer, where the file has several."""
    frame: gpd.GeoDataFrame
    """Every column of the file as it is; geometry in EPSG:4326."""


def read_layers(path: Path, file: str, report: Report, assumed: CRS | None = None) -> list[Layer]:
    """Read every layer with shapes from one file; never raises.

    Args:
        path: Where the file lies.
        file: What findings call it.
        report: Collects why a layer, or the whole file, cannot be used.
        assumed: Reference system of shapes whose file states none that can be true.
    """
    suffix = path.suffix.lower()
    if suffix in SIDECARS or path.name.startswith((".", "~")):
        return []
    if suffix not in (*SINGLE, *PARQUET, *ARCHIVES):
        report.warning(Code.BOUNDARY_FORMAT)
        return []
    layers = []
    try:
        if fault := _unsafe(path):
            report.error(fault, params={"allowed": f"{MAX_BYTES // 1_000_000} MB"})
            return []
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for name, frame in _open(path):
                placed = _in_degrees(frame, report.on(name), assumed)
                if placed is not None:
                    layers.append(Layer(file, name, placed))
    except Exception as fault:  # whatever a broken file makes its reader raise, the app goes on
        nested = "nest" in str(fault)
        report.error(Code.BOUNDARY_NESTED if nested else Code.BOUNDARY_UNREADABLE)
        return []
    if not layers and not report.findings:
        report.error(Code.BOUNDARY_EMPTY)
    return layers


def _unsafe(path: Path) -> Code | None:
    """Tell why a file had better not be opened: its size, or what is packed into it."""
    size = path.stat().st_size
    if path.suffix.lower() in PARQUET:
        about = pq.read_metadata(path)
        groups = (about.row_group(i) for i in range(about.num_row_groups))
        size = max(size, about.num_rows * LEAST, sum(g.total_byte_size for g in groups))
    if path.suffix.lower() in ARCHIVES:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
        if any(m.filename.lower().endswith(ARCHIVES) for m in members):
            return Code.BOUNDARY_NESTED
        size = sum(m.file_size for m in members)
        if len(members) > MAX_MEMBERS:
            return Code.BOUNDARY_TOO_LARGE
    return Code.BOUNDARY_TOO_LARGE if size > MAX_BYTES else None


def _open(path: Path) -> Iterator[tuple[str | None, gpd.GeoDataFrame]]:
    """Yield name and content of each layer that holds shapes."""
    if path.suffix.lower() in PARQUET:
        yield None, gpd.read_parquet(path)
        return
    for source in _sources(path):
        listed = pyogrio.list_layers(source)
        named = [str(name) for name, kind in listed if kind is not None]
        for name in named:
            frame = pyogrio.read_dataframe(source, layer=name)
            if len(frame):
                yield (name if len(named) > 1 else None), frame


def _sources(path: Path) -> list[str]:
    """Return what GDAL opens: the file, or the data sets in an archive."""
    if path.suffix.lower() not in ARCHIVES:
        return [str(path)]
    with zipfile.ZipFile(path) as archive:
        names = sorted(archive.namelist())
    inside = [
        name
        for name in names
        if name.lower().endswith(SINGLE) and not name.rpartition("/")[2].startswith(".")
    ]
    return [f"/vsizip/{{{path.resolve().as_posix()}}}/{name}" for name in inside]


def _in_degrees(
    frame: gpd.GeoDataFrame, report: Report, assumed: CRS | None
) -> gpd.GeoDataFrame | None:
    """Bring shapes to longitude and latitude; None, and a finding, where that cannot be done."""
    placed = frame.to_crs(GEOGRAPHIC) if _is_stated(frame.crs) else None
    if (placed is None or not _on_the_globe(placed)) and assumed is not None:
        placed = frame.set_crs(assumed, allow_override=True).to_crs(GEOGRAPHIC)
    if placed is None or not _on_the_globe(placed):
        report.error(Code.BOUNDARY_CRS_UNKNOWN)
        return None
    return placed


def _is_stated(crs: CRS | None) -> bool:
    """Tell whether a reference system says where on Earth a coordinate is."""
    if crs is None:
        return False
    base = crs.sub_crs_list[0] if crs.is_compound else crs
    return base.is_geographic or base.is_projected or base.is_bound


def _on_the_globe(frame: gpd.GeoDataFrame) -> bool:
    """Tell whether coordinates can be degrees, in one order or the other."""
    edges = shapely.total_bounds(shapes_of(frame))
    return bool(np.isnan(edges).all() or (np.abs(edges) <= 180 + MARGIN).all())
