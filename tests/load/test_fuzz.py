"""Ten thousand broken files: none raises, none changes what a good file beside it gives."""

from __future__ import annotations

import datetime as dt
import io
import json
import random
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from lib.contract.finding import Severity
from lib.load.assemble import assemble
from lib.load.boundaries import read_boundaries
from lib.load.codebook import Codebook, build_codebook
from lib.load.folder import Entry, Role
from lib.load.observations import read_observations
from lib.load.part import Reading
from lib.load.report import Report
from lib.load.source import read_source
from lib.load.tables import Tables, read_tables
from tests.folders import LONG, TABLES
from tests.load.test_source import ods

GOOD = LONG + "A4,71.74.02.1003,1990,123456\nA3,71.74,1990,WTP\n"
"""A file beside the broken one, with keys that no slip in that one can hit."""
LINES = (
    "A2,71.74.01.1001,2020,50.5\nA2,Melati Satu,2021,7\nA1,71.74.02,TW I 2024,3\n"
    "A1,Kenanga,2023-05,1.234\nA2,71.74.01,2022,99\n"
)
WIDE = "Sampah terangkut\n\nWilayah;2022;2023\nMawar;1,5;2\nKamboja;3;4\nJumlah;4,5;6\n"
PIECES = [
    *(b'"', b";", b",", b"\t", b"\n", b"\r", b"\x00", b"\xff", b"\xef\xbb\xbf", b"9", b".", b"-"),
    *(b"1e999", b"inf", b"#DIV/0!", b"=1+1", b"<b>", b"2021-13", b"\xe2\x80\xa6", b"'", b"{", b"["),
]


@cache
def workbook() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        wide, long = book.add_worksheet("A2"), book.add_worksheet("Data")
        wide.write_row(0, 0, ["Wilayah", 2022, 2023])
        wide.write_row(1, 0, ["Mawar", 1.5, "2"])
        for row, line in enumerate((LONG + LINES).splitlines()):
            long.write_row(row, 0, line.split(","))
    return buffer.getvalue()


@cache
def parquet() -> bytes:
    buffer = io.BytesIO()
    pl.read_csv((LONG + LINES).encode(), infer_schema=False).write_parquet(buffer)
    return buffer.getvalue()


def values() -> Mapping[str, tuple[str, bytes]]:
    """Return good files of every kind: name and bytes."""
    text = LONG + LINES
    return {
        "csv": ("x.csv", text.encode()),
        "windows": ("x.csv", text.replace(",", ";").replace("\n", "\r\n").encode("cp1252")),
        "utf-16": ("x.csv", ("\ufeff" + text).replace(",", "\t").encode("utf-16-le")),
        "wide": ("A2.csv", WIDE.encode()),
        "xlsx": ("x.xlsx", workbook()),
        "ods": ("x.ods", ods([line.split(",") for line in text.splitlines()])),
        "parquet": ("x.parquet", parquet()),
    }


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Return bytes with up to eight places changed, cut out, doubled or put in."""
    found = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        if not found:
            break
        place, length = chance.randrange(len(found)), chance.randint(1, 12)
        match chance.randrange(5):
            case 0:
                found[place] = chance.randrange(256)
            case 1:
                del found[place : place + length]
            case 2:
                found[place:place] = found[place : place + length]
            case 3:
                found[place:place] = chance.choice(PIECES)
            case _ if chance.random() < 0.2:
                del found[place:]
    return bytes(found)


def inside(content: bytes, chance: random.Random) -> bytes:
    """Return an archive that is whole, with one of its parts mutated."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        parts = old.namelist()
        hit = chance.choice([p for p in parts if "sheet" in p or "content" in p] or parts)
        for part in parts:
            data = old.read(part)
            new.writestr(part, mutated(data, chance) if part == hit else data)
    return out.getvalue()


def read_with(name: str, content: bytes) -> Tables:
    """Read the reference tables, one of them with other bytes."""
    files = {file: text.lstrip("\n").encode() for file, text in TABLES.items()} | {name: content}
    entries = [
        (Entry(Path(file), file, Role.TABLE, file.partition(".")[0], len(data), 0), data)
        for file, data in files.items()
    ]
    return read_tables(entries)


@cache
def tables() -> Tables:
    return read_with("opd.csv", TABLES["opd.csv"].lstrip("\n").encode())


@cache
def book() -> Codebook:
    return build_codebook(tables().frames)


def reading(content: bytes, name: str) -> Reading:
    report = Report(f"nilai/{name}")
    return read_observations(read_source(content, name, report), report.file, book(), report)


@cache
def good() -> Reading:
    return reading(GOOD.encode(), "baik.csv")


def harmless(content: bytes, name: str) -> None:
    """Read a file beside the good one, which must give what it gives alone."""
    found = reading(content, name)
    assert found.parts or found.findings, content
    values = assemble([*good().parts, *found.parts], book()).values
    own = values.filter(pl.col("berkas") == "nilai/baik.csv")
    assert own.select("indikator", "nilai").rows() == [("A3", 3.0), ("A4", 123456.0)], content
    assert values["nilai"].is_finite().all(), content


def several(seed: int, count: int) -> Iterator[random.Random]:
    """Yield sources of chance that are told by a number."""
    for number in range(count):
        yield random.Random(seed * 1_000_000 + number)


@pytest.mark.parametrize("seed, kind", list(enumerate(values())))
def test_mutations(seed: int, kind: str) -> None:
    name, content = values()[kind]
    harmless(content, name)
    for chance in several(seed, 1000):
        harmless(mutated(content, chance), name)


@pytest.mark.parametrize("seed, kind", [(20, "xlsx"), (21, "ods")])
def test_mutations_within_archives(seed: int, kind: str) -> None:
    name, content = values()[kind]
    for chance in several(seed, 700):
        harmless(inside(content, chance), name)


@pytest.mark.parametrize(
    "seed, name", [(30, "x.csv"), (31, "x.xlsx"), (32, "x.ods"), (33, "x.parquet")]
)
def test_random_bytes(seed: int, name: str) -> None:
    starts = [b"", b"PK\x03\x04", b"PAR1", b"\xd0\xcf\x11\xe0", b"\xff\xfe", LONG.encode()]
    for chance in several(seed, 400):
        harmless(chance.choice(starts) + chance.randbytes(chance.randint(0, 300)), name)


@pytest.mark.parametrize("seed, name", list(enumerate(TABLES, 40)))
def test_mutations_of_tables(seed: int, name: str) -> None:
    content = TABLES[name].lstrip("\n").encode()
    for chance in several(seed, 160):
        found = read_with(name, mutated(content, chance))
        build_codebook(found.frames)
        others = {f.file for f in found.findings if f.severity is Severity.ERROR}
        assert name in found.rows
        assert others <= {name, "", *TABLES}


SHAPES = json.dumps(
    {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"kode": "71.74.01.1001", "nama": "Mawar"},
                "geometry": {
                    "type": "Polygon",
                    "coordinates": [[[124.3, 0.7], [124.32, 0.7], [124.31, 0.72], [124.3, 0.7]]],
                },
            }
        ],
    }
).encode()


@pytest.mark.parametrize("seed, change", [(60, mutated), (61, None)])
def test_boundaries(
    seed: int, change: Callable[[bytes, random.Random], bytes] | None, tmp_path: Path
) -> None:
    path = tmp_path / "batas/kota.geojson"
    path.parent.mkdir()
    areas = tables().frames["wilayah"]
    for chance in several(seed, 200):
        path.write_bytes(change(SHAPES, chance) if change else chance.randbytes(200))
        found = read_boundaries([path], tmp_path, areas, dt.date(2025, 6, 30))
        assert len(found.frame) or found.findings
