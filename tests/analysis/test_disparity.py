"""Inequality between areas over time."""

from __future__ import annotations

import polars as pl
import pytest

from lib.analysis import disparity, rollup
from lib.contract.vocabulary import Level
from tests.analysis.builders import CITY, areas, indicators, values

RATE = {"kode": "X", "agregasi": "rata_tertimbang", "penimbang": "P"}
PEOPLE = {"kode": "P", "agregasi": "jumlah"}


def found(
    *numbers: float, kind: dict[str, object] | None = None, **more: object
) -> dict[str, object]:
    kinds = indicators({**RATE, **(kind or {})}, PEOPLE)
    limits = {name: (kind or {}).get(name) for name in ("batas_bawah", "batas_atas")}
    kinds = kinds.with_columns(pl.lit(v, pl.Float64).alias(n) for n, v in limits.items())
    rows = values(
        *[("X", w, "2024", v) for w, v in zip("abc", numbers, strict=False)],
        *[("P", w, "2023", n) for w, n in (("a", 100), ("b", 300), ("c", 600))],
    )
    table = disparity.disparities(rollup.panel(rows, kinds, CITY), kinds, CITY, **more)
    return table.filter(indikator="X").row(0, named=True)


def test_by_hand() -> None:
    """10, 20 and 30; people 100, 300 and 600: mean 25, variance 45."""
    row = found(10, 20, 30, population="P")
    assert (row["rentang"], row["rasio"], row["n"]) == (20, 3, 3)
    assert (row["wilayah_terendah"], row["wilayah_tertinggi"]) == ("a", "c")
    assert row["williamson"] == pytest.approx(45**0.5 / 25)
    assert row["theil"] == pytest.approx(row["antar"] + row["dalam"])
    assert row["bagian_antar"] == pytest.approx(row["antar"] / row["theil"])
    assert (row["tertimbang"], row["alasan"]) == (True, None)


def test_of_areas_where_people_are_not_known() -> None:
    plain = found(10, 20, 30)
    assert plain["tertimbang"] is False
    assert plain["williamson"] == pytest.approx((200 / 3) ** 0.5 / 20)
    assert found(10, 20, 30, population="Q")["tertimbang"] is False


@pytest.mark.parametrize(
    ("numbers", "kind", "why"),
    [
        ((10, 20), {}, "sedikit_wilayah"),
        ((10, 20, 30), {"agregasi": "jumlah"}, "cacah"),
        ((-1, 20, 30), {}, "negatif"),
        ((1, 2, 3), {"batas_bawah": 1.0, "batas_atas": 5.0}, "tanpa_nol"),
        ((85, 90, 99), {"batas_bawah": 0.0, "batas_atas": 100.0}, "dekat_batas"),
        ((0, 0, 0), {}, "semua_nol"),
    ],
)
def test_not_for_every_kind_of_indicator(
    numbers: tuple[float, ...], kind: dict[str, object], why: str
) -> None:
    row = found(*numbers, kind=kind)
    assert (row["alasan"], row["gini"], row["theil"]) == (why, None, None)
    assert row["rentang"] == max(numbers) - min(numbers)


def test_shares_far_from_their_limit_may_be_compared() -> None:
    assert found(8, 12, 20, kind={"batas_bawah": 0.0, "batas_atas": 100.0})["alasan"] is None


def test_over_time() -> None:
    kinds = indicators(RATE)
    rows = values(
        *[("X", w, y, v) for y, k in (("2023", 1), ("2022", 2)) for w, v in (("a", k), ("b", 4))],
        ("X", "c", "2023", 9),
    )
    table = disparity.disparities(rollup.panel(rows, kinds, CITY), kinds, CITY)
    assert table.select("periode", "n", "dari", "rentang").rows() == [
        ("2022", 2, 3, 2.0),
        ("2023", 3, 3, 8.0),
    ]


def test_a_city_without_districts_has_nothing_between_them() -> None:
    flat = areas(("k", "kota", None), *[(w, "kelurahan", "k") for w in "abc"])
    kinds = indicators(RATE)
    rows = values(("X", "a", "2024", 1), ("X", "b", "2024", 2), ("X", "c", "2024", 6))
    row = disparity.disparities(rollup.panel(rows, kinds, flat), kinds, flat).row(0, named=True)
    assert row["theil"] > 0
    assert (row["antar"], row["dalam"], row["bagian_antar"]) == (None, None, None)


def test_samples_mark_it_also_as_weights() -> None:
    kinds = indicators(RATE, PEOPLE)
    rows = values(
        *[("X", w, "2024", 5) for w in "abc"],
        *[("P", w, "2024", 5) for w in "abc"],
        status=["tetap"] * 3 + ["contoh"] * 3,
    )
    panel = rollup.panel(rows, kinds, CITY)
    for population, expected in ((None, False), ("P", True)):
        table = disparity.disparities(panel, kinds, CITY, population=population)
        assert table.filter(indikator="X")["contoh"].item() is expected


def test_nothing_to_compare() -> None:
    kinds = indicators(RATE)
    panel = rollup.panel(values(("X", "a", "2024", 1)), kinds, CITY)
    assert disparity.disparities(panel, kinds, CITY, Level.DISTRICT).is_empty()


def test_rates_are_weighed_by_their_own_denominator_where_all_have_one() -> None:
    kinds = indicators(RATE, PEOPLE)
    rows = values(*[("X", w, "2024", v) for w, v in zip("abc", (10, 20, 30), strict=True)])
    panel = rollup.panel(rows, kinds, CITY)

    def spread(*bases: float | None) -> dict[str, object]:
        known = dict(zip("abc", bases, strict=True))
        own = panel.with_columns(
            pl.col("wilayah")
            .replace_strict(known, default=None, return_dtype=pl.Float64)
            .alias("penyebut")
        )
        found = disparity.disparities(own, kinds, CITY, own=True)
        return found.filter(indikator="X").row(0, named=True)

    assert spread(100, 300, 600)["williamson"] == pytest.approx(45**0.5 / 25)
    assert spread(100, 300, 600)["tertimbang"] is True
    assert spread(100, None, 600)["tertimbang"] is False
    assert spread(100, 0, 600)["williamson"] == pytest.approx((200 / 3) ** 0.5 / 20)
