from __future__ import annotations

from typing import Any

from lib.charts.score import Bar, scores
from lib.charts.theme import DARK, LIGHT
from lib.export.picture import svg
from tests.charts.charting import rows, valid

BARS = (
    Bar("Alam", 62.4, 60.0, "62 · 9 dari 11 indikator", "#2A4A12"),
    Bar("Warga", None, None, "5 dari 9 indikator, perlu 1 lagi", "#642559"),
)


def draw(*bars: Bar, **more: object) -> dict[str, Any]:
    return scores(bars, tokens=LIGHT, lang="id", **more)


def test_a_score_stands_on_a_scale_from_0_to_100() -> None:
    spec = draw(*BARS)
    valid(spec)
    scales = [
        layer["encoding"]["x"]["scale"]["domain"]
        for layer in spec["layer"]
        if "scale" in layer["encoding"].get("x", {})
    ]
    assert scales == [[0, 100], [0, 100]]


def test_a_missing_score_is_dashed_and_never_zero() -> None:
    spec = draw(*BARS)
    assert rows(spec, "skor")[1]["skor"] is None
    filters = [t["filter"] for layer in spec["layer"] for t in layer.get("transform", [])]
    assert filters.count("!isValid(datum.skor)") == 1
    assert filters.count("isValid(datum.skor)") == 2
    assert "Putus-putus" in " ".join(spec["title"]["text"])


def test_last_year_is_explained_only_where_it_is_drawn() -> None:
    assert "Garis tegak" in " ".join(draw(*BARS)["title"]["text"])
    assert "Garis tegak" not in " ".join(draw(BARS[1])["title"]["text"])


def test_samples_are_marked_in_both_modes() -> None:
    assert draw(*BARS, sample=True)["title"]["text"] == "DATA CONTOH"
    valid(scores(BARS, tokens=DARK, lang="en"))
    valid(draw())


def test_it_is_drawn_to_the_end() -> None:
    assert "<svg" in svg(draw(*BARS), LIGHT)
