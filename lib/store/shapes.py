"""The shapes of a city's areas, computed once and kept."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import geopandas as gpd
import polars as pl

from lib.contract.finding import Finding
from lib.contract.vocabulary import AreaKind, Level
from lib.geometry.coverage import dissolve, shapes_of
from lib.geometry.geojson import encode, from_geojson_bytes, to_geojson_bytes, wind_for_d3
from lib.geometry.neighbours import neighbours
from lib.geometry.simplify import simplify
from lib.load.boundaries import finest_areas, read_folder, settled, told
from lib.load.folder import Role, scan
from lib.store.borders import Borders, Mended
from lib.store.disk import code_version, digest, forget, read_whole, write_whole
from lib.store.records import from_records, to_records
from lib.store.snapshot import Snapshot

FINEST_BYTES = 100_000
"""What the outlines of the finest level may weigh, so that all levels stay below 150 kB."""

_ENTRIES = 8
"""States of shapes that are kept; older ones are deleted."""
_COLUMNS = (
    "kode",
    "nama",
    "jenis",
    "induk",
    "lintang",
    "bujur",
    "luas_km2",
    "nama_lain",
    "berlaku_sampai",
)


@dataclass(frozen=True)
class Shapes:
    """Shapes of all areas by level."""

    digest: str
    """Changes when any shape changes."""
    kind: Literal["resmi", "skematik"]
    """Official boundaries, or schematic cells made from points and areas."""
    frames: Mapping[Level, gpd.GeoDataFrame]
    """Columns kode, geometry; EPSG:4326; exact; one entry per level that can be drawn."""
    page: Mapping[Level, bytes]
    """Simplified GeoJSON per level, edges shared between levels, rings wound for d3."""
    neighbours: Mapping[str, tuple[str, ...]]
    """Codes of the areas of the same level beside each area."""
    matched_by: Mapping[str, str]
    """How each official shape was recognised (code, name, spelling), by kode."""
    findings: tuple[Finding, ...]
    given: Mapping[str, int] = field(default_factory=dict)
    """Areas that each file whose shapes are drawn has a shape for."""
    stand_ins: Mapping[str, float] = field(default_factory=dict)
    """When the state was saved that is drawn in place of a broken file, by file."""

    @property
    def schematic(self) -> bool:
        """Whether these are drawn cells instead of official boundaries."""
        return self.kind == "skematik"

    @cached_property
    def everything(self) -> bytes:
        """GeoJSON of all levels together, the city first, for a page that shows several."""
        features: list[object] = []
        for level in (Level.CITY, Level.DISTRICT, Level.VILLAGE):
            features += json.loads(self.page[level])["features"] if level in self.page else []
        collection = {"type": "FeatureCollection", "features": features}
        return json.dumps(collection, separators=(",", ":"), ensure_ascii=False).encode()


def load_shapes(
    snapshot: Snapshot,
    folder: Path,
    cache_dir: Path | None,
    today: dt.date | None = None,
    *,
    mending: bool = False,
) -> Shapes:
    """Read or draw the shapes of a city's areas.

    Args:
        snapshot: Only its table ``wilayah`` counts.
        folder: Data folder; official boundaries lie in its ``batas``.
        cache_dir: Where they are kept between runs; ``None``: nowhere.
        today: Areas that ended before are not drawn.
        mending: Whether the last good state of a boundary file stands in for it while it is
            broken: for readers, never where data is checked or changed.

    Returns:
        The shapes; without any level if there is nothing to draw. Never raises because of
        what lies in the folder.
    """
    areas = snapshot.tables["wilayah"]
    key = _key(areas, folder, today)
    if cache_dir is None:
        return _compute(areas, folder, today, key, None)
    borders = Borders(folder, cache_dir) if mending else None
    marks = [f"{f}\0{g.digest}".encode() for f, g in borders.changed.items()] if borders else []
    place = cache_dir / "shapes" / f"{digest([key.encode(), *marks]) if marks else key}.json"
    shapes = _unpack(read_whole(place))
    if shapes is None:
        shapes = _compute(areas, folder, today, key, borders)
        if _key(areas, folder, today) == key:  # else a file was changed while it was read
            write_whole(place, _pack(shapes))
            forget(place.parent, "*.json", _ENTRIES)
    if borders is not None:
        borders.update(shapes.given, shapes.stand_ins)
    return shapes


def boundary_findings(
    snapshot: Snapshot, folder: Path, today: dt.date | None = None
) -> tuple[Finding, ...]:
    """Return what is wrong with the official boundaries, without drawing where there are none."""
    if not any(f.layout == "batas" for f in snapshot.files):
        return ()
    areas = snapshot.tables["wilayah"]
    found = read_folder(folder, areas, today)
    return told(found, finest_areas(areas, today).height)


def _key(areas: pl.DataFrame, folder: Path, today: dt.date | None) -> str:
    files = [e for e in scan(folder) if e.role is Role.BOUNDARY]
    drawn = finest_areas(areas, today)["kode"].to_list()
    parts = [
        code_version().encode(),
        areas.select(_COLUMNS).write_json().encode(),
        repr(drawn).encode(),
    ]
    for entry in files:
        parts += [entry.file.encode(), read_whole(entry.path) or b""]
    return digest(parts)


def _compute(
    areas: pl.DataFrame, folder: Path, today: dt.date | None, key: str, borders: Borders | None
) -> Shapes:
    official = read_folder(folder, areas, today)
    mended = borders.mend(official, areas, today) if borders else Mended(official)
    found, stand_ins = settled(mended.boundaries, areas, today), mended.stand_ins
    if stand_ins:
        key = digest([key.encode(), *(f"{f}\0{g.digest}".encode() for f, g in stand_ins.items())])
    saved = {file: good.saved for file, good in stand_ins.items()}
    used = {file.file: file.areas for file in found.files if file.used}
    given = used if found.kind == "resmi" else {}
    finest = _finest_level(areas, found.frame)
    if finest is None:
        return Shapes(key, found.kind, {}, {}, {}, {}, found.findings)
    exact = _levels(found.frame, finest, areas)
    small = _levels(simplify(found.frame, FINEST_BYTES), finest, areas)
    page = {lv: encode(f["kode"].tolist(), wind_for_d3(shapes_of(f))) for lv, f in small.items()}
    beside = {k: v for frame in exact.values() for k, v in neighbours(frame).of.items()}
    matched = {k: str(v) for k, v in found.matched_by.items()}
    return Shapes(key, found.kind, exact, page, beside, matched, found.findings, given, saved)


def _finest_level(areas: pl.DataFrame, frame: gpd.GeoDataFrame) -> Level | None:
    codes = set(frame["kode"])
    kinds = areas.filter(pl.col("kode").is_in(sorted(codes)))["jenis"]
    return AreaKind(kinds[0]).level if len(kinds) else None


def _levels(
    frame: gpd.GeoDataFrame, finest: Level, areas: pl.DataFrame
) -> dict[Level, gpd.GeoDataFrame]:
    """Unite areas into their parents, level by level up to the city."""
    parent = {k: p for k, p in areas.select("kode", "induk").iter_rows() if p is not None}
    kinds = {k: AreaKind(j).level for k, j in areas.select("kode", "jenis").iter_rows()}
    found = {finest: frame}
    while len(frame := dissolve(frame, parent)):
        found[kinds[frame["kode"].iloc[0]]] = frame
    return found


def _pack(shapes: Shapes) -> bytes:
    content = {
        "digest": shapes.digest,
        "kind": shapes.kind,
        "frames": {lv.value: to_geojson_bytes(f).decode() for lv, f in shapes.frames.items()},
        "page": {lv.value: p.decode() for lv, p in shapes.page.items()},
        "neighbours": dict(shapes.neighbours),
        "matched_by": dict(shapes.matched_by),
        "findings": to_records(shapes.findings),
        "given": dict(shapes.given),
        "stand_ins": dict(shapes.stand_ins),
    }
    body = json.dumps(content, ensure_ascii=False).encode()
    return digest([body]).encode() + b"\n" + body


def _unpack(content: bytes | None) -> Shapes | None:
    """Return what was packed; ``None`` if it is not there or damaged."""
    mark, _, body = (content or b"").partition(b"\n")
    if not body or mark != digest([body]).encode():
        return None
    raw: dict[str, Any] = json.loads(body)
    return Shapes(
        digest=raw["digest"],
        kind=raw["kind"],
        frames={Level(lv): from_geojson_bytes(t.encode()) for lv, t in raw["frames"].items()},
        page={Level(lv): t.encode() for lv, t in raw["page"].items()},
        neighbours={k: tuple(v) for k, v in raw["neighbours"].items()},
        matched_by=raw["matched_by"],
        findings=from_records(raw["findings"]),
        given=raw["given"],
        stand_ins=raw["stand_ins"],
    )
