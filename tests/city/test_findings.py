"""Equal findings stand together, the worst first, and only three of them are told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

from lib.city import findings
from lib.city.city import City
from lib.contract.codes import Code
from lib.contract.finding import Finding, Severity
from lib.store.shapes import Shapes
from tests.city.cities import city_of


def _city(folder: Path, tables: list[Finding], shapes: tuple[Finding, ...] = ()) -> City:
    snapshot = replace(city_of(folder, {}).snapshot, findings=tuple(tables))
    return City(snapshot, cast(Shapes, SimpleNamespace(findings=shapes)))


def _warnings(count: int) -> list[Finding]:
    return [
        Finding(Severity.WARNING, Code.PERIOD_FREQUENCY, "a.csv", row=row)
        for row in range(count, 0, -1)
    ]


def test_groups_go_by_severity_then_by_how_many(tmp_path: Path) -> None:
    info = Finding(Severity.INFO, Code.FILE_IGNORED, "b.csv")
    error = Finding(Severity.ERROR, Code.NOT_A_NUMBER, "c.csv", row=4)
    alone = Finding(Severity.WARNING, Code.COLUMN_UNKNOWN, "a.csv")

    found = findings.groups(_city(tmp_path, [info, alone, *_warnings(2), error]))

    assert [g.code for g in found] == [
        Code.NOT_A_NUMBER,
        Code.PERIOD_FREQUENCY,
        Code.COLUMN_UNKNOWN,
        Code.FILE_IGNORED,
    ]


def test_three_are_told_in_the_order_of_their_rows(tmp_path: Path) -> None:
    (group,) = findings.groups(_city(tmp_path, _warnings(5)))

    assert [f.row for f in group.shown] == [1, 2, 3]
    assert group.hidden == 2


def test_boundaries_are_among_them(tmp_path: Path) -> None:
    shape = Finding(Severity.WARNING, Code.BOUNDARY_UNMATCHED, "batas/a.geojson", value="X")
    city = _city(tmp_path, _warnings(1), (shape,))

    assert shape in findings.everything(city)
    assert findings.tally(city) == {Severity.WARNING: 2}
