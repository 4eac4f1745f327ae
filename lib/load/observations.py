"""One file of observations: its sheets, their layout, what they give."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import polars as pl

from lib.contract.codes import Code
from lib.contract.finding import Severity
from lib.contract.tables import OBSERVATION
from lib.load.blocks import blocks
from lib.load.codebook import Codebook
from lib.load.cross import find_cross, read_cross
from lib.load.grid import Grid
from lib.load.header import Header, find_header, report_header
from lib.load.headings import read_heading
from lib.load.layout import find_wide
from lib.load.lines import cut
from lib.load.long import read_long
from lib.load.part import Part, Reading
from lib.load.report import Report
from lib.load.split_area import finest_area, within_district
from lib.load.split_period import find_dated, put_together
from lib.load.subject import find_subject
from lib.load.wide import read_wide
from lib.load.witness import same_area, same_unit, with_unit

WITHOUT_INDICATOR = dataclasses.replace(
    OBSERVATION, required=tuple(c for c in OBSERVATION.required if c != "indikator")
)
"""The long layout of a sheet whose title, name or file names the indicator."""
LONG, WIDE, CROSS, SKIPPED = "panjang", "lebar", "melintang", "dilewati"
"""Layouts as ``LoadedFile.layout`` names them."""


def read_observations(grids: list[Grid], file: str, book: Codebook, report: Report) -> Reading:
    """Read every sheet of one file.

    Args:
        grids: The sheets.
        file: Relative name; its base name may name the indicator.
        book: Known indicators, areas and sources.
        report: Takes the findings.
    """
    parts: list[Part] = []
    layouts: set[str] = set()
    rows = 0
    filled = [g for g in grids if g.height]
    if not filled and not any(f.severity is Severity.ERROR for f in report.findings):
        report.error(Code.FILE_EMPTY)
    for grid in filled:
        for part, layout, read in _sheet(grid, file, book, report.on(grid.sheet)):
            rows += read
            layouts.add(layout)
            if part is not None:
                parts.append(part)
    layout = next((w for w in (LONG, WIDE, CROSS) if w in layouts), SKIPPED)
    return Reading(tuple(parts), layout, rows, tuple(report.findings))


def _sheet(
    grid: Grid, file: str, book: Codebook, report: Report
) -> Iterator[tuple[Part | None, str, int]]:
    header = find_header(grid, OBSERVATION)
    if header is not None and is_long(header):
        yield _long(grid, header, file, book, report)
        return
    done = False
    for block in blocks(grid, book):
        found = _block(block, file, book, report)
        done |= found is not None
        if found is not None:
            yield found
    if done:
        return
    if header is not None and len(header.columns) > 1:
        yield _long(grid, header, file, book, report)
        return
    report.error(Code.LAYOUT_UNKNOWN, params={"allowed": ", ".join(OBSERVATION.required)})
    yield None, SKIPPED, 0


def _block(
    grid: Grid, file: str, book: Codebook, report: Report
) -> tuple[Part | None, str, int] | None:
    """Read a table that is not long; ``None`` if it does not look like one."""
    cross = find_cross(grid, book)
    lines = read_cross(grid, cross, file, book, report) if cross is not None else None
    if cross is not None and lines is not None:
        return read_long(lines, book, grid.sheet, report), CROSS, lines.height
    wide = find_wide(grid, book)
    if wide is None:
        return None
    lines = read_wide(grid, wide, file, book, report)
    if lines is None:
        return None, SKIPPED, 0
    read = lines.height
    return read_long(same_unit(lines, book, report), book, grid.sheet, report), WIDE, read


def is_long(header: Header) -> bool:
    """Tell whether a header is one of the long layout (perhaps with a column missing).

    Not if a column that it does not know bears a period: then the values stand there.
    """
    found = set(header.columns)
    most = len(found & set(OBSERVATION.required)) >= 3 and "nilai" in found
    return most and all(read_heading([text]).silent for text in header.unknown)


def _long(
    grid: Grid, header: Header, file: str, book: Codebook, report: Report
) -> tuple[Part | None, str, int]:
    header, district = finest_area(grid, with_unit(header, grid), book)
    dated = find_dated(grid, header)
    header = dated.header if dated is not None else header
    subject = None
    if "indikator" not in header.columns:
        titles = [c for line in grid.top(header.line) for c in line if c]
        subject = find_subject(titles, grid.sheet, file, book)
    table = OBSERVATION if subject is None else WITHOUT_INDICATOR
    if not report_header(header, table, report):
        return None, SKIPPED, 0
    lines = cut(grid, header, report)
    if district is not None:
        written = list(grid.top(header.line + 1))[header.line][header.columns[district]]
        lines = same_area(lines, district, written, book.names, report)
        lines = within_district(lines, district, book)
    if dated is not None:
        lines = put_together(lines, dated, report)
    if subject is not None:
        code = book.indicators[subject.place]
        params = {"indicator": code, "origin": subject.origin}
        report.info(Code.LAYOUT_SUBJECT, row=grid.row(header.line), params=params)
        lines = lines.with_text("indikator", pl.Series([code] * lines.height, dtype=pl.String))
    read = lines.height
    if read == 0:
        report.warning(Code.HEADER_ONLY, row=grid.row(header.line))
        return None, LONG, 0
    lines = same_unit(lines, book, report)
    return read_long(lines, book, grid.sheet, report), LONG, read
