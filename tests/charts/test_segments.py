from __future__ import annotations

import polars as pl

from lib.charts.segments import segments
from lib.contract.periods import Period


def rows(**series: list[tuple[str, float | None]]) -> pl.DataFrame:
    table = [
        (area, p, Period.parse(p).start, Period.parse(p).months, value)
        for area, points in series.items()
        for p, value in points
    ]
    columns = ["wilayah", "periode", "mulai", "bulan", "nilai"]
    return pl.DataFrame(table, schema=columns, orient="row").cast({"bulan": pl.Int8})


def runs(frame: pl.DataFrame, *args: object) -> list[tuple[str, int]]:
    return segments(frame, *args).select("periode", "ruas").rows()  # type: ignore[arg-type]


def test_a_missing_year_opens_the_line() -> None:
    frame = rows(a=[("2019", 1), ("2020", 2), ("2022", 3)])
    assert runs(frame) == [("2019", 0), ("2020", 0), ("2022", 1)]


def test_a_missing_value_is_a_gap_too() -> None:
    frame = rows(a=[("2019", 1), ("2020", None), ("2021", 3), ("2022", float("nan"))])
    assert runs(frame) == [("2019", 0), ("2021", 1)]


def test_a_break_is_never_joined_across() -> None:
    frame = rows(a=[("2018", 1), ("2019", 2), ("2020", 3)])
    assert runs(frame, ["2019"]) == [("2018", 0), ("2019", 1), ("2020", 1)]


def test_each_area_counts_for_itself() -> None:
    frame = rows(b=[("2021", 1), ("2022", 1)], a=[("2019", 1), ("2021", 1)])
    assert segments(frame).select("wilayah", "ruas").rows() == [
        ("a", 0),
        ("a", 1),
        ("b", 0),
        ("b", 0),
    ]


def test_quarters_follow_each_other_and_months_do_not_join_years() -> None:
    frame = rows(a=[("2020-Q4", 1), ("2021-Q1", 2), ("2021-Q3", 3), ("2021-12", 4)])
    assert [run for _, run in runs(frame)] == [0, 0, 1, 2]


def test_a_census_every_five_years_is_joined_if_that_is_the_step() -> None:
    frame = rows(a=[("2010", 1), ("2015", 2), ("2020", 3)])
    assert [run for _, run in runs(frame)] == [0, 1, 2]
    assert [run for _, run in runs(frame, (), 60)] == [0, 0, 0]


def test_sample_figures_do_not_continue_real_ones() -> None:
    frame = rows(a=[("2019", 1), ("2020", 2)]).with_columns(contoh=pl.Series([False, True]))
    assert [run for _, run in runs(frame)] == [0, 1]
