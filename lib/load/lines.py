"""The lines of a long table: cells by canonical column, without blank and ragged rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import polars as pl

from lib.contract.codes import Code
from lib.contract.finding import Severity
from lib.contract.rules import ROW
from lib.load.grid import Grid
from lib.load.header import Header
from lib.load.report import Report


@dataclass(frozen=True, slots=True)
class Lines:
    """Cells of equal height."""

    rows: np.ndarray
    """Int32, 1-based row of each line in the file."""
    text: Mapping[str, pl.Series]
    """Text cells by canonical column; null or blank where missing."""
    native: Mapping[str, pl.Series] = field(default_factory=dict)
    """Cells stored as numbers (Float64), for columns that have any."""
    written: Mapping[str, str] = field(default_factory=dict)
    """Header of each column as it was written."""
    labels: pl.Series | None = None
    """Where values of one row stand in several columns: header of the column of each."""

    @property
    def height(self) -> int:
        """Number of lines."""
        return len(self.rows)

    def where(self, keep: pl.Series) -> Lines:
        """Return some of the lines."""
        return replace(
            self,
            rows=self.rows[keep.to_numpy()],
            text={c: s.filter(keep) for c, s in self.text.items()},
            native={c: s.filter(keep) for c, s in self.native.items()},
            labels=None if self.labels is None else self.labels.filter(keep),
        )

    def with_text(self, column: str, cells: pl.Series) -> Lines:
        """Return the lines with another column."""
        return replace(self, text={**self.text, column: cells})


def cut(grid: Grid, header: Header, report: Report) -> Lines:
    """Cut the lines below a header out of a grid.

    Blank rows are left out. A row with cells beyond the last header is an error, one that
    ends before it a warning (in delimited text only; a sheet has no row ends).
    """
    first = header.line + 1
    text = {c: grid.text[str(p)].slice(first) for c, p in header.columns.items()}
    native: dict[str, pl.Series] = {}
    if grid.native is not None:
        found = {c: grid.native[str(p)].slice(first) for c, p in header.columns.items()}
        native = {c: s for c, s in found.items() if s.null_count() < s.len()}
    rows = np.arange(first + 1, grid.height + 1, dtype=np.int32)
    keep = _keep(grid, header, report)
    if keep is not None:
        rows = rows[keep.to_numpy()]
        text = {c: s.filter(keep) for c, s in text.items()}
        native = {c: s.filter(keep) for c, s in native.items()}
    lines = Lines(rows, text, native, header.written)
    again = repeated(text, header.written)
    return lines if again is None else _without(lines, again, report)


def repeated(text: Mapping[str, pl.Series], written: Mapping[str, str]) -> pl.Series | None:
    """Tell which lines are the headers once more; ``None`` if none is.

    Args:
        text: Cells by canonical column.
        written: Header of each.
    """
    first = next(iter(text))
    if not (text[first] == written[first]).any():
        return None
    same = [(cells == written[column]).fill_null(False) for column, cells in text.items()]
    again = pl.DataFrame([s.alias(str(i)) for i, s in enumerate(same)]).select(
        pl.all_horizontal(pl.all())
    )
    found = again.to_series()
    return found if found.any() else None


def _without(lines: Lines, again: pl.Series, report: Report) -> Lines:
    for row in lines.rows[again.to_numpy()].tolist():
        report.warning(Code.HEADER_REPEATED, row=row)
    return lines.where(~again)


def _keep(grid: Grid, header: Header, report: Report) -> pl.Series | None:
    """Tell which lines are neither blank nor ragged; ``None`` if all are."""
    body = grid.text.slice(header.line + 1)
    inside, beyond = body.columns[: header.width], body.columns[header.width :]
    first, last = body[inside[0]], body[inside[-1]]
    clean = last.null_count() == 0 and first.null_count() == 0
    if clean and not beyond and not (first == "").any():
        return None
    blank = ~pl.any_horizontal(_filled(c) for c in body.columns)
    told = beyond and grid.delimited
    long = pl.any_horizontal(_filled(c) for c in beyond) if told else pl.lit(False)
    short = pl.col(inside[-1]).is_null() if grid.delimited else pl.lit(False)
    odd = body.select(blank=blank, long=long, short=short).with_columns(
        short=pl.col("short") & ~pl.col("blank") & ~pl.col("long")
    )
    _tell(body, odd, header, report)
    out = odd.select(pl.col("blank") | pl.col("long")).to_series()
    return ~out if out.any() else None


def _filled(column: str) -> pl.Expr:
    return (pl.col(column).str.strip_chars().str.len_bytes() > 0).fill_null(False)


def _tell(body: pl.DataFrame, odd: pl.DataFrame, header: Header, report: Report) -> None:
    for column, severity in (("long", Severity.ERROR), ("short", Severity.WARNING)):
        if odd[column].any():
            line = pl.concat_str(body.columns, separator=" | ", ignore_nulls=True)
            found = body.with_row_index(ROW, header.line + 2).filter(odd[column])
            lines = found.select(row=pl.col(ROW).cast(pl.Int64), value=line)
            report.rows(severity, Code.ROW_RAGGED, None, lines)
