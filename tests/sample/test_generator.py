from __future__ import annotations

import polars as pl
import pytest

from lib.sample import generate
from tests.sample.tables import indikator, wilayah


@pytest.fixture(scope="module")
def made() -> dict[str, pl.DataFrame]:
    return generate(indikator(), wilayah(), 5)


def test_one_file_per_dimension_and_the_targets(made: dict[str, pl.DataFrame]) -> None:
    assert sorted(made) == ["target.csv", "x.csv", "y.csv"]
    assert made["x.csv"]["indikator"].unique(maintain_order=True).to_list() == ["A1", "A2"]


def test_every_row_says_that_it_is_a_sample(made: dict[str, pl.DataFrame]) -> None:
    for frame in made.values():
        assert frame["status"].unique().to_list() == ["contoh"]


def test_values_lie_at_villages_only(made: dict[str, pl.DataFrame]) -> None:
    areas = set(made["x.csv"]["wilayah"]) | set(made["y.csv"]["wilayah"])
    assert areas == {"1.1.1", "1.1.2", "1.1.3", "1.2.1", "1.2.2", "1.2.3"}


def test_one_value_per_key_sorted(made: dict[str, pl.DataFrame]) -> None:
    keys = made["x.csv"].select("indikator", "wilayah", "periode")
    assert keys.equals(keys.unique().sort("indikator", "wilayah", "periode"))


def test_another_seed_another_city(made: dict[str, pl.DataFrame]) -> None:
    assert not generate(indikator(), wilayah(), 6)["x.csv"].equals(made["x.csv"])


def test_a_new_indicator_leaves_the_others_as_they_are(made: dict[str, pl.DataFrame]) -> None:
    fewer = generate(indikator().filter(pl.col("kode") != "A1"), wilayah(), 5)
    kept = made["x.csv"].filter(pl.col("indikator") == "A2")
    assert fewer["x.csv"].equals(kept)


def test_empty_tables_make_nothing() -> None:
    assert generate(indikator().clear(), wilayah().clear(), 5) == {}
