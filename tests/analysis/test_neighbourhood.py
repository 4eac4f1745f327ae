"""Who lies beside whom."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from shapely import box

from lib.analysis import neighbourhood
from lib.analysis.neighbourhood import Neighbours

ROW = {"a": ["b"], "b": ["a", "c"], "c": ["b", "d"], "d": ["c"]}
CHAIN = [[0, 1, 0, 0], [1, 0, 1, 0], [0, 1, 0, 1], [0, 0, 1, 0]]


@pytest.mark.parametrize(
    "form",
    [
        ROW,
        {c: dict.fromkeys(others, 1.0) for c, others in ROW.items()},
        pl.DataFrame([(a, b) for a, bs in ROW.items() for b in bs], ["dari", "ke"], orient="row"),
        np.array(CHAIN),
        [[1], [0, 2], [1, 3], [2]],
    ],
    ids=["mapping", "weights", "pairs", "matrix", "places"],
)
def test_every_form_of_neighbours_is_the_same(form: Neighbours) -> None:
    found = neighbourhood.field([4, 3, 2, 1], form, ["a", "b", "c", "d"])
    assert found.kode == ("a", "b", "c", "d")
    assert found.bobot.tolist() == [[0, 1, 0, 0], [0.5, 0, 0.5, 0], [0, 0.5, 0, 0.5], [0, 0, 1, 0]]


@pytest.mark.parametrize(
    "values",
    [
        {"d": 1, "c": 2, "b": 3, "a": 4},
        pl.DataFrame({"wilayah": ["d", "c", "b", "a"], "nilai": [1, 2, 3, 4]}),
        pl.DataFrame({"x": [0] * 4, "nilai": [1, 2, 3, 4], "wilayah": ["d", "c", "b", "a"]}),
    ],
    ids=["mapping", "frame", "wide frame"],
)
def test_values_bring_their_codes(values: neighbourhood.Values) -> None:
    found = neighbourhood.field(values, ROW)
    assert dict(zip(found.kode, found.nilai, strict=True)) == {"a": 4, "b": 3, "c": 2, "d": 1}


def test_areas_without_value_or_neighbour_are_named_and_left_out() -> None:
    links = {**ROW, "e": ["f"], "f": ["e"], "g": []}
    found = neighbourhood.field(
        {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": None, "g": float("nan")}, links
    )
    assert (found.kode, found.pulau, found.kosong) == (("a", "b", "c", "d"), ("e",), ("f", "g"))
    assert found.bobot.sum(axis=1).tolist() == [1, 1, 1, 1]


def test_nobody_is_its_own_neighbour() -> None:
    assert neighbourhood.matrix({"a": ["a", "b"], "b": ["a"]}, ["a", "b"]).trace() == 0


def test_styles() -> None:
    heavy = {"a": {"b": 2.0, "c": 6.0}, "b": {"a": 2.0}, "c": {"a": 6.0}}
    found = {
        style: neighbourhood.field([1, 2, 3], heavy, style=style).bobot[0].tolist()
        for style in ("W", "B", "asli")
    }
    assert found == {"W": [0, 0.25, 0.75], "B": [0, 1, 1], "asli": [0, 2, 6]}


def test_pairs_alone_do_not_say_whose_a_value_is() -> None:
    pairs = pl.DataFrame({"dari": ["a"], "ke": ["b"]})
    with pytest.raises(ValueError):
        neighbourhood.field([1, 2], pairs)
    with pytest.raises(ValueError):
        neighbourhood.field([1, 2], ROW)


GRID = {f"{x}{y}": box(x, y, x + 1, y + 1) for x in range(3) for y in range(3)}


@pytest.mark.parametrize(("rule", "links", "middle"), [("queen", 40, 8), ("rook", 24, 4)])
@pytest.mark.parametrize(("shrink", "reach"), [(0, 0), (0.001, 0.01)])
def test_contiguity_of_a_grid(
    rule: str, links: int, middle: int, shrink: float, reach: float
) -> None:
    shapes = {code: shape.buffer(-shrink) for code, shape in GRID.items()}
    found = neighbourhood.contiguity(shapes, rule, reach)
    assert sum(map(len, found.values())) == links
    assert len(found["11"]) == middle
    assert all(a in found[b] for a, bs in found.items() for b in bs)


def test_drawn_edges_that_do_not_meet_need_reach() -> None:
    apart = [shape.buffer(-0.001) for shape in GRID.values()]
    assert sum(map(len, neighbourhood.contiguity(apart).values())) == 0


def test_nearest() -> None:
    points = pl.DataFrame({"kode": ["a", "b", "c"], "x": [0, 1, 5], "y": [0, 0, 0]})
    assert neighbourhood.nearest(points, 2) == {"a": ("b", "c"), "b": ("a", "c"), "c": ("b", "a")}
    assert neighbourhood.nearest([(0, 0), (1, 0), (5, 0)], 1)["2"] == ("1",)
    with pytest.raises(ValueError):
        neighbourhood.nearest(points, 3)


def test_within_a_distance() -> None:
    assert neighbourhood.within([(0, 0), (3, 4), (10, 0)], 5) == {"0": ("1",), "1": ("0",), "2": ()}


BY_CODE = {"0": ["1"], "1": ["0", "2"], "2": ["1", "3"], "3": ["2"]}


@pytest.mark.parametrize(
    "form",
    [
        [[1], [0, 2], [1, 3], [2]],
        [[2], [1, 3], [2, 4], [3]],
        [[0, 1, 0, 0], [1, 0, 1, 0], [0, 1, 0, 1], [0, 0, 1, 0]],
        np.eye(4, k=1) + np.eye(4, k=-1),
    ],
)
def test_lists_count_from_zero_from_one_or_are_a_matrix(form: Neighbours) -> None:
    wanted = neighbourhood.matrix(BY_CODE, list(BY_CODE))

    assert neighbourhood.matrix(form, list(BY_CODE)).tolist() == wanted.tolist()
