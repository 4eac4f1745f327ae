"""What is ready, what is weak and who is to be asked, on a handful of items."""

from __future__ import annotations

import polars as pl

from lib.analysis.readiness import chase_list, readiness_by, readiness_items

INDICATORS = pl.DataFrame(
    {
        "kode": ["A", "B", "C"],
        "dimensi": ["d", "d", "e"],
        "pilar": ["p", "p", None],
        "subpilar": ["x", "y", None],
        "walidata": ["dinkes", "dlh", None],
    }
)
VALUES = pl.DataFrame(
    {
        "indikator": ["A", "A", "B", "C"],
        "nilai": [1.0, 2.0, 3.0, None],
        "status": ["tetap", "contoh", "contoh", "tetap"],
    }
)
PROGRAMS = pl.DataFrame(
    {
        "kode": ["P1", "P2", "P3"],
        "dimensi": ["d", "e", "e"],
        "opd": ["dlh;dinkes", "dishub", "dishub"],
        "indikator": ["A;B", None, "B"],
        "pilar": [None, "p;q", None],
    }
)


def evidence(*rows: tuple[str | None, str | None, str | None, str | None]) -> pl.DataFrame:
    names = ("program", "indikator", "tautan", "status")
    return pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row")


def found(*rows: tuple[str | None, str | None, str | None, str | None]) -> pl.DataFrame:
    return readiness_items(INDICATORS, VALUES, PROGRAMS, evidence(*rows))


def test_data_of_each_indicator() -> None:
    rows = found().filter(pl.col("jenis") == "indikator")
    assert dict(rows.select("kode", "data").iter_rows()) == {
        "A": "nyata",
        "B": "contoh",
        "C": "kosong",
    }


def test_a_programme_belongs_where_its_indicators_do_unless_it_names_pillars() -> None:
    rows = found().filter(pl.col("jenis") == "program")
    assert rows.select("kode", "pilar", "subpilar").rows() == [
        ("P1", "p", "x"),
        ("P1", "p", "y"),
        ("P2", "p", None),
        ("P2", "q", None),
        ("P3", "p", "y"),
    ]
    assert rows["opd"].to_list() == ["dlh", "dlh", "dishub", "dishub", "dishub"]


def test_evidence_counts_by_its_best_piece() -> None:
    rows = found(
        (None, "A", "x.pdf", "belum"),
        (None, "A", "y.pdf", "ada"),
        (None, "B", None, "ada"),
        (None, "C", "https://c", None),
        ("P1", None, None, None),
    )
    proofs = dict(rows.select("kode", "bukti").iter_rows())
    assert proofs == {
        "A": "ada",
        "B": "kurang",
        "C": "kurang",
        "P1": "belum",
        "P2": "tanpa",
        "P3": "tanpa",
    }
    assert dict(rows.select("kode", "siap").iter_rows())["A"] is True


def test_by_pillar_and_sub_dimension() -> None:
    rows = found((None, "A", "a.pdf", "ada"), ("P3", None, "b.pdf", "ada"))
    by_pillar = readiness_by(rows, ["pilar"])
    assert by_pillar.select("pilar", "indikator", "program", "siap").rows() == [
        ("p", 2, 3, 2),
        ("q", 0, 1, 0),
        (None, 1, 0, 0),
    ]
    first = by_pillar.row(0, named=True)
    assert (first["nyata"], first["data_contoh"], first["kosong"]) == (1, 1, 0)
    assert (first["ada"], first["tanpa"], first["persen"]) == (2, 3, 40)
    fine = readiness_by(rows)
    assert fine.filter(pl.col("subpilar") == "y").select("indikator", "program", "siap").rows() == [
        (1, 2, 1)
    ]


def test_two_views_on_one_set() -> None:
    rows = found((None, "A", "a.pdf", "ada"))
    by_dimension = readiness_by(rows, ["dimensi"])
    assert by_dimension.select("dimensi", "indikator", "program").rows() == [
        ("d", 2, 1),
        ("e", 1, 2),
    ]


def test_list_to_chase() -> None:
    rows = chase_list(found((None, "A", "a.pdf", "kurang"), ("P1", None, "a.pdf", "ada")))
    assert rows.select("opd", "kode", "perlu").rows() == [
        ("dlh", "B", ["data", "bukti"]),
        (None, "C", ["data", "bukti"]),
        ("dishub", "P2", ["bukti"]),
        ("dishub", "P3", ["bukti"]),
        ("dinkes", "A", ["bukti_kuat"]),
    ]


def test_sample_evidence_is_marked() -> None:
    rows = readiness_items(
        INDICATORS,
        VALUES,
        PROGRAMS,
        evidence((None, "A", "a.pdf", "ada")).with_columns(status_data=pl.lit("contoh")),
    )
    assert rows.filter(pl.col("contoh"))["kode"].to_list() == ["A"]


def test_nothing_is_nothing() -> None:
    rows = readiness_items(INDICATORS.clear(), VALUES.clear(), PROGRAMS.clear(), evidence())
    assert rows.is_empty()
    assert readiness_by(rows).is_empty()
    assert chase_list(rows).is_empty()
