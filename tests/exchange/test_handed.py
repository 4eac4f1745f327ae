"""Where handed-in files belong, whatever they are called."""

from __future__ import annotations

import io
import json
from pathlib import Path

import geopandas as gpd
import polars as pl
import pytest
import shapely

from lib.exchange.handed import Handed, Kind, collect, place
from tests.exchange.publishing import errors, loaded, published
from tests.folders import write_folder


@pytest.mark.parametrize(
    "name, kind, file",
    [
        ("opd.csv", Kind.TABLE, "opd.csv"),
        ("OPD.xlsx", Kind.TABLE, "OPD.xlsx"),
        ("kiriman/opd.csv", Kind.TABLE, "opd.csv"),
        ("laporan.csv", Kind.VALUES, "nilai/laporan.csv"),
        ("kiriman/2024/laporan.ods", Kind.VALUES, "nilai/laporan.ods"),
        ("nilai/2024/laporan.csv", Kind.VALUES, "nilai/2024/laporan.csv"),
        ("desa.geojson", Kind.BOUNDARY, "batas/desa.geojson"),
        ("desa.zip", Kind.BOUNDARY, "batas/desa.zip"),
        ("batas/desa.gpkg", Kind.BOUNDARY, "batas/desa.gpkg"),
        ("../../etc/laporan.csv", Kind.VALUES, "nilai/laporan.csv"),
        ("nilai/../../laporan.csv", Kind.VALUES, "nilai/laporan.csv"),
        ("nilai\\..\\..\\laporan.csv", Kind.VALUES, "nilai/laporan.csv"),
        ("/etc/laporan.csv", Kind.VALUES, "nilai/laporan.csv"),
        ("D:\\kiriman\\laporan.csv", Kind.VALUES, "nilai/laporan.csv"),
        ('a<b>:"c".csv', Kind.VALUES, "nilai/a_b___c_.csv"),
    ],
)
def test_place_of_a_file(name: str, kind: Kind, file: str) -> None:
    placed, findings = place([Handed(name, b"x")])
    assert [(p.kind, p.file) for p in placed] == [(kind, file)]
    assert findings == []


def test_geoparquet_is_boundaries_and_other_parquet_is_not() -> None:
    shapes = gpd.GeoDataFrame({"kode": ["1"]}, geometry=[shapely.box(0, 0, 1, 1)], crs=4326)
    one, two = io.BytesIO(), io.BytesIO()
    shapes.to_parquet(one)
    pl.DataFrame({"a": [1]}).write_parquet(two)
    placed, _ = place([Handed("a.parquet", one.getvalue()), Handed("b.parquet", two.getvalue())])
    assert [p.kind for p in placed] == [Kind.BOUNDARY, Kind.VALUES]


def test_two_files_of_one_name_are_told() -> None:
    placed, findings = place([Handed("a/x.csv", b"1"), Handed("b/x.csv", b"2")])
    assert [p.handed.name for p in placed] == ["a/x.csv"]
    assert [(f.code.value, f.file, f.params["other"]) for f in findings] == [
        ("table_twice", "b/x.csv", "a/x.csv")
    ]


def test_hidden_folders_are_passed_over(tmp_path: Path) -> None:
    for name in ("nilai/a.csv", ".riwayat/isi/b.csv", "nilai/.git/c.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [h.name for h in collect([tmp_path])] == ["nilai/a.csv"]


def squares(codes: list[str]) -> bytes:
    features = [
        {
            "type": "Feature",
            "properties": {"kode": code},
            "geometry": shapely.geometry.mapping(
                shapely.box(124.30 + 0.01 * n, 0.70, 124.31 + 0.01 * n, 0.71)
            ),
        }
        for n, code in enumerate(codes)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def test_boundaries_are_taken_in_whole_or_refused(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "data", {})
    codes = loaded(folder).tables["wilayah"].filter(pl.col("jenis") != "kota")["kode"].to_list()
    villages = [c for c in codes if len(c) > 8]
    assert published(folder, [Handed("desa.geojson", squares(villages))]).entry is not None
    assert (folder / "batas/desa.geojson").read_bytes() == squares(villages)
    broken = published(folder, [Handed("lagi.geojson", b'{"type": "FeatureCollection"')])
    assert broken.entry is None
    assert {f.file for f in broken.proposal.findings} == {"lagi.geojson"}
    assert not (folder / "batas/lagi.geojson").exists()
    assert errors(folder) == []
