"""What kind of rate an indicator is."""

from __future__ import annotations

import polars as pl
import pytest

from lib.analysis.rate import MOST_COUNTED, Rate, counted, rate_of


def rows(*parts: tuple[float | None, float | None, float | None]) -> pl.DataFrame:
    """Return nilai, pembilang, penyebut."""
    columns = ("nilai", "pembilang", "penyebut")
    return pl.DataFrame(parts, schema=dict.fromkeys(columns, pl.Float64), orient="row")


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ([(25.0, 10.0, 40.0)], Rate(100.0, True)),
        ([(0.25, 10.0, 40.0)], Rate(1.0, True)),
        ([(7.5, 3.0, 400.0)], Rate(1000.0, False)),
        ([(120.0, 48.0, 40.0)], Rate(100.0, False)),
        ([(20.0, 200.0, 10.0)], Rate(1.0, False)),
        ([(None, 3.0, 4.0)], None),
        ([(0.0, 0.0, 4.0)], None),
        ([], None),
    ],
)
def test_scale_and_law(
    parts: list[tuple[float | None, float | None, float | None]], kind: Rate | None
) -> None:
    assert rate_of(rows(*parts)) == kind


def test_a_few_rounded_rows_do_not_change_the_scale() -> None:
    assert rate_of(rows((25.2, 10.0, 40.0), (20.0, 10.0, 50.0), (0.1, 1.0, 9.0))) == (
        Rate(100.0, True)
    )


def test_without_the_columns_there_is_no_rate() -> None:
    assert rate_of(pl.DataFrame({"nilai": [1.0]})) is None
    assert not counted(pl.DataFrame({"nilai": [1.0]}))


@pytest.mark.parametrize(
    ("parts", "is_counted"),
    [
        ((25.0, 10.0, 40.0), True),
        ((7.5, 3.0, 400.0), True),
        ((25.0, 10.5, 42.0), False),  # hectares, kilometres, tonnes
        ((20.0, 200.0, 10.0), False),  # pupils a teacher
        ((50.0, MOST_COUNTED, 2.0 * MOST_COUNTED), False),  # rupiah
    ],
)
def test_only_counts_among_counts_are_counted(
    parts: tuple[float, float, float], is_counted: bool
) -> None:
    assert counted(rows(parts)) is is_counted
