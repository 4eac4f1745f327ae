from __future__ import annotations

import datetime as dt
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.contract.codes import Code
from lib.export.about import About
from lib.export.csv import csv, plain
from lib.export.rows import COLUMNS
from lib.store.build import load_folder
from tests.export.figures import ABOUT, TWO, figures
from tests.folders import write_folder

TODAY = dt.date(2026, 1, 31)


def lines(content: bytes) -> list[str]:
    return content.decode("utf-8-sig").split("\r\n")


def test_indonesian_files_have_semicolons_and_decimal_commas() -> None:
    written = lines(csv(TWO, ABOUT, lang="id"))
    start = written.index(";".join(COLUMNS))
    assert written[start + 1 :] == [
        "A4;71.74.01.1001;2024;-5;contoh;;1;2;'=1+1",
        "A4;71.74.01.1002;2024;37,2650;sementara;bps;;;",
        "",
    ]


def test_english_files_have_commas_and_points() -> None:
    written = lines(csv(TWO, ABOUT, lang="en"))
    assert "A4,71.74.01.1002,2024,37.2650,sementara,bps,,," in written


def test_the_first_lines_say_what_it_is() -> None:
    assert lines(csv(TWO, ABOUT, lang="id"))[:5] == [
        "Isi: Sampah terangkut",
        '"Sumber: BPS; Dinas"',
        "Sidik data: abc",
        "Diunduh: 31 Januari 2026",
        "",
    ]


def test_sample_data_is_said_before_all_else() -> None:
    first = lines(csv(TWO, About("Isi", sample=True), lang="id"))[0]
    assert first.startswith("DATA CONTOH: ")
    assert lines(csv(TWO, About("Isi", sample=True), lang="en"))[0].startswith(
        "DATA CONTOH (sample): "
    )


@pytest.mark.parametrize("text", ["=1", "+1", "-x", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_text_becomes_a_formula(text: str) -> None:
    row = figures(("A4", "71.74", "2024", -1.5, "tetap", None, None, None, text))
    content = csv(row, About(text), lang="en").decode("utf-8-sig")
    assert f"'{text}" in content
    assert ",-1.5," in content


@pytest.mark.parametrize(
    "value, text",
    [
        (1.0, "1"),
        (-0.5, "-0,5"),
        (37.265, "37,2650"),
        (1e-7, "0,0000001"),
        (1e15, "1000000000000000"),
    ],
)
def test_numbers_are_written_in_full(value: float, text: str) -> None:
    assert plain(value, ",") == text


def test_values_that_are_words_are_written_as_words() -> None:
    rows = figures(("A3", "71.74", "2024", 3.0, "tetap")).with_columns(kata=pl.lit("WTP"))
    assert "A3;71.74;2024;WTP;tetap;;;;" in lines(csv(rows, ABOUT, lang="id"))


TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.just(" "), min_size=1
)
NUMBER = st.floats(-1e12, 1e12, allow_subnormal=False).map(lambda x: round(x, 6) + 0.0)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(value=NUMBER, part=NUMBER, remark=TEXT, lang=st.sampled_from(["id", "en"]))
def test_our_loader_reads_back_what_was_written(
    tmp_path: Path, value: float, part: float, remark: str, lang: str
) -> None:
    remark = "x" + " ".join(remark.split())
    rows = figures(
        ("A4", "71.74.01.1001", "2024", value, "sementara", "bps", part, 2.0, remark),
        ("A4", "71.74.02.1003", "2023", 1.0, "estimasi", None, None, None, None),
    )
    content = csv(rows, ABOUT, lang=lang)
    snapshot = load_folder(write_folder(tmp_path, {"nilai/x.csv": content}), None, TODAY)
    assert not [f for f in snapshot.findings if f.file.startswith("nilai/")]
    columns = [c for c in COLUMNS if c != "nilai"]
    assert snapshot.values.select(columns).equals(rows.select(columns))
    assert snapshot.values["nilai"].to_list() == rows["nilai"].to_list()


def test_a_sample_stays_a_sample(tmp_path: Path) -> None:
    content = csv(TWO, ABOUT, lang="id")
    snapshot = load_folder(write_folder(tmp_path, {"nilai/x.csv": content}), None, TODAY)
    found = {f.code for f in snapshot.findings if f.file.startswith("nilai/")}
    assert Code.SAMPLE_PRESENT in found
    assert "contoh" in snapshot.values["status"].to_list()


def test_equal_figures_in_any_order_give_equal_bytes() -> None:
    assert csv(TWO, ABOUT, lang="id") == csv(TWO.reverse(), ABOUT, lang="id")
