"""Numbers: the decimal sign is decided by what the cells prove, or the cell is refused."""

from __future__ import annotations

import polars as pl
import pytest

from lib.contract.codes import Code
from lib.load.numbers import Limits, Style, evidence, read_numbers

AMBIGUOUS = Code.NUMBER_AMBIGUOUS.value


def read(*cells: str | None, style: Style | None = None) -> list[float | str | None]:
    """Return per cell its value, or the code of what is wrong with it."""
    found = read_numbers(pl.Series(cells, dtype=pl.String), style=lambda: style)
    problem = found.problem if found.problem is not None else [None] * len(cells)
    return [p or v for v, p in zip(found.value, problem, strict=True)]


@pytest.mark.parametrize(
    "cell, value",
    [
        ("5", 5),
        ("-3", -3),
        ("+3", 3),
        ("0,5", 0.5),
        ("0.5", 0.5),
        ("0,123", 0.123),
        ("1234,5", 1234.5),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1.234.567", 1234567),
        ("1,234,567", 1234567),
        ("1.234.567,89", 1234567.89),
        ("1 234", 1234),
        ("1\u00a0234,5", 1234.5),
        ("12\u202f345", 12345),
        ("12345.678", 12345.678),
        ("−7,5", -7.5),
        ("– 7", -7),
        ("12,5%", 12.5),
        ("12,5 %", 12.5),
        ("Rp 1.234.567", 1234567),
        ("Rp1.500.000,00", 1500000),
        ("1,5E+05", 150000),
        ("1e3", 1000),
        (" 7 ", 7),
    ],
)
def test_certain_number(cell: str, value: float) -> None:
    assert read(cell) == [value]


@pytest.mark.parametrize(
    "cell", ["", " ", "…", "...", "–", "-", "NA", "n/a", "N/A", "tad", "TAD", None]
)
def test_missing_is_neither_a_number_nor_an_error(cell: str | None) -> None:
    assert read(cell, "7") == [None, 7]


@pytest.mark.parametrize(
    "cell, code",
    [
        ("lima", Code.NOT_A_NUMBER),
        ("12 ton", Code.NOT_A_NUMBER),
        ("1.23.456", Code.NOT_A_NUMBER),
        ("1,2,3", Code.NOT_A_NUMBER),
        ("(12)", Code.NOT_A_NUMBER),
        ("0x10", Code.NOT_A_NUMBER),
        ("=A1+1", Code.NOT_A_NUMBER),
        ("inf", Code.NOT_FINITE),
        ("-Infinity", Code.NOT_FINITE),
        ("∞", Code.NOT_FINITE),
        ("NaN", Code.NOT_FINITE),
        ("1e999", Code.NOT_FINITE),
        ("#DIV/0!", Code.FORMULA_ERROR),
        ("#REF!", Code.FORMULA_ERROR),
        ("#N/A", Code.FORMULA_ERROR),
    ],
)
def test_refused(cell: str, code: Code) -> None:
    assert read(cell) == [code.value]


@pytest.mark.parametrize(
    "others, expected",
    [
        (["12.5"], 1.234),
        (["12,5"], 1234),
        (["1.234.567"], 1234),
        (["7"], AMBIGUOUS),
        ([], AMBIGUOUS),
        (["12,5", "12.5"], AMBIGUOUS),
        (["7.5*"], 1.234),
    ],
)
def test_column_decides_what_a_point_means(others: list[str], expected: float | str) -> None:
    assert read("1.234", *others)[0] == expected


def test_comma_is_as_ambiguous_as_a_point() -> None:
    assert read("1,234") == [AMBIGUOUS]
    assert read("1,234", "7,5") == [1.234, 7.5]
    assert read("1,234", "7.5") == [1234, 7.5]


def test_rest_of_the_file_decides_only_where_the_column_is_silent() -> None:
    assert read("1.234", style=Style.COMMA) == [1234]
    assert read("1.234", "12.5", style=Style.COMMA) == [1.234, 12.5]
    assert read("1.234", "12.5", "12,5", style=Style.COMMA)[0] == AMBIGUOUS


@pytest.mark.parametrize(
    "low, high, expected", [(0, 100, 1.234), (1000, 10**6, 1234), (0, 10**6, AMBIGUOUS)]
)
def test_limits_decide_where_nothing_else_does(
    low: float, high: float, expected: float | str
) -> None:
    limits = Limits(pl.Series([low]), pl.Series([high]), pl.Series([False]))
    found = read_numbers(pl.Series(["1.234"]), limits=lambda: limits)
    assert (found.problem[0] if found.problem is not None else found.value[0]) == expected


def test_stored_numbers_are_taken_as_they_are_and_prove_nothing() -> None:
    raw, native = pl.Series(["1.5", "1.234"]), pl.Series([1.5, None])
    found = read_numbers(raw, native)
    assert found.value.to_list() == [1.5, None]
    assert found.problem is not None
    assert found.problem.to_list() == [None, AMBIGUOUS]


def test_marks_behind_a_number_give_its_status() -> None:
    found = read_numbers(pl.Series(["5*", "5,5 **", "5r", "5 e", "5"]))
    assert found.value.to_list() == [5, 5.5, 5, 5, 5]
    assert found.flag is not None
    assert found.flag.to_list() == ["sementara", "sementara", None, "estimasi", None]


def test_long_plain_columns_need_no_second_look() -> None:
    cells = [f"{n}.{n % 10}5" for n in range(1000)]
    assert read(*cells) == [float(c) for c in cells]
    assert read(*[f"{n}.125" for n in range(1, 1000)])[0] == AMBIGUOUS


def test_evidence() -> None:
    assert evidence(pl.Series(["1.234", "5", None])) is None
    assert evidence(pl.Series(["1.25"])) is Style.POINT
    assert evidence(pl.Series(["1,25"])) is Style.COMMA


@pytest.mark.parametrize(
    "cells",
    [
        ["12,5", "1,234", "-3,75", "7"],
        ["12,5", "", None, "1234,5"],
        ["12,5", "1.234,5", "1.234"],
        ["12,5", "1,234,567"],
        ["12,5", " 3,5 ", "4,5*"],
        ["12,5", "1e3", "inf"],
        ["12,5", "kosong"],
    ],
)
def test_decimal_commas_read_the_same_at_once_and_cell_by_cell(cells: list[str | None]) -> None:
    one_by_one = read(*cells, "kata")  # a word makes every cell be looked at
    assert one_by_one.pop() == Code.NOT_A_NUMBER.value
    assert read(*cells) == one_by_one
