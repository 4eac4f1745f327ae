"""Small pieces of HTML; whatever comes from data is escaped here."""

from __future__ import annotations

import html


def escape(text: object) -> str:
    """Return a text safe inside HTML elements and attributes."""
    return html.escape(str(text), quote=True)


def icon(name: str) -> str:
    """Return a Material symbol; hidden from screen readers, a word stands beside it."""
    return f'<span class="kk-ikon" aria-hidden="true">{escape(name)}</span>'
