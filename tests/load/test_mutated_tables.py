"""Tables of agencies with cells, rows and columns out of place: no exception, no silence."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import polars as pl
import pytest

from lib.load.codebook import Codebook, build_codebook
from lib.load.grid import Grid
from lib.load.observations import SKIPPED, read_observations
from lib.load.report import Report
from lib.store.build import load_folder
from tests.folders import write_folder
from tests.load.test_opd_tables import CASES

MUTANTS = 2_000
POOL = (
    *(
        "",
        "Mawar",
        "Kenanga",
        "Contoh Utara",
        "Kota Contoh",
        "2022",
        "2023",
        "2022/2023",
        "I",
        "II",
    ),
    *("L", "P", "Jumlah", "(1)", "(2)", "Tahun", "Bulan", "Jan", "Semester I", "Target", "-", "…"),
    *("Realisasi", "#DIV/0!", "1.234", "12,5", "A1", "Pohon", "Sumber: x", "*", "\n", "7174011001"),
    *("71.74.01.1001", "0", "1e9", "Kelurahan", "Kecamatan", "Indikator", "status", "🙂", "=1+1"),
)
Rows = list[list[str]]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Codebook:
    folder = write_folder(tmp_path_factory.mktemp("data"), {})
    return build_codebook(load_folder(folder, None, dt.date(2025, 6, 30)).tables)


def tables() -> list[tuple[str, Rows]]:
    found: list[tuple[str, Rows]] = []
    for line in (line for case in CASES for line in case.lines):
        if line.startswith("sheet "):
            found.append((line.removeprefix("sheet ").partition("  merged")[0], []))
        elif line.startswith("|"):
            found[-1][1].append([t.strip().lstrip("'@") for t in line[1:].split("|")])
    return found


def mutated(rows: Rows, chance: random.Random) -> Rows:
    rows = [list(row) for row in rows] or [["x"]]
    for _ in range(chance.randint(1, 6)):
        place, column = chance.randrange(len(rows)), chance.randrange(max(map(len, rows)) + 1)
        match chance.randrange(6):
            case 0:
                rows[place] = [
                    chance.choice(POOL) if chance.random() < 0.4 else c for c in rows[place]
                ]
            case 1:
                rows.insert(place, [chance.choice(POOL) for _ in range(chance.randint(0, 8))])
            case 2:
                rows[place] = []
            case 3:
                rows.insert(place, list(chance.choice(rows)))
            case 4:
                rows = [[*row[:column], chance.choice(POOL[:3]), *row[column:]] for row in rows]
            case _:
                width = max(map(len, rows))
                padded = [row + [""] * (width - len(row)) for row in rows]
                rows = [list(row) for row in zip(*padded, strict=True)] or [["x"]]
    return rows


def grid(name: str, rows: Rows) -> Grid:
    width = max(map(len, rows))
    columns = [[row[c] if c < len(row) else None for row in rows] for c in range(width)]
    cells = [pl.Series(str(c), [t or None for t in x], pl.String) for c, x in enumerate(columns)]
    return Grid(pl.DataFrame(cells), None, name)


def test_no_mutant_raises_or_is_passed_over_in_silence(book: Codebook) -> None:
    chance, base = random.Random(7), tables()
    layouts = set()
    for _ in range(MUTANTS):
        name, rows = chance.choice(base)
        rows = mutated(rows, chance)
        report = Report("nilai/a.xlsx")
        reading = read_observations([grid(name, rows)], report.file, book, report)
        layouts.add(reading.layout)
        told = any(f.severity.value == "error" for f in report.findings)
        assert told or reading.layout != SKIPPED, rows
        assert all(f.row is None or 1 <= f.row <= len(rows) for f in report.findings), rows
        places = [row for part in reading.parts for row in part.baris.tolist()]
        assert all(1 <= row <= len(rows) for row in places), rows
    assert layouts == {"panjang", "lebar", "melintang", SKIPPED}


def test_a_good_file_stays_as_it_is_beside_mutants(tmp_path: Path) -> None:
    good = "indikator,wilayah,periode,nilai\nA4,Mawar,2022,7\n"
    chance, base = random.Random(11), tables()
    for number in range(20):
        rows = mutated(chance.choice(base)[1], chance)
        text = "\n".join(";".join(row) for row in rows)
        files = {"nilai/baik.csv": good, "nilai/A1.csv": text}
        folder = write_folder(tmp_path / str(number), files)
        values = load_folder(folder, None, dt.date(2025, 6, 30)).values
        assert values.filter(pl.col("berkas") == "nilai/baik.csv")["nilai"].to_list() == [7], rows
