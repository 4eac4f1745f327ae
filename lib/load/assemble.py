"""The parts of all files together: one value per key, what is held back, the tidy table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from lib.contract.codes import Code
from lib.contract.finding import Finding, Severity
from lib.contract.vocabulary import Status
from lib.load.clashes import clashes
from lib.load.codebook import Codebook, withheld
from lib.load.keys import Ordered, put_in_order
from lib.load.part import COLUMNS, STATUSES, Part
from lib.load.tidy import Rows, tidy

_OPTIONAL = {
    "pembilang": pl.Series([float("nan")]),
    "penyebut": pl.Series([float("nan")]),
    "catatan": pl.Series([None], dtype=pl.String),
}
"""Columns that a part may lack, and what stands there then."""
_SAMPLE = STATUSES.index(Status.SAMPLE.value)


@dataclass(frozen=True, slots=True)
class Assembly:
    """What all parts give together."""

    values: pl.DataFrame
    """One row per key, sorted by indikator, wilayah, first day, length; the columns of
    the tidy table."""
    withheld: pl.DataFrame
    """The same of figures whose source is too weak."""
    findings: tuple[Finding, ...]
    kept: Mapping[str, int]
    """Rows published or held back, by file."""


def assemble(parts: Sequence[Part], book: Codebook) -> Assembly:
    """Put parts together.

    Two different values for a key keep both out; of two equal ones the first stays.
    Figures of quality D take no part in that: they are set aside before.
    """
    parts = [p for p in parts if p.height]
    parts, aside = _set_aside(parts, book)
    findings = _remarks(aside, Code.QUALITY_WITHHELD)
    values, out, found = _one_per_key(parts, book)
    findings += found
    samples = [p.where(p.status == _SAMPLE) for p in parts if (p.status == _SAMPLE).any()]
    findings += _remarks(samples, Code.SAMPLE_PRESENT)
    kept: dict[str, int] = {}
    for number, part in enumerate(parts):
        kept[part.file] = kept.get(part.file, 0) + part.height - out.get(number, 0)
    for part in aside:
        kept[part.file] = kept.get(part.file, 0) + part.height
    held = tidy(_rows(aside, _order(aside, book)), book) if aside else values.clear()
    return Assembly(values, held, tuple(findings), kept)


def _set_aside(parts: Sequence[Part], book: Codebook) -> tuple[list[Part], list[Part]]:
    """Divide parts into what is published and what is held back."""
    weak = withheld(book)
    if not weak:
        return list(parts), []
    published, aside = [], []
    for part in parts:
        held = np.isin(part.sumber, weak)
        if held.any():
            aside.append(part.where(held))
            part = part.where(~held)
        published.append(part)
    return [p for p in published if p.height], aside


def _remarks(parts: Sequence[Part], code: Code) -> list[Finding]:
    """Give one remark per part on how many of its rows something holds for."""
    return [Finding(Severity.INFO, code, p.file, p.sheet, count=p.height) for p in parts]


def _order(parts: Sequence[Part], book: Codebook) -> Ordered:
    there = np.unique(np.concatenate([np.flatnonzero(np.bincount(p.periode)) for p in parts]))
    ranks = np.zeros(int(there[-1]) + 1, np.int64)
    ranks[there] = np.arange(len(there))
    return put_in_order(parts, len(book.areas), ranks, len(there))


def _rows(parts: Sequence[Part], ordered: Ordered) -> Rows:
    """Put the columns of all parts one behind the other, in the order of the keys."""
    there = [n for n in _OPTIONAL if any(getattr(p, n) is not None for p in parts)]
    frames = [_frame(parts[i], i, there) for i in ordered.sequence]
    whole = pl.concat(frames, rechunk=True)
    if ordered.order is not None:  # Polars gathers columns side by side, numpy one by one
        whole = whole[pl.Series(ordered.order)]
    return Rows(
        columns={name: whole[name].to_numpy() for name in COLUMNS},
        part=whole["part"].to_numpy(),
        pembilang=whole["pembilang"].to_numpy() if "pembilang" in there else None,
        penyebut=whole["penyebut"].to_numpy() if "penyebut" in there else None,
        catatan=whole["catatan"] if "catatan" in there else None,
        files=tuple(p.file for p in parts),
        sheets=tuple(p.sheet for p in parts),
    )


def _frame(part: Part, place: int, optional: Sequence[str]) -> pl.DataFrame:
    """Return the columns of a part and its place; blanks where it lacks an optional one."""
    columns: dict[str, object] = {name: getattr(part, name) for name in COLUMNS}
    columns["part"] = np.full(part.height, place, np.int32)
    for name in optional:
        there = getattr(part, name)
        columns[name] = _OPTIONAL[name].new_from_index(0, part.height) if there is None else there
    return pl.DataFrame(columns)


def _one_per_key(
    parts: Sequence[Part], book: Codebook
) -> tuple[pl.DataFrame, dict[int, int], list[Finding]]:
    """Return the tidy table, how many rows of each part are not in it, and why."""
    if not parts:
        return tidy(Rows.none(), book), {}, []
    ordered = _order(parts, book)
    rows = _rows(parts, ordered)
    if ordered.again is None:
        return tidy(rows, book), {}, []
    found = clashes(rows, ordered.again, parts, book)
    lost = np.unique(rows.part[~found.keep], return_counts=True)
    counts = dict(zip(lost[0].tolist(), lost[1].tolist(), strict=True))
    return tidy(rows.where(found.keep), book), counts, list(found.findings)
