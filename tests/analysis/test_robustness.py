"""How sure the places of a ranking are."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from lib.analysis import robustness, score
from lib.analysis.robustness import Robustness
from lib.analysis.score import Design, Method, Scores


def scored(
    matrix: np.ndarray, dimensions: str, design: Design = score.DESIGN, down: bool = False
) -> Scores:
    """Scores of areas a0, a1, ... (rows) in indicators i00, i01, ... (columns)."""
    n, m = matrix.shape
    codes = [f"i{j:02d}" for j in range(m)]
    rows = pl.DataFrame(
        {
            "indikator": codes * n,
            "wilayah": [f"a{i:02d}" for i in range(n) for _ in range(m)],
            "nilai": matrix.ravel(),
        }
    )
    table = pl.DataFrame(
        {
            "kode": codes,
            "dimensi": list(dimensions),
            "skor_terburuk": [100.0 if down else 0.0] * m,
            "skor_terbaik": [0.0 if down else 100.0] * m,
        }
    )
    return score.scores(rows, table, design)


def steps(n: int, m: int, width: float, noise: float, seed: int = 1) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return np.clip(20 + width * np.arange(n)[::-1, None] + noise * rng.normal(size=(n, m)), 0, 100)


def test_who_is_better_in_everything_is_better_in_every_run() -> None:
    found = robustness.rank_intervals(scored(steps(9, 6, 8, 0), "xxxyyy"))
    places = found.peringkat
    assert places["wilayah"].to_list() == [f"a{i:02d}" for i in range(9)]
    assert places["bawah"].to_list() == places["atas"].to_list() == list(range(1, 10))
    assert places["sepertiga_atas"].to_list() == [1] * 3 + [0] * 6
    assert places["tingkat"].to_list() == ["atas"] * 3 + ["tengah"] * 3 + ["bawah"] * 3
    assert places["peringkat_seri"].to_list() == list(range(1, 10))
    assert places["seri_dengan"].list.len().sum() == 0


def test_equal_areas_are_ties() -> None:
    matrix = np.repeat([[80.0, 70], [50, 40], [20, 10]], 2, axis=0)
    places = robustness.rank_intervals(scored(matrix, "xy")).peringkat
    assert places["peringkat"].to_list() == [1, 1, 3, 3, 5, 5]
    assert places["peringkat_seri"].to_list() == [1, 1, 3, 3, 5, 5]
    assert places["seri_dengan"].to_list() == [["a01"], ["a00"], ["a03"], ["a02"], ["a05"], ["a04"]]


def test_noise_has_wide_intervals_and_shows_thirds() -> None:
    matrix = np.random.default_rng(4).uniform(30, 70, (33, 20))
    places = robustness.rank_intervals(scored(matrix, "x" * 10 + "y" * 10)).peringkat
    assert places["lebar"].mean() > 0.5
    assert (places["atas"] >= places["bawah"]).all()
    overlaps = places.filter(pl.col("lebar"))["seri_dengan"].list.len()
    assert overlaps.min() >= 1


def test_what_rests_on_one_indicator_alone_is_not_sure() -> None:
    """The first is ahead by one of two indicators; in a third of the runs it is left out."""
    matrix = np.array([[90.0, 50], [20, 52]])
    places = robustness.rank_intervals(scored(matrix, "xx"), spread=0).peringkat
    assert places.select("peringkat", "atas").rows() == [(1, 2), (2, 2)]


def test_weights_vary_one_by_one() -> None:
    scores = scored(np.array([[90.0, 50, 10], [20, 52, 70]]), "xxx")
    table = robustness._table(scores, ["a00", "a01"])
    kinds = 3 * 2 * 4
    still, moved = (
        np.unique(robustness._simulated(table, scores, 400, 1, spread)[0].round(9)).size
        for spread in (0.0, 0.25)
    )
    assert still <= kinds < 200 < moved


def test_a_narrow_interval_inside_a_wide_one_does_not_end_the_tie() -> None:
    frame = pl.DataFrame({"wilayah": [*"abcd"], "bawah": [1.0, 2, 5, 10], "atas": [9.0, 3, 6, 11]})
    found = robustness._tied(frame)
    assert found["peringkat_seri"].to_list() == [1, 1, 1, 4]
    assert found["seri_dengan"].to_list() == [["b", "c"], ["a"], ["a"], []]


def test_shares_of_the_thirds_add_up() -> None:
    matrix = np.random.default_rng(4).uniform(30, 70, (33, 20))
    places = robustness.rank_intervals(scored(matrix, "x" * 10 + "y" * 10)).peringkat
    assert places["sepertiga_atas"].sum() == pytest.approx(11, abs=0.1)
    assert places["sepertiga_bawah"].sum() == pytest.approx(11, abs=0.1)


def test_overlapping_intervals_share_a_place() -> None:
    """Whoever is in one's list has the same group, and nobody outside it overlaps."""
    places = robustness.rank_intervals(scored(steps(15, 8, 3, 8), "xxxxyyyy")).peringkat
    group = dict(places.select("wilayah", "seri").rows())
    for area, others in places.select("wilayah", "seri_dengan").rows():
        assert all(group[other] == group[area] for other in others)
    ends = places.group_by("seri").agg(pl.col("bawah").min(), pl.col("atas").max()).sort("seri")
    assert (ends["bawah"][1:] > ends["atas"][:-1]).all()


def test_the_seed_decides() -> None:
    scores = scored(steps(12, 6, 2, 8), "xxxyyy")
    one, same, other = (
        robustness.rank_intervals(scores, 300, seed).peringkat for seed in (1, 1, 2)
    )
    assert one.equals(same)
    assert not one.equals(other)


def test_order_and_direction_of_the_scale_do_not_matter() -> None:
    matrix = steps(10, 6, 3, 6)
    plain = robustness.rank_intervals(scored(matrix, "xxxyyy")).peringkat
    down = robustness.rank_intervals(scored(100 - matrix, "xxxyyy", down=True)).peringkat
    for name in ("wilayah", "peringkat", "bawah", "atas", "tingkat"):
        assert plain[name].to_list() == down[name].to_list()


def test_leaving_out_what_makes_the_ranking_moves_it_most() -> None:
    """One indicator turns the order that all others agree on."""
    matrix = np.column_stack([steps(8, 2, 1, 0), steps(8, 1, 9, 0)[::-1]])
    found = robustness.rank_intervals(scored(matrix, "xxx"))
    assert found.tanpa.row(0)[:3] == ("indikator", "i02", 4.0)
    assert found.tanpa.item(0, "terbesar") == 7
    dimension = robustness.rank_intervals(scored(matrix, "xxy")).tanpa.filter(
        jenis="dimensi", kode="y"
    )
    assert dimension["rata"].item() == 4


def test_a_single_dimension_cannot_be_left_out() -> None:
    found = robustness.rank_intervals(scored(steps(5, 2, 9, 0), "xx"))
    assert set(found.tanpa["jenis"]) == {"indikator"}


def test_missing_values_stay_missing() -> None:
    matrix = steps(10, 6, 6, 0)
    matrix[3, 5] = np.nan
    matrix[4, :3] = np.nan
    places = robustness.rank_intervals(scored(matrix, "xxxyyy")).peringkat
    assert "a04" not in places["wilayah"].to_list()
    assert places.height == 9
    assert places["atas"].max() == 9


@pytest.mark.parametrize("n", [1, 2])
def test_few_areas(n: int) -> None:
    places = robustness.rank_intervals(scored(steps(n, 3, 20, 0), "xxy")).peringkat
    assert places["peringkat"].to_list() == list(range(1, n + 1))


def test_all_equal_is_one_tie() -> None:
    places = robustness.rank_intervals(scored(np.full((6, 4), 55.0), "xxyy")).peringkat
    assert places["peringkat_seri"].to_list() == [1] * 6
    assert places["atas"].to_list() == [1] * 6


def test_nobody_to_rank() -> None:
    found: Robustness = robustness.rank_intervals(scored(np.full((3, 2), np.nan), "xy"))
    assert found.peringkat.is_empty()
    assert found.tanpa.is_empty()


def test_the_method_of_the_design_ranks() -> None:
    matrix = np.array([[90.0, 30], [58, 58]])
    arithmetic = robustness.rank_intervals(scored(matrix, "xy")).peringkat
    geometric = robustness.rank_intervals(
        scored(matrix, "xy", Design(metode=Method.GEOMETRIC))
    ).peringkat
    assert arithmetic["wilayah"][0] == "a00"
    assert geometric["wilayah"][0] == "a01"
    assert arithmetic["seri_dengan"].list.len().to_list() == [1, 1]
