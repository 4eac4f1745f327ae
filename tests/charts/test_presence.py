"""The grid has one cell per area and year; the number in it appears only where some is missing."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pyarrow as pa

from lib.charts.presence import looks, presence
from lib.city import presence as presences
from lib.city.presence import Kind
from lib.design.tokens import DARK, LIGHT
from lib.export.picture import svg
from tests.city.cities import city_of, observations

INDICATORS = """
kode,dimensi,nama_id,satuan,arah,jenjang,agregasi,frekuensi,walidata
A1,alam,Pohon,pohon,naik,kecamatan,tidak_ada,semesteran,dinas
"""


def _spec(folder: Path, *rows: str) -> dict[str, Any]:
    city = city_of(folder, {"indikator.csv": INDICATORS, **observations(*rows)})
    found = presences.of(city, "A1")
    assert found is not None
    return presence(found, tokens=LIGHT, lang="id", strong=["71.74"])


def _cells(spec: dict[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
    rows = cast(pa.Table, spec["datasets"]["sel"]).to_pylist()
    return {(r["wilayah"], r["tahun"]): r for r in rows}


def test_cells_tell_kind_and_what_is_missing(tmp_path: Path) -> None:
    cells = _cells(
        _spec(
            tmp_path,
            "A1,71.74.01,2023-S1,1,tetap",
            "A1,71.74.01,2023-S2,1,tetap",
            "A1,71.74.01,2024-S1,1,contoh",
        )
    )

    assert len(cells) == 3 * 2
    assert cells["71.74.01", "2023"]["teks"] == ""
    assert cells["71.74.01", "2024"]["teks"] == "1"
    assert cells["71.74.01", "2024"]["isi"] == looks(LIGHT)[Kind.SAMPLE].fill
    assert cells["71.74.02", "2023"]["putus"]
    assert cells["71.74.02", "2023"]["sebutan"] == "tidak ada angka"


def test_sample_data_is_said_in_the_chart(tmp_path: Path) -> None:
    assert _spec(tmp_path, "A1,71.74.01,2024-S1,1,contoh")["title"]["text"] == "DATA CONTOH"


def test_no_mark_without_sample_data(tmp_path: Path) -> None:
    assert "title" not in _spec(tmp_path, "A1,71.74.01,2024-S1,1,tetap")


def test_areas_keep_their_order_and_are_drawn(tmp_path: Path) -> None:
    spec = _spec(tmp_path, "A1,71.74.01,2024-S1,1,tetap")

    drawn = svg(spec, LIGHT, width=400)
    names = ["Kota Contoh", "Contoh Utara", "Contoh Selatan"]
    assert spec["encoding"]["y"]["scale"]["domain"] == names
    assert all(name in drawn for name in names)


def test_kinds_look_different_in_both_modes() -> None:
    for tokens in (LIGHT, DARK):
        drawn = [(look.fill, look.line, look.dashed) for look in looks(tokens).values()]
        assert len(set(drawn)) == len(Kind)
