"""Taking in boundaries: what each shape was recognised by, and the one file that is stored.

Whatever comes in, in whichever format, is stored as one GeoJSON file whose shapes bear the code
of their area. So what was recognised once, or told by somebody, need not be told again.
"""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

import geopandas as gpd
import numpy as np
import polars as pl
from pyproj import CRS
from pyproj.exceptions import CRSError

from lib.contract.codes import Code
from lib.contract.finding import Finding, Severity
from lib.contract.tables import BOUNDARY_FOLDER
from lib.errors import UnknownArea, UnknownCrs
from lib.exchange.handed import Handed, harmless
from lib.exchange.publish import Author, Place, alone, now
from lib.geometry.coverage import shapes_of
from lib.geometry.geojson import to_geojson_bytes
from lib.geometry.projection import GEOGRAPHIC
from lib.geometry.simplify import simplify
from lib.load.boundaries import (
    ENOUGH,
    Boundaries,
    finest_areas,
    is_enough,
    read_boundaries,
    read_folder,
    tiled,
)
from lib.load.boundary_match import Way
from lib.load.boundary_source import Hints
from lib.load.folder import Role, scan
from lib.store.build import load_folder
from lib.store.commit import Draft, commit
from lib.store.disk import read_whole
from lib.store.ledger import LedgerEntry, inventory

STORED = f"{BOUNDARY_FOLDER}/wilayah.geojson"
"""Where boundaries are stored."""
STORED_BYTES = 3_000_000
"""Size to which they are simplified; what a page draws is simplified further."""
_NOTES = (".md", ".txt")


@dataclass(frozen=True, slots=True)
class Answers:
    """What somebody decides about shapes that were not recognised for certain."""

    likely: bool = False
    """Take every shape for the area that it was suggested for."""
    areas: Mapping[str, str] = field(default_factory=dict)
    """Code of an area by the label of its shape, its number in its layer (``#3``), or both
    (``Mawar#3``)."""
    crs: str | None = None
    """Reference system (``EPSG:32651``) of a file that states none that can be true."""


NO_ANSWERS = Answers()


@dataclass(frozen=True, slots=True)
class Match:
    """An area and the shape that it gets."""

    kode: str
    nama: str
    way: Way
    label: str
    """Name or code of the shape in its file."""


@dataclass(frozen=True, slots=True)
class Likely:
    """A shape that bears nearly the name of an area that has none; not used unasked."""

    label: str
    row: int
    """Its number in its layer, from 1."""
    kode: str
    nama: str
    likeness: float
    """Of the two names, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A shape that is none of the areas, or could be several."""

    label: str
    row: int
    candidates: tuple[str, ...]
    """Codes of the areas that it could be."""


@dataclass(frozen=True, slots=True)
class BoundaryProposal:
    """What would come of taking in boundaries."""

    name: str
    """Of the file as it was handed in."""
    shapes: int
    """Shapes in it."""
    foreign: int
    """Shapes of other places or levels, left aside."""
    matched: tuple[Match, ...]
    """By code of the area."""
    likely: tuple[Likely, ...]
    lost: tuple[Lost, ...]
    kept: tuple[str, ...]
    """Areas that the file lacks and that keep the official shape they have."""
    missing: tuple[tuple[str, str], ...]
    """Code and name of the areas that have no official shape then."""
    findings: tuple[Finding, ...]
    frame: gpd.GeoDataFrame
    """What would be stored: columns kode, geometry; EPSG:4326."""
    refused: bool
    """Whether it is too little to be drawn, so that nothing may be stored."""
    files: Mapping[str, bytes | None]
    """New bytes by file of the folder, ``None`` for a file that goes."""

    @property
    def ways(self) -> dict[str, int]:
        """How many areas were recognised in which way."""
        found = dict.fromkeys(("kode", "nama", "ejaan", "mirip"), 0)
        for match in self.matched:
            found[match.way] += 1
        return found


@dataclass(frozen=True, slots=True)
class Stored:
    """What storing came to."""

    proposal: BoundaryProposal
    entry: LedgerEntry | None
    """``None`` if the file was refused or changes nothing."""


def preview(place: Place, handed: Handed, answers: Answers = NO_ANSWERS) -> BoundaryProposal:
    """Work out what taking in a file with boundaries would change; writes nothing there.

    Args:
        place: The data folder.
        handed: GeoJSON, GeoPackage, zipped Shapefile, KML, KMZ or GeoParquet.
        answers: What somebody decides about shapes that were not recognised for certain.

    Returns:
        The proposal; whatever is wrong with the file is a finding in it.

    Raises:
        UnknownArea: An answer names a code that is none of the areas that can be drawn.
        UnknownCrs: The reference system that an answer names does not exist.
    """
    wilayah = load_folder(place.folder, place.cache_dir, place.today).tables["wilayah"]
    areas = finest_areas(wilayah, place.today)
    hints = _hints(answers, areas)
    found = _read(handed, wilayah, place.today, hints)
    if answers.likely:
        told = {f"{one.label}#{one.row}": one.kode for one in _likely(found, areas)}
        found = _read(handed, wilayah, place.today, replace(hints, areas={**told, **hints.areas}))
    return _proposal(place, handed, found, areas, wilayah)


def store(
    place: Place,
    handed: Handed,
    author: Author,
    answers: Answers = NO_ANSWERS,
    *,
    clock: Callable[[], dt.datetime] = now,
) -> Stored:
    """Take a file with boundaries into the folder, with an entry in its history.

    Args:
        place: The data folder.
        handed: The file.
        author: Who stores, and why.
        answers: As for ``preview``.
        clock: Gives the time of the entry.

    Raises:
        UnknownArea, UnknownCrs: As for ``preview``.
        Busy, Changed, NoRoom, Unfinished: As for ``publish``.
    """
    with alone(place, author):
        expected = inventory(place.folder)
        proposal = preview(place, handed, answers)
        if proposal.refused or not proposal.files:
            return Stored(proposal, None)
        draft = Draft(
            who=author.name,
            why=author.reason,
            when=clock().isoformat(timespec="seconds"),
            files=proposal.files,
            counts={"boundaries": len(proposal.matched)},
            sources={handed.name: handed.content},
        )
        return Stored(proposal, commit(place.folder, draft, expected))


def _hints(answers: Answers, areas: pl.DataFrame) -> Hints:
    known = set(areas["kode"])
    for kode in answers.areas.values():
        if kode not in known:
            raise UnknownArea(wilayah=kode)
    try:
        crs = None if answers.crs is None else CRS.from_user_input(answers.crs)
    except CRSError as fault:
        raise UnknownCrs(crs=answers.crs) from fault
    return Hints(dict(answers.areas), crs)


def _read(handed: Handed, wilayah: pl.DataFrame, today: dt.date, hints: Hints) -> Boundaries:
    with tempfile.TemporaryDirectory(prefix="dasbor-") as name:
        path = Path(name, harmless(handed.name).name)
        path.write_bytes(handed.content)
        return read_boundaries([path], path.parent, wilayah, today, hints)


def _likely(found: Boundaries, areas: pl.DataFrame) -> tuple[Likely, ...]:
    """Return for each area without a shape the one that is named most like it."""
    names = dict(areas.select("kode", "nama").iter_rows())
    there = {seen.feature.kode for seen in found.seen if seen.used}
    best: dict[str, Likely] = {}
    for seen in found.seen:
        near, likeness = seen.feature.near, seen.feature.likeness
        if near is None or near in there or seen.feature.kode is not None:
            continue
        if near not in best or best[near].likeness < likeness:
            best[near] = Likely(seen.feature.label, seen.row, near, names[near], likeness)
    return tuple(sorted(best.values(), key=lambda one: one.row))


def _proposal(
    place: Place, handed: Handed, found: Boundaries, areas: pl.DataFrame, wilayah: pl.DataFrame
) -> BoundaryProposal:
    names = dict(areas.select("kode", "nama").iter_rows())
    likely = _likely(found, areas)
    matched = _matches(found, names)
    standing = read_folder(place.folder, wilayah, place.today)
    official = is_enough(standing, len(names))
    frame, kept = _with_kept(found.frame, standing) if official else (found.frame, ())
    enough = bool(matched) and _enough(len(frame), len(names))
    there = set(frame["kode"])
    lost = [s for s in found.seen if s.feature.kode is None and not s.feature.foreign]
    rows = {one.row for one in likely}
    origins = {m.kode: {"cocok": m.way, "asal": m.label} for m in matched}
    return BoundaryProposal(
        name=handed.name,
        shapes=len(found.seen),
        foreign=sum(seen.feature.foreign for seen in found.seen),
        matched=matched,
        likely=likely,
        lost=tuple(
            Lost(s.feature.label or f"#{s.row}", s.row, s.feature.candidates)
            for s in lost
            if s.row not in rows
        ),
        kept=kept,
        missing=tuple((kode, nama) for kode, nama in sorted(names.items()) if kode not in there),
        findings=_findings(found, handed.name, kept, (len(frame), len(names))),
        frame=frame,
        refused=not enough,
        files=_files(place.folder, frame, names, origins) if enough else {},
    )


def _matches(found: Boundaries, names: Mapping[str, str]) -> tuple[Match, ...]:
    first: dict[str, str] = {}
    for seen in found.seen:
        if seen.used and seen.feature.kode is not None:
            first.setdefault(seen.feature.kode, seen.feature.label or f"#{seen.row}")
    ways = found.matched_by
    return tuple(Match(kode, names[kode], ways[kode], first[kode]) for kode in sorted(ways))


def _with_kept(
    frame: gpd.GeoDataFrame, standing: Boundaries
) -> tuple[gpd.GeoDataFrame, tuple[str, ...]]:
    """Add the official shapes that are there already for areas that the file lacks."""
    if not len(frame):
        return frame, ()
    rest = standing.frame[~standing.frame["kode"].isin(frame["kode"])]
    if not len(rest):
        return frame, ()
    codes = [*frame["kode"], *rest["kode"]]
    shapes = np.concatenate([shapes_of(frame), shapes_of(rest)])
    both = gpd.GeoDataFrame({"kode": codes}, geometry=shapes, crs=GEOGRAPHIC)
    return tiled(both.sort_values("kode", ignore_index=True)), tuple(rest["kode"])


def _findings(
    found: Boundaries, name: str, kept: Collection[str], areas: tuple[int, int]
) -> tuple[Finding, ...]:
    """Return what is wrong with the file, and why it is refused."""
    missing = Code.BOUNDARY_AREA_MISSING
    told = [f for f in found.findings if f.code is not missing or f.value not in kept]
    findings = [replace(f, file=name) for f in told]
    there, wanted = areas
    if there and not _enough(there, wanted):
        params = {"found": str(there), "wanted": str(wanted)}
        findings.append(Finding(Severity.ERROR, Code.BOUNDARY_TOO_FEW, name, params=params))
    elif not there and not any(f.severity is Severity.ERROR for f in findings):
        code = Code.BOUNDARY_NOTHING if found.seen else Code.BOUNDARY_FORMAT
        findings = [f for f in findings if f.code is not code]
        findings.append(Finding(Severity.ERROR, code, name))
    return tuple(findings)


def _enough(there: int, wanted: int) -> bool:
    return there >= ENOUGH * wanted


def _files(
    folder: Path,
    frame: gpd.GeoDataFrame,
    names: Mapping[str, str],
    origins: Mapping[str, Mapping[str, str]],
) -> dict[str, bytes | None]:
    """Return the stored file, and the files in ``batas`` whose shapes it takes over."""
    paths = {e.file: e.path for e in scan(folder) if e.role is Role.BOUNDARY}
    before = (read_whole(paths[STORED]) if STORED in paths else None) or b""
    origins = {**_origins(before), **origins}
    content = _geojson(simplify(frame, STORED_BYTES), names, origins)
    gone = [f for f in paths if f != STORED and PurePosixPath(f).suffix.casefold() not in _NOTES]
    files: dict[str, bytes | None] = dict.fromkeys(gone)
    return files if content == before else files | {STORED: content}


def _origins(content: bytes) -> dict[str, dict[str, str]]:
    """Return what the stored file says about how each shape was recognised."""
    try:
        rows = [feature["properties"] for feature in json.loads(content or b"{}")["features"]]
        return {
            row["kode"]: {w: str(row[w]) for w in ("cocok", "asal") if w in row} for row in rows
        }
    except (ValueError, KeyError, TypeError):
        return {}


def _geojson(
    frame: gpd.GeoDataFrame, names: Mapping[str, str], origins: Mapping[str, Mapping[str, str]]
) -> bytes:
    collection: dict[str, Any] = json.loads(to_geojson_bytes(frame))
    for feature in collection["features"]:
        kode = feature["properties"]["kode"]
        feature["properties"] |= {"nama": names[kode], **origins.get(kode, {})}
    text = json.dumps(collection, separators=(",", ":"), ensure_ascii=False)
    return text.replace('{"type":"Feature",', '\n{"type":"Feature",').encode() + b"\n"
