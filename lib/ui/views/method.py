"""The page Metode: how each number is made, with an example from the live data."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from lib.city import worked
from lib.i18n import has
from lib.ui import headline, provenance
from lib.ui.markup import escape, section
from lib.ui.view import View, current

TOPICS: Mapping[str, tuple[str, ...]] = {
    "figures": ("sources", "status", "gaps", "rounding"),
    "results": (
        *("rollup", "change", "target", "progress", "outlook", "sentences"),
        *("highlights", "rank", "distance", "similar", "correlation"),
    ),
    "scores": ("score", "coverage_rule", "contribution", "robustness", "trial"),
    "spread": ("pattern", "smoothing", "gap"),
    "action": ("s_curve", "absorption", "assessment", "readiness"),
    "maps": ("classes", "schematic"),
    "upkeep": ("coverage", "freshness"),
}
"""Topics by part of the page. Texts: ``method.<topic>.title``, ``short``, ``body``, ``formula``."""


def render() -> None:
    """Draw the page."""
    view = current()
    headline.draw(view, view.t("method.title"), view.t("method.finding"))
    side, main = st.columns([1, 3], gap="large")
    with side:
        st.html(_contents(view))
    with main, st.container(key="metode", gap="medium"):
        for part, topics in TOPICS.items():
            st.html(section(view.t(f"method.part.{part}")))
            for topic in topics:
                _topic(view, topic)


def _contents(view: View) -> str:
    """Return the list of topics, each a link to its place on the page."""
    parts = []
    for part, topics in TOPICS.items():
        items = "".join(
            f'<li><a class="kk-tautan" href="#{topic}">'
            f"{escape(view.t(f'method.{topic}.title'))}</a></li>"
            for topic in topics
        )
        parts.append(f"<p>{escape(view.t(f'method.part.{part}'))}</p><ul>{items}</ul>")
    label = escape(view.t("method.contents"))
    return f'<nav class="kk-isi" aria-label="{label}">{"".join(parts)}</nav>'


def _topic(view: View, topic: str) -> None:
    """Draw one topic: in short, in full, as a formula, with an example."""
    with st.container(key=f"metode_{topic}", gap="small"):
        st.html(
            f'<h3 class="kk-anak" id="{topic}">{escape(view.t(f"method.{topic}.title"))}</h3>'
            f'<p class="kk-lead">{escape(view.t(f"method.{topic}.short"))}</p>'
        )
        st.markdown(view.t(f"method.{topic}.body"))
        if has(f"method.{topic}.formula", view.lang):
            st.markdown(f"$$\n{view.t(f'method.{topic}.formula')}\n$$")
        _example(view, topic)


def _example(view: View, topic: str) -> None:
    if not worked.has_example(topic):
        return
    found = worked.example(view.city, topic, view.today, view.lang)
    with st.container(key=f"contoh_{topic}", gap=None):
        mark = f" {provenance.sample_mark(view)}" if found and found.sample else ""
        st.html(f'<p class="kk-catatan"><b>{escape(view.t("method.example"))}</b>{mark}</p>')
        st.markdown(found.text if found else view.t("method.example_none"))
