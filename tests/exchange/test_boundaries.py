"""Boundaries taken in: every format and schema, what is suggested, kept, refused, gone back."""

from __future__ import annotations

import io
import json
from pathlib import Path

import geopandas as gpd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import shapely

from lib.errors import UnknownArea, UnknownCrs
from lib.exchange.boundaries import (
    NO_ANSWERS,
    STORED,
    Answers,
    BoundaryProposal,
    Stored,
    preview,
    store,
)
from lib.exchange.handed import Handed
from lib.exchange.publish import Place, roll_back
from lib.load.boundaries import load_boundaries
from lib.store.ledger import Ledger
from tests.exchange.publishing import NOW, SARI, TODAY, loaded
from tests.exchange.shapefiles import (
    CODES,
    DISTRICTS,
    NAMES,
    SQUARES,
    frame,
    geojson,
    named,
    packed,
    parquet,
    shapefile,
    written,
)
from tests.folders import write_folder

PLAIN = geojson(frame({"kode": CODES, "nama": NAMES}))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "data", {})


def at(folder: Path) -> Place:
    return Place(folder, TODAY, None, 0)


def seen(
    folder: Path, content: bytes, name: str = "batas.geojson", answers: Answers = NO_ANSWERS
) -> BoundaryProposal:
    return preview(at(folder), Handed(name, content), answers)


def taken(
    folder: Path, content: bytes, name: str = "batas.geojson", answers: Answers = NO_ANSWERS
) -> Stored:
    return store(at(folder), Handed(name, content), SARI, answers, clock=lambda: NOW)


def codes(found: BoundaryProposal) -> list[str]:
    return [f.code.value for f in found.findings]


SCHEMAS = {
    "BIG": (
        {"KDEPUM": CODES, "NAMOBJ": NAMES, "WADMKC": DISTRICTS, "WADMKK": ["Contoh"] * 4},
        "kode",
    ),
    "BIG, names only": ({"WADMKD": NAMES, "WADMKC": DISTRICTS, "WADMKK": ["Contoh"] * 4}, "nama"),
    "BPS": (
        {
            "iddesa": ["7174010001", "7174010002", "7174020003", "7174020004"],
            "nmdesa": [n.upper() for n in NAMES],
            "nmkec": [d.upper() for d in DISTRICTS],
        },
        "nama",
    ),
    "GADM": (
        {
            "GID_4": [f"IDN.29.9.{i}.1_1" for i in range(1, 5)],
            "NAME_2": ["Contoh"] * 4,
            "NAME_3": [d.replace(" ", "") for d in DISTRICTS],
            "NAME_4": ["Mawar", "MelatiSatu", "Kamboja", "Kenanga"],
            "TYPE_4": ["Kelurahan"] * 3 + ["Desa"],
        },
        "nama",
    ),
    "geoBoundaries": (
        {
            "shapeName": NAMES,
            "shapeISO": [""] * 4,
            "shapeID": [f"IDN-ADM4-{i}B3" for i in range(4)],
            "shapeType": ["ADM4"] * 4,
        },
        "nama",
    ),
    "plain": ({"name": NAMES}, "nama"),
    "code without dots": ({"code": [c.replace(".", "") for c in CODES]}, "kode"),
    "spellings": ({"desa": ["Kel. Bunga Mawar", "MELATI I", "kamboja", "Ds Kananga"]}, "ejaan"),
}


@pytest.mark.parametrize("schema", SCHEMAS)
def test_every_schema_is_recognised(folder: Path, schema: str) -> None:
    columns, way = SCHEMAS[schema]
    found = seen(folder, geojson(frame(columns)))
    assert [m.kode for m in found.matched] == list(CODES)
    assert found.ways[way] >= 2
    assert found.ways["mirip"] == 0
    assert (found.likely, found.lost, found.missing, found.findings) == ((), (), (), ())


METRES = frame({"kode": CODES}).to_crs("EPSG:32651")
FORMATS = {
    "a.geojson": PLAIN,
    "a.gpkg": written(METRES, "a.gpkg", "GPKG"),
    "a.zip": shapefile(METRES),
    "a.kml": written(frame({"Name": NAMES}), "a.kml", "KML"),
    "a.kmz": packed(doc__kml=written(frame({"Name": NAMES}), "a.kml", "KML")),
    "a.parquet": parquet(METRES),
    "a.geoparquet": parquet(frame({"kode": CODES})),
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_stored_as_one_file_with_codes(folder: Path, name: str) -> None:
    result = taken(folder, FORMATS[name], name)
    assert result.entry is not None
    assert list(result.proposal.files) == [STORED]
    back = load_boundaries(folder, loaded(folder).tables["wilayah"], TODAY)
    assert (back.kind, back.findings) == ("resmi", ())
    assert set(back.matched_by.values()) == {"kode"}
    shapes = dict(zip(back.frame["kode"], back.frame.geometry, strict=True))
    for code, square in zip(CODES, SQUARES, strict=True):
        assert shapes[code].symmetric_difference(square).area < 1e-8


def test_the_stored_file_says_what_a_shape_was_recognised_by(folder: Path) -> None:
    taken(folder, geojson(named("Bunga Mawar", "Melati I", "Kamboja", "Kenangaa")))
    rows = [f["properties"] for f in json.loads((folder / STORED).read_bytes())["features"]]
    assert rows[0] == {"kode": CODES[0], "nama": "Mawar", "cocok": "ejaan", "asal": "Bunga Mawar"}
    assert [row["kode"] for row in rows] == list(CODES[:3])


def test_likeness_is_suggested_and_never_applied_unasked(folder: Path) -> None:
    content = geojson(named("Mawar", "Melatti Satu", "Kambodja", "Rawa Gambut"))
    found = seen(folder, content)
    assert [(one.label, one.kode) for one in found.likely] == [
        ("Melatti Satu", CODES[1]),
        ("Kambodja", CODES[2]),
    ]
    assert all(0.75 <= one.likeness < 1 for one in found.likely)
    assert [one.label for one in found.lost] == ["Rawa Gambut"]
    assert found.refused
    assert codes(found)[-1] == "boundary_too_few"
    every = seen(folder, content, answers=Answers(likely=True))
    assert [(m.kode, m.way) for m in every.matched] == [
        (CODES[0], "nama"),
        (CODES[1], "mirip"),
        (CODES[2], "mirip"),
    ]
    one = seen(folder, content, answers=Answers(areas={"Kambodja": CODES[2]}))
    assert [m.kode for m in one.matched] == [CODES[0], CODES[2]]
    assert [x.label for x in one.likely] == ["Melatti Satu"]


def test_an_area_that_has_its_shape_is_not_suggested_again(folder: Path) -> None:
    found = seen(folder, geojson(named("Mawar", "Mawarr", "Kamboja", "Kenanga")))
    assert found.likely == ()
    assert [one.label for one in found.lost] == ["Mawarr"]


def test_somebody_can_say_what_a_shape_is(folder: Path) -> None:
    content = geojson(named("Mawar", "Blok B", "Kamboja", ""))
    answers = Answers(areas={"Blok B": CODES[1], "#4": CODES[3]})
    found = seen(folder, content, answers=answers)
    assert [(m.kode, m.way, m.label) for m in found.matched if m.way == "mirip"] == [
        (CODES[1], "mirip", "Blok B"),
        (CODES[3], "mirip", "#4"),
    ]
    away = seen(
        folder, geojson(named("Mawar", "A", "Kamboja", "B")), answers=Answers(areas={"A": CODES[3]})
    )
    assert "boundary_elsewhere" in codes(away), "it lies where another area is"
    with pytest.raises(UnknownArea):
        seen(folder, content, answers=Answers(areas={"Blok B": "71.74"}))
    with pytest.raises(UnknownCrs):
        seen(folder, content, answers=Answers(crs="UTM Manado"))


def test_a_stated_reference_system_is_used_only_where_the_file_has_none(folder: Path) -> None:
    bare = shapefile(METRES, prj=False)
    assert codes(seen(folder, bare, "a.zip")) == ["boundary_crs_unknown"]
    assert len(seen(folder, bare, "a.zip", Answers(crs="EPSG:32651")).matched) == 4
    assert len(seen(folder, geojson(METRES), answers=Answers(crs="EPSG:32651")).matched) == 4
    assert len(seen(folder, PLAIN, answers=Answers(crs="EPSG:32651")).matched) == 4


def repeated(rows: int) -> bytes:
    """Return a small file with one shape many times."""
    buffer = io.BytesIO()
    pq.write_table(pa.table({"geometry": pa.repeat(b"x", rows)}), buffer)
    assert len(buffer.getvalue()) < 10_000
    return buffer.getvalue()


def _moved(dx: float) -> bytes:
    return geojson(frame({"kode": CODES}, [shapely.affinity.translate(s, dx) for s in SQUARES]))


BAD = {
    "axes swapped": (
        geojson(
            frame({"kode": CODES}, [shapely.transform(s, lambda p: p[:, ::-1]) for s in SQUARES])
        ),
        "a.geojson",
        "boundary_axes_swapped",
    ),
    "no reference system": (shapefile(METRES, prj=False), "a.zip", "boundary_crs_unknown"),
    "wrong reference system": (
        written(METRES.set_crs("EPSG:32650", allow_override=True), "a.gpkg", "GPKG"),
        "a.gpkg",
        "boundary_elsewhere",
    ),
    "wrong place": (_moved(3), "a.geojson", "boundary_elsewhere"),
    "another city": (
        geojson(frame({"kode": [f"31.71.01.100{i}" for i in range(4)], "nama": list("ABCD")})),
        "a.geojson",
        "boundary_nothing",
    ),
    "too few": (geojson(named("Mawar", "A", "B", "C")), "a.geojson", "boundary_too_few"),
    "points": (
        geojson(frame({"kode": CODES}, [s.centroid for s in SQUARES])),
        "a.geojson",
        "boundary_no_area",
    ),
    "nested": (
        b'{"type":"Polygon","coordinates":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        "a.geojson",
        "boundary_nested",
    ),
    "archive in archive": (packed(dalam__zip=shapefile(METRES)), "a.zip", "boundary_nested"),
    "archive bomb": (packed(a__geojson=bytes(250_000_000)), "a.zip", "boundary_too_large"),
    "empty archive": (packed(baca__txt=b"x"), "a.zip", "boundary_empty"),
    "text": (b"bukan peta", "a.geojson", "boundary_unreadable"),
    "picture": (b"\x89PNG", "a.png", "boundary_format"),
    "half a shapefile": (b"x", "a.prj", "boundary_format"),
    "plain table": (b"PAR1", "a.parquet", "boundary_unreadable"),
    "shapes without end": (repeated(2_100_000), "a.parquet", "boundary_too_large"),
    "entities": (
        b'<!DOCTYPE k [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><kml>&b;</kml>',
        "a.kml",
        "boundary_unreadable",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_used_is_refused_with_a_reason(folder: Path, case: str) -> None:
    content, name, code = BAD[case]
    result = taken(folder, content, name)
    assert result.proposal.refused
    assert result.entry is None
    assert code in codes(result.proposal)
    assert any(f.severity.value == "error" for f in result.proposal.findings)
    assert {f.file for f in result.proposal.findings} == {name}
    assert not (folder / "batas").exists()
    assert Ledger(folder).entries() == []


def test_what_a_new_file_lacks_keeps_its_shape(folder: Path) -> None:
    taken(folder, PLAIN)
    wider = shapely.box(124.30, 0.70, 124.325, 0.715)
    new = geojson(frame({"kode": CODES[:1]}, [wider]))
    found = taken(folder, new, "mawar.geojson").proposal
    assert found.kept == CODES[1:]
    assert (found.missing, found.findings) == ((), ())
    back = load_boundaries(folder, loaded(folder).tables["wilayah"], TODAY)
    assert back.frame["kode"].tolist() == list(CODES)
    assert back.frame.geometry.iloc[0].symmetric_difference(wider).area < 1e-8


def test_files_laid_there_by_hand_are_taken_over(tmp_path: Path) -> None:
    files = {"batas/lama.geojson": geojson(named(*NAMES)), "batas/baca.md": "catatan"}
    folder = write_folder(tmp_path / "data", files)
    result = taken(folder, PLAIN)
    assert result.proposal.files.keys() == {"batas/lama.geojson", STORED}
    assert sorted(p.name for p in (folder / "batas").iterdir()) == ["baca.md", "wilayah.geojson"]


def test_the_same_again_is_no_entry_and_a_rollback_takes_it_back(folder: Path) -> None:
    first = taken(folder, PLAIN)
    assert first.entry is not None
    assert first.entry.sources.keys() == {"batas.geojson"}
    assert taken(folder, PLAIN).entry is None
    roll_back(at(folder), first.entry.number, SARI, clock=lambda: NOW)
    assert not (folder / STORED).exists()
    assert load_boundaries(folder, loaded(folder).tables["wilayah"]).kind == "skematik"
    roll_back(at(folder), first.entry.number, SARI, clock=lambda: NOW)
    assert (folder / STORED).exists()


def test_large_outlines_are_simplified(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lib.exchange.boundaries.STORED_BYTES", 3_000)
    rough = gpd.GeoSeries(list(SQUARES)).segmentize(0.00002)
    taken(folder, geojson(frame({"kode": CODES}, list(rough))))
    assert (folder / STORED).stat().st_size < 3_500
    back = load_boundaries(folder, loaded(folder).tables["wilayah"], TODAY)
    assert (back.kind, back.findings) == ("resmi", ())


def test_too_many_vertices_are_not_mended_for_minutes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lib.load.boundary_source.MAX_POINTS", 19)
    found = seen(folder, PLAIN)
    assert codes(found) == ["boundary_too_detailed"]
    assert found.refused


def test_what_a_mac_adds_to_an_archive_is_not_read(folder: Path) -> None:
    content = packed(**{"batas__geojson": PLAIN, "MACOSX/._batas__geojson": b"x"})
    assert len(seen(folder, content, "a.zip").matched) == 4


def test_a_name_that_leads_elsewhere_does_not(folder: Path, tmp_path: Path) -> None:
    taken(folder, PLAIN, "../../jahat.geojson")
    assert [p.name for p in tmp_path.iterdir()] == ["data"]
