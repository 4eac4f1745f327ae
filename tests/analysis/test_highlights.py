"""What deserves attention first."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest

from lib.analysis import attainment, change, freshness, highlights, rollup, standard
from lib.analysis.attainment import Basis
from lib.contract.vocabulary import Level
from tests.analysis.builders import CITY, areas, breaks, indicators, targets, values

Row = tuple[str, str, str, float | None]


def catalogue_of(*codes: str, **common: object) -> pl.DataFrame:
    return indicators(*[{"kode": c, "agregasi": "tidak_ada", **common} for c in codes])


def behind(
    catalogue: pl.DataFrame, rows: list[Row], goals: list[tuple[str, str, str, float]], **kw: object
) -> tuple[highlights.TargetGap, ...]:
    last = change.latest(rollup.panel(values(*rows), catalogue, CITY), catalogue, breaks())
    attained = attainment.against(last, targets(*goals), catalogue)
    return highlights.behind_target(attained, catalogue, "k", **kw)


def test_furthest_behind_its_target_comes_first() -> None:
    found = behind(
        catalogue_of(*"ABCDE"),
        [(c, "k", "2024", x) for c, x in zip("ABCDE", (90, 50, 100, 70, 70), strict=True)]
        + [("A", "a", "2024", 1)],
        [(c, "k", "2024", 100) for c in "ABCDE"] + [("A", "a", "2024", 100)],
    )
    assert [(g.indikator, g.bagian) for g in found] == [
        ("B", pytest.approx(0.5)),
        ("D", pytest.approx(0.3)),
        ("E", pytest.approx(0.3)),
    ]
    assert (found[0].wilayah, found[0].kurang, found[0].contoh) == ("k", 50, False)


def test_targets_that_are_due_come_before_later_ones() -> None:
    found = behind(
        catalogue_of(*"AB"),
        [("A", "k", "2024", 10), ("B", "k", "2024", 90)],
        [("A", "k", "2026", 100), ("B", "k", "2024", 100)],
    )
    assert [(g.indikator, g.target_basis) for g in found] == [
        ("B", Basis.PERIOD),
        ("A", Basis.NEXT),
    ]


def test_a_target_of_zero_is_measured_by_the_goalposts() -> None:
    posts = {"arah": "turun", "skor_terburuk": 40.0, "skor_terbaik": 0.0}
    found = behind(catalogue_of("A", **posts), [("A", "k", "2024", 10)], [("A", "k", "2024", 0)])
    assert [g.bagian for g in found] == [0.25]
    assert (
        behind(catalogue_of("A", arah="turun"), [("A", "k", "2024", 10)], [("A", "k", "2024", 0)])
        == ()
    )


def test_far_beyond_the_target_counts_as_all_of_it_missing() -> None:
    found = behind(
        catalogue_of(*"AB", arah="turun", skor_terburuk=100.0, skor_terbaik=0.0),
        [("A", "k", "2024", 30), ("B", "k", "2024", 90)],
        [(c, "k", "2024", 10) for c in "AB"],
    )
    assert [(g.indikator, g.bagian) for g in found] == [("B", 1), ("A", 1)]


VILLAGES = [f"v{i}" for i in range(6)]
WILAYAH = areas(("k", "kota", None), *[(v, "kelurahan", "k") for v in VILLAGES])


def area_gaps(
    catalogue: pl.DataFrame, rows: list[Row], **kw: int
) -> tuple[highlights.AreaGap, ...]:
    panel = rollup.panel(values(*rows), catalogue, WILAYAH)
    villages = standard.distances(standard.cross_section(panel, Level.VILLAGE), catalogue)
    return highlights.behind_city(standard.against_city(villages, panel, catalogue, WILAYAH), **kw)


def planted(*codes: str) -> list[Row]:
    """v0 far below, v1 a little below, the others at or above a city value of 10."""
    return [
        row
        for c in codes
        for row in [
            *[(c, v, "2024", x) for v, x in zip(VILLAGES, (2, 9, 10, 11, 11, 12), strict=True)],
            (c, "k", "2024", 10),
        ]
    ]


def test_the_planted_areas_are_found_with_their_reasons() -> None:
    found = area_gaps(catalogue_of(*"ABCD"), planted(*"ABCD"), reasons=2)
    assert [g.wilayah for g in found] == ["v0", "v1"]
    assert (found[0].n, found[0].dari, found[0].baik) == (4, 4, -3)
    assert [(s.indikator, s.nilai, s.kota) for s in found[0].terburuk] == [
        ("A", 2, 10),
        ("B", 2, 10),
    ]


def test_an_area_with_few_indicators_is_not_judged() -> None:
    assert area_gaps(catalogue_of(*"AB"), planted(*"AB")) == ()
    rows = [r for r in planted(*"ABCDEFGH") if r[1] != "v0" or r[0] in "ABC"]
    assert [g.wilayah for g in area_gaps(catalogue_of(*"ABCDEFGH"), rows)] == ["v1"]


def test_flipping_the_direction_turns_the_areas_round() -> None:
    found = area_gaps(catalogue_of(*"ABC", arah="turun"), planted(*"ABC"))
    assert [g.wilayah for g in found] == ["v5", "v3", "v4"]


def test_stewards_who_owe_most() -> None:
    catalogue = indicators(
        *[{"kode": c, "walidata": w} for c, w in zip("ABCDE", "xxyyz", strict=True)]
    )
    rows = values(
        ("A", "k", "2021", 1),
        ("B", "k", "2020", 1),
        ("C", "k", "2015", 1),
        ("E", "k", "2024", 1),
        status=["tetap", "contoh", "tetap", "tetap"],
    )
    fresh = freshness.freshness(rows, catalogue, dt.date(2025, 1, 1))
    found = highlights.overdue(fresh)
    assert [(g.walidata, g.n, g.dari, g.indikator, g.contoh) for g in found] == [
        ("x", 2, 2, ("B", "A"), True),
        ("y", 1, 2, ("C",), False),
    ]
    assert found[1].hari == (dt.date(2025, 1, 1) - dt.date(2017, 6, 30)).days


def moved(catalogue: pl.DataFrame, rows: list[Row], **kw: object) -> highlights.Movements:
    panel = rollup.panel(values(*rows), catalogue, CITY)
    last = change.latest(panel, catalogue, breaks())
    return highlights.movements(last, panel, catalogue, "k", **kw)


def test_changes_are_measured_by_the_range_of_their_indicator() -> None:
    catalogue = indicators(
        {"kode": "A", "agregasi": "tidak_ada", "skor_terburuk": 0.0, "skor_terbaik": 100.0},
        {
            "kode": "B",
            "agregasi": "tidak_ada",
            "skor_terburuk": 5.0,
            "skor_terbaik": 1.0,
            "arah": "turun",
        },
        {"kode": "C", "agregasi": "tidak_ada"},
    )
    found = moved(
        catalogue,
        [
            *[("A", "k", "2023", 50), ("A", "k", "2024", 60)],
            *[("B", "k", "2023", 2), ("B", "k", "2024", 3)],
            *[
                ("C", "k", str(y), x)
                for y, x in zip(range(2020, 2025), (0, 8, 4, 3, 5), strict=True)
            ],
        ],
    )
    assert [(m.indikator, m.bagian, m.patokan) for m in found.membaik] == [
        ("C", 0.25, False),
        ("A", 0.1, True),
    ]
    assert [(m.indikator, m.bagian, m.selisih) for m in found.memburuk] == [("B", 0.25, 1)]


def test_without_goalposts_a_short_history_measures_nothing() -> None:
    rows = [("A", "k", str(y), float(y)) for y in range(2021, 2025)]
    assert moved(catalogue_of("A"), rows).membaik == ()


@pytest.mark.parametrize(("rule", "found"), [("tidak_ada", 0.01), ("jumlah", 0.2)])
def test_the_range_of_a_rate_is_that_of_all_areas(rule: str, found: float) -> None:
    """The city hardly moves while the villages lie between 0 and 100."""
    rows = [("A", "k", str(2020 + i), x) for i, x in enumerate((50, 51, 52, 54, 55))]
    rows += [("A", a, "2024", x) for a, x in (("a", 0), ("b", 100))]
    result = moved(indicators({"kode": "A", "agregasi": rule}), rows)
    assert [m.bagian for m in result.membaik] == [pytest.approx(found)]


def test_only_recent_values_are_behind_if_asked() -> None:
    rows, goals = [("A", "k", "2019", 1.0)], [("A", "k", "2019", 9.0)]
    assert len(behind(catalogue_of("A"), rows, goals, since=dt.date(2019, 1, 1))) == 1
    assert behind(catalogue_of("A"), rows, goals, since=dt.date(2023, 1, 1)) == ()


def test_only_news_if_asked() -> None:
    posts = {"skor_terburuk": 0.0, "skor_terbaik": 10.0}
    rows = [("A", "k", "2022", 1.0), ("A", "k", "2023", 2.0)]
    for day, n in ((dt.date(2023, 12, 31), 1), (dt.date(2024, 1, 1), 0)):
        assert len(moved(catalogue_of("A", **posts), rows, since=day).membaik) == n


def test_nothing_to_tell_is_told_as_nothing() -> None:
    catalogue = catalogue_of("A")
    assert behind(catalogue, [], []) == ()
    assert area_gaps(catalogue, []) == ()
    assert moved(catalogue, []) == highlights.Movements((), ())
    fresh = freshness.freshness(values(), catalogue, dt.date(2025, 1, 1))
    assert highlights.overdue(fresh) == ()
