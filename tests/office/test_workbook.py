"""The workbook as LibreOffice reads it: written anew with the same values, and printed.

The pictures stay in ``output/workbook`` to be looked at.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lib.city.city import City
from lib.export.book.workbook import Made, made
from lib.i18n import LANGUAGES, t
from tests.export.slides.decks import HOSTILE, city
from tests.office.opened import converted, inked, needed, seen, words
from tests.shipped import DAY, shipped

pytestmark = [
    pytest.mark.office,
    needed,
    pytest.mark.filterwarnings("ignore:Sparkline Group extension"),
]


def again(content: bytes, folder: Path) -> Any:  # noqa: ANN401
    """Return a workbook that LibreOffice has opened and saved."""
    return openpyxl.load_workbook(converted(content, "buku.xlsx", folder, "xlsx"))


def written(one: City, lang: str) -> Made:
    return made(one, lang=lang, today=DAY)


def test_all_figures_come_back(tmp_path: Path) -> None:
    one = shipped("full", tmp_path)
    book = written(one, "id")

    opened = again(book.content, tmp_path)

    assert opened.sheetnames == list(book.sheets)
    heads, *rows = opened[t("workbook.data", "id")].iter_rows(values_only=True)
    found = [dict(zip(heads, row, strict=True)) for row in rows]
    meant = one.snapshot.values
    assert len(found) == meant.height
    for name in ("indikator", "wilayah", "periode"):
        assert [row[name] for row in found] == meant[name].to_list()
    numbers = [row["nilai"] for row in found if not isinstance(row["nilai"], str)]
    words_of = {i.kode for i in one.catalogue.indicators if i.kategori}
    expected = [
        row["nilai"] for row in meant.iter_rows(named=True) if row["indikator"] not in words_of
    ]
    assert numbers == pytest.approx(expected)
    dimensions = [d.name("id") for d in one.catalogue.dimensions("kota")]  # type: ignore[arg-type]
    assert [name for name in dimensions if len(opened[name]._charts) != 1] == []


@pytest.mark.parametrize("variant", ["real", "empty"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sheet_can_be_seen(variant: str, lang: str, tmp_path: Path) -> None:
    book = written(shipped(variant, tmp_path), lang)
    printed = converted(book.content, "buku.xlsx", tmp_path)

    pages, pictures = words(printed), seen(printed, "workbook", f"{variant}-{lang}")

    assert len(pages) == len(pictures)
    assert all(inked(picture) > 0.0005 for picture in pictures)
    titled = "\n".join(pages)
    assert [name for name in book.sheets[1:] if name not in titled] == []
    assert "#REF!" not in titled
    assert "#NAME?" not in titled
    assert "###" not in titled, "a column is too narrow for its number"


@pytest.mark.parametrize("name", [HOSTILE, '=HYPERLINK("http://x";"y")', "@SUM(A1)", "Data!A1"])
def test_hostile_text_stays_text(name: str, tmp_path: Path) -> None:
    opened = again(written(city(tmp_path, name), "id").content, tmp_path)

    cells = [c for sheet in opened.worksheets for row in sheet.iter_rows() for c in row]
    assert [c.coordinate for c in cells if c.data_type == "f"] == []
    assert [c for c in cells if c.hyperlink and c.hyperlink.target] == []
    said = {c.value for c in cells if isinstance(c.value, str)}
    assert any(name.split()[0] in text for text in said)
