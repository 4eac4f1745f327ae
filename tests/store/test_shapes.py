"""Shapes of areas: drawn once, kept, official where there are some."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from lib.contract.vocabulary import Level
from lib.store import commit, shapes
from lib.store.build import load_folder
from lib.store.shapes import boundary_findings, load_shapes
from tests.folders import write_folder

TODAY = dt.date(2025, 6, 30)
SQUARES = {
    "71.74.01.1001": (0, 0),
    "71.74.01.1002": (1, 0),
    "71.74.02.1003": (0, 1),
    "71.74.02.2004": (1, 1),
}


def geojson(east: float = 0.0) -> str:
    def ring(x: int, y: int) -> list[list[float]]:
        corners = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
        return [[124.31 + east + (x + a - 1) / 100, 0.70 + (y + b - 1) / 100] for a, b in corners]

    features = [
        {
            "type": "Feature",
            "properties": {"kode": code},
            "geometry": {"type": "Polygon", "coordinates": [ring(*place)]},
        }
        for code, place in SQUARES.items()
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})


def test_schematic_cells_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_folder(tmp_path / "data", {})
    snapshot = load_folder(folder, None, TODAY)
    drawn = load_shapes(snapshot, folder, tmp_path / "cache", TODAY)
    assert drawn.schematic
    assert {lv: len(f) for lv, f in drawn.frames.items()} == {
        Level.VILLAGE: 4,
        Level.DISTRICT: 2,
        Level.CITY: 1,
    }
    monkeypatch.setattr(shapes, "read_folder", None)
    again = load_shapes(snapshot, folder, tmp_path / "cache", TODAY)
    assert (again.page, again.neighbours, again.digest) == (
        drawn.page,
        drawn.neighbours,
        drawn.digest,
    )


def test_official_boundaries_replace_cells_and_make_parents(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "data", {"batas/desa.geojson": geojson()})
    snapshot = load_folder(folder, None, TODAY)
    drawn = load_shapes(snapshot, folder, None, TODAY)
    assert (drawn.kind, drawn.findings) == ("resmi", ())
    north = drawn.frames[Level.DISTRICT].set_index("kode").geometry["71.74.01"]
    assert north.area == pytest.approx(2e-4)
    assert drawn.neighbours["71.74.01.1001"] == ("71.74.01.1002", "71.74.02.1003", "71.74.02.2004")
    assert drawn.neighbours["71.74.01"] == ("71.74.02",)
    codes = [f["properties"]["kode"] for f in json.loads(drawn.everything)["features"]]
    assert codes == ["71.74", "71.74.01", "71.74.02", *SQUARES]
    assert boundary_findings(snapshot, folder, TODAY) == ()


def test_damaged_cache_is_drawn_anew(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "data", {"batas/desa.geojson": geojson()})
    snapshot = load_folder(folder, None, TODAY)
    drawn = load_shapes(snapshot, folder, tmp_path / "cache", TODAY)
    for path in (tmp_path / "cache").rglob("*.json"):
        path.write_bytes(path.read_bytes().replace(b"71.74", b"71.75"))
    assert load_shapes(snapshot, folder, tmp_path / "cache", TODAY).page == drawn.page


def test_no_areas_no_shapes(tmp_path: Path) -> None:
    snapshot = load_folder(tmp_path, None, TODAY)
    drawn = load_shapes(snapshot, tmp_path, None, TODAY)
    assert (drawn.frames, drawn.page, json.loads(drawn.everything)["features"]) == ({}, {}, [])


def test_boundaries_are_read_as_a_publication_leaves_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once a publication is written down, readers see its boundaries, wherever the files are."""
    folder = write_folder(tmp_path / "data", {"batas/lama.geojson": geojson()})
    snapshot = load_folder(folder, None, TODAY)
    before = load_shapes(snapshot, folder, None, TODAY)
    new = geojson(0.001).encode()
    files = {"batas/lama.geojson": None, "batas/wilayah.geojson": new}
    with monkeypatch.context() as patch:
        patch.setattr(commit, "finish", lambda _: True)
        commit.commit(folder, commit.Draft("Sari", "batas", "2025-06-30T10:00:00+00:00", files))
    assert sorted(p.name for p in (folder / "batas").iterdir()) == ["lama.geojson"]
    during = load_shapes(snapshot, folder, None, TODAY)
    assert (during.kind, during.findings) == ("resmi", ())
    assert during.frames[Level.CITY].total_bounds[2] != before.frames[Level.CITY].total_bounds[2]
    assert commit.finish(folder)
    after = load_shapes(snapshot, folder, None, TODAY)
    assert (after.digest, after.page) == (during.digest, during.page)
