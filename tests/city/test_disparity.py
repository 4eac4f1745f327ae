"""How far areas are apart, over time and in all indicators."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.analysis.disparity import Unfit
from lib.city import disparity
from lib.city.disparity import Gauge, Move
from lib.contract.vocabulary import Framework, Level
from tests.city.grid import AREAS, CODES, DISTRICTS, INDICATORS, grid, rates, values

BASE = [20 + i for i in range(20)]


def fan(indicator: str, *spreads: float, start: int = 2017, status: str = "tetap") -> str:
    """Return years in which the areas lie further apart or closer around 30."""
    return "".join(
        values(indicator, [30 + s * (i - 9.5) / 10 for i in range(20)], str(start + k), status)
        for k, s in enumerate(spreads)
    )


@pytest.mark.parametrize(
    ("spreads", "move"),
    [
        ((10, 9, 8, 7, 6, 5), Move.NARROWS),
        ((5, 6, 7, 8, 9, 10), Move.WIDENS),
        ((5, 7, 5, 7, 5, 7), Move.UNSURE),
        ((5, 6, 7), Move.TOO_SHORT),
        ((5,), Move.TOO_SHORT),
    ],
)
def test_a_gap_narrows_or_widens_only_where_that_is_certain(
    tmp_path: Path, spreads: tuple[float, ...], move: Move
) -> None:
    city = grid(tmp_path, fan("U", *spreads))

    found = disparity.gap(city, "U")

    assert found.move is move
    assert found.gauge is Gauge.RELATIVE
    assert found.weights is None


def test_years_before_a_break_do_not_count(tmp_path: Path) -> None:
    jeda = "indikator,periode,keterangan\nU,2019,cara baru\n"
    city = grid(tmp_path, fan("U", 50, 50, 5, 6, 7, 8, 9, 10), jeda=jeda)

    found = disparity.gap(city, "U")

    assert found.last["periode"].to_list() == ["2019", "2020", "2021", "2022", "2023", "2024"]
    assert found.move is Move.WIDENS
    assert found.cut
    assert found.shown.height == 8


def test_samples_are_never_set_beside_real_figures(tmp_path: Path) -> None:
    sample = fan("U", 1, 2, 3, status="contoh")
    city = grid(tmp_path, sample, fan("U", 5, 6, start=2020))

    found = disparity.gap(city, "U")

    assert found.last["periode"].to_list() == ["2020", "2021"]
    assert not found.last["contoh"].any()


def test_years_with_few_areas_are_left_out_of_the_course(tmp_path: Path) -> None:
    few = values("U", [30 + i if i < 10 else "" for i in range(20)], "2025")
    city = grid(tmp_path, fan("U", 5, 6, 7, 8, 9), few)

    found = disparity.gap(city, "U")

    assert found.last["periode"][-1] == "2021"
    assert found.rows["periode"][-1] == "2025"
    assert found.at("2025") is not None
    assert found.at("1999") is None


def test_ratios_are_weighed_by_their_own_denominator(tmp_path: Path) -> None:
    city = grid(tmp_path, rates("S", [(100 if i else 900, 1000) for i in range(20)]))

    found = disparity.gap(city, "S")

    row = found.at("2024")
    assert found.weights == ""
    assert row is not None
    assert row["tertimbang"] is True
    assert row["williamson"] == pytest.approx(((0.05 * 76**2 + 0.95 * 4**2) ** 0.5) / 14)
    assert row["tengah"] == 10


def test_a_named_weight_is_used_where_there_is_one(tmp_path: Path) -> None:
    table = INDICATORS.replace("kode,", "penimbang,kode,", 1).replace("\n", "\n,").rstrip(",")
    table = table.replace("\n,penimbang", "\npenimbang").replace(",U,alam", "J,U,alam")
    city = grid(
        tmp_path,
        values("U", [10] * 19 + [50]),
        values("J", [1] * 19 + [19], "2020"),
        indikator=table,
    )

    found = disparity.gap(city, "U")
    made = disparity.behind(city, "U", "2024")

    assert found.weights == "J"
    row = found.at("2024")
    assert row is not None
    assert row["williamson"] == pytest.approx(20 / 30)
    assert made["bagian"][0] == pytest.approx(0.5)
    assert made["selisih"][0] == pytest.approx(20)


def test_makers_of_a_gap_come_first_and_add_up(tmp_path: Path) -> None:
    city = grid(tmp_path, values("U", [30] * 19 + [70]))

    made = disparity.behind(city, "U", "2024")

    assert made["wilayah"][0] == CODES[19]
    assert made["bagian"][0] == pytest.approx(0.95)
    assert made["bagian"].sum() == pytest.approx(1)


def test_kinds_without_a_gap_are_named(tmp_path: Path) -> None:
    city = grid(
        tmp_path,
        values("K", ["Rendah", "Tinggi"] * 10),
        values("J", BASE),
        values("U", [0] * 20),
        *(f"D,{d},2024,{i},tetap,,\n" for i, d in enumerate(DISTRICTS)),
        values("S", BASE),
    )

    assert disparity.why_not(city, "K") is Unfit.WORDS
    assert disparity.why_not(city, "J") is Unfit.COUNT
    assert disparity.why_not(city, "U") is Unfit.ALL_ZERO
    assert disparity.why_not(city, "D") is Unfit.FEW_AREAS
    assert disparity.why_not(city, "S") is None


def test_where_the_mean_nears_its_limit_the_deviation_is_the_gauge(tmp_path: Path) -> None:
    city = grid(tmp_path, values("U", [90 + i / 10 for i in range(20)]))

    found = disparity.gap(city, "U")

    assert found.gauge is Gauge.ABSOLUTE
    assert disparity.why_not(city, "U") is None
    assert found.rows["alasan"][0] == Unfit.NEAR_LIMIT


def test_the_table_of_all_gaps_has_what_is_better_or_worse(tmp_path: Path) -> None:
    city = grid(
        tmp_path, fan("U", 5, 6, 7, 8, 9), values("N", BASE), values("J", BASE), values("S", BASE)
    )
    codes = disparity.measurable(city, Framework.CITY)

    found = disparity.overview(city, codes)

    assert codes == ("S", "U", "J", "N")
    assert found["indikator"].to_list() == ["S", "U"]
    assert found["gerak"].to_list() == [Move.TOO_SHORT.value, Move.WIDENS.value]
    assert found["sejak"].to_list() == ["2024", "2017"]
    assert disparity.first(city, codes) == "S"
    assert disparity.overview(city, codes) is found


def test_without_a_measurable_gap_the_first_indicator_serves(tmp_path: Path) -> None:
    city = grid(tmp_path, values("J", BASE), values("K", ["Rendah", "Tinggi"] * 10))

    assert disparity.first(city, ("J", "K")) == "J"
    assert disparity.overview(city, ("J", "K")).is_empty()


def test_a_city_without_districts_has_no_parts(tmp_path: Path) -> None:
    lines = AREAS.splitlines()
    flat = [x.replace(",71.74.01,", ",71.74,").replace(",71.74.02,", ",71.74,") for x in lines]
    kept = "\n".join(x for x in flat if ",kecamatan," not in x) + "\n"
    city = grid(tmp_path, values("U", BASE), wilayah=kept)

    found = disparity.gap(city, "U")

    row = found.at("2024")
    assert row is not None
    assert row["antar"] is None
    assert row["gini"] is not None
    assert disparity.by_chance(city, found, "2024") is None


def test_what_would_lie_between_districts_by_chance(tmp_path: Path) -> None:
    city = grid(tmp_path, values("U", BASE))

    assert disparity.by_chance(city, disparity.gap(city, "U"), "2024") == pytest.approx(1 / 19)
    assert disparity.level_of(city, "U") is Level.VILLAGE
