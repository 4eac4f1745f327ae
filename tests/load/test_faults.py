"""Every broken input has a name and gives exactly these codes; what is good stays."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from lib.contract.codes import Code
from lib.i18n.findings import message, remedy
from lib.load.doubts import doubts
from lib.paths import ROOT
from lib.store.build import load_folder
from tests.folders import LONG, TABLES, write_folder

TODAY = dt.date(2025, 6, 30)
GOOD = LONG + "A2,71.74.01.1001,2020,50\n"
"""A file beside the broken one; its value must always be there."""


@dataclass(frozen=True)
class Fault:
    """What is put into the folder, and what must be said."""

    files: Mapping[str, str | bytes | None]
    codes: set[Code]
    places: set[tuple[int | None, str | None, str | None]] = field(default_factory=set)
    """Row, column and value of findings that must be among them."""
    kept: int = 0
    """Values besides the good one."""


def rows(*lines: str, header: str = LONG) -> dict[str, str | bytes | None]:
    return {"nilai/x.csv": header + "".join(f"{line}\n" for line in lines)}


def table(name: str, *lines: str) -> dict[str, str | bytes | None]:
    return {f"{name}.csv": TABLES[f"{name}.csv"] + "".join(f"{line}\n" for line in lines)}


def replaced(name: str, old: str, new: str) -> dict[str, str | bytes | None]:
    assert old in TABLES[f"{name}.csv"]
    return {f"{name}.csv": TABLES[f"{name}.csv"].replace(old, new)}


def sheet(*lines: list[object], formula: tuple[int, int, str] | None = None) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        page = book.add_worksheet("Data")
        for number, line in enumerate(lines):
            page.write_row(number, 0, line)
        if formula:
            page.write_formula(formula[0], formula[1], "=1/0", None, formula[2])
        hidden = book.add_worksheet("Lama")
        hidden.write(0, 0, "x")
        hidden.hide()
    return buffer.getvalue()


def far_apart() -> bytes:
    """Return a workbook of a few kilobytes with a cell in the last corner of its sheet."""
    good, out = sheet(HEAD, ["A2", "Kamboja", 2021, 5]), io.BytesIO()
    corner = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            new.writestr(part, old.read(part).replace(b"</sheetData>", corner))
    return out.getvalue()


HEAD = ["indikator", "wilayah", "periode", "nilai"]
V1 = "A2,71.74.01.1002,2021,"

FAULTS: dict[str, Fault] = {
    # Files
    "not_a_workbook": Fault({"nilai/x.xlsx": b"PK\x03\x04 nonsense"}, {Code.FILE_UNREADABLE}),
    "text_named_parquet": Fault({"nilai/x.parquet": "PAR1 no"}, {Code.FILE_UNREADABLE}),
    "no_bytes": Fault({"nilai/x.csv": b""}, {Code.FILE_EMPTY}),
    "only_blanks": Fault({"nilai/x.csv": b" \r\n\t\n"}, {Code.FILE_EMPTY}),
    "empty_table": Fault({"opd.csv": ""}, {Code.FILE_EMPTY}),
    "unknown_table": Fault({"wilayahh.csv": "a,b\n1,2\n"}, {Code.FILE_UNKNOWN}),
    "picture_among_values": Fault({"nilai/peta.png": b"\x89PNG"}, {Code.FILE_UNKNOWN}),
    "lock_file": Fault({"nilai/~$x.xlsx": b"user"}, {Code.FILE_IGNORED}),
    "hidden_file": Fault({"nilai/.x.csv": LONG}, {Code.FILE_IGNORED}),
    "temporary_file": Fault({"nilai/x.csv.tmp": LONG}, {Code.FILE_IGNORED}),
    "workbook_named_csv": Fault(
        {"nilai/x.csv": sheet(HEAD, ["A2", "Kamboja", 2021, 5])},
        {Code.FILE_KIND_MISMATCH, Code.SHEET_IGNORED},
        kept=1,
    ),
    "text_named_workbook": Fault(
        {"nilai/x.xlsx": LONG + V1 + "5\n"}, {Code.FILE_KIND_MISMATCH}, kept=1
    ),
    "web_page_named_workbook": Fault(
        {"nilai/x.xls": "<HTML><body><table><tr><td>Mawar</td></tr></table></body></HTML>"},
        {Code.FILE_NO_TABLE},
    ),
    "archive_named_csv": Fault({"nilai/x.csv": b"\x1f\x8b\x08\x00\x00"}, {Code.FILE_NO_TABLE}),
    "notation_named_csv": Fault({"nilai/x.csv": '[{"nilai": 5}]'}, {Code.FILE_NO_TABLE}),
    "beyond_any_figure": Fault(
        rows("A1,71.74.01.1002,2021-05,1e308"), {Code.OUT_OF_LIMITS}, {(2, "nilai", "1e308")}
    ),
    "village_of_another_district": Fault(
        {
            "nilai/A2.csv": "Kecamatan;Kelurahan;2021\nContoh Selatan;Mawar;5\n"
            "Contoh Utara;Melati Satu;6\n;Kenanga;7\n"
        },
        {Code.AREA_NAME_OTHER, Code.LAYOUT_WIDE},
        {(2, "Kecamatan", "Contoh Selatan")},
        kept=2,
    ),
    "code_beside_another_name": Fault(
        {"nilai/A2.csv": "kode;nama;2021\n71.74.01.1002;Kamboja;5\n71.74.02.2004;Kenanga;6\n"},
        {Code.AREA_NAME_OTHER, Code.LAYOUT_WIDE},
        {(2, "nama", "Kamboja")},
        kept=1,
    ),
    "title_in_millions": Fault(
        {"nilai/A4.csv": "Neraca (juta rupiah);\nWilayah;2021\nMelati Satu;5\nKamboja;6\n"},
        {Code.UNIT_OTHER, Code.LAYOUT_WIDE},
        {(3, "2021", "juta rupiah"), (4, "2021", "juta rupiah")},
    ),
    "column_in_thousands": Fault(
        {"nilai/A4.csv": "Wilayah;2021 (ribu rupiah);2022 (rupiah)\nMelati Satu;5;6000\n"},
        {Code.UNIT_OTHER, Code.LAYOUT_WIDE},
        {(2, "2021 (ribu rupiah)", "ribu rupiah")},
        kept=1,
    ),
    "another_unit_below_the_years": Fault(
        {"nilai/A2.csv": "Wilayah;2021\n;(pohon)\nMelati Satu;5\n"},
        {Code.UNIT_OTHER, Code.LAYOUT_WIDE},
        {(3, "2021", "pohon")},
        kept=1,
    ),
    "two_files_for_a_table": Fault(
        {"opd.xlsx": sheet(["kode", "nama", "singkatan"], ["a", "b", "c"])}, {Code.TABLE_TWICE}
    ),
    "header_only": Fault({"nilai/x.csv": LONG}, {Code.HEADER_ONLY}),
    "header_only_table": Fault(
        {"target.csv": "indikator,wilayah,periode,target\n"}, {Code.HEADER_ONLY}
    ),
    "prose": Fault({"nilai/x.csv": "Dengan hormat,\nterlampir data.\n"}, {Code.LAYOUT_UNKNOWN}),
    "hidden_sheet": Fault(
        {"nilai/x.xlsx": sheet(HEAD, ["A2", "Kamboja", 2021, 5])}, {Code.SHEET_IGNORED}, kept=1
    ),
    # Columns
    "no_value_column": Fault(
        rows("A2,71.74.01.1002,2021", header="indikator,wilayah,periode\n"),
        {Code.COLUMN_MISSING},
        {(1, "nilai", None)},
    ),
    "no_period_column": Fault(
        rows("A2,71.74.01.1002,1", header="indikator,wilayah,nilai\n"), {Code.COLUMN_MISSING}
    ),
    "unknown_column": Fault(
        rows(V1 + "5,x", header="indikator,wilayah,periode,nilai,warna\n"),
        {Code.COLUMN_UNKNOWN},
        {(1, "warna", "warna")},
        kept=1,
    ),
    "synonyms": Fault(
        rows(V1 + "5", header="Kode Indikator,Kelurahan,Tahun,NILAI\n"),
        {Code.COLUMN_SYNONYM},
        {(1, "Tahun", "Tahun"), (1, "NILAI", "NILAI")},
        kept=1,
    ),
    "header_typed_twice": Fault(
        rows(V1 + "5,6", header="indikator,wilayah,periode,nilai,nilai\n"),
        {Code.COLUMN_TWICE},
        kept=1,
    ),
    "row_too_long": Fault(
        rows(V1 + "5,6", V1.replace("2021", "2022") + "7"),
        {Code.ROW_RAGGED},
        {(2, None, "A2 | 71.74.01.1002 | 2021 | 5 | 6")},
        kept=1,
    ),
    "row_too_short": Fault(
        rows(V1 + "5", header="indikator,wilayah,periode,nilai,catatan\n"),
        {Code.ROW_RAGGED},
        kept=1,
    ),
    "quote_never_closed": Fault(
        rows('A2,71.74.01.1002,2021,"5', V1.replace("2021", "2022") + "7"),
        {Code.QUOTE_UNCLOSED},
        kept=1,
    ),
    # Cells
    "blank_key": Fault(rows(",71.74,2021,5"), {Code.REQUIRED_BLANK}, {(2, "indikator", "")}),
    "words": Fault(rows(V1 + "lima"), {Code.NOT_A_NUMBER}, {(2, "nilai", "lima")}),
    "unit_in_cell": Fault(rows(V1 + "12 ton"), {Code.NOT_A_NUMBER}),
    "percent_for_a_count": Fault(
        rows("A1,71.74.01.1002,2021-01,5%"), {Code.NOT_A_NUMBER}, {(2, "nilai", "5%")}
    ),
    "thousands_or_fraction": Fault(
        rows("A4,71.74,2021,1.234"), {Code.NUMBER_AMBIGUOUS}, {(2, "nilai", "1.234")}
    ),
    "infinite": Fault(rows(V1 + "inf"), {Code.NOT_FINITE}),
    "not_a_number_at_all": Fault(rows(V1 + "NaN"), {Code.NOT_FINITE}),
    "endless_power": Fault(rows(V1 + "1e999"), {Code.NOT_FINITE}),
    "division_by_zero": Fault(rows(V1 + "#DIV/0!"), {Code.FORMULA_ERROR}),
    "formula_error_in_workbook": Fault(
        {
            "nilai/x.xlsx": sheet(
                HEAD, ["A2", "Kamboja", 2021, 5], ["A2", "Kamboja", 2022], formula=(2, 3, "#DIV/0!")
            )
        },
        {Code.FORMULA_ERROR, Code.SHEET_IGNORED},
        {(3, "nilai", "#DIV/0!")},
        kept=1,
    ),
    "unknown_status": Fault(
        rows(V1 + "5,baru", header="indikator,wilayah,periode,nilai,status\n"),
        {Code.VALUE_NOT_ALLOWED},
        {(2, "status", "baru")},
    ),
    "word_of_another_scale": Fault(
        rows("A3,71.74,2021,WTS"), {Code.VALUE_NOT_ALLOWED}, {(2, "nilai", "WTS")}
    ),
    "word_in_a_table": Fault(
        table("wilayah", "71.74.02.1009,Baru,dusun,71.74.02,,,,"),
        {Code.VALUE_NOT_ALLOWED},
        {(9, "jenis", "dusun")},
    ),
    "bad_date": Fault(
        {"keputusan.csv": "tanggal,isi\n31/02/2024,Rapat\n"},
        {Code.NOT_A_DATE},
        {(2, "tanggal", "31/02/2024")},
    ),
    "unreadable_period": Fault(rows("A2,71.74,dulu,5"), {Code.PERIOD_UNREADABLE}),
    "day_or_month": Fault(rows("A2,71.74,01/02/2021,5"), {Code.PERIOD_AMBIGUOUS}),
    "impossible_year": Fault(rows("A2,71.74,20233,5"), {Code.PERIOD_IMPOSSIBLE}),
    "impossible_month": Fault(rows("A2,71.74,2021-13,5"), {Code.PERIOD_IMPOSSIBLE}),
    "future": Fault(rows("A2,71.74,2042,5"), {Code.PERIOD_FUTURE}, {(2, "periode", "2042")}),
    "month_for_a_yearly_indicator": Fault(
        rows("A2,71.74,2021-05,5"), {Code.PERIOD_FREQUENCY}, {(2, "periode", "2021-05")}, kept=1
    ),
    "above_the_limit": Fault(rows(V1 + "950"), {Code.OUT_OF_LIMITS}, {(2, "nilai", "950")}),
    "negative_count": Fault(rows("A1,71.74,2021-01,-1"), {Code.OUT_OF_LIMITS}),
    "evidence_of_nothing": Fault(
        {"bukti.csv": "program,indikator,judul\n,,Foto\n,A1,Laporan\n"},
        {Code.REQUIRED_BLANK},
        {(2, "program, indikator", None)},
    ),
    # References
    "unknown_indicator": Fault(
        rows("ZZ,71.74,2021,5"), {Code.INDICATOR_UNKNOWN}, {(2, "indikator", "ZZ")}
    ),
    "unknown_area": Fault(
        rows("A2,Mawarr,2021,5"), {Code.AREA_UNKNOWN}, {(2, "wilayah", "Mawarr")}
    ),
    "name_of_two_areas": Fault(
        {
            **table("wilayah", "71.74.02.1008,Mawar,kelurahan,71.74.02,,,,"),
            **rows("A2,Mawar,2021,5"),
        },
        {Code.AREA_AMBIGUOUS},
    ),
    "finer_than_it_means_something": Fault(
        rows("A3,71.74.01,2021,WTP"), {Code.AREA_LEVEL}, {(2, "wilayah", "71.74.01")}
    ),
    "unknown_dimension": Fault(
        table("indikator", "A9,laut,Ombak,m,naik,kota,tidak_ada,tahunan,,,,"),
        {Code.DIMENSION_UNKNOWN},
        {(6, "dimensi", "laut")},
    ),
    "unknown_agency": Fault(
        table("indikator", "A9,alam,Ombak,m,naik,kota,tidak_ada,tahunan,dinas_laut,,,"),
        {Code.AGENCY_UNKNOWN},
        {(6, "walidata", "dinas_laut")},
    ),
    "unknown_source": Fault(
        rows(V1 + "5,koran", header="indikator,wilayah,periode,nilai,sumber\n"),
        {Code.SOURCE_UNKNOWN},
    ),
    "unknown_programme": Fault(
        {"realisasi.csv": "program,periode\nP1,2024\n"}, {Code.PROGRAM_UNKNOWN}
    ),
    "target_of_an_unknown_indicator": Fault(
        {"nilai/contoh/target.csv": "indikator,wilayah,periode,target\nZZ,71.74,2025,5\n"},
        {Code.INDICATOR_UNKNOWN},
    ),
    "unknown_parent": Fault(
        table("wilayah", "71.74.03.1001,Baru,kelurahan,71.74.03,,,,"),
        {Code.PARENT_UNKNOWN},
        {(9, "induk", "71.74.03")},
    ),
    "circle_of_parents": Fault(
        table(
            "wilayah",
            "71.74.03,Barat,kecamatan,71.74.03.1001,,,,",
            "71.74.03.1001,Baru,kelurahan,71.74.03,,,,",
        ),
        {Code.PARENT_CYCLE},
    ),
    # Keys
    "area_twice": Fault(
        table("wilayah", "71.74.01.1001,Lain,kelurahan,71.74.01,,,,"),
        {Code.KEY_TWICE},
        {(9, "kode", "71.74.01.1001")},
    ),
    "same_value_twice": Fault(rows(V1 + "5", V1 + "5.0"), {Code.VALUE_TWICE_EQUAL}, kept=1),
    "two_values_for_a_key": Fault(
        rows(V1 + "5", "A2,Melati I,2021,6", V1.replace("2021", "2022") + "7"),
        {Code.VALUE_TWICE_DIFFERENT},
        {(3, "nilai", "6")},
        kept=1,
    ),
    # Truth
    "weak_source": Fault(
        rows(V1 + "5,kabar", V1 + "6,bps", header="indikator,wilayah,periode,nilai,sumber\n"),
        {Code.QUALITY_WITHHELD},
        kept=1,
    ),
    "sample": Fault(
        rows(V1 + "5,contoh", header="indikator,wilayah,periode,nilai,status\n"),
        {Code.SAMPLE_PRESENT},
        kept=1,
    ),
}


FAULTS["sample_beside_real"] = Fault(
    {
        "nilai/a.csv": LONG + V1 + "5\n",
        "nilai/contoh/b.csv": LONG.replace("nilai", "nilai,status") + V1 + "6,contoh\n",
    },
    {Code.SAMPLE_PRESENT, Code.SAMPLE_SUPERSEDED},
    kept=1,
)


PROGRAM = (
    "kode,nama,dimensi,jenis,opd,mulai,selesai,anggaran,pilar\n"
    "P1,Satu,alam,quick_win,dinas,2024,2024,1000,\n"
)
REPORTS = "program,periode,rencana_persen,realisasi_persen,realisasi_anggaran,status_data\n"
ASSESSMENT = "tahun,komponen,pilar,bobot,skor,skala_bawah,skala_atas,status_data\n"


def reports(*lines: str, program: str = PROGRAM) -> dict[str, str | bytes | None]:
    return {"program.csv": program, "realisasi.csv": REPORTS + "".join(f"{x}\n" for x in lines)}


def assessment(*lines: str) -> dict[str, str | bytes | None]:
    return {"penilaian.csv": ASSESSMENT + "".join(f"{line}\n" for line in lines)}


FAULTS |= {
    "programme_of_an_unknown_agency": Fault(
        {"program.csv": PROGRAM.replace("dinas", "dinas;dinas_laut")},
        {Code.AGENCY_UNKNOWN},
        {(2, "opd", "dinas_laut")},
    ),
    "programme_ends_before_it_begins": Fault(
        {"program.csv": PROGRAM.replace("2024,2024,", "2024-05-01,2023,")},
        {Code.DATES_REVERSED},
        {(2, "selesai", "2023")},
    ),
    "programme_of_an_unknown_pillar": Fault(
        {"program.csv": PROGRAM.replace("1000,\n", "1000,smart_laut\n")},
        {Code.DIMENSION_UNKNOWN},
        {(2, "pilar", "smart_laut")},
    ),
    "progress_over_100": Fault(
        reports("P1,2024-Q1,50,120,,", "P1,2024-Q2,-4,20,-3,"),
        {Code.OUT_OF_RANGE},
        {
            (2, "realisasi_persen", "120"),
            (3, "rencana_persen", "-4"),
            (3, "realisasi_anggaran", "-3"),
        },
    ),
    "progress_falls": Fault(
        reports("P1,2024-Q2,40,10,500,", "P1,2024-Q1,30,20,,", "P1,2024-Q3,35,20,400,"),
        {Code.PROGRESS_FALLS},
        {
            (2, "realisasi_persen", "10"),
            (4, "rencana_persen", "35"),
            (4, "realisasi_anggaran", "400"),
        },
    ),
    "report_after_the_planned_end": Fault(
        reports("P1,2024-Q4,90,80,,", "P1,2025-Q1,100,90,,"),
        {Code.REPORT_AFTER_END},
        {(3, "periode", "2025-Q1")},
    ),
    "report_before_the_first_day": Fault(
        reports("P1,2023-Q4,0,0,,"), {Code.REPORT_BEFORE_START}, {(2, "periode", "2023-Q4")}
    ),
    "money_without_budget": Fault(
        reports("P1,2024-Q1,10,10,500,", program=PROGRAM.replace("1000", "")),
        {Code.MONEY_WITHOUT_BUDGET},
        {(2, "realisasi_anggaran", "500")},
    ),
    "more_spent_than_there_is": Fault(
        reports("P1,2024-Q1,10,10,1500,"),
        {Code.SPENT_OVER_BUDGET},
        {(2, "realisasi_anggaran", "1500")},
    ),
    "evidence_without_link": Fault(
        {
            "bukti.csv": "indikator,judul,tautan,status\n"
            "A1,Laporan,,ada\nA2,Foto,,belum\nA1,Surat,surat.pdf,ada\n"
        },
        {Code.EVIDENCE_WITHOUT_LINK},
        {(2, "tautan", "Laporan")},
    ),
    "deadline_before_the_meeting": Fault(
        {"keputusan.csv": "tanggal,isi,tenggat\n2024-05-10,Rapat,2024-05-01\n"},
        {Code.DEADLINE_REVERSED},
        {(2, "tenggat", "2024-05-01")},
    ),
    "decision_for_an_unknown_agency": Fault(
        {"keputusan.csv": "tanggal,isi,opd\n2024-05-10,Rapat,dinas_laut\n"},
        {Code.AGENCY_UNKNOWN},
    ),
    "score_outside_the_scale": Fault(
        assessment("2024,output,,60,5.5,1,5,", "2024,outcome,,40,3,1,5,"),
        {Code.OUT_OF_RANGE},
        {(2, "skor", "5.5")},
    ),
    "two_weights_for_a_component": Fault(
        assessment("2024,output,,100,3,,,", "2024,output,smart_alam,50,3,,,"),
        {Code.WEIGHT_DIFFERS},
        {(3, "bobot", "50")},
    ),
    "score_of_an_unknown_pillar": Fault(
        assessment("2024,output,,100,3,,,", "2024,output,smart_laut,100,3,,,"),
        {Code.DIMENSION_UNKNOWN},
        {(3, "pilar", "smart_laut")},
    ),
    "sample_rows": Fault(
        {
            **reports("P1,2024-Q1,10,10,,"),
            "nilai/contoh/realisasi.csv": REPORTS
            + "P1,2024-Q1,50,50,,contoh\nP1,2024-Q2,60,60,,contoh\n",
            "nilai/contoh/penilaian.csv": ASSESSMENT + "2024,output,,100,3,,,contoh\n",
        },
        {Code.SAMPLE_ROWS, Code.SAMPLE_ROWS_SUPERSEDED},
        {(None, None, "realisasi"), (None, None, "penilaian")},
    ),
}


A4 = "A4,71.74.01.1001,"
YEARS = [f"{A4}{y},{v}" for y, v in enumerate((98, 103, 101, 99, 105, 102), start=2017)]


def with_note(text: str) -> dict[str, str | bytes | None]:
    return rows(f'{V1}5,"{text}"', header=LONG.replace("\n", ",catatan\n"))


def shapes_of_peers() -> dict[str, str | bytes | None]:
    """Return twenty villages, one of which has a figure like no other."""
    codes = [f"71.74.01.{1100 + n}" for n in range(20)]
    villages = [f"{c},Nama{n},kelurahan,71.74.01,,,," for n, c in enumerate(codes)]
    values = [f"A2,{c},2024,{50 + n % 5}.5" for n, c in enumerate(codes[1:])]
    return {**table("wilayah", *villages), **rows(f"A2,{codes[0]},2024,0.05", *values)}


FAULTS |= {
    # Files that are more or less than they seem
    "copy_with_the_same_figures": Fault(
        {"nilai/x.csv": LONG + V1 + "5\n", "nilai/Copy of x.csv": LONG + V1 + "5\n"},
        {Code.FILE_COPY},
        kept=1,
    ),
    "second_download_with_another_figure": Fault(
        {
            "nilai/x.csv": LONG + V1 + "5\n",
            "nilai/x (1).csv": LONG + V1 + "6\n" + V1.replace("2021", "2022") + "7\n",
        },
        {Code.FILE_COPY},
        kept=2,
    ),
    "copies_in_indonesian": Fault(
        {
            "nilai/x.csv": LONG + V1 + "5\n",
            "nilai/x - Salinan.csv": LONG + V1 + "5\n",
            "nilai/Salinan dari x.csv": LONG + V1 + "5\n",
        },
        {Code.FILE_COPY},
        kept=1,
    ),
    "copy_of_a_table": Fault({"wilayah (1).csv": TABLES["wilayah.csv"]}, {Code.TABLE_TWICE}),
    "numbered_without_an_original": Fault({"nilai/x (1).csv": LONG + V1 + "5\n"}, set(), kept=1),
    "nul_bytes": Fault(
        {"nilai/x.csv": (LONG + V1 + "5\n").encode() + b"A2,71.74.01.1002,20\x0022,6\n"},
        {Code.NUL_BYTES},
        {(3, None, None)},
        kept=2,
    ),
    "nothing_but_nul": Fault({"nilai/x.csv": b"\x00" * 500}, {Code.FILE_EMPTY}),
    "cells_worlds_apart": Fault({"nilai/x.xlsx": far_apart()}, {Code.SHEET_TOO_LARGE}),
    "headers_again": Fault(
        rows(V1 + "5", LONG.strip(), V1.replace("2021", "2022") + "7"),
        {Code.HEADER_REPEATED},
        {(3, None, None)},
        kept=2,
    ),
    "headers_again_in_a_table": Fault(
        table("opd", "kode,nama,singkatan", "x,Dinas X,DX"),
        {Code.HEADER_REPEATED},
        {(3, None, None)},
    ),
    # Cells of tables
    "latitude_for_longitude": Fault(
        replaced("wilayah", "0.71,124.31", "124.31,0.71"),
        {Code.OUT_OF_RANGE},
        {(5, "lintang", "124.31")},
    ),
    "limits_turned_round": Fault(
        replaced("indikator", "0,100", "100,0"),
        {Code.LIMITS_REVERSED},
        {(3, "batas_bawah", "100")},
    ),
    "script_in_a_name": Fault(
        table("opd", "x,<script>alert(1)</script>,X"),
        {Code.TEXT_MARKUP},
        {(3, "nama", "<script>alert(1)</script>")},
    ),
    "markup_in_a_note": Fault(
        with_note("<b>penting</b>"),
        {Code.TEXT_MARKUP},
        {(2, "catatan", "<b>penting</b>")},
        kept=1,
    ),
    "formula_in_a_note": Fault(with_note("=HYPERLINK(A1)"), {Code.TEXT_FORMULA}, kept=1),
    "command_in_a_note": Fault(with_note("@SUM(A1)"), {Code.TEXT_FORMULA}, kept=1),
    "sum_in_a_note": Fault(with_note("-2+3+cmd"), {Code.TEXT_FORMULA}, kept=1),
    "dash_and_phone_in_a_note": Fault(with_note("- lihat +62812"), set(), kept=1),
    "formula_for_a_value": Fault(rows(V1 + "=1+1"), {Code.NOT_A_NUMBER}, {(2, "nilai", "=1+1")}),
    "link_that_runs_code": Fault(
        {"sumber.csv": "kode,judul,tautan\nbps,Kota,javascript:alert(1)\n"},
        {Code.LINK_UNSAFE, Code.TEXT_MARKUP},
        {(2, "tautan", "javascript:alert(1)")},
    ),
    "code_outside_its_parent": Fault(
        table("wilayah", "71.74.02.1009,Baru,kelurahan,71.74.01,,,,"),
        {Code.PARENT_CODE},
        {(9, "kode", "71.74.02.1009")},
    ),
    "code_under_the_name_of_another_area": Fault(
        rows(
            "A2,71.74.01.1002,Kamboja,2021,5",
            "A2,71.74.01.1002,Melati I,2022,6",
            header="indikator,kode_wilayah,nama_wilayah,periode,nilai\n",
        ),
        {Code.AREA_NAME_OTHER, Code.COLUMN_SYNONYM},
        {(2, "nama_wilayah", "Kamboja")},
        kept=1,
    ),
    "village_in_another_district": Fault(
        rows(
            "A2,Contoh Utara,Kamboja,2021,5",
            "A2,Contoh Selatan,Kamboja,2022,6",
            header="indikator,kecamatan,kelurahan,periode,nilai\n",
        ),
        {Code.AREA_NAME_OTHER, Code.COLUMN_SYNONYM},
        {(2, "kecamatan", "Contoh Utara")},
        kept=1,
    ),
    "thousands_of_the_unit": Fault(
        rows(
            "A1,71.74,2021-01,5,ribu pohon",
            "A1,71.74,2021-02,5,Pohon",
            header=LONG.replace("\n", ",satuan\n"),
        ),
        {Code.UNIT_OTHER},
        {(2, "satuan", "ribu pohon")},
        kept=1,
    ),
    "another_word_for_the_unit": Fault(
        rows(V1 + "5,persen", "A1,71.74,2021-02,5,batang", header=LONG.replace("\n", ",unit\n")),
        {Code.UNIT_OTHER, Code.COLUMN_SYNONYM},
        {(3, "unit", "batang")},
        kept=2,
    ),
    # Against other figures
    **{
        f"times_{name}": Fault(
            rows(*(y.replace(",99", f",{wrong}") for y in YEARS)),
            {Code.VALUE_TIMES},
            {(5, "nilai", wrong)},
            kept=6,
        )
        for name, wrong in (("ten", "990"), ("hundred", "9900"), ("thousand", "99000"))
    },
    "unlike_its_past": Fault(
        rows(*YEARS, f"{A4}2023,170"),
        {Code.VALUE_UNLIKE_PAST},
        {(8, "nilai", "170")},
        kept=7,
    ),
    "unlike_its_peers": Fault(
        shapes_of_peers(), {Code.VALUE_UNLIKE_PEERS}, {(2, "nilai", "0.05")}, kept=20
    ),
    "ratio_of_other_numbers": Fault(
        rows(
            "A2,71.74.01.1002,2020,50,20,40",
            "A2,71.74.01.1002,2021,33.3,1,3",
            "A2,71.74.01.1002,2022,60,20,40",
            "A2,71.74.01.1002,2023,50,20,0",
            "A2,71.74.01.1002,2024,50,-20,-40",
            header="indikator,wilayah,periode,nilai,pembilang,penyebut\n",
        ),
        {Code.RATIO_DIFFERS},
        {(4, "nilai", "60"), (5, "nilai", "50"), (6, "nilai", "50")},
        kept=5,
    ),
    "percentages_as_fractions": Fault(
        rows(*(f"A2,71.74.01.1002,{y},0.{y - 2000}" for y in (2021, 2022, 2023))),
        {Code.PERCENT_FRACTION},
        {(2, "nilai", "0.21")},
        kept=3,
    ),
    "unit_changed_midway": Fault(
        rows(*(f"{y}000" for y in YEARS[:3]), *YEARS[3:]),
        {Code.UNIT_CHANGED},
        {(5, "nilai", "99")},
        kept=6,
    ),
    "parts_that_miss_the_whole": Fault(
        rows(f"{A4}2021,10", "A4,71.74.01.1002,2021,20", "A4,71.74.01,2021,99"),
        {Code.PARTS_DIFFER},
        {(4, "nilai", "99")},
        kept=3,
    ),
    "part_greater_than_the_whole": Fault(
        rows(f"{A4}2021,10", "A4,71.74.01,2021,5"), {Code.PARTS_DIFFER}, kept=2
    ),
    "weights_that_miss_a_hundred": Fault(
        {"penilaian.csv": "tahun,komponen,bobot\n2024,output,20\n2024,outcome,30\n"},
        {Code.WEIGHTS_SUM},
        {(2, "bobot", "50")},
    ),
    "weights_as_shares": Fault(
        {"penilaian.csv": "tahun,komponen,bobot\n2024,output,0.4\n2024,outcome,0.6\n"}, set()
    ),
    "target_beyond_its_limits": Fault(
        {
            "target.csv": "indikator,wilayah,periode,target\n"
            "A2,71.74,2024,950\nA2,71.74,2025,-5\nA2,71.74,2026,80\nA4,71.74,2026,1e308\n"
        },
        {Code.OUT_OF_LIMITS},
        {(2, "target", "950"), (3, "target", "-5"), (5, "target", "1e+308")},
    ),
    "assessment_in_no_year": Fault(
        {"penilaian.csv": "tahun,komponen,bobot\n20244,output,100\n"},
        {Code.OUT_OF_RANGE},
        {(2, "tahun", "20244")},
    ),
    "target_on_the_wrong_side": Fault(
        {
            **rows("A2,71.74,2022,60"),
            "target.csv": "indikator,wilayah,periode,target\nA2,71.74,2024,40\n",
        },
        {Code.TARGET_BACKWARD},
        {(2, "target", "40")},
        kept=1,
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_fault(name: str, tmp_path: Path) -> None:
    fault = FAULTS[name]
    folder = write_folder(tmp_path, {"nilai/baik.csv": GOOD, **fault.files})
    snapshot = load_folder(folder, None, TODAY)
    findings = (*snapshot.findings, *doubts(snapshot))
    assert {f.code for f in findings} == fault.codes
    assert fault.places <= {(f.row, f.column, f.value) for f in findings}
    assert snapshot.values.filter(pl.col("berkas") == "nilai/baik.csv")["nilai"].to_list() == [50]
    assert snapshot.values.height == 1 + fault.kept
    for finding in findings:
        for lang in ("id", "en"):
            sentence = message(finding, lang) + remedy(finding, lang)
            assert "{" not in sentence
            assert "–" not in sentence.replace(" – ", "")


def test_missing_tables_are_named(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, {"wilayah.csv": None, "opd.csv": None})
    findings = load_folder(folder, None, TODAY).findings
    assert [(f.code, f.value) for f in findings if f.file == ""] == [
        (Code.TABLE_MISSING, "wilayah")
    ]


def test_clash_across_files_names_both_places_and_keeps_both_out(tmp_path: Path) -> None:
    files = {
        "nilai/a.csv": LONG + V1 + "5\n",
        "nilai/sub/b.csv": LONG + "A1,71.74,2021,1\n" + V1 + "6\n",
    }
    snapshot = load_folder(write_folder(tmp_path, files), None, TODAY)
    assert snapshot.values["indikator"].to_list() == ["A1"]
    (finding,) = snapshot.findings
    assert (finding.file, finding.row, finding.value) == ("nilai/sub/b.csv", 3, "6")
    assert dict(finding.params) == {
        "key": "A2 / 71.74.01.1002 / 2021",
        "other": "nilai/a.csv, 2",
        "other_value": "5",
    }
    kept = {f.file: f.rows_kept for f in snapshot.files if f.layout == "panjang"}
    assert kept == {"nilai/a.csv": 0, "nilai/sub/b.csv": 1}


def test_withheld_figures_are_kept_apart(tmp_path: Path) -> None:
    header = "indikator,wilayah,periode,nilai,sumber\n"
    folder = write_folder(tmp_path, {"nilai/x.csv": header + V1 + "5,kabar\n" + V1 + "6,bps\n"})
    snapshot = load_folder(folder, None, TODAY)
    assert snapshot.values["nilai"].to_list() == [6.0]
    assert snapshot.withheld.select("nilai", "kualitas").rows() == [(5.0, "D")]
    assert snapshot.withheld.schema == snapshot.values.schema


def test_thousands_of_equal_findings_become_one_with_a_count(tmp_path: Path) -> None:
    lines = "".join(f"ZZ,71.74,2021,{n}\n" for n in range(5000))
    findings = load_folder(
        write_folder(tmp_path, {"nilai/x.csv": LONG + lines}), None, TODAY
    ).findings
    assert len(findings) == 1001
    assert sum(f.count for f in findings) == 5000


def test_contradictions_leave_what_can_stand(tmp_path: Path) -> None:
    files = reports("P1,2024-Q1,50,120,,", "P1,2024-Q2,40,30,,", "P1,2024-Q3,60,20,,")
    snapshot = load_folder(write_folder(tmp_path, files), None, TODAY)
    assert snapshot.tables["realisasi"]["realisasi_persen"].to_list() == [None, 30, 20]
    assert snapshot.tables["realisasi"]["status_data"].unique().to_list() == ["tetap"]
    (file,) = (f for f in snapshot.files if f.file == "realisasi.csv")
    assert (file.rows_read, file.rows_kept) == (3, 3)


def test_real_rows_take_the_place_of_samples_of_the_same_programme(tmp_path: Path) -> None:
    program = PROGRAM + "P2,Dua,alam,quick_win,dinas,2024,2024,,\n"
    sample = REPORTS + "P1,2024-Q2,60,60,,contoh\nP2,2024-Q2,60,60,,contoh\n"
    files = reports("P1,2024-Q1,10,10,,", program=program) | {"nilai/contoh/realisasi.csv": sample}
    snapshot = load_folder(write_folder(tmp_path, files), None, TODAY)
    assert set(snapshot.tables["realisasi"].select("program", "status_data").rows()) == {
        ("P1", "tetap"),
        ("P2", "contoh"),
    }


def test_a_real_decision_takes_the_place_of_all_samples(tmp_path: Path) -> None:
    head = "tanggal,isi,status_data\n"
    files = {
        "keputusan.csv": head + "2025-01-01,Nyata,\n",
        "nilai/contoh/keputusan.csv": head + "2025-01-02,Contoh,contoh\n",
    }
    snapshot = load_folder(write_folder(tmp_path, files), None, TODAY)
    assert snapshot.tables["keputusan"]["isi"].to_list() == ["Nyata"]


LAYOUTS = {
    c
    for c in Code
    if c.name.startswith(("LAYOUT", "HEADING", "COLUMN", "ROWS")) or c.name.endswith("_IGNORED")
}
BOUNDARIES = {c for c in Code if c.name.startswith("BOUNDARY")}
ELSEWHERE = {
    "test_faults.py": {Code.TABLE_MISSING},
    "test_files.py": {
        *(Code.FOLDER_UNREAD, Code.FILE_VANISHED, Code.FILE_CHANGING, Code.FILE_NAME),
    },
    "test_source.py": {Code.FILE_TOO_LARGE},
    "test_compound.py": {Code.FILE_FORGED},
    "../store/test_mending.py": {Code.FILE_LAST_GOOD},
    "../store/test_borders.py": {Code.BOUNDARY_LAST_GOOD},
    "test_wide.py": LAYOUTS,
    "test_opd_tables.py": LAYOUTS,
    "opd_tables.txt": LAYOUTS,
    "test_boundaries.py": BOUNDARIES,
    "../exchange/test_boundaries.py": BOUNDARIES,
}
"""Codes whose broken input is more than a few lines, and the test that has it."""


def test_every_code_has_a_broken_input() -> None:
    named = {code for fault in FAULTS.values() for code in fault.codes}
    for file, codes in ELSEWHERE.items():
        text = (Path(__file__).parent / file).read_text()
        said = {word.upper() for word in re.findall(r"\b[A-Za-z]+(?:_[A-Za-z]+)+\b", text)}
        named |= {code for code in codes if code.name in said}
    assert sorted(c.value for c in set(Code) - named) == []


def test_the_other_place_of_a_key_is_one_with_another_value(tmp_path: Path) -> None:
    files = {f"nilai/{n}.csv": LONG + V1 + f"{v}\n" for n, v in zip("abcd", "5567", strict=True)}
    found = load_folder(write_folder(tmp_path, files), None, TODAY).findings
    assert [(f.file, f.value, f.params["other_value"], f.params["other"]) for f in found] == [
        ("nilai/b.csv", "5", "7", "nilai/d.csv, 2"),
        ("nilai/c.csv", "6", "5", "nilai/a.csv, 2"),
        ("nilai/d.csv", "7", "5", "nilai/a.csv, 2"),
    ]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_code_has_a_sentence_and_a_remedy(lang: str) -> None:
    texts = json.loads((ROOT / f"lib/i18n/texts/{lang}/findings.json").read_text())
    for code in Code:
        for part in ("message", "remedy"):
            assert texts[f"{code.value}.{part}"].strip().endswith((".", "}")), code
    said = {key.rpartition(".")[0] for key in texts} - {"severity"}
    assert said == {code.value for code in Code}
