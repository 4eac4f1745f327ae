"""The pattern of one indicator on the map."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from lib.analysis import pattern
from tests.analysis.test_autocorrelation import GRID

BLOCK = [f"{x},{y}" for x in range(3) for y in range(3)]


def rows(planted: float = 4.0, **columns: object) -> pl.DataFrame:
    noise = np.random.default_rng(1).normal(10, 1, size=len(GRID))
    frame = pl.DataFrame({"wilayah": list(GRID), "nilai": noise})
    return frame.with_columns(
        pl.col("nilai") + planted * pl.col("wilayah").is_in(BLOCK)
    ).with_columns(**columns)


@pytest.mark.parametrize(
    ("direction", "expected"), [("naik", "baik"), ("turun", "buruk"), ("netral", "tinggi")]
)
def test_a_planted_block_is_good_or_bad(direction: str, expected: str) -> None:
    found = pattern.find_pattern(rows(), GRID, direction)
    marked = found.wilayah.filter(pl.col("wilayah") == "1,1")
    assert marked.select("keyakinan", "kantong").row(0) == ("kuat", expected)
    assert found.alasan is None
    assert (found.n, found.sambungan, found.contoh) == (36, 60, False)


def test_unmarked_areas_are_no_pockets() -> None:
    found = pattern.find_pattern(rows(0), GRID).wilayah
    assert (found["kantong"].is_null() == found["keyakinan"].is_null()).all()


def test_what_is_left_out_and_approximate_is_said() -> None:
    values = rows(contoh=pl.lit(value=True)).with_columns(
        pl.when(pl.col("wilayah") != "0,0").then(pl.col("nilai"))
    )
    found = pattern.find_pattern(values, {**GRID, "0,1": [], "1,0": ["0,0"]}, approximate=True)
    assert found.kosong == ("0,0",)
    assert found.pulau == ("0,1", "1,0")
    assert (found.perkiraan, found.contoh) == (True, True)


@pytest.mark.parametrize(
    ("values", "why"),
    [
        (rows().head(9), "sedikit_wilayah"),
        (rows().with_columns(nilai=pl.lit(3.0)), "tanpa_ragam"),
        (rows().with_columns(nilai=pl.lit(None, pl.Float64)), "sedikit_wilayah"),
        (rows().clear(), "sedikit_wilayah"),
    ],
)
def test_where_there_is_no_pattern_to_speak_of(values: pl.DataFrame, why: str) -> None:
    found = pattern.find_pattern(values, GRID)
    assert (found.alasan, found.wilayah.height) == (why, 0)


def test_smoothing_takes_chance_out_of_small_areas() -> None:
    """Rates of areas that differ by chance alone: smoothed they are nearly equal."""
    rng = np.random.default_rng(3)
    people = rng.integers(200, 2000, 36)
    events = rng.poisson(people * 0.02)
    values = pl.DataFrame(
        {
            "wilayah": list(GRID),
            "pembilang": events,
            "penyebut": people,
            "nilai": events / people * 1000,
        }
    )
    found = pattern.find_pattern(values, GRID, smooth=True)
    assert found.halus is not None
    assert found.halus.rata == pytest.approx(1000 * events.sum() / people.sum())
    assert (found.halus.nilai.std() or 0) < (found.halus.kasar.std() or 0) / 2
    assert found.halus.kasar.to_list() == pytest.approx(values["nilai"].to_list())


def test_smoothing_needs_numerators() -> None:
    found = pattern.find_pattern(rows(), GRID, smooth=True)
    assert (found.alasan, found.halus) == ("tanpa_pembilang", None)
