"""A map with its values as GeoJSON."""

from __future__ import annotations

import json
from collections.abc import Mapping

import polars as pl

from lib.export.about import About
from lib.export.rows import has_sample
from lib.maps.shapes import Shapes

MIME = "application/geo+json"


def geojson(
    rows: pl.DataFrame,
    shapes: Shapes,
    about: About,
    *,
    names: Mapping[str, str],
    unit: str,
    lang: str,
) -> bytes:
    """Write the areas of one map with their values.

    Args:
        rows: Observations of one indicator and period: indikator, wilayah, periode, nilai,
            status and, if known, kata, sumber, asal.
        shapes: Outlines by code.
        about: What the file holds.
        names: Every area of the map by code; one without a row has a null value.
        unit: Of the values.
        lang: Language of the description.

    Returns:
        A FeatureCollection in degrees (WGS 84). Properties of a feature: kode, nama, nilai,
        satuan, status, periode, indikator, sumber, asal, contoh. The member ``keterangan`` says
        what the file holds and ``batas`` whether its boundaries are schematic.
    """
    found = {row["wilayah"]: row for row in rows.iter_rows(named=True)}
    features = [
        {
            "type": "Feature",
            "properties": _properties(code, names[code], unit, found.get(code)),
            "geometry": shapes.by_code[code].geometry,
        }
        for code in sorted(names)
        if code in shapes.by_code
    ]
    collection = {
        "type": "FeatureCollection",
        "keterangan": dict(about.lines(lang)),
        "contoh": about.sample or has_sample(rows),
        "batas": "skematik" if shapes.schematic else "resmi",
        "features": features,
    }
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()


def _properties(
    code: str, name: str, unit: str, row: Mapping[str, object] | None
) -> dict[str, object]:
    cells = row or {}
    value = cells.get("kata") or cells.get("nilai")
    return {
        "kode": code,
        "nama": name,
        "nilai": value,
        "satuan": unit,
        **{key: cells.get(key) for key in ("status", "periode", "indikator", "sumber", "asal")},
        "contoh": bool(cells.get("contoh")) or cells.get("status") == "contoh",
    }
