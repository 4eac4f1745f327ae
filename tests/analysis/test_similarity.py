"""Areas alike, and fair peers."""

from __future__ import annotations

import datetime as dt

import numpy as np
import polars as pl
import pytest

from lib.analysis import rollup, similarity, standard
from lib.analysis.similarity import Peers, Unlike
from lib.contract.vocabulary import Level
from tests.analysis.builders import CITY, areas, indicators, values

CODES = [f"I{i}" for i in range(8)]
CATALOGUE = indicators(*[{"kode": c, "agregasi": "tidak_ada"} for c in CODES])


def measured(table: dict[str, list[float | None]], **columns: list[str]) -> pl.DataFrame:
    rows = [(CODES[i], a, "2024", x) for a, xs in table.items() for i, x in enumerate(xs)]
    panel = rollup.panel(values(*rows, **columns), CATALOGUE, CITY)
    return standard.distances(standard.cross_section(panel, Level.VILLAGE), CATALOGUE)


def crowd() -> dict[str, list[float]]:
    noise = np.random.default_rng(7).normal(size=(10, 6))
    return {f"v{i}": [float(x) for x in row] for i, row in enumerate(noise)}


def test_a_planted_twin_is_found_with_its_one_difference() -> None:
    table = crowd()
    table["twin"] = [*table["v0"][:5], table["v0"][5] + 1]
    found = similarity.similar(measured(table), "v0")
    first = found.serupa[0]
    assert (first.wilayah, first.n, found.alasan, len(found.serupa)) == ("twin", 6, None, 3)
    assert first.beda is not None
    assert first.beda.indikator == "I5"
    assert first.beda.nilai_lain - first.beda.nilai == pytest.approx(1)
    assert [m.indikator for m in first.mirip] == ["I0", "I1", "I2"]
    assert first.jarak < found.serupa[1].jarak <= found.serupa[2].jarak


def test_likeness_goes_both_ways() -> None:
    frame = measured(crowd())
    here = {s.wilayah: s.jarak for s in similarity.similar(frame, "v1", most=99).serupa}
    there = {s.wilayah: s.jarak for s in similarity.similar(frame, "v2", most=99).serupa}
    assert here["v2"] == pytest.approx(there["v1"])


def test_equal_areas_differ_in_nothing_and_go_by_code() -> None:
    table = crowd()
    table["b"] = table["a"] = table["v0"]
    found = similarity.similar(measured(table), "v0")
    assert [s.wilayah for s in found.serupa[:2]] == ["a", "b"]
    assert (found.serupa[0].jarak, found.serupa[0].beda) == (0, None)


def test_too_few_shared_indicators_name_nobody() -> None:
    few = {a: xs[:4] for a, xs in crowd().items()}
    found = similarity.similar(measured(few), "v0")
    assert (found.serupa, found.alasan, found.n) == ((), Unlike.FEW_INDICATORS, 4)


def test_alone_there_is_nobody_to_be_like() -> None:
    found = similarity.similar(measured({"v0": [1.0] * 6}), "v0")
    assert (found.serupa, found.alasan) == ((), Unlike.NO_PEERS)


def test_sample_data_is_marked() -> None:
    statuses = ["contoh"] + ["tetap"] * 59
    assert all(
        s.contoh for s in similarity.similar(measured(crowd(), status=statuses), "v3").serupa
    )
    assert not similarity.similar(measured(crowd()), "v3").serupa[0].contoh


@pytest.mark.parametrize(
    ("area", "by", "expected"),
    [
        ("a", Peers.ALL, ("b", "c")),
        ("a", Peers.KIND, ("c",)),
        ("b", Peers.KIND, ()),
        ("a", Peers.DISTRICT, ("b",)),
        ("a", Peers.NEIGHBOURS, ("c",)),
        ("b", Peers.NEIGHBOURS, ()),
        ("c1", Peers.ALL, ("c2",)),
        ("k", Peers.ALL, ()),
        ("?", Peers.ALL, ()),
    ],
)
def test_fair_peers(area: str, by: Peers, expected: tuple[str, ...]) -> None:
    assert similarity.peers(area, by, CITY, neighbours={"a": {"c", "c1"}}) == expected


def test_peers_of_similar_size() -> None:
    villages = [(f"v{i}", "kelurahan", "k") for i in range(4)]
    wilayah = areas(("k", "kota", None), *villages, luas_km2=[9, 4.0, 5.0, 5.1, None])
    assert similarity.peers("v0", Peers.SIZE, wilayah) == ("v1",)
    assert similarity.peers("v3", Peers.SIZE, wilayah) == ()
    people = {"v0": 100.0, "v3": 120.0, "v1": 126.0}
    assert similarity.peers("v0", Peers.SIZE, wilayah, sizes=people) == ("v3",)


def test_areas_that_have_ended_are_no_peers() -> None:
    until = [None, None, None, None, dt.date(2020, 1, 1), None]
    wilayah = CITY.with_columns(pl.Series("berlaku_sampai", until, pl.Date))
    assert similarity.peers("a", Peers.ALL, wilayah) == ("c",)
    assert similarity.peers("b", Peers.ALL, wilayah) == ("a", "c")
