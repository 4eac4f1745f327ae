"""Scores."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.analysis import rollup, score
from lib.analysis.score import Design, Method, Scores
from lib.contract.vocabulary import Framework
from tests.analysis.builders import CITY, breaks, indicators, values

TABLE = pl.DataFrame(
    {
        "kode": ["A", "B", "C", "D", "E"],
        "dimensi": ["x", "x", "x", "y", "y"],
        "pilar": ["p", "q", "p", "q", "q"],
        "arah": ["naik", "turun", "naik", "naik", "netral"],
        "skor_terburuk": [0.0, 50.0, 10.0, 0.0, 0.0],
        "skor_terbaik": [100.0, 0.0, 30.0, 10.0, 1.0],
    }
)


def made(design: Design = score.DESIGN, table: pl.DataFrame = TABLE, **numbers: float) -> Scores:
    rows = pl.DataFrame(
        {"indikator": list(numbers), "wilayah": ["k"] * len(numbers), "nilai": numbers.values()},
        {"indikator": pl.String, "wilayah": pl.String, "nilai": pl.Float64},
    )
    return score.scores(rows, table, design)


def whole(scores: Scores) -> float | None:
    return scores.gabungan["skor"].item()


FULL = {"A": 60.0, "B": 10.0, "C": 20.0, "D": 2.0}


def test_by_hand() -> None:
    """60, 80 and 50 make 63.33; 20 alone; the mean of both is 41.67."""
    found = made(**FULL)
    assert found.indikator["skor"].to_list() == pytest.approx([60, 80, 50, 20])
    assert found.dimensi["skor"].to_list() == pytest.approx([190 / 3, 20])
    assert whole(found) == pytest.approx((190 / 3 + 20) / 2)
    assert found.gabungan.select("n", "dari", "cakupan", "lengkap", "dimensi").row(0) == (
        4,
        4,
        1.0,
        2,
        2,
    )


def test_hdi_is_a_geometric_score() -> None:
    """Kota Kotamobagu 2018 (BPS): three dimensions, one of two indicators, 72.55."""
    table = pl.DataFrame(
        {
            "kode": ["UHH", "HLS", "RLS", "ln"],
            "dimensi": ["umur", "didik", "didik", "layak"],
            "skor_terburuk": [20.0, 0, 0, 13.82291],
            "skor_terbaik": [85.0, 18, 15, 17.09537],
        }
    )
    found = made(
        Design(metode=Method.GEOMETRIC), table, UHH=69.97, HLS=12.75, RLS=10.04, ln=16.18229
    )
    assert whole(found) == pytest.approx(72.55, abs=0.02)


def test_weights_and_what_they_come_to() -> None:
    found = made(Design(bobot={"A": 3}, bobot_dimensi={"y": 3}), **FULL)
    assert found.indikator["bobot"].to_list() == pytest.approx([0.6, 0.2, 0.2, 1])
    assert found.indikator["bobot_efektif"].to_list() == pytest.approx([0.15, 0.05, 0.05, 0.75])
    assert whole(found) == pytest.approx(
        (found.indikator["skor"] * found.indikator["bobot_efektif"]).sum()
    )


def test_weight_zero_leaves_out() -> None:
    found = made(Design(bobot={"C": 0}, bobot_dimensi={"y": 0}), **FULL)
    assert found.indikator["indikator"].to_list() == ["A", "B"]
    assert whole(found) == pytest.approx(70)


@pytest.mark.parametrize(
    ("missing", "x", "coverage"),
    [((), 190 / 3, 1.0), (("C",), 70.0, 2 / 3), (("B", "C"), None, 1 / 3)],
)
def test_two_thirds_of_the_weight_are_needed(
    missing: tuple[str, ...], x: float | None, coverage: float
) -> None:
    found = made(**{c: v for c, v in FULL.items() if c not in missing})
    row = found.dimensi.row(0, named=True)
    assert row["skor"] == (None if x is None else pytest.approx(x))
    assert row["cakupan"] == pytest.approx(coverage)
    assert (row["n"], row["dari"]) == (3 - len(missing), 3)
    assert (whole(found) is None) == (x is None)


def test_the_whole_needs_every_dimension() -> None:
    found = made(A=60, B=10, C=20)
    assert found.dimensi["skor"].to_list() == [pytest.approx(190 / 3), None]
    assert found.gabungan.select("skor", "lengkap", "dimensi").row(0) == (None, 1, 2)


def test_two_frameworks_from_one_set() -> None:
    found = made(Design(kerangka=Framework.NATIONAL), **FULL)
    assert found.dimensi.select("dimensi", "skor").rows() == [("p", 55.0), ("q", 50.0)]


def test_trial_goalposts_win() -> None:
    found = made(Design(patokan={"D": (0, 4), "E": (0, 1)}), **FULL)
    assert found.indikator.filter(indikator="D")["skor"].item() == 50
    assert "E" not in found.indikator["indikator"].to_list()


@pytest.mark.parametrize(
    "ends", [(None, 5.0), (5.0, 5.0), (float("nan"), 1.0), (0.0, float("inf"))]
)
def test_without_goalposts_there_is_no_score(ends: tuple[float | None, float]) -> None:
    table = pl.DataFrame(
        {"kode": ["A"], "dimensi": ["x"], "skor_terburuk": [ends[0]], "skor_terbaik": [ends[1]]},
        schema_overrides={"skor_terburuk": pl.Float64},
    )
    assert made(table=table, A=3.0).gabungan.is_empty()


@pytest.mark.parametrize("value", [None, float("nan"), float("inf")])
def test_missing_is_missing(value: float | None) -> None:
    found = made(**{**FULL, "C": value})
    assert found.dimensi["n"].to_list() == [2, 1]
    assert found.indikator.filter(indikator="C").select("skor", "bobot").row(0) == (None, 0)


def test_the_geometric_mean_has_a_floor() -> None:
    found = made(Design(metode=Method.GEOMETRIC), **{**FULL, "D": -5.0})
    assert found.dimensi["skor"].to_list() == [pytest.approx(190 / 3), 0]
    assert whole(found) == pytest.approx((190 / 3) ** 0.5)


numbers = st.fixed_dictionaries({c: st.none() | st.floats(-100, 200) for c in ("A", "B", "C", "D")})


@settings(max_examples=80, deadline=None)
@given(given_=numbers, method=st.sampled_from(Method))
def test_relations(given_: dict[str, float | None], method: Method) -> None:
    """0..100; row order and units do not matter; direction mirrors; imbalance costs."""
    design = Design(metode=method)
    plain = made(design, **given_)
    again = made(design, TABLE[::-1], **dict(reversed(given_.items())))
    thousand = TABLE.with_columns(pl.col("^skor_.*$") * 1000)
    big = made(design, thousand, **{c: v and v * 1000 for c, v in given_.items()})
    turned_table = TABLE.rename({"skor_terburuk": "skor_terbaik", "skor_terbaik": "skor_terburuk"})
    turned = made(design, turned_table, **given_)
    for frame in (plain.indikator, plain.dimensi, plain.gabungan):
        assert frame["skor"].drop_nulls().is_between(-1e-9, 100 + 1e-9).all()
    assert whole(again) == pytest.approx(whole(plain))
    assert whole(big) == pytest.approx(whole(plain))
    mirrored = (plain.indikator["skor"] + turned.indikator["skor"]).drop_nulls()
    assert mirrored.to_list() == pytest.approx([100] * mirrored.len())
    other = whole(made(Design(metode=Method.ARITHMETIC), **given_))
    if method is Method.GEOMETRIC and other is not None:
        assert (whole(plain) or 0) <= other + FLOOR_SLACK


FLOOR_SLACK = 1.0
"""The floor of 1 lifts a dimension score of 0."""


def test_villages_are_not_asked_for_what_only_the_city_has() -> None:
    table = indicators(
        {"kode": "A", "jenjang": "kelurahan", "skor_terburuk": 0.0, "skor_terbaik": 10.0},
        {"kode": "B", "jenjang": "kota", "skor_terburuk": 0.0, "skor_terbaik": 10.0},
    )
    rows = pl.DataFrame(
        {
            "indikator": ["A", "A", "B"],
            "wilayah": ["a", "k", "k"],
            "jenjang": ["kelurahan", "kota", "kota"],
            "nilai": [5.0, 6.0, 8.0],
        }
    )
    found = score.scores(rows, table)
    assert found.gabungan.select("wilayah", "skor", "dari").rows() == [("a", 50, 1), ("k", 70, 2)]


def test_one_sample_marks_every_score_it_enters() -> None:
    rows = pl.DataFrame(
        {
            "indikator": [*FULL, *FULL],
            "wilayah": ["a"] * 4 + ["b"] * 4,
            "nilai": [*FULL.values()] * 2,
            "contoh": [False, False, False, True] + [False] * 4,
        }
    )
    found = score.scores(rows, TABLE)
    assert found.dimensi["contoh"].to_list() == [False, True, False, False]
    assert found.gabungan["contoh"].to_list() == [True, False]


def test_the_values_of_a_year() -> None:
    kinds = indicators({"kode": "X", "agregasi": "tidak_ada"}, {"kode": "Y"})
    table = values(
        ("X", "k", "2020", 1),
        ("X", "k", "2023", 3),
        ("X", "k", "2024", 4),
        ("Y", "k", "2020", 9),
        ("Y", "a", "2022", 7),
    )
    panel = rollup.panel(table, kinds, CITY)
    found = score.section(panel, 2023, kinds, breaks(("X", "2021")))
    assert found.select("indikator", "wilayah", "nilai", "ruas").rows() == [
        ("X", "k", 3.0, 2),
        ("Y", "a", 7.0, 0),
    ]
    assert score.section(panel, 2023, kinds, oldest=1)["nilai"].to_list() == [3.0]


def test_relative_goalposts_are_frozen() -> None:
    kinds = indicators({"kode": "X", "arah": "turun"}, {"kode": "Y", "arah": "netral"})
    table = values(
        ("X", "a", "2020", 4), ("X", "b", "2021", 9), ("X", "a", "2024", 50), ("Y", "a", "2020", 1)
    )
    panel = rollup.panel(table, kinds, CITY)
    assert score.pooled_goalposts(panel, kinds, 2021) == {"X": (9, 4)}


def test_nothing_gives_nothing() -> None:
    found = made()
    assert (found.indikator.height, found.dimensi.height, found.gabungan.height) == (0, 0, 0)
