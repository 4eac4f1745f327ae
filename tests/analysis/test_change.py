"""The latest values and their changes."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.analysis import change, rollup
from tests.analysis.builders import CITY, breaks, indicators, picked, values

YEARLY = indicators({"kode": "X", "agregasi": "tidak_ada"})


def panel(
    *rows: tuple[str, str, str, float | None], catalogue: pl.DataFrame = YEARLY, **columns: object
) -> pl.DataFrame:
    return rollup.panel(values(*rows, **columns), catalogue, CITY)


def one(frame: pl.DataFrame, *columns: str) -> tuple[object, ...]:
    return frame.select(columns).row(0)


def test_latest_year_against_the_last_year_with_a_value() -> None:
    rows = panel(("X", "k", "2020", 4), ("X", "k", "2021", 8), ("X", "k", "2024", 10))
    result = change.latest(rows, YEARLY, breaks())
    assert one(result, "periode", "nilai", "sebelum_periode", "sebelum", "selisih", "persen") == (
        "2024",
        10.0,
        "2021",
        8.0,
        2.0,
        25.0,
    )
    assert one(result, "penilaian", "alasan") == ("membaik", None)


def test_a_month_is_compared_with_the_same_month_a_year_before() -> None:
    rows = panel(("X", "k", "2023-12", 1), ("X", "k", "2024-11", 7), ("X", "k", "2024-12", 5))
    result = change.latest(rows, YEARLY, breaks())
    assert one(result, "periode", "sebelum_periode", "selisih") == ("2024-12", "2023-12", 4.0)


@pytest.mark.parametrize(
    ("before", "now"), [("2023-Q3", "2024-Q3"), ("2023-S2", "2024-S2"), ("2023-01", "2024-01")]
)
def test_seasons_are_respected(before: str, now: str) -> None:
    rows = panel(("X", "k", before, 1), ("X", "k", now, 5))
    assert one(change.latest(rows, YEARLY, breaks()), "sebelum_periode") == (before,)


def test_without_the_same_season_there_is_no_comparison() -> None:
    rows = panel(("X", "k", "2023-11", 1), ("X", "k", "2024-12", 5))
    result = change.latest(rows, YEARLY, breaks())
    assert one(result, "sebelum", "sebelum_periode", "selisih", "penilaian", "alasan") == (
        (None,) * 4 + ("musim_kosong",)
    )


def test_one_point_is_the_start_of_a_series() -> None:
    result = change.latest(panel(("X", "k", "2024", 1)), YEARLY, breaks())
    assert one(result, "selisih", "penilaian", "alasan") == (None, None, "awal_deret")


@pytest.mark.parametrize("period", ["2022", "2022-01", "2021-Q3", "2022-S2"])
def test_a_break_is_never_crossed(period: str) -> None:
    rows = panel(("X", "k", "2020", 1), ("X", "k", "2021", 2), ("X", "k", "2022", 3))
    result = change.latest(rows, YEARLY, breaks(("X", period)))
    assert one(result, "selisih", "alasan") == (None, "jeda")


def test_after_a_break_comparison_starts_again() -> None:
    rows = panel(("X", "k", "2021", 2), ("X", "k", "2022", 3), ("X", "k", "2023", 5))
    result = change.changes(rows, YEARLY, breaks(("X", "2022"), ("Y", "2023")))
    assert picked(result, "periode", "ruas", "selisih", "alasan") == [
        ("2021", 0, None, "awal_deret"),
        ("2022", 2, None, "jeda"),
        ("2023", 2, 2.0, None),
    ]


def test_lengths_of_period_do_not_mix() -> None:
    rows = panel(("X", "k", "2023", 12), ("X", "k", "2024-S1", 1))
    result = change.latest(rows, YEARLY, breaks())
    assert one(result, "periode", "alasan") == ("2024-S1", "awal_deret")


def test_of_values_that_end_together_the_own_frequency_counts() -> None:
    rows = [("X", "k", "2024-12", 1.0), ("X", "k", "2024", 12.0)]
    monthly = indicators({"agregasi": "tidak_ada", "frekuensi": "bulanan"})
    assert one(change.latest(panel(*rows), YEARLY, breaks()), "periode") == ("2024",)
    assert one(change.latest(panel(*rows), monthly, breaks()), "periode") == ("2024-12",)


def test_as_of_an_earlier_day() -> None:
    rows = panel(("X", "k", "2022", 1), ("X", "k", "2023", 2), ("X", "k", "2024", 3))
    for day, period in ((dt.date(2023, 12, 31), "2023"), (dt.date(2023, 12, 30), "2022")):
        assert one(change.latest(rows, YEARLY, breaks(), until=day), "periode") == (period,)


@pytest.mark.parametrize(
    ("arah", "now", "verdict"),
    [
        ("naik", 5.2, "membaik"),
        ("naik", 4.8, "memburuk"),
        ("turun", 5.2, "memburuk"),
        ("turun", 4.8, "membaik"),
        ("netral", 5.2, "netral"),
        ("netral", 5.0, "tetap"),
        ("naik", 5.04, "tetap"),
        ("turun", 4.96, "tetap"),
        ("naik", 5.05, "membaik"),
    ],
)
def test_verdict_follows_direction_and_rounding(arah: str, now: float, verdict: str) -> None:
    catalogue = indicators({"agregasi": "tidak_ada", "arah": arah, "desimal": 1})
    rows = panel(("X", "k", "2023", 5), ("X", "k", "2024", now))
    assert one(change.latest(rows, catalogue, breaks()), "penilaian") == (verdict,)


def test_no_percentage_of_zero_or_of_words() -> None:
    rows = panel(("X", "k", "2023", 0), ("X", "k", "2024", 5))
    assert one(change.latest(rows, YEARLY, breaks()), "selisih", "persen") == (5.0, None)
    words = panel(("X", "k", "2023", 1), ("X", "k", "2024", 2), kata=["WDP", "WTP"])
    assert one(change.latest(words, YEARLY, breaks()), "selisih", "persen", "penilaian") == (
        1.0,
        None,
        "membaik",
    )


def test_percentage_of_a_negative_value_keeps_the_sign_of_the_change() -> None:
    rows = panel(("X", "k", "2023", -2), ("X", "k", "2024", -1))
    assert one(change.latest(rows, YEARLY, breaks()), "selisih", "persen") == (1.0, 50.0)


def test_marks_of_both_values_are_kept() -> None:
    rows = panel(("X", "k", "2023", 1), ("X", "k", "2024", 2), status=["estimasi", "sementara"])
    result = change.latest(rows, YEARLY, breaks())
    assert one(result, "status", "contoh", "sebelum_status", "sebelum_contoh") == (
        "sementara",
        False,
        "estimasi",
        False,
    )


def test_change_between_two_chosen_periods() -> None:
    rows = panel(
        ("X", "a", "2021", 1),
        ("X", "a", "2024", 4),
        ("X", "b", "2024", 4),
        ("X", "c", "2021", 4),
    )
    result = change.between(rows, YEARLY, breaks(), "2021", "2024")
    assert picked(result, "wilayah", "selisih", "alasan") == [
        ("a", 3.0, None),
        ("b", None, "awal_deret"),
    ]
    broken = change.between(rows, YEARLY, breaks(("X", "2023")), "2021", "2024")
    assert picked(broken, "wilayah", "selisih", "alasan")[0] == ("a", None, "jeda")


def test_a_year_and_a_month_are_not_compared() -> None:
    rows = panel(("X", "k", "2023", 12), ("X", "k", "2024-01", 1))
    result = change.between(rows, YEARLY, breaks(), "2023", "2024-01")
    assert one(result, "selisih", "alasan") == (None, "panjang_periode")


def test_frames_have_the_same_columns_even_when_empty() -> None:
    full, empty = panel(("X", "k", "2024", 1)), panel()
    frames = [
        f(p, YEARLY, breaks()) for p in (full, empty) for f in (change.latest, change.changes)
    ]
    frames += [change.between(p, YEARLY, breaks(), "2023", "2024") for p in (full, empty)]
    assert len({tuple(f.schema.items()) for f in frames}) == 1


points = st.lists(
    st.tuples(st.sampled_from(["a", "b", "k"]), st.integers(2015, 2024), st.integers(-50, 50)),
    unique_by=lambda p: p[:2],
    min_size=1,
)


@settings(max_examples=25, deadline=None)
@given(points=points, seed=st.integers(0, 99))
def test_row_order_and_direction(points: list[tuple[str, int, int]], seed: int) -> None:
    rows = panel(*[("X", a, str(year), float(x)) for a, year, x in points])
    up = change.latest(rows, YEARLY, breaks())
    assert up.equals(
        change.latest(rows.sample(fraction=1, shuffle=True, seed=seed), YEARLY, breaks())
    )
    down = change.latest(rows, YEARLY.with_columns(arah=pl.lit("turun")), breaks())
    mirror = {"membaik": "memburuk", "memburuk": "membaik"}
    assert down["penilaian"].to_list() == [mirror.get(v, v) for v in up["penilaian"]]
    assert up.height == len({a for a, _, _ in points})


def test_latest_is_the_last_of_all_changes() -> None:
    rows = panel(
        *[("X", a, f"{y}-Q{q}", y * q) for a in "ak" for y in (2022, 2023) for q in (1, 2)]
    )
    last = change.changes(rows, YEARLY, breaks()).group_by("indikator", "wilayah").last()
    assert change.latest(rows, YEARLY, breaks()).equals(
        last.sort("indikator", "wilayah").select(change.latest(rows, YEARLY, breaks()).columns)
    )


def test_a_sample_is_never_compared_with_a_real_figure() -> None:
    rows = panel(
        ("X", "k", "2020", 1), ("X", "k", "2021", 2), ("X", "k", "2022", 5), ("X", "k", "2023", 6)
    )
    rows = rows.with_columns((pl.col("mulai") >= dt.date(2022, 1, 1)).alias("contoh"))
    result = change.changes(rows, YEARLY, breaks())
    assert result["selisih"].to_list() == [None, 1.0, None, 1.0]
    assert result["alasan"].to_list() == ["awal_deret", None, "contoh", None]


def test_a_real_figure_looks_past_samples_to_the_last_real_one() -> None:
    rows = panel(
        *[("X", "k", str(year), year) for year in (2020, 2021, 2022)],
        *[("X", "k", f"{year}-Q1", year) for year in (2020, 2021, 2022)],
        status=["tetap", "contoh", "tetap"] * 2,
    )
    result = change.changes(rows, YEARLY, breaks()).filter(pl.col("mulai").dt.year() == 2022)
    assert picked(result, "periode", "selisih", "alasan") == [
        ("2022", 2.0, None),
        ("2022-Q1", None, "contoh"),
    ]
