"""Native tables: text sizes and row heights follow from what is in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from lxml import etree
from pptx.enum.text import MSO_ANCHOR

from lib.design.tokens import LIGHT
from lib.export.lettering import LINE, wrap
from lib.export.slides import words
from lib.export.slides.places import TABLE, Box
from lib.export.slides.words import Hand, Run
from lib.i18n import t
from lib.i18n.format import number
from lib.story.figure import Table

PAD: Final = 12
"""Pixels left and right of a cell's text; half of it above and below."""

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""Style "No style, no grid"."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A table that fits."""

    table: Table
    size: float
    heights: tuple[float, ...]
    """Of the heading and each row, in pixels."""


def lay(table: Table, box: Box, hand: Hand) -> Laid:
    """Return a table at the largest size at which it fits; rows that never fit are counted.

    Args:
        table: The table.
        box: Its room.
        hand: How text is set.
    """
    for size in TABLE:
        heights = _heights(table, size, box.width, hand)
        if sum(heights) <= box.height:
            return Laid(table, size, heights)
    size = TABLE[-1]
    kept = list(table.rows)
    while len(kept) > 1:
        kept.pop()
        left = t(
            "export.slides.more", hand.lang, count=number(len(table.rows) - len(kept), hand.lang)
        )
        rest = (left, *[""] * (len(table.heads) - 1))
        shorter = replace(table, rows=(*kept, rest))
        heights = _heights(shorter, size, box.width, hand)
        if sum(heights) <= box.height:
            return Laid(shorter, size, heights)
    return Laid(replace(table, rows=tuple(kept)), size, _heights(table, size, box.width, hand)[:2])


def _heights(table: Table, size: float, across: float, hand: Hand) -> tuple[float, ...]:
    rooms = [(across * share - 2 * PAD) / hand.slack for share in table.widths]
    return tuple(
        max(
            len(wrap(words.plain(text), size, room, bold=not line))
            for text, room in zip(row, rooms, strict=True)
        )
        * size
        * LINE
        + PAD
        + 2
        for line, row in enumerate((table.heads, *table.rows))
    )


def draw(holder: Any, table: Table, box: Box, hand: Hand) -> Any:  # noqa: ANN401
    """Put a table into a placeholder.

    Args:
        holder: Table placeholder of a slide.
        table: What it holds.
        box: Its room.
        hand: How text is set.

    Returns:
        The graphic frame.
    """
    laid = lay(table, box, hand)
    frame = holder.insert_table(rows=len(laid.heights), cols=len(table.heads))
    drawn = frame.table
    _style(drawn)
    for column, share in zip(drawn.columns, table.widths, strict=True):
        column.width = hand.size(box.width * share)
    for row, height in zip(drawn.rows, laid.heights, strict=True):
        row.height = hand.size(height)
    frame.height = hand.size(sum(laid.heights))
    for line, texts in enumerate((laid.table.heads, *laid.table.rows)):
        for place, text in enumerate(texts):
            room = Box(0, 0, box.width * table.widths[place] - 2 * PAD, laid.heights[line])
            cell = drawn.cell(line, place)
            right = place in table.numbers
            _cell(cell, text, laid.size, room, hand, head=not line, right=right)
    return frame


def _style(drawn: Any) -> None:  # noqa: ANN401
    properties = drawn._tbl.tblPr
    properties.set("bandRow", "0")
    properties.find(f"{{{_A}}}tableStyleId").text = _PLAIN


def _cell(
    cell: Any,  # noqa: ANN401
    text: str,
    size: float,
    room: Box,
    hand: Hand,
    *,
    head: bool,
    right: bool,
) -> None:
    run = Run(text, bold=head)
    words.fill(cell.text_frame, room, [run], (size,), hand, bold=head, right=right)
    cell.vertical_anchor = MSO_ANCHOR.TOP
    cell.margin_left = cell.margin_right = hand.size(PAD)
    cell.margin_top = cell.margin_bottom = hand.size(PAD / 2)
    _rule(cell, LIGHT.ink if head else LIGHT.hairline, hand)


def _rule(cell: Any, colour: str, hand: Hand) -> None:  # noqa: ANN401
    """Draw a line below a cell."""
    properties = cell._tc.get_or_add_tcPr()
    line = etree.Element(f"{{{_A}}}lnB", w=str(hand.size(2)))
    fill = etree.SubElement(line, f"{{{_A}}}solidFill")
    etree.SubElement(fill, f"{{{_A}}}srgbClr").set("val", colour.lstrip("#"))
    properties.insert(0, line)
