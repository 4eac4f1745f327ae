"""Clicks on maps and charts choose an area.

A selection outlives the run in which it was made, so only a click that was not there in the
run before counts; else it would win over every later choice made elsewhere.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from lib.ui import figure, state

_SEEN = "_clicked"


def follow(*keys: str) -> None:
    """Choose the area that was clicked in a figure since the last run, if any.

    Must run before the control that chooses the area is drawn.

    Args:
        keys: Keys of charts and maps, as given to ``figure.draw`` and ``mapview.draw``.
    """
    seen: dict[str, str | None] = st.session_state.setdefault(_SEEN, {})
    for key in keys:
        for name in (key, f"{key}_datar"):
            code = _picked(st.session_state.get(name))
            if code is not None and code != seen.get(name):
                state.put("wilayah", code)
            seen[name] = code


def _picked(event: Any) -> str | None:  # noqa: ANN401 - Streamlit's own state object
    if not event:
        return None
    selection = event["selection"]
    if "objects" in selection:
        objects = selection["objects"].get("wilayah")
        return str(objects[0]["properties"]["kode"]) if objects else None
    return figure.clicked(event)
