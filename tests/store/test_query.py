"""Questions to a loaded folder: observations by key, and what codes stand for."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from lib.contract.vocabulary import Framework, Level
from lib.errors import UnknownArea, UnknownIndicator
from lib.store.build import load_folder
from lib.store.catalogue import Catalogue
from lib.store.query import observations, series
from lib.store.snapshot import Snapshot
from tests.folders import LONG, write_folder


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    rows = (
        "A1,71.74.01.1001,2024-02,2\nA1,71.74.01.1001,2024,9\nA1,71.74.01.1001,2024-01,1\n"
        "A2,71.74.02,2023,3\nA3,71.74,2023,WDP\n"
    )
    files = {"nilai/a.csv": LONG + rows, "jeda.csv": "indikator,periode,keterangan\nA2,2023,x\n"}
    return load_folder(write_folder(tmp_path, files), None, dt.date(2025, 6, 30))


def test_observations_are_sorted_by_key_and_time(snapshot: Snapshot) -> None:
    assert snapshot.values.select("indikator", "periode", "nilai", "kata").rows() == [
        ("A1", "2024-01", 1.0, None),
        ("A1", "2024", 9.0, None),
        ("A1", "2024-02", 2.0, None),
        ("A2", "2023", 3.0, None),
        ("A3", "2023", 2.0, "WDP"),
    ]


def test_observations_can_be_narrowed(snapshot: Snapshot) -> None:
    def keys(**chosen: object) -> list[str]:
        return observations(snapshot, **chosen).collect()["periode"].to_list()  # type: ignore[arg-type]

    assert keys(indikator=["A2", "A3"]) == ["2023", "2023"]
    assert keys(jenjang=[Level.DISTRICT]) == ["2023"]
    assert keys(wilayah=["71.74"]) == ["2023"]
    assert keys(periode=["2024"]) == ["2024"]
    assert keys(mulai=(dt.date(2024, 1, 15), dt.date(2024, 12, 31))) == ["2024-02"]
    assert keys(indikator=[]) == []
    assert series(snapshot, "A1", "71.74.01.1001").collect()["nilai"].to_list() == [1, 9, 2]


def test_catalogue(snapshot: Snapshot) -> None:
    catalogue = Catalogue.of(snapshot.tables)
    indicator = catalogue.indicator("A3")
    assert (indicator.kategori, indicator.breaks) == (("TMP", "WDP", "WTP"), ())
    assert catalogue.indicator("A2").breaks == ("2023",)
    assert indicator.name("en") == "Opini"
    assert [a.kode for a in catalogue.areas(Level.DISTRICT)] == ["71.74.01", "71.74.02"]
    assert [a.nama for a in catalogue.children("71.74.02")] == ["Kamboja", "Kenanga"]
    assert catalogue.area("71.74.02.2004").level is Level.VILLAGE
    assert [d.kode for d in catalogue.dimensions(Framework.NATIONAL)] == ["smart_alam"]
    assert catalogue.agency_name("dinas") == "DD"
    assert catalogue.agency_name(None) == "–"
    assert catalogue.source_title("bps") == "Kota dalam Angka"
    with pytest.raises(UnknownIndicator):
        catalogue.indicator("Z")
    with pytest.raises(UnknownArea):
        catalogue.area("Z")
