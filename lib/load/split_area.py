"""Long tables with a column of districts beside that of villages."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from lib.contract.fields import headers
from lib.load.area_cells import AreaCells, area_columns
from lib.load.codebook import Codebook
from lib.load.grid import Grid
from lib.load.header import Header, plain
from lib.load.layout import SAMPLED_ROWS
from lib.load.lines import Lines

DISTRICT = "_kecamatan"
"""Name that the column of districts bears in the meantime."""


def finest_area(grid: Grid, header: Header, book: Codebook) -> tuple[Header, str | None]:
    """Take the column of the finest areas where several columns may hold the areas.

    Args:
        grid: The sheet.
        header: Its header; ``wilayah`` is the first column that is called like areas.
        book: Known areas.

    Returns:
        The header with the finest column as ``wilayah``, and the name of the column with what
        those areas lie in; ``None`` if there is only one column of areas.
    """
    accepted = headers("nilai", ("wilayah",))
    others = [text for text in header.unknown if plain(text) in accepted]
    if "wilayah" not in header.columns or not others:
        return header, None
    top = list(grid.top(SAMPLED_ROWS))
    cells = top[header.line]
    places = {header.columns["wilayah"], *(cells.index(text) for text in others)}
    found = [c.place for c in area_columns(top[header.line :], AreaCells(book.names))]
    ranked = [place for place in found if place in places]
    if len(ranked) < 2:
        return header, None
    columns = {**header.columns, "wilayah": ranked[0], DISTRICT: ranked[1]}
    written = {**header.written, "wilayah": cells[ranked[0]], DISTRICT: cells[ranked[1]]}
    unknown = tuple(t for t in header.unknown if t not in others)
    return replace(header, columns=columns, written=written, unknown=unknown), DISTRICT


def within_district(lines: Lines, district: str, book: Codebook) -> Lines:
    """Put its district behind each name that several areas bear."""
    names = book.names
    areas, above = lines.text["wilayah"], lines.text[district]
    pairs = zip(areas.fill_null(""), above.fill_null(""), strict=True)
    several = {a for a in areas.drop_nulls().unique() if len(names.find(a)) > 1}
    cells = [f"{area} ({kin})" if area in several and kin else area for area, kin in pairs]
    text = {c: s for c, s in lines.text.items() if c != district}
    native = {c: s for c, s in lines.native.items() if c != district}
    return replace(
        lines, text={**text, "wilayah": pl.Series(cells, dtype=pl.String)}, native=native
    )
