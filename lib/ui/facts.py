"""Facts as a list: what it is on the left, what holds on the right."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from lib.ui.markup import escape

Fact = tuple[str, str]
"""Term and description, both plain text."""


def markup(facts: Iterable[Fact], blank: str = "") -> str:
    """Return facts as HTML.

    Args:
        facts: Term and description; one without a description is left out unless ``blank``.
        blank: What stands, quietly, where there is no description.
    """
    rows = "".join(
        f"<dt>{escape(term)}</dt><dd>{_said(text, blank)}</dd>"
        for term, text in facts
        if text or blank
    )
    return f'<dl class="kk-uraian">{rows}</dl>'


def draw(facts: Iterable[Fact], blank: str = "") -> None:
    """Draw facts."""
    st.html(markup(facts, blank))


def _said(text: str, blank: str) -> str:
    return escape(text) if text else f'<span class="kk-lunak kk-belum">{escape(blank)}</span>'
