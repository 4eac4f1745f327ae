"""Latest values against targets."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.analysis import attainment, change, rollup
from tests.analysis.builders import CITY, breaks, indicators, picked, targets, values

PLAIN = indicators({"agregasi": "tidak_ada"})


def judged(
    value: tuple[str, float],
    *goals: tuple[str, float],
    catalogue: pl.DataFrame = PLAIN,
    kata: str | None = None,
) -> dict[str, object]:
    rows = values(("X", "k", *value), kata=[kata])
    last = change.latest(rollup.panel(rows, catalogue, CITY), catalogue, breaks())
    table = targets(*[("X", "k", *goal) for goal in goals])
    return attainment.against(last, table, catalogue).row(0, named=True)


@pytest.mark.parametrize(
    ("period", "goals", "chosen", "basis"),
    [
        ("2024", ["2023", "2024", "2025"], "2024", "periode"),
        ("2024-Q3", ["2024", "2025", "2024-Q3"], "2024-Q3", "periode"),
        ("2024-Q3", ["2024", "2025"], "2024", "tahun"),
        ("2024", ["2024-12", "2025"], "2024-12", "tahun"),
        ("2024", ["2026", "2025", "2023"], "2025", "berikut"),
        ("2024-Q1", ["2024-Q4", "2024-Q2"], "2024-Q2", "berikut"),
    ],
)
def test_this_year_s_target_comes_first(
    period: str, goals: list[str], chosen: str, basis: str
) -> None:
    row = judged((period, 1), *[(g, 2.0) for g in goals])
    assert (row["target_periode"], row["target_basis"]) == (chosen, basis)


@pytest.mark.parametrize(
    ("arah", "value", "goal", "share", "shown", "met", "missing"),
    [
        ("naik", 80, 100, 0.8, 0.8, False, 20),
        ("naik", 100, 100, 1.0, 1.0, True, 0),
        ("naik", 250, 100, 2.5, 1.5, True, 0),
        ("naik", -10, 100, -0.1, 0.0, False, 110),
        ("turun", 12, 10, 0.8, 0.8, False, 2),
        ("turun", 8, 10, 1.2, 1.2, True, 0),
        ("turun", 40, 10, -2.0, 0.0, False, 30),
    ],
)
def test_attainment_follows_the_direction(
    arah: str, value: float, goal: float, share: float, shown: float, met: bool, missing: float
) -> None:
    row = judged(("2024", value), ("2024", goal), catalogue=PLAIN.with_columns(arah=pl.lit(arah)))
    assert row["capaian"] == pytest.approx(share)
    assert row["capaian_tampil"] == pytest.approx(shown)
    assert (row["terpenuhi"], row["kurang"], row["jarak"]) == (met, missing, value - goal)
    assert row["target_alasan"] is None


def test_a_target_of_zero_is_judged_without_a_ratio() -> None:
    down = PLAIN.with_columns(arah=pl.lit("turun"))
    for value, met in ((3, False), (0, True)):
        row = judged(("2024", value), ("2024", 0), catalogue=down)
        assert (row["capaian"], row["terpenuhi"], row["kurang"]) == (None, met, value)


def test_unrounded_numbers_decide_but_binary_noise_does_not() -> None:
    assert judged(("2024", 99.9999), ("2024", 100))["terpenuhi"] is False
    assert judged(("2024", 0.1 + 0.7), ("2024", 0.8))["terpenuhi"] is True


def test_words_have_no_ratio() -> None:
    row = judged(("2024", 4), ("2024", 5), kata="B")
    assert (row["capaian"], row["terpenuhi"], row["kurang"]) == (None, False, 1)


def test_neither_way_is_better() -> None:
    row = judged(("2024", 4), ("2024", 5), catalogue=PLAIN.with_columns(arah=pl.lit("netral")))
    assert (row["jarak"], row["terpenuhi"], row["kurang"], row["target_alasan"]) == (
        -1.0,
        None,
        None,
        "netral",
    )


@pytest.mark.parametrize(
    ("goals", "reason"),
    [([], "tanpa_target"), ([("2023", 1.0)], "lampau"), ([("2024", float("nan"))], "tanpa_target")],
)
def test_without_a_usable_target_the_reason_is_given(
    goals: list[tuple[str, float]], reason: str
) -> None:
    row = judged(("2024", 4), *goals)
    assert (row["target"], row["terpenuhi"], row["target_alasan"]) == (None, None, reason)


def test_a_count_of_a_quarter_is_not_held_against_the_year() -> None:
    counts = indicators({"agregasi": "jumlah", "frekuensi": "triwulanan"})
    row = judged(("2024-Q1", 30), ("2024", 100), catalogue=counts)
    assert (row["terpenuhi"], row["target_alasan"]) == (None, "panjang_periode")
    own = judged(("2024-Q1", 30), ("2024", 100), ("2024-Q2", 25), catalogue=counts)
    assert (own["terpenuhi"], own["target_periode"]) == (True, "2024-Q2")


def test_sample_targets_are_marked_and_belong_to_their_area() -> None:
    rows = values(("X", "k", "2024", 1), ("X", "a", "2024", 1))
    last = change.latest(rollup.panel(rows, PLAIN, CITY), PLAIN, breaks())
    table = targets(("X", "k", "2024", 1), status=["contoh"])
    result = attainment.against(last, table, PLAIN)
    assert picked(result, "wilayah", "target_contoh", "terpenuhi") == [
        ("a", None, None),
        ("k", True, True),
    ]
    assert attainment.against(last.clear(), table.clear(), PLAIN).schema == result.schema


@settings(max_examples=25, deadline=None)
@given(value=st.floats(0.1, 1e6), goal=st.floats(0.1, 1e6), factor=st.sampled_from([1e-3, 7, 1e3]))
def test_units_do_not_matter(value: float, goal: float, factor: float) -> None:
    one = judged(("2024", value), ("2024", goal))
    other = judged(("2024", value * factor), ("2024", goal * factor))
    assert one["terpenuhi"] == other["terpenuhi"]
    assert one["capaian"] == pytest.approx(other["capaian"])
    assert (one["kurang"] == 0) == (one["capaian"] >= 1 - 1e-9)
