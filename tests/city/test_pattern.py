"""What lies together, what is refused, and which rates may be shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.city import pattern
from lib.city.pattern import Kind, Refusal
from lib.contract.vocabulary import Level
from tests.city.grid import CODES, CORNER, DISTRICTS, grid, rates, values

NOISE = [5, 4, 6, 5, 4, 6, 5, 4, 5, 6, 4, 5, 6, 4, 5, 6, 5, 4, 6, 5]
HOT = [30 + n if c in CORNER else n for c, n in zip(CODES, NOISE, strict=True)]


def test_a_planted_hot_spot_is_a_bad_pocket_where_less_is_better(tmp_path: Path) -> None:
    city = grid(tmp_path, values("S", HOT))

    made = pattern.study(city, "S", "2024", False)

    assert made.refusal is None
    strong = made.marks.filter(made.marks["keyakinan"] == "kuat")
    assert set(strong["wilayah"]) <= set(CORNER)
    assert set(strong["tanda"]) == {Kind.BAD.value}
    assert made.pattern is not None
    assert made.pattern.perkiraan


@pytest.mark.parametrize(
    ("indicator", "kind"), [("U", Kind.GOOD), ("N", Kind.HIGH), ("J", Kind.HIGH)]
)
def test_the_same_hot_spot_is_named_by_what_is_better(
    tmp_path: Path, indicator: str, kind: Kind
) -> None:
    city = grid(tmp_path, values(indicator, HOT))

    made = pattern.study(city, indicator, "2024", False)

    assert made.marks["tanda"][0] == kind.value
    assert made.judged is (indicator == "U")


@pytest.mark.parametrize(
    ("indicator", "kind"), [("S", Kind.WORSE), ("U", Kind.BETTER), ("N", Kind.ABOVE)]
)
def test_one_unlike_its_neighbours_is_no_pocket(tmp_path: Path, indicator: str, kind: Kind) -> None:
    # The middle of a low corner is high; everywhere else is high as well.
    low = [8.0 if c in CODES[:3] + CODES[5:8] + CODES[10:13] else 30.0 for c in CODES]
    low[6] = 40.0
    city = grid(tmp_path, values(indicator, [v + i / 100 for i, v in enumerate(low)]))

    made = pattern.study(city, indicator, "2024", False)

    marks = dict(made.marks.select("wilayah", "tanda").iter_rows())
    assert marks[CODES[6]] == kind.value


def test_what_forbids_a_pattern_is_named(tmp_path: Path) -> None:
    some = [n if i < 12 else "" for i, n in enumerate(NOISE)]
    city = grid(
        tmp_path,
        values("K", ["Rendah"] * 20),
        values("U", some),
        values("S", [5] * 20),
        "B,71.74,2024,5,tetap,,\nN,71.74,2024,5,tetap,,\n",
        *(f"D,{d},2024,{i},tetap,,\n" for i, d in enumerate(DISTRICTS)),
    )

    def why(indicator: str) -> Refusal | None:
        return pattern.study(city, indicator, "2024", False).refusal

    assert why("K") is Refusal.WORDS
    assert why("U") is Refusal.MANY_GAPS
    assert why("S") is Refusal.EQUAL
    assert why("B") is Refusal.CITY_AS_SUCH
    assert why("N") is Refusal.CITY_ONLY
    assert why("D") is Refusal.FEW_AREAS


def test_without_shapes_nobody_is_beside_anybody(tmp_path: Path) -> None:
    city = grid(tmp_path, values("U", NOISE), neighbours={})

    assert pattern.study(city, "U", "2024", False).refusal is Refusal.NO_SHAPES


def test_neighbours_of_a_few_are_not_enough(tmp_path: Path) -> None:
    few = {c: (CODES[i + 1],) for i, c in enumerate(CODES[:4])} | {CODES[4]: (CODES[3],)}
    city = grid(tmp_path, values("U", NOISE), neighbours=few)

    assert pattern.study(city, "U", "2024", False).refusal is Refusal.NO_SHAPES


def test_rates_no_further_apart_than_chance_are_all_the_same_when_smoothed(tmp_path: Path) -> None:
    city = grid(tmp_path, rates("S", [(n, 100) for n in NOISE]))

    assert pattern.study(city, "S", "2024", True).refusal is Refusal.CHANCE
    assert pattern.study(city, "S", "2024", False).refusal is None


def test_smoothing_is_only_for_counted_events(tmp_path: Path) -> None:
    amounts = "".join(
        f"R,{c},2024,{50 + n},tetap,{(50 + n) / 10},10\n" for c, n in zip(CODES, NOISE, strict=True)
    )
    city = grid(tmp_path, amounts, values("U", NOISE), rates("S", [(n, 100) for n in NOISE]))

    assert pattern.rate(city, "R") is None
    assert pattern.rate(city, "U") is None
    assert pattern.rate(city, "S") is not None
    made = pattern.study(city, "R", "2024", True)
    assert not made.smooth
    assert made.rows["bawah"].null_count() == 20
    assert pattern.funnel(city, "R", "2024") is None


def test_areas_with_few_events_are_not_in_the_funnel_but_counted(tmp_path: Path) -> None:
    city = grid(tmp_path, rates("S", [(4 if i < 3 else 30, 400) for i in range(20)]))

    found = pattern.funnel(city, "S", "2024")

    assert found is not None
    assert set(found.hidden) == set(CODES[:3])
    assert found.rows.height == 17
    assert found.centre == pytest.approx(100 * (3 * 4 + 17 * 30) / (20 * 400))


def test_a_privacy_threshold_above_five_counts(tmp_path: Path) -> None:
    city = grid(tmp_path, rates("P", [(7 if i < 2 else 30, 400) for i in range(20)]))

    found = pattern.funnel(city, "P", "2024")

    assert found is not None
    assert len(found.hidden) == 2
    assert pattern.least_shown(city, "P") == 8


def test_a_funnel_of_a_handful_is_none(tmp_path: Path) -> None:
    city = grid(tmp_path, rates("S", [(2, 400)] * 12 + [(30, 400)] * 8))

    assert pattern.funnel(city, "S", "2024") is None


def test_first_is_a_rate_that_can_be_studied(tmp_path: Path) -> None:
    city = grid(tmp_path, values("J", NOISE), values("U", NOISE), "B,71.74,2024,5,tetap,,\n")

    assert pattern.first(city, ("B", "J", "U")) == "U"
    assert pattern.first(city, ("B", "J")) == "J"
    assert pattern.first(city, ("B",)) == "B"
    assert pattern.level_of(city, "B") is Level.CITY


def test_first_is_not_one_that_rests_on_few_events_if_another_does_not(tmp_path: Path) -> None:
    few, many = [(n, 100) for n in NOISE], [(40 + n, 400) for n in NOISE]
    city = grid(tmp_path, rates("S", few), rates("P", many))

    assert pattern.first(city, ("S", "P")) == "P"
    assert pattern.first(city, ("S",)) == "S"


def test_results_are_computed_once(tmp_path: Path) -> None:
    city = grid(tmp_path, values("U", NOISE))

    one = pattern.study(city, "U", "2024", False)

    assert pattern.study(city, "U", "2024", False) is one
