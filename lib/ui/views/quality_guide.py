"""How data is handed in and mended, for staff of the agencies."""

from __future__ import annotations

import streamlit as st

from lib.ui.markup import escape, section
from lib.ui.view import View

TOPICS = ("give", "mend", "conflict", "sample", "boundaries")


def draw(view: View) -> None:
    """Draw the guide."""
    st.html(
        section(view.t("quality.help"))
        + f'<p class="kk-catatan">{escape(view.t("quality.help_lead"))}</p>'
    )
    with st.grid(2, min_column_width=320, gap="large"):
        for topic in TOPICS:
            with st.container(key=f"cara_{topic}", gap=None):
                title = escape(view.t(f"quality.help.{topic}.title"))
                st.html(f'<h3 class="kk-anak">{title}</h3>')
                st.markdown(view.t(f"quality.help.{topic}.body"))
    st.html(f'<p class="kk-catatan">{escape(view.t("quality.help.more"))}</p>')
