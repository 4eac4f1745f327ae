"""Boundaries in every format and state of repair; a bad file is a finding, never an exception."""

from __future__ import annotations

import datetime as dt
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import polars as pl
import pytest
import shapely

from lib.contract.codes import Code
from lib.contract.finding import Severity
from lib.geometry.coverage import shapes_of
from lib.load.boundaries import Boundaries, finest_areas, load_boundaries

WILAYAH = pl.DataFrame(
    [
        ("71.74", "Kota Uji", "kota", None, 0.02, 124.02, 19.6, None),
        ("71.74.01", "Uji Barat", "kecamatan", "71.74", None, None, None, "Uji Brt."),
        ("71.74.02", "Uji Timur", "kecamatan", "71.74", None, None, None, None),
        ("71.74.01.1001", "Anggrek Satu", "kelurahan", "71.74.01", 0.01, 124.01, 4.9, None),
        ("71.74.01.2002", "Melati", "desa", "71.74.01", 0.03, 124.01, 4.9, "Malati; Melaty"),
        ("71.74.02.1001", "Melati", "kelurahan", "71.74.02", 0.01, 124.03, 4.9, None),
        ("71.74.02.2002", "Uji", "desa", "71.74.02", 0.03, 124.03, 4.9, None),
    ],
    schema={
        "kode": pl.String,
        "nama": pl.String,
        "jenis": pl.String,
        "induk": pl.String,
        "lintang": pl.Float64,
        "bujur": pl.Float64,
        "luas_km2": pl.Float64,
        "nama_lain": pl.String,
    },
    orient="row",
)
CODES = ["71.74.01.1001", "71.74.01.2002", "71.74.02.1001", "71.74.02.2002"]
SQUARES = [
    shapely.box(124.00, 0.00, 124.02, 0.02),
    shapely.box(124.00, 0.02, 124.02, 0.04),
    shapely.box(124.02, 0.00, 124.04, 0.02),
    shapely.box(124.02, 0.02, 124.04, 0.04),
]
BIG = gpd.GeoDataFrame(
    {
        "KDEPUM": CODES,
        "NAMOBJ": ["Anggrek Satu", "Melati", "Melati", "Uji"],
        "WADMKC": ["Uji Barat", "Uji Barat", "Uji Timur", "Uji Timur"],
        "WADMKK": ["Uji"] * 4,
    },
    geometry=SQUARES,
    crs="EPSG:4326",
)
"""Attributes as in the national basemap; the city bears the name of a village."""
METRES = BIG.to_crs("EPSG:32651")
Write = Callable[[Path], object]


def geojson(frame: gpd.GeoDataFrame, name: str = "batas.geojson") -> Write:
    """Write as GeoJSON, which says nothing about its reference system."""
    content = json.loads(frame.to_json(drop_id=True))
    content.pop("crs", None)
    return lambda place: (place / name).write_text(json.dumps(content), encoding="utf-8")


def shapefile(frame: gpd.GeoDataFrame, *, prj: bool) -> Write:
    """Write a zipped Shapefile, in a folder within the archive."""

    def write(place: Path) -> None:
        loose = place.parent / "loose"
        loose.mkdir()
        frame.to_file(loose / "batas.shp")
        with zipfile.ZipFile(place / "batas.zip", "w") as archive:
            for path in loose.iterdir():
                if prj or path.suffix != ".prj":
                    archive.write(path, f"peta/{path.name}")

    return write


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., Boundaries]:
    """Return a function that writes files into ``batas`` and loads the folder."""

    def run(*writes: Write, wilayah: pl.DataFrame = WILAYAH) -> Boundaries:
        place = tmp_path / "batas"
        place.mkdir()
        for write in writes:
            write(place)
        return load_boundaries(tmp_path, wilayah)

    return run


Load = Callable[..., Boundaries]


def codes(boundaries: Boundaries) -> list[Code]:
    """Return the codes of the findings."""
    return [finding.code for finding in boundaries.findings]


@pytest.mark.parametrize(
    "write",
    [
        geojson(BIG),
        geojson(BIG, "batas.json"),
        lambda place: METRES.to_file(place / "batas.gpkg", driver="GPKG"),
        lambda place: BIG.rename(columns={"NAMOBJ": "Name"}).to_file(place / "b.kml", driver="KML"),
        lambda place: BIG.to_parquet(place / "batas.parquet"),
        lambda place: METRES.to_parquet(place / "batas.geoparquet"),
        shapefile(BIG, prj=True),
        shapefile(METRES, prj=True),
    ],
    ids=["geojson", "json", "gpkg utm", "kml", "parquet", "parquet utm", "shp", "shp utm"],
)
def test_every_format_and_stated_reference_system(load: Load, write: Write) -> None:
    found = load(write)
    assert found.kind == "resmi"
    assert found.findings == ()
    assert found.frame["kode"].tolist() == CODES
    assert found.frame.crs.to_epsg() == 4326
    assert set(found.matched_by.values()) == {"kode"}
    assert [(file.shapes, file.used) for file in found.files] == [(4, 4)]
    assert shapely.equals_exact(
        shapes_of(found.frame).tolist(), SQUARES, 1e-6, normalize=True
    ).all()


def test_without_files_cells_are_schematic(load: Load, tmp_path: Path) -> None:
    found = load()
    assert found.kind == "skematik"
    assert found.findings == ()
    assert found.frame["kode"].tolist() == CODES
    assert load_boundaries(tmp_path / "nowhere", WILAYAH).kind == "skematik"


def test_without_areas_there_is_nothing(load: Load) -> None:
    found = load(geojson(BIG), wilayah=WILAYAH.clear())
    assert len(found.frame) == 0


@pytest.mark.parametrize(
    ("frame", "way"),
    [
        (BIG.rename(columns={"KDEPUM": "a", "NAMOBJ": "b", "WADMKC": "c", "WADMKK": "d"}), "kode"),
        (BIG.assign(KDEPUM=[int(kode.replace(".", "")) for kode in CODES]), "kode"),
        (BIG.drop(columns="KDEPUM"), "nama"),
        (
            BIG.drop(columns="KDEPUM").assign(
                NAMOBJ=["KEL. ANGGREK I", "Desa Malati", "melati", "UJI"],
                WADMKC=["KEC. UJI BARAT", "Uji Brt", "uji timur", "UjiTimur"],
            ),
            "nama or ejaan",
        ),
        (
            BIG.drop(columns="KDEPUM").assign(
                iddesa=["7174011001", "7174010002", "7174012002", "7174020004"]
            ),
            "nama",
        ),
        (BIG.drop(columns="WADMKC").assign(KDEPUM=[CODES[0], CODES[1], CODES[2], None]), "kode"),
    ],
    ids=["other headers", "codes as numbers", "names", "spellings", "codes of BPS", "a code short"],
)
def test_areas_are_recognised(load: Load, frame: gpd.GeoDataFrame, way: str) -> None:
    found = load(geojson(frame))
    assert found.frame["kode"].tolist() == CODES
    assert found.findings == ()
    assert set(found.matched_by.values()) <= set(way.split(" or ")) | {"nama"}
    assert found.frame.geometry.iloc[1].contains(shapely.Point(124.01, 0.03))


def test_a_name_borne_twice_needs_its_district(load: Load) -> None:
    found = load(geojson(BIG[["NAMOBJ", "geometry"]]))
    assert found.frame["kode"].tolist() == [CODES[0], CODES[3]]
    assert codes(found).count(Code.BOUNDARY_AMBIGUOUS) == 2
    assert codes(found).count(Code.BOUNDARY_AREA_MISSING) == 2
    assert found.findings[0].params["candidates"] == (
        "Melati (71.74.01.2002), Melati (71.74.02.1001)"
    )


def test_a_code_against_its_name_is_not_decided(load: Load) -> None:
    frame = BIG.assign(KDEPUM=[CODES[0], CODES[1], CODES[2], CODES[0]])
    found = load(geojson(frame))
    assert codes(found) == [Code.BOUNDARY_AMBIGUOUS, Code.BOUNDARY_AREA_MISSING]
    assert found.findings[0].row == 4
    assert found.findings[1].value == CODES[3]


def test_an_unknown_shape_is_named_with_the_nearest_spelling(load: Load) -> None:
    frame = BIG.drop(columns="KDEPUM").assign(NAMOBJ=["Angrek Satu", "Melati", "Melati", "Uji"])
    found = load(geojson(frame))
    assert codes(found) == [Code.BOUNDARY_UNMATCHED, Code.BOUNDARY_AREA_MISSING]
    assert found.findings[0].value == "Angrek Satu"
    assert found.findings[0].params == {"suggestion": "Anggrek Satu"}
    assert found.findings[1].params == {"nama": "Anggrek Satu"}


def test_shapes_of_other_places_are_only_counted(load: Load) -> None:
    abroad = BIG.assign(
        KDEPUM=["71.01.01.2001", "71.01.01.2002", "71.74.01", "71.74"],
        NAMOBJ=["Lolak", "Melati", "Uji Barat", "Kota Uji"],
        WADMKC=["Lolak", "Lolak", "Uji Barat", None],
    )
    both = gpd.GeoDataFrame(
        {name: [*BIG[name], *abroad[name]] for name in ("KDEPUM", "NAMOBJ", "WADMKC")},
        geometry=[*SQUARES, *abroad.geometry.translate(1.0, 0.0)],
        crs="EPSG:4326",
    )
    found = load(geojson(both))
    assert found.frame["kode"].tolist() == CODES
    assert [(finding.code, finding.count) for finding in found.findings] == [
        (Code.BOUNDARY_FOREIGN, 4)
    ]


def test_latitude_before_longitude_is_seen(load: Load) -> None:
    frame = BIG.set_geometry([shapely.transform(s, lambda p: p[:, ::-1]) for s in SQUARES])
    found = load(geojson(frame))
    assert found.kind == "skematik"
    assert codes(found) == [Code.BOUNDARY_AXES_SWAPPED]


@pytest.mark.parametrize(
    "write", [shapefile(METRES, prj=False), geojson(METRES)], ids=["no prj", "metres as degrees"]
)
def test_a_reference_system_that_is_not_stated(load: Load, write: Write) -> None:
    found = load(write)
    assert found.kind == "skematik"
    assert codes(found) == [Code.BOUNDARY_CRS_UNKNOWN]
    assert found.findings[0].severity is Severity.ERROR


def test_one_shape_at_the_wrong_place_is_not_drawn(load: Load) -> None:
    frame = BIG.set_geometry([*SQUARES[:3], shapely.box(124.5, 0.5, 124.52, 0.52)])
    found = load(geojson(frame))
    assert found.frame["kode"].tolist() == CODES[:3]
    assert codes(found) == [Code.BOUNDARY_ELSEWHERE, Code.BOUNDARY_AREA_MISSING]
    assert found.findings[0].value == "Uji"


def test_with_too_few_shapes_all_cells_are_schematic(load: Load) -> None:
    found = load(geojson(BIG.head(1)))
    assert found.kind == "skematik"
    assert found.frame["kode"].tolist() == CODES
    assert codes(found) == [Code.BOUNDARY_TOO_FEW]
    assert found.findings[0].params == {"found": "1", "wanted": "4"}


def test_crossed_rings_are_mended(load: Load) -> None:
    crossed = shapely.Polygon([(124, 0), (124.02, 0.02), (124.02, 0), (124, 0.02)])
    found = load(geojson(BIG.set_geometry([crossed, *SQUARES[1:]])))
    assert found.frame.geometry.is_valid.all()
    assert codes(found) == [Code.BOUNDARY_REPAIRED]
    assert found.findings[0].value == "Anggrek Satu"


def test_parts_of_an_area_are_joined_and_slits_closed(load: Load) -> None:
    left = shapely.box(124.00, 0.00, 124.01, 0.02)
    slit = shapely.Polygon([(124.01, 0.005), (124.0101, 0.01), (124.01, 0.015)])
    right = shapely.box(124.01, 0.00, 124.02, 0.02) - slit
    frame = gpd.GeoDataFrame(
        {"kode": [CODES[0], *CODES]}, geometry=[left, right, *SQUARES[1:]], crs="EPSG:4326"
    )
    found = load(geojson(frame))
    assert found.frame["kode"].tolist() == CODES
    joined = shapes_of(found.frame)[0]
    assert joined.geom_type == "Polygon"
    assert joined.symmetric_difference(SQUARES[0]).area < 1e-12
    assert shapely.coverage_is_valid(shapes_of(found.frame))


def test_points_are_no_areas(load: Load) -> None:
    frame = BIG.set_geometry([*SQUARES[:3], SQUARES[3].centroid])
    assert codes(load(geojson(frame))) == [Code.BOUNDARY_NO_AREA, Code.BOUNDARY_AREA_MISSING]


def test_an_area_in_two_files_comes_from_the_fuller_one(load: Load) -> None:
    found = load(geojson(BIG), geojson(BIG.head(2), "alt.geojson"))
    assert [(f.file, f.shapes, f.used) for f in found.files] == [
        ("batas/alt.geojson", 2, 0),
        ("batas/batas.geojson", 4, 4),
    ]
    (finding,) = found.findings
    assert (finding.code, finding.count) == (Code.BOUNDARY_TWICE, 2)
    assert finding.params == {"other": "batas/batas.geojson", "areas": "2"}


def test_the_name_of_the_city_is_not_taken_for_that_of_a_village(load: Load) -> None:
    lone = BIG.drop(columns="KDEPUM").tail(1).assign(NAMOBJ="Mawar")
    assert codes(load(geojson(lone))) == [Code.BOUNDARY_UNMATCHED, Code.BOUNDARY_TOO_FEW]


@pytest.mark.parametrize(
    "name", ["a.geojson", "a.json", "a.gpkg", "a.zip", "a.kml", "a.parquet", "a.shp"]
)
@pytest.mark.parametrize("content", [b"", b"\x00\x01{", b'{"type": "FeatureCollection"'])
def test_broken_files_never_raise(load: Load, name: str, content: bytes) -> None:
    found = load(lambda place: (place / name).write_bytes(content))
    assert found.kind == "skematik"
    assert codes(found) == [Code.BOUNDARY_UNREADABLE]
    assert found.findings[0].file == f"batas/{name}"


def test_a_file_without_shapes_is_empty(load: Load) -> None:
    empty = b'{"type": "FeatureCollection", "features": []}'
    assert codes(load(lambda place: (place / "a.geojson").write_bytes(empty))) == [
        Code.BOUNDARY_EMPTY
    ]


def test_other_files_are_ignored_notes_silently(load: Load) -> None:
    found = load(
        lambda place: (place / "peta.dwg").write_bytes(b"x"),
        lambda place: (place / "README.md").write_text("catatan"),
        geojson(BIG),
    )
    assert codes(found) == [Code.BOUNDARY_FORMAT]
    assert found.kind == "resmi"


def test_layers_are_named_where_there_are_several(load: Load) -> None:
    def write(place: Path) -> None:
        path = place / "batas.gpkg"
        BIG.head(3).assign(KDEPUM=CODES[:3]).to_file(path, layer="barat", driver="GPKG")
        BIG.tail(1).assign(KDEPUM="x", NAMOBJ="Mawar").to_file(path, layer="timur", driver="GPKG")

    found = load(write)
    assert found.frame["kode"].tolist() == CODES[:3]
    assert found.findings[0].code is Code.BOUNDARY_UNMATCHED
    assert found.findings[0].sheet == "timur"


def test_areas_without_a_point_are_held_against_the_others(load: Load) -> None:
    pointless = WILAYAH.with_columns(
        lintang=pl.when(pl.col("kode") == CODES[3]).then(None).otherwise("lintang")
    )
    away = BIG.set_geometry([*SQUARES[:3], shapely.box(125, 1, 125.02, 1.02)])
    assert Code.BOUNDARY_ELSEWHERE in codes(load(geojson(away), wilayah=pointless))


def test_without_any_point_a_shape_is_believed(load: Load) -> None:
    pointless = WILAYAH.with_columns(lintang=pl.lit(None, pl.Float64))
    assert load(geojson(BIG), wilayah=pointless).findings == ()


def test_the_finest_level_is_drawn_and_only_what_still_exists() -> None:
    assert finest_areas(WILAYAH)["kode"].to_list() == CODES
    districts = WILAYAH.filter(pl.col("jenis").is_in(["kota", "kecamatan"]))
    assert finest_areas(districts)["kode"].to_list() == ["71.74.01", "71.74.02"]
    ended = WILAYAH.with_columns(
        berlaku_sampai=pl.when(pl.col("kode") == CODES[3]).then(pl.lit("2014"))
    )
    assert finest_areas(ended, dt.date(2014, 12, 31))["kode"].to_list() == CODES
    assert finest_areas(ended, dt.date(2015, 1, 1))["kode"].to_list() == CODES[:3]
