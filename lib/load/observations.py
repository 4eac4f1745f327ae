"""One file of observations: its sheets, their layout, what they give."""

from __future__ import annotations

from lib.contract.codes import Code
from lib.contract.tables import OBSERVATION
from lib.load.codebook import Codebook
from lib.load.grid import Grid
from lib.load.header import Header, find_header, report_header
from lib.load.lines import cut
from lib.load.long import read_long
from lib.load.part import Part, Reading
from lib.load.report import Report
from lib.load.wide import find_wide, read_wide

LONG, WIDE, SKIPPED = "panjang", "lebar", "dilewati"
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
    if not filled and not report.findings:
        report.error(Code.FILE_EMPTY)
    for grid in filled:
        part, layout, read = _sheet(grid, file, book, report.on(grid.sheet))
        rows += read
        layouts.add(layout)
        if part is not None:
            parts.append(part)
    layout = next((w for w in (LONG, WIDE) if w in layouts), SKIPPED)
    return Reading(tuple(parts), layout, rows, tuple(report.findings))


def _sheet(grid: Grid, file: str, book: Codebook, report: Report) -> tuple[Part | None, str, int]:
    header = find_header(grid, OBSERVATION)
    if header is not None and is_long(header):
        return _long(grid, header, book, report)
    wide = find_wide(grid, book.names)
    if wide is not None:
        lines = read_wide(grid, wide, file, book, report)
        if lines is None:
            return None, SKIPPED, 0
        return read_long(lines, book, grid.sheet, report), WIDE, lines.height
    if header is not None and len(header.columns) > 1:
        return _long(grid, header, book, report)
    report.error(Code.LAYOUT_UNKNOWN, params={"allowed": ", ".join(OBSERVATION.required)})
    return None, SKIPPED, 0


def is_long(header: Header) -> bool:
    """Tell whether a header is one of the long layout (perhaps with a column missing)."""
    found = set(header.columns)
    return len(found & set(OBSERVATION.required)) >= 3 or {"wilayah", "nilai"} <= found


def _long(
    grid: Grid, header: Header, book: Codebook, report: Report
) -> tuple[Part | None, str, int]:
    if not report_header(header, OBSERVATION, report):
        return None, SKIPPED, 0
    lines = cut(grid, header, report)
    if lines.height == 0:
        report.warning(Code.HEADER_ONLY, row=header.line + 1)
        return None, LONG, 0
    return read_long(lines, book, grid.sheet, report), LONG, lines.height
