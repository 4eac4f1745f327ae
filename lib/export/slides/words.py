"""Text on slides: cleaned of what no file may hold, and fitted into its box."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Emu

from lib.export.lettering import Fitted, fit
from lib.export.slides.places import Box

SLACK = 1.06
"""How much wider than the measured face the one in the file may run. Over the sentences of
the language files Calibri runs at 0.98 of it on average."""
FOREIGN = 1.2
"""The same for the face of a city's own template, which is not known."""

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u2028\u2029]"
)


def plain(text: str) -> str:
    """Return text that XML can hold: control characters become a replacement sign."""
    return _FORBIDDEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


@dataclass(frozen=True, slots=True)
class Hand:
    """How text is set in one file."""

    lang: str
    unit: float
    """EMU of a pixel."""
    slack: float = SLACK

    def size(self, pixels: float) -> Emu:
        """Return a length or a type size."""
        return Emu(round(pixels * self.unit))

    def points(self, pixels: float) -> int:
        """Return a type size in hundredths of a point."""
        return round(pixels * self.unit / 127)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text of one look."""

    text: str
    colour: str | None = None
    """``#RRGGBB``; ``None``: the template's text colour."""
    bold: bool = False
    soft: bool = False
    """Whether it takes the template's second text colour."""


def fill(
    frame: Any,  # noqa: ANN401 - python-pptx has no types
    box: Box,
    runs: Sequence[Run],
    sizes: Sequence[float],
    hand: Hand,
    *,
    bold: bool = False,
    middle: bool = False,
    right: bool = False,
    centre: bool = False,
) -> Fitted:
    """Write text into a frame at the largest size at which it fits.

    Args:
        frame: Text frame of a shape; what it held is replaced.
        box: Its room, margins excluded.
        runs: The text; a line break begins a paragraph.
        sizes: Type sizes in pixels, largest first.
        hand: How text is set in this file.
        bold: Whether it counts as bold when measured.
        middle: Whether it stands in the middle of the height.
        right: Whether it stands to the right.
        centre: Whether its lines stand in the middle of the width.

    Returns:
        What was written.
    """
    whole = plain("".join(run.text for run in runs))
    fitted = fit(whole, box.width, box.height, sizes, bold=bold, slack=hand.slack)
    _bare(frame, middle)
    pieces = [Run(plain(r.text), r.colour, r.bold, r.soft) for r in runs]
    if fitted.cut:
        pieces = [Run(fitted.text, runs[0].colour, runs[0].bold, runs[0].soft)]
    aligned = PP_ALIGN.CENTER if centre else PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    paragraph = frame.paragraphs[0]
    for piece in pieces:
        for number, part in enumerate(piece.text.split("\n")):
            if number:
                paragraph = frame.add_paragraph()
            paragraph.alignment = aligned
            if part:
                write(paragraph, part, piece, fitted.size, hand)
    return fitted


def _bare(frame: Any, middle: bool) -> None:  # noqa: ANN401
    frame.clear()
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if middle else MSO_ANCHOR.TOP


def write(paragraph: Any, text: str, look: Run, size: float, hand: Hand) -> None:  # noqa: ANN401
    """Add a run to a paragraph; its text is already clean."""
    run = paragraph.add_run()
    run.text = text
    font = run.font
    properties = run._r.get_or_add_rPr()
    properties.set("lang", "id-ID" if hand.lang == "id" else "en-GB")
    properties.set("sz", str(hand.points(size)))
    font.bold = look.bold
    if look.colour:
        font.color.rgb = RGBColor.from_string(look.colour.lstrip("#"))
    else:
        font.color.theme_color = MSO_THEME_COLOR.TEXT_2 if look.soft else MSO_THEME_COLOR.TEXT_1
