"""Three things to decide, in sentences made from the figures."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from lib.city import advice, attention
from tests.city.cities import TODAY, city_of, observations

CITY = "71.74"
INDICATORS = """
kode,dimensi,nama_id,satuan,arah,jenjang,agregasi,frekuensi,walidata,desimal,skor_terburuk,skor_terbaik
A1,alam,Pohon,pohon,naik,kota,tidak_ada,tahunan,dinas,0,0,10
A2,alam,Sampah,%,turun,kota,tidak_ada,tahunan,dinas,1,100,0
A3,alam,Tutupan,%,naik,kelurahan,tidak_ada,tahunan,,0,0,100
A4,alam,Air,%,naik,kelurahan,tidak_ada,tahunan,,0,0,100
A5,alam,Udara,%,naik,kelurahan,tidak_ada,tahunan,,0,0,100
"""
VILLAGES = ("71.74.01.1001", "71.74.01.1002", "71.74.02.1003", "71.74.02.2004")


def test_nothing_to_say_is_said_without_a_subject(tmp_path: Path) -> None:
    city = city_of(tmp_path, {})

    said = advice.three(city, TODAY, "id")

    assert [one.subject for one in said] == ["", "", ""]
    assert said[0].sentence.startswith("Belum ada target yang dapat dinilai")
    assert said[2].sentence == "Tidak ada walidata yang datanya jatuh tempo."


def test_indicator_furthest_from_its_target_comes_first(tmp_path: Path) -> None:
    target = f"indikator,wilayah,periode,target\nA1,{CITY},2024,8\nA2,{CITY},2024,10"
    city = city_of(
        tmp_path,
        {
            "indikator.csv": INDICATORS,
            "target.csv": target,
            **observations(f"A1,{CITY},2024,2,", f"A2,{CITY},2024,11,contoh"),
        },
    )

    first = advice.three(city, TODAY, "id")[0]

    assert first.subject == "Pohon"
    assert first.sentence == (
        "Pohon perlu perhatian pertama: 2\N{NO-BREAK SPACE}pohon (2024), target"
        " 8\N{NO-BREAK SPACE}pohon untuk 2024; disusul Sampah."
    )
    assert [(one.nilai, one.jawab) for one in first.reasons] == [
        (2, "Kurang 75 % dari target"),
        (1, "Statusnya “tidak tercapai”"),
        (None, "Belum diketahui, jadi tidak dihitung"),
    ]
    assert first.indicator == "A1"
    assert first.sample


def test_old_figures_give_way_to_recent_ones(tmp_path: Path) -> None:
    target = f"indikator,wilayah,periode,target\nA1,{CITY},2015,8\nA2,{CITY},2024,10"
    city = city_of(
        tmp_path,
        {
            "indikator.csv": INDICATORS,
            "target.csv": target,
            **observations(f"A1,{CITY},2015,2,", f"A2,{CITY},2024,11,"),
        },
    )

    assert [gap.indikator for gap in attention.targets(city)] == ["A2"]
    assert [gap.indikator for gap in attention.targets(city, frozenset({"A1"}))] == ["A1"]


def test_area_behind_the_city_is_named_with_its_worst_indicator(tmp_path: Path) -> None:
    rows = [f"{kode},{CITY},2024,70," for kode in ("A3", "A4", "A5")]
    for kode, values in (
        ("A3", (40, 70, 75, 80)),
        ("A4", (60, 70, 72, 76)),
        ("A5", (65, 70, 71, 80)),
    ):
        rows += [f"{kode},{v},2024,{x}," for v, x in zip(VILLAGES, values, strict=True)]
    city = city_of(tmp_path, {"indikator.csv": INDICATORS, **observations(*rows)})

    second = advice.three(city, TODAY, "id")[1]

    assert (second.subject, second.area, second.indicator) == ("Mawar", VILLAGES[0], "A3")
    assert "skor 55 dari 100, paling diturunkan oleh Tutupan (40" in second.sentence
    assert [one.nilai for one in second.reasons] == [2, None, 1]


def test_without_scores_the_distance_to_the_city_decides(tmp_path: Path) -> None:
    rows = [f"{kode},{CITY},2024,70," for kode in ("A3", "A4", "A5")]
    for kode, values in (("A3", (40, 70)), ("A4", (60, 70)), ("A5", (65, 70))):
        rows += [f"{kode},{v},2024,{x}," for v, x in zip(VILLAGES, values, strict=False)]
    table = "\n".join(f"{line.rsplit(',', 2)[0]},," for line in INDICATORS.strip().splitlines()[1:])
    head = INDICATORS.strip().splitlines()[0]
    files = {"indikator.csv": f"{head}\n{table}\n", **observations(*rows)}

    second = advice.three(city_of(tmp_path, files), TODAY, "id")[1]

    assert second.reasons == ()


def test_steward_owes_from_the_day_it_is_due(tmp_path: Path) -> None:
    city = city_of(tmp_path, {"indikator.csv": INDICATORS, **observations(f"A1,{CITY},2023,7,")})

    before = advice.three(city, dt.date(2025, 6, 1), "id")[2]
    after = advice.three(city, dt.date(2025, 8, 1), "id")[2]

    assert before.subject == ""
    assert after.sentence == (
        "DD belum menyampaikan data 1 indikator yang jatuh tempo, paling lama 32 hari."
    )


def test_large_changes_are_told_with_their_size(tmp_path: Path) -> None:
    city = city_of(
        tmp_path,
        {
            "indikator.csv": INDICATORS,
            **observations(f"A2,{CITY},2023,20,", f"A2,{CITY},2024,32.5,"),
        },
    )

    moved = attention.movements(city)

    assert moved.membaik == ()
    assert advice.movement(city, moved.memburuk[0], "id").sentence == (
        "Sampah naik 12,5\N{NO-BREAK SPACE}poin persen menjadi 32,5\N{NO-BREAK SPACE}% (2024)"
    )
