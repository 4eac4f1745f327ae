"""Tables as agencies send them, each with what must come of it: read aright, or refused.

They stand in ``opd_tables.txt``: rows of a sheet begin with ``|`` (``'12`` is a number stored as
text, ``@2024-01-31`` a date), lines of a text file with ``>``, expected values with ``=`` (last
four signs of the area; first letter of the status unless it is final), expected codes with ``!``.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lib.store.build import load_folder
from lib.store.snapshot import Snapshot
from tests.folders import write_folder

TODAY = dt.date(2025, 6, 30)
HARMLESS = {"column_synonym", "sample_present"}
Cell = str | float | dt.date | None


@dataclass
class Case:
    name: str
    file: str = ""
    lines: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    codes: str = ""

    def content(self) -> str | bytes:
        plain = [line[2:] for line in self.lines if line.startswith(">")]
        return "\n".join(plain) + "\n" if plain else workbook(self.lines)


def cases() -> Iterator[Case]:
    text = Path(__file__).with_name("opd_tables.txt").read_text(encoding="utf-8")
    for block in text.strip().split("\n\n"):
        head, file, *rest = block.split("\n")
        yield Case(
            head.removeprefix("# "),
            file.removeprefix("file "),
            [line for line in rest if line[0] not in "=!"],
            [line[2:] for line in rest if line[0] == "="],
            next(line[2:] for line in rest if line[0] == "!"),
        )


CASES = list(cases())


def workbook(lines: Sequence[str]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for line in lines:
        if line.startswith("sheet "):
            name, _, merged = line.removeprefix("sheet ").partition("  merged ")
            sheet, row, areas = book.create_sheet(name), 0, merged.split()
            continue
        row += 1
        write(sheet, row, line)
        for area in [a for a in areas if int(re.sub(r".*:\D+", "", a)) == row]:
            sheet.merge_cells(area)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def write(sheet: Worksheet, row: int, line: str) -> None:
    for place, text in enumerate(line[1:].split("|"), start=1):
        value = cell(text[1:].rstrip() if text.startswith(" ") else text.rstrip())
        if value is not None:
            sheet.cell(row, place, value)


def cell(text: str) -> Cell:
    text = text.replace("\\n", "\n")
    if text.startswith("@"):
        return dt.date.fromisoformat(text[1:])
    if re.fullmatch(r"-?\d+(\.\d+)?", text):
        return float(text)
    return text.removeprefix("'") or None


def told(snapshot: Snapshot) -> list[str]:
    found: dict[str, list[str]] = {}
    columns = ("indikator", "wilayah", "periode", "nilai", "status")
    for indicator, area, period, value, status in snapshot.values.select(columns).rows():
        mark = "" if status == "tetap" else status[0]
        found.setdefault(f"{indicator} {area[-4:]}", []).append(f"{period}={value:g}{mark}")
    return [f"{key} {' '.join(values)}" for key, values in found.items()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_table_is_read_aright_or_refused(case: Case, tmp_path: Path) -> None:
    folder = write_folder(tmp_path, {f"nilai/{case.file}": case.content()})
    snapshot = load_folder(folder, None, TODAY)
    found = [f for f in snapshot.findings if f.code.value not in HARMLESS]
    assert told(snapshot) == case.values
    assert " ".join(sorted(f.code.value for f in found)) == case.codes
    assert all(f.row or f.code.value == "layout_unknown" for f in found)
