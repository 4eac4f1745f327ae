"""What ships is what the generator makes, and it is plausible."""

from __future__ import annotations

import shutil
from pathlib import Path

import polars as pl
import pytest

from lib.contract.tables import TABLES
from lib.errors import FolderMissing
from lib.sample import SAMPLE_FOLDER, write_sample
from lib.sample.recipe import RECIPE_FOLDER

DATA = Path(__file__).parents[2] / "data"
DEFAULT_SEED = 7174
"""Of the sample that ships."""
shipped = pytest.mark.skipif(
    not (DATA / SAMPLE_FOLDER).is_dir(), reason="the sample data has been deleted"
)


def files(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.is_file())


def values() -> pl.DataFrame:
    files = [p for p in (DATA / SAMPLE_FOLDER).glob("*.csv") if p.stem not in TABLES]
    frame = pl.concat(pl.read_csv(p, infer_schema=False) for p in sorted(files))
    return frame.with_columns(pl.col("nilai", "pembilang", "penyebut").cast(pl.Float64))


@shipped
def test_same_seed_same_bytes_as_shipped(tmp_path: Path) -> None:
    for name in ("indikator.csv", "wilayah.csv", "target.csv", "program.csv", "dimensi.csv"):
        shutil.copy(DATA / name, tmp_path)
    shutil.copytree(DATA / RECIPE_FOLDER, tmp_path / RECIPE_FOLDER)
    made = write_sample(tmp_path, DEFAULT_SEED)
    assert made == files(tmp_path / SAMPLE_FOLDER)
    names = [p.relative_to(tmp_path) for p in made]
    assert names == [p.relative_to(DATA) for p in files(DATA / SAMPLE_FOLDER)]
    changed = [
        str(name) for name in names if (tmp_path / name).read_bytes() != (DATA / name).read_bytes()
    ]
    assert changed == [], f"run: python -m lib sample --seed {DEFAULT_SEED}"


@shipped
def test_seed_is_the_one_that_the_readme_states() -> None:
    assert f"--seed {DEFAULT_SEED}`" in (DATA / "README.md").read_text(encoding="utf-8")


def test_folder_without_tables_is_named(tmp_path: Path) -> None:
    with pytest.raises(FolderMissing) as caught:
        write_sample(tmp_path, DEFAULT_SEED)
    assert caught.value.params == {"folder": str(tmp_path)}


@shipped
def test_sample_is_of_moderate_size() -> None:
    assert sum(p.stat().st_size for p in files(DATA / SAMPLE_FOLDER)) < 3_000_000


@shipped
def test_every_village_indicator_has_values_in_every_dimension() -> None:
    indikator = pl.read_csv(DATA / "indikator.csv", infer_schema=False)
    kota = pl.read_csv(DATA / "dimensi.csv", infer_schema=False).filter(
        pl.col("kerangka") == "kota"
    )
    found = indikator.filter(pl.col("kode").is_in(values()["indikator"].unique().implode()))
    assert found.height >= 30
    assert set(found["jenjang"]) == {"kelurahan"}
    assert set(found["dimensi"]) == set(kota["kode"])


@shipped
def test_values_lie_within_the_logical_limits() -> None:
    limits = pl.read_csv(DATA / "indikator.csv", infer_schema=False).select(
        "kode", pl.col("batas_bawah", "batas_atas").cast(pl.Float64)
    )
    joined = values().join(limits, left_on="indikator", right_on="kode")
    assert joined.filter(pl.col("nilai") < pl.col("batas_bawah")).rows() == []
    assert joined.filter(pl.col("nilai") > pl.col("batas_atas")).rows() == []


@shipped
def test_length_of_bad_road_fits_the_length_that_is_not_good() -> None:
    frame = values()
    good = frame.filter(pl.col("indikator") == "M01")
    bad = frame.filter(pl.col("indikator") == "M02")
    both = good.join(bad, on=["wilayah", "periode"], suffix="_buruk")
    rest = pl.col("penyebut") - pl.col("pembilang")
    assert both.height > 200
    assert both.filter(pl.col("nilai_buruk") > rest).rows() == []


@shipped
def test_there_are_gaps_late_villages_and_provisional_figures() -> None:
    frame = values()
    monthly = frame.filter(
        pl.col("periode").str.len_chars() == 7, ~pl.col("periode").str.contains("[QS]")
    )
    cells = monthly.group_by("indikator").agg(
        (pl.col("wilayah").n_unique() * pl.col("periode").n_unique()).alias("semua"),
        pl.len().alias("ada"),
    )
    assert (cells["ada"] < cells["semua"]).all()
    assert set(frame["catatan"].drop_nulls()) == {"sementara"}
    last = monthly.filter(pl.col("periode") == pl.col("periode").max().over("indikator"))
    assert (last.group_by("indikator").len()["len"] < 33).any()
