"""Tables come as frames, columns by name, records or rows."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from lib import analysis
from lib.analysis.table import Rows, optional, table

FRAME = pl.DataFrame({"periode": [2021, 2022, 2023], "nilai": [1.0, None, 3.0]})


class Foreign:
    """A frame of another library: columns by name, NaN for missing."""

    columns = ("periode", "nilai")

    def __getitem__(self, name: str) -> list[Any]:
        columns: dict[str, list[Any]] = {
            "periode": [2021, 2022, 2023],
            "nilai": [1.0, float("nan"), 3.0],
        }
        return columns[name]


@pytest.mark.parametrize(
    "rows",
    [
        FRAME,
        FRAME.lazy(),
        {"periode": [2021, 2022, 2023], "nilai": [1.0, None, 3.0]},
        {"periode": (2021, 2022, 2023), "nilai": pl.Series([1.0, None, 3.0])},
        FRAME.to_dicts(),
        Foreign(),
    ],
)
def test_every_form_gives_the_same_frame(rows: Rows) -> None:
    assert_frame_equal(table(rows), FRAME)


def test_rows_in_order_have_numbered_columns() -> None:
    rows: list[list[float]] = [[1, 2.5], [3, 4]]

    assert table(rows).rows() == [(1, 2.5), (3, 4.0)]
    assert table([]).is_empty()
    assert optional(None) is None


def test_a_late_column_of_records_is_kept() -> None:
    rows: list[dict[str, Any]] = [{"kode": "A"}] * 200 + [{"kode": "B", "bobot": 2.5}]

    assert table(rows)["bobot"].to_list()[-1] == 2.5


def test_functions_take_what_a_notebook_has() -> None:
    series = {"periode": list(range(2016, 2024)), "nilai": [3, 4, 5, 5, 6, 8, 8, 9]}
    target = [{"indikator": "", "wilayah": "", "periode": 2030, "target": 20}]

    trend = analysis.trends(series).row(0, named=True)
    judged = analysis.statuses(series, target, [{"kode": "", "arah": "naik"}])
    rolled = analysis.roll_up(
        [{"kec": "A", "jiwa": 1000, "miskin": 100}], "kec", numerator="miskin", denominator="jiwa"
    )

    assert (trend["arah"], trend["n"]) == ("naik", 8)
    assert judged["target_akhir_periode"].to_list() == ["2030"]
    assert rolled["nilai"].item() == 0.1
    assert analysis.projections(series)["periode"].to_list() == ["2024", "2025", "2026"]


def test_years_may_come_as_numbers_with_a_point() -> None:
    found = analysis.trends({"periode": [2016.0, 2017.0, 2019.0], "nilai": [1, 2, 3]})

    assert found.select("dari", "sampai").row(0) == ("2016", "2019")
