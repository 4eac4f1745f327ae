"""Slips are doubted, and ordinary figures are not."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.exchange.publishing import handed, proposed
from tests.folders import LONG, write_folder

SERIES = "".join(
    f"A4,71.74.01.1001,{year},{value}\n"
    for year, value in enumerate((98, 103, 101, 99, 105, 102), start=2017)
)


def doubted(tmp_path: Path, old: str, new: str, **tables: str) -> list[tuple[object, ...]]:
    files = {"nilai/a.csv": LONG + old, **{f"{n}.csv": t for n, t in tables.items()}}
    folder = write_folder(tmp_path / "data", files)
    found = proposed(folder, handed(baru__csv=LONG + new)).doubtful
    return found.select("wilayah", "periode", "alasan", "kali").rows()


@pytest.mark.parametrize(
    "value, reason, times",
    [
        ("1040", "kali", 10.0),
        ("10.1", "kali", 0.1),
        ("99500", "kali", 1000.0),
        ("0.1010", "kali", 0.001),
        ("140", "riwayat", None),
        ("-104", "riwayat", None),
    ],
)
def test_unlike_its_own_past(tmp_path: Path, value: str, reason: str, times: float | None) -> None:
    new = f"A4,71.74.01.1001,2023,{value}\n"
    found = doubted(tmp_path, SERIES, new)
    assert [(r, k) for _, _, r, k in found] == [(reason, times)]


@pytest.mark.parametrize("value", ["100", "97", "108", "110"])
def test_like_its_own_past(tmp_path: Path, value: str) -> None:
    assert doubted(tmp_path, SERIES, f"A4,71.74.01.1001,2023,{value}\n") == []


def test_a_slip_within_a_series_that_is_new_altogether(tmp_path: Path) -> None:
    assert doubted(tmp_path, "", SERIES.replace("101", "1010")) == [
        ("71.74.01.1001", "2019", "kali", 10.0)
    ]


def test_a_correction_is_held_against_the_rest_of_the_series(tmp_path: Path) -> None:
    slip = SERIES.replace("105", "1050")
    assert doubted(tmp_path, slip, "A4,71.74.01.1001,2021,105\n") == []


def test_a_series_that_begins_anew_is_not_compared_across_the_break(tmp_path: Path) -> None:
    jeda = "indikator,periode,keterangan\nA4,2023,cara hitung baru\n"
    assert doubted(tmp_path, SERIES, "A4,71.74.01.1001,2023,1040\n", jeda=jeda) == []


def test_growing_series_are_fine(tmp_path: Path) -> None:
    rows = [f"A4,71.74.01.1001,{2010 + n},{round(1000 * 1.07**n)}\n" for n in range(14)]
    assert doubted(tmp_path, "".join(rows[:-1]), rows[-1]) == []


def test_outside_its_peers(tmp_path: Path) -> None:
    seed = random.Random(1)
    codes = [f"71.74.01.{1100 + n}" for n in range(20)]
    table = "kode,nama,jenis,induk\n71.74,Kota,kota,\n71.74.01,Utara,kecamatan,71.74\n"
    table += "".join(f"{c},Nama{i},kelurahan,71.74.01\n" for i, c in enumerate(codes))
    rows = [f"A2,{c},2024,{seed.uniform(45, 55):.2f}\n" for c in codes[1:]]
    new = "".join([f"A2,{codes[0]},2024,0.05\n", *rows])
    found = doubted(tmp_path, "", new, wilayah=table)
    assert [(w, r) for w, _, r, _ in found] == [(codes[0], "sebaya")]
