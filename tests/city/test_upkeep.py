"""What is overdue counts apart from what is still to come."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from lib.analysis.freshness import Standing
from lib.city import upkeep
from lib.city.city import City
from tests.city.cities import city_of, observations

TODAY = dt.date(2025, 6, 30)
INDICATORS = """
kode,dimensi,nama_id,satuan,arah,jenjang,agregasi,frekuensi,walidata
A1,alam,Bulan,pohon,naik,kota,tidak_ada,bulanan,dinas
A2,alam,Tahun,%,naik,kota,tidak_ada,tahunan,dinas
A3,alam,Lain,%,naik,kota,tidak_ada,tahunan,balai
A4,alam,Kosong,%,naik,kota,tidak_ada,tahunan,balai
"""
AGENCIES = "kode,nama,singkatan\ndinas,Dinas Data,DD\nbalai,Balai Alam,BA\n"


def _city(tmp_path: Path) -> City:
    rows = observations(
        "A1,71.74,2025-02,1,tetap",  # March was due on 30 April, April on 31 May, May is today
        "A2,71.74,2024,1,tetap",  # 2025 is due in June 2026
        "A3,71.74,2023,1,contoh",  # 2024 is due today
    )
    return city_of(tmp_path, {"indikator.csv": INDICATORS, "opd.csv": AGENCIES, **rows})


def test_calendar_counts_what_is_overdue_and_what_comes(tmp_path: Path) -> None:
    first, second = upkeep.calendar(_city(tmp_path), TODAY)

    assert (first.walidata, first.overdue, first.sample) == ("dinas", 2, False)
    assert first.due[:3] == (1, 1, 1)
    assert (second.walidata, second.overdue, second.due[0], sum(second.due)) == ("balai", 0, 1, 1)
    assert second.sample


def test_months_run_over_the_year() -> None:
    months = upkeep.months(TODAY)

    assert months[0] == dt.date(2025, 6, 1)
    assert months[-1] == dt.date(2026, 5, 1)


def test_one_steward_shows_all_everybody_only_what_is_due(tmp_path: Path) -> None:
    city = _city(tmp_path)

    assert upkeep.indicators(city, TODAY, "")["indikator"].to_list() == ["A1", "A3"]
    assert upkeep.indicators(city, TODAY, "dinas")["indikator"].to_list() == ["A1", "A2"]
    assert upkeep.indicators(city, TODAY, "balai")["indikator"].to_list() == ["A3", "A4"]


def test_counts_by_standing(tmp_path: Path) -> None:
    counts = upkeep.counts(_city(tmp_path), TODAY)

    assert counts[Standing.LATE] == 1
    assert counts[Standing.NONE] == 1
    assert counts[Standing.DUE] == 1
    assert counts[Standing.CURRENT] == 1
