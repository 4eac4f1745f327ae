"""The deck of the shipped city read back, whole and with real figures only, in both languages."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pptx import Presentation

from lib.city.city import City
from lib.export.slides.deck import pptx
from lib.i18n import LANGUAGES
from lib.story.deck import deck
from lib.story.figure import Map, Table, Trend
from lib.story.slide import Deck
from tests.export.slides.decks import shapes
from tests.export.slides.test_deck import GROUP, height
from tests.shipped import DAY, shipped

TOUCH = 4 * 12700
"""Four points: the margins of two boxes, without their letters."""


@pytest.fixture(scope="module", params=["full", "real", "new"])
def one(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> City:
    return shipped(request.param, tmp_path_factory.mktemp(request.param))


@pytest.fixture(scope="module", params=LANGUAGES)
def both(one: City, request: pytest.FixtureRequest) -> tuple[Deck, Any]:
    """Return what is told and the file that tells it."""
    told = deck(one, lang=request.param, today=DAY)
    return told, Presentation(io.BytesIO(pptx(told, one)))


def test_every_chart_map_and_table_holds_its_figures(one: City, both: tuple[Deck, Any]) -> None:
    told, found = both
    for slide, meant in zip(found.slides, told.slides, strict=True):
        match meant.figure:
            case Trend():
                (frame,) = [s for s in slide.shapes if s.has_chart]
                plot = frame.chart.plots[0]
                lines = [tuple(series.values) for series in plot.series]
                has_target = any(v is not None for v in meant.figure.target)
                targets = [meant.figure.target] if has_target else []
                assert list(plot.categories) == list(meant.figure.labels)
                assert lines == [*(line.values for line in meant.figure.lines), *targets]
            case Map():
                (group,) = [s for s in slide.shapes if s.shape_type == GROUP and s.name == "Peta"]
                areas = one.catalogue.areas(meant.figure.scene.level)
                assert sorted(s.name for s in group.shapes) == sorted(a.nama for a in areas)
            case Table():
                (frame,) = [s for s in slide.shapes if s.has_table]
                first, *rows = [[c.text for c in row.cells] for row in frame.table.rows]
                shown = [list(row) for row in meant.figure.rows]
                assert first == list(meant.figure.heads)
                assert rows == shown or rows[:-1] == shown[: len(rows) - 1], "the last may say more"


def test_notes_and_alternative_texts_are_there(both: tuple[Deck, Any]) -> None:
    told, found = both
    for slide, meant in zip(found.slides, told.slides, strict=True):
        notes = slide.notes_slide.notes_text_frame.text
        assert all(said in notes for said in (*meant.notes, *meant.sources))
        described = [e.get("descr") for e in slide._element.xpath(".//p:cNvPr")]
        assert meant.figure is None or (meant.alt and meant.alt in described)
        pictured = [s for s in shapes(slide) if getattr(s, "has_chart", False)]
        assert all(s._element.xpath(".//p:cNvPr")[0].get("descr") for s in pictured)


def test_nothing_overflows_or_leaves_the_slide(both: tuple[Deck, Any]) -> None:
    _, found = both
    wrong = []
    for slide in found.slides:
        for shape in shapes(slide):
            if shape.left < 0 or shape.left + shape.width > found.slide_width + 1:
                wrong.append(shape.name)
            if shape.top < 0 or shape.top + shape.height > found.slide_height + 1:
                wrong.append(shape.name)
            if shape.has_text_frame and shape.text_frame.text:
                needed = sum(map(height(shape.width), shape.text_frame.paragraphs))
                if needed > shape.height * 1.01:
                    wrong.append(shape.text_frame.text)
    assert wrong == []


def test_boxes_of_text_do_not_lie_on_each_other(both: tuple[Deck, Any]) -> None:
    _, found = both
    wrong = []
    for number, slide in enumerate(found.slides, 1):
        boxes = [
            s
            for s in slide.shapes
            if (s.has_text_frame and s.text_frame.text.strip()) or s.has_chart or s.has_table
        ]
        for place, first in enumerate(boxes):
            for second in boxes[place + 1 :]:
                across = min(first.left + first.width, second.left + second.width) - max(
                    first.left, second.left
                )
                down = min(first.top + first.height, second.top + second.height) - max(
                    first.top, second.top
                )
                if across > TOUCH and down > TOUCH:
                    wrong.append((number, first.name, second.name, across, down))
    assert wrong == []
