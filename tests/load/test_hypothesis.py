"""No bytes raise, and no file changes what another gives."""

from __future__ import annotations

import datetime as dt
import io
import random
import tempfile
from functools import cache
from pathlib import Path

import polars as pl
import xlsxwriter
from hypothesis import HealthCheck, example, given, seed, settings
from hypothesis import strategies as st

from lib.contract.tables import OBSERVATION, TABLES
from lib.load.codebook import MOST, Codebook, build_codebook
from lib.load.numbers import certain_text
from lib.load.observations import read_observations
from lib.load.periods import read_period
from lib.load.reference import read_reference
from lib.load.report import Report
from lib.load.source import read_source
from lib.store.build import load_folder
from tests.folders import LONG, write_folder

TODAY = dt.date(2025, 6, 30)
GOOD = LONG + "A2,71.74.01.1001,2020,50\nA1,71.74.01.1002,2020-05,7\n"
NAMES = ["x.csv", "x.xlsx", "x.parquet", "x.ods"]
CALM = settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@cache
def codebook() -> Codebook:
    with tempfile.TemporaryDirectory() as place:
        return build_codebook(load_folder(write_folder(Path(place), {}), None, TODAY).tables)


@cache
def workbook() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet("A2")
        sheet.write_row(0, 0, ["Wilayah", 2022, 2023])
        sheet.write_row(1, 0, ["Mawar", 1.5, 2])
    return buffer.getvalue()


@cache
def parquet() -> bytes:
    buffer = io.BytesIO()
    pl.read_csv(GOOD.encode()).write_parquet(buffer)
    return buffer.getvalue()


def read(content: bytes, name: str) -> None:
    report = Report(name)
    grids = read_source(content, name, report)
    reading = read_observations(grids, name, codebook(), report)
    assert reading.parts or report.findings or grids
    for grid in grids:
        read_reference(grid, TABLES["wilayah"], Report(name))


@seed(1)
@CALM
@given(st.binary(max_size=400), st.sampled_from(NAMES))
@example(b"PAR1", "x.parquet")
@example(b"PK\x03\x04", "x.xlsx")
@example(b'"', "x.csv")
@example(b"\xff\xfe", "x.csv")
def test_random_bytes_never_raise(content: bytes, name: str) -> None:
    read(content, name)


@seed(1)
@CALM
@given(st.integers(0, 10**9), st.sampled_from(["csv", "wide", "xlsx", "parquet"]))
def test_mutations_of_good_files_never_raise(number: int, kind: str) -> None:
    good = {
        "csv": GOOD.encode(),
        "wide": b"A2\nWilayah;2022;2023\nMawar;1,5;2\nKamboja;3;4\n",
        "xlsx": workbook(),
        "parquet": parquet(),
    }[kind]
    chance = random.Random(number)
    content = bytearray(good)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(content))
        match chance.randrange(3):
            case 0:
                content[place] = chance.randrange(256)
            case 1:
                del content[place : place + chance.randint(1, 9)]
            case _:
                content[place:place] = chance.choice([b'"', b";", b",", b"\n", b"\x00", b"9", b"."])
        if not content:
            break
    read(bytes(content), f"x.{'csv' if kind == 'wide' else kind}")


CELL = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@seed(1)
@CALM
@given(st.lists(st.lists(CELL, min_size=4, max_size=4), max_size=6))
def test_random_cells_never_raise(rows: list[list[str]]) -> None:
    quoted = [",".join('"' + c.replace('"', '""') + '"' for c in row) for row in rows]
    read((LONG + "\n".join(quoted)).encode(), "x.csv")


@seed(1)
@CALM
@given(CELL)
@example("٢٠٢٤")
@example("²")
def test_random_periods_never_raise(text: str) -> None:
    read_period(text)


@seed(1)
@settings(CALM, max_examples=25)
@given(st.binary(max_size=200), st.sampled_from([*(f"nilai/{n}" for n in NAMES), "target.csv"]))
def test_bad_file_changes_no_other(content: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as place:
        files: dict[str, str | bytes | None] = {"nilai/baik.csv": GOOD, name: content}
        snapshot = load_folder(write_folder(Path(place), files), None, TODAY)
    assert snapshot.values.filter(pl.col("berkas") == "nilai/baik.csv").height == 2


VALUE = st.one_of(
    st.floats(-MOST, MOST).map(lambda x: x or 0.0),
    st.integers(0, 999_999).map(lambda n: n / 1000),
)
KEYS = st.tuples(
    st.sampled_from(["71.74", "71.74.01", "71.74.01.1001", "71.74.02.2004"]),
    st.sampled_from(["2020", "2021-S2", "2022-Q3", "2023-11"]),
)


@seed(1)
@settings(CALM, max_examples=40)
@given(st.dictionaries(KEYS, VALUE, min_size=1), st.sampled_from(["csv", "parquet", "tsv"]))
def test_what_is_written_reads_back_equal(rows: dict[tuple[str, str], float], kind: str) -> None:
    lines = [("A4", w, p, v) for (w, p), v in rows.items()]
    frame = pl.DataFrame(lines, schema=list(OBSERVATION.required), orient="row")
    buffer = io.BytesIO()
    if kind == "parquet":
        frame.write_parquet(buffer)
    else:
        frame.with_columns(certain_text("nilai")).write_csv(
            buffer, separator="\t" if kind == "tsv" else ","
        )
    with tempfile.TemporaryDirectory() as place:
        files: dict[str, str | bytes | None] = {f"nilai/x.{kind}": buffer.getvalue()}
        snapshot = load_folder(write_folder(Path(place), files), None, TODAY)
    assert [f for f in snapshot.findings if f.severity == "error"] == []
    assert sorted(snapshot.values.select(OBSERVATION.required).rows()) == sorted(lines)
