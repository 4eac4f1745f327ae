"""How much room text takes, measured with the bundled face."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import ImageFont

FACES = {
    False: Path(__file__).parent / "fonts" / "SourceSans3-Regular.ttf",
    True: Path(__file__).parent / "fonts" / "SourceSans3-Semibold.ttf",
}
LINE = 1.25
"""Height of a line as a share of the type size."""
ELLIPSIS = "…"

_EM = 1000
_COVERED = ((0x0020, 0x0530), (0x1E00, 0x2E80))
"""Characters that the face has; others are as wide as they are high, as emoji and Han are."""
_INVISIBLE = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0f")


@cache
def _face(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FACES[bold]), _EM, layout_engine=ImageFont.Layout.BASIC)


@cache
def _advance(letter: str, bold: bool) -> float:
    """Return the width of a letter as a share of the type size."""
    if letter in _INVISIBLE:
        return 0.0
    if not any(low <= ord(letter) < high for low, high in _COVERED):
        return 1.0
    return float(_face(bold).getlength(letter)) / _EM


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of one line of text, in the unit of ``size``."""
    return sum(_advance(letter, bold) for letter in text) * size


def wrap(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Break text into lines no wider than ``room``.

    Args:
        text: Words; line breaks in it stay.
        size: Of the type.
        room: Width, in the unit of ``size``.
        bold: Whether the semibold face is used.

    Returns:
        The lines; a word too long for one is broken where it must be.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            joined = f"{line} {word}" if line else word
            if width(joined, size, bold=bold) <= room:
                line = joined
                continue
            if line:
                lines.append(line)
            *full, line = _pieces(word, size, room, bold)
            lines += full
        lines.append(line)
    return lines


def _pieces(word: str, size: float, room: float, bold: bool) -> list[str]:
    """Break a word that is too long for a line; at least one letter stands on each."""
    pieces, piece, taken = [], "", 0.0
    for letter in word:
        step = _advance(letter, bold) * size
        if piece and taken + step > room:
            pieces.append(piece)
            piece, taken = "", 0.0
        piece += letter
        taken += step
    return [*pieces, piece]


@dataclass(frozen=True, slots=True)
class Fitted:
    """Text that fits its box."""

    text: str
    """Whole, or cut off with an ellipsis where even the smallest size was too large."""
    size: float
    lines: int
    cut: bool = False


def fit(
    text: str,
    across: float,
    up: float,
    sizes: Sequence[float],
    *,
    bold: bool = False,
    slack: float = 1.0,
) -> Fitted:
    """Return the text at the largest size at which it fits, cut off if none is small enough.

    Args:
        text: What is to be set.
        across: Width of the box.
        up: Height of the box, in the same unit.
        sizes: Type sizes that may be used, largest first.
        bold: Whether the semibold face is used.
        slack: How much wider the face that is shown in the end may run than the measured one.
    """
    room = across / slack
    for size in sizes:
        lines = wrap(text, size, room, bold=bold)
        if len(lines) * size * LINE <= up:
            return Fitted(text, size, len(lines))
    return _cut(text, room, up, sizes[-1], bold)


def _cut(text: str, room: float, up: float, size: float, bold: bool) -> Fitted:
    most = max(int(up / (size * LINE)), 1)
    lines = wrap(text, size, room, bold=bold)[:most]
    last = lines[-1]
    while last and width(last + ELLIPSIS, size, bold=bold) > room:
        last = last[:-1]
    kept = " ".join([*lines[:-1], last.rstrip() + ELLIPSIS])
    return Fitted(kept, size, most, cut=True)
