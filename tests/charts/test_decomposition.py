from __future__ import annotations

import datetime as dt

import polars as pl
import pytest

from lib.charts.decomposition import decomposition
from lib.charts.theme import LIGHT
from tests.charts.charting import rows, valid

ROWS = pl.DataFrame(
    {
        "periode": ["2022", "2023", "2024"],
        "mulai": [dt.date(y, 1, 1) for y in (2022, 2023, 2024)],
        "antar": [0.1, None, 0.05],
        "dalam": [0.3, None, 0.15],
        "contoh": [True, True, False],
    }
)


def draw(table: pl.DataFrame = ROWS, **more: object) -> dict[str, object]:
    return decomposition(table, tokens=LIGHT, lang="id", **more)  # type: ignore[arg-type]


def test_parts_stand_upon_each_other_and_add_up() -> None:
    spec = draw()
    valid(spec)
    bars = rows(spec, "batang")
    assert [(r["dari"], r["sampai"]) for r in bars[:2]] == [
        (0.0, pytest.approx(0.3)),
        (pytest.approx(0.3), pytest.approx(0.4)),
    ]
    assert [r["saat"] for r in bars] == ["2022", "2022", "2024", "2024"]
    assert bars[0]["teks"] == "75\N{NO-BREAK SPACE}%"


def test_the_last_bar_is_named_with_the_shares() -> None:
    assert [r["teks"] for r in rows(draw(), "label")] == [
        "Di dalam kecamatan 75\N{NO-BREAK SPACE}%",
        "Di antara kecamatan 25\N{NO-BREAK SPACE}%",
    ]


def test_the_chosen_period_stands_out() -> None:
    assert [r["jelas"] for r in rows(draw(chosen="2022"), "batang")] == [1.0, 1.0, 0.45, 0.45]
    assert {r["jelas"] for r in rows(draw(), "batang")} == {1.0}


def test_sample_is_marked_and_no_parts_are_still_a_chart() -> None:
    assert draw()["title"]["text"] == "DATA CONTOH"  # type: ignore[index]
    valid(draw(ROWS.filter(pl.col("periode") == "2023")))


def test_all_equal_has_no_height_but_no_fault() -> None:
    level = ROWS.with_columns(pl.lit(0.0).alias("antar"), pl.lit(0.0).alias("dalam"))
    assert {r["teks"] for r in rows(draw(level), "batang")} == {"0\N{NO-BREAK SPACE}%"}


def test_bars_are_as_wide_as_there_is_room() -> None:
    def bar(width: int) -> int:
        return draw(width=width)["layer"][0]["mark"]["width"]  # type: ignore[index, no-any-return]

    assert bar(900) == 36
    assert bar(260) == 21
    assert bar(200) == 3
