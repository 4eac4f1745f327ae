"""How many indicators of a dimension stand how."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from lib.city import overview
from lib.contract.vocabulary import Framework
from tests.city.cities import TODAY, city_of, observations

ALL = frozenset({"A1", "A2", "A3", "A4"})
INDICATORS = """
kode,dimensi,nama_id,satuan,arah,jenjang,agregasi,frekuensi,walidata,desimal,pilar
A1,alam,Pohon,pohon,naik,kota,tidak_ada,tahunan,dinas,0,smart_alam
A2,alam,Sampah,%,turun,kota,tidak_ada,tahunan,dinas,1,smart_alam
A3,alam,Taman,taman,naik,kota,tidak_ada,tahunan,,0,
A4,alam,Neraca,rupiah,netral,kota,tidak_ada,tahunan,,0,
"""
CITY = "71.74"


def test_changes_are_counted_by_their_judgement(tmp_path: Path) -> None:
    rows = [
        f"{k},{CITY},{y},{v},"
        for k, y, v in (
            ("A1", 2023, 5),
            ("A1", 2024, 7),  # more trees: better
            ("A2", 2023, 5),
            ("A2", 2024, 7),  # more waste: worse
            ("A3", 2023, 5),
            ("A3", 2024, 5),  # the same
            ("A4", 2023, 5),
            ("A4", 2024, 9),  # neither way is better
        )
    ]
    city = city_of(tmp_path, {"indikator.csv": INDICATORS, **observations(*rows)})

    tally = overview.tally(city, ALL, TODAY)

    assert (tally.better, tally.worse, tally.same, tally.compared) == (1, 1, 1, 3)
    assert (tally.total, tally.known, tally.newest, tally.sample) == (4, 4, "2024", False)


def test_figures_of_villages_are_known_but_do_not_judge_the_city(tmp_path: Path) -> None:
    city = city_of(
        tmp_path,
        observations("A2,71.74.01.1001,2023,50,", "A2,71.74.01.1001,2024,60,"),
    )

    tally = overview.tally(city, frozenset({"A1", "A2"}), TODAY)

    assert (tally.total, tally.known, tally.compared, tally.judged) == (2, 1, 0, 0)


def test_targets_are_met_or_missed_and_samples_are_marked(tmp_path: Path) -> None:
    target = f"indikator,wilayah,periode,target,status\nA1,{CITY},2024,6,\nA2,{CITY},2024,6,contoh"
    city = city_of(
        tmp_path,
        {
            "indikator.csv": INDICATORS,
            "target.csv": target,
            **observations(f"A1,{CITY},2024,7,", f"A2,{CITY},2024,7,"),
        },
    )

    assert overview.tally(city, ALL, TODAY).met == 1
    assert overview.tally(city, ALL, TODAY).missed == 1
    assert overview.tally(city, ALL, TODAY).sample
    assert not overview.tally(city, frozenset({"A1"}), TODAY).sample


def test_what_is_due_depends_on_the_day(tmp_path: Path) -> None:
    city = city_of(tmp_path, {"indikator.csv": INDICATORS, **observations(f"A1,{CITY},2023,7,")})

    assert overview.tally(city, ALL, dt.date(2025, 6, 1)).overdue == 0
    assert overview.tally(city, ALL, dt.date(2025, 7, 1)).overdue == 1


def test_each_framework_counts_its_own_indicators(tmp_path: Path) -> None:
    city = city_of(tmp_path, {"indikator.csv": INDICATORS})

    assert [s.tally.total for s in overview.dimensions(city, Framework.CITY, TODAY)] == [4]
    assert overview.whole(city, Framework.NATIONAL, TODAY).total == 2


def test_empty_folder_counts_nothing(tmp_path: Path) -> None:
    city = city_of(tmp_path, {"indikator.csv": None, "dimensi.csv": None, "wilayah.csv": None})

    assert overview.dimensions(city, Framework.CITY, TODAY) == ()
    assert overview.whole(city, Framework.CITY, TODAY).total == 0
