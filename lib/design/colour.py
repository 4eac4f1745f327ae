"""Colours: contrast, mixing, and making one readable on a paper."""

from __future__ import annotations

from functools import cache


def channels(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue, 0..255, of ``#RRGGBB``.

    Raises:
        ValueError: ``colour`` has another form.
    """
    if len(colour) != 7 or colour[0] != "#":
        raise ValueError(colour)
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (v / 255 for v in channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1..21 (WCAG 2.2)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """Return the colour that lies ``share`` (0..1) of the way from ``one`` to ``other``."""
    pairs = zip(channels(one), channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


@cache
def readable(colour: str, paper: str, ink: str, least: float = 4.5) -> str:
    """Return ``colour``, moved towards ``ink`` until it reads on ``paper``.

    Args:
        colour: ``#RRGGBB``, for example that of a dimension.
        paper: What it stands on.
        ink: The text colour on that paper.
        least: Contrast to reach.
    """
    steps = (mix(colour, ink, step / 10) for step in range(10))
    return next((c for c in steps if contrast(c, paper) >= least), ink)


def on(fill: str) -> str:
    """Return the text colour, dark or white, that reads best on a fill."""
    dark, white = "#14202B", "#FFFFFF"
    return dark if contrast(dark, fill) >= contrast(white, fill) else white
