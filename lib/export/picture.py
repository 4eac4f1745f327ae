"""Charts and static maps as pictures, without a browser and without a network."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyarrow as pa
import vl_convert

from lib.design.tokens import Tokens
from lib.design.vega import Spec
from lib.errors import ExportError

FONTS = Path(__file__).parent / "fonts"
"""An unknown font would drop all text without a word, so the face is bundled."""


@cache
def _fonts() -> None:
    vl_convert.register_font_directory(str(FONTS))


def standalone(spec: Spec, tokens: Tokens, *, width: int, height: int | None = None) -> Spec:
    """Return a chart that needs nothing around it: own size, paper and rows instead of Arrow."""
    out = {**spec, "background": tokens.paper, "width": width}
    if height is not None:
        out["height"] = height
    tables = spec.get("datasets", {})
    if isinstance(tables, dict):
        out["datasets"] = {
            name: table.to_pylist() if isinstance(table, pa.Table) else table
            for name, table in tables.items()
        }
    return out


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


def svg(spec: Spec, tokens: Tokens, *, width: int = 960, height: int | None = None) -> str:
    """Return a chart as SVG text; see ``png``."""
    _fonts()
    try:
        return str(
            vl_convert.vegalite_to_svg(
                standalone(spec, tokens, width=width, height=height), allowed_base_urls=[]
            )
        )
    except ValueError as error:
        raise ExportError(reason=str(error)) from error
