"""Which row holds the headers, and what each header stands for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from lib.contract.codes import Code
from lib.contract.fields import headers
from lib.contract.table import Table
from lib.load.grid import Grid
from lib.load.report import Report

SEARCHED_ROWS = 40
"""How far down a header row is looked for."""


@dataclass(frozen=True, slots=True)
class Header:
    """The header row of a plain table."""

    line: int
    """0-based line in the grid; its row number is one more."""
    width: int
    """Columns up to the last header."""
    columns: Mapping[str, int]
    """Place of each canonical column that is there."""
    written: Mapping[str, str]
    """Header of each canonical column as it was written."""
    unknown: tuple[str, ...]
    """Headers that stand for nothing."""
    twice: tuple[str, ...]
    """Headers that stand for a column already taken by an equal header."""


@lru_cache(maxsize=10_000)
def plain(text: str) -> str:
    """Return a header in lower case with underscores for spaces and signs."""
    return re.sub(r"[^0-9a-z]+", "_", text.strip("\ufeff \t").casefold()).strip("_")


def find_header(grid: Grid, table: Table) -> Header | None:
    """Find the row that names most columns of a table.

    Returns:
        The header, or ``None`` if no row among the first ``SEARCHED_ROWS`` names any.
    """
    accepted = _accepted(table)
    best: Header | None = None
    for line, cells in enumerate(grid.top(SEARCHED_ROWS)):
        found = _match(line, cells, accepted, table)
        if found.columns and (best is None or len(found.columns) > len(best.columns)):
            best = found
            if not found.unknown and found.columns.keys() >= set(table.required):
                return best
    return best


@lru_cache
def _accepted(table: Table) -> Mapping[str, str]:
    return headers(table.name, table.columns)


def _match(line: int, cells: list[str], accepted: Mapping[str, str], table: Table) -> Header:
    columns: dict[str, int] = {}
    written: dict[str, str] = {}
    unknown, twice = [], []
    names = [plain(c) for c in cells]
    for exact in (True, False):
        for place, name in enumerate(names):
            if not name or (name in table.columns) is not exact:
                continue
            column = accepted.get(name)
            if column is None or (column in columns and not exact and names.count(name) == 1):
                unknown.append(cells[place])
            elif column in columns:
                twice.append(cells[place])
            else:
                columns[column], written[column] = place, cells[place]
    width = max((i + 1 for i, n in enumerate(names) if n), default=0)
    return Header(line, width, columns, written, tuple(unknown), tuple(twice))


def report_header(header: Header, table: Table, report: Report) -> bool:
    """Tell what is odd about a header.

    Returns:
        Whether every required column is there.
    """
    row = header.line + 1
    for column, text in header.written.items():
        if text != column and not column.startswith("_"):
            params = {"canonical": column}
            report.info(Code.COLUMN_SYNONYM, row=row, column=text, value=text, params=params)
    known = {"allowed": ", ".join(table.columns)}
    for text in header.unknown:
        report.warning(Code.COLUMN_UNKNOWN, row=row, column=text, value=text, params=known)
    for text in header.twice:
        report.error(Code.COLUMN_TWICE, row=row, column=text, value=text)
    missing = [c for c in table.required if c not in header.columns]
    for column in missing:
        needed = {"allowed": ", ".join(table.required)}
        report.error(Code.COLUMN_MISSING, row=row, column=column, params=needed)
    return not missing
