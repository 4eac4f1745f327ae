"""Sample reports, evidence, scores and decisions are plausible, marked, and always the same."""

from __future__ import annotations

import polars as pl

from lib.sample.action import action_files
from lib.sample.assessment import scores
from lib.sample.decision import decisions
from lib.sample.evidence import evidence
from lib.sample.report import LAST, reports

PROGRAMS = pl.DataFrame(
    [
        (f"P{n}", f"Program {n}", "alam", "dinas;kota", "2024", end, budget)
        for n, (end, budget) in enumerate(
            [(None, "1000"), ("2027", None), (None, None), ("2025", None)] * 2
        )
    ]
    + [
        ("LAMA", "Lama", "alam", "dinas", "2012", None, None),
        ("HARI", "Sehari", "alam", "dinas", "2024-05-01", "2024-05-01", None),
        ("TANPA", "Tanpa tanggal", "alam", "dinas", None, None, None),
        ("NANTI", "Nanti", "alam", "dinas", "2030", None, None),
    ],
    schema=dict.fromkeys(
        ("kode", "nama", "dimensi", "opd", "mulai", "selesai", "anggaran"), pl.String
    ),
    orient="row",
)
INDICATORS = pl.DataFrame(
    {"kode": ["A", "B"], "nama_id": ["Air", "Bus"], "pilar": ["smart_alam", None]}
)
DIMENSIONS = pl.DataFrame(
    {"kerangka": ["kota", "nasional", "nasional"], "kode": ["alam", "smart_a", "smart_b"]}
)


def test_reports_rise_and_stay_within_100() -> None:
    rows = reports(PROGRAMS, 1).with_columns(
        pl.col("rencana_persen", "realisasi_persen", "realisasi_anggaran").cast(pl.Float64)
    )
    for column in ("rencana_persen", "realisasi_persen"):
        assert rows[column].drop_nulls().is_between(0, 100).all()
        steps = rows.drop_nulls(column).select(pl.col(column).diff().over("program")).drop_nulls()
        assert (steps >= 0).to_series().all()
    assert rows.unique(["program", "periode"]).height == rows.height
    assert set(rows["status_data"]) == {"contoh"}


def test_no_real_progress_after_the_last_reported_quarter() -> None:
    rows = reports(PROGRAMS, 1)
    later = rows.filter(pl.col("periode") > str(LAST))
    assert later.height
    assert later["realisasi_persen"].null_count() == later.height


def test_money_only_where_there_is_a_budget() -> None:
    rows = reports(PROGRAMS, 1).filter(pl.col("realisasi_anggaran").is_not_null())
    assert set(rows["program"]) <= {"P0", "P4"}
    assert rows["realisasi_anggaran"].cast(pl.Float64).max() <= 1000


def test_only_programmes_that_may_still_run_report() -> None:
    told = set(reports(PROGRAMS, 1)["program"])
    assert told == {f"P{n}" for n in range(8)}
    silent = reports(PROGRAMS, 1).group_by("program").agg(pl.col("realisasi_persen").count())
    assert 0 in silent["realisasi_persen"].to_list(), "one of them never reports"


def test_evidence_names_files_that_are_made() -> None:
    rows, files = evidence(PROGRAMS, INDICATORS, 1)
    assert set(rows["tautan"].drop_nulls()) == set(files)
    assert all(b"DATA CONTOH" in content for content in files.values())
    assert set(rows["status"]) == {"ada", "kurang", "belum"}
    assert rows.filter(pl.col("status") == "ada")["tautan"].null_count() == 0
    assert set(rows["status_data"]) == {"contoh"}


def test_scores_by_pillar_with_weights_of_100_and_no_top_of_the_scale() -> None:
    rows = scores(DIMENSIONS, 1)
    own = rows.filter(pl.col("pilar").is_null())
    assert own.group_by("tahun").agg(pl.col("bobot").cast(pl.Int64).sum())["bobot"].to_list() == [
        100,
        100,
    ]
    assert rows["skala_atas"].null_count() == rows.height
    assert rows.filter(pl.col("pilar") == "smart_b").height == own.height


def test_decisions_are_due_after_they_were_made() -> None:
    rows = decisions(PROGRAMS, 1)
    assert (rows["tenggat"] > rows["tanggal"]).all()
    assert set(rows["opd"]) == {"dinas"}
    assert set(rows["status"]) == {"terbuka", "selesai"}
    assert decisions(PROGRAMS.clear(), 1).is_empty()


def test_same_seed_same_bytes() -> None:
    tables = {"program": PROGRAMS, "indikator": INDICATORS, "dimensi": DIMENSIONS}
    assert action_files(tables, 5) == action_files(tables, 5)
    assert action_files(tables, 5) != action_files(tables, 6)
    assert action_files({"indikator": INDICATORS}, 5) == {}
