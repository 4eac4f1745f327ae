"""The head of a page: its title, and one sentence that says the finding."""

from __future__ import annotations

import streamlit as st

from lib.ui import provenance
from lib.ui.markup import escape, icon
from lib.ui.view import View


def draw(
    view: View,
    title: str,
    finding: str = "",
    *,
    lead: str = "",
    symbol: str = "",
    colour: str = "",
    sample: bool = False,
) -> None:
    """Draw the head of a page.

    Args:
        view: The reader's view.
        title: Names the page.
        finding: What the figures say, in one sentence.
        lead: What the page is about, above the finding.
        symbol: Name of a Material symbol before the title.
        colour: Of the symbol.
        sample: Whether a figure of the finding is sample data.
    """
    sign = f'<span style="color:{escape(colour)}">{icon(symbol)}</span> ' if symbol else ""
    mark = f" {provenance.sample_mark(view)}" if sample else ""
    parts = [f'<h1 class="kk-judul">{sign}{escape(title)}</h1>']
    if lead:
        parts.append(f'<p class="kk-catatan">{escape(lead)}</p>')
    if finding:
        parts.append(f'<p class="kk-temuan">{escape(finding)}{mark}</p>')
    st.html("".join(parts))
