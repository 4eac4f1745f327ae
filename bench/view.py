"""The view that all peers draw: figures and outlines, written once to a plain folder."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import polars as pl

from lib.city.city import City
from lib.contract.vocabulary import Level
from lib.paths import ROOT
from lib.store.holder import Store

FIGURES, OUTLINES = "angka.parquet", "batas.geojson"
TODAY = dt.date(2026, 3, 15)


def write(folder: Path) -> None:
    """Write what the peers need: values of all village indicators, outlines of all villages."""
    snapshot, shapes = Store(ROOT / "data", folder / "cache", TODAY).both()
    city = City(snapshot, shapes)
    names = {i.kode: i.nama_id for i in city.catalogue.indicators}
    areas = {a.kode: a.nama for a in city.catalogue.all_areas.values()}
    village = city.panel.filter(pl.col("jenjang") == Level.VILLAGE)["indikator"].unique()
    rows = city.panel.filter(pl.col("indikator").is_in(village.to_list()))
    rows.select(
        pl.col("indikator").replace_strict(names),
        pl.col("wilayah").alias("kode"),
        pl.col("wilayah").replace_strict(areas).alias("nama"),
        "jenjang",
        "mulai",
        "nilai",
    ).write_parquet(folder / FIGURES)
    (folder / OUTLINES).write_bytes(shapes.page[Level.VILLAGE])


def outlines(folder: Path) -> dict[str, object]:
    """Read the outlines."""
    found: dict[str, object] = json.loads((folder / OUTLINES).read_text("utf-8"))
    return found
