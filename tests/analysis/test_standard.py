"""Distances between areas on a common scale."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.analysis import rollup, standard
from lib.contract.vocabulary import Level
from tests.analysis.builders import CITY, indicators, picked, values

RATE = indicators({"agregasi": "rasio"})


def measured(
    numbers: list[float], catalogue: pl.DataFrame = RATE, kata: str | None = None
) -> pl.DataFrame:
    rows = values(
        *[("X", f"v{i}", "2024", x) for i, x in enumerate(numbers)], kata=[kata] * len(numbers)
    )
    return standard.distances(rollup.panel(rows, catalogue, CITY), catalogue)


def test_robust_distance_is_not_moved_by_one_extreme() -> None:
    result = measured([1, 2, 3, 4, 1000])
    assert result["tengah"].unique().to_list() == [3]
    assert result["sebar"].unique().to_list() == [pytest.approx(1.4826)]
    assert result["z"].to_list()[:3] == pytest.approx([-2 / 1.4826, -1 / 1.4826, 0])


def test_standard_deviation_where_most_are_equal() -> None:
    result = measured([5, 5, 5, 9])
    assert result["sebar"].to_list() == pytest.approx([2.0] * 4)


def test_no_distance_where_all_are_equal_or_alone() -> None:
    assert measured([5, 5, 5])["z"].to_list() == [None] * 3
    assert measured([5])["z"].to_list() == [None]


@pytest.mark.parametrize(
    ("rule", "better"),
    [
        ({"agregasi": "rasio", "arah": "naik"}, 1),
        ({"agregasi": "rasio", "arah": "turun"}, -1),
        ({"agregasi": "rasio", "arah": "netral"}, None),
        ({"agregasi": "jumlah", "arah": "naik"}, None),
    ],
)
def test_only_rates_with_a_direction_are_judged(
    rule: dict[str, object], better: int | None
) -> None:
    top = measured([1, 2, 3], indicators(rule)).row(-1, named=True)
    assert top["z"] == pytest.approx(1 / 1.4826)
    assert top["baik"] == (pytest.approx(better / 1.4826) if better else None)


def test_words_have_no_distance() -> None:
    assert measured([1, 2, 3], kata="maju")["z"].to_list() == [None] * 3


def test_cross_section_takes_the_latest_well_attended_period() -> None:
    rows = values(
        *[("X", a, p, 1) for p in ("2022", "2023") for a in "abc"],
        ("X", "a", "2024", 1),
        ("Y", "a", "2024-01", 1),
        ("X", "k", "2025", 1),
    )
    panel = rollup.panel(rows, RATE, CITY)
    result = standard.cross_section(panel, Level.VILLAGE)
    assert picked(result, "indikator", "wilayah", "periode") == [
        ("X", "a", "2023"),
        ("X", "b", "2023"),
        ("X", "c", "2023"),
        ("Y", "a", "2024-01"),
    ]


def held_against_city(status: str) -> pl.DataFrame:
    rows = values(
        *[("X", a, "2024", x) for a, x in zip("abc", (10, 20, 40), strict=True)],
        ("X", "k", "2024", 15),
        ("X", "k", "2025", 99),
        status=["tetap"] * 3 + [status] * 2,
    )
    catalogue = indicators({"agregasi": "tidak_ada", "arah": "turun"})
    panel = rollup.panel(rows, catalogue, CITY)
    villages = standard.distances(standard.cross_section(panel, Level.VILLAGE), catalogue)
    return standard.against_city(villages, panel, catalogue, CITY)


def test_distance_to_the_city_of_the_same_period() -> None:
    result = held_against_city("tetap")
    assert picked(result, "wilayah", "kota", "selisih_kota") == [
        ("a", 15, -5),
        ("b", 15, 5),
        ("c", 15, 25),
    ]
    assert result["baik_kota"].to_list() == pytest.approx([x / 14.826 for x in (5, -5, -25)])


def test_real_areas_are_not_held_against_a_sample_city() -> None:
    result = held_against_city("contoh")
    assert picked(result, "kota", "selisih_kota", "baik_kota") == [(None, None, None)] * 3


def test_counts_are_not_held_against_the_city() -> None:
    rows = values(*[("X", a, "2024", 1) for a in "abc"])
    panel = rollup.panel(rows, indicators({}), CITY)
    villages = standard.distances(standard.cross_section(panel, Level.VILLAGE), indicators({}))
    result = standard.against_city(villages, panel, indicators({}), CITY)
    assert picked(result, "kota", "selisih_kota", "baik_kota") == [(None, None, None)] * 3


@settings(max_examples=30, deadline=None)
@given(
    numbers=st.lists(st.integers(-50, 50), min_size=2, max_size=15),
    factor=st.sampled_from([0.01, 3, 1000]),
    shift=st.sampled_from([0, 17]),
)
def test_units_do_not_matter_and_direction_mirrors(
    numbers: list[int], factor: float, shift: int
) -> None:
    one = measured([float(n) for n in numbers])["baik"].to_list()
    other = measured([n * factor + shift for n in numbers])["baik"].to_list()
    flipped = measured(numbers, RATE.with_columns(arah=pl.lit("turun")))["baik"].to_list()
    for a, b, c in zip(one, other, flipped, strict=True):
        assert (a is None) == (b is None)
        assert a is None or (a == pytest.approx(b, abs=1e-6) and a == pytest.approx(-c))
