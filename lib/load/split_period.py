"""Periods whose year and month (quarter, half) stand in two columns of a long table."""

from __future__ import annotations

from dataclasses import dataclass, replace

import polars as pl

from lib.contract.codes import Code
from lib.load.grid import Grid
from lib.load.header import Header, plain
from lib.load.headings import PARTS, part_of
from lib.load.lines import Lines
from lib.load.report import Report

PART = "_bagian"
"""Name that the column of parts bears in the meantime."""
_YEARS = frozenset(("tahun", "year", "thn"))


@dataclass(frozen=True, slots=True)
class SplitPeriod:
    """Two columns that name a period together."""

    header: Header
    """With the column of years as ``periode`` and that of parts as ``PART``."""
    kind: str
    """Header of the parts: ``bulan``."""


def find_dated(grid: Grid, header: Header) -> SplitPeriod | None:
    """Find a column of years and one of parts beside it; ``None`` if there is no such pair."""
    cells = next(iter(list(grid.top(header.line + 1))[header.line :]), [])
    names = [plain(c) for c in cells]
    years = [i for i, n in enumerate(names) if n in _YEARS]
    parts = [i for i, n in enumerate(names) if n in PARTS]
    if len(years) != 1 or len(parts) != 1:
        return None
    year, part = years[0], parts[0]
    columns = {**header.columns, "periode": year, PART: part}
    written = {**header.written, "periode": cells[year], PART: cells[part]}
    unknown = tuple(t for t in header.unknown if t not in (cells[year], cells[part]))
    return SplitPeriod(
        replace(header, columns=columns, written=written, unknown=unknown), names[part]
    )


def put_together(lines: Lines, split: SplitPeriod, report: Report) -> Lines:
    """Make one column of periods out of years and parts.

    A part that cannot be read stays beside its year, so that it is refused by name.
    """
    years, parts = lines.text["periode"], lines.text[PART]
    pairs = {
        pair: _period(*pair, split.kind)
        for pair in set(zip(years.fill_null(""), parts.fill_null(""), strict=True))
    }
    cells = [pairs[p] for p in zip(years.fill_null(""), parts.fill_null(""), strict=True)]
    params = {"columns": f"{split.header.written['periode']}, {split.kind}"}
    report.info(Code.LAYOUT_SPLIT, row=split.header.line + 1, params=params)
    return replace(
        lines,
        text={
            **{c: s for c, s in lines.text.items() if c != PART},
            "periode": pl.Series(cells, dtype=pl.String),
        },
        native={c: s for c, s in lines.native.items() if c not in (PART, "periode")},
    )


def _period(year: str, part: str, kind: str) -> str:
    bare = year.strip().removesuffix(".0")
    found = part_of(part, kind)
    if found is None:
        return f"{bare} {part}".strip()
    return f"{bare}{found}" if len(bare) == 4 else bare
