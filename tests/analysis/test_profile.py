"""One area among its peers."""

from __future__ import annotations

import polars as pl
import pytest

from lib.analysis import change, profile, rollup
from tests.analysis.builders import areas, breaks, indicators, picked, values

VILLAGES = [f"v{i}" for i in range(9)]
WILAYAH = areas(
    ("k", "kota", None),
    ("c1", "kecamatan", "k"),
    ("c2", "kecamatan", "k"),
    *[
        (v, "desa" if i % 2 else "kelurahan", "c1" if i < 3 else "c2")
        for i, v in enumerate(VILLAGES)
    ],
)
RATES = {"agregasi": "tidak_ada"}


def described(
    catalogue: pl.DataFrame,
    *rows: tuple[str, str, str, float | None],
    area: str = "v0",
    **columns: list[str],
) -> profile.Profile:
    panel = rollup.panel(values(*rows, **columns), catalogue, WILAYAH)
    latest = change.latest(panel, catalogue, breaks())
    return profile.profile(area, latest, panel, catalogue, WILAYAH)


def all_villages(
    code: str, numbers: list[float] | range, period: str = "2024"
) -> list[tuple[str, str, str, float]]:
    return [(code, v, period, float(x)) for v, x in zip(VILLAGES, numbers, strict=False)]


def test_places_among_all_the_district_and_the_kind() -> None:
    found = described(indicators(RATES), *all_villages("X", [4, 9, 3, 8, 7, 6, 5, 2, 4]))
    assert picked(found.rows, "peringkat", "dari", "seri") == [(6, 9, True)]
    assert picked(found.rows, "peringkat_induk", "dari_induk") == [(2, 3)]
    assert picked(found.rows, "peringkat_jenis", "dari_jenis") == [(3, 5)]


def test_strengths_and_weaknesses_follow_the_direction() -> None:
    catalogue = indicators(
        {"kode": "UP", **RATES},
        {"kode": "DOWN", "arah": "turun", **RATES},
        {"kode": "NEUTRAL", "arah": "netral", **RATES},
        {"kode": "COUNT", "agregasi": "jumlah"},
        {"kode": "MIDDLE", **RATES},
    )
    numbers = [20, 1, 2, 3, 4, 5, 6, 7, 8]
    rows = [r for c in ("UP", "DOWN", "NEUTRAL", "COUNT") for r in all_villages(c, numbers)]
    found = described(catalogue, *rows, *all_villages("MIDDLE", [4, 1, 2, 3, 0, 5, 6, 7, 8]))
    assert [(t.indikator, t.peringkat, t.dari) for t in found.kekuatan] == [("UP", 1, 9)]
    assert [(t.indikator, t.peringkat, t.dari) for t in found.kelemahan] == [("DOWN", 9, 9)]
    assert found.kekuatan[0].baik == pytest.approx((20 - 5) / (2 * 1.4826))
    assert (found.kekuatan[0].tengah, found.dinilai) == (5, 3)


def test_fewer_than_eight_peers_make_no_strength() -> None:
    found = described(indicators(RATES), *all_villages("X", [99, 1, 2, 3, 4, 5, 6]))
    assert (found.kekuatan, found.dinilai) == ((), 0)
    assert found.rows["baik"].item() > 1


def test_peers_are_those_of_the_area_s_own_latest_period() -> None:
    rows = [*all_villages("X", range(9), "2023"), *all_villages("X", range(9), "2024")]
    rows.remove(("X", "v0", "2024", 0.0))
    found = described(indicators(RATES), *rows)
    assert picked(found.rows, "periode", "peringkat", "dari") == [("2023", 9, 9)]


@pytest.mark.parametrize(
    ("arah", "city", "position"),
    [
        ("naik", 3, "lebih_baik"),
        ("naik", 5, "lebih_buruk"),
        ("turun", 3, "lebih_buruk"),
        ("netral", 3, "lebih_tinggi"),
        ("netral", 5, "lebih_rendah"),
        ("naik", 4.04, "sama"),
        ("naik", None, None),
    ],
)
def test_position_against_the_city(arah: str, city: float | None, position: str | None) -> None:
    rows = [*all_villages("X", [4, 1, 2]), ("X", "k", "2024", city)]
    found = described(indicators({"arah": arah, **RATES}), *rows)
    assert found.rows["posisi"].to_list() == [position]


def test_the_city_has_no_peers() -> None:
    found = described(indicators(RATES), ("X", "k", "2024", 1), area="k")
    assert picked(found.rows, "peringkat", "dari", "posisi") == [(1, 1, None)]
    assert (found.kekuatan, found.kelemahan) == ((), ())


def test_an_area_without_values_has_an_empty_profile() -> None:
    full = described(indicators(RATES), *all_villages("X", range(9)))
    found = described(indicators(RATES), *all_villages("X", range(9)), area="?")
    assert found.rows.is_empty()
    assert found.rows.columns == full.rows.columns


def test_a_sample_among_the_peers_marks_the_trait() -> None:
    rows = all_villages("X", [99, *range(8)])
    found = described(indicators(RATES), *rows, status=["tetap"] * 8 + ["contoh"])
    assert found.kekuatan[0].contoh
    assert not described(indicators(RATES), *rows).kekuatan[0].contoh


def test_several_areas_at_once_are_the_same_as_one_by_one() -> None:
    catalogue = indicators({"kode": "UP", **RATES}, {"kode": "DOWN", "arah": "turun", **RATES})
    rows = [
        *all_villages("UP", [20, 1, 2, 3, 4, 5, 6, 7, 8], "2023"),
        *all_villages("UP", [4, 9, 3, 8, 7, 6, 5, 2], "2024"),
        *all_villages("DOWN", range(8)),
    ]
    panel = rollup.panel(values(*rows), catalogue, WILAYAH)
    latest = change.latest(panel, catalogue, breaks())

    many = profile.profiles([*VILLAGES, "none"], latest, panel, catalogue, WILAYAH)

    assert many["none"].rows.is_empty()
    for area in VILLAGES:
        one = profile.profile(area, latest, panel, catalogue, WILAYAH)
        assert many[area].rows.equals(one.rows)
        assert (many[area].kekuatan, many[area].kelemahan) == (one.kekuatan, one.kelemahan)
