from __future__ import annotations

from typing import Any

from lib.charts.contributions import ROW, Part, contributions
from lib.charts.theme import DARK, LIGHT, Verdict
from lib.design.colour import contrast
from lib.export.picture import svg
from tests.charts.charting import outline, rows, valid

PARTS = (
    Part("Sampah", -3.25, "skor 60 menjadi 40"),
    Part("Pohon", 1.5),
    Part("Selisih", -1.75, jumlah=True),
)


def draw(*parts: Part, **more: object) -> dict[str, Any]:
    return contributions(parts, tokens=LIGHT, lang="id", **more)


def test_parts_have_their_sign_in_words_and_colour() -> None:
    spec = draw(*PARTS)
    valid(spec)
    drawn = rows(spec, "bagian")
    assert [r["teks"] for r in drawn] == ["−3,3", "+1,5", "−1,8"]
    down, up, whole = (r["warna"] for r in drawn)
    assert down == LIGHT.verdicts[Verdict.DETERIORATING].colour
    assert contrast(up, LIGHT.paper) >= 4.5
    assert whole == LIGHT.ink


def test_they_stand_in_the_order_given_with_room_for_a_name_each() -> None:
    spec = draw(*PARTS)
    assert [r["tempat"] for r in rows(spec, "bagian")] == ["0", "1", "2"]
    assert spec["height"] > ROW * len(PARTS)
    assert ("rule", None) in outline(spec)


def test_samples_are_marked() -> None:
    assert draw(*PARTS, sample=True)["title"]["text"] == "DATA CONTOH"
    valid(contributions(PARTS, tokens=DARK, lang="en"))


def test_nothing_but_zeros_can_be_drawn() -> None:
    valid(draw(Part("Selisih", 0.0, jumlah=True)))


def test_it_is_drawn_to_the_end() -> None:
    assert "<svg" in svg(draw(*PARTS), LIGHT)
