"""Where areas that are alike lie together."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from lib.analysis import autocorrelation, clusters
from tests.analysis.published import COLUMBUS_CRIME
from tests.analysis.test_autocorrelation import COLUMBUS, GRID

ESDA_I = [0.5287770132659667, -1.8605873755716358]
ESDA_EXPECTED = [-0.020250213989388692, -0.09279429218518122]
ESDA_VARIANCE = [0.3102660632922959, 0.9654236747003082]
ESDA_STAR = [-1.3400080974641628, 0.6613648377478616]
ESDA_PLAIN = [-0.985659120261525, 1.7991710652219208]


def test_the_mean_of_the_local_is_the_global() -> None:
    whole = autocorrelation.moran(COLUMBUS_CRIME, COLUMBUS, permutations=0)
    local = clusters.local_moran(COLUMBUS_CRIME, COLUMBUS, permutations=99)
    assert local["i"].mean() == pytest.approx(whole.nilai)


def test_local_moran_as_in_esda() -> None:
    """Esda 2.9.0 ``Moran_Local`` on crime in Columbus: Is · n/(n-1), EIc, VIc of two areas."""
    local = clusters.local_moran(COLUMBUS_CRIME, COLUMBUS, permutations=99)
    assert local["i"][[0, 3]].to_list() == pytest.approx(ESDA_I, rel=1e-9)
    assert local["harapan"][[0, 3]].to_list() == pytest.approx(ESDA_EXPECTED, rel=1e-9)
    assert local["ragam"][[0, 3]].to_list() == pytest.approx(ESDA_VARIANCE, rel=1e-9)


def test_getis_ord_as_in_esda() -> None:
    """Esda 2.9.0 ``G_Local`` with binary weights on crime in Columbus, with and without self."""
    star = clusters.getis_ord(COLUMBUS_CRIME, COLUMBUS)
    plain = clusters.getis_ord(COLUMBUS_CRIME, COLUMBUS, star=False)
    assert star["z"][[0, 3]].to_list() == pytest.approx(ESDA_STAR, rel=1e-9)
    assert plain["z"][[0, 3]].to_list() == pytest.approx(ESDA_PLAIN, rel=1e-9)


def test_scaling_of_weights_does_not_change_getis_ord() -> None:
    binary = clusters.getis_ord(COLUMBUS_CRIME, COLUMBUS)["z"]
    scaled = clusters.getis_ord(COLUMBUS_CRIME, COLUMBUS, style="W")["z"]
    assert scaled.to_list() == pytest.approx(binary.to_list())


def _planted(seed: int) -> dict[str, float]:
    """Noise with a block of nine areas that lie four standard deviations above it."""
    rng = np.random.default_rng(seed)
    block = {f"{x},{y}" for x in range(3) for y in range(3)}
    return {code: float(rng.normal() + 4 * (code in block)) for code in GRID}


def test_a_planted_cluster_is_found() -> None:
    local = clusters.local_moran(_planted(1), GRID)
    high = local.filter(pl.col("kuadran") == "tinggi_tinggi", pl.col("p") < 0.05)
    strong = high.filter(pl.col("keyakinan") == "kuat")
    assert {"0,1", "1,1"} <= set(strong["wilayah"])
    assert set(high["wilayah"]) <= {f"{x},{y}" for x in range(3) for y in range(3)}
    assert high.height >= 5
    hot = clusters.getis_ord(_planted(1), GRID).filter(pl.col("keyakinan") == "kuat")
    assert "1,1" in set(hot["wilayah"])


def test_a_planted_outlier_among_high_ones_is_low_high() -> None:
    values = _planted(1) | {"1,1": -2.0}
    local = clusters.local_moran(values, GRID)
    row = local.row(by_predicate=pl.col("wilayah") == "1,1", named=True)
    assert row["kuadran"] == "rendah_tinggi"
    assert row["keyakinan"] is not None


def test_false_alarms_stay_at_the_stated_level() -> None:
    """Of 1,000 maps of noise at most 5 % have an area called strong, 5 % of areas p < 0.05."""
    rng = np.random.default_rng(17)
    strong, marked = 0, 0.0
    for _ in range(1000):
        local = clusters.local_moran(rng.normal(size=36), GRID, permutations=1999)
        strong += int((local["keyakinan"] == "kuat").any())
        marked += float((local["p"] < 0.05).mean())
    assert strong < 65
    assert 35 < marked < 60


def test_two_sided_is_twice_the_one_side() -> None:
    found = autocorrelation.two_sided(np.array([2.5, 0.0]), np.array([[1.0, 2, 3], [0.0, 0, 0]]))
    assert found.tolist() == [1.0, 1.0]
    found = autocorrelation.two_sided(np.array([9.0]), np.arange(5.0)[None, :])
    assert found.tolist() == [pytest.approx(2 / 6)]


def test_mirrored_values_mirror_the_quadrants() -> None:
    values = _planted(2)
    plain = clusters.local_moran(values, GRID, permutations=499)
    turned = clusters.local_moran({c: -v for c, v in values.items()}, GRID, permutations=499)
    assert turned["i"].to_list() == pytest.approx(plain["i"].to_list())
    assert turned["p"].to_list() == plain["p"].to_list()
    swap = {"tinggi": "rendah", "rendah": "tinggi"}
    expected = ["_".join(swap[w] for w in q.split("_")) for q in plain["kuadran"]]
    assert turned["kuadran"].to_list() == expected


@pytest.mark.parametrize("values", [[], [1, 2, 3], [4, 4, 4, 4, 4], [None] * 5])
def test_where_there_is_nothing_to_say(values: list[float | None]) -> None:
    ring = [[(i - 1) % len(values), (i + 1) % len(values)] for i in range(len(values))]
    assert clusters.local_moran(values, ring).is_empty()
    assert clusters.getis_ord(values, ring).is_empty()


def test_an_area_beside_all_others_has_no_chance_of_its_own() -> None:
    """Whatever order the others are in, their sum stays: p = 1, no standard deviation."""
    star = [[1, 2, 3, 4], [0], [0], [0], [0]]
    local = clusters.local_moran([5, 1, 2, 3, 9], star, permutations=199)
    assert local["p"][0] == 1
    assert clusters.getis_ord([5, 1, 2, 3, 9], star)["z"][0] is None
