"""Projections of every series."""

from __future__ import annotations

import polars as pl
import pytest

from lib.analysis import outlook, rollup
from tests.analysis.builders import CITY, breaks, indicators, targets, values

LIMITED = indicators({"agregasi": "tidak_ada"}).with_columns(
    pl.lit(0.0).alias("batas_bawah"), pl.lit(100.0).alias("batas_atas")
)


def ahead(
    rows: list[tuple[str, float]],
    goals: list[tuple[str, float]] | None = None,
    jeda: str | None = None,
    **columns: object,
) -> pl.DataFrame:
    panel = rollup.panel(values(*[("X", "k", *row) for row in rows], **columns), LIMITED, CITY)
    plan = None if goals is None else targets(*[("X", "k", *goal) for goal in goals])
    cuts = breaks(("X", jeda)) if jeda else breaks()
    return outlook.projections(panel, LIMITED, cuts, plan)


def years(*numbers: float) -> list[tuple[str, float]]:
    return [(str(2024 - len(numbers) + i + 1), v) for i, v in enumerate(numbers)]


def test_half_the_length_ahead() -> None:
    found = ahead(years(10, 12, 14, 16, 18, 20, 22))
    assert found["periode"].to_list() == ["2025", "2026", "2027"]
    assert found["nilai"].to_list() == pytest.approx([24, 26, 28])
    assert found["lemah"].to_list() == [True] * 3


def test_not_beyond_the_plan() -> None:
    found = ahead(years(*range(10, 22)), [("2025", 30), ("2026", 31)])
    assert found["periode"].to_list() == ["2025", "2026"]
    assert found["lemah"].to_list() == [False] * 2


def test_not_across_a_break_nor_from_samples_to_real() -> None:
    rows = years(*range(10, 20))
    assert ahead(rows, jeda="2021").is_empty()
    assert ahead(rows, status=["contoh"] * 6 + ["tetap"] * 4).is_empty()
    assert ahead(rows, status=["contoh"] * 10)["contoh"].all()


def test_limits_are_kept_and_said() -> None:
    found = ahead(years(80, 84, 89, 91, 95, 99))
    assert found["atas"].max() == 100
    assert found["terpotong"].all()


def test_quarters_keep_their_season() -> None:
    rows = [(f"{y}-Q{q}", 10.0 * q + (y - 2020)) for y in range(2020, 2024) for q in range(1, 5)]
    found = ahead(rows)
    assert found["periode"][:5].to_list() == ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1"]
    assert found["nilai"][:5].to_list() == pytest.approx([14, 24, 34, 44, 15])
    assert found["waktu"].max() <= 2023.75 + 3.75 / 2


def test_too_short_or_nothing() -> None:
    assert ahead(years(1, 2, 3, 4)).is_empty()
    assert ahead([]).is_empty()
