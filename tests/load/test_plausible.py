"""Slips are doubted and ordinary figures are not, on small series and on the shipped folder."""

from __future__ import annotations

import datetime as dt
import random
from functools import cache

import polars as pl
import pytest

from lib.load.aims import backward_targets
from lib.load.doubts import doubts
from lib.load.plausible import KEY, slips
from lib.load.totals import unequal_totals
from lib.paths import ROOT
from lib.store.build import load_folder
from lib.store.snapshot import Snapshot

Slip = tuple[str, str, float | None]


def series(*values: float, status: str = "tetap", unit: str = "A", area: str = "1") -> pl.DataFrame:
    years = range(2000, 2000 + len(values))
    return pl.DataFrame(
        {
            "indikator": unit,
            "wilayah": area,
            "periode": pl.Series([str(y) for y in years], dtype=pl.String),
            "nilai": pl.Series([float(v) for v in values], dtype=pl.Float64),
            "status": status,
            "kata": pl.Series([None] * len(values), dtype=pl.String),
            "jenjang": "kelurahan",
            "mulai": pl.Series([dt.date(y, 1, 1) for y in years], dtype=pl.Date),
            "bulan": 12,
        }
    )


def found(frame: pl.DataFrame, breaks: pl.DataFrame | None = None) -> list[Slip]:
    return slips(frame, breaks).select("periode", "alasan", "kali").rows()


@pytest.mark.parametrize(
    "values, expected",
    [
        ((98, 103, 1010, 99, 105), [("2002", "kali", 10.0)]),
        ((98, 103, 10.1, 99, 105), [("2002", "kali", 0.1)]),
        ((98, 103, 101, 99, 105000), [("2004", "kali", 1000.0)]),
        ((9800, 103, 101, 99, 105), [("2000", "kali", 100.0)]),
        ((98, 103, 101, 99, 105, 102, 170), [("2006", "riwayat", None)]),
        ((98000, 103000, 101, 99, 105), [("2002", "satuan", 0.001)]),
        ((98, 103, 1010, 990, 1050, 1020), [("2002", "satuan", 10.0)]),
        ((100, 107, 114, 122, 131, 140, 150), []),
        ((100, 100, 100, 100, 160, 160, 160, 160), []),
        ((2.9, 2.9, 3.6, 4.3, 2.9, 1.4, 2.9, 4.3), []),
        ((0, 0, 1, 0, 2, 0, 0, 1), []),
        ((5, 50), []),
        ((5,), []),
    ],
)
def test_one_series(values: tuple[float, ...], expected: list[Slip]) -> None:
    assert found(series(*values)) == expected


def test_a_break_is_not_crossed() -> None:
    frame = series(98, 103, 101, 1010, 990, 1020)
    assert found(frame) == [("2003", "satuan", 10.0)]
    breaks = pl.DataFrame({"indikator": ["A"], "periode": ["2003"]})
    assert found(frame, breaks) == []


def test_samples_say_nothing_about_real_figures() -> None:
    sample = series(98, 103, 101, 99, 105, 102, status="contoh")
    real = series(1010).with_columns(periode=pl.lit("2006"), mulai=dt.date(2006, 1, 1))
    assert found(pl.concat([sample, real])) == []


def test_nothing_is_said_about_nothing() -> None:
    assert slips(series()).is_empty()


AREAS = pl.DataFrame(
    {
        "kode": ["7", "7.1", "7.2", "7.1.1", "7.1.2", "7.2.1", "7.2.9"],
        "jenis": ["kota", "kecamatan", "kecamatan", "kelurahan", "desa", "desa", "desa"],
        "induk": [None, "7", "7", "7.1", "7.1", "7.2", "7.2"],
        "berlaku_sampai": [None, None, None, None, None, None, "2010"],
    }
)
SUMMED = pl.DataFrame({"kode": ["A"], "agregasi": ["jumlah"], "desimal": [0]})


def at(**values: float) -> pl.DataFrame:
    return pl.concat([series(v, area=a.replace("_", ".").strip("k")) for a, v in values.items()])


@pytest.mark.parametrize(
    "values, expected",
    [
        ({"k7_1": 30, "k7_1_1": 10, "k7_1_2": 20}, []),
        ({"k7_1": 31, "k7_1_1": 10, "k7_1_2": 20}, []),
        ({"k7_1": 39, "k7_1_1": 10, "k7_1_2": 20}, [("7.1", 39.0, 30.0, 2)]),
        ({"k7_1": 39, "k7_1_1": 10}, []),
        ({"k7_1": 9, "k7_1_1": 19}, [("7.1", 9.0, 19.0, 1)]),
        ({"k7": 60, "k7_1_1": 10, "k7_1_2": 20, "k7_2_1": 30}, []),
        ({"k7": 99, "k7_1_1": 10, "k7_1_2": 20, "k7_2_1": 30}, [("7", 99.0, 60.0, 2)]),
        ({"k7": 99, "k7_1": 69, "k7_2": 30, "k7_1_1": 1}, []),
    ],
)
def test_wholes_and_parts(values: dict[str, float], expected: list[tuple[object, ...]]) -> None:
    odd = unequal_totals(at(**values), SUMMED, AREAS)
    assert odd.select("wilayah", "nilai", "jumlah", "n").rows() == expected
    rates = SUMMED.with_columns(agregasi=pl.lit("rasio"))
    assert unequal_totals(at(**values), rates, AREAS).is_empty()


@pytest.mark.parametrize(
    "direction, target, wrong",
    [
        *[("naik", 40, True), ("naik", 70, False), ("turun", 70, True), ("turun", 40, False)],
        *[("netral", 40, False), ("naik", 60, False)],
    ],
)
def test_targets(direction: str, target: float, wrong: bool) -> None:
    indicators = pl.DataFrame({"kode": ["A"], "arah": [direction]})
    targets = pl.DataFrame(
        {
            "indikator": ["A", "A"],
            "wilayah": ["1", "1"],
            "periode": ["2003", "2010"],
            "target": [target, target],
            "status": ["tetap", "tetap"],
        }
    )
    values = series(50, 55, 60, 99)
    rows = backward_targets(targets, values, indicators).select("urut", "awal", "periode_awal")
    assert rows.rows() == ([(0, 60.0, "2002"), (1, 60.0, "2002")] if wrong else [])


@cache
def shipped() -> Snapshot:
    return load_folder(ROOT / "data", None, dt.date(2026, 6, 30))


def test_the_shipped_folder_is_hardly_doubted() -> None:
    """One value in 25,000: a sample of the third quarter of 2025 twice as large as ever before."""
    city = shipped()
    doubted = [(f.code.value, f.file) for f in doubts(city)]
    assert doubted == [("value_unlike_past", "nilai/contoh/people.csv")]
    assert city.values.height > 20_000
    real = city.values.filter(pl.col("status") != "contoh")
    assert slips(real, city.tables["jeda"]).is_empty()
    assert {f.severity.value for f in city.findings} == {"info"}


@pytest.mark.parametrize("times", [1000, 100, 10, 0.1])
def test_a_slip_in_the_shipped_folder_is_seen(times: float) -> None:
    """Of slips by a power of ten at random places at least nine in ten are seen."""
    city, chance = shipped(), random.Random(1)
    values = city.values.filter(pl.col("kata").is_null() & (pl.col("nilai") != 0))
    seen = 0
    for place in chance.sample(range(values.height), 60):
        key = values.select(KEY).row(place)
        near = values.filter(pl.col("indikator") == key[0])
        here = pl.all_horizontal(pl.col(c) == k for c, k in zip(KEY, key, strict=True))
        slip = near.with_columns(
            nilai=pl.when(here).then(pl.col("nilai") * times).otherwise("nilai")
        )
        seen += key in slips(slip, city.tables["jeda"]).select(KEY).rows()
    assert seen >= 54
