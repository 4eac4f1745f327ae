"""The small course on paper: what is joined, what is hollow, what is written, and where."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET
from collections.abc import Sequence

import polars as pl
import pytest

from lib.charts.sketch import _ticks, sketch
from lib.contract.vocabulary import Direction
from lib.design.measure import Measure
from lib.design.tokens import LIGHT

SPACE = "{http://www.w3.org/2000/svg}"
MEASURE = Measure("X1", "Contoh", "%", 1, Direction.UP)
Rows = Sequence[tuple[int, float | None, str]]
GROWING: Rows = [(2020, 10.0, "tetap"), (2021, 12.0, "tetap"), (2022, 14.0, "sementara")]


def drawn(rows: Rows = GROWING, **more: object) -> ET.Element:
    table = pl.DataFrame(
        {
            "wilayah": ["a"] * len(rows),
            "periode": [str(year) for year, *_ in rows],
            "mulai": [dt.date(year, 1, 1) for year, *_ in rows],
            "bulan": [12] * len(rows),
            "nilai": [value for _, value, _ in rows],
            "status": [status for *_, status in rows],
        }
    )
    look = {"tokens": LIGHT, "lang": "id", "width": 380, "height": 260}
    return ET.fromstring(sketch(table, MEASURE, **look, **more) or "<svg/>")  # type: ignore[arg-type]


def texts(root: ET.Element) -> list[str]:
    return [str(one.text) for one in root.iter(f"{SPACE}text")]


def lines(root: ET.Element) -> list[str]:
    """Return the paths that join values."""
    return [p.attrib["d"] for p in root.iter(f"{SPACE}path") if p.get("stroke-linejoin") == "round"]


def test_values_are_joined_in_time_and_the_last_is_written() -> None:
    root = drawn()

    ((path),) = lines(root)
    assert path.count("L") == 2
    assert texts(root)[-1] == "14,0\N{NO-BREAK SPACE}%"
    assert {"2020", "2022"} <= set(texts(root))


def test_a_provisional_point_is_hollow() -> None:
    fills = [c.get("fill") for c in drawn().iter(f"{SPACE}circle")]

    assert fills == [LIGHT.ink, LIGHT.ink, LIGHT.paper]


def test_a_missing_year_and_a_break_stay_open() -> None:
    rows: Rows = [(2018, 1, "tetap"), (2019, 2, "tetap"), (2021, 3, "tetap"), (2022, 9, "tetap")]

    assert len(lines(drawn(rows))) == 2
    assert len(lines(drawn(rows, breaks=["2022"]))) == 3


def test_the_target_is_written_with_its_year() -> None:
    root = drawn(targets=[("2024", 18.0), ("2026", 20.0)])

    assert "Target 2026: 20,0" in texts(root)
    assert "2026" in texts(root)


@pytest.mark.parametrize("targets", [[], [("2026", 90.0)], [("2026", 0.1)]])
def test_nothing_stands_outside(targets: list[tuple[str, float]]) -> None:
    root = drawn(targets=targets)

    for circle in root.iter(f"{SPACE}circle"):
        assert 0 < float(circle.attrib["cx"]) < 380
        assert 0 < float(circle.attrib["cy"]) < 260
    for text in root.iter(f"{SPACE}text"):
        wide = len(str(text.text)) * 12 * 0.54
        left = (
            float(text.attrib["x"])
            - wide * {"start": 0, "middle": 0.5, "end": 1}[text.attrib["text-anchor"]]
        )
        assert left >= -1
        assert left + wide <= 381
        assert 0 < float(text.attrib["y"]) <= 260


def test_without_a_value_there_is_no_drawing() -> None:
    assert len(drawn([(2020, None, "tetap")])) == 0


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (0, 10, (0, 5, 10)),
        (5.03, 6.2, (5.0, 5.5, 6.0, 6.5)),
        (-3, 3, (-4, -2, 0, 2, 4)),
        (7, 7, (5, 7.5)),
        (1e9, 4e9, (1e9, 2e9, 3e9, 4e9)),
    ],
)
def test_gridlines_are_round_and_hold_every_value(
    low: float, high: float, ticks: tuple[float, ...]
) -> None:
    found, _ = _ticks(low, high)

    assert found == pytest.approx(ticks)
    assert found[0] <= low <= high <= found[-1]
