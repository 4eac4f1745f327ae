"""Roll-up from villages to districts and the city."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.analysis import rollup
from tests.analysis.builders import CITY, areas, indicators, picked, values

SUM = indicators({"kode": "X"})
RATE = indicators({"kode": "X", "agregasi": "rasio"})


def computed(frame: pl.DataFrame) -> list[tuple[object, ...]]:
    return picked(frame.filter(pl.col("asal") == "hitung"), "wilayah", "nilai")


def test_sums_go_up_to_district_and_city() -> None:
    rows = values(("X", "a", "2024", 1), ("X", "b", "2024", 2), ("X", "c", "2024", 4))
    panel = rollup.panel(rows, SUM, CITY)
    assert computed(panel) == [("c1", 3.0), ("c2", 4.0), ("k", 7.0)]
    assert picked(panel.filter(wilayah="k"), "jenjang", "cakupan", "contoh", "status") == [
        ("kota", 1.0, False, "tetap")
    ]


def test_sum_with_a_missing_part_is_missing() -> None:
    rows = values(("X", "a", "2024", 1), ("X", "c", "2024", 4))
    assert computed(rollup.panel(rows, SUM, CITY)) == [("c2", 4.0)]


@pytest.mark.parametrize("hole", [None, float("nan"), float("inf")])
def test_what_is_no_number_is_missing(hole: float | None) -> None:
    rows = values(("X", "a", "2024", hole), ("X", "b", "2024", 2), ("X", "c", "2024", 4))
    panel = rollup.panel(rows, SUM, CITY)
    assert picked(panel, "wilayah", "nilai") == [("b", 2.0), ("c", 4.0), ("c2", 4.0)]


def test_ratio_is_ratio_of_sums_never_the_mean_of_rates() -> None:
    """Berkeley 1973: 44.5 % of the men and 30.4 % of the women were admitted.

    Bickel, Hammel, O'Connell, Science 187 (1975); men and women of the six largest
    departments: 1,198 of 2,691 and 557 of 1,835. The women's departments A to C and D to F.
    """
    rows = values(
        ("X", "a", "2024", 106 / 133 * 100),
        ("X", "b", "2024", 202 / 593 * 100),
        ("X", "c", "2024", 249 / 1109 * 100),
        pembilang=[106, 202, 249],
        penyebut=[133, 593, 1109],
    )
    city = rollup.panel(rows, RATE, CITY).filter(wilayah="k")
    assert city["nilai"].item() == pytest.approx(557 / 1835 * 100)
    assert round(city["nilai"].item(), 1) == 30.4
    assert city.select("pembilang", "penyebut").row(0) == (557.0, 1835.0)


def test_rounded_rates_use_the_numerators_at_the_scale_of_the_rows() -> None:
    rows = values(
        ("X", "a", "2024", 33.3),
        ("X", "b", "2024", 33.3),
        ("X", "c", "2024", 0.0),
        pembilang=[1, 2, 0],
        penyebut=[3, 6, 1],
    )
    city = rollup.panel(rows, RATE, CITY).filter(wilayah="k")
    assert city["nilai"].item() == pytest.approx(30.0)


def test_a_numerator_that_is_not_the_rate_s_own_is_not_used() -> None:
    rows = values(
        ("X", "a", "2024", 50.0),
        ("X", "b", "2024", 50.0),
        ("X", "c", "2024", 50.0),
        pembilang=[1, 1, 2],
        penyebut=[2, 2, 2],
    )
    city = rollup.panel(rows, RATE, CITY).filter(wilayah="k")
    assert city["nilai"].item() == pytest.approx(50.0)


@pytest.mark.parametrize(("denominators", "covered"), [([40, 50, 10], 0.9), ([40, 30, 30], None)])
def test_ratio_needs_four_fifths_of_the_denominator(
    denominators: list[float], covered: float | None
) -> None:
    """The missing part's denominator comes from its nearest other period."""
    rows = values(
        ("X", "a", "2023", 10),
        ("X", "b", "2023", 10),
        ("X", "c", "2023", 10),
        ("X", "a", "2024", 10),
        ("X", "b", "2024", 10),
        penyebut=[*denominators, *denominators[:2]],
    )
    city = rollup.panel(rows, RATE, CITY).filter(wilayah="k", periode="2024")
    assert city["cakupan"].to_list() == ([pytest.approx(covered)] if covered else [])


def test_a_ratio_may_name_the_indicator_of_its_denominator() -> None:
    catalogue = indicators({"kode": "X", "agregasi": "rasio", "penyebut": "P"}, {"kode": "P"})
    rows = values(
        *[("X", a, "2024", x) for a, x in zip("abc", (10, 20, 40), strict=True)],
        *[("P", a, "2024", x) for a, x in zip("abc", (1, 1, 2), strict=True)],
    )
    panel = rollup.panel(rows, catalogue, CITY).filter(indikator="X", wilayah="k")
    assert picked(panel, "nilai", "pembilang") == [(27.5, None)]


def test_coverage_counts_areas_where_no_denominator_is_known() -> None:
    villages = [(f"v{i}", "kelurahan", "c1") for i in range(5)]
    wilayah = areas(("k", "kota", None), ("c1", "kecamatan", "k"), *villages)
    rows = values(*[("X", f"v{i}", "2024", 10) for i in range(4)], penyebut=[1, 1, 1, 1])
    panel = rollup.panel(rows, RATE, wilayah)
    assert picked(panel.filter(asal="hitung"), "wilayah", "cakupan") == [("c1", 0.8), ("k", 0.8)]


def test_weighted_mean_uses_the_weight_of_the_same_year() -> None:
    catalogue = indicators(
        {"kode": "X", "agregasi": "rata_tertimbang", "penimbang": "P"},
        {"kode": "P", "agregasi": "jumlah"},
    )
    rows = values(
        *[("X", a, "2024-Q1", x) for a, x in zip("abc", (1, 2, 3), strict=True)],
        *[("P", a, "2024", x) for a, x in zip("abc", (1, 1, 2), strict=True)],
        *[("X", a, "2023-Q1", x) for a, x in zip("abc", (1, 2, 3), strict=True)],
    )
    panel = rollup.panel(rows, catalogue, CITY).filter(indikator="X", wilayah="k")
    assert picked(panel, "periode", "nilai") == [("2024-Q1", 2.25)]


def test_weighted_mean_without_a_weight_is_not_made() -> None:
    catalogue = indicators({"agregasi": "rata_tertimbang"})
    rows = values(("X", "a", "2024", 1), ("X", "b", "2024", 2), ("X", "c", "2024", 3))
    assert computed(rollup.panel(rows, catalogue, CITY)) == []


@pytest.mark.parametrize(
    "rule", [{"agregasi": "kepadatan"}, {"agregasi": "rata_tertimbang", "penimbang": "luas_km2"}]
)
def test_density_is_sum_by_sum_of_areas(rule: dict[str, object]) -> None:
    rows = values(("X", "a", "2024", 100), ("X", "b", "2024", 20), ("X", "c", "2024", 30))
    panel = rollup.panel(rows, indicators(rule), CITY)
    assert computed(panel) == [("c1", 40.0), ("c2", 30.0), ("k", pytest.approx(220 / 6))]


def test_density_with_a_small_hole_states_its_coverage() -> None:
    rows = values(("X", "b", "2024", 20), ("X", "c", "2024", 30))
    panel = rollup.panel(rows, indicators({"agregasi": "kepadatan"}), CITY)
    assert picked(panel.filter(wilayah="k"), "nilai", "cakupan") == [(24.0, pytest.approx(5 / 6))]


def test_no_rule_and_words_are_not_rolled_up() -> None:
    catalogue = indicators({"kode": "X", "agregasi": "tidak_ada"}, {"kode": "Y"})
    rows = values(*[(i, a, "2024", 1) for i in "XY" for a in "abc"], kata=[None] * 3 + ["WTP"] * 3)
    assert computed(rollup.panel(rows, catalogue, CITY)) == []


def test_published_beats_computed() -> None:
    rows = values(
        ("X", "a", "2024", 1), ("X", "b", "2024", 2), ("X", "c", "2024", 4), ("X", "k", "2024", 9)
    )
    panel = rollup.panel(rows, SUM, CITY)
    assert picked(panel.filter(wilayah="k"), "nilai", "asal") == [(9.0, "terbit")]
    both = rollup.computed(rows, SUM, CITY).filter(wilayah="k")
    assert picked(both, "nilai", "bagian", "dari", "jenjang_bagian") == [(7.0, 3, 3, "kelurahan")]


def test_districts_make_the_city_where_villages_do_not() -> None:
    rows = values(("X", "c1", "2024", 1), ("X", "c2", "2024", 2), ("X", "a", "2024", 5))
    both = rollup.computed(rows, SUM, CITY)
    assert picked(both, "wilayah", "nilai", "jenjang_bagian") == [("k", 3.0, "kecamatan")]


def test_real_districts_are_preferred_to_sample_villages() -> None:
    rows = values(
        *[("X", a, "2024", 100) for a in "abc"],
        ("X", "c1", "2024", 1),
        ("X", "c2", "2024", 2),
        status=["contoh"] * 3 + ["tetap"] * 2,
    )
    city = rollup.panel(rows, SUM, CITY).filter(wilayah="k")
    assert picked(city, "nilai", "contoh") == [(3.0, False)]


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (["tetap", "sementara", "contoh"], "contoh"),
        (["tetap", "sementara", "estimasi"], "sementara"),
        (["tetap", "estimasi", None], "estimasi"),
        (["tetap", "tetap", None], "tetap"),
    ],
)
def test_status_is_the_weakest_of_the_parts(statuses: list[str], expected: str) -> None:
    rows = values(*[("X", a, "2024", 1) for a in "abc"], status=statuses, kualitas=["A", "C", "B"])
    city = rollup.panel(rows, SUM, CITY).filter(wilayah="k")
    assert picked(city, "status", "kualitas", "contoh") == [(expected, "C", expected == "contoh")]


def test_a_sample_weight_makes_a_sample_mean() -> None:
    catalogue = indicators(
        {"kode": "X", "agregasi": "rata_tertimbang", "penimbang": "P"}, {"kode": "P"}
    )
    rows = values(
        *[(i, a, "2024", 1) for i in "XP" for a in "abc"], status=["tetap"] * 3 + ["contoh"] * 3
    )
    city = rollup.panel(rows, catalogue, CITY).filter(indikator="X", wilayah="k")
    assert picked(city, "status", "contoh") == [("contoh", True)]


def test_only_areas_of_the_time_are_parts() -> None:
    """Village b was split off in mid-2023: it is no part of 2022, and one of 2023."""
    since = [None, None, None, None, dt.date(2023, 7, 1), None]
    wilayah = CITY.with_columns(pl.Series("berlaku_sejak", since, pl.Date))
    rows = values(
        *[("X", a, "2022", 1) for a in "ac"],
        *[("X", a, "2023", 1) for a in "ac"],
        *[("X", a, "2024", 1) for a in "abc"],
    )
    city = rollup.panel(rows, SUM, wilayah).filter(wilayah="k")
    assert picked(city, "periode", "nilai") == [("2022", 2.0), ("2024", 3.0)]


def test_periods_of_different_length_do_not_mix() -> None:
    rows = values(("X", "a", "2024", 1), ("X", "b", "2024", 1), ("X", "c", "2024-01", 1))
    assert computed(rollup.panel(rows, SUM, CITY)) == [("c1", 2.0), ("c2", 1.0)]


def test_city_without_districts() -> None:
    wilayah = areas(("k", "kota", None), ("a", "kelurahan", "k"), ("b", "desa", "k"))
    rows = values(("X", "a", "2024", 1), ("X", "b", "2024", 2))
    assert computed(rollup.panel(rows, SUM, wilayah)) == [("k", 3.0)]


def test_a_circle_of_parents_rolls_up_nowhere() -> None:
    wilayah = areas(("c1", "kecamatan", "c1"), ("a", "kelurahan", "b"), ("b", "kelurahan", "a"))
    rows = values(("X", "a", "2024", 1))
    assert computed(rollup.panel(rows, SUM, wilayah)) == []


def test_nothing_in_nothing_out() -> None:
    panel = rollup.panel(values(), SUM, CITY)
    assert panel.is_empty()
    assert panel.columns == [*values().columns, "asal", "cakupan", "contoh"]
    assert rollup.panel(values(("X", "a", "2024", 1)), SUM.clear(), CITY.clear()).height == 1


counts = st.lists(st.integers(0, 50), min_size=3, max_size=3)


@settings(max_examples=25, deadline=None)
@given(top=counts, order=st.permutations(range(3)), factor=st.sampled_from([1, 100, 1000]))
def test_row_order_and_scale_do_not_matter(top: list[int], order: list[int], factor: int) -> None:
    bottom = [51, 70, 99]
    rows = values(
        *[("X", a, "2024", factor * x / y) for a, x, y in zip("abc", top, bottom, strict=True)],
        pembilang=top,
        penyebut=bottom,
    )
    city = rollup.panel(rows[order], RATE, CITY).filter(wilayah="k")
    assert city["nilai"].item() == pytest.approx(factor * sum(top) / sum(bottom))
    rates = rows["nilai"]
    assert rates.min() - 1e-9 <= city["nilai"].item() <= rates.max() + 1e-9


def test_what_was_published_is_held_against_the_roll_up() -> None:
    """The published figure counts; the difference is shown, also where it counts."""
    kinds = indicators({"kode": "X", "agregasi": "jumlah"})
    table = values(
        ("X", "a", "2024", 10),
        ("X", "b", "2024", 20),
        ("X", "c", "2024", 30),
        ("X", "k", "2024", 75),
    )
    found = rollup.compared(table, kinds, CITY)
    columns = ("wilayah", "terbit", "hitung", "selisih", "persen", "cakupan", "bagian", "dari")
    assert found.select(columns).rows() == [("k", 75.0, 60.0, -15.0, -20.0, 1.0, 3, 3)]
    panel = rollup.panel(table, kinds, CITY)
    assert panel.filter(wilayah="k")["nilai"].to_list() == [75.0]
