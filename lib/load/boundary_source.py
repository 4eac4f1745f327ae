"""The usable shapes of one file with boundaries, and what is told about the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

import shapely
from pyproj import CRS

from lib.contract.codes import Code
from lib.contract.finding import Severity
from lib.geometry.coverage import polygonal, shapes_of
from lib.geometry.projection import Shapes
from lib.load.boundary_files import Layer, read_layers
from lib.load.boundary_match import Feature, Gazetteer, Way, identify
from lib.load.boundary_place import Places
from lib.load.report import Report

SINGLY: Final = 20
"""Shapes of one file that are told one by one; the rest become one finding with a count."""
NONE: Final = "–"
MAX_POINTS: Final = 1_000_000
"""Most vertices of the areas in one layer; more would take minutes to mend."""


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


@dataclass(slots=True)
class Source:
    """Usable shapes of one file."""

    file: str
    hints: Hints
    shapes: int = 0
    parts: dict[str, list[shapely.Geometry]] = field(default_factory=dict)
    ways: dict[str, Way] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)


def read_source(
    path: Path, report: Report, hints: Hints, gazetteer: Gazetteer, places: Places
) -> Source | None:
    """Read one file and tell its shapes from one another; never raises.

    Args:
        path: Where the file lies.
        report: Takes what is wrong; its file is what findings call it.
        hints: What somebody says about the shapes.
        gazetteer: The areas that shapes are sought for.
        places: Where they lie.

    Returns:
        Its shapes; ``None`` for a companion of another file or a note.
    """
    layers = read_layers(path, report.file, report, hints.crs)
    source = Source(report.file, hints)
    for layer in layers:
        _take(layer, source, gazetteer, places, report)
    return source if layers or report.findings else None


def _take(
    layer: Layer, source: Source, gazetteer: Gazetteer, places: Places, report: Report
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
