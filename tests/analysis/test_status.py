"""Status of every indicator."""

from __future__ import annotations

import polars as pl
import pytest

from lib.analysis import rollup, status
from tests.analysis.builders import CITY, breaks, indicators, targets, values

PLAIN = indicators({"agregasi": "tidak_ada"})


def judged(
    rows: list[tuple[str, float]],
    goals: list[tuple[str, float]],
    catalogue: pl.DataFrame = PLAIN,
    jeda: str | None = None,
    **columns: object,
) -> dict[str, object]:
    table = values(*[("X", "k", *row) for row in rows], **columns)
    cuts = breaks(("X", jeda)) if jeda else breaks()
    panel = rollup.panel(table, catalogue, CITY)
    plan = targets(*[("X", "k", *goal) for goal in goals])
    return status.statuses(panel, plan, catalogue, cuts).row(0, named=True)


def test_this_year_then_pace_to_the_end_of_the_plan() -> None:
    """The plan runs from 2025; its start is 2024, not the series' first value."""
    row = judged(
        [("2020", 40), ("2024", 60), ("2025", 61)], [("2025", 62), ("2026", 64), ("2029", 70)]
    )
    assert (row["awal_periode"], row["awal_dasar"]) == ("2024", "awal_rencana")
    assert (row["target"], row["target_akhir"], row["target_akhir_periode"]) == (62, 70, "2029")
    assert (row["keadaan"], row["terpenuhi_kini"], row["dasar"]) == ("stagnan", False, "laju")
    assert (row["laju"], row["laju_perlu"], row["laju_sisa"]) == (1, 2, 2.25)
    assert (row["perkiraan"], row["tercapai_pada"]) == (65, 2034)


def test_meeting_this_year_s_target_is_on_track() -> None:
    row = judged([("2024", 60), ("2025", 62)], [("2025", 62), ("2029", 70)])
    assert (row["keadaan"], row["dasar"], row["capaian"]) == (
        "pada_jalur",
        "target_tahun_ini",
        1.0,
    )


def test_before_the_plan_begins_the_series_is_the_start() -> None:
    row = judged([("2020", 40), ("2024", 60)], [("2026", 64), ("2029", 70)])
    assert (row["awal_periode"], row["awal_dasar"]) == ("2020", "awal_deret")
    assert (row["keadaan"], row["terpenuhi_kini"], row["rasio"]) == ("pada_jalur", None, 1.5)


def test_nothing_is_reckoned_across_a_break() -> None:
    row = judged([("2022", 40), ("2023", 50), ("2024", 20)], [("2029", 70)], jeda="2024")
    assert (row["keadaan"], row["alasan"], row["awal"]) == (
        "tidak_dapat_dinilai",
        "jeda",
        None,
    )


def test_samples_are_no_start_for_real_figures() -> None:
    row = judged([("2023", 50), ("2024", 20)], [("2029", 70)], status=["contoh", "tetap"])
    assert (row["keadaan"], row["alasan"], row["contoh"]) == (
        "tidak_dapat_dinilai",
        "contoh",
        False,
    )


@pytest.mark.parametrize(
    ("rows", "goals", "catalogue", "why"),
    [
        ([("2024", 5)], [("2029", 8)], {}, "satu_data"),
        ([("2023", 4), ("2024", 5)], [], {}, "tanpa_target"),
        ([("2023", 4), ("2024", 5)], [("2029", 8)], {"arah": "netral"}, "netral"),
        (
            [("2023-Q1", 4), ("2024-Q1", 5)],
            [("2029", 30)],
            {"agregasi": "jumlah", "jenjang": "kota"},
            "panjang_periode",
        ),
    ],
)
def test_what_cannot_be_judged_says_why(
    rows: list[tuple[str, float]],
    goals: list[tuple[str, float]],
    catalogue: dict[str, object],
    why: str,
) -> None:
    row = judged(rows, goals, indicators({"agregasi": "tidak_ada", **catalogue}))
    assert (row["keadaan"], row["alasan"]) == ("tidak_dapat_dinilai", why)


def test_words_can_be_achieved_but_have_no_pace() -> None:
    rows = [("2023", 2.0), ("2024", 3.0)]
    row = judged(rows, [("2029", 5)], kata=["CC", "B"])
    assert (row["keadaan"], row["alasan"]) == ("tidak_dapat_dinilai", "kategori")
    assert judged(rows, [("2029", 3)], kata=["CC", "B"])["keadaan"] == "tercapai"


def test_quarters_are_reckoned_from_the_same_season() -> None:
    rows = [("2021-Q4", 80), ("2022-Q1", 10), ("2022-Q4", 90), ("2023-Q1", 12), ("2024-Q1", 14)]
    row = judged(rows, [("2026", 20)])
    assert (row["awal_periode"], row["laju"]) == ("2022-Q1", 2)


def test_a_past_target_is_met_or_missed() -> None:
    assert judged([("2023", 4), ("2024", 5)], [("2022", 8)])["keadaan"] == "tidak_tercapai"
    assert judged([("2023", 4), ("2024", 9)], [("2022", 8)])["keadaan"] == "tercapai"


def test_the_chance_needs_a_trend_that_reaches_that_far() -> None:
    rows = [(str(y), 50 + 2.0 * (y - 2014) + (y % 3)) for y in range(2014, 2025)]
    near = judged(rows, [("2026", 74)])
    assert isinstance(near["peluang"], float)
    assert 0.2 < near["peluang"] < 0.9
    assert judged(rows, [("2040", 99)])["peluang"] is None
    assert judged(rows[-3:], [("2026", 74)])["peluang"] is None


def test_a_sample_target_marks_the_status() -> None:
    table = values(("X", "k", "2023", 5), ("X", "k", "2024", 6))
    plan = targets(("X", "k", "2029", 9.0), status=["contoh"])
    found = status.statuses(rollup.panel(table, PLAIN, CITY), plan, PLAIN)
    assert found.item(0, "contoh") is True


def test_areas_have_their_own_targets() -> None:
    table = values(*[("X", w, y, v) for w, v in (("a", 5), ("b", 7)) for y in ("2023", "2024")])
    plan = targets(("X", "a", "2024", 4.0), ("X", "b", "2024", 9.0))
    found = status.statuses(rollup.panel(table, PLAIN, CITY), plan, PLAIN)
    assert found["keadaan"].to_list() == ["tercapai", "tidak_tercapai"]


def test_without_anything_there_is_nothing() -> None:
    assert status.statuses(rollup.panel(values(), PLAIN, CITY), targets(), PLAIN).is_empty()
