"""Boundaries of the areas: official ones from ``batas/``, or else schematic cells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Literal

import geopandas as gpd
import numpy as np
import polars as pl
import shapely
from pyproj import CRS

from lib.contract.codes import Code
from lib.contract.finding import Finding, Severity
from lib.contract.tables import BOUNDARY_FOLDER
from lib.contract.vocabulary import AreaKind, Level
from lib.errors import GeometryError
from lib.geometry.coverage import clean, polygonal, shapes_of
from lib.geometry.projection import GEOGRAPHIC, Shapes
from lib.geometry.schematic import draw_schematic
from lib.load.boundary_files import Layer, read_layers
from lib.load.boundary_folder import laid_out
from lib.load.boundary_match import Feature, Gazetteer, Way, identify
from lib.load.boundary_place import Places
from lib.load.report import Report

Kind = Literal["resmi", "skematik"]

SINGLY: Final = 20
"""Shapes of one file that are told one by one; the rest become one finding with a count."""
NONE: Final = "–"
MAX_POINTS: Final = 1_000_000
"""Most vertices of the areas in one layer; more would take minutes to mend."""
ENOUGH: Final = 0.5
"""Part of the areas that must have an official shape; with fewer, all are drawn schematically."""


@dataclass(frozen=True, slots=True)
class BoundaryFile:
    """What became of one file of ``batas/``."""

    file: str
    """Relative to the data folder, with forward slashes."""
    shapes: int
    """Shapes in it."""
    used: int
    """Shapes of it that are drawn."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One shape of a file and what it was taken for."""

    file: str
    row: int
    """Its number in its layer, from 1."""
    feature: Feature
    used: bool
    """Whether it is drawn, as far as its own file is concerned."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What somebody says about shapes that do not say it themselves."""

    areas: Mapping[str, str] = field(default_factory=dict)
    """Code of an area by the label of its shape, its number in its layer (``#3``), or both
    (``Mawar#3``)."""
    crs: CRS | None = None
    """Reference system of files that state none that can be true."""


NO_HINTS: Final = Hints()


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


@dataclass(slots=True)
class _Source:
    """Usable shapes of one file."""

    file: str
    hints: Hints
    shapes: int = 0
    parts: dict[str, list[shapely.Geometry]] = field(default_factory=dict)
    ways: dict[str, Way] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)


def load_boundaries(
    folder: Path, wilayah: pl.DataFrame, today: dt.date | None = None
) -> Boundaries:
    """Read the official boundaries of a data folder, or draw schematic ones.

    Args:
        folder: Data folder; shapes are sought in its ``batas``.
        wilayah: Contract table: kode, nama, jenis, induk, lintang, bujur, luas_km2, nama_lain.
        today: Areas that ended before are not drawn.

    Returns:
        Official shapes if at least half of the areas have one, else schematic cells. Whatever
        is wrong with a file is a finding; nothing is raised.
    """
    with laid_out(folder) as place:
        files = [path for path in (place / BOUNDARY_FOLDER).rglob("*") if path.is_file()]
        official = read_boundaries(files, place, wilayah, today)
    areas = finest_areas(wilayah, today)
    if len(official.frame) and len(official.frame) >= ENOUGH * areas.height:
        return official
    findings = tuple(f for f in official.findings if f.code is not Code.BOUNDARY_AREA_MISSING)
    refused = any(finding.severity is Severity.ERROR for finding in findings)
    if any(file.shapes for file in official.files) and not refused:
        findings += (_too_few(len(official.frame), areas.height),)
    return Boundaries(_schematic(areas), "skematik", {}, findings, official.files)


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
) -> Boundaries:
    """Read official boundaries from files, match them to areas, mend them and join them.

    Args:
        files: GeoJSON, GeoPackage, (zipped) Shapefile, KML or GeoParquet.
        folder: What the names of files in findings are relative to.
        wilayah: Contract table.
        today: Areas that ended before are not sought.
        hints: What somebody says about the shapes.

    Returns:
        Shapes of the areas that were found, possibly none.
    """
    areas = finest_areas(wilayah, today)
    gazetteer, places = Gazetteer(areas, wilayah), Places(areas)
    findings: list[Finding] = []
    sources: list[_Source] = []
    for path in sorted(files):
        report = Report(_relative(path, folder))
        layers = read_layers(path, report.file, report, hints.crs)
        source = _Source(report.file, hints)
        for layer in layers:
            _take(layer, source, gazetteer, places, report)
        sources += [source] if layers or report.findings else []
        findings += report.findings
    frame, ways, used = _join(sources, findings)
    if len(frame):
        findings += _missing(set(frame["kode"]), gazetteer, findings, sources)
    told = tuple(BoundaryFile(s.file, s.shapes, used.get(s.file, 0)) for s in sources)
    seen = tuple(shape for source in sources for shape in source.seen)
    return Boundaries(frame, "resmi", ways, tuple(findings), told, seen)


def _relative(path: Path, folder: Path) -> str:
    return (path.relative_to(folder) if path.is_relative_to(folder) else path).as_posix()


def _take(
    layer: Layer, source: _Source, gazetteer: Gazetteer, places: Places, report: Report
) -> None:
    """Add the shapes of a layer that are areas, at their place, to those of its file."""
    report = report.on(layer.name)
    raw = shapes_of(layer.frame)
    shapes = polygonal(raw)
    source.shapes += len(shapes)
    columns = {
        str(name): layer.frame[name].tolist()
        for name in layer.frame.columns
        if name != layer.frame.geometry.name
    }
    features = identify(columns, gazetteer)
    features = features or [Feature("", None, None)] * len(shapes)
    features = [_told(i, feature, source.hints) for i, feature in enumerate(features)]
    known = shapes[[feature.kode is not None for feature in features]]
    if shapely.get_num_coordinates(known).sum() > MAX_POINTS:
        report.error(Code.BOUNDARY_TOO_DETAILED)
        return
    if places.swapped(shapes, [feature.kode for feature in features]):
        report.error(Code.BOUNDARY_AXES_SWAPPED)
        return
    elsewhere, used = [], set()
    for index, feature in enumerate(features):
        if feature.kode is None or feature.way is None or shapes[index].is_empty:
            continue
        if places.is_elsewhere(shapes[index], feature.kode):
            elsewhere.append(index)
            continue
        source.parts.setdefault(feature.kode, []).append(shapes[index])
        source.ways[feature.kode] = feature.way
        used.add(index)
    source.seen += [Seen(source.file, i + 1, f, i in used) for i, f in enumerate(features)]
    away = [i for i in elsewhere if features[i].kode not in source.parts]
    _tell(report, features, raw, shapes, away, gazetteer)


def _told(index: int, feature: Feature, hints: Hints) -> Feature:
    """Take a shape for the area that somebody says it is."""
    number = f"#{index + 1}"
    keys = (f"{feature.label}{number}", number, feature.label or number)
    kode = next((hints.areas[key] for key in keys if key in hints.areas), None)
    if kode is None or feature.kode is not None:
        return feature
    return replace(feature, kode=kode, way="mirip", candidates=(), foreign=False)


def _tell(
    report: Report,
    features: Sequence[Feature],
    raw: Shapes,
    shapes: Shapes,
    elsewhere: Sequence[int],
    gazetteer: Gazetteer,
) -> None:
    """Report what a layer's shapes could not be used for, and what was mended."""
    rows = range(len(features))
    empty = [i for i in rows if shapes[i].is_empty]
    alive = [i for i in rows if not shapes[i].is_empty]
    unknown = [i for i in alive if features[i].kode is None]
    foreign = [i for i in unknown if features[i].foreign]
    several = [i for i in unknown if features[i].candidates]
    lost = [i for i in unknown if i not in foreign and i not in several]
    valid = shapely.is_valid(raw)
    mended = [i for i in alive if features[i].kode and not valid[i] and i not in elsewhere]
    for severity, code, found in (
        (Severity.WARNING, Code.BOUNDARY_NO_AREA, empty),
        (Severity.WARNING, Code.BOUNDARY_UNMATCHED, lost),
        (Severity.ERROR, Code.BOUNDARY_AMBIGUOUS, several),
        (Severity.ERROR, Code.BOUNDARY_ELSEWHERE, elsewhere),
        (Severity.WARNING, Code.BOUNDARY_REPAIRED, mended),
    ):
        for index in found[:SINGLY]:
            _tell_one(report, severity, code, index, features[index], gazetteer)
        if rest := found[SINGLY:]:
            _tell_one(report, severity, code, rest[0], features[rest[0]], gazetteer, len(rest))
    if foreign:
        params = {"shapes": str(len(foreign))}
        report.info(Code.BOUNDARY_FOREIGN, params=params, count=len(foreign))


def _tell_one(
    report: Report,
    severity: Severity,
    code: Code,
    index: int,
    feature: Feature,
    gazetteer: Gazetteer,
    count: int = 1,
) -> None:
    """Report one shape; ``row`` is its number in the file, from 1."""
    params: dict[str, str] = {}
    if code is Code.BOUNDARY_UNMATCHED:
        params = {"suggestion": feature.suggestion or NONE}
    elif code is Code.BOUNDARY_AMBIGUOUS:
        names = [f"{gazetteer.names[kode]} ({kode})" for kode in feature.candidates]
        params = {"candidates": ", ".join(names)}
    value = feature.label or f"#{index + 1}"
    report.add(severity, code, row=index + 1, value=value, params=params, count=count)


def _join(
    sources: Sequence[_Source], findings: list[Finding]
) -> tuple[gpd.GeoDataFrame, dict[str, Way], dict[str, int]]:
    """Take every area from one file: the one that has the most areas, then the first by name."""
    chosen: dict[str, _Source] = {}
    for source in sorted(sources, key=lambda source: (-len(source.parts), source.file)):
        fresh = [kode for kode in source.parts if kode not in chosen]
        if again := len(source.parts) - len(fresh):
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
    codes = sorted(chosen)
    united = [shapely.union_all(chosen[kode].parts[kode]) for kode in codes]
    frame = _frame(codes, polygonal(np.array(united, dtype=object)))
    used: dict[str, int] = {}
    for kode, source in chosen.items():
        used[source.file] = used.get(source.file, 0) + len(source.parts[kode])
    return tiled(frame), {kode: chosen[kode].ways[kode] for kode in codes}, used


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
    findings: Sequence[Finding],
    sources: Sequence[_Source],
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
