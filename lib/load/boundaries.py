"""Boundaries of the areas: official ones from ``batas/``, or else schematic cells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Final, Literal

import geopandas as gpd
import numpy as np
import polars as pl
import shapely

from lib.contract.codes import Code
from lib.contract.finding import Finding, Severity
from lib.contract.tables import BOUNDARY_FOLDER
from lib.contract.vocabulary import AreaKind, Level
from lib.errors import GeometryError
from lib.geometry.coverage import clean, polygonal, shapes_of
from lib.geometry.projection import GEOGRAPHIC, Shapes
from lib.geometry.schematic import draw_schematic
from lib.load.boundary_folder import laid_out
from lib.load.boundary_match import Gazetteer, Way
from lib.load.boundary_place import Places
from lib.load.boundary_source import NO_HINTS, Hints, Seen, Source, read_source
from lib.load.report import Report

Kind = Literal["resmi", "skematik"]

ENOUGH: Final = 0.5
"""Part of the areas that must have an official shape; with fewer, all are drawn schematically."""
NOTHING: Final[Mapping[str, Path]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class BoundaryFile:
    """What became of one file of ``batas/``."""

    file: str
    """Relative to the data folder, with forward slashes."""
    shapes: int
    """Shapes in it."""
    used: int
    """Shapes of it that are drawn."""
    areas: int
    """Areas that it has a shape for, whether that is drawn or another file's."""


@dataclass(frozen=True, slots=True)
class Boundaries:
    """Shapes of the areas of the finest level."""

    frame: gpd.GeoDataFrame
    """Columns kode, geometry (valid polygons), EPSG:4326, sorted by kode; a coverage."""
    kind: Kind
    matched_by: Mapping[str, Way]
    """How each official shape was recognised, by kode; empty for schematic cells."""
    findings: tuple[Finding, ...]
    files: tuple[BoundaryFile, ...] = ()
    seen: tuple[Seen, ...] = ()
    """Every shape of every file."""
    origins: Mapping[str, str] = field(default_factory=dict)
    """File that each official shape is from, by kode; empty for schematic cells."""


def load_boundaries(
    folder: Path,
    wilayah: pl.DataFrame,
    today: dt.date | None = None,
    earlier: Mapping[str, Path] = NOTHING,
) -> Boundaries:
    """Read the official boundaries of a data folder, or draw schematic ones.

    Args:
        folder: Data folder; shapes are sought in its ``batas``.
        wilayah: Contract table: kode, nama, jenis, induk, lintang, bujur, luas_km2, nama_lain.
        today: Areas that ended before are not drawn.
        earlier: Where an earlier state lies of files that it stands in for, by their names.

    Returns:
        Official shapes if at least half of the areas have one, else schematic cells. Whatever
        is wrong with a file is a finding; nothing is raised.
    """
    return settled(read_folder(folder, wilayah, today, earlier), wilayah, today)


def read_folder(
    folder: Path,
    wilayah: pl.DataFrame,
    today: dt.date | None = None,
    earlier: Mapping[str, Path] = NOTHING,
) -> Boundaries:
    """Read the official boundaries of a data folder, however few; ``load_boundaries`` for more."""
    with laid_out(folder) as place:
        files = [path for path in (place / BOUNDARY_FOLDER).rglob("*") if path.is_file()]
        return read_boundaries(files, place, wilayah, today, earlier=earlier)


def is_enough(official: Boundaries, areas: int) -> bool:
    """Tell whether so many areas have a shape that these are drawn."""
    return len(official.frame) > 0 and len(official.frame) >= ENOUGH * areas


def settled(official: Boundaries, wilayah: pl.DataFrame, today: dt.date | None) -> Boundaries:
    """Take official boundaries if they are enough, else draw schematic ones.

    Args:
        official: What ``read_folder`` gave.
        wilayah: Contract table.
        today: Areas that ended before are not drawn.
    """
    areas = finest_areas(wilayah, today)
    if is_enough(official, areas.height):
        return official
    findings = told(official, areas.height)
    return Boundaries(_schematic(areas), "skematik", {}, findings, official.files)


def told(official: Boundaries, areas: int) -> tuple[Finding, ...]:
    """Return what is to be said about official boundaries, and whether they are too few."""
    if is_enough(official, areas):
        return official.findings
    findings = tuple(f for f in official.findings if f.code is not Code.BOUNDARY_AREA_MISSING)
    refused = any(finding.severity is Severity.ERROR for finding in findings)
    if any(file.shapes for file in official.files) and not refused:
        findings += (_too_few(len(official.frame), areas),)
    return findings


def finest_areas(wilayah: pl.DataFrame, today: dt.date | None = None) -> pl.DataFrame:
    """Return the areas that a map shows singly: those of the finest level there is.

    Args:
        wilayah: Contract table.
        today: Areas whose ``berlaku_sampai`` lies before are left out.
    """
    rows = wilayah
    if today is not None and "berlaku_sampai" in rows.columns:
        end = pl.col("berlaku_sampai").cast(pl.String)
        end = pl.when(end.str.len_chars() == 4).then(end + "-12-31").otherwise(end)
        rows = rows.filter(end.is_null() | (end >= today.isoformat()))
    for level in (Level.VILLAGE, Level.DISTRICT, Level.CITY):
        kinds = [kind.value for kind in AreaKind if kind.level is level]
        found = rows.filter(pl.col("jenis").cast(pl.String).is_in(kinds))
        if found.height:
            return found
    return rows.clear()


def read_boundaries(
    files: Iterable[Path],
    folder: Path,
    wilayah: pl.DataFrame,
    today: dt.date | None = None,
    hints: Hints = NO_HINTS,
    earlier: Mapping[str, Path] = NOTHING,
) -> Boundaries:
    """Read official boundaries from files, match them to areas, mend them and join them.

    Args:
        files: GeoJSON, GeoPackage, (zipped) Shapefile, KML or GeoParquet.
        folder: What the names of files in findings are relative to.
        wilayah: Contract table.
        today: Areas that ended before are not sought.
        hints: What somebody says about the shapes.
        earlier: Where an earlier state lies of files that it stands in for, by their names;
            every other file comes before it.

    Returns:
        Shapes of the areas that were found, possibly none.
    """
    areas = finest_areas(wilayah, today)
    gazetteer, places = Gazetteer(areas, wilayah), Places(areas)
    findings: list[Finding] = []
    sources: list[Source] = []
    paths = {_relative(path, folder): path for path in files} | dict(earlier)
    for file in sorted(paths, key=PurePosixPath):
        report = Report(file)
        source = read_source(paths[file], report, hints, gazetteer, places)
        sources += [source] if source is not None else []
        findings += report.findings
    chosen = _chosen(sources, earlier, findings)
    frame = _joined(chosen)
    if len(frame):
        findings += _missing(set(chosen), gazetteer, sources)
    ways = {kode: chosen[kode].ways[kode] for kode in sorted(chosen)}
    files_told = tuple(_told(source, chosen) for source in sources)
    seen = tuple(shape for source in sources for shape in source.seen)
    origins = {kode: source.file for kode, source in chosen.items()}
    return Boundaries(frame, "resmi", ways, tuple(findings), files_told, seen, origins)


def _relative(path: Path, folder: Path) -> str:
    return (path.relative_to(folder) if path.is_relative_to(folder) else path).as_posix()


def _chosen(
    sources: Sequence[Source], earlier: Collection[str], findings: list[Finding]
) -> dict[str, Source]:
    """Take every area from one file: the one that has the most areas, then the first by name."""
    chosen: dict[str, Source] = {}
    for source in sorted(sources, key=lambda s: (s.file in earlier, -len(s.parts), s.file)):
        fresh = [kode for kode in source.parts if kode not in chosen]
        again = len(source.parts) - len(fresh)
        if again and source.file not in earlier:
            other = next(chosen[kode].file for kode in source.parts if kode in chosen)
            params = {"other": other, "areas": str(again)}
            findings.append(
                Finding(
                    Severity.WARNING,
                    Code.BOUNDARY_TWICE,
                    source.file,
                    params=params,
                    count=again,
                )
            )
        chosen |= dict.fromkeys(fresh, source)
    return chosen


def _joined(chosen: Mapping[str, Source]) -> gpd.GeoDataFrame:
    codes = sorted(chosen)
    united = [shapely.union_all(chosen[kode].parts[kode]) for kode in codes]
    return tiled(_frame(codes, polygonal(np.array(united, dtype=object))))


def _told(source: Source, chosen: Mapping[str, Source]) -> BoundaryFile:
    drawn = sum(len(parts) for kode, parts in source.parts.items() if chosen[kode] is source)
    return BoundaryFile(source.file, source.shapes, drawn, len(source.parts))


def _frame(codes: list[str], shapes: Shapes) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame({"kode": codes}, geometry=shapes, crs=GEOGRAPHIC)


def tiled(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Make a coverage of the shapes; where one would vanish in it, leave them as they are.

    Args:
        frame: Columns kode, geometry; EPSG:4326; valid polygons.
    """
    try:
        coverage = clean(frame)
    except shapely.errors.GEOSException:
        return frame
    shapes = polygonal(shapes_of(coverage))
    return frame if shapely.is_empty(shapes).any() else _frame(frame["kode"].tolist(), shapes)


def _missing(
    there: set[str],
    gazetteer: Gazetteer,
    sources: Sequence[Source],
) -> list[Finding]:
    """Report the areas without a shape."""
    files = [source.file for source in sources if source.parts]
    file = files[0] if len(files) == 1 else BOUNDARY_FOLDER
    return [
        Finding(
            Severity.WARNING,
            Code.BOUNDARY_AREA_MISSING,
            file,
            value=kode,
            params={"nama": name},
        )
        for kode, name in sorted(gazetteer.names.items())
        if kode not in there
    ]


def _too_few(found: int, wanted: int) -> Finding:
    params = {"found": str(found), "wanted": str(wanted)}
    return Finding(Severity.ERROR, Code.BOUNDARY_TOO_FEW, BOUNDARY_FOLDER, params=params)


def _schematic(areas: pl.DataFrame) -> gpd.GeoDataFrame:
    """Draw schematic cells; none where they cannot be drawn."""
    try:
        return draw_schematic(areas).frame
    except GeometryError:
        return _frame([], np.array([], dtype=object))
