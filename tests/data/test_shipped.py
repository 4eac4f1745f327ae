"""The data that ships refers only to what it holds, and keeps the promises of data/README.md."""

from __future__ import annotations

import re
from pathlib import Path

import polars as pl
import pytest

DATA = Path(__file__).parents[2] / "data"
SAMPLE = DATA / "nilai" / "contoh"
VALUE_COLUMNS = [
    *("indikator", "wilayah", "periode", "nilai", "status", "sumber"),
    *("pembilang", "penyebut", "catatan"),
]
PERIOD = re.compile(r"\d{4}(-(S[12]|Q[1-4]|0[1-9]|1[0-2]))?")
KEY = ["indikator", "wilayah", "periode"]


def read(name: str) -> pl.DataFrame:
    return pl.read_csv(DATA / f"{name}.csv", infer_schema=False)


def observations() -> pl.DataFrame:
    return pl.concat(
        pl.read_csv(p, infer_schema=False).with_columns(berkas=pl.lit(p.name))
        for p in sorted((DATA / "nilai").glob("*.csv"))
    )


def codes(table: str) -> set[str]:
    return set(read(table)["kode"])


def split(column: pl.Series) -> set[str]:
    return set(column.drop_nulls().str.split(";").explode())


@pytest.mark.parametrize(
    ("table", "column", "target"),
    [
        ("wilayah", "induk", "wilayah"),
        ("indikator", "dimensi", "dimensi"),
        ("indikator", "pilar", "dimensi"),
        ("indikator", "walidata", "opd"),
        ("metadata_indikator", "indikator", "indikator"),
        ("jeda", "indikator", "indikator"),
        ("target", "indikator", "indikator"),
        ("target", "wilayah", "wilayah"),
        ("program", "dimensi", "dimensi"),
        ("program", "opd", "opd"),
        ("program", "indikator", "indikator"),
        ("program", "pilar", "dimensi"),
        ("program", "sumber", "sumber"),
    ],
)
def test_reference_resolves(table: str, column: str, target: str) -> None:
    assert split(read(table)[column]) - codes(target) == set()


@pytest.mark.parametrize("target", ["indikator", "wilayah", "sumber"])
def test_every_value_refers_to_something_listed(target: str) -> None:
    assert set(observations()[target]) - codes(target) == set()


@pytest.mark.parametrize("table", ["wilayah", "opd", "indikator", "sumber", "program"])
def test_codes_are_unique(table: str) -> None:
    kode = read(table)["kode"]
    assert kode.n_unique() == len(kode)


def test_files_of_values_have_the_columns_of_the_contract() -> None:
    for path in (DATA / "nilai").glob("*.csv"):
        assert pl.read_csv(path, infer_schema=False).columns == VALUE_COLUMNS, path.name


def test_one_value_per_key_outside_what_is_withheld() -> None:
    values = observations().filter(pl.col("berkas") != "ditahan.csv")
    assert values.filter(pl.struct(KEY).is_duplicated()).rows() == []


def test_quality_d_is_exactly_what_is_withheld() -> None:
    graded = observations().join(
        read("sumber").select(sumber="kode", kualitas="kualitas"), on="sumber"
    )
    withheld = graded.filter(pl.col("berkas") == "ditahan.csv")
    assert set(withheld["kualitas"]) == {"D"}
    assert "D" not in set(graded.filter(pl.col("berkas") != "ditahan.csv")["kualitas"])


def test_no_sample_value_outside_the_sample_folder() -> None:
    assert "contoh" not in set(observations()["status"])


def test_periods_are_of_the_contract() -> None:
    for name in ("target", "jeda"):
        assert [p for p in read(name)["periode"] if not PERIOD.fullmatch(p)] == []
    assert [p for p in observations()["periode"] if not PERIOD.fullmatch(p)] == []


def test_values_are_numbers_or_words_of_the_indicator() -> None:
    kategori = dict(read("indikator").select("kode", "kategori").drop_nulls().iter_rows())
    for code, value in observations().select("indikator", "nilai").iter_rows():
        if code in kategori:
            assert value in kategori[code].split(";")
        else:
            float(value)


def test_a_value_is_not_finer_than_its_indicator() -> None:
    rank = {"kota": 0, "kecamatan": 1, "kelurahan": 2, "desa": 2}
    area = {k: rank[j] for k, j in read("wilayah").select("kode", "jenis").iter_rows()}
    finest = {k: rank[j] for k, j in read("indikator").select("kode", "jenjang").iter_rows()}
    values = observations().select("indikator", "wilayah").iter_rows()
    assert [(i, w) for i, w in values if area[w] > finest[i]] == []


def test_every_ratio_names_its_parts() -> None:
    ratio = read("indikator").filter(pl.col("agregasi") == "rasio")
    assert ratio.filter(pl.col("pembilang").is_null() | pl.col("penyebut").is_null()).height == 0


def test_real_ratios_agree_with_their_parts() -> None:
    number = pl.col("nilai", "pembilang", "penyebut").cast(pl.Float64)
    ratios = observations().drop_nulls("pembilang").with_columns(number)
    assert ratios.height > 0
    off = (pl.col("pembilang") / pl.col("penyebut") * 100 - pl.col("nilai")).abs()
    assert ratios.filter(off > 0.01).rows() == []


def test_areas_of_the_parts_add_up_to_the_whole() -> None:
    areas = read("wilayah").with_columns(pl.col("luas_km2").cast(pl.Float64))
    sums = areas.group_by("induk").agg(pl.col("luas_km2").sum().alias("bagian"))
    pairs = areas.join(sums, left_on="kode", right_on="induk")
    assert pairs.height == 5
    assert pairs.filter((pl.col("luas_km2") - pl.col("bagian")).abs() > 0.0015).rows() == []


def test_the_city_has_its_areas() -> None:
    kinds = read("wilayah")["jenis"].value_counts().sort("jenis").rows()
    assert kinds == [("desa", 15), ("kecamatan", 4), ("kelurahan", 18), ("kota", 1)]


def test_spellings_hold_no_remarks() -> None:
    assert not read("wilayah")["nama_lain"].drop_nulls().str.contains(r"[()]").any()


def test_every_value_of_a_known_indicator_has_metadata() -> None:
    assert set(read("metadata_indikator")["indikator"]) == codes("indikator")
