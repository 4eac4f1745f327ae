"""A deck as a PowerPoint file: native text, charts, maps, tables and speaker notes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from io import BytesIO
from typing import Any, Final

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE

from lib.city import words as city_words
from lib.city.city import City
from lib.design.colour import readable
from lib.design.tokens import LIGHT
from lib.export.archive import steady
from lib.export.slides import areas, chart, lines, table
from lib.export.slides.master import (
    CAPTION,
    FIGURE,
    MARK,
    RUBRIC,
    SOURCE,
    TICKS,
    WORDS,
    Stage,
    stage,
)
from lib.export.slides.places import COUNTS, HEADING, HEADINGS, NOTE, TEXT, Box
from lib.export.slides.words import Run, fill, plain
from lib.i18n import t
from lib.maps import drawn
from lib.story.figure import Bars, Map, Table, Trend
from lib.story.slide import Deck, Slide

MIME: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
UNDATED: Final = dt.date(2020, 1, 1)
"""What stands as the date of a deck without figures."""

_SLIDE_NUMBER = 13
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"


def pptx(deck: Deck, city: City, *, template: bytes | None = None) -> bytes:
    """Write a deck.

    Args:
        deck: The slides.
        city: The city they are of, for the outlines of its areas.
        template: The city's own ``.pptx`` whose master gives fonts, colours and logo.

    Returns:
        The file; equal arguments give equal bytes.

    Raises:
        ExportError: The template cannot be read.
    """
    on = stage(template, deck.lang)
    for place, slide in enumerate(deck.slides, 1):
        _Page(on, deck, city, slide, place).draw()
    properties = on.presentation.core_properties
    properties.title, properties.author = plain(deck.title)[:255], plain(deck.city)[:255]
    properties.last_modified_by, properties.revision = plain(deck.city)[:255], 1
    properties.keywords = deck.fingerprint
    moment = deck.as_of or UNDATED
    properties.created = properties.modified = dt.datetime.combine(moment, dt.time())
    out = BytesIO()
    on.presentation.save(out)
    return steady(out.getvalue(), moment)


class _Page:
    """One slide while it is drawn."""

    def __init__(self, on: Stage, deck: Deck, city: City, slide: Slide, place: int) -> None:
        self.on, self.deck, self.city, self.slide = on, deck, city, slide
        self.hand, self.lang, self.number = on.hand, deck.lang, place
        self.places = on.cover if slide.kind == "title" else on.places
        self.colour = readable(slide.colour or LIGHT.ink, LIGHT.paper, LIGHT.ink)
        self.page = on.presentation.slides.add_slide(on.layouts[_layout(slide)])

    def draw(self) -> None:
        """Write everything that stands on the slide."""
        self._band()
        self._heading()
        self._figure()
        self._words()
        self._source()
        self._notes()
        self._bare()

    def _holder(self, index: int) -> Any:  # noqa: ANN401 - python-pptx has no types
        for holder in self.page.placeholders:
            if holder.placeholder_format.idx == index:
                return holder
        return None

    def _write(self, index: int, box: Box, runs: Iterable[Run], sizes: Any, **look: Any) -> None:  # noqa: ANN401
        holder, pieces = self._holder(index), list(runs)
        if holder is not None and any(r.text for r in pieces):
            fill(holder.text_frame, box, pieces, sizes, self.hand, **look)

    def _band(self) -> None:
        """Draw the edge in the dimension's colour, the rubric, the mark and the number."""
        height = self.hand.size(self.on.height)
        edge = self.page.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, self.hand.size(16), height)
        edge.name = "Tepi"
        edge.fill.solid()
        edge.fill.fore_color.rgb = RGBColor.from_string(self.colour.lstrip("#"))
        edge.line.fill.background()
        areas.bare(edge)
        rubric = [Run(self.slide.rubric, self.colour, bold=True)]
        self._write(RUBRIC, self.places.rubric, rubric, (32, 28, 24), bold=True)
        if self.slide.sample:
            mark = [Run(t("app.sample", self.lang), LIGHT.sample, bold=True)]
            self._write(MARK, self.places.mark, mark, (32, 28, 24), bold=True, right=True)
        self._numbered()

    def _numbered(self) -> None:
        """Show the slide's number where the master has a place for it."""
        for holder in self.on.presentation.slide_master.placeholders:
            if int(holder.placeholder_format.type) == _SLIDE_NUMBER and holder.width:
                sides = (holder.left, holder.top, holder.width, holder.height)
                x, y, cx, cy = map(int, sides)
                text = _NUMBER.format(
                    p=_P, number=self.number, size=self._small(), x=x, y=y, cx=cx, cy=cy
                )
                self.page.shapes._spTree.append(etree.fromstring(text))
                return

    def _small(self) -> int:
        return self.hand.points(NOTE[0])

    def _heading(self) -> None:
        title = self.page.shapes.title
        sizes = HEADINGS if self.slide.kind == "title" else HEADING
        runs = [Run(self.slide.heading, bold=True)]
        fill(title.text_frame, self.places.title, runs, sizes, self.hand, bold=True)

    def _figure(self) -> None:
        figure, places = self.slide.figure, self.places
        if isinstance(figure, Trend):
            self._ticks()
            self._caption()
            holder = self._holder(FIGURE)
            frame = chart.trend(holder, figure, self.colour, self.hand, places.figure)
            self._describe(frame)
        elif isinstance(figure, Bars):
            self._caption()
            self._describe(chart.bars(self._holder(FIGURE), figure, self.hand))
        elif isinstance(figure, Table):
            box = places.table if self.slide.sentences else places.whole
            frame = table.draw(self._holder(FIGURE), figure, box, self.hand)
            self._describe(frame)
        elif isinstance(figure, Map):
            self._map(figure)
        else:
            self._ticks()

    def _map(self, figure: Map) -> None:
        scene = figure.scene
        plan = drawn.plan(self.city, scene, (), True, LIGHT, self.lang)
        shapes = drawn.shapes(self.city)
        self._caption()
        alt = plain(self.slide.alt)
        areas.draw(self.page, plan, shapes, alt, self.places.map, self.hand)
        value = ""
        if scene.city_value is not None:
            said = city_words.value(scene.indicator, scene.city_value, self.lang)
            value = t("export.slides.city", self.lang, city=self.deck.city, value=said)
        areas.legend(self.page, plan, value, self.places.legend, self.hand)

    def _describe(self, frame: Any) -> None:  # noqa: ANN401
        frame._element.nvGraphicFramePr.cNvPr.set("descr", plain(self.slide.alt))

    def _caption(self) -> None:
        text = lines.caption(self.slide.figure, self.slide.period, self.lang)
        box = self.places.high if isinstance(self.slide.figure, Map) else self.places.caption
        self._write(CAPTION, box, [Run(text, soft=True)], (28, 26, 24), middle=True)

    def _ticks(self) -> None:
        spaced = lines.ticks(self.slide, self.lang)
        self._write(TICKS, self.places.ticks, spaced, COUNTS, bold=True)

    def _words(self) -> None:
        slide, places = self.slide, self.places
        text = "\n".join(filter(None, (*slide.sentences, slide.empty)))
        boxes = {"table": places.lead, "words": places.table, "title": places.table}
        box = boxes.get(_layout(slide), places.words)
        sizes = (48, 44, 40, *TEXT) if slide.figure is None else TEXT
        self._write(WORDS, box, [Run(text)], sizes)

    def _source(self) -> None:
        text = lines.foot(self.slide, self.lang)
        self._write(SOURCE, self.places.source, [Run(text, soft=True)], NOTE)

    def _notes(self) -> None:
        frame = self.page.notes_slide.notes_text_frame
        frame.text = plain("\n".join(lines.notes(self.deck, self.slide)))

    def _bare(self) -> None:
        """Take away the placeholders that hold nothing."""
        for holder in list(self.page.placeholders):
            if holder.has_text_frame and not holder.text_frame.text:
                holder._element.getparent().remove(holder._element)


def _layout(slide: Slide) -> str:
    if slide.kind == "title":
        return "title"
    if isinstance(slide.figure, Trend | Bars):
        return "chart"
    if isinstance(slide.figure, Map):
        return "map"
    if isinstance(slide.figure, Table):
        return "table" if slide.sentences else "whole"
    return "words"


_NUMBER: Final = (
    '<p:sp xmlns:p="{p}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<p:nvSpPr><p:cNvPr id="9000" name="Nomor"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
    '<p:nvPr><p:ph type="sldNum" sz="quarter" idx="4"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>'
    '<a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm></p:spPr><p:txBody>'
    '<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/><a:lstStyle/><a:p><a:fld '
    'id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">'
    '<a:rPr lang="id-ID" sz="{size}"/><a:t>{number}</a:t></a:fld></a:p>'
    "</p:txBody></p:sp>"
)
