"""Status of an indicator in an area, as a page asks for it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from lib.analysis.attainment import Basis
from lib.analysis.judgement import Doubt, Ground
from lib.analysis.progress import Progress
from lib.analysis.small_numbers import Stability
from lib.analysis.status import Start
from lib.city import status
from lib.city.city import City
from tests.city.cities import city_of

CITY = "71.74"
FILES = {
    "nilai/uji.csv": """indikator,wilayah,periode,nilai,status,pembilang,penyebut
A2,71.74,2020,40,,,
A2,71.74,2021,44,,,
A2,71.74,2022,48,,,
A2,71.74,2023,50,sementara,,
A2,71.74.01.1001,2023,10,contoh,3,30
A3,71.74,2023,WDP,,,
A4,71.74,2023,-5,,,
""",
    "target.csv": """indikator,wilayah,periode,target,dokumen
A2,71.74,2023,52,Rencana
A2,71.74,2027,70,Rencana
""",
}


def _city(tmp_path: Path) -> City:
    return city_of(tmp_path, FILES)


def test_status_carries_value_targets_start_and_judgement(tmp_path: Path) -> None:
    found = status.of(_city(tmp_path), "A2", CITY)

    assert found is not None
    assert (found.nilai, found.periode, found.sementara, found.contoh) == (50, "2023", True, False)
    assert (found.target, found.target_basis) == (52, Basis.PERIOD)
    assert (found.target_akhir, found.target_akhir_periode) == (70, "2027")
    assert (found.awal, found.awal_periode, found.awal_dasar) == (48, "2022", Start.PLAN)
    assert found.keadaan is Progress.STAGNATING
    assert found.keputusan.dasar is Ground.PACE
    assert found.keputusan.laju_sisa == 5


def test_reason_and_stability_are_words_of_their_own(tmp_path: Path) -> None:
    city = _city(tmp_path)

    few = status.of(city, "A2", "71.74.01.1001")
    words = status.of(city, "A3", CITY)

    assert few is not None
    assert words is not None
    assert (few.kestabilan, few.contoh, few.alasan) == (
        Stability.COUNT_ONLY,
        True,
        Doubt.NO_TARGET,
    )
    assert (words.kata, words.keadaan) == ("WDP", Progress.UNKNOWN)


def test_without_a_value_there_is_no_status(tmp_path: Path) -> None:
    assert status.of(_city(tmp_path), "A1", CITY) is None


def test_only_what_had_ended_by_a_day_counts(tmp_path: Path) -> None:
    city = _city(tmp_path)

    before = status.of(city, "A2", CITY, dt.date(2022, 12, 31))

    assert before is not None
    assert before.periode == "2022"
    assert status.of(city, "A2", CITY, dt.date(2022, 12, 30)).periode == "2021"  # type: ignore[union-attr]
    assert status.of(city, "A2", CITY, dt.date(2019, 12, 31)) is None


def test_every_state_is_counted(tmp_path: Path) -> None:
    found = status.counts(_city(tmp_path), frozenset({"A1", "A2", "A3"}), CITY)

    assert found[Progress.STAGNATING] == 1
    assert found[Progress.UNKNOWN] == 1
    assert sum(found.values()) == 2
    assert set(found) == set(Progress)
