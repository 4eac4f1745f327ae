"""Small pieces of HTML; whatever comes from data is escaped here."""

from __future__ import annotations

import base64
import html
import re

_MARKS = re.compile(r"([\\`*_{}\[\]<>$~:#|])")


def escape(text: object) -> str:
    """Return a text safe inside HTML elements and attributes."""
    return html.escape(str(text), quote=True)


def picture(svg: str, alt: str) -> str:
    """Return a drawing as an image; markup of its own would be taken out by the sanitizer."""
    data = base64.b64encode(svg.encode()).decode()
    return f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(alt)}">'


def icon(name: str) -> str:
    """Return a Material symbol; hidden from screen readers, a word stands beside it."""
    return f'<span class="kk-ikon" aria-hidden="true">{escape(name)}</span>'


def plain(text: object) -> str:
    """Return a text that Markdown leaves as it is."""
    return _MARKS.sub(r"\\\1", str(text))


def section(title: str, level: int = 2) -> str:
    """Return the heading of a part of a page; ``level`` is its depth below the title's 1."""
    return f'<h{level} class="kk-bagian">{escape(title)}</h{level}>'
