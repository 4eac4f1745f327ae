from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lib.sample.profile import Profile, profiles
from lib.sample.schedule import periods, provisional, reported
from lib.sample.terrain import terrain
from tests.sample.tables import indikator, wilayah


def profile(**changes: object) -> Profile:
    return replace(profiles(indikator())[0], **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("frequency", "until", "count", "last"),
    [
        ("bulanan", "", 82, "2025-10"),
        ("bulanan", "2025-08", 80, "2025-08"),
        ("triwulanan", "", 27, "2025-Q3"),
        ("triwulanan", "2025-08", 26, "2025-Q2"),
        ("semesteran", "", 13, "2025-S1"),
        ("tahunan", "", 7, "2025"),
        ("lima_tahunan", "", 2, "2024"),
    ],
)
def test_periods_run_to_the_last_reported_month(
    frequency: str, until: str, count: int, last: str
) -> None:
    found = periods(profile(frequency=frequency, until=until))
    assert (str(found[0])[:4], len(found), str(found[-1])) == ("2019", count, last)


@pytest.mark.parametrize(
    ("frequency", "until", "count"),
    [("bulanan", "", 3), ("triwulanan", "", 1), ("tahunan", "", 1), ("tahunan", "2024-12", 1)],
)
def test_latest_periods_are_provisional(frequency: str, until: str, count: int) -> None:
    made = profile(frequency=frequency, until=until)
    marks = provisional(made, periods(made))
    assert marks.sum() == count
    assert marks[-count:].all()


def test_election_results_are_not_provisional() -> None:
    made = profile(frequency="lima_tahunan")
    assert not provisional(made, periods(made)).any()


def test_late_villages_lack_only_the_end() -> None:
    land = terrain(wilayah(), 1)
    land = replace(land, late=np.ones(6, dtype=bool))
    made = profile(aggregation="jumlah")
    there = [reported(replace(made, code=f"K{i}"), periods(made), land) for i in range(20)]
    assert any(not t[:, -1].all() for t in there)
    assert all(t[:, :-2].mean() > 0.98 for t in there)
