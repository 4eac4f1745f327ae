"""The parts of all files together: one value per key, what is held back, the tidy table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from lib.contract.codes import Code
from lib.contract.finding import Finding, Severity
from lib.contract.vocabulary import Level, Status
from lib.load.codebook import Codebook, withheld
from lib.load.part import PART, STATUSES, Part, unpack
from lib.load.report import LIMIT, Report

_LEVELS = (Level.CITY.value, Level.DISTRICT.value, Level.VILLAGE.value)
_DENSE = 50_000_000
"""Most keys for which counting beats sorting."""
_KEY = ("indikator", "wilayah", "periode")


@dataclass(frozen=True, slots=True)
class Assembly:
    """What all parts give together."""

    values: pl.DataFrame
    """One row per key, sorted by indikator, wilayah, first day, length; the columns of
    the tidy table."""
    withheld: pl.DataFrame
    findings: tuple[Finding, ...]
    kept: Mapping[str, int]
    """Rows published or held back, by file."""


def assemble(parts: Sequence[Part], book: Codebook) -> Assembly:
    """Put parts together.

    Two different values for a key keep both out; of two equal ones the first stays.
    """
    frame = _together(parts)
    findings: list[Finding] = []
    held = withheld(book)
    aside = frame.filter(pl.col("sumber").is_in(held)) if held and frame.height else frame.clear()
    if aside.height:
        frame = frame.filter(~pl.col("sumber").is_in(held).fill_null(False))
        findings += _told(aside, parts, Code.QUALITY_WITHHELD)
    frame, clashes = _one_per_key(frame, parts, book)
    findings += clashes
    sample = STATUSES.index(Status.SAMPLE.value)
    findings += _told(frame.filter(pl.col("status") == sample), parts, Code.SAMPLE_PRESENT)
    counts = pl.concat([frame.select("part"), aside.select("part")]).group_by("part").len()
    kept: dict[str, int] = {}
    for part, rows in counts.iter_rows():
        kept[parts[part].file] = kept.get(parts[part].file, 0) + rows
    aside, _ = _sorted(aside)
    return Assembly(_tidy(frame, parts, book), _tidy(aside, parts, book), tuple(findings), kept)


def _together(parts: Sequence[Part]) -> pl.DataFrame:
    frames = [
        p.frame.with_columns(part=pl.lit(i, pl.Int32))
        for i, p in enumerate(parts)
        if p.frame.height
    ]
    if not frames:
        return pl.DataFrame(schema={**PART, "part": pl.Int32})
    return pl.concat(frames)


def _told(frame: pl.DataFrame, parts: Sequence[Part], code: Code) -> list[Finding]:
    """Give one remark per file on how many rows something holds for."""
    return [
        Finding(Severity.INFO, code, parts[part].file, parts[part].sheet, count=rows)
        for part, rows in frame.group_by("part").len().sort("part").iter_rows()
    ]


def _keys(frame: pl.DataFrame) -> tuple[np.ndarray, int]:
    """Return a number per row that sorts like the key, and how many such numbers there are."""
    periods = frame["periode"].to_numpy()
    distinct = np.unique(periods) if len(periods) else periods
    table = np.zeros(int(distinct[-1] - distinct[0]) + 1 if len(distinct) else 1, np.int64)
    if len(distinct):
        table[distinct - distinct[0]] = np.arange(len(distinct))
    places = table[periods - distinct[0]] if len(distinct) else periods.astype(np.int64)
    areas = int(frame["wilayah"].max() or 0) + 1  # type: ignore[arg-type]
    indicators = int(frame["indikator"].max() or 0) + 1  # type: ignore[arg-type]
    key = (
        frame["indikator"].to_numpy().astype(np.int64) * areas + frame["wilayah"].to_numpy()
    ) * len(distinct)
    return key + places, indicators * areas * len(distinct)


def _sorted(frame: pl.DataFrame) -> tuple[pl.DataFrame, np.ndarray | None]:
    """Sort by key; the second result marks rows whose key is there more than once."""
    if frame.is_empty():
        return frame, None
    key, size = _keys(frame)
    steps = np.diff(key)
    if (steps > 0).all():
        return frame, None
    if size <= _DENSE:
        counts = np.bincount(key, minlength=size)
        if counts.max() == 1:
            order: np.ndarray = np.empty(size, np.int32)
            order[key] = np.arange(len(key), dtype=np.int32)
            return frame[order[counts > 0]], None
    order = np.argsort(key, kind="stable")
    key = key[order]
    same = key[1:] == key[:-1]
    twice = np.zeros(len(key), bool)
    twice[1:] |= same
    twice[:-1] |= same
    return frame[order], twice if twice.any() else None


def _one_per_key(
    frame: pl.DataFrame, parts: Sequence[Part], book: Codebook
) -> tuple[pl.DataFrame, list[Finding]]:
    frame, twice = _sorted(frame)
    if twice is None:
        return frame, []
    mask = pl.Series(twice)
    groups = frame.with_row_index("place").filter(mask)
    groups = groups.with_columns(
        different=(pl.col("nilai").n_unique() > 1).over(_KEY),
        first=pl.int_range(pl.len()).over(_KEY) == 0,
    )
    out = groups.filter(pl.col("different") | ~pl.col("first"))["place"]
    return frame.filter(
        ~pl.int_range(frame.height, eager=True).is_in(out.cast(pl.Int64).implode())
    ), [
        *_clashes(
            groups.filter("different"), parts, book, Severity.ERROR, Code.VALUE_TWICE_DIFFERENT
        ),
        *_clashes(
            groups.filter(~pl.col("different")),
            parts,
            book,
            Severity.WARNING,
            Code.VALUE_TWICE_EQUAL,
        ),
    ]


def _clashes(
    groups: pl.DataFrame, parts: Sequence[Part], book: Codebook, severity: Severity, code: Code
) -> list[Finding]:
    """Give one finding per row but the first of each key, naming the first as the other place."""
    found: dict[str, Report] = {}
    counts: dict[tuple[str, str | None], int] = {}
    first: dict[str, object] = {}
    for row in groups.iter_rows(named=True):
        if row["first"]:
            first = row
            continue
        part, other = parts[row["part"]], parts[int(str(first["part"]))]
        place = (part.file, part.sheet)
        counts[place] = counts.get(place, 0) + 1
        if counts[place] > LIMIT:
            continue
        sheet = f" [{other.sheet}]" if other.sheet else ""
        found.setdefault(part.file, Report(part.file)).on(part.sheet).add(
            severity,
            code,
            row=row["baris"],
            column="nilai",
            value=_number(row["nilai"]),
            params={
                "key": " / ".join(_spoken(row, book)),
                "other": f"{other.file}{sheet}, {first['baris']}",
                "other_value": _number(float(str(first["nilai"]))),
            },
        )
    return [f for report in found.values() for f in report.findings]


def _spoken(row: Mapping[str, int], book: Codebook) -> tuple[str, str, str]:
    period = str(unpack(row["periode"]))
    return book.indicators[row["indikator"]], book.areas[row["wilayah"]], period


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def _tidy(frame: pl.DataFrame, parts: Sequence[Part], book: Codebook) -> pl.DataFrame:
    """Turn codes back into text and add what is derived."""
    periods = frame["periode"]
    low = int(periods.min() or 0)  # type: ignore[arg-type]
    span = range(low, int(periods.max() or low) + 1)  # type: ignore[arg-type]
    there = set(periods.unique().to_list())
    known = [unpack(p) if p in there else None for p in span]
    place = periods - low
    levels = book.ranks.replace_strict(range(3), _LEVELS, return_dtype=pl.String)
    columns = {
        "indikator": _text(book.indicators).gather(frame["indikator"]),
        "wilayah": _text(book.areas).gather(frame["wilayah"]),
        "periode": _text([str(p) if p else None for p in known]).gather(place),
        "nilai": frame["nilai"],
        "status": _text(STATUSES).gather(frame["status"]),
        "sumber": _text(book.sources).gather(frame["sumber"]),
        "pembilang": frame["pembilang"],
        "penyebut": frame["penyebut"],
        "catatan": frame["catatan"],
        "kata": _words(frame, book),
        "jenjang": levels.gather(frame["wilayah"]),
        "mulai": pl.Series([p.start if p else None for p in known], dtype=pl.Date).gather(place),
        "bulan": (periods % 16).cast(pl.Int8),
        "kualitas": _text(book.qualities).gather(frame["sumber"]),
        "berkas": _text([p.file for p in parts]).gather(frame["part"]),
        "baris": frame["baris"],
    }
    return pl.DataFrame({name: series.alias(name) for name, series in columns.items()})


def _text(words: Sequence[str | None]) -> pl.Series:
    return pl.Series(words or [None], dtype=pl.String)


def _words(frame: pl.DataFrame, book: Codebook) -> pl.Series:
    if not book.words or frame.is_empty():
        return pl.Series([None], dtype=pl.String).new_from_index(0, frame.height)
    worded = frame["indikator"].is_in(list(book.words))
    if not worded.any():
        return pl.Series([None], dtype=pl.String).new_from_index(0, frame.height)
    lines = [
        (i, float(p), w) for i, words in book.words.items() for p, w in enumerate(words, start=1)
    ]
    schema = {"indikator": pl.Int32, "nilai": pl.Float64, "kata": pl.String}
    table = pl.DataFrame(lines, schema=schema, orient="row")
    keys = frame.select("indikator", "nilai")
    return keys.join(table, on=["indikator", "nilai"], how="left", maintain_order="left")["kata"]
