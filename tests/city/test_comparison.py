"""Areas against areas, indicator against indicator."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from lib.analysis.correlation import Coefficient, Correlation, Unknown
from lib.city import compare_words, comparison
from lib.contract.vocabulary import Level
from tests.city.test_portrait import made
from tests.city.test_scene import KAMBOJA, KENANGA, MAWAR, MELATI

VILLAGES = (MAWAR, MELATI, KAMBOJA, KENANGA)


def test_levels_are_those_with_something_to_compare(tmp_path: Path) -> None:
    city = made(tmp_path, f"U,{MAWAR},2024,5,", f"U,{MELATI},2024,5,", "U,71.74.01,2024,5,")

    assert comparison.levels(city) == (Level.VILLAGE,)


def test_the_city_stands_beside_rates_but_not_beside_counts(tmp_path: Path) -> None:
    rows = [f"{i},{a},2024,5," for i in "UJ" for a in VILLAGES]
    city = made(tmp_path, *rows, "U,71.74,2024,6,", "U,71.74,2023,9,")

    found = comparison.table(city, Level.VILLAGE, ("J", "U", "T"))

    assert [i.kode for i in found.indicators] == ["U", "J"]
    assert found.whole.select("indikator", "nilai").rows() == [("U", 6.0)]


def test_a_small_level_is_compared_whole(tmp_path: Path) -> None:
    city = made(tmp_path, f"U,{MAWAR},2024,5,")

    assert comparison.start(city, Level.DISTRICT, None) == ("71.74.01", "71.74.02")
    assert comparison.start(city, Level.VILLAGE, MAWAR) == VILLAGES


def test_who_is_ahead_most_often_is_named(tmp_path: Path) -> None:
    values = {"U": (90, 80, 70, 60), "T": (1, 2, 3, 4), "J": (1, 2, 3, 4)}
    rows = [
        f"{i},{a},2024,{v},"
        for i, own in values.items()
        for a, v in zip(VILLAGES, own, strict=True)
    ]
    city = made(tmp_path, *rows)
    found = comparison.table(city, Level.VILLAGE, ("U", "T", "J"))

    def said(*codes: str) -> str:
        return compare_words.areas(city, found, codes, "id")

    assert said(MAWAR, KENANGA).startswith("Mawar paling baik pada 2 dari 2 indikator")
    assert said(MAWAR) == "Pilih sekurang-kurangnya dua wilayah untuk dibandingkan."


def test_equal_leads_are_not_called_a_lead_of_one(tmp_path: Path) -> None:
    rows = [
        f"U,{MAWAR},2024,90,",
        f"U,{MELATI},2024,50,",
        f"T,{MAWAR},2024,9,",
        f"T,{MELATI},2024,5,",
    ]
    city = made(tmp_path, *rows)
    found = comparison.table(city, Level.VILLAGE, ("U", "T"))

    said = compare_words.areas(city, found, (MAWAR, MELATI), "id")

    assert said.startswith("Mawar dan Melati Satu sama-sama paling baik pada 1 dari 2")


def coefficient(rho: float, low: float, high: float) -> Coefficient:
    return Coefficient(rho, 0.01, low, high)


def test_a_connection_is_named_only_if_it_is_not_chance(tmp_path: Path) -> None:
    city = made(tmp_path, f"U,{MAWAR},2024,5,")
    x, y = city.catalogue.indicator("U"), city.catalogue.indicator("T")

    def said(one: Coefficient) -> str:
        return compare_words.connection(Correlation(30, one, one, None), x, y, 2024, "id")

    assert "cenderung juga tinggi pada Sakit; hubungannya kuat (30 wilayah)" in said(
        coefficient(0.7, 0.4, 0.9)
    )
    assert "cenderung rendah pada Sakit; hubungannya sedang" in said(coefficient(-0.4, -0.6, -0.1))
    assert "dapat dibedakan dari kebetulan" in said(coefficient(0.2, -0.1, 0.5))


def test_without_a_coefficient_the_reason_is_given_and_no_caution(tmp_path: Path) -> None:
    city = made(tmp_path, f"U,{MAWAR},2024,5,")
    x, y = city.catalogue.indicator("U"), city.catalogue.indicator("T")
    few = Correlation(4, None, None, Unknown.FEW_PAIRS)

    said = compare_words.connection(few, x, y, 2024, "id")

    assert "baru 4 wilayah punya keduanya, perlu sekurang-kurangnya 5" in said
    assert compare_words.coefficients(few, "id") == ""
    assert compare_words.cautions(few, x, y, "id") == []


def test_cause_and_size_are_warned_of(tmp_path: Path) -> None:
    city = made(tmp_path, f"U,{MAWAR},2024,5,")
    one = coefficient(0.7, 0.4, 0.9)
    found = Correlation(30, one, one, None)

    said = compare_words.cautions(
        found, city.catalogue.indicator("U"), city.catalogue.indicator("J"), "id"
    )

    assert said[0].startswith("Korelasi bukan sebab.")
    assert said[1].startswith("Salah satunya jumlah mutlak")
    assert compare_words.coefficients(found, "id").startswith(
        "Spearman 0,70 (selang 95 %: 0,40 sampai 0,90)"
    )


def test_pair_of_the_city_is_of_the_same_year_and_never_of_counts(tmp_path: Path) -> None:
    rows = [f"{i},{a},{y},5," for i in "UTJ" for a in (*VILLAGES, "71.74") for y in (2023, 2024)]
    city = made(tmp_path, *rows)
    u, t, j = (city.catalogue.indicator(code) for code in "UTJ")
    pairs = comparison.pairs(city, "U", "T", Level.VILLAGE)

    assert comparison.city_pair(city, u, t, pairs) == (5.0, 5.0)
    assert comparison.city_pair(city, u, j, pairs) is None
    assert comparison.city_pair(city, u, t, pl.DataFrame(schema=pairs.schema)) is None
