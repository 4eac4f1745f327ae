"""Open, due soon, overdue, done."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest

from lib.analysis.decision import decisions

TODAY = dt.date(2025, 6, 30)


def standing(*, tenggat: str | None, status: str | None = "terbuka") -> tuple[str, int | None]:
    frame = pl.DataFrame(
        {"tanggal": ["2025-01-10"], "isi": ["x"], "tenggat": [tenggat], "status": [status]},
        schema_overrides={"tenggat": pl.String, "status": pl.String},
    )
    row = decisions(frame, TODAY).row(0, named=True)
    return row["keadaan"], row["hari"]


@pytest.mark.parametrize(
    ("tenggat", "status", "keadaan", "hari"),
    [
        ("2025-06-29", "terbuka", "lewat_tenggat", 1),
        ("2024-06-30", None, "lewat_tenggat", 365),
        ("2025-06-30", "terbuka", "segera", None),
        ("2025-07-14", "terbuka", "segera", None),
        ("2025-07-15", "terbuka", "terbuka", None),
        ("2024", "terbuka", "lewat_tenggat", 181),
        ("2025", "terbuka", "terbuka", None),
        (None, "terbuka", "tanpa_tenggat", None),
        ("2024-01-01", "selesai", "selesai", None),
    ],
)
def test_standing(tenggat: str | None, status: str | None, keadaan: str, hari: int | None) -> None:
    assert standing(tenggat=tenggat, status=status) == (keadaan, hari)


def test_the_longest_overdue_stands_first_and_the_done_last() -> None:
    frame = pl.DataFrame(
        {
            "tanggal": ["2025-01-10"] * 5,
            "isi": ["selesai", "tanpa", "lama", "baru", "nanti"],
            "tenggat": ["2024-01-01", None, "2025-02-01", "2025-06-01", "2025-12-01"],
            "status": ["selesai", "terbuka", "terbuka", "terbuka", "terbuka"],
            "status_data": ["contoh", None, None, None, None],
        }
    )
    found = decisions(frame, TODAY)
    assert found["isi"].to_list() == ["lama", "baru", "nanti", "tanpa", "selesai"]
    assert found["contoh"].to_list() == [False, False, False, False, True]


def test_a_table_with_only_what_is_required() -> None:
    frame = pl.DataFrame({"tanggal": ["2025"], "isi": ["x"]})
    assert decisions(frame, TODAY)["keadaan"].to_list() == ["tanpa_tenggat"]
    assert decisions(frame.clear(), TODAY).is_empty()
