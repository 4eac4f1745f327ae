"""Indices of small assessments, worked out by hand."""

from __future__ import annotations

import polars as pl
import pytest

from lib.analysis.instrument import (
    components,
    pillar_index,
    score_needed,
    weight_sums,
    weighted_index,
    what_if,
)


def table(*rows: tuple[int, str, float | None, float | None], **more: object) -> pl.DataFrame:
    schema = {"tahun": pl.Int64, "komponen": pl.String, "bobot": pl.Float64, "skor": pl.Float64}
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    return frame.with_columns(**{k: pl.Series(v) for k, v in more.items()})


FULL = table((2024, "a", 10, 2), (2024, "b", 20, 3), (2024, "c", 70, 4))


def test_weighted_index() -> None:
    row = weighted_index(FULL).row(0, named=True)
    assert row["indeks"] == pytest.approx(0.2 + 0.6 + 2.8)
    assert (row["cakupan"], row["komponen"], row["bernilai"], row["kurang"]) == (1, 3, 3, [])
    assert row["sebelum"] is None
    assert row["naik"] is None


def test_shares_give_the_same_index_as_percent() -> None:
    shares = FULL.with_columns(pl.col("bobot") / 100)
    assert weighted_index(shares)["indeks"][0] == pytest.approx(3.6)
    assert weight_sums(shares).select("utuh", "pas").row(0) == (1, True)


@pytest.mark.parametrize(
    ("weights", "total", "fits"),
    [((33.33, 33.33, 33.34), 100, True), ((10, 20, 60), 90, False), ((0.3, 0.3, 0.3), 0.9, False)],
)
def test_sum_of_weights(weights: tuple[float, ...], total: float, fits: bool) -> None:
    frame = table(*((2024, name, w, 1) for name, w in zip("abc", weights, strict=True)))
    row = weight_sums(frame).row(0, named=True)
    assert row["jumlah"] == pytest.approx(total)
    assert row["pas"] is fits


def test_a_missing_score_is_neither_zero_nor_guessed() -> None:
    frame = table((2024, "a", 20, None), (2024, "b", 80, 3))
    row = weighted_index(frame).row(0, named=True)
    assert (row["indeks"], row["cakupan"], row["kurang"]) == (3, 0.8, ["a"])
    few = table((2024, "a", 50, None), (2024, "b", 50, 3))
    assert weighted_index(few)["indeks"].to_list() == [None]
    assert weighted_index(few, coverage=0.5)["indeks"].to_list() == [3]


def test_improvement_and_what_it_comes_from() -> None:
    frame = table((2022, "a", 50, 2), (2022, "b", 50, 4), (2024, "a", 75, 3), (2024, "b", 25, 4))
    row = weighted_index(frame).row(1, named=True)
    assert (row["sebelum"], row["indeks"], row["naik"]) == (2022, 3.25, 0.25)
    assert row["naik_persen"] == pytest.approx(25 / 3)
    assert (row["karena_skor"], row["karena_bobot"]) == (0.75, -0.5)


def test_years_of_different_components_are_compared_without_parts() -> None:
    frame = table((2023, "a", 100, 2), (2024, "a", 50, 3), (2024, "z", 50, 3))
    row = weighted_index(frame).row(1, named=True)
    assert (row["naik"], row["karena_skor"], row["karena_bobot"]) == (1, None, None)


def test_a_year_without_index_is_passed_over() -> None:
    frame = table((2022, "a", 100, 2), (2023, "a", 100, None), (2024, "a", 100, 3))
    rows = weighted_index(frame)
    assert rows["sebelum"].to_list() == [None, None, 2022]
    assert rows["naik"].to_list() == [None, None, 1]


def test_top_of_the_scale_only_if_the_data_names_one() -> None:
    assert weighted_index(FULL)["skala_atas"].to_list() == [None]
    named = FULL.with_columns(skala_atas=pl.Series([5.0, 5.0, 5.0]))
    assert weighted_index(named)["skala_atas"].to_list() == [5]
    two = FULL.with_columns(skala_atas=pl.Series([5.0, 4.0, None]))
    assert weighted_index(two)["skala_atas"].to_list() == [None]


def test_what_if() -> None:
    found = what_if(FULL, 2024, "b", 3.5)
    assert found.indeks == pytest.approx(3.6)
    assert found.indeks_menjadi == pytest.approx(3.7)
    assert found.naik == pytest.approx(0.1)
    assert found.bagian == 0.2


def test_what_if_a_missing_score_were_there() -> None:
    few = table((2024, "a", 50, None), (2024, "b", 50, 3))
    found = what_if(few, 2024, "a", 2.0)
    assert (found.skor, found.indeks, found.indeks_menjadi, found.naik) == (None, None, 2.5, None)


def test_score_that_is_needed() -> None:
    assert score_needed(FULL, 2024, "c", 3.95) == pytest.approx(4.5)
    again = what_if(FULL, 2024, "c", 4.5)
    assert again.indeks_menjadi == pytest.approx(3.95)
    assert score_needed(table((2024, "a", 50, None), (2024, "b", 50, 3)), 2024, "b", 3) is None


def test_no_such_component() -> None:
    with pytest.raises(KeyError):
        what_if(FULL, 2023, "a", 1)


def test_scores_of_pillars() -> None:
    frame = pl.DataFrame(
        {
            "tahun": [2024] * 6,
            "komponen": ["a", "a", "a", "b", "b", "b"],
            "pilar": [None, "p", "q", None, "p", "q"],
            "bobot": [40.0, 40.0, 40.0, 60.0, 60.0, 60.0],
            "skor": [2.0, 1.0, 5.0, None, 2.0, 4.0],
        }
    )
    rows = components(frame)
    assert rows.select("komponen", "bobot", "skor", "pilar").rows() == [
        ("a", 40, 2, 0),
        ("b", 60, 3, 2),
    ]
    assert weight_sums(frame).select("jumlah", "pas").row(0) == (100, True)
    assert weighted_index(frame)["indeks"][0] == pytest.approx(2.6)
    found = pillar_index(frame)
    assert found["pilar"].to_list() == ["p", "q"]
    assert found["indeks"].to_list() == pytest.approx([1.6, 4.4])


def test_a_pillar_with_too_few_scores_has_no_index() -> None:
    frame = pl.DataFrame(
        {
            "tahun": [2024, 2024],
            "komponen": ["a", "b"],
            "pilar": ["p", "p"],
            "bobot": [40.0, 60.0],
            "skor": [2.0, None],
        }
    )
    assert pillar_index(frame).select("indeks", "cakupan").row(0) == (None, 0.4)


def test_sample_scores_are_marked() -> None:
    frame = FULL.with_columns(status_data=pl.lit("contoh"))
    assert weighted_index(frame)["contoh"].to_list() == [True]
    assert weight_sums(frame)["contoh"].to_list() == [True]


def test_nothing_in_nothing_out() -> None:
    for function in (components, weight_sums, weighted_index, pillar_index):
        assert function(FULL.clear()).is_empty()
