"""A reference table: a grid to a typed frame."""

from __future__ import annotations

from math import inf

import polars as pl

from lib.contract.codes import Code
from lib.contract.fields import field
from lib.contract.finding import Severity
from lib.contract.limits import LIMITS
from lib.contract.rules import ROW, check, required
from lib.contract.table import Kind, Table
from lib.contract.vocabulary import Status
from lib.load.cells import DTYPES, Cells, read_cells
from lib.load.grid import Grid
from lib.load.header import Header, find_header, report_header
from lib.load.lines import repeated
from lib.load.numbers import Style, evidence
from lib.load.report import Report
from lib.load.wording import LINKS, odd_text, unsafe_links

FILE = "_file"
"""Column that holds the file of a row while tables are put together."""


def schema(table: Table) -> dict[str, pl.DataType]:
    """Return the typed columns of a table."""
    return {c: DTYPES[field(table.name, c).kind] for c in table.columns}


def empty(table: Table) -> pl.DataFrame:
    """Return a table without rows."""
    return pl.DataFrame(schema=schema(table))


def read_reference(grid: Grid, table: Table, report: Report) -> tuple[pl.DataFrame, int]:
    """Read one file of a reference table.

    A cell that cannot be read is reported as an error; it keeps its row out if the
    column is required and counts as blank if not.

    Returns:
        Typed rows (columns of the table, ``_row``), and how many rows were read.
    """
    blank = empty(table).with_columns(pl.lit(None, pl.Int64).alias(ROW))
    if grid.height == 0:
        report.error(Code.FILE_EMPTY)
        return blank, 0
    header = find_header(grid, table)
    if header is None:
        found = ", ".join(c for c in next(grid.top(1)) if c)
        for column in table.required:
            report.error(
                Code.COLUMN_MISSING, row=1, column=column, value=found, params=_needed(table)
            )
        return blank, 0
    if not report_header(header, table, report):
        return blank, 0
    report.written = header.written
    raw = _once(body(grid, header), header, report)
    if raw.is_empty():
        severity = Severity.WARNING if table.essential else Severity.INFO
        report.add(severity, Code.HEADER_ONLY, row=header.line + 1)
        return blank, 0
    typed = _typed(raw, grid, header, table, report)
    good, failures = check(typed, required(table))
    report.failures(failures, header.written)
    return good.select(*table.columns, ROW), raw.height


def _once(raw: pl.DataFrame, header: Header, report: Report) -> pl.DataFrame:
    """Take out rows that are the headers once more."""
    text = {column: raw[str(place)] for column, place in header.columns.items()}
    again = repeated(text, header.written)
    if again is None:
        return raw
    for row in raw[ROW].filter(again).to_list():
        report.warning(Code.HEADER_REPEATED, row=row)
    return raw.filter(~again)


def _needed(table: Table) -> dict[str, str]:
    return {"allowed": ", ".join(table.required)}


def body(grid: Grid, header: Header) -> pl.DataFrame:
    """Return the rows below a header that are not blank.

    Returns:
        The columns of the grid, trimmed, null where blank, and ``_row``, the row number.
    """
    first = header.line + 1
    trimmed = grid.text.slice(first).with_columns(pl.all().str.strip_chars().replace("", None))
    rows = trimmed.with_row_index(ROW, first + 1)
    return rows.filter(pl.any_horizontal(pl.col(grid.text.columns).is_not_null()))


def _typed(
    raw: pl.DataFrame, grid: Grid, header: Header, table: Table, report: Report
) -> pl.DataFrame:
    rows = raw[ROW]

    def style() -> Style | None:
        return file_style(raw, header, table)

    out: dict[str, pl.Series] = {ROW: rows.cast(pl.Int64)}
    doomed: pl.Series | None = None
    for column in table.columns:
        spec = field(table.name, column)
        place = header.columns.get(column)
        if place is None:
            blank = pl.Series([None], dtype=DTYPES[spec.kind])
            out[column] = blank.new_from_index(0, raw.height)
            continue
        text = raw[str(place)]
        native = grid.native[str(place)].gather(rows - 1) if grid.native is not None else None
        cells = read_cells(text, native, spec, style)
        if cells.problem is not None:
            _report(report, header.written[column], rows, text, cells.problem, cells.allowed)
        if spec.kind in (Kind.TEXT, Kind.LIST):
            for code, mask in odd_text(text).items():
                told = _cells(rows, text, mask)
                report.rows(Severity.WARNING, code, header.written[column], told)
        out[column], odd = _checked(cells, text, rows, f"{table.name}.{column}", report)
        if odd is not None and column in table.required:
            doomed = odd if doomed is None else doomed | odd
    frame = pl.DataFrame(out)
    standing = "status" if table.name == "target" else "status_data"
    if standing in table.columns:
        frame = frame.with_columns(pl.col(standing).fill_null(Status.FINAL.value))
    return frame if doomed is None else frame.filter(~doomed)


def _checked(
    cells: Cells, text: pl.Series, rows: pl.Series, name: str, report: Report
) -> tuple[pl.Series, pl.Series | None]:
    """Hold cells against the limits of their column, links against the web's protocols.

    Returns:
        The cells without those that cannot be used, and which have an error.
    """
    column = name.partition(".")[2]
    header = report.written.get(column, column)
    outside, params = None, {}
    if name in LIMITS:
        low, high = LIMITS[name]
        outside = (~cells.value.is_between(low, high)).fill_null(False)
        code, params = Code.OUT_OF_RANGE, {"low": f"{low:g}", "high": _bound(high)}
    elif column in LINKS:
        outside, code = unsafe_links(text), Code.LINK_UNSAFE
    bad = cells.problem.is_not_null() if cells.problem is not None else None
    if outside is None or not outside.any():
        return cells.value, bad
    found = _cells(rows, text, outside).with_columns(**{k: pl.lit(v) for k, v in params.items()})
    report.rows(Severity.ERROR, code, header, found)
    value = pl.select(pl.when(~outside).then(cells.value)).to_series()
    return value, outside if bad is None else outside | bad


def _bound(limit: float) -> str:
    return "∞" if limit == inf else f"{limit:g}"


def _cells(rows: pl.Series, text: pl.Series, mask: pl.Series) -> pl.DataFrame:
    return pl.DataFrame({"row": rows, "value": text}).filter(mask)


def _report(
    report: Report, column: str, rows: pl.Series, raw: pl.Series, problem: pl.Series, allowed: str
) -> None:
    found = pl.DataFrame({"row": rows, "value": raw, "problem": problem}).drop_nulls("problem")
    for (code,), part in found.group_by("problem", maintain_order=True):
        lines = part.select("row", "value", allowed=pl.lit(allowed))
        report.rows(Severity.ERROR, Code(str(code)), column, lines)


def file_style(raw: pl.DataFrame, header: Header, table: Table) -> Style | None:
    """Return the decimal sign that the number columns of a file prove together."""
    found = {
        evidence(raw[str(place)])
        for column, place in header.columns.items()
        if field(table.name, column).kind is Kind.NUMBER
    }
    found.discard(None)
    return found.pop() if len(found) == 1 else None
