"""Bars of the plan, the part that is done, and today's line."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lib.charts.timeline import ROW, timeline
from lib.design.tokens import LIGHT
from lib.design.vega import milliseconds
from lib.export.picture import svg
from tests.charts.charting import rows, valid

TODAY = dt.date(2025, 6, 30)


def bar(
    name: str, start: str, end: str | None, done: float | None, **more: object
) -> dict[str, Any]:
    return {
        "nama": name,
        "keterangan": "terlambat",
        "mulai": dt.date.fromisoformat(start),
        "selesai": dt.date.fromisoformat(end) if end else None,
        "nyata": done,
        "warna": "#3A22C4",
        "rentang": "2024",
        "kemajuan": "45 %",
        "contoh": False,
        **more,
    }


def test_the_strong_part_is_the_share_of_the_planned_time() -> None:
    spec = timeline(
        [bar("Satu", "2024-01-01", "2024-12-31", 40), bar("Dua", "2025-01-01", None, 50)],
        TODAY,
        tokens=LIGHT,
        lang="id",
    )
    valid(spec)
    (plan,) = rows(spec, "rencana")
    (done,) = rows(spec, "nyata")
    assert done["sampai"] - done["dari"] == 0.4 * (plan["sampai"] - plan["dari"])
    (open_ended,) = rows(spec, "terbuka")
    assert open_ended["nama"] == "Dua"
    assert open_ended["sampai"] > milliseconds(TODAY)
    assert rows(spec, "hari") == [{"kini": milliseconds(TODAY), "kata": "hari ini"}]
    assert spec["height"] > 2 * ROW
    assert "title" not in spec


def test_no_progress_no_strong_part() -> None:
    spec = timeline([bar("Satu", "2024-01-01", "2024-12-31", None)], TODAY, tokens=LIGHT, lang="en")
    assert "nyata" not in spec["datasets"]
    assert "Satu · terlambat" in svg(spec, LIGHT, width=500)


def test_more_than_all_is_drawn_as_all_and_a_sample_is_said() -> None:
    spec = timeline(
        [bar("Satu", "2024-01-01", "2024-12-31", 140, contoh=True)], TODAY, tokens=LIGHT, lang="id"
    )
    assert rows(spec, "nyata")[0]["sampai"] == rows(spec, "rencana")[0]["sampai"]
    assert spec["title"]["text"] == "DATA CONTOH"
