"""Periods as people write them."""

from __future__ import annotations

import pytest

from lib.contract.codes import Code
from lib.contract.periods import Period
from lib.load.part import pack, packed, unpack
from lib.load.periods import read_period, read_periods


@pytest.mark.parametrize(
    "text, canonical",
    [
        ("2024", "2024"),
        (" 2024 ", "2024"),
        ("2024.0", "2024"),
        ("Tahun 2024", "2024"),
        ("2024*", "2024"),
        ("2024-S1", "2024-S1"),
        ("Semester I 2024", "2024-S1"),
        ("Smt. II/2023", "2023-S2"),
        ("2024-Q3", "2024-Q3"),
        ("TW III 2024", "2024-Q3"),
        ("Triwulan 3 2024", "2024-Q3"),
        ("TRIWULAN IV TAHUN 2024", "2024-Q4"),
        ("Q1 2024", "2024-Q1"),
        ("2024 TW 2", "2024-Q2"),
        ("III-TW-2024", "2024-Q3"),
        ("2024-05", "2024-05"),
        ("05/2024", "2024-05"),
        ("5-2024", "2024-05"),
        ("Mei 2024", "2024-05"),
        ("MEI-2024", "2024-05"),
        ("Mei-24", "2024-05"),
        ("Agt 2023", "2023-08"),
        ("May 2024", "2024-05"),
        ("1 Mei 2024", "2024-05"),
        ("202405", "2024-05"),
        ("2024-05-01 00:00:00", "2024-05"),
        ("2024-05-31", "2024-05"),
        ("31/12/2024", "2024-12"),
        ("12/31/2024", "2024-12"),
        ("05/05/2024", "2024-05"),
        ("45413", "2024-05"),
    ],
)
def test_readable(text: str, canonical: str) -> None:
    assert read_period(text) == canonical


@pytest.mark.parametrize(
    "text, code",
    [
        ("20233", Code.PERIOD_IMPOSSIBLE),
        ("2024-13", Code.PERIOD_IMPOSSIBLE),
        ("13/2024", Code.PERIOD_IMPOSSIBLE),
        ("2024-Q5", Code.PERIOD_IMPOSSIBLE),
        ("1800", Code.PERIOD_IMPOSSIBLE),
        ("40/40/2024", Code.PERIOD_IMPOSSIBLE),
        ("0", Code.PERIOD_IMPOSSIBLE),
        ("Mei", Code.PERIOD_UNREADABLE),
        ("01/02/2024", Code.PERIOD_AMBIGUOUS),
        ("2023/2024", Code.PERIOD_UNREADABLE),
        ("kemarin", Code.PERIOD_UNREADABLE),
    ],
)
def test_refused(text: str, code: Code) -> None:
    assert read_period(text) is code


def test_other_dates_of_the_column_tell_day_from_month() -> None:
    assert read_periods(["01/02/2024", "31/02/2024"]).canonical["01/02/2024"] == "2024-02"
    assert read_periods(["01/02/2024", "02/28/2024"]).canonical["01/02/2024"] == "2024-01"
    assert read_periods(["01/02/2024", "01/03/2024"]).canonical == {}
    monthly = [f"01/{m:02d}/2024" for m in range(2, 6)]
    assert list(read_periods(monthly).canonical.values()) == [
        "2024-02",
        "2024-03",
        "2024-04",
        "2024-05",
    ]
    torn = ["01/02/2024", "31/01/2024", "01/31/2024"]
    assert read_periods(torn).problems == {"01/02/2024": Code.PERIOD_AMBIGUOUS}


def test_packed_periods_sort_by_first_day_then_length() -> None:
    names = list(packed())
    assert all(packed()[n] == pack(Period.parse(n)) for n in names)
    assert all(str(unpack(packed()[n])) == n for n in names)
    expected = sorted(names, key=lambda n: (Period.parse(n).start, Period.parse(n).months))
    assert sorted(names, key=packed().__getitem__) == expected
