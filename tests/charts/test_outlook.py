from __future__ import annotations

import datetime as dt
from typing import Any

import polars as pl

from lib.charts.theme import DARK, LIGHT
from lib.charts.trend import Lines, trend
from lib.city.outlook import Outlook
from lib.export.picture import svg
from tests.charts.charting import outline, rows, valid
from tests.charts.test_trend import SHARE, panel

DAY = dt.date
YEARS = panel(
    *(
        (a, str(y), v + y - 2018, "tetap")
        for a, v in (("k", 60), ("a", 70))
        for y in range(2018, 2024)
    )
)
LINE = pl.DataFrame(
    [(DAY(2018, 1, 1), 60.0, 59.0, 61.0), (DAY(2023, 1, 1), 65.0, 64.0, 66.0)],
    ["mulai", "nilai", "bawah", "atas"],
    orient="row",
)
AHEAD = pl.DataFrame(
    [("2024", DAY(2024, 1, 1), 66.0, 63.0, 69.0, False, True, False)],
    ["periode", "mulai", "nilai", "bawah", "atas", "terpotong", "lemah", "contoh"],
    orient="row",
)
PATH = pl.DataFrame(
    [(DAY(2018, 1, 1), 60.0), (DAY(2029, 1, 1), 90.0)], ["mulai", "nilai"], orient="row"
)
TARGET = pl.DataFrame({"periode": ["2023", "2029"], "target": [70.0, 90.0]})
WHOLE = Outlook("k", LINE, AHEAD, PATH, "2021", ("2020",))


def draw(outlook: Outlook | None, **more: object) -> dict[str, Any]:
    lines = Lines({"k": "Kota", "a": "Utara"}, "k", ("a",))
    given = {"tokens": LIGHT, "lang": "id", "target": TARGET, **more}
    return trend(YEARS, SHARE, lines, outlook=outlook, **given)


def test_band_line_path_and_doubts_are_drawn_behind_and_before_the_values() -> None:
    spec = draw(WHOLE)
    valid(spec)
    marks = outline(spec)
    assert marks[:6] == [
        ("area", "selang"),
        ("area", "pita"),
        ("line", "jalur"),
        ("line", "tren"),
        ("line", "proyeksi"),
        ("rule", "patah"),
    ]
    assert marks.index(("point", "silang")) > marks.index(("point", "titik"))


def test_the_projection_begins_where_the_median_line_ends() -> None:
    assert [r["nilai"] for r in rows(draw(WHOLE), "proyeksi")] == [65.0, 66.0]
    assert [(r["bawah"], r["atas"]) for r in rows(draw(WHOLE), "pita")] == [(63.0, 69.0)]


def test_the_path_takes_the_place_of_the_line_between_targets() -> None:
    assert ("line", "target") not in outline(draw(WHOLE))
    assert ("point", "target") in outline(draw(WHOLE))
    assert ("line", "target") in outline(draw(None))


def test_the_axes_hold_what_lies_ahead() -> None:
    spec = draw(WHOLE, target=None)
    line = next(x for x in spec["layer"] if x.get("data") == {"name": "garis"})
    low, high = line["encoding"]["y"]["scale"]["domain"]
    assert low <= 59
    assert high >= 90
    assert spec["encoding"]["x"]["scale"]["domain"][1]["year"] == 2029


def test_only_what_is_drawn_is_explained() -> None:
    bare = Outlook("k", LINE.clear(), AHEAD.clear(), PATH.clear(), None, ())
    said = " ".join(draw(WHOLE)["title"]["text"])
    assert all(word in said for word in ("jalan lurus", "tren median", "pita 80 %", "Silang"))
    assert "title" not in draw(bare)


def test_a_projection_from_samples_is_a_sample() -> None:
    sample = Outlook("k", LINE, AHEAD.with_columns(contoh=True), PATH, None, ())
    assert draw(sample)["title"]["text"] == "DATA CONTOH"


def test_it_has_the_colour_of_the_line_that_it_belongs_to() -> None:
    other = Outlook("a", LINE, AHEAD, PATH, None, ())
    for outlook, colour in ((WHOLE, DARK.ink), (other, DARK.lines[0])):
        band = next(x for x in draw(outlook, tokens=DARK)["layer"] if x["data"]["name"] == "pita")
        assert band["mark"]["fill"] == colour


def test_an_outlier_stands_at_its_own_value() -> None:
    assert [r["nilai"] for r in rows(draw(WHOLE), "silang")] == [62.0]


def test_it_is_drawn_to_the_end() -> None:
    assert "<svg" in svg(draw(WHOLE), LIGHT)
