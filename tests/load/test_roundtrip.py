"""What ``values`` writes reads back equal in every format, delimiter, encoding and style."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

import polars as pl
import xlsxwriter
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from lib.cli.values import COLUMNS
from lib.contract.finding import Severity
from lib.load.codebook import MOST
from lib.load.numbers import certain_text
from lib.store.build import load_folder
from tests.folders import LONG, write_folder
from tests.load.test_source import ods

TODAY = dt.date(2026, 1, 31)
Rows = Sequence[Sequence[str]]
KEYS = st.tuples(
    st.sampled_from(["71.74", "71.74.01", "71.74.01.1001", "71.74.02.2004"]),
    st.sampled_from(["2020", "2021-S2", "2022-Q3", "2023-11", "1999-01"]),
    st.sampled_from(["tetap", "sementara", "estimasi"]),
)
NUMBERS = st.one_of(
    st.floats(-MOST, MOST).map(lambda x: float(f"{x:.15g}") or 0.0),
    st.integers(-(10**12), 10**12).map(float),
    st.integers(0, 9_999_999).map(lambda n: n / 1000),
    st.integers(0, 999).map(lambda n: n * 1000.0),
)
"""Fifteen digits are what Excel keeps."""
DELIMITERS = st.sampled_from([",", ";", "\t", "|"])
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
STYLES = st.sampled_from(["point", "comma", "grouped point", "grouped comma"])
ENDS = st.sampled_from(["\n", "\r\n"])
BOOKS = st.sampled_from(["xlsx", "xlsx as text", "ods", "ods as text", "parquet"])


def written(folder: Path) -> str:
    """Return what ``values`` prints about a folder without a fault."""
    snapshot = load_folder(folder, None, TODAY)
    assert [f for f in snapshot.findings if f.severity is Severity.ERROR] == []
    rows = snapshot.values.select(COLUMNS).sort(COLUMNS[:3])
    return rows.with_columns(certain_text("nilai")).write_csv()


def styled(number: str, style: str) -> str:
    """Write a number, which has a decimal point, in another style."""
    if style.startswith("grouped") and "e" not in number:
        whole, _, part = number.partition(".")
        number = f"{int(whole):,}".replace("-0", "0") if whole != "-0" else whole
        number = f"{number}.{part or '0'}"
    if style.endswith("comma"):
        number = number.translate(str.maketrans(",.", ".,"))
    return number


def as_text(rows: Rows, delimiter: str, encoding: str, style: str, end: str) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    place = rows[0].index("nilai")
    writer.writerow(rows[0])
    for row in rows[1:]:
        writer.writerow([styled(c, style) if i == place else c for i, c in enumerate(row)])
    return out.getvalue().encode(encoding)


def as_book(rows: Rows, kind: str) -> tuple[str, bytes]:
    """Return the ending and bytes of a file with cells, numbers as numbers or as text."""
    place = rows[0].index("nilai")
    cells = [
        [float(c) if i == place and n and "text" not in kind else c for i, c in enumerate(row)]
        for n, row in enumerate(rows)
    ]
    if kind.startswith("ods"):
        return "ods", ods(cells)
    buffer = io.BytesIO()
    if kind == "parquet":
        pl.DataFrame(cells[1:], schema=list(rows[0]), orient="row").write_parquet(buffer)
        return "parquet", buffer.getvalue()
    with xlsxwriter.Workbook(buffer) as book:
        page = book.add_worksheet("Data")
        for number, line in enumerate(cells):
            page.write_row(number, 0, line)
    return "xlsx", buffer.getvalue()


def again(ending: str, content: bytes) -> str:
    with tempfile.TemporaryDirectory() as place:
        return written(write_folder(Path(place, "data"), {f"nilai/x.{ending}": content}))


def first(rows: dict[tuple[str, str, str], float]) -> str:
    """Return what ``values`` prints about some figures."""
    once = {(area, period): (status, value) for (area, period, status), value in rows.items()}
    lines = "".join(f"A4,{a},{p},{v!r},{s}\n" for (a, p), (s, v) in once.items())
    with tempfile.TemporaryDirectory() as place:
        text = LONG.replace("nilai", "nilai,status") + re.sub(r"(\.\d{3}),", r"\g<1>0,", lines)
        return written(write_folder(Path(place, "data"), {"nilai/x.csv": text}))


@seed(1)
@settings(max_examples=40, deadline=None)
@given(st.dictionaries(KEYS, NUMBERS, min_size=1), DELIMITERS, ENCODINGS, STYLES, ENDS)
def test_text(
    rows: dict[tuple[str, str, str], float], delimiter: str, encoding: str, style: str, end: str
) -> None:
    printed = first(rows)
    content = as_text(list(csv.reader(io.StringIO(printed))), delimiter, encoding, style, end)
    assert again("csv", content) == printed


@seed(1)
@settings(max_examples=40, deadline=None)
@given(st.dictionaries(KEYS, NUMBERS, min_size=1), BOOKS)
def test_books(rows: dict[tuple[str, str, str], float], kind: str) -> None:
    printed = first(rows)
    ending, content = as_book(list(csv.reader(io.StringIO(printed))), kind)
    assert again(ending, content) == printed
