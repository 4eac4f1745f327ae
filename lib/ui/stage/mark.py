"""Markup of slides: boxes of text and SVG, in pixels of a slide 1,920 wide."""

from __future__ import annotations

from collections.abc import Sequence

from lib.design.tokens import LIGHT
from lib.export.lettering import LINE, fit
from lib.export.slides.places import LABEL, Box
from lib.export.slides.words import Hand, Run, plain
from lib.ui.markup import escape

SLACK = 1.04
"""How much wider the face in the browser may run than the one measured: it is the same face."""


def hand(lang: str) -> Hand:
    """Return how text is set on the stage."""
    return Hand(lang, 1.0, SLACK)


def tag(name: str, content: str = "", **attributes: object) -> str:
    """Return an element; underscores in names of attributes become dashes."""
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_short(value))}"'
        for key, value in attributes.items()
        if value is not None and value != ""
    )
    return f"<{name}{said}>{content}</{name}>"


def text(
    words: str,
    x: float,
    y: float,
    anchor: str,
    *,
    size: float = LABEL,
    colour: str = LIGHT.soft,
    weight: int = 400,
) -> str:
    """Return a line of text in a drawing.

    Args:
        words: What it says.
        x: Where it is anchored, pixels.
        y: Its base line, pixels.
        anchor: ``start``, ``middle`` or ``end``.
        size: Pixels.
        colour: Of the letters.
        weight: Of the letters.
    """
    return tag(
        "text",
        escape(words),
        x=x,
        y=y,
        text_anchor=anchor,
        font_size=size,
        fill=colour,
        font_weight=weight,
    )


def _short(value: object) -> object:
    return f"{value:.1f}".rstrip("0").rstrip(".") if isinstance(value, float) else value


def place(box: Box) -> str:
    """Return where a box stands, as style."""
    sides = {"left": box.left, "top": box.top, "width": box.width, "height": box.height}
    return "".join(f"{name}:{round(value, 1):g}px;" for name, value in sides.items())


def svg(content: str, box: Box, alt: str) -> str:
    """Return a drawing at its place."""
    view = f"0 0 {box.width:g} {box.height:g}"
    return (
        f'<svg viewBox="{view}" style="{place(box)}" role="img" aria-label="{escape(alt)}">'
        f"{content}</svg>"
    )


def block(
    name: str,
    runs: Sequence[Run],
    box: Box,
    sizes: Sequence[float],
    lang: str,
    *,
    bold: bool = False,
    right: bool = False,
    element: str = "div",
) -> str:
    """Return text at the largest size at which it fits its box; blank without text."""
    whole = plain("".join(run.text for run in runs))
    if not whole:
        return ""
    found = fit(whole, box.width, box.height, sizes, bold=bold, slack=SLACK)
    pieces = [Run(found.text, runs[0].colour, runs[0].bold, runs[0].soft)] if found.cut else runs
    style = f"{place(box)}font-size:{found.size:g}px;line-height:{LINE}"
    side = ";text-align:right" if right else ""
    weight = ";font-weight:600" if bold and all(r.bold for r in runs) else ""
    inside = "".join(_run(piece) for piece in pieces)
    return f'<{element} class="{name}" style="{style}{side}{weight}">{inside}</{element}>'


def _run(run: Run) -> str:
    colour = run.colour or (LIGHT.soft if run.soft else "")
    style = f"color:{colour}" if colour else ""
    style += ";font-weight:600" if run.bold else ""
    text = escape(plain(run.text))
    return f'<span style="{escape(style.lstrip(";"))}">{text}</span>' if style else text
