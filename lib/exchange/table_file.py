"""The file of one reference table, so that a row can be added or a cell changed."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from lib.contract.table import Table
from lib.errors import TableUnreadable
from lib.load.delimited import DELIMITERS
from lib.load.encoding import to_utf8
from lib.load.folder import Role, scan
from lib.load.header import find_header
from lib.load.report import Report
from lib.load.source import read_source

_TEXT = (".csv", ".tsv", ".txt")


@dataclass(frozen=True, slots=True)
class TableFile:
    """A table as it is written in its file: cells as text, unknown columns among them."""

    file: str
    """Relative to the data folder."""
    replaces: str | None
    """File that this one takes the place of, if that has another name."""
    delimiter: str
    columns: tuple[str, ...]
    """Canonical name of each column, else its header as it is written."""
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    first: int
    """Row number of the first of the rows, as a spreadsheet counts them."""

    @classmethod
    def of(cls, folder: Path, table: Table) -> TableFile:
        """Read the file of a table that lies at the top of a folder; a new one if there is none.

        Raises:
            TableUnreadable: There is one in which the table cannot be recognised.
        """
        mine = [
            e
            for e in scan(folder)
            if e.role is Role.TABLE and e.table == table.name and "/" not in e.file
        ]
        if not mine:
            return cls(f"{table.name}.csv", None, ",", table.columns, table.columns, (), 2)
        content = mine[0].path.read_bytes()
        return _read(mine[0].file, content, table)

    def with_row(self, cells: Mapping[str, str]) -> TableFile:
        """Return the file with one row more.

        Args:
            cells: Text by canonical column; columns that are not there yet are added.
        """
        wider = self
        for name in cells:
            if name not in wider.columns and cells[name]:
                wider = wider.with_column(name)
        row = tuple(cells.get(name, "") for name in wider.columns)
        return replace(wider, rows=(*wider.rows, row))

    def with_column(self, name: str) -> TableFile:
        """Return the file with one more column, blank in every row."""
        return replace(
            self,
            columns=(*self.columns, name),
            headers=(*self.headers, name),
            rows=tuple((*row, "") for row in self.rows),
        )

    def with_cell(self, number: int, column: str, text: str) -> TableFile:
        """Return the file with one cell changed.

        Args:
            number: Row, as a spreadsheet counts them in the file that was read.
            column: Canonical name.
            text: What is to stand there.
        """
        wider = self if column in self.columns else self.with_column(column)
        place, at = wider.columns.index(column), number - wider.first
        row = wider.rows[at]
        changed = (*row[:place], text, *row[place + 1 :])
        return replace(wider, rows=(*wider.rows[:at], changed, *wider.rows[at + 1 :]))

    def files(self) -> dict[str, bytes | None]:
        """Return the file as delimited text, and what it takes the place of as gone."""
        out = io.StringIO()
        writer = csv.writer(out, delimiter=self.delimiter, lineterminator="\r\n")
        writer.writerow(self.headers)
        writer.writerows(self.rows)
        # The mark tells Excel that letters are UTF-8.
        content = ("\ufeff" + out.getvalue()).encode()
        gone: dict[str, bytes | None] = {} if self.replaces is None else {self.replaces: None}
        return gone | {self.file: content}


def _read(file: str, content: bytes, table: Table) -> TableFile:
    grids = [g for g in read_source(content, file, Report(file)) if g.height]
    found = [(g, h) for g in grids if (h := find_header(g, table)) is not None]
    if not found:
        raise TableUnreadable(file=file)
    grid, header = max(found, key=lambda pair: len(pair[1].columns))
    lines = [tuple((c or "").strip() for c in line) for line in grid.text.iter_rows()]
    names = {place: name for name, place in header.columns.items()}
    headers = lines[header.line]
    path = PurePosixPath(file)
    plain = path.suffix.casefold() in _TEXT
    return TableFile(
        file=file if plain else path.with_suffix(".csv").as_posix(),
        replaces=None if plain else file,
        delimiter=_delimiter(content, header.line) if plain else ",",
        columns=tuple(names.get(i, text) for i, text in enumerate(headers)),
        headers=headers,
        rows=tuple(lines[header.line + 1 :]),
        first=header.line + 2,
    )


def _delimiter(content: bytes, line: int) -> str:
    """Return what parts the headers."""
    lines = to_utf8(content).decode("utf-8", "replace").splitlines()
    head = lines[line] if line < len(lines) else ""
    return max(DELIMITERS, key=head.count)
