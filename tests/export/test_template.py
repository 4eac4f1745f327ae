"""Forms: what can be chosen, what is fixed, and that they read back."""

from __future__ import annotations

import datetime as dt
import io
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import polars as pl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from lib.exchange.form import FormSheet, forms
from lib.exchange.handed import Handed
from lib.exchange.proposal import Proposal
from lib.export.template import template
from lib.paths import ROOT
from lib.store.build import load_folder
from tests.exchange.publishing import TODAY, figures, loaded, proposed, published
from tests.folders import LONG, write_folder

OLD = LONG + "A2,71.74.01.1001,2022,9\nA2,71.74.01.1001,2023,10.5\nA3,71.74,2023,WTP\n"
Fill = Callable[[Worksheet, int], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "data", {"nilai/a.csv": OLD})


def made(folder: Path, codes: set[str], periods: tuple[str, ...] = (), lang: str = "id") -> bytes:
    sheets = forms(loaded(folder), codes, TODAY, periods)
    return template(sheets, "Dinas Data", ["bps", "kabar"], lang=lang)


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def columns(sheet: Worksheet) -> tuple[int, dict[str, int]]:
    """The header row, and the column of each header there."""
    for row in sheet.iter_rows(max_row=20):
        if row[0].value == "indikator":
            return row[0].row, {c.value: c.column for c in row if c.value}
    raise AssertionError


def filled(content: bytes, values: dict[tuple[str, str], object]) -> bytes:
    """Fill in figures by indicator and area as they stand in the form."""
    book = opened(content)
    for sheet in book.worksheets:
        header, at = columns(sheet)
        for row in range(header + 1, sheet.max_row + 1):
            key = tuple(str(sheet.cell(row, at[c]).value) for c in ("indikator", "wilayah"))
            if key in values:
                sheet.cell(row, at["nilai"]).value = values[key]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read_back(folder: Path, content: bytes) -> Proposal:
    return proposed(folder, [Handed("formulir.xlsx", content)])


@pytest.mark.parametrize("lang", ["id", "en"])
def test_an_empty_form_reads_back_without_a_finding(folder: Path, lang: str) -> None:
    found = read_back(folder, made(folder, {"A1", "A2", "A3", "A4"}, lang=lang))
    assert found.findings == ()
    assert found.difference.empty


def test_a_filled_form_reads_back_without_a_finding_and_publishes(folder: Path) -> None:
    values = {("A2", "Mawar"): 11.25, ("A2", "Kenanga"): 0, ("A3", "Kota Contoh"): "WDP"}
    content = filled(made(folder, {"A2", "A3"}), values)
    assert read_back(folder, content).findings == ()
    before = figures(folder)
    published(folder, [Handed("formulir.xlsx", content)])
    new = {"A2 1001 2024": 11.25, "A2 2004 2024": 0.0, "A3 74 2024": 2.0}
    assert figures(folder) == {**before, **new}


def test_one_sheet_per_level_and_frequency(folder: Path) -> None:
    book = opened(made(folder, {"A1", "A2", "A3"}))
    assert book.sheetnames == [
        "kelurahan-desa bulanan",
        "kelurahan-desa tahunan",
        "kota tahunan",
    ]


def test_areas_are_those_of_the_level_and_above_that_there_are_today(tmp_path: Path) -> None:
    areas = """kode,nama,jenis,induk,berlaku_sampai
71.74,Kota Contoh,kota,,
71.74.01,Utara,kecamatan,71.74,
71.74.01.1001,Mawar,kelurahan,71.74.01,
71.74.01.1002,Melati,kelurahan,71.74.01,2024
71.74.01.1003,Anggrek,kelurahan,71.74.01,2025-06-29
71.74.01.1004,Teratai,kelurahan,71.74.01,2025
"""
    folder = write_folder(tmp_path / "data", {"wilayah.csv": areas})
    assert sheet_of(folder, "A2").areas == ("Mawar", "Teratai", "Kota Contoh", "Utara")
    assert [line.area for line in sheet_of(folder, "A2").lines] == ["Mawar", "Teratai"]
    assert sheet_of(folder, "A3").areas == ("Kota Contoh",)


def sheet_of(folder: Path, code: str, periods: tuple[str, ...] = ()) -> FormSheet:
    return forms(loaded(folder), {code}, TODAY, periods)[0]


def test_the_last_period_that_is_over_is_asked_for(folder: Path) -> None:
    assert {line.period for line in sheet_of(folder, "A1").lines} == {"2025-05"}
    assert {line.period for line in sheet_of(folder, "A2").lines} == {"2024"}
    assert sheet_of(folder, "A1").periods[:2] == ("2025-06", "2025-05")


def test_other_periods_are_asked_for_where_they_fit(folder: Path) -> None:
    wanted = ("2023", "2022", "2025-01")
    assert {line.period for line in sheet_of(folder, "A2", wanted).lines} == {"2023", "2022"}
    assert {line.period for line in sheet_of(folder, "A1", wanted).lines} == {"2025-01"}


def test_the_latest_figure_stands_beside(folder: Path) -> None:
    lines = {line.area: line for line in sheet_of(folder, "A2").lines}
    assert (lines["Mawar"].last, lines["Mawar"].last_period) == (10.5, "2023")
    assert lines["Kenanga"].last is None
    text = [c.value for row in opened(made(folder, {"A2"})).active.iter_rows() for c in row]
    assert {"10,5", "2023", "%", "0 sampai 100"} <= {str(v) for v in text}


def test_areas_of_equal_names_are_told_apart(tmp_path: Path) -> None:
    areas = """kode,nama,jenis,induk
71.74,Mawar,kota,
71.74.01,Mawar,kecamatan,71.74
71.74.02,Selatan,kecamatan,71.74
71.74.01.1001,Mawar,kelurahan,71.74.01
71.74.02.1002,Mawar,kelurahan,71.74.02
"""
    folder = write_folder(tmp_path / "data", {"wilayah.csv": areas})
    sheet = sheet_of(folder, "A4")
    assert len(set(sheet.areas)) == len(sheet.areas) == 5
    values = {("A4", line.area): n for n, line in enumerate(sheet.lines)}
    found = read_back(folder, filled(made(folder, {"A4"}), values))
    assert found.findings == ()
    assert found.difference.new["nilai"].to_list() == [0.0, 1.0]


def test_only_figures_and_choices_can_be_changed(folder: Path) -> None:
    sheet = opened(made(folder, {"A2"})).active
    assert sheet.protection.sheet
    header, at = columns(sheet)
    assert all(c.protection.locked for c in sheet[header])
    assert all(c.protection.locked for c in sheet[header - 1])
    first = sheet[header + 1]
    free = {name for name, place in at.items() if not first[place - 1].protection.locked}
    assert free == set(at) - {"indikator"}


def test_choices_and_limits(folder: Path) -> None:
    sheet = opened(made(folder, {"A2"})).active
    header, at = columns(sheet)
    rules = {}
    for rule in sheet.data_validations.dataValidation:
        column = next(n for n, c in at.items() if c == next(iter(rule.sqref.ranges)).min_col)
        rules[column] = rule

    def offered(column: str) -> list[object]:
        cells = sheet[rules[column].formula1.replace("$", "").lstrip("=")]
        return [c.value for row in cells for c in row]

    assert offered("wilayah")[:4] == ["Mawar", "Melati Satu", "Kamboja", "Kenanga"]
    assert offered("periode")[:3] == ["2025", "2024", "2023"]
    assert offered("status") == ["tetap", "sementara", "estimasi"]
    assert offered("sumber") == ["bps", "kabar"]
    limits = rules["nilai"]
    assert limits.type == "decimal"
    assert (float(limits.formula1), float(limits.formula2)) == (0, 100)
    assert "0 sampai 100" in limits.prompt
    hidden = {n for n, d in sheet.row_dimensions.items() if d.hidden}
    assert hidden == set(range(header - 6, header - 1))


def test_equal_input_gives_equal_bytes(folder: Path) -> None:
    assert made(folder, {"A1", "A2"}) == made(folder, {"A1", "A2"})


def middling(row: dict[str, object]) -> object:
    """A figure that an indicator may have."""
    if row["kategori"]:
        return str(row["kategori"]).split(";")[-1]
    low, high = row["batas_bawah"], row["batas_atas"]
    low = low if isinstance(low, float) else 0.0
    return (low + high) / 2 if isinstance(high, float) else low + 17.5


def test_forms_of_the_shipped_folder_read_back_empty_and_full(tmp_path: Path) -> None:
    today = dt.date(2026, 3, 15)
    folder = Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
    snapshot = load_folder(folder, None, today)
    indicators = snapshot.tables["indikator"]
    sheets = forms(snapshot, set(indicators["kode"]), today)
    sources = snapshot.tables["sumber"]["kode"].to_list()
    content = template(sheets, "Semua", sources, lang="id")
    figures_ = {r["kode"]: middling(r) for r in indicators.iter_rows(named=True)}
    lines = [line for s in sheets for line in s.lines]
    values = {(li.indicator.kode, li.area): figures_[li.indicator.kode] for li in lines}
    full = filled(content, values)
    shutil.rmtree(folder / "nilai")
    for name, given in (("kosong", content), ("penuh", full)):
        (folder / "nilai").mkdir(exist_ok=True)
        (folder / "nilai" / f"{name}.xlsx").write_bytes(given)
    read = load_folder(folder, None, today)
    assert [f for f in read.findings if f.file.startswith("nilai/")] == []
    assert read.values.height == len(lines)
    assert set(read.values["periode"]) == {line.period for line in lines}
    assert pl.Series(sorted(set(read.values["indikator"]))).equals(indicators["kode"].sort())
