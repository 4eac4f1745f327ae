"""Charts and static maps as pictures, without a browser and without a network."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from textwrap import wrap

import pyarrow as pa
import vl_convert

from lib.design.tokens import Tokens
from lib.design.vega import Spec
from lib.errors import ExportError

FONTS = Path(__file__).parent / "fonts"
"""An unknown font would drop all text without a word, so the face is bundled."""


_NO_LETTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
MARGIN = 24
"""Pixels around a picture."""
_HEADS, _LINE = 48, 18
"""Pixels that title and subtitle take, and a line below."""


@cache
def _fonts() -> None:
    vl_convert.register_font_directory(str(FONTS))


def standalone(
    spec: Spec, tokens: Tokens, *, width: int, height: int | None = None, margin: int = MARGIN
) -> Spec:
    """Return a chart that needs nothing around it: own size, paper and rows instead of Arrow."""
    padding = dict.fromkeys(("left", "right", "top", "bottom"), margin)
    out = {**spec, "background": tokens.paper, "width": width, "padding": padding}
    if height is not None:
        out["height"] = height
    tables = spec.get("datasets", {})
    if isinstance(tables, dict):
        out["datasets"] = {
            name: table.to_pylist() if isinstance(table, pa.Table) else table
            for name, table in tables.items()
        }
    return {key: _drawable(value) for key, value in out.items()}


def _drawable(value: object) -> object:
    """Return part of a chart without signs that XML cannot hold: they abort the process."""
    match value:
        case str():
            return _NO_LETTER.sub("\N{REPLACEMENT CHARACTER}", value)
        case dict():
            return {_drawable(key): _drawable(part) for key, part in value.items()}
        case list() | tuple():
            return [_drawable(part) for part in value]
        case _:
            return value


def titled(spec: Spec, tokens: Tokens, *, title: str, subtitle: str = "", source: str = "") -> Spec:
    """Return a chart that says by itself what it shows, for use outside a page.

    Args:
        spec: A layered chart or static map.
        tokens: The colour mode it was made for.
        title: What it shows or finds, in one line.
        subtitle: Unit, period, area.
        source: Source and date; stands below.

    Returns:
        The chart, higher by what was added.
    """
    up = _axis_above(spec)
    lines = ((title, tokens.lead, 600, -62 - up), (subtitle, tokens.note, 400, -38 - up))
    heads = [_head(*line, tokens) for line in lines if line[0]]
    layers = spec["layer"]
    out = {**spec, "layer": [*(layers if isinstance(layers, list) else []), *heads]}
    lower = wrap(source, 110)
    if lower:
        out["title"] = _below(spec.get("title"), lower, tokens)
    if isinstance(height := spec.get("height"), int):
        out["height"] = height + _HEADS + 2 * MARGIN + _LINE * len(lower)
    return out


def _axis_above(spec: Spec) -> int:
    """Return the pixels that an axis above the chart takes."""
    layers = spec["layer"]
    taken = [0]
    for part in layers if isinstance(layers, list) else []:
        axis = part.get("encoding", {}).get("x", {}).get("axis") or {}
        if axis.get("orient") == "top":
            slanted = 72 if axis.get("labelAngle") else 0
            taken.append(axis.get("labelPadding", 8) + 8 + slanted)
    return max(taken)


def _head(text: str, size: int, weight: int, up: int, tokens: Tokens) -> Spec:
    mark = {
        "type": "text",
        "align": "left",
        "baseline": "middle",
        "fontSize": size,
        "fontWeight": weight,
        "fill": tokens.ink if weight > 400 else tokens.soft,
    }
    place = {"x": {"value": 0}, "y": {"value": up}, "text": {"value": text}}
    return {"data": {"values": [{}]}, "mark": mark, "encoding": place}


def _below(note: object, lines: list[str], tokens: Tokens) -> Spec:
    if not isinstance(note, dict):
        return {"text": lines, "color": tokens.soft, "fontWeight": 400}
    if note.get("color"):  # signs only, no mark of sample data
        return {**note, "text": [*note["text"], *lines]}
    return {**note, "subtitle": [*note.get("subtitle", []), *lines]}


def png(
    spec: Spec, tokens: Tokens, *, width: int = 960, height: int | None = None, scale: float = 2
) -> bytes:
    """Return a chart as PNG.

    Args:
        spec: A chart or static map.
        tokens: The colour mode it was made for; gives the paper.
        width: Of the picture, in pixels at scale 1.
        height: Likewise; that of the chart if left out.
        scale: Pixels per pixel.

    Raises:
        ExportError: It could not be drawn.
    """
    _fonts()
    try:
        return bytes(
            vl_convert.vegalite_to_png(
                standalone(spec, tokens, width=width, height=height),
                scale=scale,
                allowed_base_urls=[],
            )
        )
    except ValueError as error:
        raise ExportError(reason=str(error)) from error


def svg(
    spec: Spec,
    tokens: Tokens,
    *,
    width: int = 960,
    height: int | None = None,
    margin: int = MARGIN,
) -> str:
    """Return a chart as SVG text; see ``png``.

    Args:
        spec: The chart.
        tokens: The colour mode it was made for.
        width: In pixels.
        height: Likewise; ``None``: the chart's own.
        margin: Pixels around it.
    """
    _fonts()
    alone = standalone(spec, tokens, width=width, height=height, margin=margin)
    try:
        return str(vl_convert.vegalite_to_svg(alone, allowed_base_urls=[]))
    except ValueError as error:
        raise ExportError(reason=str(error)) from error
