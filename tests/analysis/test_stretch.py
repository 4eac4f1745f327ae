"""The last stretch of each series."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest

from lib.analysis import rollup, stretch
from tests.analysis.builders import CITY, breaks, indicators, values

YEARLY = indicators({"agregasi": "tidak_ada"})


def last(
    *rows: tuple[str, float | None], jeda: str | None = None, **columns: object
) -> pl.DataFrame:
    table = values(*[("X", "k", *row) for row in rows], **columns)
    cuts = breaks(("X", jeda)) if jeda else breaks()
    return stretch.last_stretches(rollup.panel(table, YEARLY, CITY), YEARLY, cuts)


def test_nothing_before_a_break_belongs_to_it() -> None:
    found = last(("2019", 1), ("2020", 2), ("2021", 3), ("2022", 4), jeda="2021")
    assert found["periode"].to_list() == ["2021", "2022"]
    assert found["potongan"].to_list() == ["jeda", "jeda"]


def test_samples_and_real_figures_stay_apart() -> None:
    rows = (("2019", 1), ("2020", 2), ("2021", 3))
    found = last(*rows, status=["contoh", "contoh", "tetap"])
    assert found["periode"].to_list() == ["2021"]
    assert found["potongan"].to_list() == ["contoh"]


def test_lengths_of_period_stay_apart() -> None:
    found = last(("2022", 9), ("2023-Q1", 1), ("2023-Q2", 2), ("2024-Q1", 3))
    assert found["periode"].to_list() == ["2023-Q1", "2023-Q2", "2024-Q1"]
    assert found["waktu"].to_list() == [2023, 2023.25, 2024]
    assert found["musim"].to_list() == [1, 4, 1]
    assert found["potongan"].null_count() == 3


def test_missing_and_infinite_values_are_not_there() -> None:
    found = last(("2020", 1), ("2021", None), ("2022", float("nan")), ("2023", float("inf")))
    assert found["periode"].to_list() == ["2020"]


def test_until_a_day() -> None:
    panel = rollup.panel(values(("X", "k", "2020", 1), ("X", "k", "2021", 2)), YEARLY, CITY)
    found = stretch.last_stretches(panel, YEARLY, until=dt.date(2021, 6, 30))
    assert found["periode"].to_list() == ["2020"]


@pytest.mark.parametrize("periods", [[2021, 2020], ["2021", "2020"], [2021.0, 2020.0]])
def test_a_plain_frame_will_do(periods: list[object]) -> None:
    found = stretch.last_stretches(pl.DataFrame({"periode": periods, "nilai": [2, 1]}))
    assert found["waktu"].to_list() == [2020, 2021]
    assert found.select("indikator", "contoh").row(0) == ("", False)


def test_nothing_is_nothing() -> None:
    assert last().is_empty()
